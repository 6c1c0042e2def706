"""One row of a table as a record, or the reason in words why it is none."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from comity.errors import ComityError
from comity.facts import (
    Gender,
    Identifier,
    Kind,
    NameParts,
    NameQuality,
    PartialDate,
    PublishedName,
    Record,
    Rejection,
    Source,
    country_code,
    identifier,
    parse_date,
)
from comity.lists.header import Header
from comity.lists.notes import Notes
from comity.lists.seen import SeenIds
from comity.lists.tidy import MOST_NAME_CHARACTERS, MOST_NAMES, tidy
from comity.lists.vocabulary import gender_named, kind_named

__all__ = ["RowReader"]

_DOCUMENTS: Final = ("passport", "national_id", "company_number", "tax_number", "imo_number")
_MAIN: Final = NameQuality.MAIN
_GOOD: Final = NameQuality.GOOD
_MOST_ID_CHARACTERS: Final = 500


class RowReader:
    """Turns the rows of one table into records; keeps the ids it has seen, to find the second of two.

    About 8 microseconds a row with three names; nothing but the ids is held in memory.
    """

    __slots__ = ("_dates", "_documents", "_file", "_header", "_notes", "_place", "_rows", "_seen", "_sha256")

    def __init__(self, header: Header, source: tuple[str, str], notes: Notes) -> None:
        self._header = header
        self._file, self._sha256 = source
        self._notes = notes
        self._place = {column: header.place(column) for column in ("id", "name", "gender", "kind")}
        self._documents = tuple((kind, header.places[kind]) for kind in _DOCUMENTS if kind in header.places)
        self._dates = header.places.get("birth_date", ())
        self._seen = SeenIds()
        self._rows = 0

    def read(self, line: int, cells: list[str], unit: str = "line") -> Record | Rejection | None:
        """Return the record of a row, its rejection, or None if the row is blank."""
        if not any(cells) or not any(map(str.strip, cells)):
            return None
        self._rows += 1
        source = Source(self._file, self._sha256, f"{unit} {line}")
        try:
            return self._record(source, self._fitted(cells), line)
        except ComityError as why:
            return Rejection(source, str(why))

    def _fitted(self, cells: list[str]) -> list[str]:
        """The cells at the width of the header; a row that is not of that form is refused."""
        width = self._header.width
        if len(cells) > width:
            if any(map(str.strip, cells[width:])):
                raise ComityError(
                    f"the row has {len(cells)} cells, the header {width}.",
                    remedy="Put cells that contain the delimiter into quotation marks.",
                )
            return cells[:width]
        if len(cells) < width:
            if any("\n" in cell for cell in cells):
                raise ComityError(
                    "the row is short and goes over several lines: two rows run together.",
                    remedy="Check the quotation marks.",
                )
            return [*cells, *[""] * (width - len(cells))]
        return cells

    def _record(self, source: Source, cells: list[str], line: int) -> Record:
        # Positional arguments: names, source, kind and so on in the order of Record; keywords cost a third.
        names = self._names(cells)
        kind = self._word(cells, "kind", kind_named, source)
        birth_dates = self._birth_dates(cells) if self._dates else ()
        countries = self._countries(cells, "country", source)
        return Record(
            self._id(cells, line),
            names,
            source,
            kind if isinstance(kind, Kind) else None,
            birth_dates,
            self._texts(cells, "birth_place"),
            self._countries(cells, "nationality", source),
            countries,
            self._gender(cells, source),
            self._identifiers(cells, countries) if self._documents else (),
        )

    def _id(self, cells: list[str], line: int) -> str:
        place = self._place["id"]
        if place < 0:
            return str(self._rows)
        record_id = tidy(cells[place])
        if not record_id:
            return f"row {self._rows}"
        if len(record_id) > _MOST_ID_CHARACTERS:
            raise ComityError(
                f"the id has {len(record_id):,} characters.", remedy="Check the columns of the row."
            )
        first = self._seen.first_line(record_id, line)
        if first:
            raise ComityError(
                f"id '{record_id}' stands already on line {first}.",
                remedy="Give each record its own id, or leave the column out.",
            )
        return record_id

    def _names(self, cells: list[str]) -> tuple[PublishedName, ...]:
        place = self._place["name"]
        text = tidy(cells[place]) if place >= 0 else ""
        parts = self._parts(cells)
        if not text and parts:
            text = " ".join(filter(None, (parts.given, parts.father, parts.family)))
        _check_name(text)
        names = [PublishedName(text, _MAIN, None, parts)]
        for at in self._header.places.get("aliases", ()):
            if cells[at]:
                names += _aliases(cells[at], text)
        if len(names) > MOST_NAMES:
            raise ComityError(
                f"the row has {len(names):,} names, at most {MOST_NAMES:,} are read.", remedy="Split the row."
            )
        return tuple(names)

    def _parts(self, cells: list[str]) -> NameParts | None:
        places = self._header.places
        found = [
            tidy(cells[places[column][0]]) if column in places else ""
            for column in ("family_name", "given_name", "father_name")
        ]
        return NameParts(*found) if any(found) else None

    def _birth_dates(self, cells: list[str]) -> tuple[PartialDate, ...]:
        for place in self._dates:
            if cells[place]:
                return _dates(cells[place])
        return ()

    def _countries(self, cells: list[str], column: str, source: Source) -> tuple[str, ...]:
        found: tuple[str, ...] = ()
        for place in self._header.places.get(column, ()):
            if cells[place]:
                codes, unknown = _codes(cells[place])
                found += codes
                for text in unknown:
                    self._notes.left_out(column, text, source.locator)
        return found

    def _texts(self, cells: list[str], column: str) -> tuple[str, ...]:
        places = self._header.places.get(column, ())
        return tuple(text for place in places if (text := tidy(cells[place])))

    def _word(
        self, cells: list[str], column: str, named: Callable[[str], tuple[object, bool]], source: Source
    ) -> object:
        place = self._place[column]
        if place < 0 or not cells[place].strip():
            return None
        value, known = _named(named, cells[place])
        if not known:
            self._notes.left_out(column, cells[place], source.locator)
        return value

    def _gender(self, cells: list[str], source: Source) -> Gender | None:
        gender = self._word(cells, "gender", gender_named, source)
        return gender if isinstance(gender, Gender) else None

    def _identifiers(self, cells: list[str], countries: tuple[str, ...]) -> tuple[Identifier, ...]:
        """Documents of the row; a number says its country only if the row names just one."""
        country = countries[0] if len(countries) == 1 else None
        found = []
        for kind, places in self._documents:
            for place in places:
                for text in _values(cells[place]):
                    document = identifier(kind, text, country if kind != "passport" else None)
                    if document:
                        found.append(document)
        return tuple(found)


def _check_name(text: str) -> None:
    if not text:
        raise ComityError("the row has no name.", remedy="Write a name, or remove the row.")
    if len(text) > MOST_NAME_CHARACTERS:
        raise ComityError(
            f"the name has {len(text):,} characters, at most {MOST_NAME_CHARACTERS:,} are read.",
            remedy="Shorten it to the name itself.",
        )


def _aliases(cell: str, name: str) -> list[PublishedName]:
    found: dict[str, PublishedName] = {}
    for text in map(tidy, _values(cell.replace("\n", ";"))):
        if text and text != name and text not in found:
            _check_name(text)
            found[text] = PublishedName(text, _GOOD)
    return list(found.values())


def _values(cell: str) -> Sequence[str]:
    """Values of a cell, separated by a semicolon (plain or full-width)."""
    if ";" in cell or "；" in cell:
        return cell.replace("；", ";").split(";")
    return (cell,) if cell else ()


@lru_cache(maxsize=131_072)
def _dates(cell: str) -> tuple[PartialDate, ...]:
    try:
        return tuple(parse_date(text) for text in _values(cell) if text.strip())
    except ComityError as why:
        raise ComityError(f"column 'birth_date': {why.problem}", remedy=why.remedy) from why


@lru_cache(maxsize=16_384)
def _codes(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes of a cell without repetition, and the texts that name no country."""
    codes: dict[str, None] = {}
    unknown = []
    for text in filter(str.strip, _values(cell)):
        code = country_code(text)
        if code:
            codes[code] = None
        else:
            unknown.append(text)
    return tuple(codes), tuple(unknown)


@lru_cache(maxsize=4_096)
def _named(named: Callable[[str], tuple[object, bool]], cell: str) -> tuple[object, bool]:
    return named(cell)
