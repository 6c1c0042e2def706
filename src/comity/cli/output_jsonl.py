"""Results as JSON lines: one line for each reported candidate, for other programs."""

from typing import BinaryIO

import orjson

from comity.cli.answer import Answer, Line, Reported, Tally
from comity.match.candidate import Searched

__all__ = ["JsonLines", "candidate_line", "lines_of"]


class JsonLines:
    """Writes the lines of ``contracts``: queries in list order, candidates by falling score."""

    def __init__(self, stream: BinaryIO, *, every: bool) -> None:
        self._stream = stream
        self._every = every

    def answer(self, answer: Answer) -> None:
        """Write one line for each candidate; one for a subject without any when all were asked for."""
        self._stream.write(lines_of(answer, every=self._every))

    def gone(self, line: Line) -> None:
        """Write the earlier line again, marked as gone."""
        self._stream.write(_encoded({**line, "change": "gone"}))

    def finish(self, tally: Tally) -> None:
        """Write nothing: the last line of data is the end."""


def lines_of(answer: Answer, *, every: bool) -> bytes:
    """Return the lines of one subject, each with its line end."""
    query = {"id": answer.query_id, "name": answer.query_name}
    if answer.reported:
        return b"".join([_encoded(candidate_line(query, reported)) for reported in answer.reported])
    if every:
        return _encoded({"query": query, "candidate": None, "searched": _searched(answer.searched)})
    return b""


def candidate_line(query: Line, reported: Reported) -> dict[str, object]:
    """Return one reported candidate as JSON holds it."""
    found = reported.candidate
    source = found.source
    line: dict[str, object] = {
        "query": query,
        "candidate": {
            "id": found.record_id,
            "name": found.record_name,
            "source": {"file": source.file, "sha256": source.sha256, "locator": source.locator},
        },
        "rank": found.rank,
        "score": found.score,
        "total": found.total,
        "band": found.band.value,
        "terms": [{"feature": t.feature, "value": t.value, "points": t.points} for t in found.terms],
        "findings": [{"words": f.sentence.words(), "points": f.points} for f in found.findings],
        "names": found.names,
        "evidence": found.evidence,
        "policy": found.policy,
        "register": found.register,
        "cuts": {"possible": found.cuts[0], "strong": found.cuts[1]},
    }
    if reported.change is not None:
        line["change"] = reported.change
    if reported.before is not None:
        line["evidence_before"] = reported.before
    if reported.cleared is not None:
        line["cleared"] = reported.cleared.words()
    return line


def _searched(searched: Searched) -> Line:
    return {
        "records": searched.records,
        "names": searched.names,
        "compared": searched.compared,
        "not_searched": searched.not_searched,
    }


def _encoded(line: Line) -> bytes:
    try:
        return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_SERIALIZE_NUMPY)
    except orjson.JSONEncodeError:
        # Half of a surrogate pair is no character: some JSON sources hold them, UTF-8 cannot.
        return orjson.dumps(_paired(line), option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_SERIALIZE_NUMPY)


def _paired(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_paired(key): _paired(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_paired(held) for held in value]
    return value
