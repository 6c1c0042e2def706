"""Results as CSV for spreadsheets, in which no cell can act as a formula."""

import csv
import io
from typing import BinaryIO

from comity.cli.answer import Answer, Line, Reported, Tally
from comity.cli.visible import visible

__all__ = ["COLUMNS", "CsvRows", "guarded"]

COLUMNS = (
    "query_id",
    "query_name",
    "rank",
    "candidate_id",
    "candidate_name",
    "band",
    "score",
    "total",
    "findings",
    "file",
    "sha256",
    "locator",
    "query_form",
    "record_form",
    "scheme",
    "evidence",
    "policy",
    "register",
    "change",
    "cleared",
)

_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""First characters that spreadsheet programs take for a formula; the last four are their full-width twins."""


def guarded(cell: str) -> str:
    """Return the text with a leading quote where a spreadsheet would run it as a formula."""
    shown = visible(cell)
    return f"'{shown}" if shown.lstrip().startswith(_ACTIVE) or cell.startswith(_ACTIVE) else shown


class CsvRows:
    """Writes one row for each reported candidate, with a header."""

    def __init__(self, stream: BinaryIO, *, every: bool) -> None:
        self._text = io.TextIOWrapper(
            stream, encoding="utf-8", errors="replace", newline="", write_through=True
        )
        self._rows = csv.writer(self._text, lineterminator="\n")
        self._rows.writerow(COLUMNS)
        self._every = every

    def answer(self, answer: Answer) -> None:
        """Write the candidates of one subject; a row without candidate when all were asked for."""
        for reported in answer.reported:
            self._rows.writerow(_row(answer, reported))
        if self._every and not answer.reported:
            blank = [""] * (len(COLUMNS) - 2)
            self._rows.writerow([guarded(answer.query_id), guarded(answer.query_name), *blank])

    def gone(self, line: Line) -> None:
        """Write a candidate of the earlier result that is gone, with its earlier evidence."""
        query, candidate = line["query"], line["candidate"]
        assert isinstance(query, dict)
        assert isinstance(candidate, dict)
        known = {
            "query_id": query.get("id"),
            "query_name": query.get("name"),
            "candidate_id": candidate.get("id"),
            "candidate_name": candidate.get("name"),
            "change": "gone",
        } | {
            name: line.get(name)
            for name in ("rank", "band", "score", "total", "evidence", "policy", "register")
        }
        self._rows.writerow([_cell(known.get(column)) for column in COLUMNS])

    def finish(self, tally: Tally) -> None:  # noqa: ARG002 - other forms close with the count
        """Release the stream, which belongs to the caller."""
        self._text.flush()
        self._text.detach()


def _row(answer: Answer, reported: Reported) -> list[object]:
    found = reported.candidate
    findings = " | ".join(finding.words() for finding in found.findings)
    cells: list[object] = [answer.query_id, answer.query_name, found.rank, found.record_id, found.record_name]
    cells += [found.band.value, found.score, found.total, findings]
    cells += [found.source.file, found.source.sha256, found.source.locator, *found.names]
    cells += [found.evidence, found.policy, found.register, reported.change or ""]
    cells.append(reported.cleared.words() if reported.cleared else "")
    return [_cell(cell) for cell in cells]


def _cell(value: object) -> object:
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else value
