"""Reads what an earlier run and a person left: result lines, and pairs that were cleared."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import orjson

from comity.cli.answer import Answer, Line, Reported, Tally, plain_answer
from comity.errors import ComityError
from comity.match.candidate import Candidate, Screened
from comity.match.rescreen import Clearance, Earlier, Pair

__all__ = ["EarlierResult", "read_clearances", "read_result"]

_FULL_RUN = "Give the JSON lines of a full run of comity screen (--format jsonl, without --previous)."
_CLEARED_COLUMNS = {"query_id", "candidate_id", "evidence"}
_TABLE = "Write CSV in UTF-8: query_id, candidate_id, evidence (and, if you like, cleared_on, reason)."


class EarlierResult:
    """An earlier result and the clearances, asked subject by subject while the new run goes on.

    Without either, every candidate is shown. Holds the earlier lines in memory as they stand.
    ``top`` is how many candidates of a subject are shown; cleared ones take nobody's place among
    them, so a run must ask for ``asked`` candidates.
    """

    def __init__(self, previous: str | None, cleared: str | None, top: int) -> None:
        self._lines: dict[tuple[str, str], bytes] = {}
        self._compares = previous is not None
        clearances = list(read_clearances(Path(cleared))) if cleared else []
        self._top = top
        self._most_cleared = max(Counter(one.query_id for one in clearances).values(), default=0)
        self._pairs = Earlier(self._kept(Path(previous)) if previous else (), clearances)
        self._passes_all = previous is None and cleared is None

    @property
    def asked(self) -> int:
        """How many candidates of each subject must be asked for."""
        return self._top + self._most_cleared

    def answer(self, screened: Screened, tally: Tally) -> Answer:
        """Return what is to be shown of one subject; counts what a clearance leaves out."""
        if self._passes_all:
            return plain_answer(screened)
        shown, met = [], 0
        for found in screened.candidates:
            pair = Pair(screened.query_id, found.record_id, found.evidence, found.former_ids)
            held = self._pairs.holds(pair)
            if met == self._top and not held:
                break
            met += not held
            tally.cleared += held
            reported = self._reported(found, pair)
            if reported is not None:
                shown.append(reported)
        return Answer(screened.query_id, screened.query_name, tuple(shown), screened.searched)

    def gone(self) -> Iterator[Line]:
        """Yield the earlier lines whose pair was not found this time; call it when the run is over."""
        for difference in self._pairs.gone():
            line: Line = orjson.loads(self._lines[difference.pair.query_id, difference.pair.record_id])
            yield line

    def _reported(self, found: Candidate, pair: Pair) -> Reported | None:
        if not self._compares:
            returned = self._pairs.returned(pair)
            cleared = returned.returned() if returned else None
            return None if self._pairs.holds(pair) else Reported(found, cleared=cleared)
        difference = self._pairs.difference(pair)
        if difference is None:
            return None
        cleared = difference.returned.returned() if difference.returned else None
        return Reported(found, difference.change.value, difference.before, cleared)

    def _kept(self, path: Path) -> Iterator[Pair]:
        for pair, line in read_result(path):
            self._lines[pair.query_id, pair.record_id] = line
            yield pair


def read_result(path: Path) -> Iterator[tuple[Pair, bytes]]:
    """Yield each pair of a result file with its line; lines without a candidate are passed over."""
    with _opened(path, _FULL_RUN).open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                pair = _pair(line, f"{path}, line {number}")
                if pair is not None:
                    yield pair, line


def _pair(line: bytes, place: str) -> Pair | None:
    try:
        held = orjson.loads(line)
        if held.get("candidate") is None:
            return None
        pair = Pair(str(held["query"]["id"]), str(held["candidate"]["id"]), str(held["evidence"]))
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as trouble:
        raise ComityError(f"{place} is not a line of an earlier result.", remedy=_FULL_RUN) from trouble
    if "change" in held:
        raise ComityError(f"{place} is a list of changes, not a full result.", remedy=_FULL_RUN)
    return pair


def read_clearances(path: Path) -> Iterator[Clearance]:
    """Yield the clearances of a CSV file; every row must be complete, for none may be lost."""
    with _opened(path, _TABLE).open(encoding="utf-8-sig", newline="") as text:
        rows = csv.DictReader(text)
        try:
            missing = _CLEARED_COLUMNS.difference(rows.fieldnames or ())
            if missing:
                names = ", ".join(sorted(missing))
                raise ComityError(f"{path} lacks the column {names}.", remedy=_TABLE)
            for row in rows:
                yield _clearance(row, f"{path}, line {rows.line_num}")
        except (UnicodeDecodeError, csv.Error) as trouble:
            raise ComityError(f"{path} cannot be read as a table: {trouble}.", remedy=_TABLE) from trouble


def _clearance(row: dict[str, str | None], place: str) -> Clearance:
    told = {name: (value or "").strip() for name, value in row.items() if isinstance(value, str)}
    required = [told.get(name, "") for name in ("query_id", "candidate_id", "evidence")]
    if not all(required):
        raise ComityError(f"{place}: the clearance is incomplete.", remedy=_TABLE)
    query, record, evidence = required
    return Clearance(query, record, evidence, told.get("cleared_on", ""), told.get("reason", ""))


def _opened(path: Path, remedy: str) -> Path:
    if not path.is_file():
        raise ComityError(f"{path} is not a file that can be read.", remedy=remedy)
    return path
