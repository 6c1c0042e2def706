"""Results as text for a terminal: each subject with its best candidates and why, readable at 80 columns."""

import io
from typing import BinaryIO

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

from comity.cli.answer import Answer, Line, Reported, Run, Tally
from comity.cli.visible import isolated, spoken, visible

__all__ = ["BAND_MEANING", "Table", "wrapped"]

BAND_MEANING = "A band is an order of reading, never an identity: a person decides."
_WIDTH_OFF_SCREEN = 80
_WIDEST = 110
"""Columns: longer lines of prose are hard to read."""
_BAND_COLUMNS = 10
_BAND_STYLE = {"strong": "bold red", "possible": "bold yellow", "weak": "dim"}

Segment = tuple[str, str]
"""A piece of a line and its style ("" for none)."""


class Table:
    """Writes subjects in list order; colours only on a screen, and never as the only sign."""

    def __init__(self, stream: BinaryIO, run: Run, *, every: bool, screen: bool) -> None:
        self._text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="\n")
        self._console = Console(file=self._text, highlight=False) if screen else None
        self._width = min(self._console.width, _WIDEST) if self._console else _WIDTH_OFF_SCREEN
        self._every = every
        self._heading(run)

    def answer(self, answer: Answer) -> None:
        """Write one subject with its candidates; without any only when all were asked for."""
        if not answer.reported and not self._every:
            return
        self._line()
        self._prose(f"{isolated(answer.query_id)}  {isolated(answer.query_name)}", "", "bold")
        if not answer.reported:
            searched = answer.searched
            self._prose(
                f"No candidate among {searched.records:,} records and {searched.names:,} names.", "  "
            )
        for reported in answer.reported:
            self._candidate(reported)

    def gone(self, line: Line) -> None:
        """Write a pair of the earlier result that is no longer found."""
        query, candidate = line["query"], line["candidate"]
        assert isinstance(query, dict)
        assert isinstance(candidate, dict)
        subject = f"{isolated(str(query.get('id')))}  {isolated(str(query.get('name')))}"
        record = f"{isolated(str(candidate.get('name')))} ({isolated(str(candidate.get('id')))})"
        self._line()
        self._prose(subject, "", "bold")
        self._prose(f"GONE: {record} is no longer found; it was {line.get('band')}.", "  ")

    def finish(self, tally: Tally) -> None:
        """Write how many subjects are not shown, and what a band means."""
        self._line()
        without = tally.screened - tally.with_candidates
        if without and not self._every:
            noun = "subject has" if without == 1 else "subjects have"
            self._prose(f"{without:,} {noun} nothing to report at this cut (--all lists them).", "")
        self._prose(BAND_MEANING, "")
        self._text.flush()
        self._text.detach()

    def _heading(self, run: Run) -> None:
        self._prose(f"{isolated(run.subjects.file)} screened against", "")
        for register in run.registers:
            counts = f"{register.records:,} records, {register.names:,} names"
            self._prose(f"{isolated(register.name)} ({counts})", "  ")
        shown = "what is new, changed or gone" if run.changes_only else f"up to {run.top} candidates each"
        self._prose(f"Policy {run.policy}. Shown: {shown}, {run.cut_words}.", "")

    def _title(self, reported: Reported) -> None:
        """Write rank, band, name and score: in one line where they fit, else the name by itself."""
        found = reported.candidate
        band = found.band.value
        mark = f"{reported.change.upper()} " if reported.change else ""
        left, right = f"{found.rank:3}. ", f"score {found.score:.4f}  total {found.total:+.2f}"
        begin = ((left, ""), (mark, "bold"), (f"{band.upper():<8}", _BAND_STYLE[band]), ("  ", ""))
        name = isolated(found.record_name)
        room = self._width - len(left + mark) - _BAND_COLUMNS - cell_len(right)
        if cell_len(name) + 2 <= room:
            self._line(*begin, (name, "bold"), (" " * (room - cell_len(name)), ""), (right, ""))
            return
        self._line(*begin, (right, ""))
        for line in wrapped(name, self._width - 5):
            self._line(("     ", ""), (line, "bold"))

    def _candidate(self, reported: Reported) -> None:
        self._title(reported)
        found = reported.candidate
        source = (
            f"{isolated(found.record_id)}, {isolated(found.source.file)}, {isolated(found.source.locator)}"
        )
        self._prose(source, "     ", "dim")
        if reported.cleared is not None:
            self._prose(spoken(reported.cleared, value=isolated, frame=visible), "     ")
        for finding in found.findings:
            self._finding(spoken(finding.sentence, value=isolated, frame=visible), finding.points)

    def _finding(self, words: str, points: float) -> None:
        number = f"{points:+.1f}" if points else ""
        lines = wrapped(words, self._width - 13)
        self._line((f"{number:>11}  ", ""), (lines[0], ""))
        for line in lines[1:]:
            self._line((" " * 13 + line, ""))

    def _prose(self, words: str, indent: str, style: str = "") -> None:
        for line in wrapped(words, self._width - len(indent)):
            self._line((indent, ""), (line, style))

    def _line(self, *segments: Segment) -> None:
        if self._console is None:
            self._text.write("".join(text for text, _ in segments).rstrip() + "\n")
        else:
            self._console.print(Text.assemble(*segments), soft_wrap=True)


def wrapped(words: str, width: int) -> list[str]:
    """Return lines of at most ``width`` columns, broken at blanks where there are any.

    Wide characters, such as Han, count two columns.
    """
    pieces = [
        piece
        for word in words.split(" ")
        for piece in (chop_cells(word, width) if cell_len(word) > width else [word])
    ]
    lines: list[str] = []
    line, room = "", width
    for piece in pieces:
        needed = cell_len(piece) + bool(line)
        if needed > room:
            lines.append(line)
            line, room, needed = "", width, needed - 1
        line = f"{line} {piece}" if line else piece
        room -= needed
    lines.append(line)
    return lines
