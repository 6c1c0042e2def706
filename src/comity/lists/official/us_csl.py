"""The United States Consolidated Screening List as CSV: thirteen lists in one table.

Source: trade.gov data dictionary; several values stand in one cell, separated by "; ".
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from comity.facts import Kind, NameParts, NameQuality, Record, Rejection, Source
from comity.lists.draft import Draft
from comity.lists.given import Given
from comity.lists.lines import BadRow
from comity.lists.notes import Notes
from comity.lists.official.documents import document_kind
from comity.lists.official.printed_names import family_first
from comity.lists.table import layout_of, table_rows

__all__ = ["CSL_COLUMNS", "read_us_csl"]

CSL_COLUMNS: Final = frozenset({"_id", "source", "entity_number", "type", "name", "alt_names", "ids"})
"""Columns by which the list is recognised."""
_KINDS: Final = {
    "individual": Kind.PERSON,
    "entity": Kind.ORGANISATION,
    "vessel": Kind.VESSEL,
    "aircraft": Kind.AIRCRAFT,
}
_VALUES: Final = "; "
_ALPHA_2: Final = 2


def read_us_csl(given: Given, notes: Notes) -> Iterator[Record | Rejection]:
    """Yield each row as a record; its id is that of the list (_id)."""
    layout = layout_of(given, delimiter=None)
    width = len(layout.header)
    for row in table_rows(given, layout):
        line = row.line if isinstance(row, BadRow) else row[0]
        source = Source(given.name, given.sha256, f"line {line}")
        if isinstance(row, BadRow):
            yield Rejection(source, row.reason)
        elif len(row[1]) != width:
            yield Rejection(source, f"the row has {len(row[1])} cells, the header {width}.")
        else:
            yield _record(dict(zip(layout.header, row[1], strict=True)), source, notes)


def _record(own: Mapping[str, str], source: Source, notes: Notes) -> Record | Rejection:
    draft = Draft(own.get("_id") or source.locator, source, notes)
    draft.kind = _KINDS.get(own.get("type", "").casefold())
    _name(draft, own.get("name", ""), NameQuality.MAIN)
    for alias in _values(own, "alt_names"):
        _name(draft, alias.removeprefix("and "), NameQuality.GOOD)
    for text in _values(own, "dates_of_birth"):
        draft.born(text)
    for text in _values(own, "places_of_birth"):
        draft.born_in(text)
    for column in ("nationalities", "citizenships"):
        for text in _values(own, column):
            draft.nationality(text)
    for text in _values(own, "addresses"):
        _address(draft, text)
    draft.country(own.get("vessel_flag", ""))
    for text in _values(own, "ids"):
        _document(draft, text.split(", "))
    return draft.record()


def _values(own: Mapping[str, str], column: str) -> Iterator[str]:
    return filter(None, map(str.strip, own.get(column, "").split(_VALUES)))


def _name(draft: Draft, text: str, quality: NameQuality) -> None:
    parts = family_first(text) if draft.kind is Kind.PERSON else None
    draft.name(text, quality, parts=NameParts(*parts) if parts else None)


def _address(draft: Draft, text: str) -> None:
    """The country code at the end of an address; addresses without one tell no country."""
    last = text.rpartition(",")[2].strip()
    if len(last) == _ALPHA_2 and last.isupper():
        draft.country(last)


def _document(draft: Draft, fields: Sequence[str]) -> None:
    """Country, dates, number, words: "MX, OIJJ410405, C.U.R.P."; only number and words are always there."""
    if len(fields) < 2:  # noqa: PLR2004 - see above
        return
    words, number = fields[-1], fields[-2]
    kind = document_kind(words)
    if kind:
        told = len(fields[0]) == _ALPHA_2 and len(fields) > 2  # noqa: PLR2004 - a country before the number
        draft.document(kind, number, fields[0] if told else "")
    elif words == "Gender":
        draft.gender(number)
