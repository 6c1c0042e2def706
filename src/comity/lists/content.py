"""What a file is, told by its content and never by its name."""

import re
from typing import Final

from comity.errors import ComityError
from comity.lists.encoding import decoded_head, text_form
from comity.lists.given import Given
from comity.lists.official.us_csl import CSL_COLUMNS
from comity.lists.unpacking import GZIP_MAGIC
from comity.lists.xml_entries import refuse_document_type

__all__ = ["recognise"]

_FOREIGN: Final = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Excel file (.xls) or one with a password",
        "Save it as XLSX or CSV.",
    ),
    (b"%PDF", "a PDF document", "Ask for the list as XML, CSV or XLSX."),
    (b"{\\rtf", "a word processor document", "Save the table as CSV (UTF-8)."),
    (b"7z\xbc\xaf", "a packed archive (7z)", "Unpack it, and give the list that is in it."),
    (b"Rar!", "a packed archive (rar)", "Unpack it, and give the list that is in it."),
    (b"BZh", "a packed file (bzip2)", "Unpack it."),
    (b"\xfd7zXZ", "a packed file (xz)", "Unpack it."),
    (b"\x28\xb5\x2f\xfd", "a packed file (zstd)", "Unpack it."),
    (GZIP_MAGIC, "packed twice", "Unpack it once."),
    (b"\x89PNG", "a picture", "Ask for the list as XML, CSV or XLSX."),
    (b"\xff\xd8\xff", "a picture", "Ask for the list as XML, CSV or XLSX."),
    (b"[", "one JSON array", "Write one object a line (FollowTheMoney, JSON lines)."),
    (b"SQLite format 3", "a database", "Export the table as CSV (UTF-8)."),
    (b"PAR1", "a Parquet file", "Export the table as CSV (UTF-8)."),
)
_ROOTS: Final = {"sdnList": "ofac-xml", "CONSOLIDATED_LIST": "un-xml", "export": "eu-xml"}
_ROOT: Final = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]")
_HIDDEN: Final = re.compile(r"<\?.*?\?>|<!--.*?-->", re.DOTALL)
_HTML: Final = re.compile(r"<!doctype\s+html|<(?:html|head|body|table|script|div|meta)\b", re.IGNORECASE)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\ufffd\udc80-\udcff]")
_LEGACY: Final = re.compile(r'\d+,(?:"[^"\n]*"|-0- ?|\d+),.*-0- ?', re.ASCII)
_LEGACY_CELLS: Final = {12: "ofac-csv", 5: "alt.csv", 6: "add.csv"}
_MOST_CONTROLS: Final = 0.02
"""Share of control characters beyond which a file is no text; damaged tables have single ones."""
_FREE_CONTROLS: Final = 32
"""A short table may be damaged in some places; its rows say so one by one."""
_SAMPLE: Final = 65_536


def recognise(given: Given) -> str:
    """Return the name of the format. Raises ``ComityError`` that says what the file is instead."""
    head = given.head()
    if head.startswith(b"PK\x03\x04"):
        return "xlsx"
    _refuse_foreign(head, given.name)
    text = decoded_head(head, text_form(head, given.encoding))
    start = text[:_SAMPLE].lstrip("\ufeff \t\r\n")
    if not start:
        raise ComityError(f"{given.name} holds nothing but blanks.", remedy="Fetch or export the list again.")
    if start.startswith("<"):
        return _markup(start, text, given.name)
    if start.startswith("{"):
        return "ftm"
    if len(_CONTROLS.findall(start)) > max(_FREE_CONTROLS, _MOST_CONTROLS * len(start)):
        raise ComityError(
            f"{given.name} is not text: it looks like a program, a picture or a damaged file.",
            remedy="Give the list as XML, CSV, XLSX or JSON lines.",
        )
    return _table(start, given.name)


def _refuse_foreign(head: bytes, name: str) -> None:
    for magic, what, remedy in _FOREIGN:
        if head.startswith(magic):
            raise ComityError(f"{name} is {what}, not a list.", remedy=remedy)


def _markup(start: str, text: str, name: str) -> str:
    bare = _HIDDEN.sub("", start).lstrip()
    if _HTML.match(bare):
        raise ComityError(
            f"{name} is a web page, not a list: an error or log-in page was probably saved.",
            remedy="Open it in a browser to see what it says, then fetch the list again.",
        )
    refuse_document_type(text, name)
    found = _ROOT.search(bare)
    root = found[1] if found else "nothing"
    if root not in _ROOTS:
        raise ComityError(
            f"{name} is XML of another kind (its root is '{root}').",
            remedy=f"Read are the lists of OFAC, the UN and the EU ({', '.join(_ROOTS)}).",
        )
    return _ROOTS[root]


def _table(start: str, name: str) -> str:
    first = start.split("\n", 1)[0].rstrip("\r")
    if _LEGACY.match(first):
        found = _LEGACY_CELLS.get(_cells(first), "")
        if found == "ofac-csv":
            return found
        if found:
            raise ComityError(
                f"{name} is OFAC's {found}, which holds no names of its own.",
                remedy=f"Give sdn.csv; {found} is read when it lies beside it.",
            )
    names = {cell.strip(' "') for cell in first.replace("\t", ",").split(",")}
    return "us-csl" if names >= CSL_COLUMNS else "csv"


def _cells(line: str) -> int:
    return len(re.sub(r'"[^"]*"', "", line).split(","))
