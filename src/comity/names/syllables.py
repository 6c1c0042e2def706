"""Syllables as people write and read them: spellings, characters, and the classes in which they meet.

A class is one reading in one language (Cantonese *zoeng*, Mandarin *zhang*, Korean *장*). A spelling may
write several classes, a character may be read as several; two units agree where they share a class, and
a name is read in one language throughout. Units are numbered: spellings first, Hangul, then Han.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from comity.names.han import (
    READING_LANGUAGES,
    family_ranks,
    fold_han,
    han_numbers,
    han_rows,
    mandarin_pieces,
    readings,
    table_lines,
)
from comity.names.kana import canonical_romaji

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

LANGUAGES = tuple(READING_LANGUAGES)
"""Mandarin, Cantonese, Korean, Vietnamese, Southern Min with Hakka, Japanese."""

MOST_WAYS = 4
"""Ways to cut a word that are kept: more drown the right one and multiply the keys of a name."""

_JAPANESE = LANGUAGES.index("J")
_JOINED = 0b010111
"""Languages (bits, M first) whose names are written as one word; Vietnamese never are."""
_THRICE = 0b000101
"""Languages in which three syllables are written as one word: Mandarin and Korean."""
_LONGEST_WORD = 24
_LANGUAGE_NATS = (0.0, 1.5, 0.3, 3.0, 3.0, 3.0)
"""How much rarer than Mandarin each language writes syllables as one word, in nats."""
_FIRST_RANK, _RANK_NATS = 20, 1.0
_WITHIN = 8.0
"""A cut this many nats less likely than the best one is dropped."""
_SHARES = ((1.0,), (0.8, 0.2), (0.7, 0.2, 0.1), (0.65, 0.2, 0.1, 0.05))
_COMMON, _RARE = 1 / 2400, 1 / 60000
_SURNAME_SHARE = 1 / 3
_MOST_JAPANESE = 6
_GUESTS_SHARE = 0.2
"""Of families whose spelling follows another Chinese language than the given name does."""
_HANGUL_VARIANT = 0.12


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
def _inventory() -> Inventory:
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
    """Languages that write the spelling; families spelled as in another language stand apart, so they join nothing."""
    bits = 0
    for number, _ in found:
        bits |= own[number] << languages[number]
    return bits & ~(1 << _JAPANESE)


def spellings() -> tuple[str, ...]:
    """Return all spellings; the place of a spelling is its unit."""
    return _inventory().spelled


def spelling_id(text: str) -> int:
    """Return the unit of a spelling, -1 if no language writes a syllable so."""
    return _inventory().number.get(text, -1)


def classes_of_spelling(unit: int) -> tuple[int, ...]:
    """Return the classes that a spelling may write."""
    known = _inventory()
    return tuple(known.classes[known.at[unit] : known.at[unit + 1]].tolist())


def class_names() -> list[tuple[str, str]]:
    """Return language and reading of each class; Korean readings are in Hangul."""
    return list(_inventory().class_number)


def _weights(count: int, most: int) -> tuple[float, ...]:
    """Shares of the readings of a character, likeliest first."""
    count = min(count, most)
    if count <= len(_SHARES):
        return _SHARES[count - 1]
    return (*_SHARES[-1], *(0.05,) * (count - len(_SHARES)))


def _cell_classes(language: str, names: Sequence[str]) -> list[tuple[int, float]]:
    """Return classes and ln P(class | character) of the readings of a character in one language."""
    numbers = _inventory().class_number
    names = [reading for reading in names if (language, reading) in numbers]
    guests = sum(":" in reading for reading in names)
    own = _weights(len(names) - guests, _MOST_JAPANESE) if len(names) > guests else ()
    shares = (*own, *(_GUESTS_SHARE / guests,) * guests) if guests else own
    return [(numbers[language, reading], math.log(share)) for reading, share in zip(names, shares, strict=False)]


@cache
def _hangul() -> dict[str, tuple[tuple[int, float], ...]]:
    """Return the Hangul syllables of names with their classes: themselves and North and South variants."""
    numbers = _inventory().class_number
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
    """The same syllable under the other rule of initial sounds: 리 -> 이, 로 -> 노; families also back: 이 -> 리."""
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
    return tuple(number for language in LANGUAGES for number, _ in _cell_classes(language, readings(char, language)))


@cache
def _character_units() -> dict[str, int]:
    """Return Hangul syllable or Han character -> unit."""
    first = len(_inventory().spelled)
    table = {char: first + place for place, char in enumerate(_hangul())}
    first += len(table)
    return table | {char: first + place for char, place in han_numbers().items()}


@lru_cache(maxsize=1 << 16)
def units(text: str) -> tuple[int, ...]:
    """Return the units of a word in Han or Hangul; other signs are left out."""
    known = _character_units()
    return tuple(known[char] for char in text if char in known)


def _character_shares(rows: list[list[str]]) -> NDArray[np.float64]:
    """How often characters stand in names: given names evenly over those known from names, families by rank."""
    southern = 2 + LANGUAGES.index("H")
    given = np.array([_COMMON if row[southern] else _RARE for row in rows])
    ranks = family_ranks()
    rank = np.array([ranks.get(row[0], 0) for row in rows], np.float64)
    family = np.where(rank > 0, 1.1 / (rank + 8) ** 1.25, 0.0)
    return (1 - _SURNAME_SHARE) * given + _SURNAME_SHARE * family


Flat = tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]


def _column(rows: list[list[str]], language: str) -> Flat:
    """Return (row, class, ln P) of all readings in one language; cells that recur are taken apart once."""
    column = [row[2 + LANGUAGES.index(language)] for row in rows]
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
    NDArray[np.int32], NDArray[np.int32], NDArray[np.float32], NDArray[np.int8], NDArray[np.int32], NDArray[np.float32]
]:
    """Return the classes of all units as arrays.

    ``at`` (units + 1,), ``classes``, ``logs`` (ln P(spelling | class) or ln P(class | character)),
    ``language`` int8 by class, ``fold`` (units,) code point of the folded character or -1 for a spelling, ``told``
    (units,) nats: how little a unit is to be expected in a name. Reads all characters: about 0.1 s.
    """
    known, hangul, rows = _inventory(), _hangul(), han_rows()
    columns = [_column(rows, language) for language in LANGUAGES]
    row_of, classes, logs = (np.concatenate(parts) for parts in zip(*columns, strict=True))
    order = np.argsort(row_of, kind="stable")
    flat = [pair for pairs in hangul.values() for pair in pairs]
    counts = np.concatenate(([len(pairs) for pairs in hangul.values()], np.bincount(row_of, minlength=len(rows))))
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
    known: Inventory, table: tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]], first: int, share: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Nats of each unit: characters by their share; Hangul and spellings by the classes they write."""
    at, classes, logs = table
    unit_of = np.repeat(np.arange(len(at) - 1), np.diff(at))
    start = at[first]
    mass = np.bincount(
        classes[start:], weights=share[unit_of[start:] - first] * np.exp(logs[start:]), minlength=len(known.language)
    )
    language = known.language[classes[:start]].astype(np.int64)
    each = np.bincount(unit_of[:start] * len(LANGUAGES) + language, weights=mass[classes[:start]] * np.exp(logs[:start]))
    padded = np.zeros(first * len(LANGUAGES))
    padded[: len(each)] = each
    spelled = padded.reshape(first, len(LANGUAGES)).max(axis=1)
    return -np.log(np.clip(np.concatenate((spelled, share)), 1e-6, 1.0)).astype(np.float32)


@cache
def spellings_by_class() -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return for each class its spellings: ``at`` (classes + 1,), rows (spelling unit, 1000 ln P), likeliest first."""
    known = _inventory()
    unit_of = np.repeat(np.arange(len(known.spelled), dtype=np.int32), np.diff(known.at))
    order = np.lexsort((unit_of, -known.logs, known.classes))
    counts = np.bincount(known.classes, minlength=len(known.language))
    rows = np.stack((unit_of[order], np.rint(1000 * known.logs[order]).astype(np.int32)), axis=1)
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int32), rows


@cache
def _likelihood() -> list[tuple[float, ...]]:
    """Return for each spelling, by language, -ln of how often names of the language have it (no language: 99).

    The table lists the classes of a language commonest first; their shares fall with the rank.
    """
    known = _inventory()
    first = np.searchsorted(known.language, np.arange(len(LANGUAGES)))
    rank = np.arange(len(known.language)) - first[known.language]
    nats = np.full((len(known.spelled), len(LANGUAGES)), 99.0)
    unit_of = np.repeat(np.arange(len(known.spelled)), np.diff(known.at))
    language = known.language[known.classes]
    np.minimum.at(nats, (unit_of, language), _RANK_NATS * np.log(_FIRST_RANK + rank[known.classes]) - known.logs)
    return [tuple(row) for row in nats.tolist()]


def _cost(way: tuple[int, ...]) -> float:
    """Nats of a cut in the language that explains it best."""
    likelihood = _likelihood()
    return min(
        sum(likelihood[unit][at] for unit in way) + (_LANGUAGE_NATS[at] if len(way) > 1 else 0.0) for at in range(len(LANGUAGES))
    )


def _cuts_in_two(word: str) -> list[tuple[int, ...]]:
    known = _inventory()
    table, bits, found = known.joinable, known.bits, []
    for cut in range(1, len(word)):
        first = table.get(word[:cut])
        if first is not None and bits[first] & _JOINED:
            second = table.get(word[cut:])
            if second is not None and bits[first] & bits[second] & _JOINED:
                found.append((first, second))
    return found


def _cuts_in_three(word: str) -> list[tuple[int, ...]]:
    known = _inventory()
    table, bits, found = known.joinable, known.bits, []
    for cut in range(1, len(word) - 1):
        first = table.get(word[:cut])
        if first is not None and bits[first] & _THRICE:
            found += [
                (first, *pair) for pair in _cuts_in_two(word[cut:]) if bits[first] & bits[pair[0]] & bits[pair[1]] & _THRICE
            ]
    return found


@lru_cache(maxsize=1 << 18)
def parse_latin(word: str) -> tuple[tuple[int, ...], ...]:
    """Return ways to cut a lower-case a-z word into spellings of one language, shortest first, () if none.

    At most three syllables, and three only where neither one nor two explain the word; at most
    MOST_WAYS ways, the likeliest. Japanese readings come last and may be up to four.
    """
    if not 0 < len(word) <= _LONGEST_WORD:
        return ()
    whole = _inventory().joinable.get(word)
    ways = [(whole,)] if whole is not None else []
    ways += _cuts_in_two(word)
    if not ways:
        ways = _cuts_in_three(word)
    costs = {way: _cost(way) for way in ways}
    least = min(costs.values(), default=0.0)
    kept = sorted((way for way in ways if costs[way] <= least + _WITHIN), key=lambda way: (costs[way], way))[:MOST_WAYS]
    kept.sort(key=lambda way: (len(way), costs[way]))
    japanese = [way for way in parse_japanese(word) if way not in kept][:_JAPANESE_WAYS]
    if japanese and kept and len(kept[0]) > 2:  # noqa: PLR2004 - three syllables are the weaker guess
        return (*japanese, kept[0])
    return (*kept[: MOST_WAYS - len(japanese)], *japanese)


_JAPANESE_WAYS = 2
_JAPANESE_PIECES = 3
_SHORTEST_JAPANESE = 3


@lru_cache(maxsize=1 << 16)
def parse_japanese(word: str) -> tuple[tuple[int, ...], ...]:
    """Return ways to read a Latin or Kana word as readings of Japanese characters, likeliest first, () if none."""
    plain = canonical_romaji(word)
    if len(plain) < _SHORTEST_JAPANESE:
        return ()
    likelihood, found = _likelihood(), []
    stack: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    while stack:
        at, way = stack.pop()
        if at == len(plain):
            found.append(way)
        elif len(way) < _JAPANESE_PIECES:
            stack += [
                (stop, (*way, unit))
                for stop in range(at + 1, len(plain) + 1)
                if (unit := spelling_id(plain[at:stop])) >= 0 and likelihood[unit][_JAPANESE] < 99  # noqa: PLR2004
            ]
    found.sort(key=lambda way: (_japanese_cost(way), way))
    return tuple(found[:MOST_WAYS])


def _japanese_cost(way: tuple[int, ...]) -> float:
    """Nats of a reading; names are mostly two characters."""
    likelihood = _likelihood()
    return 3.0 * (len(way) == 1) + sum(likelihood[unit][_JAPANESE] for unit in way)
