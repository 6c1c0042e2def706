"""Rows of a delimited text with the line each begins on, and the rows that cannot be read."""

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from comity.errors import ComityError

__all__ = ["MOST_LINE_CHARACTERS", "MOST_ROW_LINES", "BadRow", "rows_of"]

MOST_LINE_CHARACTERS: Final = 131_072
"""Longest line; also the longest cell that the csv module accepts."""
MOST_ROW_LINES: Final = 200
"""Lines of one row: a longer one is a quotation mark that nobody closed, not a long cell."""

_NUL: Final = "the row holds a NUL character, so it is damaged. Export it again."
_UNDECODED: Final = (
    "the row holds bytes that are no text in the encoding of the file. Save the file as UTF-8."
)
_TOO_LONG: Final = f"the line has more than {MOST_LINE_CHARACTERS:,} characters. Check for missing line ends."
_UNCLOSED: Final = "a quotation mark opens here and is never closed. Close it, or double it if it is text."
_TOO_WIDE: Final = f"a cell has more than {MOST_LINE_CHARACTERS:,} characters. Shorten it."


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be read: the line it begins on, and why."""

    line: int
    reason: str


class _Lines:
    """Lines of a text, counted; lines of a row that went wrong can be given back and read again."""

    __slots__ = ("_ahead", "_text", "fault", "number", "row", "unclosed")

    def __init__(self, text: io.TextIOBase) -> None:
        self._text = text
        self._ahead: deque[str] = deque()
        self.number = 0
        self.row: list[str] = []
        self.fault = ""
        self.unclosed = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._ahead.popleft() if self._ahead else self._text.readline(MOST_LINE_CHARACTERS)
        if not line:
            self.unclosed = bool(self.row)  # the text ends inside a row only if a quotation is open
            raise StopIteration
        self.number += 1
        if not line.isascii() or "\0" in line:
            self._check(line)
        if len(line) == MOST_LINE_CHARACTERS and line[-1] not in "\r\n":
            return self._skip_rest()
        self.row.append(line)
        if len(self.row) > MOST_ROW_LINES:
            self.unclosed = True
            return '"\n'  # ends the row, whose lines are then read one by one
        return line

    def _check(self, line: str) -> None:
        if "\0" in line:
            self.fault = self.fault or _NUL
        try:
            line.encode("utf-8")
        except UnicodeEncodeError:
            self.fault = self.fault or _UNDECODED

    def _skip_rest(self) -> str:
        self.fault = self.fault or _TOO_LONG
        while (rest := self._text.readline(MOST_LINE_CHARACTERS)) and rest[-1] not in "\r\n":
            pass
        self.row.append("\n")
        return "\n"

    def give_back(self) -> int:
        """Put back all lines of the row but the first; returns the number of the first."""
        rest = self.row[1:]
        self._ahead.extendleft(reversed(rest))
        self.number -= len(rest)
        self.row = []
        self.fault = ""
        self.unclosed = False
        return self.number


def rows_of(text: io.TextIOBase, delimiter: str, name: str) -> Iterator[tuple[int, list[str]] | BadRow]:
    """Yield ``(line, cells)`` for each row that is not blank, or a ``BadRow``. One pass, streaming.

    Raises ``ComityError`` where the encoding of the whole file breaks (UTF-16 cut off).
    """
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield BadRow(lines.give_back(), _TOO_WIDE)
            continue
        except UnicodeDecodeError as why:
            raise ComityError(
                f"{name}: after line {lines.number} the text is not {why.encoding}.",
                remedy="The file is damaged or cut off: export it again, best as UTF-8.",
            ) from why
        taken = len(lines.row)
        if taken == 1 and not lines.fault and not lines.unclosed:
            lines.row = []
            if cells:
                yield lines.number, cells
        elif _is_unclosed(lines):
            yield BadRow(lines.give_back(), _UNCLOSED)
        else:
            yield from _unusual(lines, cells)


def _is_unclosed(lines: _Lines) -> bool:
    """A row of several lines has an even number of quotation marks, unless one was left open."""
    several = len(lines.row) > 1
    return lines.unclosed or (several and sum(line.count('"') for line in lines.row) % 2 == 1)


def _unusual(lines: _Lines, cells: list[str]) -> Iterator[tuple[int, list[str]] | BadRow]:
    first = lines.number - max(len(lines.row), 1) + 1
    fault, lines.fault, lines.row = lines.fault, "", []
    if fault:
        yield BadRow(first, fault)
    elif cells:
        yield first, cells
