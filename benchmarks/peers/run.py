"""Print the side-by-side table: our figures and each tool's on the same groups, in one run.

``python -m benchmarks.peers [TOOL]``; QUICK=1 takes a tenth of the subjects; --keep reads a tool's
rows of an earlier run where the input is byte for byte the same.
"""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.groups import POOL, SUBJECTS, Group, cut, measure
from benchmarks.machine import footer, write_result
from benchmarks.measures import Figures, Scored
from benchmarks.peers.adapters import answers, group_line
from benchmarks.peers.environments import ready, versions
from benchmarks.peers.name_pairs import CASES, pairs_beside
from benchmarks.peers.tools import TOOLS, Tool
from benchmarks.retrieval import groups, product_scores, summary

__all__ = ["main", "side_by_side"]


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
    asked = [tool for tool in TOOLS if told.only in tool.name]
    refused = {tool.name: reason for tool in asked if (reason := ready(tool.environment))}
    run = [tool for tool in asked if tool.name not in refused]
    columns += [_run(tool, chosen, keep=told.keep) for tool in run]
    beside = pairs_beside(run, ours=not told.without_ours, keep=told.keep)
    text = f"{side_by_side(columns)}\n\nThe open name cases, at each tool's own default:\n\n{beside}\n"
    text += "".join(f"\n* {name}: not run, {reason}\n" for name, reason in refused.items())
    print(text)
    if not told.only and not told.without_ours and not os.environ.get("QUICK"):
        part = "" if told.part == "tune" else f"-{told.part}"
        name = f"peers{part}{'-last-check' if told.last_check else ''}"
        print(write_result(name, "Ours beside other tools", text + _notes() + footer(CASES)))


def _notes() -> str:
    return (
        "\nEach tool gets the same names, one a record, and is told the kind of record. Bold: the best of a"
        " row. False alarms are wrong records at or above one threshold for the whole group. nomenklatura"
        " calls a match from 0.7, token_set and WRatio from 0.85, token_sort from 0.80, splink from weight 0."
        " rapidfuzz reads text made Latin by ICU; plain romanisation is one ratio over sorted words of"
        " pypinyin and anyascii. splink had no labelled pairs to learn its m weights from. comity judges the"
        f" name cases without being told the kind of record.\n\nVersions: {versions()}.\n"
    )


def _ours(chosen: Sequence[Group]) -> Column:
    return Column("comity", tuple((group, measure(group, product_scores(group))) for group in chosen))


def _run(tool: Tool, chosen: Sequence[Group], *, keep: bool) -> Column:
    """Return the column of a tool: its rows with its own default as the only band."""
    lines = [group_line(group.name, group.subjects, group.pool) for group in chosen]
    given = answers(tool, lines, keep=keep)
    results = []
    for group, answer in zip(chosen, given, strict=True):
        rows = [
            Scored(subject, record, score, "possible" if score >= tool.threshold else "weak")
            for subject, record, score in answer["rows"]
        ]
        results.append((group, measure(group, rows)))
    return Column(
        tool.name,
        tuple(results),
        pairs=sum(answer["pairs"] for answer in given),
        cpu_s=sum(answer["cpu_s"] for answer in given),
        memory_mb=max(answer["memory_mb"] for answer in given),
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
    return "\n".join([*lines, "", "Scoring alone, each tool in a process of its own:", "", *_speed(columns)])


def _speed(columns: Sequence[Column]) -> list[str]:
    """Return the rows of speed; ours searches and explains, so `benchmarks speed` measures it instead."""
    told = [column for column in columns if column.pairs]
    rates = [column.pairs / max(column.cpu_s, 1e-9) for column in told]
    best = max(rates, default=0.0)
    shown = [f"**{rate:.0f}**" if rate == best else f"{rate:.0f}" for rate in rates]
    rows = [
        ("", [column.name for column in told]),
        ("pairs", [f"{column.pairs}" for column in told]),
        ("pairs per CPU s", shown),
        ("memory MB", [f"{column.memory_mb}" for column in told]),
    ]
    lines = [f"| {label} | {' | '.join(cells)} |" for label, cells in rows]
    return [lines[0], "|---" * (len(told) + 1) + "|", *lines[1:]] if told else []


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
