"""How a screening of the invented sample compares with its known truth.

``comity screen sample/priority.csv --against sample/register.csv --top 10 --threshold 0 --format jsonl
--out out/sample.jsonl``, then ``python -m benchmarks.sample_truth out/sample.jsonl [SAMPLE_FOLDER]``.
"""

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["BANDS", "Found", "Label", "Measure", "main", "measure", "read_found", "read_labels", "table"]

BANDS = ("none", "weak", "possible", "strong")
AMONG = 10
SAMPLE = Path(__file__).resolve().parent.parent / "sample"
_STRICT = ("D03", "D04", "D09", "U")


@dataclass(frozen=True, slots=True)
class Label:
    """A row of the truth: listed person, record, label, class, least and most band."""

    query: str
    candidate: str
    truth: str
    klass: str
    least: str
    most: str


@dataclass(frozen=True, slots=True)
class Found:
    """A reported candidate: its rank among the subject's candidates and its band."""

    rank: int
    band: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A measured share or count beside its goal; ``good`` of ``of``, missed pairs by id."""

    name: str
    good: int
    of: int
    goal: float
    missed: tuple[str, ...] = ()
    is_count: bool = False

    @property
    def value(self) -> float:
        """The share of the good, or the count of what should not be; nothing to measure is a full share."""
        if self.is_count:
            return self.of - self.good
        return self.good / self.of if self.of else 1.0

    @property
    def is_reached(self) -> bool:
        """Whether the goal is met."""
        return self.value <= self.goal if self.is_count else self.value >= self.goal


Results = Mapping[tuple[str, str], Found]


def read_labels(path: Path) -> list[Label]:
    """Read ``truth.csv``."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Label(
                row["list_id"],
                row["register_id"],
                row["truth"],
                row["class"],
                row["least_band"],
                row["most_band"],
            )
            for row in csv.DictReader(file)
        ]


def read_found(lines: Iterable[str]) -> dict[tuple[str, str], Found]:
    """Read the lines of a screening; subjects without a candidate are left out."""
    found = {}
    for line in lines:
        row = json.loads(line)
        if row.get("candidate"):
            pair = (row["query"]["id"], row["candidate"]["id"])
            found[pair] = Found(int(row["rank"]), row["band"])
    return found


def _band(found: Results, label: Label) -> int:
    candidate = found.get((label.query, label.candidate))
    return BANDS.index(candidate.band if candidate else "none")


def _share(name: str, goal: float, judged: Sequence[tuple[Label, bool]]) -> Measure:
    missed = tuple(f"{label.query}-{label.candidate} {label.klass}" for label, good in judged if not good)
    return Measure(name, len(judged) - len(missed), len(judged), goal, missed)


def _among_ten(found: Results, label: Label) -> bool:
    candidate = found.get((label.query, label.candidate))
    return candidate is not None and candidate.rank <= AMONG


def measure(
    labels: Sequence[Label], found: Results, absent: frozenset[str], companies: frozenset[str]
) -> list[Measure]:
    """Return the measures of the sample: recall, floors, ceilings, absent persons, companies."""
    same = [(label, _among_ten(found, label)) for label in labels if label.truth == "same"]
    floor = [
        (label, _band(found, label) >= BANDS.index(label.least)) for label in labels if label.truth == "same"
    ]
    ceiling = [
        (label, _band(found, label) <= BANDS.index(label.most)) for label in labels if label.truth != "same"
    ]
    strong = {query for (query, _), candidate in found.items() if candidate.band == "strong"} & absent
    bodies = sorted(
        f"{query}-{candidate} rank {hit.rank} {hit.band}"
        for (query, candidate), hit in found.items()
        if candidate in companies and hit.band in ("possible", "strong")
    )
    return [
        _share("same among the ten best", 0.97, same),
        *(_share(f"  {klass}", 0.90, rows) for klass, rows in _by_class(same).items()),
        _share("same at or above its floor", 0.95, floor),
        *(_share(f"  {klass}", 0.0, rows) for klass, rows in _by_class(floor).items()),
        _share("different and undecided at or below the ceiling", 0.98, ceiling),
        *(
            _share(f"  {klass}", 1.0 if klass in _STRICT else 0.0, rows)
            for klass, rows in _by_class(ceiling).items()
        ),
        Measure(
            "absent persons with a strong hit",
            len(absent) - len(strong),
            len(absent),
            0,
            tuple(sorted(strong)),
            is_count=True,
        ),
        Measure("companies reported as a person", 0, len(bodies), 0, tuple(bodies), is_count=True),
    ]


def _by_class(judged: Sequence[tuple[Label, bool]]) -> dict[str, list[tuple[Label, bool]]]:
    classes: dict[str, list[tuple[Label, bool]]] = {}
    for label, good in sorted(judged, key=lambda pair: pair[0].klass):
        classes.setdefault(label.klass, []).append((label, good))
    return classes


def table(measures: Sequence[Measure]) -> str:
    """Return the measures as a Markdown table; a class without a goal of its own shows none."""
    lines = ["| measure | of | value | goal | reached | missed |", "|---|---|---|---|---|---|"]
    for each in measures:
        has_goal = each.is_count or each.goal > 0
        value = f"{each.value:.0f}" if each.is_count else f"{each.value:.3f}"
        goal = f"{each.goal:.0f}" if each.is_count else f"{each.goal:.2f}"
        reached = ("yes" if each.is_reached else "NO") if has_goal else ""
        missed = ", ".join(each.missed[:4]) + (" …" if len(each.missed) > 4 else "")
        lines.append(
            f"| {each.name} | {each.of} | {value} | {goal if has_goal else ''} | {reached} | {missed} |"
        )
    return "\n".join(lines)


def _column(path: Path, column: str, **wanted: str) -> frozenset[str]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return frozenset(
            row[column] for row in rows if all(row[key] == value for key, value in wanted.items())
        )


def main(arguments: Sequence[str]) -> None:
    """Print the table for the result file named first; the sample folder may follow."""
    folder = Path(arguments[1]) if len(arguments) > 1 else SAMPLE
    labels = read_labels(folder / "truth.csv")
    present = {label.query for label in labels if label.truth == "same"}
    absent = _column(folder / "priority.csv", "id") - present
    companies = _column(folder / "register.csv", "id", kind="company")
    with Path(arguments[0]).open(encoding="utf-8") as lines:
        found = read_found(lines)
    print(table(measure(labels, found, absent, companies)))


if __name__ == "__main__":
    main(sys.argv[1:])
