"""The open name cases judged by every tool: precision, recall and F1 at its own default."""

from collections.abc import Callable, Sequence

from benchmarks import pairs
from benchmarks.groups import Entry
from benchmarks.measures import area_under_curve, judge_pairs
from benchmarks.names_sources import NameCase, name_cases
from benchmarks.peers.adapters import answers, group_line
from benchmarks.peers.tools import Tool

__all__ = ["CASES", "pairs_beside"]

CASES = "names/bench_nomenklatura/cases_open.csv"
"""The open half of the cases, in the folder of the open data."""

_PARTS: dict[str, Callable[[NameCase], bool]] = {
    "persons": lambda case: case.schema == "Person",
    "others": lambda case: case.schema != "Person",
    "its own checks": lambda case: case.group == "nk_checks",
}


def pairs_beside(tools: Sequence[Tool], *, ours: bool, keep: bool) -> str:
    """Return the table of all tools on the open cases, ours first; splink needs more than one pair."""
    cases = name_cases()
    rates: dict[str, list[float]] = {}
    if ours:
        judged = pairs.judge(cases)
        called = [one.band in {"strong", "possible"} for one in judged]
        rates["comity at possible"] = _rates(cases, [one.score for one in judged], called)
    for tool in tools:
        if tool.name != "splink":
            scores = _scores(tool, cases, keep=keep)
            rates[tool.name] = _rates(cases, scores, [score >= tool.threshold for score in scores])
    lines = ["| | " + " | ".join(rates) + " |", "|---" * (len(rates) + 1) + "|"]
    for place, label in enumerate(("P", "R", "F1", *(f"F1 of {name}" for name in _PARTS), "AUC")):
        row = [one[place] for one in rates.values()]
        cells = [f"**{rate:.3f}**" if rate == max(row) else f"{rate:.3f}" for rate in row]
        lines.append(f"| {label} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _scores(tool: Tool, cases: Sequence[NameCase], *, keep: bool) -> list[float]:
    groups = [
        group_line(f"{place}", [Entry("s", case.left, case.schema)], [Entry("r", case.right, case.schema)])
        for place, case in enumerate(cases)
    ]
    return [
        max((row[2] for row in answer["rows"]), default=0.0) for answer in answers(tool, groups, keep=keep)
    ]


def _rates(cases: Sequence[NameCase], scores: Sequence[float], called: Sequence[bool]) -> list[float]:
    true = [case.is_match for case in cases]
    whole = judge_pairs(called, true)
    parts = []
    for fits in _PARTS.values():
        chosen = [place for place, case in enumerate(cases) if fits(case)]
        parts.append(judge_pairs([called[place] for place in chosen], [true[place] for place in chosen]).f1)
    return [whole.precision, whole.recall, whole.f1, *parts, area_under_curve(scores, true)]
