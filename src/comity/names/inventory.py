"""The inventory of spellings: which syllables of which languages a row of Latin letters may write."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from comity.names.han import READING_LANGUAGES, table_lines

__all__ = ["JAPANESE", "LANGUAGES", "NEVER", "Inventory", "inventory", "likelihood"]

LANGUAGES = tuple(READING_LANGUAGES)
"""Mandarin, Cantonese, Korean, Vietnamese, Southern Min with Hakka, Japanese."""

JAPANESE = LANGUAGES.index("J")
NEVER = 99.0
"""Nats of what does not occur."""

_FIRST_RANK = 20


@dataclass(frozen=True, slots=True)
class Inventory:
    """All spellings with their classes.

    ``number`` spelling -> unit; ``spelled`` the spellings; ``class_number`` (language, reading) -> class;
    ``language`` (classes,) int8; ``at`` (spellings + 1,), ``classes``, ``logs`` = ln P(spelling | class);
    ``bits`` languages of each spelling but Japanese; ``joinable`` spelling -> unit without Japanese ones.
    """

    number: dict[str, int]
    spelled: tuple[str, ...]
    class_number: dict[tuple[str, str], int]
    language: NDArray[np.int8]
    at: NDArray[np.int32]
    classes: NDArray[np.int32]
    logs: NDArray[np.float32]
    bits: list[int]
    joinable: dict[str, int]


@cache
def inventory() -> Inventory:
    """Return the inventory, read once from its table (0.05 s)."""
    class_number: dict[tuple[str, str], int] = {}
    by_spelling: dict[str, list[tuple[int, float]]] = {}
    languages: list[int] = []
    own: list[bool] = []
    for line in table_lines("spellings"):
        language, reading, spelling, _, share = line.split("\t")
        key = (language, reading)
        number = class_number.get(key)
        if number is None:
            number = class_number[key] = len(languages)
            languages.append(READING_LANGUAGES.index(language))
            own.append(":" not in reading)
        by_spelling.setdefault(spelling, []).append((number, float(share)))
    spelled = tuple(by_spelling)
    counts = [len(found) for found in by_spelling.values()]
    flat = [pair for found in by_spelling.values() for pair in found]
    bits = [_bits(found, languages, own) for found in by_spelling.values()]
    return Inventory(
        number={spelling: unit for unit, spelling in enumerate(spelled)},
        spelled=spelled,
        class_number=class_number,
        language=np.array(languages, np.int8),
        at=np.concatenate(([0], np.cumsum(counts))).astype(np.int32),
        classes=np.array([number for number, _ in flat], np.int32),
        logs=np.log(np.maximum(np.array([share for _, share in flat], np.float32), np.float32(1e-4))),
        bits=bits,
        joinable={spelling: unit for unit, spelling in enumerate(spelled) if bits[unit]},
    )


def _bits(found: list[tuple[int, float]], languages: list[int], own: list[bool]) -> int:
    """Languages that write the spelling in joined words; families kept from another language do not count."""
    bits = 0
    for number, _ in found:
        bits |= own[number] << languages[number]
    return bits & ~(1 << JAPANESE)


@cache
def likelihood() -> list[tuple[float, ...]]:
    """Return for each spelling, by language, -ln of how often names of the language have it.

    The table lists the classes of a language commonest first; their shares fall with the rank.
    """
    known = inventory()
    first = np.searchsorted(known.language, np.arange(len(LANGUAGES)))
    rank = np.arange(len(known.language)) - first[known.language]
    nats = np.full((len(known.spelled), len(LANGUAGES)), NEVER)
    unit_of = np.repeat(np.arange(len(known.spelled)), np.diff(known.at))
    language = known.language[known.classes]
    np.minimum.at(nats, (unit_of, language), np.log(_FIRST_RANK + rank[known.classes]) - known.logs)
    return [tuple(row) for row in nats.tolist()]
