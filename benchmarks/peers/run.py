"""Print the side-by-side table: our figures and each tool's on the same groups, in one run.

``python -m benchmarks.peers [TOOL]``; QUICK=1 takes a tenth of the subjects; --keep reads a tool's
rows of an earlier run where the input is byte for byte the same.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.groups import POOL, SUBJECTS, Entry, Group, cut, measure
from benchmarks.machine import footer, write_result
from benchmarks.measures import Figures, Scored
from benchmarks.peers.environments import ready
from benchmarks.peers.tools import TOOLS, Tool
from benchmarks.product import CACHE
from benchmarks.retrieval import groups, product_scores, summary

__all__ = ["main", "side_by_side"]

LONGEST_RUN_S = 1200
_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Column:
    """One tool's figures: per group, with the CPU seconds and pairs of the whole run."""

    name: str
    results: tuple[tuple[Group, Figures], ...]
    pairs: int = 0
    cpu_s: float = 0.0
    memory_mb: int = 0


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ours and every installed tool on the open groups; print and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="?", default="", help="tools whose name contains this")
    parser.add_argument("--part", default="tune")
    parser.add_argument("--subjects", type=int, default=POOL)
    parser.add_argument("--last-check", action="store_true", help="also the alias pairs of official lists")
    parser.add_argument("--keep", action="store_true", help="read rows of an identical earlier run")
    parser.add_argument("--without-ours", action="store_true", help="the other tools alone")
    told = parser.parse_args(arguments)
    subjects = max(1, SUBJECTS // 10) if os.environ.get("QUICK") else told.subjects
    chosen = [cut(group, subjects) for group in groups(told.part, last_check=told.last_check)]
    columns = [] if told.without_ours else [_ours(chosen)]
    refused = []
    for tool in TOOLS:
        if told.only in tool.name:
            reason = ready(tool.environment)
            if reason:
                refused.append(f"{tool.name}: not run, {reason}")
            else:
                columns.append(_run(tool, chosen, keep=told.keep))
    text = side_by_side(columns) + "\n" + "".join(f"\n* {line}" for line in refused)
    print(text)
    if not told.only and not os.environ.get("QUICK"):
        name = "peers" if told.part == "tune" and not told.last_check else f"peers-{told.part}"
        print(write_result(name, "Ours beside other tools", text + "\n" + footer()))


def _ours(chosen: Sequence[Group]) -> Column:
    return Column("comity", tuple((group, measure(group, product_scores(group))) for group in chosen))


def _run(tool: Tool, chosen: Sequence[Group], *, keep: bool) -> Column:
    """Run an adapter in its own environment over the groups, one process for all of them."""
    lines = [_line(group) for group in chosen]
    digest = hashlib.sha256("".join(lines).encode()).hexdigest()[:12]
    folder = CACHE / "peers"
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / f"groups-{digest}.jsonl"
    source.write_text("".join(lines), encoding="utf-8")
    out = folder / f"{tool.name.replace(' ', '-')}-{digest}.jsonl"
    if not (keep and out.exists()):
        python = CACHE / tool.environment / "bin" / "python"
        aside = out.with_suffix(".part")
        command = [python, _HERE / tool.script, tool.argument, source, aside]
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=LONGEST_RUN_S, check=False, cwd=_HERE
        )
        if done.returncode != 0:
            sys.stderr.write(done.stderr)
            raise SystemExit(f"{tool.name} ended with {done.returncode}")
        aside.rename(out)
    return _column(tool, chosen, out)


def _line(group: Group) -> str:
    def rows(entries: Sequence[Entry]) -> list[dict[str, object]]:
        return [{"id": entry.id, "names": [entry.name], "kind": entry.kind} for entry in entries]

    return json.dumps({"name": group.name, "subjects": rows(group.subjects), "pool": rows(group.pool)}) + "\n"


def _column(tool: Tool, chosen: Sequence[Group], out: Path) -> Column:
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    results = []
    for group, answer in zip(chosen, answers, strict=True):
        rows = [
            Scored(subject, record, score, "possible" if score >= tool.threshold else "weak")
            for subject, record, score in answer["rows"]
        ]
        results.append((group, measure(group, rows)))
    return Column(
        tool.name,
        tuple(results),
        pairs=sum(answer["pairs"] for answer in answers),
        cpu_s=sum(answer["cpu_s"] for answer in answers),
        memory_mb=max(answer["memory_mb"] for answer in answers),
    )


def side_by_side(columns: Sequence[Column]) -> str:
    """Return the tables: per family and per group, tools as columns, the best in bold."""
    head = "| " + " | ".join(["", "n", *(column.name for column in columns)]) + " |"
    rule = "|---" * (len(columns) + 2) + "|"
    families = [summary(column.results) for column in columns]
    lines = [
        "Recall at ≤ 0.1 false alarms per subject (R@1 in brackets), mean of the groups:",
        "",
        head,
        rule,
    ]
    for place, (label, _, figures) in enumerate(families[0]):
        lines.append(_row(label, figures.subjects, [family[place][2] for family in families]))
    lines += ["", "Recall at the tool's own default, false alarms per subject in brackets:", "", head, rule]
    for place, (label, _, figures) in enumerate(families[0]):
        lines.append(_default_row(label, figures.subjects, [family[place][2] for family in families]))
    lines += ["", "By group, recall at ≤ 0.1 false alarms per subject (R@1):", "", head, rule]
    for place, (group, figures) in enumerate(columns[0].results):
        cells = [column.results[place][1] for column in columns]
        lines.append(_row(group.name, figures.subjects, cells))
    lines += ["", "| tool | pairs | CPU s | pairs per CPU s | memory MB |", "|---|---|---|---|---|"]
    for column in columns:
        if column.pairs:
            rate = column.pairs / column.cpu_s
            lines.append(
                f"| {column.name} | {column.pairs} | {column.cpu_s:.0f} | {rate:.0f} | {column.memory_mb} |"
            )
    return "\n".join(lines)


def _row(label: str, subjects: int, cells: Sequence[Figures]) -> str:
    best, first = max(one.recall for one in cells), max(one.first for one in cells)
    texts = [f"{_bold(one.recall, best)} ({_bold(one.first, first)})" for one in cells]
    return f"| {label} | {subjects} | {' | '.join(texts)} |"


def _default_row(label: str, subjects: int, cells: Sequence[Figures]) -> str:
    texts = [f"{one.possible_recall:.3f} ({one.possible_alarms:.2f})" for one in cells]
    return f"| {label} | {subjects} | {' | '.join(texts)} |"


def _bold(value: float, best: float) -> str:
    return f"**{value:.3f}**" if value >= best - 1e-9 else f"{value:.3f}"


if __name__ == "__main__":
    main()
