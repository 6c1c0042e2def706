"""Choices without a random-number generator: each is fixed by the sha256 of a key that names it."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

__all__ = ["SEED", "BirthYears", "Names", "digits", "number", "order", "pick"]

SEED = "comity-sample-1"
ATTEMPTS = 200
_Option = TypeVar("_Option")


def number(key: str) -> int:
    """Return the whole number that a key stands for."""
    return int.from_bytes(hashlib.sha256(f"{SEED}|{key}".encode()).digest(), "big")


def pick(key: str, options: Sequence[_Option]) -> _Option:
    """Return the option that the key fixes."""
    return options[number(key) % len(options)]


def order(key: str, names: Iterable[str]) -> list[str]:
    """Return the names in the order of the hashes of ``key|name``: "k of n by hash" takes the first k."""
    return sorted(names, key=lambda name: number(f"{key}|{name}"))


def digits(key: str, width: int) -> str:
    """Return a decimal number of fixed width."""
    return str(number(key) % 10**width).zfill(width)


@dataclass(slots=True)
class Names:
    """Which draws of a name are refused: those on the skip list and those already taken.

    ``skip`` holds keys of draws (``P017|name|0``), not names: nobody is named by it.
    ``drawn`` notes every accepted draw by its key, so that the guard can say which key to skip.
    """

    skip: Collection[str]
    taken: set[tuple[str, ...]] = field(default_factory=set)
    drawn: dict[str, object] = field(default_factory=dict)

    def draw(self, key: str, make: Callable[[str], _Option | None]) -> _Option:
        """Return the first acceptable draw of ``make(key|attempt)``; None from ``make`` is a refusal."""
        for attempt in range(ATTEMPTS):
            drawing = f"{key}|{attempt}"
            name = None if drawing in self.skip else make(drawing)
            if name is not None:
                self.drawn[drawing] = name
                return name
        raise ValueError(f"{key}: no acceptable name in {ATTEMPTS} draws")


@dataclass(slots=True)
class BirthYears:
    """Birth years spread evenly: each draw takes one of the least used years that are allowed."""

    first: int
    last: int
    used: Counter[int] = field(default_factory=Counter)

    def take(self, key: str, allowed: Callable[[int], bool] = lambda _: True) -> int:
        """Return the least used allowed year; the key decides between equals."""
        years = [year for year in range(self.first, self.last + 1) if allowed(year)]
        fewest = min(self.used[year] for year in years)
        year = pick(key, [year for year in years if self.used[year] == fewest])
        self.used[year] += 1
        return year
