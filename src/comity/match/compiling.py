"""From records to columns: names read into words and syllables, evidence into small integers."""

from array import array
from collections.abc import Iterable
from hashlib import blake2b
from itertools import product

import numpy as np
from numpy.typing import NDArray

from comity.facts import HELD_ONCE, Gender, Kind, PartialDate, Record
from comity.match.columns import Evidence, Names, Words
from comity.match.told_forms import ToldForm, told_forms
from comity.match.vocabulary import Vocabulary
from comity.names import Form, Role, fold

__all__ = ["MOST_ROWS", "Compiler", "country_code", "digest64", "distinct"]

MOST_ROWS = 4
"""Ways to cut a form into syllables that are kept."""

KINDS = {None: 0, Kind.PERSON: 1, Kind.ORGANISATION: 2, Kind.VESSEL: 3, Kind.AIRCRAFT: 4}
_GENDERS = {None: 0, Gender.FEMALE: 1, Gender.MALE: 2}
_ONCE = {kind: number for number, kind in enumerate(sorted(HELD_ONCE), start=1)}
_CHARACTERS = frozenset({"Hani", "Hang"})
_SPOKEN = frozenset(map(int, (Role.CORE, Role.PATRONYMIC, Role.INITIAL, Role.TITLE, Role.PARTICLE)))
MOST_CHARACTERS = 4
"""Han or Hangul characters of a native name, two family characters and two given ones."""


def digest64(*parts: str) -> int:
    """Return a 64-bit digest of texts, the same in every process."""
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=8).digest(), "little")


def country_code(code: str) -> int:
    """Return an alpha-2 code as one integer (0 for anything else)."""
    return ord(code[0]) * 256 + ord(code[1]) if len(code) == 2 else 0  # noqa: PLR2004 - alpha-2


def _date_row(date: PartialDate) -> tuple[int, int, int, int, int]:
    return date.year, date.last_year or date.year, date.month or 0, date.day or 0, int(date.circa)


class Compiler:
    """Takes records one by one and gives back the columns; keeps no record object."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.records = 0
        self._word_at, self._words = array("i", [0]), array("i")
        self._roles, self._parts = array("B"), array("B")
        self._row_at, self._unit_at = array("i", [0]), array("i", [0])
        self._units, self._unit_word = array("i"), array("B")
        self._record, self._weak, self._notes = array("i"), array("B"), array("B")
        self._text_at, self._text = array("q", [0]), bytearray()
        self._kind, self._gender = array("B"), array("B")
        self._date_at, self._dates = array("i", [0]), array("h")
        self._nation_at, self._nations = array("i", [0]), array("H")
        self._land_at, self._lands = array("i", [0]), array("H")
        self._place_at, self._places = array("i", [0]), array("Q")
        self._document_at, self._documents = array("i", [0]), array("Q")
        self._document_land, self._document_kind = array("H"), array("B")

    def add(self, record: Record) -> int:
        """Take one record; return how many forms of its names can be compared (0: none readable)."""
        number = self.records
        self.records += 1
        forms = told_forms(record)
        for told in forms:
            self._add_form(told, number)
        self._add_evidence(record)
        return len(forms)

    def _add_form(self, told: ToldForm, record: int) -> None:
        form = told.form
        numbers = [self.vocabulary.number(token) for token in form.tokens]
        self._words.extend(numbers)
        self._roles.extend(form.roles)
        self._parts.extend(told.parts)
        self._word_at.append(len(self._words))
        self._record.append(record)
        self._weak.append(told.weak)
        self._notes.append(told.notes)
        self._text += form.text.strip().encode("utf-8", "replace")
        self._text_at.append(len(self._text))
        for units, places in self._rows(numbers, form):
            self._units.extend(units)
            self._unit_word.extend(places)
            self._unit_at.append(len(self._units))
        self._row_at.append(len(self._unit_at) - 1)

    def _rows(self, numbers: list[int], form: Form) -> list[tuple[list[int], list[int]]]:
        """Return ways to read the form as syllables; unreadable words are left out of a row.

        Characters in several words or in a long one spell a foreign name by sound, not by syllables.
        """
        roles = form.roles
        parses = self.vocabulary.parses
        characters = [len(text) for text, script in form.tokens if script in _CHARACTERS]
        if sum(characters) > MOST_CHARACTERS or (len(characters) > 1 and "·" in form.text):
            return []
        options = [parses[word] if role in _SPOKEN else () for word, role in zip(numbers, roles, strict=True)]
        readable = [(place, ways) for place, ways in enumerate(options) if ways]
        if not readable or sum(len(ways[0]) for _, ways in readable) < 2:  # noqa: PLR2004 - one syllable names nobody
            return []
        rows = []
        for choice in product(*(ways for _, ways in readable)):
            units = [unit for parse in choice for unit in parse]
            places = [place for (place, _), parse in zip(readable, choice, strict=True) for _ in parse]
            rows.append((units, places))
            if len(rows) == MOST_ROWS:
                break
        return rows

    def _add_evidence(self, record: Record) -> None:
        self._kind.append(KINDS[record.kind])
        self._gender.append(_GENDERS[record.gender])
        for date in record.birth_dates:
            self._dates.extend(_date_row(date))
        self._date_at.append(len(self._dates) // 5)
        self._nations.extend(country_code(c) for c in record.nationalities)
        self._nation_at.append(len(self._nations))
        self._lands.extend(country_code(c) for c in record.countries)
        self._land_at.append(len(self._lands))
        self._places.extend(digest64(fold(place)) for place in record.birth_places)
        self._place_at.append(len(self._places))
        for document in record.identifiers:
            self._documents.append(digest64(document.kind, document.value))
            self._document_land.append(country_code(document.country or ""))
            self._document_kind.append(_ONCE.get(document.kind, 0))
        self._document_at.append(len(self._documents))

    def columns(self) -> tuple[Words, Names, Evidence]:
        """Return the arrays of everything taken so far."""
        words = np.array(self._words, np.int32)
        word_at = np.array(self._word_at, np.int32)
        names_with = _names_with(words, word_at, len(self.vocabulary.numbers))
        vocabulary = self.vocabulary.words(names_with)
        names = Names(
            word_at=word_at,
            words=words,
            roles=np.array(self._roles, np.uint8),
            parts=np.array(self._parts, np.uint8),
            row_at=np.array(self._row_at, np.int32),
            unit_at=np.array(self._unit_at, np.int32),
            units=np.array(self._units, np.int32),
            unit_word=np.array(self._unit_word, np.uint8),
            record=np.array(self._record, np.int32),
            weak=np.array(self._weak, np.uint8),
            notes=np.array(self._notes, np.uint8),
            alike=_alike(words, word_at, vocabulary.key),
            text_at=np.array(self._text_at, np.int64),
            text=np.frombuffer(bytes(self._text), np.uint8),
        )
        return vocabulary, names, self._evidence()

    def _evidence(self) -> Evidence:
        return Evidence(
            kind=np.array(self._kind, np.uint8),
            gender=np.array(self._gender, np.uint8),
            date_at=np.array(self._date_at, np.int32),
            dates=np.array(self._dates, np.int16).reshape(-1, 5),
            nation_at=np.array(self._nation_at, np.int32),
            nations=np.array(self._nations, np.uint16),
            land_at=np.array(self._land_at, np.int32),
            lands=np.array(self._lands, np.uint16),
            place_at=np.array(self._place_at, np.int32),
            places=np.array(self._places, np.uint64),
            document_at=np.array(self._document_at, np.int32),
            documents=np.array(self._documents, np.uint64),
            document_land=np.array(self._document_land, np.uint16),
            document_kind=np.array(self._document_kind, np.uint8),
        )


def compiled(records: Iterable[Record]) -> tuple[Words, Names, Evidence]:
    """Compile records in one go; for lists and pairs."""
    compiler = Compiler()
    for record in records:
        compiler.add(record)
    return compiler.columns()


def distinct(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the values sorted, each once; on millions many times faster than by hashing them."""
    ordered = np.sort(values)
    fresh = np.ones(len(ordered), bool)
    fresh[1:] = ordered[1:] != ordered[:-1]
    return ordered[fresh]


def _names_with(words: NDArray[np.int32], word_at: NDArray[np.int32], vocabulary: int) -> NDArray[np.int32]:
    """Count, for each word, the names that hold it at least once (presence, not frequency)."""
    name_of = np.repeat(np.arange(len(word_at) - 1, dtype=np.int64), np.diff(word_at))
    pairs = distinct(name_of * max(vocabulary, 1) + words)
    return np.bincount(pairs % max(vocabulary, 1), minlength=vocabulary).astype(np.int32)


def _alike(
    words: NDArray[np.int32], word_at: NDArray[np.int32], keys: NDArray[np.uint64]
) -> NDArray[np.int32]:
    """Count, for each name, the names of the register made of the same words in any order."""
    count = len(word_at) - 1
    if not count:
        return np.zeros(0, np.int32)
    mixed = keys[words] * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(mixed, dtype=np.uint64)])
    bags = sums[word_at[1:]] - sums[word_at[:-1]]
    _, place, counts = np.unique(bags, return_inverse=True, return_counts=True)
    return counts[place].astype(np.int32)
