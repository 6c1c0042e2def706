"""Opening a list of any known format: recognised, hashed, and read as a stream of records."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final

from comity.errors import ComityError
from comity.facts import Record, Rejection
from comity.lists.content import recognise
from comity.lists.encoding import codec_named
from comity.lists.entities import read_entities
from comity.lists.given import Given, given_file, given_stream
from comity.lists.notes import Notes
from comity.lists.official.eu_xml import read_eu_xml
from comity.lists.official.ofac_csv import read_ofac_csv
from comity.lists.official.ofac_xml import read_ofac_xml
from comity.lists.official.un_xml import read_un_xml
from comity.lists.official.us_csl import read_us_csl
from comity.lists.table import read_table
from comity.lists.workbook import read_workbook

__all__ = ["FORMATS", "Manner", "Reading", "open_list", "open_stream"]

_OFFICIAL: Final[Mapping[str, Callable[[Given, Notes], Iterator[Record | Rejection]]]] = {
    "ofac-xml": read_ofac_xml,
    "ofac-csv": read_ofac_csv,
    "un-xml": read_un_xml,
    "eu-xml": read_eu_xml,
    "us-csl": read_us_csl,
    "ftm": read_entities,
}
FORMATS: Final = (*_OFFICIAL, "csv", "tsv", "xlsx")
"""Names of the formats, for ``--as``."""
_STATE_NO_ENCODING: Final = ("csv", "tsv", "us-csl", "ofac-csv")


class Reading:
    """A list opened for reading: iterate it once or several times for its records and rejections.

    ``sha256`` is the hash (hex) of the file as it was given; ``warnings`` tell what was not read, and
    are complete when an iteration has ended. Memory: one record and the ids of the list.
    """

    __slots__ = ("_columns", "_first", "_given", "_notes", "format")

    def __init__(self, given: Given, as_format: str, columns: Mapping[str, str] | None = None) -> None:
        self.format = as_format
        self._given = given
        self._columns = columns
        self._notes = Notes()
        # The first record is read at once, so that a file that is not a list is refused when it is opened.
        rest = self._read()
        self._first: Iterator[Record | Rejection] | None = chain(
            [first] if (first := next(rest, None)) else [], rest
        )

    @property
    def file(self) -> str:
        """The bare name of the file."""
        return self._given.name

    @property
    def sha256(self) -> str:
        """The hash of the file as it was given, in hex."""
        return self._given.sha256

    @property
    def size_bytes(self) -> int:
        """The size of the file as it was given."""
        return self._given.size_bytes

    @property
    def warnings(self) -> list[str]:
        """What was not read, in sentences."""
        return self._notes.sentences()

    def __iter__(self) -> Iterator[Record | Rejection]:
        if self._first is not None:
            opened, self._first = self._first, None
            return opened
        self._notes = Notes()
        return self._read()

    def _read(self) -> Iterator[Record | Rejection]:
        if self.format in _OFFICIAL:
            return _OFFICIAL[self.format](self._given, self._notes)
        if self.format == "xlsx":
            return read_workbook(self._given, self._notes, self._columns)
        delimiter = "\t" if self.format == "tsv" else None
        return read_table(self._given, self._notes, self._columns, delimiter)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a person says that a list is to be read; what is ``None`` is found by content.

    ``as_format`` is one of ``FORMATS``; ``columns`` maps headers of a table to our columns;
    ``encoding`` is the encoding of a text table.
    """

    as_format: str | None = None
    columns: Mapping[str, str] | None = None
    encoding: str | None = None

    def opened(self, given: Given) -> Reading:
        """Open a file in this manner."""
        if self.as_format is not None and self.as_format not in FORMATS:
            raise ComityError(f"'{self.as_format}' is no format.", remedy=f"Use one of {', '.join(FORMATS)}.")
        if self.encoding:
            given = replace(given, encoding=codec_named(self.encoding))
        found = self.as_format or recognise(given)
        if self.encoding and found not in _STATE_NO_ENCODING:
            raise ComityError(
                f"{given.name}: the format {found} states its own encoding.",
                remedy=f"Leave the encoding out; it is for {', '.join(_STATE_NO_ENCODING)}.",
            )
        return Reading(given, found, self.columns)


_AS_FOUND: Final = Manner()


def open_list(path: str | Path, manner: Manner = _AS_FOUND) -> Reading:
    """Open a list or register file of any format, plain or .gz.

    Raises ``ComityError`` for a file that cannot be read or is no list, with what to do instead.
    """
    return manner.opened(given_file(Path(path)))


def open_stream(stream: BinaryIO, name: str, manner: Manner = _AS_FOUND) -> Reading:
    """Open a list from a binary stream, such as standard input; ``name`` stands in its sources."""
    return manner.opened(given_stream(stream, name))
