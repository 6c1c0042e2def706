"""The two tables a person can extend: column names of tables, and words for kind and gender."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from comity.errors import ComityError
from comity.facts import Gender, Kind

__all__ = ["COLUMNS", "column_named", "folded", "gender_named", "kind_named", "read_column_map"]

COLUMNS: Final = (
    "id name aliases family_name given_name father_name birth_date birth_place country nationality gender "
    "passport national_id company_number tax_number imo_number kind"
).split()
"""Our columns, in the order of the documentation."""

_HEADERS: Final = Path(__file__).with_name("headers.tsv")
_WORDS: Final = Path(__file__).with_name("words.tsv")
_BREAKS: Final = re.compile(r"[\s_.\-'’:]+")
_MOST_MAP_BYTES: Final = 2**20


def folded(text: str) -> str:
    """A column name or word without what does not matter: case, accents, blanks and punctuation."""
    letters = unicodedata.normalize("NFKD", text.strip().lstrip("\ufeff")).casefold()
    return _BREAKS.sub("", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def column_named(header: str) -> str | None:
    """Our column for a header in any language of the table, or ``None``."""
    return _headers().get(folded(header))


def kind_named(text: str) -> tuple[Kind | None, bool]:
    """The kind a word stands for, and whether the word is known ("LegalEntity" is known as either)."""
    value = _words().get(("kind", folded(text)))
    return (Kind(value) if value else None), value is not None


def gender_named(text: str) -> tuple[Gender | None, bool]:
    """The gender a word stands for, and whether the word is known ("unknown" is known as none)."""
    value = _words().get(("gender", folded(text)))
    return (Gender(value) if value else None), value is not None


def read_column_map(path: Path) -> Mapping[str, str]:
    """Read a file of the form of headers.tsv: the header as in the table mapped to our column.

    Raises ``ComityError`` with the line that does not fit.
    """
    try:
        with path.open("rb") as stream:
            text = stream.read(_MOST_MAP_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as why:
        raise ComityError(f"{path} cannot be read as a map of columns ({why}).", remedy=_MAP_FORM) from why
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        column, _, spellings = line.partition("\t")
        if column.strip() not in COLUMNS or not spellings.strip():
            raise ComityError(
                f"{path}, line {number}: '{line[:80]}' names no column of ours.", remedy=_MAP_FORM
            )
        for spelling in spellings.split("|"):
            found[spelling.strip()] = column.strip()
    return found


_MAP_FORM: Final = (
    "Write one line for each column: our column, a tab, the header in the table. "
    f"Our columns: {', '.join(COLUMNS)}."
)


@cache
def _headers() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _lines(_HEADERS):
        column, spellings = line.split("\t")
        for spelling in (column, *spellings.split("|")):
            found.setdefault(folded(spelling), column)
    return found


@cache
def _words() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for line in _lines(_WORDS):
        field, value, spellings = line.split("\t")
        for spelling in spellings.split("|"):
            found[field, folded(spelling)] = value
    return found


def _lines(path: Path) -> list[str]:
    return [
        line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]
