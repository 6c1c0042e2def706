"""Read the open cross-script names and split them by person group into train, tune and untouched."""

import csv
import gzip
import hashlib
import io
import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "LAST_CHECK_SOURCES",
    "PARTS",
    "TRAINABLE_SOURCES",
    "OpenName",
    "OpenPerson",
    "data_folder",
    "fold",
    "fraction",
    "people",
    "read_people",
    "split",
]

PARTS = ("train", "tune", "untouched")
# Only sources whose licence lets a table learned from them ship: CC0, and CC BY 3.0 with attribution.
TRAINABLE_SOURCES = frozenset({"netranslit-wikidata", "teampopong"})
# Alias pairs inside the official lists are the source-disjoint test: never trained, never tuned on.
LAST_CHECK_SOURCES = frozenset({"eu-fsf"})
UNTOUCHED_SHARE = 0.10
TUNE_SHARE_OF_TRAINABLE = 0.30
_CJK = frozenset({"Hani", "Hang", "Kana", "Hira", "Jpan"})
_SHORTEST_LINK = {"latin": 6, "cjk": 3, "other": 7}


@dataclass(frozen=True, slots=True)
class OpenName:
    """One name of the open data: text, BCP 47 language, ISO 15924 script."""

    text: str
    language: str
    script: str


@dataclass(frozen=True, slots=True)
class OpenPerson:
    """A person of the open data: identifier, source, person group, part, names in file order."""

    id: str
    source: str
    group: str
    part: str
    names: tuple[OpenName, ...]

    def written_in(self, *scripts: str) -> tuple[OpenName, ...]:
        """Return the names in any of the scripts."""
        return tuple(name for name in self.names if name.script in scripts)


def data_folder() -> Path:
    """Return the folder of the open data: COMITY_DATA, else ../shared/data beside the repository."""
    told = os.environ.get("COMITY_DATA")
    if told:
        return Path(told)
    return Path(__file__).resolve().parents[1].parent / "shared" / "data"


def fold(text: str) -> str:
    """Return the words without case, marks and punctuation, sorted: equal folds are namesakes."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)
    )
    spaced = "".join(letter if letter.isalnum() else " " for letter in plain.casefold())
    return " ".join(sorted(spaced.split()))


def fraction(text: str) -> float:
    """Return a number in [0, 1) that depends on the text only: chance without a random generator."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6]) / 2**48


def split(group: str, sources: Iterable[str]) -> str:
    """Return the part of a person group: one tenth untouched; only free sources may train."""
    chance = fraction(f"part:{group}")
    if chance < UNTOUCHED_SHARE:
        return "untouched"
    free = set(sources) <= TRAINABLE_SOURCES
    if free and chance >= UNTOUCHED_SHARE + (1 - UNTOUCHED_SHARE) * TUNE_SHARE_OF_TRAINABLE:
        return "train"
    return "tune"


def people(*parts: str) -> list[OpenPerson]:
    """Return the persons of the parts (all parts when none is named), in file order."""
    with gzip.open(data_folder() / "names" / "crossscript_dev.tsv.gz") as packed:
        everyone = read_people(io.TextIOWrapper(packed, encoding="utf-8"))
    return [person for person in everyone if not parts or person.part in parts]


def read_people(lines: Iterable[str]) -> list[OpenPerson]:
    """Return the persons of an open names table, grouped by shared long names, with their part.

    Two identifiers that share a long name, in any script, are one group: a split by row would let
    the same person be learned and tested.
    """
    names: dict[str, list[OpenName]] = {}
    source_by_person: dict[str, str] = {}
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        names.setdefault(row["person_id"], []).append(OpenName(row["name"], row["lang"], row["script"]))
        source_by_person[row["person_id"]] = row["source"]
    group_by_person = _groups(names)
    sources: dict[str, set[str]] = defaultdict(set)
    for person, group in group_by_person.items():
        sources[group].add(source_by_person[person])
    return [
        OpenPerson(
            id=person,
            source=source_by_person[person],
            group=group_by_person[person],
            part=split(group_by_person[person], sources[group_by_person[person]]),
            names=tuple(texts),
        )
        for person, texts in names.items()
    ]


def _groups(names: dict[str, list[OpenName]]) -> dict[str, str]:
    """Return the group of each person: the smallest identifier that shares long names with it."""
    parent = {person: person for person in names}

    def root(person: str) -> str:
        while parent[person] != person:
            parent[person] = parent[parent[person]]
            person = parent[person]
        return person

    first_owner: dict[str, str] = {}
    for person, key in _links(names):
        one, other = sorted((root(person), root(first_owner.setdefault(key, person))))
        parent[other] = one
    return {person: root(person) for person in names}


def _links(names: dict[str, list[OpenName]]) -> Iterator[tuple[str, str]]:
    """Yield (person, folded name) for each name long enough to mean one person."""
    for person, texts in names.items():
        for name in texts:
            key = fold(name.text)
            if _is_long(key, name.script):
                yield person, key


def _is_long(key: str, script: str) -> bool:
    letters = len(key.replace(" ", ""))
    if script in _CJK:
        return letters >= _SHORTEST_LINK["cjk"]
    if script == "Latn":
        return letters >= _SHORTEST_LINK["latin"] and " " in key
    return letters >= _SHORTEST_LINK["other"]
