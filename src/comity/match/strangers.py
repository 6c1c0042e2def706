"""Strangers: invented people with names like those of a register, to count how often chance proposes one.

A stranger is made of parts of common names of one culture, drawn by a digest of its number: the same
people on every machine. Names are the commoner ones of each culture, so the count errs upwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from comity.facts import Kind, PublishedName, Record, Source
from comity.match.columns import script_number
from comity.match.scoring import Side
from comity.match.vocabulary import word_key
from comity.names import read_name

__all__ = ["CULTURES", "Culture", "shares_of", "strangers_like"]

_PERSONS, _BODY = (0, 1), 2
"""Kinds of records: a record of unknown kind is compared with persons too."""
_POOL = 100
"""Invented names a culture whose words are looked up: more change the shares by a few per cent."""
_TABLE = Path(__file__).with_name("strangers.tsv")
_SOURCE = Source("invented strangers", "", "")


@dataclass(frozen=True, slots=True)
class Culture:
    """How names of a culture are put together: patterns of parts, its own script, the gap between words.

    A pattern joins parts by blanks, or by ``+`` where two make one word (Wei + min).
    """

    name: str
    patterns: tuple[str, ...]
    script: str = ""
    gap: str = " "


_HAN = ("family given+given", "family given+given", "family given+given", "family given")
_PLAIN = ("given family",)
_TWO = ("given family", "given given family")
CULTURES = (
    Culture("Chinese", _HAN, "Hani", ""),
    Culture("Cantonese", ("family given given",), "Hani", ""),
    Culture("Korean", ("family given+given",), "Hang", ""),
    Culture("Japanese", ("family given",), "Kana", ""),
    Culture("Vietnamese", ("family middle given", "family given")),
    Culture("Russian", ("given family", "family given father"), "Cyrl"),
    Culture("Arabic", ("given family", "given given family", "given given given"), "Arab"),
    Culture("Persian", _TWO, "Arab"),
    Culture("Hebrew", _PLAIN, "Hebr"),
    Culture("Greek", _PLAIN, "Grek"),
    Culture("English", _TWO),
    Culture("Spanish", ("given family family", "given given family family", "given family")),
    Culture("Portuguese", ("given family family", "given family")),
    Culture("French", _PLAIN),
    Culture("German", _PLAIN),
    Culture("Italian", _PLAIN),
    Culture("Polish", _PLAIN),
    Culture("Balkan", _PLAIN),
    Culture("Romanian", _PLAIN),
    Culture("Turkish", _TWO),
    Culture("Indian", _TWO),
    Culture("Pakistani", _TWO),
    Culture("Indonesian", _TWO),
    Culture("Nigerian", _TWO),
    Culture("African", _TWO),
)
"""Cultures of persons. Those with a script are invented half in it and half in Latin letters."""

_BODIES = Culture("Bodies", ("first second trade form", "first trade form", "first+second trade form"))

Parts = Mapping[str, tuple[tuple[str, str], ...]]


def strangers_like(side: Side, count: int) -> list[Record]:
    """Return ``count`` invented strangers of the cultures in a register; the same for the same register.

    Persons, or bodies where the register holds bodies only; none where it holds neither.
    """
    kinds = np.bincount(side.evidence.kind, minlength=5)
    if not any(kinds[kind] for kind in (*_PERSONS, _BODY)):
        return []
    persons = any(kinds[kind] for kind in _PERSONS)
    shares = shares_of(side) if persons else {_BODIES.name: 1.0}
    kind = Kind.PERSON if persons else Kind.ORGANISATION
    table = _parts()
    named = {culture.name: culture for culture in (*CULTURES, _BODIES)}
    names = [
        _invented(named[name], table[name], number)[number % 2]
        for name, wanted in _apportioned(shares, count).items()
        for number in range(wanted)
    ]
    return [
        Record(f"S{number}", (PublishedName(name),), _SOURCE, kind=kind)
        for number, name in enumerate(names, start=1)
    ]


def shares_of(side: Side) -> dict[str, float]:
    """Return which share of the names of a register each culture has, as far as its words and scripts tell.

    A name counts for a culture by each of its commoner words in Latin letters, or by its script. A
    register that holds none of them gets strangers of every culture.
    """
    table = _parts()
    order = np.argsort(side.words.key, kind="stable")
    keys, held = side.words.key[order], side.words.names[order]
    scripts = np.bincount(side.words.script[side.names.words[side.names.word_at[:-1]]], minlength=64)
    weights: dict[str, float] = {}
    for culture in CULTURES:
        sought = _latin_words(culture, table[culture.name])
        at = np.minimum(np.searchsorted(keys, sought), max(len(keys) - 1, 0))
        found = float(held[at][keys[at] == sought].sum()) if len(keys) else 0.0
        others = sum(culture.script == other.script for other in CULTURES)
        by_script = scripts[script_number(culture.script)] / others if culture.script else 0.0
        weights[culture.name] = found + float(by_script)
    total = sum(weights.values())
    return {name: weight / total if total else 1 / len(weights) for name, weight in weights.items()}


def _latin_words(culture: Culture, parts: Parts) -> NDArray[np.uint64]:
    names = {_invented(culture, parts, number)[1] for number in range(_POOL)}
    words = {token for name in names for form in read_name(name) for token in form.tokens}
    return np.array(sorted(word_key(*word) for word in words if len(word[0]) > 1), np.uint64)


def _apportioned(shares: Mapping[str, float], count: int) -> dict[str, int]:
    """Share out whole strangers by largest remainders; equal remainders in the order of the table."""
    wanted = {name: int(share * count) for name, share in shares.items()}
    rest = sorted(shares, key=lambda name: wanted[name] - shares[name] * count)
    for name in rest[: count - sum(wanted.values())]:
        wanted[name] += 1
    return wanted


def _invented(culture: Culture, parts: Parts, number: int) -> tuple[str, str]:
    """Return one invented name in the culture's own script and in Latin letters."""
    pattern = culture.patterns[number % len(culture.patterns)]
    own, latin = [], []
    for place, word in enumerate(pattern.split(" ")):
        drawn = [
            _drawn(parts[part], f"{culture.name} {number} {place} {half}")
            for half, part in enumerate(word.split("+"))
        ]
        own.append("".join(entry[0] for entry in drawn))
        latin.append("".join(entry[1] for entry in drawn).capitalize() if len(drawn) > 1 else drawn[0][1])
    return culture.gap.join(own), " ".join(latin)


def _drawn(entries: Sequence[tuple[str, str]], seed: str) -> tuple[str, str]:
    number = int.from_bytes(blake2b(seed.encode(), digest_size=8).digest(), "little")
    return entries[number % len(entries)]


def _parts() -> dict[str, Parts]:
    """Read the table: culture, part, entries."""
    table: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {}
    for line in _TABLE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            culture, part, entries = line.split("\t")
            pairs = (entry.partition("/") for entry in entries.split(" "))
            table.setdefault(culture, {})[part] = tuple((own, latin or own) for own, _, latin in pairs)
    return dict(table)
