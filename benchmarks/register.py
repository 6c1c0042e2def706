"""Make a seeded register of any size: names recombined from CC0 word lists and invented inventories.

``python -m benchmarks.register 1000000`` writes it to the cache in the columns of the contract.
"""

import argparse
import csv
import functools
import gzip
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.inventories import GIVEN_FAMILIES
from benchmarks.opendata import data_folder
from benchmarks.product import CACHE, COLUMNS

__all__ = ["SEED", "MadeRecord", "made_names", "made_rows", "register_file", "write_register"]

SEED = 20261123
CHUNK = 20_000
ALIAS_SHARE = 0.23
# (kind of name, share of the records): mostly Latin, as registers are.
MIXTURE: tuple[tuple[str, float], ...] = (
    ("Latin", 0.52),
    ("pinyin", 0.07),
    ("Cantonese", 0.04),
    ("Korean", 0.03),
    ("Han", 0.08),
    ("wd_russian", 0.09),
    ("wd_arabic", 0.06),
    ("Hangul", 0.04),
    ("wd_hebrew", 0.03),
    ("wd_katakana", 0.03),
    ("wd_chinese", 0.01),
)
_JOINERS = {"wd_katakana": "・", "wd_chinese": "·"}
_COUNTRIES = ("US", "CN", "RU", "GB", "DE", "FR", "KR", "JP", "IR", "EG", "IL", "TW", "SG", "BR", "MX", "IN")

# A made record: identifier, name, alias or nothing, birth date or nothing, country or nothing, gender.
MadeRecord = tuple[str, str, str, str, str, str]


class _Words:
    """Words of one list with their Latin spelling and a cumulated weight that falls with rarity."""

    def __init__(self, name: str) -> None:
        self.latin: list[str] = []
        self.target: list[str] = []
        weights: list[float] = []
        with gzip.open(
            data_folder() / "names" / "translit_tokens" / f"{name}.tsv.gz", "rt", encoding="utf-8"
        ) as lines:
            for line in lines:
                latin, target, frequency = line.rstrip("\n").split("\t")
                if latin.isalpha() and len(latin) > 1:
                    self.latin.append(latin.capitalize())
                    self.target.append(target.replace(" ", "").capitalize())
                    weights.append(float(frequency) ** 0.75)
        total = np.cumsum(np.array(weights))
        self.chances = total / total[-1]

    def draw(self, chance: np.random.Generator, size: int) -> list[int]:
        return np.searchsorted(self.chances, chance.random(size)).tolist()


def made_names(kind: str, size: int, chance: np.random.Generator) -> list[tuple[str, str]]:
    """Return (name, the same name in Latin letters, or the name itself) of one kind of the mixture."""
    if kind in GIVEN_FAMILIES:
        return [(name, name) for name in _syllabic(kind, size, chance)]
    words = _read_words("wd_russian" if kind == "Latin" else kind)
    first, second, third = (words.draw(chance, size) for _ in range(3))
    three = (chance.random(size) < 0.15).tolist()
    joiner = _JOINERS.get(kind, " ")
    names = []
    for row in range(size):
        places = [first[row], second[row], third[row]] if three[row] else [first[row], second[row]]
        latin = " ".join(words.latin[place] for place in places)
        names.append((latin if kind == "Latin" else joiner.join(words.target[p] for p in places), latin))
    return names


@functools.cache
def _read_words(name: str) -> _Words:
    return _Words(name)


def _syllabic(kind: str, size: int, chance: np.random.Generator) -> Iterator[str]:
    surnames, given, form = GIVEN_FAMILIES[kind]
    families = _falling(len(surnames), size, chance)
    ones, others = _falling(len(given), size, chance), _falling(len(given), size, chance)
    two = (chance.random(size) < 0.85).tolist()
    reverse = (chance.random(size) < 0.3).tolist()
    for row in range(size):
        family = surnames[families[row]]
        parts = [given[ones[row]], given[others[row]]] if two[row] else [given[ones[row]]]
        if form == "joined":
            yield family + "".join(parts)
            continue
        name = ("" if form == "word" else "-").join(parts).capitalize()
        yield f"{name} {family}" if reverse[row] else f"{family} {name}"


def _falling(count: int, size: int, chance: np.random.Generator) -> list[int]:
    """Return places whose chance falls slowly along the list."""
    weights = np.cumsum(1 / (np.arange(count) + 8.0))
    return np.searchsorted(weights / weights[-1], chance.random(size)).tolist()


def made_rows(size: int, *, seed: int = SEED, prefix: str = "m") -> Iterator[MadeRecord]:
    """Yield ``size`` records; the first n are the same whatever the size, in multiples of the chunk."""
    for start in range(0, size, CHUNK):
        chance = np.random.default_rng([seed, start])
        rows = _chunk(chance, f"{prefix}{start // CHUNK:03}")
        yield from rows[: size - start]


def _chunk(chance: np.random.Generator, prefix: str) -> Sequence[MadeRecord]:
    names: list[tuple[str, str]] = []
    for kind, share in MIXTURE:
        names.extend(made_names(kind, round(share * CHUNK), chance))
    order = chance.permutation(len(names)).tolist()
    has_alias = (chance.random(CHUNK) < ALIAS_SHARE).tolist()
    years = chance.integers(1930, 2005, CHUNK).tolist()
    months, days = chance.integers(1, 13, CHUNK).tolist(), chance.integers(1, 29, CHUNK).tolist()
    dated = (chance.random(CHUNK) < 0.4).tolist()
    country = chance.integers(0, 2 * len(_COUNTRIES), CHUNK).tolist()
    gender = chance.integers(0, 3, CHUNK).tolist()
    rows = []
    for row, place in enumerate(order):
        name, latin = names[place]
        alias = (latin if latin != name else _reordered(name)) if has_alias[row] else ""
        born = f"{years[row]}-{months[row]:02}-{days[row]:02}" if dated[row] else ""
        where = _COUNTRIES[country[row]] if country[row] < len(_COUNTRIES) else ""
        rows.append((f"{prefix}{row:05}", name, alias, born, where, ("male", "female", "")[gender[row]]))
    return rows


def _reordered(name: str) -> str:
    words = name.split()
    return f"{words[-1]}, {' '.join(words[:-1])}" if len(words) > 1 else name


def register_file(size: int) -> Path:
    """Return the made register of a size, written the first time it is asked for."""
    file = CACHE / "registers" / f"made-{size}-{SEED}.csv"
    if not file.exists():
        write_register(file, made_rows(size))
    return file


def write_register(file: Path, rows: Iterator[MadeRecord]) -> None:
    """Write records in the columns of the contract, aside first, so that no half file stays."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_suffix(".part")
    with aside.open("w", encoding="utf-8", newline="") as text:
        written = csv.writer(text)
        written.writerow(COLUMNS)
        written.writerows((*row, "Person") for row in rows)
    aside.rename(file)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a register and say where it lies."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=1_000_000)
    told = parser.parse_args(arguments)
    started = time.perf_counter()
    file = register_file(told.size)
    print(f"{file}: {told.size} records, {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
