"""Blocking: is the right record among the best 64 of a million, by script and direction?

Open persons are planted in the made register under one written form and sought under another.
``python -m benchmarks.blocking [RECORDS] [--part tune]``.
"""

import argparse
import csv
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import opendata
from benchmarks.groups import Entry, Pair, choose_pair
from benchmarks.headline import Headline
from benchmarks.machine import footer, write_result
from benchmarks.measures import Scored, recalled_within
from benchmarks.opendata import OpenPerson, fraction
from benchmarks.product import CACHE, COLUMNS, comity, read_scored, write_table
from benchmarks.register import made_rows
from benchmarks.strata import BLOCKING_STRATA, STRATA, Choice, Stratum

__all__ = ["PLACES", "Planted", "blocking_table", "planted", "write_planted_register"]

PLACES = (1, 10, 64)
QUERIES = 94
VARIANT_QUERIES = 250
# Below a million keys look better than they are: such a run is for development and leaves no file.
FULL_SIZE = 1_000_000


@dataclass(frozen=True, slots=True)
class Planted:
    """Records planted in the made register, queries, the right record and the stratum of each query.

    ``ignored`` are records of the same person planted for another query.
    """

    records: tuple[Entry, ...]
    queries: tuple[Entry, ...]
    truth: Mapping[str, str]
    stratum: Mapping[str, str]
    ignored: Mapping[str, frozenset[str]]


def planted(part: str = "tune") -> Planted:
    """Return what is planted and sought: every stratum both ways, and Latin variants one way."""
    everyone = opendata.people(part)
    variants = next(one for one in STRATA if one.name == "Latin variants")
    rows: list[tuple[str, Pair]] = []
    for stratum in BLOCKING_STRATA:
        for left, right, arrow in (
            (stratum.left, stratum.right, stratum.arrow()),
            (stratum.right, stratum.left, stratum.arrow(back=True)),
        ):
            rows += [(arrow, pair) for pair in _pairs(stratum, left, right, everyone)[:QUERIES]]
    latin = _pairs(variants, variants.left, variants.right, everyone)[:VARIANT_QUERIES]
    rows += [("Latin variants", pair) for pair in latin]
    return _plant(rows)


def _pairs(stratum: Stratum, left: Choice, right: Choice, everyone: Sequence[OpenPerson]) -> list[Pair]:
    inside = [person for person in everyone if person.source in stratum.sources]
    inside.sort(key=lambda person: fraction(f"blocking:{stratum.name}:{person.id}"))
    found = {pair.party: pair for person in inside if (pair := choose_pair(person, stratum, left, right))}
    return list(found.values())


def _plant(rows: Sequence[tuple[str, Pair]]) -> Planted:
    records = [Entry(f"p{place:05}", pair.record) for place, (_, pair) in enumerate(rows)]
    queries = [Entry(f"q{place:05}", pair.subject) for place, (_, pair) in enumerate(rows)]
    of_party: dict[str, set[str]] = {}
    for record, (_, pair) in zip(records, rows, strict=True):
        of_party.setdefault(pair.party, set()).add(record.id)
    return Planted(
        records=tuple(records),
        queries=tuple(queries),
        truth={query.id: record.id for query, record in zip(queries, records, strict=True)},
        stratum={query.id: arrow for query, (arrow, _) in zip(queries, rows, strict=True)},
        ignored={
            query.id: frozenset(of_party[pair.party] - {record.id})
            for query, record, (_, pair) in zip(queries, records, rows, strict=True)
        },
    )


def write_planted_register(file: Path, size: int, plants: Planted) -> Path:
    """Write the made register with the plants spread evenly through it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    step = max(1, (size - len(plants.records)) // len(plants.records))
    with file.open("w", encoding="utf-8", newline="") as text:
        written = csv.writer(text)
        written.writerow(COLUMNS)
        made = made_rows(size - len(plants.records))
        for place, row in enumerate(made):
            written.writerow((*row, "Person"))
            if place % step == 0 and place // step < len(plants.records):
                entry = plants.records[place // step]
                written.writerow((entry.id, entry.name, "", "", "", "", "Person"))
    return file


def blocking_table(plants: Planted, rows: Sequence[Scored]) -> tuple[str, float, float]:
    """Return the table, the mean @64 of the cross-script strata, and @64 of Latin variants."""
    kept = [row for row in rows if row.record not in plants.ignored[row.subject]]
    arrows = list(dict.fromkeys(plants.stratum.values()))
    lines = ["| stratum | n | @1 | @10 | @64 |", "|---|---|---|---|---|"]
    across = []
    variants = 0.0
    for arrow in arrows:
        truth = {query: record for query, record in plants.truth.items() if plants.stratum[query] == arrow}
        figures = recalled_within([row for row in kept if row.subject in truth], truth, PLACES)
        if arrow == "Latin variants":
            variants = figures[-1]
        else:
            across.append(figures)
        lines.append(_line(arrow, len(truth), figures))
    means = [sum(column) / len(across) for column in zip(*across, strict=True)]
    lines.insert(2, _line(f"**mean of {len(across)} cross-script strata**", len(plants.truth), means))
    return "\n".join(lines), means[-1], variants


def _line(label: str, count: int, figures: Sequence[float]) -> str:
    return f"| {label} | {count} | " + " | ".join(f"{value:.3f}" for value in figures) + " |"


def main(arguments: Sequence[str] | None = None) -> list[Headline]:
    """Build, index, screen, and print the table with the seconds of both commands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--part", choices=opendata.PARTS, default="tune")
    told = parser.parse_args(arguments)
    plants = planted(told.part)
    folder = CACHE / "blocking" / f"{told.part}-{told.size}"
    register = write_planted_register(folder / "REGISTER.csv", told.size, plants)
    started = time.perf_counter()
    comity("index", register, "--out", folder / "index")
    built = time.perf_counter()
    out = folder / "RESULT.jsonl"
    queries = write_table(folder / "LIST.csv", plants.queries)
    comity(
        "screen", queries, "--against", folder / "index", "--top", "64",
        "--threshold", "0", "--format", "jsonl", "--out", out,
    )  # fmt: skip
    screened = time.perf_counter()
    text, mean, variants = blocking_table(plants, list(read_scored(out)))
    text += f"\n\n{told.size} records; index {built - started:.0f} s, screening {screened - built:.0f} s.\n"
    print(text)
    name = f"blocking-{told.part}-{told.size}"
    if told.size >= FULL_SIZE:
        print(write_result(name, f"Blocking at {told.size} records", text + footer()))
    return [
        Headline(f"blocking at {told.size}: among 64, mean of the cross-script strata", mean, 0.55, 0.75),
        Headline(f"blocking at {told.size}: among 64, Latin variants", variants, 0.93, 0.97),
    ]


if __name__ == "__main__":
    main()
