"""The guard: which draws gave the name of a person on a public list or in a list of known persons.

Needs the folder of open data; the maker itself does not. ``skip.txt`` carries what the guard found.
"""

import csv
import gzip
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sample_maker.fillers import ForeignName
from sample_maker.register import make_sample
from sample_maker.spellings import ChineseName, latin_words

__all__ = ["KnownNames", "read_known_names", "refused", "skip_list", "skip_text"]

_ROUNDS = 30
_HAN = re.compile(r"[㐀-鿿]")
_EU_NAME = re.compile(r'wholeName="([^"]*)"')
_PART = r"<(FIRST_NAME|SECOND_NAME|THIRD_NAME|FOURTH_NAME|firstName|lastName)>([^<]*)<"
_UN_OR_OFAC = re.compile(_PART)
_ONE_NAME = re.compile(r"<(?:ALIAS_NAME|NAME_ORIGINAL_SCRIPT)>([^<]*)<")
_BLOCK = re.compile(r"<(?:sdnEntry|aka|INDIVIDUAL)>")
_HEADER = (
    "# Draws that are refused because a person on a public list, or a known person, has the name that they\n"
    "# give. Keys of draws, no names. Written by the guard in tests/sample; reviewed by hand.\n"
)


@dataclass(slots=True)
class KnownNames:
    """Names that nobody in the sample may bear: Han forms, and sorted words of Latin forms."""

    han: set[str] = field(default_factory=set)
    latin: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, name: str) -> None:
        """Note a name, in whatever script it is."""
        if _HAN.search(name):
            self.han.add("".join(name.split()))
        else:
            self.latin.update(_forms(name))

    def has(self, name: object) -> bool:
        """Whether a drawn name, or one of several drawn together, is known."""
        if isinstance(name, ChineseName):
            split = f"{name.surname.pinyin} {' '.join(name.syllables)}"
            return bool(
                {name.han, name.trad} & self.han or self.latin & {*_forms(name.pinyin()), *_forms(split)}
            )
        if isinstance(name, ForeignName):
            return name.native in self.han or bool(self.latin & {*_forms(name.latin), *_forms(name.native)})
        return isinstance(name, tuple) and any(self.has(part) for part in name)


def _forms(name: str) -> set[tuple[str, ...]]:
    """The sorted words, with hyphens as blanks and with hyphens closed up."""
    latin = name.replace("Đ", "D").replace("đ", "d")
    return {latin_words(latin), latin_words(latin.replace("-", ""))}


def _text(path: Path) -> str:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return html.unescape(file.read())


def _list_names(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("eu/*.xml.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from (html.unescape(name) for name in _EU_NAME.findall(file.read()))
    for path in sorted([*folder.glob("ofac/*.xml.gz"), *folder.glob("un/*.xml.gz")]):
        text = _text(path)
        yield from _ONE_NAME.findall(text)
        for block in _BLOCK.split(text):
            yield " ".join(part for _, part in _UN_OR_OFAC.findall(block))
    with gzip.open(folder / "us_csl" / "consolidated.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from (row["name"], *row["alt_names"].split(";"))


def read_known_names(data: Path) -> KnownNames:
    """Read the sanctions lists and the cross-script names of the open data; some seconds."""
    known = KnownNames()
    for name in _list_names(data / "sanctions"):
        known.add(name)
    with gzip.open(data / "names" / "crossscript_dev.tsv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["script"] in ("Hani", "Jpan", "Latn"):
                known.add(row["name"])
    return known


def refused(drawn: Mapping[str, object], known: KnownNames) -> frozenset[str]:
    """Return the keys of the draws whose names are known."""
    return frozenset(key for key, name in drawn.items() if known.has(name))


def skip_list(known: KnownNames, skip: frozenset[str] = frozenset()) -> frozenset[str]:
    """Make the sample again and again until no draw is refused; return all keys to skip.

    ``skip`` are keys to begin with, such as those that a person added by hand.
    """
    for _ in range(_ROUNDS):
        found = refused(make_sample(skip).names.drawn, known)
        if not found:
            return skip
        skip |= found
    raise ValueError("the guard finds no end of names to refuse; widen the inventories")


def skip_text(skip: frozenset[str]) -> str:
    """Return the text of ``skip.txt``."""
    return _HEADER + "".join(f"{key}\n" for key in sorted(skip))
