"""The header of a table: which of our columns stands where, and which columns are not read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from comity.errors import ComityError
from comity.lists.notes import Notes
from comity.lists.vocabulary import COLUMNS, column_named, folded

__all__ = ["Header", "header_of", "known_columns"]

MOST_COLUMNS: Final = 2_000
"""Wider tables are no lists of parties."""
_NAMED_BY: Final = frozenset({"name", "family_name", "given_name"})
_ONCE: Final = frozenset({"id", "name", "family_name", "given_name", "father_name", "gender", "kind"})


@dataclass(frozen=True, slots=True)
class Header:
    """Positions of our columns (several where a value may repeat), and the number of columns."""

    places: Mapping[str, tuple[int, ...]]
    width: int

    def place(self, column: str) -> int:
        """Position of a column that stands once, or -1."""
        return self.places[column][0] if column in self.places else -1


def known_columns(cells: Sequence[str], columns: Mapping[str, str] | None = None) -> int:
    """How many cells are names of columns: tells headers from data, and delimiters from each other."""
    return sum(column is not None for column in _columns(cells, columns or {}))


def header_of(cells: Sequence[str], columns: Mapping[str, str] | None, notes: Notes, name: str) -> Header:
    """Read a header. Raises ``ComityError`` if it has no name; columns not read go to the notes."""
    own = columns or {}
    _check(cells, own, name)
    places: dict[str, list[int]] = {}
    ignored: list[str] = []
    order = sorted(enumerate(_columns(cells, own)), key=lambda at: folded(cells[at[0]]) != at[1])
    for place, found in order:
        if found is None or (found in _ONCE and found in places):
            ignored.append(cells[place].strip())
        else:
            places.setdefault(found, []).append(place)
    ignored = sorted(filter(None, ignored))
    if not _NAMED_BY & places.keys():
        raise _no_name(cells, name)
    if ignored:
        notes.say(f"Columns not read: {', '.join(ignored[:40])}.")
    return Header({column: tuple(sorted(at)) for column, at in places.items()}, len(cells))


def _check(cells: Sequence[str], own: Mapping[str, str], name: str) -> None:
    for column in own.values():
        if column not in COLUMNS:
            raise ComityError(f"'{column}' is no column of ours.", remedy=f"Use one of {', '.join(COLUMNS)}.")
    if len(cells) > MOST_COLUMNS:
        raise ComityError(f"{name} has {len(cells):,} columns.", remedy="Check the delimiter of the table.")


def _columns(cells: Sequence[str], own: Mapping[str, str]) -> list[str | None]:
    mine = {folded(header): column for header, column in own.items()}
    return [mine.get(folded(cell)) or column_named(cell) for cell in cells]


def _no_name(cells: Sequence[str], name: str) -> ComityError:
    found = ", ".join(f"'{cell.strip()[:30]}'" for cell in cells[:12]) or "nothing"
    return ComityError(
        f"{name}, line 1: no column is called 'name' (found: {found}).",
        remedy="Add a header line, rename the column that holds the names, or name it with --map.",
    )
