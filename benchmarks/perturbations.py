"""Altered names and near-miss strangers of sanctions-screening-benchmark, class by class.

``python -m benchmarks.perturbations [--errors CLASS]``
"""

import argparse
import gzip
import json
import subprocess
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.groups import Entry
from benchmarks.headline import Headline
from benchmarks.machine import footer, write_result
from benchmarks.measures import Scored
from benchmarks.opendata import data_folder
from benchmarks.peers.environments import ready
from benchmarks.product import CACHE, screen, write_named_table, write_table

__all__ = ["Case", "class_table", "ssb_cases"]

ENVIRONMENT = "peers-cases"
_HERE = Path(__file__).resolve().parent
_BANDS = ("strong", "possible")


@dataclass(frozen=True, slots=True)
class Case:
    """An altered name with the entity it must find, or a stranger that must find none."""

    query: str
    expected: str | None
    label: str


def ssb_cases() -> tuple[list[Case], dict[str, list[str]]]:
    """Return the cases and the names of each candidate entity, made once in their own environment."""
    out = CACHE / "perturbations" / "cases.json"
    if not out.exists():
        reason = ready(ENVIRONMENT)
        if reason:
            raise SystemExit(f"perturbations not run: {reason}")
        out.parent.mkdir(parents=True, exist_ok=True)
        files = [_unpacked(name, out.parent) for name in ("sdn.csv", "alt.csv")]
        python = CACHE / ENVIRONMENT / "bin" / "python"
        subprocess.run([python, _HERE / "cases_tool.py", *files, out], check=True)
    read = json.loads(out.read_text(encoding="utf-8"))
    cases = [
        Case(row["query"], row["expected_entity_id"], f"{row['family']}/{row['perturbation']}")
        for row in read["cases"]
    ]
    return cases, read["candidates"]


def _unpacked(name: str, folder: Path) -> Path:
    packed = data_folder() / "sanctions" / "ofac" / "legacy_csv" / f"{name}.gz"
    file = folder / name
    file.write_bytes(gzip.decompress(packed.read_bytes()))
    return file


def class_table(cases: Sequence[Case], rows: Sequence[Scored]) -> str:
    """Return recall per class at strong and at possible, and the share of strangers flagged."""
    found, raised = _outcomes(cases, rows)
    lines = ["| class | n | at strong | at possible |", "|---|---|---|---|"]
    labels = list(dict.fromkeys(case.label for case in cases))
    labels.sort(key=lambda one: (one.startswith("negative"), one))
    lines += [_line(one, one, cases, raised if one.startswith("negative") else found) for one in labels]
    lines.append(_line("**near-miss strangers raised**", "negative", cases, raised))
    lines.append(_line("**altered names found**", "", [case for case in cases if case.expected], found))
    return "\n".join(lines)


def _outcomes(
    cases: Sequence[Case], rows: Sequence[Scored]
) -> tuple[Counter[tuple[int, str]], Counter[tuple[int, str]]]:
    """Return per (case, band) whether the right entity, and whether any entity, reached the band."""
    found: Counter[tuple[int, str]] = Counter()
    raised: Counter[tuple[int, str]] = Counter()
    for row in rows:
        place = int(row.subject.removeprefix("c"))
        reached = {"strong": _BANDS, "possible": ("possible",)}.get(row.band, ())
        for band in reached:
            raised[place, band] = 1
            if row.record == cases[place].expected:
                found[place, band] = 1
    return found, raised


def _line(label: str, prefix: str, cases: Sequence[Case], outcome: Counter[tuple[int, str]]) -> str:
    places = [place for place, case in enumerate(cases) if case.label.startswith(prefix)]
    shares = [sum(outcome[place, band] for place in places) / len(places) for band in _BANDS]
    return f"| {label} | {len(places)} | {shares[0]:.3f} | {shares[1]:.3f} |"


def main(arguments: Sequence[str] | None = None) -> list[Headline]:
    """Screen the altered names against the entities they come from; print and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", default="", help="list what went wrong at possible in this class")
    told = parser.parse_args(arguments)
    cases, candidates = ssb_cases()
    folder = CACHE / "perturbations"
    rows = screen(
        write_table(folder / "LIST.csv", [Entry(f"c{n}", case.query) for n, case in enumerate(cases)]),
        write_named_table(folder / "REGISTER.csv", candidates),
        folder / "RESULT.jsonl",
    )
    text = class_table(cases, rows) + "\n"
    print(text)
    if told.errors:
        found, raised = _outcomes(cases, rows)
        for place, case in enumerate(cases):
            wrong = raised[place, "possible"] if case.expected is None else not found[place, "possible"]
            if wrong and told.errors in case.label:
                names = candidates[case.expected][0] if case.expected else ""
                print(f"{case.label}: {case.query} | {names}")
    print(write_result("perturbations", "Altered names and near-miss strangers", text + footer()))
    found, raised = _outcomes(cases, rows)
    strangers = [place for place, case in enumerate(cases) if case.expected is None]
    share = sum(raised[place, "possible"] for place in strangers) / len(strangers)
    altered = [place for place, case in enumerate(cases) if case.expected is not None]
    recall = sum(found[place, "possible"] for place in altered) / len(altered)
    return [
        Headline("near-miss strangers raised at possible", share, 0.15, 0.10, fewer=True),
        Headline("altered names found at possible, all classes", recall, 0.90, 0.97),
    ]


if __name__ == "__main__":
    main()
