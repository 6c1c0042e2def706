"""Syllables as people write and read them: spellings, characters, and the classes in which they meet.

A class is one reading in one language (Cantonese *zoeng*, Mandarin *zhang*, Korean *장*). A spelling may
write several classes, a character may be read as several; two units agree where they share a class, and
a name is read in one language throughout. Units are numbered: spellings first, Hangul, then Han.
"""

import math
from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from comity.names.cuts import MOST_WAYS, parse_japanese, parse_latin
from comity.names.han import family_ranks, fold_han, han_numbers, han_rows, mandarin_pieces, readings
from comity.names.inventory import LANGUAGES, Inventory, inventory

__all__ = [
    "LANGUAGES",
    "MOST_WAYS",
    "class_names",
    "classes_of_char",
    "classes_of_spelling",
    "fold_han",
    "mandarin_pieces",
    "parse_japanese",
    "parse_latin",
    "spelling_id",
    "spellings",
    "spellings_by_class",
    "unit_table",
    "units",
]

_SHARES = ((1.0,), (0.8, 0.2), (0.7, 0.2, 0.1), (0.65, 0.2, 0.1, 0.05))
_MOST_JAPANESE = 6
_COMMON, _RARE = 1 / 2400, 1 / 60000
_SURNAME_SHARE = 1 / 3
_HOSTS = "MCH"
_GUESTS_SHARE = 0.2
"""Of families whose spelling follows another Chinese language than the given name does."""
_HANGUL_VARIANT = 0.12


def spellings() -> tuple[str, ...]:
    """Return all spellings; the place of a spelling is its unit."""
    return inventory().spelled


def spelling_id(text: str) -> int:
    """Return the unit of a spelling, -1 if no language writes a syllable so."""
    return inventory().number.get(text, -1)


def classes_of_spelling(unit: int) -> tuple[int, ...]:
    """Return the classes that a spelling may write."""
    known = inventory()
    return tuple(known.classes[known.at[unit] : known.at[unit + 1]].tolist())


def class_names() -> list[tuple[str, str]]:
    """Return language and reading of each class; Korean readings are in Hangul."""
    return list(inventory().class_number)


@lru_cache(maxsize=1 << 10)
def _logs(own: int, guests: int) -> tuple[float, ...]:
    """Logarithms of P(class | character) of its readings, likeliest first; guests share one part."""
    own = min(own, _MOST_JAPANESE)
    shares = _SHARES[own - 1] if 0 < own <= len(_SHARES) else (*_SHARES[-1], *(0.05,) * (own - len(_SHARES)))
    shares = shares if own else ()
    return tuple(math.log(share) for share in (*shares, *(_GUESTS_SHARE / guests for _ in range(guests))))


def _cell_classes(language: str, names: Sequence[str]) -> list[tuple[int, float]]:
    """Return classes and ln P(class | character) of the readings of a character in one language."""
    number = inventory().class_number.get
    found = [known for reading in names if (known := number((language, reading))) is not None]
    guests = sum(":" in reading for reading in names) if language in _HOSTS else 0
    return list(zip(found, _logs(len(found) - guests, guests), strict=False))


@cache
def _hangul() -> dict[str, tuple[tuple[int, float], ...]]:
    """Return the Hangul syllables of names with their classes: themselves and North and South variants."""
    numbers = inventory().class_number
    table: dict[str, tuple[tuple[int, float], ...]] = {}
    for (language, block), number in numbers.items():
        if language == "K":
            others = [numbers["K", v] for v in _initial_variants(block) if ("K", v) in numbers]
            table[block] = ((number, 0.0), *((other, math.log(_HANGUL_VARIANT)) for other in others))
    return table


_N, _R, _NONE, _BLOCK = 2, 5, 11, 588
_PALATAL = frozenset((2, 3, 6, 7, 12, 17, 20))
_FAMILY_INITIALS = frozenset("이임유양여연염용육노나")


def _initial_variants(block: str) -> tuple[str, ...]:
    """The same syllable under the other rule of initial sounds: 리 -> 이; families also back: 이 -> 리."""
    code = ord(block) - 0xAC00
    initial, medial, rest = code // _BLOCK, code % _BLOCK // 28, code % _BLOCK
    if initial == _R:
        return (chr(0xAC00 + (_NONE if medial in _PALATAL else _N) * _BLOCK + rest),)
    if block in _FAMILY_INITIALS:
        return (chr(0xAC00 + _R * _BLOCK + rest),)
    return ()


def classes_of_char(char: str) -> tuple[int, ...]:
    """Return the classes a Han character or Hangul syllable may be read as, by language, likeliest first."""
    if char in _hangul():
        return tuple(number for number, _ in _hangul()[char])
    return tuple(
        number for language in LANGUAGES for number, _ in _cell_classes(language, readings(char, language))
    )


@cache
def _character_units() -> dict[str, int]:
    """Return Hangul syllable or Han character -> unit."""
    first = len(inventory().spelled)
    table = {char: first + place for place, char in enumerate(_hangul())}
    first += len(table)
    return table | {char: first + place for char, place in han_numbers().items()}


@lru_cache(maxsize=1 << 16)
def units(text: str) -> tuple[int, ...]:
    """Return the units of a word in Han or Hangul; other signs are left out."""
    known = _character_units()
    return tuple(known[char] for char in text if char in known)


def _character_shares(rows: list[list[str]]) -> NDArray[np.float64]:
    """How often characters stand in names: given names evenly over the known ones, families by rank."""
    southern = 2 + LANGUAGES.index("H")
    given = np.array([_COMMON if row[southern] else _RARE for row in rows])
    ranks = family_ranks()
    rank = np.array([ranks.get(row[0], 0) for row in rows], np.float64)
    family = np.where(rank > 0, 1.1 / (rank + 8) ** 1.25, 0.0)
    return (1 - _SURNAME_SHARE) * given + _SURNAME_SHARE * family


Flat = tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]


def _column(rows: list[list[str]], language: str) -> Flat:
    """Return (row, class, ln P) of all readings in one language; cells that recur are taken apart once."""
    place = 2 + LANGUAGES.index(language)
    column = [row[place] for row in rows]
    distinct = {cell: place for place, cell in enumerate(dict.fromkeys(column))}
    found = [_cell_classes(language, cell.split(",")) for cell in distinct]
    counts = np.array([len(pairs) for pairs in found])
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    classes = np.array([number for pairs in found for number, _ in pairs], np.int32)
    logs = np.array([log for pairs in found for _, log in pairs], np.float32)
    cell_of = np.array([distinct[cell] for cell in column])
    lengths = counts[cell_of]
    row_of = np.repeat(np.arange(len(rows)), lengths)
    within = np.arange(len(row_of)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    source = starts[cell_of][row_of] + within
    return row_of, classes[source], logs[source]


@cache
def unit_table() -> tuple[
    NDArray[np.int32],
    NDArray[np.int32],
    NDArray[np.float32],
    NDArray[np.int8],
    NDArray[np.int32],
    NDArray[np.float32],
]:
    """Return the classes of all units as arrays.

    ``at`` (units + 1,), ``classes``, ``logs`` (ln P(spelling | class) or ln P(class | character)),
    ``language`` int8 by class, ``fold`` (units,) code point of the folded character, -1 for a
    spelling, ``told`` (units,) nats: how little a unit is to be expected in a name.
    Cost: reads all characters once, about 0.1 s.
    """
    known, hangul, rows = inventory(), _hangul(), han_rows()
    columns = [_column(rows, language) for language in LANGUAGES]
    row_of, classes, logs = (np.concatenate(parts) for parts in zip(*columns, strict=True))
    order = np.argsort(row_of, kind="stable")
    flat = [pair for pairs in hangul.values() for pair in pairs]
    counts = np.concatenate(
        ([len(pairs) for pairs in hangul.values()], np.bincount(row_of, minlength=len(rows)))
    )
    at = np.concatenate((known.at, known.at[-1] + np.cumsum(counts))).astype(np.int32)
    classes = np.concatenate((known.classes, np.array([c for c, _ in flat], np.int32), classes[order]))
    logs = np.concatenate((known.logs, np.array([w for _, w in flat], np.float32), logs[order]))
    first = len(known.spelled) + len(hangul)
    fold = np.full(len(at) - 1, -1, np.int32)
    fold[len(known.spelled) : first] = [ord(block) for block in hangul]
    fold[first:] = [ord(row[1] or row[0]) for row in rows]
    told = _told(known, (at, classes, logs), first, _character_shares(rows))
    return at, classes, logs, known.language, fold, told


def _told(
    known: Inventory,
    table: tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]],
    first: int,
    share: NDArray[np.float64],
) -> NDArray[np.float32]:
    """Nats of each unit: characters by their share; Hangul and spellings by the classes they write."""
    at, classes, logs = table
    unit_of = np.repeat(np.arange(len(at) - 1), np.diff(at))
    start = at[first]
    mass = np.bincount(
        classes[start:],
        weights=share[unit_of[start:] - first] * np.exp(logs[start:]),
        minlength=len(known.language),
    )
    language = known.language[classes[:start]].astype(np.int64)
    each = np.bincount(
        unit_of[:start] * len(LANGUAGES) + language, weights=mass[classes[:start]] * np.exp(logs[:start])
    )
    padded = np.zeros(first * len(LANGUAGES))
    padded[: len(each)] = each
    spelled = padded.reshape(first, len(LANGUAGES)).max(axis=1)
    shares: NDArray[np.float64] = np.clip(np.concatenate((spelled, share)), 1e-6, 1.0)
    return (-np.log(shares)).astype(np.float32)


@cache
def spellings_by_class() -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the spellings of classes: ``at`` (classes + 1,), rows (unit, 1000 ln P), likeliest first."""
    known = inventory()
    unit_of = np.repeat(np.arange(len(known.spelled), dtype=np.int32), np.diff(known.at))
    order = np.lexsort((unit_of, -known.logs, known.classes))
    counts = np.bincount(known.classes, minlength=len(known.language))
    rows = np.stack((unit_of[order], np.rint(1000 * known.logs[order]).astype(np.int32)), axis=1)
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int32), rows
