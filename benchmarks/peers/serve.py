"""Run an adapter over groups of rows: read groups, prepare, score, write the best of each subject.

Runs inside a tool's own environment, so it uses nothing but the standard library.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

__all__ = ["TOP", "Row", "serve"]

TOP = 10
# A row is {"id": ..., "names": [...], "kind": "Person" | "Organization"}.
Row = dict[str, object]
Prepare = Callable[[Sequence[Row]], Sequence[object]]
Candidates = Callable[[object, int], Sequence[int]] | None
Score = Callable[[object, object], float]


def serve(prepare: Prepare, candidates: Candidates, score: Score) -> None:
    """Score every group of the file named first and write the results to the file named second.

    A tool without ``candidates`` is given every record. Kept are the ten best records of a subject
    and whatever ties with the tenth.
    """
    source, out = Path(sys.argv[-2]), Path(sys.argv[-1])
    with out.open("w", encoding="utf-8") as written:
        for line in source.open(encoding="utf-8"):
            group = json.loads(line)
            started, pairs, rows = time.process_time(), 0, []
            pool = prepare(group["pool"])
            subjects = prepare(group["subjects"])
            for row, subject in zip(group["subjects"], subjects, strict=True):
                places = range(len(pool)) if candidates is None else candidates(subject, len(pool))
                scored = [(score(subject, pool[place]), group["pool"][place]["id"]) for place in places]
                pairs += len(scored)
                rows.extend((row["id"], record, value) for value, record in _best(scored))
            cpu = time.process_time() - started
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            answer = {"name": group["name"], "rows": rows, "pairs": pairs, "cpu_s": cpu, "memory_mb": memory}
            written.write(json.dumps(answer) + "\n")


def _best(scored: Sequence[tuple[float, str]]) -> Iterator[tuple[float, str]]:
    ordered = sorted((one for one in scored if one[0] > 0), reverse=True)
    last = ordered[TOP - 1][0] if len(ordered) > TOP else 0.0
    return (one for one in ordered if one[0] >= last)
