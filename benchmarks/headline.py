"""One line of the table that ``make bench`` prints: a measure, what we reached, what must and should be."""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Headline", "headline_table"]


@dataclass(frozen=True, slots=True)
class Headline:
    """A measured value beside the least we accept and the goal; ``fewer`` when less is better."""

    measure: str
    value: float
    least: float
    goal: float
    unit: str = ""
    fewer: bool = False

    @property
    def reached(self) -> str:
        """Return what the value reaches: goal, least or neither."""
        sign = -1 if self.fewer else 1
        if sign * self.value >= sign * self.goal:
            return "goal"
        return "least" if sign * self.value >= sign * self.least else "below"


def headline_table(lines: Sequence[Headline]) -> str:
    """Return the Markdown table of the headlines."""
    rows = ["| measure | ours | least | goal | reached |", "|---|---|---|---|---|"]
    for line in lines:
        sign = "≤" if line.fewer else "≥"
        shown = f"{line.value:.3f}" if not line.unit else f"{line.value:.4g} {line.unit}"
        rows.append(
            f"| {line.measure} | {shown} | {sign} {line.least:g} | {sign} {line.goal:g} | {line.reached} |"
        )
    return "\n".join(rows) + "\n"
