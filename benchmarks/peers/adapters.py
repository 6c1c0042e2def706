"""Run an adapter in its own environment over lines of groups, and read its answers."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.groups import Entry
from benchmarks.peers.tools import Tool
from benchmarks.product import CACHE

__all__ = ["Answer", "answers", "group_line"]

LONGEST_RUN_S = 1200
_HERE = Path(__file__).resolve().parent
Answer = dict[str, object]


def group_line(name: str, subjects: Sequence[Entry], pool: Sequence[Entry]) -> str:
    """Return the line of a group as the adapters read it."""

    def rows(entries: Sequence[Entry]) -> list[dict[str, object]]:
        return [{"id": entry.id, "names": [entry.name], "kind": entry.kind} for entry in entries]

    return json.dumps({"name": name, "subjects": rows(subjects), "pool": rows(pool)}) + "\n"


def answers(tool: Tool, lines: Sequence[str], *, keep: bool) -> list[Answer]:
    """Return the tool's answers in the order of the lines; ``keep`` reads those of an identical run."""
    digest = hashlib.sha256("".join(lines).encode()).hexdigest()[:12]
    folder = CACHE / "peers"
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / f"groups-{digest}.jsonl"
    source.write_text("".join(lines), encoding="utf-8")
    out = folder / f"{tool.name.replace(' ', '-')}-{digest}.jsonl"
    if not (keep and out.exists()):
        aside = out.with_suffix(".part")
        command = [
            CACHE / tool.environment / "bin" / "python", _HERE / tool.script, tool.argument, source, aside,
        ]  # fmt: skip
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=LONGEST_RUN_S, check=False, cwd=_HERE
        )
        if done.returncode != 0:
            sys.stderr.write(done.stderr)
            raise SystemExit(f"{tool.name} ended with {done.returncode}")
        aside.rename(out)
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
