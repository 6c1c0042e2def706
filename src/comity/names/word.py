"""One word of a name, read once: its graphemes, Latin reading, syllables, families, how telling."""

import math
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import resources

from comity.names.body_tables import concepts
from comity.names.sound import spelled
from comity.names.syllables import parse_latin
from comity.names.syllables import units as character_units
from comity.names.word_tables import equivalent_families, most_told

__all__ = ["LARGEST_INFORMATION", "Role", "Word", "information", "read_word"]

LARGEST_INFORMATION = 12.0
"""Nats: no single word tells more than one in e^12 (160,000), however odd its letters."""

_NATS_PER_GRAPHEME = 2.2
_SYLLABIC = frozenset({"Hani", "Hang"})


class Role(IntEnum):
    """What a word does in a name; only core words are counted as missing or contradicting."""

    CORE = 0
    INITIAL = 1
    PATRONYMIC = 2
    PARTICLE = 3
    TITLE = 4
    LEGAL = 5
    NUMBER = 6
    GENERIC = 7


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and everything that comparing it needs.

    ``symbols`` grapheme numbers of the sound model; ``latin`` a Latin reading (a-z); ``parses``
    ways to cut it into syllable units (Latin, Han, Hangul), shortest first; ``families`` of equal
    given names; ``concepts`` of organisation words; ``information`` -ln P(word) in nats, ``chance``
    the same from the letters alone.
    """

    text: str
    script: str
    symbols: tuple[int, ...]
    latin: str
    parses: tuple[tuple[int, ...], ...]
    families: tuple[int, ...]
    concepts: tuple[int, ...]
    information: float
    chance: float


@cache
def _frequencies() -> dict[str, float]:
    """Return -ln(share) of the frequent Latin name words (Wikidata, CC0)."""
    text = resources.files("comity.names").joinpath("tables/frequent_words.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: int(row[1]) / 1000 for row in rows}


@cache
def _letter_pairs() -> dict[str, float]:
    """Return -ln P(second | first) of letter pairs, with ``^`` and ``$`` for the word's ends."""
    text = resources.files("comity.names").joinpath("tables/letter_pairs.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: int(row[1]) / 1000 for row in rows}


def letter_chance(latin: str) -> float:
    """Return -ln of the chance of a Latin word's letters, neighbour by neighbour."""
    chance = _letter_pairs().get
    whole = f"^{latin}$"
    total = 0.0
    for place in range(len(latin) + 1):
        total += chance(whole[place : place + 2], 9.0)
    return total


def information(latin: str, chance: float) -> float:
    """Return how telling a Latin word is: -ln of half its frequency plus half its letters' ``chance``."""
    share = _frequencies().get(latin)
    mixed = math.exp(-chance) + (math.exp(-share) if share is not None else 0.0)
    return min(LARGEST_INFORMATION, -math.log(0.5 * mixed + 1e-12))


def read_word(text: str, script: str) -> Word:
    """Read one folded word of one script. Cost: tens of microseconds; callers keep the result."""
    if text.isdigit():
        told = min(LARGEST_INFORMATION, 1.5 + 1.5 * len(text))
        return Word(text, "Zyyy", (), "", (), (), (), told, told)
    symbols, latin = spelled(text, script)
    if script == "Latn":
        parses = parse_latin(text)
    elif script in _SYLLABIC:
        parses = (character_units(text),)
    else:
        parses = ()
    families = equivalent_families(text)
    chance = letter_chance(latin)
    told = information(latin, chance) if script == "Latn" else _NATS_PER_GRAPHEME * len(symbols)
    common = most_told(text, latin)
    told = min(LARGEST_INFORMATION, told, told if common is None else common)
    return Word(text, script, symbols, latin, parses, families, concepts(text), told, chance)
