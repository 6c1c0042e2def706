"""XLSX tables: the archive is weighed before it is opened, then rows are streamed from one sheet."""

import lzma
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, BinaryIO, Final

import openpyxl

from comity.errors import ComityError
from comity.facts import Record, Rejection
from comity.lists.given import Given
from comity.lists.header import header_of, known_columns
from comity.lists.notes import Notes
from comity.lists.row import RowReader
from comity.lists.xml_entries import refuse_document_type

__all__ = ["read_workbook", "weigh_archive"]

MOST_MEMBERS: Final = 10_000
MOST_MEMBER_BYTES: Final = 4 * 2**30
MOST_SHARED_TEXT_BYTES: Final = 256 * 2**20
"""Shared texts are held in memory: 256 MiB of XML are about 1 GB there, a million long rows."""
MOST_RATIO: Final = 250
FREE_BYTES: Final = 16 * 2**20
"""Below 16 MiB unpacked a high ratio is harmless (empty styled cells pack well)."""
MOST_SHEET_ROWS: Final = 1_048_576
"""Rows of a sheet by the file format (ECMA-376)."""
_HEADER_ROWS: Final = 20
"""Rows in which the header is looked for: lists often begin with a title."""
_PROLOG_BYTES: Final = 65_536
_PARTS: Final = re.compile(r"xl/.*\.xml|\[Content_Types\]\.xml")
_PACKING_FAULTS: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(NotImplementedError, RuntimeError, EOFError, OSError, ValueError),
)
"""What zipfile raises on damaged archives and unknown methods of packing."""
_FAULTS: Final = (*_PACKING_FAULTS, KeyError, SyntaxError, TypeError, AttributeError, IndexError)
"""What openpyxl raises on damaged workbooks (its XML errors are SyntaxErrors); each means: not readable."""


def read_workbook(
    given: Given, notes: Notes, columns: Mapping[str, str] | None = None
) -> Iterator[Record | Rejection]:
    """Read the first sheet that has a column of names. Raises ``ComityError`` if there is none."""
    with given.open_anywhere() as stream:
        weigh_archive(stream, given.name)
    with given.open_anywhere() as stream:
        book = _book(stream, given.name)
        try:
            sheet, found, number = _sheet(book, given.name, columns, notes)
            header = header_of(found, columns, notes, given.name)
            reader = RowReader(header, (given.name, given.sha256), notes)
            for row, cells in _rows(sheet, given.name, start=number + 1):
                record = reader.read(row, cells, "row")
                if record is not None:
                    yield record
        finally:
            book.close()


def weigh_archive(stream: BinaryIO, name: str) -> None:
    """Raise ``ComityError`` for an archive that is no workbook, is encrypted, or would unpack to a bomb."""
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise ComityError(
                    f"{name} is a packed archive, not a workbook.",
                    remedy="Unpack it, and give the list that is in it.",
                )
            for member in members[:MOST_MEMBERS]:
                _weigh(member, name)
                if _PARTS.fullmatch(member.filename):
                    with archive.open(member) as part:
                        refuse_document_type(part.read(_PROLOG_BYTES).decode("utf-8", "ignore"), name)
    except _PACKING_FAULTS as why:
        raise _damaged(name, why) from why
    if len(members) > MOST_MEMBERS:
        raise ComityError(f"{name} holds {len(members):,} parts.", remedy="Save the list as CSV (UTF-8).")


def _weigh(member: zipfile.ZipInfo, name: str) -> None:
    if member.flag_bits & 1:
        raise ComityError(f"{name} is protected by a password.", remedy="Save it without a password.")
    heavy = member.file_size > MOST_MEMBER_BYTES
    bomb = member.file_size > FREE_BYTES and member.file_size > MOST_RATIO * max(member.compress_size, 1)
    shared = member.filename == "xl/sharedStrings.xml" and member.file_size > MOST_SHARED_TEXT_BYTES
    if heavy or bomb or shared:
        raise ComityError(
            f"{name}: its part {member.filename} unpacks from {member.compress_size:,} "
            f"to {member.file_size:,} bytes, which is not opened.",
            remedy="If the list is genuine, save it as CSV (UTF-8).",
        )


def _damaged(name: str, why: BaseException) -> ComityError:
    return ComityError(
        f"{name}: the workbook is damaged or cut off ({str(why)[:120] or type(why).__name__}).",
        remedy="Open it in a spreadsheet and save it again, or save it as CSV (UTF-8).",
    )


def _book(stream: BinaryIO, name: str) -> Any:  # noqa: ANN401 - read-only workbooks have no public type
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions that we do not read
            return openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    except _FAULTS as why:
        raise _damaged(name, why) from why


def _sheet(
    book: Any,  # noqa: ANN401 - see _book
    name: str,
    columns: Mapping[str, str] | None,
    notes: Notes,
) -> tuple[Any, list[str], int]:
    """The first sheet with a header that has a name; the header and the row it stands on."""
    first: list[str] = []
    for sheet in book.worksheets:
        for number, cells in _rows(sheet, name):
            if number > _HEADER_ROWS:
                break
            first = first or [cell for cell in cells if cell.strip()]
            if _names_somebody(cells, columns):
                others = [other.title for other in book.worksheets if other is not sheet]
                if others:
                    notes.say(f"Read from sheet '{sheet.title}'; not read: {', '.join(others)[:200]}.")
                return sheet, cells, number
    raise ComityError(
        f"{name}: no sheet has a column called 'name' (found: {', '.join(first[:12]) or 'nothing'}).",
        remedy="Add a header row, rename the column that holds the names, or name it with --map.",
    )


def _names_somebody(cells: Sequence[str], columns: Mapping[str, str] | None) -> bool:
    if not known_columns(cells, columns):
        return False
    try:
        header_of(cells, columns, Notes(), "")
    except ComityError:
        return False  # a title row may hold a known word; the header may stand below it
    return True


def _rows(sheet: Any, name: str, start: int = 1) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401 - see _book
    """Rows as texts with their number in the sheet. The stated size of a sheet is often wrong: not used."""
    sheet.reset_dimensions()
    number = start - 1
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # dates out of range come as "#VALUE!" and are rejected with it
            for cells in sheet.iter_rows(min_row=start, values_only=True):
                number += 1
                if number > MOST_SHEET_ROWS:
                    raise ComityError(
                        f"{name} has more than {MOST_SHEET_ROWS:,} rows.",
                        remedy="Save the list as CSV (UTF-8).",
                    )
                yield number, [_text(cell) for cell in cells]
    except _FAULTS as why:
        raise _damaged(name, why) from why


def _text(value: object) -> str:
    """A cell as text: days without their midnight, whole numbers without ".0"."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
