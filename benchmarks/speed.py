"""Speed, latency, memory, index build and cold start on the made register.

``python -m benchmarks.speed [RECORDS]``: 4,000 subjects, half damaged names of records, half strangers.
"""

import argparse
import csv
import itertools
import json
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.damage import KINDS, damage
from benchmarks.groups import Entry
from benchmarks.headline import Headline
from benchmarks.machine import footer, write_result
from benchmarks.measures import percentile
from benchmarks.opendata import fold
from benchmarks.product import CACHE, comity_command, read_scored, write_table
from benchmarks.register import SEED, made_rows, register_file
from benchmarks.watch import Run, disk_mb, median_wall, peak_memory_mb, timed

__all__ = ["Sought", "first_hits", "subjects"]

SUBJECTS = 4_000
STREAMED = 500
WARM_UP = 20
COLD_STARTS = 5
WEIGHED = 1_000
"""Subjects of the run whose memory is measured: memory does not depend on the length of the list."""
FULL_SIZE = 1_000_000


@dataclass(frozen=True, slots=True)
class Sought:
    """The list of subjects, and for those that stand in the register the undamaged name."""

    entries: tuple[Entry, ...]
    name_by_subject: dict[str, str]
    record_by_subject: dict[str, str]


def subjects(size: int, count: int = SUBJECTS) -> Sought:
    """Return subjects for a made register: every second one a stranger of the same mixture."""
    chance = np.random.default_rng([SEED, size])
    places = set(chance.choice(size, count // 2, replace=False).tolist())
    listed = [row for place, row in enumerate(made_rows(size)) if place in places]
    strangers = itertools.islice(made_rows(count, seed=SEED + 1, prefix="x"), count // 2)
    entries, names, records = [], {}, {}
    for place, (row, stranger) in enumerate(zip(listed, strangers, strict=True)):
        own = f"d{place:04}"
        entries.append(Entry(own, damage(row[1], KINDS[place % len(KINDS)], chance)))
        entries.append(Entry(f"x{place:04}", stranger[1]))
        names[own], records[own] = row[1], row[0]
    return Sought(tuple(entries), names, records)


def first_hits(sought: Sought, out: Path, register: Path) -> tuple[float, float]:
    """Return R@1 of the damaged subjects: the very record first, and the record or a namesake first."""
    first: dict[str, str] = {}
    for row in read_scored(out):
        first.setdefault(row.subject, row.record)
    wanted = set(first.values())
    with register.open(encoding="utf-8", newline="") as text:
        name_by_record = {row["id"]: row["name"] for row in csv.DictReader(text) if row["id"] in wanted}
    exact = sum(first.get(one) == record for one, record in sought.record_by_subject.items())
    alike = sum(
        fold(name_by_record.get(first.get(one, ""), "")) == fold(name)
        for one, name in sought.name_by_subject.items()
    )
    count = len(sought.record_by_subject)
    return exact / count, alike / count


def latencies_ms(folder: Path, entries: Sequence[Entry]) -> list[float]:
    """Return milliseconds from row to "done" for each subject, through a pipe, after a few to warm up."""
    command = [*comity_command(), "screen", "-", "--against", str(folder), "--top", "10", "--format", "jsonl"]
    waits = []
    with subprocess.Popen(
        [*command, "--out", "-", "--stream"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        rows = csv.writer(process.stdin)
        rows.writerow(("id", "name", "kind"))
        for entry in entries:
            started = time.perf_counter()
            rows.writerow((entry.id, entry.name, entry.kind))
            process.stdin.flush()
            while not json.loads(process.stdout.readline()).get("done"):
                continue
            waits.append((time.perf_counter() - started) * 1000)
        process.stdin.close()
    return waits[WARM_UP:]


def _screen(sought: Path, folder: Path, out: Path) -> list[str | Path]:
    return [
        *comity_command(), "screen", sought, "--against", folder, "--top", "10",
        "--threshold", "0", "--format", "jsonl", "--out", out,
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything measured at one size of the register."""

    size: int
    built: Run
    run: Run
    exact: float
    alike: float
    waits_ms: tuple[float, ...]
    cold_s: float
    disk_mb: float
    memory_mb: float
    built_memory_mb: float
    explained: float


def measure(size: int) -> tuple[str, list[Headline]]:
    """Measure everything at a size; return the table and the headlines."""
    folder = CACHE / "speed" / str(size)
    register = register_file(size)
    sought = subjects(size)
    listed = write_table(folder / "LIST.csv", sought.entries)
    one = write_table(folder / "ONE.csv", sought.entries[:1])
    index = folder / "index"
    build = [*comity_command(), "index", register, "--out", index]
    built = timed(build)
    some = write_table(folder / "SOME.csv", sought.entries[:WEIGHED])
    run = timed(_screen(listed, index, folder / "RESULT.jsonl"))
    exact, alike = first_hits(sought, folder / "RESULT.jsonl", register)
    waits = latencies_ms(index, sought.entries[: STREAMED + WARM_UP])
    cold = median_wall(_screen(one, index, folder / "ONE.jsonl"), COLD_STARTS)
    explained = sum(1 for _ in read_scored(folder / "RESULT.jsonl")) / len(sought.entries)
    memory = peak_memory_mb(_screen(some, index, folder / "SOME.jsonl"))
    built_memory = peak_memory_mb(build)
    measured = Measured(
        size, built, run, exact, alike, tuple(waits), cold, disk_mb(index), memory, built_memory, explained
    )
    return _table(measured), _headlines(measured)


def _table(got: Measured) -> str:
    rows = [
        ("subjects a second, wall", f"{SUBJECTS / got.run.wall_s:.0f}"),
        ("subjects a CPU second", f"{SUBJECTS / got.run.cpu_s:.0f}"),
        ("candidates explained a subject", f"{got.explained:.1f}"),
        ("memory while screening, process tree", f"{got.memory_mb:.0f} MB"),
        ("R@1, the very record first", f"{got.exact:.3f}"),
        ("R@1, the record or a namesake first", f"{got.alike:.3f}"),
        (f"latency, {len(got.waits_ms)} subjects by pipe: median", f"{percentile(got.waits_ms, 0.5):.1f} ms"),
        ("latency: p99", f"{percentile(got.waits_ms, 0.99):.1f} ms"),
        (f"cold start, one subject, median of {COLD_STARTS}", f"{got.cold_s:.2f} s"),
        ("index build, wall", f"{got.built.wall_s:.1f} s"),
        ("index build, CPU", f"{got.built.cpu_s:.1f} s"),
        ("index build, memory of the process tree", f"{got.built_memory_mb:.0f} MB"),
        ("index on disk", f"{got.disk_mb:.0f} MB"),
    ]
    lines = [f"| {got.size} records, {SUBJECTS} subjects, top 10, explained | |", "|---|---|"]
    return "\n".join(lines + [f"| {label} | {value} |" for label, value in rows]) + "\n"


def _headlines(got: Measured) -> list[Headline]:
    at = f"at {got.size} records: "
    p99 = percentile(got.waits_ms, 0.99)
    return [
        Headline(f"{at}subjects a second", SUBJECTS / got.run.wall_s, 1000, 2000, "/s"),
        Headline(f"{at}R@1 of damaged names", got.exact, 0.80, 0.82),
        Headline(f"{at}p99 of one subject", p99, 50, 25, "ms", fewer=True),
        Headline(f"{at}memory while screening", got.memory_mb, 1000, 700, "MB", fewer=True),
        Headline(f"{at}cold start", got.cold_s, 2, 1, "s", fewer=True),
        Headline(f"{at}index build", got.built.wall_s, 150, 90, "s", fewer=True),
    ]


def main(arguments: Sequence[str] | None = None) -> list[Headline]:
    """Measure, print and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=1_000_000)
    told = parser.parse_args(arguments)
    text, lines = measure(told.size)
    print(text)
    if told.size >= FULL_SIZE:
        print(write_result(f"speed-{told.size}", f"Speed at {told.size} records", text + footer()))
    return lines


if __name__ == "__main__":
    main()
