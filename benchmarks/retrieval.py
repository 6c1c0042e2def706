"""Retrieval of persons and bodies in small groups: recall at few false alarms, R@1, default bands.

In process: ``groups(part)`` and ``measure(group, rows)``. As a command: ``python -m
benchmarks.retrieval [--part tune] [--last-check]`` runs ``comity screen`` on each group.
"""

import argparse
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks import bodies, opendata, pinyin, strata, syllables
from benchmarks import groups as building
from benchmarks.groups import Entry, Group, measure
from benchmarks.headline import Headline
from benchmarks.machine import footer, write_result
from benchmarks.measures import Figures, Scored, macro
from benchmarks.product import CACHE, screen, write_table

__all__ = ["Result", "groups", "measure", "product_scores", "summary", "table"]

Result = tuple[Group, Figures]


def groups(part: str = "tune", *, last_check: bool = False) -> list[Group]:
    """Return the retrieval groups of a part; those of the last check only when asked for."""
    stored = CACHE / "groups" / f"{part}-{_digest()}.json"
    if not stored.exists():
        everyone = opendata.people(part)
        # The untouched tenth is small: names of tuned persons fill its pools, as strangers only.
        strangers = opendata.people("tune") if part == "untouched" else []
        built = [
            *building.person_groups(everyone, strangers),
            *pinyin.pinyin_groups(everyone, strangers),
            *bodies.body_groups(part),
        ]
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.write_text(json.dumps([asdict(group) for group in built], default=sorted), encoding="utf-8")
    read = [_group(row) for row in json.loads(stored.read_text(encoding="utf-8"))]
    return [group for group in read if last_check or not group.last_check]


def _group(row: dict[str, object]) -> Group:
    fields = dict(row)
    fields["subjects"] = tuple(Entry(**one) for one in row["subjects"])
    fields["pool"] = tuple(Entry(**one) for one in row["pool"])
    fields["ignored"] = {key: frozenset(ids) for key, ids in row["ignored"].items()}
    return Group(**fields)


def _digest() -> str:
    """Return a digest of the code and data that make the groups, so that a stale copy is not read."""
    total = hashlib.sha256()
    for module in (opendata, strata, syllables, building, pinyin, bodies):
        total.update(Path(module.__file__).read_bytes())
    total.update((opendata.data_folder() / "names" / "crossscript_dev.tsv.gz").read_bytes())
    return total.hexdigest()[:16]


def product_scores(group: Group) -> list[Scored]:
    """Return the candidates that the command line gives for a group."""
    folder = CACHE / "retrieval" / group.name.replace("/", "-").replace(">", "-to-").replace(" ", "_")
    return screen(
        write_table(folder / "LIST.csv", group.subjects),
        write_table(folder / "REGISTER.csv", group.pool),
        folder / "RESULT.jsonl",
    )


def summary(results: Sequence[Result]) -> list[tuple[str, int, Figures]]:
    """Return (family, groups, macro average) per family, and bodies of both families together."""
    families = list(dict.fromkeys(group.family for group, _ in results))
    chosen: list[tuple[str, Callable[[str], bool]]] = [
        (family, lambda name, family=family: name == family) for family in families
    ]
    if len([family for family in families if family.startswith("bodies")]) > 1:
        chosen.append(("bodies, all", lambda name: name.startswith("bodies")))
    rows = []
    for label, fits in chosen:
        figures = [one for group, one in results if fits(group.family)]
        rows.append((label, len(figures), macro(figures)))
    return rows


# Per family: the least we accept, the goal.
_GOALS = {
    "persons across scripts": (0.62, 0.75),
    "Han of Hong Kong to Malaysia": (0.60, 0.85),
    "mainland Han and pinyin": (0.99, 0.99),
    "persons in one script": (0.66, 0.75),
    "EU persons across scripts": (0.62, 0.87),
    "bodies, all": (0.26, 0.35),
    "bodies one script": (0.26, 0.35),
    "bodies across scripts": (0.12, 0.20),
}
_COLUMNS = "| n | recall at ≤ 0.1 alarms | R@1 | recall at possible | alarms at possible | alarms at strong |"


def table(results: Sequence[Result]) -> str:
    """Return the Markdown tables: macro averages per family, then every group."""
    lines = [f"| family | groups {_COLUMNS}", "|---|---|---|---|---|---|---|---|"]
    lines += [f"| {label} | {count} {_row(figures)}" for label, count, figures in summary(results)]
    lines += ["", f"| group {_COLUMNS}", "|---|---|---|---|---|---|---|"]
    for group, figures in results:
        lines.append(f"| {group.name}{' (last check)' if group.last_check else ''} {_row(figures)}")
    return "\n".join(lines)


def _row(figures: Figures) -> str:
    rates = (
        figures.recall,
        figures.first,
        figures.possible_recall,
        figures.possible_alarms,
        figures.strong_alarms,
    )
    return f"| {figures.subjects} | " + " | ".join(f"{rate:.3f}" for rate in rates) + " |"


def main(arguments: Sequence[str] | None = None) -> list[Headline]:
    """Run every group through the command line; print and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=opendata.PARTS, default="tune")
    parser.add_argument("--last-check", action="store_true", help="also the alias pairs of official lists")
    parser.add_argument("--only", default="", help="groups whose name or family contains this")
    told = parser.parse_args(arguments)
    chosen = [
        group
        for group in groups(told.part, last_check=told.last_check)
        if told.only in group.name or told.only in group.family
    ]
    results = [(group, measure(group, product_scores(group))) for group in chosen]
    text = table(results) + "\n"
    print(text)
    if not told.only:
        name = f"retrieval-{told.part}{'-last-check' if told.last_check else ''}"
        print(write_result(name, "Retrieval in small groups", text + footer()))
    return _headlines(results)


def _headlines(results: Sequence[Result]) -> list[Headline]:
    lines = []
    for label, _, figures in summary(results):
        if label in _GOALS:
            least, goal = _GOALS[label]
            lines.append(Headline(f"{label}: recall at ≤ 0.1 alarms", figures.recall, least, goal))
        if label == "persons across scripts":
            lines += [
                Headline(f"{label}: R@1", figures.first, 0.80, 0.87),
                Headline(f"{label}: recall at possible", figures.possible_recall, 0.60, 0.72),
                Headline(f"{label}: alarms at possible", figures.possible_alarms, 0.15, 0.10, fewer=True),
            ]
    return lines


if __name__ == "__main__":
    main()
