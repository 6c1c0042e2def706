"""Judged name pairs: nomenklatura's open cases through ``comity compare``.

``python -m benchmarks.pairs [--errors]`` prints precision, recall and F1 at strong and at strong or
possible, the area under the curve, by schema and category, and the pairs judged wrongly.
"""

import argparse
import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.headline import Headline
from benchmarks.machine import footer, write_result
from benchmarks.measures import area_under_curve, judge_pairs
from benchmarks.names_sources import NameCase, name_cases
from benchmarks.product import CACHE, comity

__all__ = ["Judged", "judge", "judged_table"]

_KINDS = {"Person": "Person", "Company": "Organization", "Organization": "Organization"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with the score and band that the product gave."""

    case: NameCase
    score: float
    band: str


def judge(cases: Sequence[NameCase]) -> list[Judged]:
    """Return the cases with the product's scores, names and kind only."""
    folder = CACHE / "pairs"
    folder.mkdir(parents=True, exist_ok=True)
    pairs, scores = folder / "PAIRS.tsv", folder / "SCORES.tsv"
    with pairs.open("w", encoding="utf-8", newline="") as text:
        rows = csv.writer(text, delimiter="\t", quoting=csv.QUOTE_MINIMAL)
        rows.writerow(("left", "right", "kind"))
        rows.writerows((case.left, case.right, _KINDS.get(case.schema, "")) for case in cases)
    comity("compare", pairs, "--out", scores)
    return [Judged(case, *given) for case, given in zip(cases, _read(scores), strict=True)]


def _read(scores: Path) -> list[tuple[float, str]]:
    with scores.open(encoding="utf-8", newline="") as text:
        return [(float(row["score"]), row["band"]) for row in csv.DictReader(text, delimiter="\t")]


def judged_table(judged: Sequence[Judged]) -> str:
    """Return the table over all cases, by schema, by group of cases and by category of ten or more."""
    chosen: list[tuple[str, Callable[[NameCase], str]]] = [
        ("all", lambda _: "all"),
        ("schema", lambda case: case.schema),
        ("group", lambda case: case.group),
        ("category", lambda case: case.category),
    ]
    lines = [
        "| cases | pairs | true | P strong | R | F1 | P possible | R | F1 | AUC |",
        "|---" * 10 + "|",
    ]
    for label, key in chosen:
        for value in sorted({key(one.case) for one in judged}):
            part = [one for one in judged if key(one.case) == value]
            if label != "category" or len(part) >= 10:
                lines.append(_line(value if label == "all" else f"{label} {value}", part))
    return "\n".join(lines)


def _line(label: str, judged: Sequence[Judged]) -> str:
    true = [one.case.is_match for one in judged]
    strong = judge_pairs([one.band == "strong" for one in judged], true)
    possible = judge_pairs([one.band in {"strong", "possible"} for one in judged], true)
    area = area_under_curve([one.score for one in judged], true)
    rates = (
        strong.precision, strong.recall, strong.f1,
        possible.precision, possible.recall, possible.f1, area,
    )  # fmt: skip
    return f"| {label} | {len(judged)} | {sum(true)} | " + " | ".join(f"{rate:.3f}" for rate in rates) + " |"


def _errors(judged: Sequence[Judged]) -> str:
    wrong = [one for one in judged if (one.band in {"strong", "possible"}) != one.case.is_match]
    wrong.sort(key=lambda one: one.score)
    return "\n".join(
        f"{one.case.is_match!s:5} {one.score:.4f} {one.band:8} {one.case.schema:12} "
        f"{one.case.left} | {one.case.right} [{one.case.category}]"
        for one in wrong
    )


def main(arguments: Sequence[str] | None = None) -> list[Headline]:
    """Judge the open cases; print and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list the pairs judged wrongly at possible")
    told = parser.parse_args(arguments)
    judged = judge(name_cases())
    text = judged_table(judged) + "\n"
    print(text)
    if told.errors:
        print(_errors(judged))
    print(write_result("pairs", "Name pairs: the open cases of nomenklatura", text + footer()))
    called = [one.band in {"strong", "possible"} for one in judged]
    f1 = judge_pairs(called, [one.case.is_match for one in judged]).f1
    return [Headline(f"name pairs, {len(judged)} open cases: F1 at possible", f1, 0.80, 0.84)]


if __name__ == "__main__":
    main()
