"""The forms of a record's names that are compared: each once, with what its publisher says of it.

Two printed names may be read into the same words. Which of them is kept is decided by what it says,
never by its place in the list: a good alias before a weak one, told parts before none, an unaltered
print before one with exchanged letters, then the smaller text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from comity.facts import Kind, NameParts, NameQuality, PublishedName, Record
from comity.match.columns import NOTES, PARTS
from comity.names import LONGEST_NAME, Form, read_name

__all__ = ["COMMA", "MOST_NAMES", "ToldForm", "told_forms"]

MOST_NAMES = 60
"""Names of a record that are compared (match/spec: 60); the rest are counted and said."""

COMMA = 1 << len(NOTES)
"""Bit of a form whose comma tells that the family name stands first."""

_CUT = 1 << NOTES.index("cut")
_BODY = {None: None, Kind.PERSON: False, Kind.ORGANISATION: True, Kind.VESSEL: True, Kind.AIRCRAFT: True}
Token = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ToldForm:
    """A form, whether its publisher calls it weak, its notes as bits, and the part each word is."""

    form: Form
    weak: bool
    notes: int
    parts: tuple[int, ...]

    def worse_than(self) -> tuple[object, ...]:
        """Return what decides between forms of the same words; the least is kept."""
        return self.weak, not any(self.parts), self.notes & ~COMMA, self.form.text.strip(), self.parts


def told_forms(record: Record) -> list[ToldForm]:
    """Return the forms of a record's names, in the order in which their words are first published."""
    body = _BODY[record.kind]
    kept: dict[tuple[Token, ...], ToldForm] = {}
    for name in record.names[:MOST_NAMES]:
        for told in _forms_of(name, body=body):
            tokens = told.form.tokens
            other = kept.get(tokens)
            if other is None or told.worse_than() < other.worse_than():
                kept[tokens] = told
    return list(kept.values())


def _forms_of(name: PublishedName, *, body: bool | None) -> Iterator[ToldForm]:
    part_of = _part_of(name.parts) if name.parts and body is not True else {}
    for form in read_name(name.text, body=body):
        notes = sum(1 << NOTES.index(note) for note in form.notes)
        if len(name.text) > LONGEST_NAME:
            notes |= _CUT
        if body is not True and "," in form.text.strip(" ,"):
            notes |= COMMA
        parts = tuple(part_of.get(token, 0) for token in form.tokens) if part_of else (0,) * len(form.tokens)
        yield ToldForm(form, name.quality is NameQuality.WEAK, notes, parts)


def _part_of(parts: NameParts) -> dict[Token, int]:
    """Return the part of each word that stands in one part only."""
    found: dict[Token, int] = {}
    for number, part in enumerate((parts.family, parts.given, parts.father, parts.maiden), start=1):
        for form in read_name(part, body=False) if part else ():
            for token in form.tokens:
                found[token] = number if found.get(token, number) == number else 0
    return found


assert PARTS.index("maiden") == len(PARTS) - 1  # the order in which _part_of numbers them
