"""A file of pairs: each line read, compared, and given back with score and band."""

import csv
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from comity.cli import screening
from comity.errors import ComityError
from comity.facts import Record, Rejection
from comity.lists.row import RowReader
from comity.match.candidate import Candidate

__all__ = ["Pairs", "one_pair"]

_AT_ONCE = 5_000
"""Pairs compared in one call: enough to keep the arrays busy, few enough to hold."""
_MOST_LINE_BYTES = 2**20
_MOST_PROBLEMS = 20
_FORM = "Write tab-separated UTF-8 with a header that names at least left and right."
_READ = ("name", "birth_date", "country", "kind")
"""Columns of one side, as the reader of lists names them."""

Scored = tuple[bytes, Candidate | None]
"""An output line and what was found; ``None`` where a pair could not be compared."""


def one_pair(left: str, right: str, kind: str | None) -> tuple[Record, Record]:
    """Return two names as records. Raises ``ComityError`` for a name or kind that cannot be read."""
    reader = screening.row_reader(_READ, "two names")
    sides = [_side(reader, line, (name, "", "", kind or "")) for line, name in enumerate((left, right), 1)]
    for side, name in zip(sides, (left, right), strict=True):
        if isinstance(side, str):
            raise ComityError(f"'{name[:40]}' cannot be compared: {side}", remedy="Give two names.")
    first, second = sides
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    return first, second


class Pairs:
    """A tab-separated file of pairs, read line by line; ``problems`` says what could not be compared.

    Every line is taken as it stands and given back as it stands, with two more cells.
    """

    def __init__(self, path: str, stream: BinaryIO) -> None:
        self._path = path
        self._stream = stream
        self._reader = screening.row_reader(_READ, path)
        self._line = 1
        header = self._cells(self._next_line())
        self._header = header
        self._place = {name.strip().casefold(): place for place, name in enumerate(header)}
        if not {"left", "right"} <= self._place.keys():
            found = ", ".join(f"'{name.strip()[:30]}'" for name in header[:12])
            raise ComityError(f"{path}, line 1: no columns left and right (found: {found}).", remedy=_FORM)
        self.problems: list[str] = []

    def header(self) -> bytes:
        """Return the header of the output."""
        return _joined("\t".join(self._header), "score", "band")

    def scored(self) -> Iterator[Scored]:
        """Yield one output line for each input line, in their order."""
        lines = iter(self._next_line, None)
        while batch := list(islice(lines, _AT_ONCE)):
            pairs = [self._pair(line, number) for number, line in enumerate(batch, self._line - len(batch))]
            found = iter(screening.compared([pair for pair in pairs if pair is not None]))
            for line, pair in zip(batch, pairs, strict=True):
                candidate = next(found) if pair is not None else None
                score, band = (repr(float(candidate.score)), candidate.band.value) if candidate else ("", "")
                yield _joined(line, score, band), candidate

    def _next_line(self) -> str | None:
        line = self._stream.readline(_MOST_LINE_BYTES)
        if not line:
            return None
        if len(line) == _MOST_LINE_BYTES:
            raise ComityError(f"{self._path}, line {self._line}: longer than 1 MiB.", remedy=_FORM)
        try:
            text = line.decode("utf-8-sig" if self._line == 1 else "utf-8")
        except UnicodeDecodeError as trouble:
            place = f"{self._path}, line {self._line}"
            raise ComityError(f"{place}: byte {trouble.start} is not UTF-8.", remedy=_FORM) from trouble
        self._line += 1
        return text.rstrip("\r\n")

    def _cells(self, line: str | None) -> list[str]:
        if line is None:
            raise ComityError(f"{self._path} is empty.", remedy=_FORM)
        return [_unquoted(cell) for cell in line.split("\t")]

    def _pair(self, line: str, number: int) -> tuple[Record, Record] | None:
        cells = self._cells(line)
        if len(cells) > len(self._header):  # a quoted cell with a tab in it
            cells = next(csv.reader([line], delimiter="\t"))
        sides = [_side(self._reader, number, self._told(cells, side)) for side in ("left", "right")]
        reasons = [side for side in sides if isinstance(side, str)]
        left, right = sides
        if isinstance(left, Record) and isinstance(right, Record):
            return left, right
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(f"{self._path}, line {number}: {reasons[0]}")
        return None

    def _told(self, cells: list[str], side: str) -> tuple[str, str, str, str]:
        names = (side, f"{side}_birth_date", f"{side}_country", "kind")
        places = [self._place.get(name, len(cells)) for name in names]
        name, born, country, kind = (cells[place] if place < len(cells) else "" for place in places)
        return name, born, country, kind


def _side(reader: RowReader, number: int, cells: tuple[str, ...]) -> Record | str:
    """Return one side of a pair, or the reason in words why it is none."""
    read = reader.read(number, list(cells))
    if isinstance(read, Record):
        return read
    return read.reason if isinstance(read, Rejection) else "a name is missing."


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell.startswith('"') and cell.endswith('"'):
        return cell[1:-1].replace('""', '"')
    return cell


def _joined(line: str, score: str, band: str) -> bytes:
    return f"{line}\t{score}\t{band}\n".encode("utf-8", "replace")
