"""Tables as text (CSV, TSV and their relatives): encoding, delimiter and header found, rows streamed."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

from comity.facts import Record, Rejection, Source
from comity.lists.encoding import TextForm, decoded_head, text_form, text_of
from comity.lists.given import Given
from comity.lists.header import header_of, known_columns
from comity.lists.lines import BadRow, rows_of
from comity.lists.notes import Notes
from comity.lists.row import RowReader

__all__ = ["Layout", "follow_table", "layout_of", "read_table", "table_rows"]

_DELIMITERS: Final = (",", ";", "\t", "|")
_NONE: Final = "\x1f"
"""Unit separator: for a table of one column, in whose names a comma separates nothing."""
_MOST_HEADER_LINES: Final = 20
"""Blank lines before the header."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is written: encoding, delimiter and the cells of its header."""

    form: TextForm
    delimiter: str
    header: tuple[str, ...]


def layout_of(given: Given, columns: Mapping[str, str] | None = None, delimiter: str | None = None) -> Layout:
    """Find encoding and delimiter by the header. Raises ``ComityError`` if there is none."""
    head = given.head()
    form = text_form(head, given.encoding)
    text = decoded_head(head, form)
    marked = text.lstrip()[:5].casefold()
    if marked.startswith("sep=") and delimiter is None:  # what spreadsheets write to name the delimiter
        delimiter = marked[4:5] or ","
    tried = [_layout(form, text, mark, columns) for mark in ((delimiter,) if delimiter else _DELIMITERS)]
    known, best = max(tried, key=lambda pair: (pair[0], len(pair[1].header)))
    if len(best.header) == 1 and known:
        return Layout(form, delimiter or _NONE, best.header)
    return best


def _layout(
    form: TextForm, text: str, delimiter: str, columns: Mapping[str, str] | None
) -> tuple[int, Layout]:
    cells = _first_row(text, delimiter)
    return known_columns(cells, columns), Layout(form, delimiter, tuple(cells))


def _first_row(text: str, delimiter: str) -> list[str]:
    for number, row in enumerate(rows_of(io.StringIO(text, newline=""), delimiter, "")):
        if number > _MOST_HEADER_LINES or isinstance(row, BadRow):
            break
        if _is_header(row[1]):
            return row[1]
    return []


def _is_header(cells: list[str]) -> bool:
    return any(map(str.strip, cells)) and not cells[0].casefold().startswith("sep=")


def table_rows(given: Given, layout: Layout) -> Iterator[tuple[int, list[str]] | BadRow]:
    """Yield the rows below the header with the line each begins on."""
    with given.open() as stream, text_of(stream, layout.form) as text:
        rows = rows_of(text, layout.delimiter, given.name)
        for row in rows:
            if not isinstance(row, BadRow) and _is_header(row[1]):
                break
        yield from rows


def read_table(
    given: Given, notes: Notes, columns: Mapping[str, str] | None = None, delimiter: str | None = None
) -> Iterator[Record | Rejection]:
    """Read a table of parties. Raises ``ComityError`` if it has no column of names."""
    layout = layout_of(given, columns, delimiter)
    header = header_of(layout.header, columns, notes, given.name)
    if layout.form.guessed:
        notes.say(
            f"The file does not say its encoding; it was read as {layout.form.codec}. "
            "If names look wrong, give its encoding with --encoding, or save it as UTF-8."
        )
    reader = RowReader(header, (given.name, given.sha256), notes)
    read = reader.read
    for row in table_rows(given, layout):
        if isinstance(row, BadRow):
            yield Rejection(Source(given.name, given.sha256, f"line {row.line}"), row.reason)
        else:
            found = read(*row)
            if found is not None:
                yield found


def follow_table(
    stream: BinaryIO, name: str, columns: Mapping[str, str] | None = None, notes: Notes | None = None
) -> Iterator[Record | Rejection]:
    """Read a table row by row as it arrives (UTF-8, header first); nothing is read ahead of a row.

    The hash of a stream that has not ended is not known: sources carry an empty one.
    """
    text = text_of(stream, TextForm("utf-8", 0))
    first = text.readline(csv.field_size_limit()).lstrip("\ufeff")
    known = [(known_columns(_first_row(first, mark), columns), mark) for mark in _DELIMITERS]
    delimiter = max(known, key=lambda pair: pair[0])[1]
    header = header_of(_first_row(first, delimiter), columns, notes or Notes(), name)
    reader = RowReader(header, (name, ""), notes or Notes())
    for row in rows_of(text, delimiter if header.width > 1 else _NONE, name):
        if isinstance(row, BadRow):
            yield Rejection(Source(name, "", f"line {row.line + 1}"), row.reason)
        elif (found := reader.read(row[0] + 1, row[1])) is not None:
            yield found
