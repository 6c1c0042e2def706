"""Read the open name cases, the UN names and the invented people beside them."""

import csv
import gzip
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.opendata import data_folder

__all__ = ["NameCase", "invented_people", "name_cases", "un_names"]


@dataclass(frozen=True, slots=True)
class NameCase:
    """A hand-labelled pair: schema, both names, whether they name one party, group and category."""

    schema: str
    left: str
    right: str
    is_match: bool
    group: str
    category: str


def name_cases() -> list[NameCase]:
    """Return the open half of nomenklatura's name cases."""
    file = data_folder() / "names" / "bench_nomenklatura" / "cases_open.csv"
    with file.open(encoding="utf-8", newline="") as text:
        return [
            NameCase(
                row["schema"],
                row["name1"],
                row["name2"],
                row["is_match"] == "true",
                row["case_group"],
                row["category"] or "(none)",
            )
            for row in csv.DictReader(text)
        ]


def un_names() -> list[tuple[str, str]]:
    """Return (name as printed, name as altered in practice) of UN-listed persons."""
    printed = _full_names("positives_un_untreated.csv.gz")
    altered = _full_names("positives_un_treated.csv.gz")
    return list(zip(printed, altered, strict=True))


def invented_people() -> Sequence[str]:
    """Return the names of invented people of the whole world: strangers to every list."""
    return _full_names("negatives_global.csv.gz")


def _full_names(file: str) -> list[str]:
    with gzip.open(
        data_folder() / "names" / "bench_yente" / file, "rt", encoding="utf-8", newline=""
    ) as text:
        return [row["full_name"] for row in csv.DictReader(text)]
