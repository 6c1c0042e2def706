"""What a reading could not use, counted with examples, so that nothing is left out in silence."""

from typing import Final

__all__ = ["Notes"]

_EXAMPLES: Final = 3
"""Examples kept for each sort of value: enough to find the cause, too few to fill the memory."""


class Notes:
    """Sentences about a list: values left out (counted, with the first places) and plain remarks."""

    __slots__ = ("_counts", "_examples", "_said")

    def __init__(self) -> None:
        self._said: list[str] = []
        self._counts: dict[str, int] = {}
        self._examples: dict[str, list[str]] = {}

    def say(self, sentence: str) -> None:
        """Keep a remark; the same remark twice is one."""
        if sentence not in self._said:
            self._said.append(sentence)

    def left_out(self, what: str, value: str, locator: str) -> None:
        """Count a value of sort ``what`` ("country", "birth date") that was not understood."""
        self.count(f"{what} not understood and left out", value, locator)

    def count(self, what: str, value: str, locator: str) -> None:
        """Count a value, and keep the first places where it stood."""
        self._counts[what] = self._counts.get(what, 0) + 1
        examples = self._examples.setdefault(what, [])
        if len(examples) < _EXAMPLES:
            examples.append(f"'{value[:60]}' at {locator}")

    def sentences(self) -> list[str]:
        """Every remark, then one sentence for each sort of value counted."""
        counted = [
            f"{what}: {count:,} {'value' if count == 1 else 'values'}, "
            f"for example {', '.join(self._examples[what])}."
            for what, count in self._counts.items()
        ]
        return [*self._said, *counted]
