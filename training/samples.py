"""Training pairs for the score tables: names of the same person, and pools of other people's names.

Full names come from the CC0 Hebrew and Korean lists (part ``train``) and, with attribution, from the
Korean assembly (CC BY 3.0); Russian, Arabic and Latin names are put together from CC0 words; Han
names from the project's own invented inventories. Nothing of the official lists is read.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.opendata import OpenPerson, people
from comity.names.table_files import forms_of, rows_of
from training.sounds import word_pairs
from training.variations import cut_short, near_misses, slip, without_vowels

__all__ = ["CROSSED", "Sample", "samples"]

CROSSED = "crossed"
"""Mark of samples whose pools hold near misses: three strangers a subject share one of its words."""

_POOL = 400
_SUBJECTS = 300
_COMMON = 0.5
"""Share of words of a Latin name that are among the commonest names of a culture."""
_ALONE = 0.1
"""Share of names that are one of the commonest words alone: many persons bear each."""
_FIRST_RANKS = 6.4
_RESPELT = 0.4
_WAYS = (0.3, 0.06, 0.06, 0.06, 0.04, 0.48)
_INVENTORIES = Path(__file__).parents[1] / "sample_maker" / "tables"


@dataclass(frozen=True, slots=True)
class Sample:
    """Subjects, the pool they are sought in (the first names are their own, in order), and the channel."""

    name: str
    channel: str
    subjects: tuple[str, ...]
    pool: tuple[str, ...]


def samples(data: Path, seed: int) -> Iterator[Sample]:
    """Yield all samples; the same for the same seed and data."""
    chance = np.random.default_rng(seed)
    everyone = people("train")
    for script, source, channel in (
        ("Hebr", "netranslit-wikidata", "letters_across"),
        ("Hang", "netranslit-wikidata", "letters_across"),
        ("Hang", "teampopong", "syllables"),
        ("Hani", "teampopong", "syllables"),
    ):
        yield from _full_names(everyone, script, source, channel, chance)
    for language in ("russian", "arabic", "russian", "arabic"):
        yield from _composed(data, language, chance)
    for _ in range(2):
        yield from _invented_han(chance)
    for _ in range(4):
        yield _latin(data, chance)
    near = list(_full_names(everyone, "Hebr", "netranslit-wikidata", "letters_across", chance))[::2]
    near += list(_composed(data, "russian", chance))[:1]
    near += [_latin(data, chance) for _ in range(4)]
    for sample in near:
        yield _crossed(sample, chance)


def _crossed(sample: Sample, chance: np.random.Generator) -> Sample:
    """Put near misses of each subject into the pool in place of the other strangers."""
    count = len(sample.subjects)
    words = sorted({word for name in sample.pool for word in name.split() if len(word) > 3})
    strangers = [
        missed
        for own in sample.pool[:count]
        for missed in near_misses(own, sample.pool[count:], words, chance)
    ]
    return Sample(
        f"{sample.name}, {CROSSED}", sample.channel, sample.subjects, (*sample.pool[:count], *strangers)
    )


def _both_ways(name: str, channel: str, left: Sequence[str], right: Sequence[str]) -> Iterator[Sample]:
    yield Sample(f"{name} to Latin", channel, tuple(left[:_SUBJECTS]), tuple(right))
    yield Sample(f"Latin to {name}", channel, tuple(right[:_SUBJECTS]), tuple(left))


def _full_names(
    everyone: Sequence[OpenPerson], script: str, source: str, channel: str, chance: np.random.Generator
) -> Iterator[Sample]:
    pairs = [
        (person.written_in(script)[0].text, person.written_in("Latn")[-1].text)
        for person in everyone
        if person.source == source and person.written_in(script) and person.written_in("Latn")
    ]
    for part in range(2):
        order = chance.permutation(len(pairs))[: _POOL + 200]
        left, right = [pairs[i][0] for i in order], [pairs[i][1] for i in order]
        yield from _both_ways(f"{source} {script} {part}", channel, left, right)


def _vary(words: list[tuple[str, str]], chance: np.random.Generator) -> tuple[str, str]:
    """Write the same person twice: parts lost or added on one side, family and given name exchanged."""
    left, right = [word[0] for word in words], [word[1] for word in words]
    # Words are lost on one side only: two different lost words would look like a contradiction.
    shorter = left if chance.random() < 0.5 else right
    while len(shorter) > 2 and chance.random() < 0.4:
        shorter.pop(int(chance.integers(1, len(shorter) - 1)))
    for side in (left, right):
        if chance.random() < 0.25:
            side.insert(0, side.pop())
    return " ".join(left), " ".join(right)


def _word_stock(data: Path, language: str) -> tuple[list[tuple[str, str]], np.ndarray]:
    rows = [(other, latin, often) for latin, other, often in word_pairs(data, language) if len(latin) > 1]
    weights = np.array([often for *_, often in rows], float) ** 0.8
    return [(other, latin) for other, latin, _ in rows], weights / weights.sum()


def _commonest_of(stock: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return one pair for each of the commonest names, in the table's order."""
    by_latin: dict[str, tuple[str, str]] = {}
    for pair in stock:
        by_latin.setdefault(pair[1], pair)
    return [by_latin[word] for word in _commonest() if word in by_latin]


def _commonest() -> list[str]:
    """Return the names of the first ranks of every culture."""
    rows = [(float(nats), forms_of(forms)) for nats, _, _, forms in rows_of("common_words")]
    return [form for nats, forms in sorted(rows) if nats < _FIRST_RANKS for form in forms[:10]]


def _composed(data: Path, language: str, chance: np.random.Generator) -> Iterator[Sample]:
    stock, weights = _word_stock(data, language)
    commonest = _commonest_of(stock)
    left, right = [], []
    for _ in range(_POOL + 200):
        count = int(chance.choice([2, 3, 4], p=[0.55, 0.35, 0.10]))
        picked = [stock[i] for i in chance.choice(len(stock), count, p=weights)]
        if chance.random() < _ALONE:
            picked = [commonest[int(len(commonest) * chance.random())]]
        one, two = _vary(picked, chance)
        left.append(one)
        right.append(two.title())
    yield from _both_ways(language, "letters_across", left, right)


def _rows(name: str) -> list[dict[str, str]]:
    with (_INVENTORIES / f"{name}.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))


def _invented_han(chance: np.random.Generator) -> Iterator[Sample]:
    surnames, given = _rows("surnames"), _rows("given")
    western = ("Peter", "Daniel", "Mary", "Grace", "Alan", "Jenny", "Kevin", "Amy", "Steven", "Vivian")
    weights = 1000.0 / (np.arange(len(surnames)) + 4)
    left, right = [], []
    for _ in range(_POOL + 200):
        family = surnames[int(chance.choice(len(surnames), p=weights / weights.sum()))]
        count = 2 if chance.random() < 0.85 else 1
        parts = [given[int(i)] for i in chance.choice(len(given), count, replace=False)]
        form = "han" if chance.random() < 0.6 else "trad"
        left.append(family[form] + "".join(part[form] for part in parts))
        scheme = chance.choice(["pinyin", "wade_giles", "hong_kong"], p=[0.5, 0.2, 0.3])
        syllables = [part[scheme].replace("'", "").lower() for part in parts]
        name = ("", "-", " ")[int(chance.integers(3))].join(syllables)
        if scheme == "hong_kong":
            name = ("-", " ")[int(chance.integers(2))].join(syllables)
        surname = family[scheme].replace("'", "")
        told = f"{surname} {name}" if chance.random() < 0.7 else f"{name} {surname}"
        if chance.random() < 0.2:
            told = f"{western[int(chance.integers(len(western)))]} {told}"
        right.append(told.title())
    yield from _both_ways("invented Han", "syllables", left, right)


def _variants(data: Path) -> tuple[list[list[tuple[str, int]]], np.ndarray]:
    """Return Latin spellings of one foreign word each, and how often the word is used."""
    variants: dict[str, list[tuple[str, int]]] = {}
    for language in ("russian", "arabic", "hebrew"):
        for latin, other, often in word_pairs(data, language):
            variants.setdefault(other, []).append((latin, often))
    stock = [forms for forms in variants.values() if len(forms[0][0]) > 1]
    weights = np.array([max(often for _, often in forms) for forms in stock], float) ** 0.8
    return stock, weights / weights.sum()


def _common() -> list[tuple[list[str], list[str]]]:
    """Return the commonest given and family names of each culture (own table)."""
    given: dict[str, list[str]] = {}
    family: dict[str, list[str]] = {}
    for _, kind, culture, forms in rows_of("common_words"):
        (given if kind == "given" else family).setdefault(culture, []).extend(forms_of(forms))
    return [(given[culture], family[culture]) for culture in given if culture in family]


def _latin(data: Path, chance: np.random.Generator) -> Sample:
    """Latin names against their variants: other spellings of the same foreign word, slips, lost parts."""
    (stock, weights), cultures, commonest = _variants(data), _common(), _commonest()
    left, right = [], []
    for _ in range(_POOL + 200):
        count = int(chance.choice([2, 3, 4, 5], p=[0.45, 0.33, 0.15, 0.07]))
        given, family = cultures[int(chance.integers(len(cultures)))]
        words = []
        for place, at in enumerate(chance.choice(len(stock), count, p=weights).tolist()):
            if chance.random() < _COMMON:
                among = given if place == 0 or (place < count - 1 and chance.random() < 0.6) else family
                one = two = among[int(len(among) * chance.random() ** 2)]
            else:
                one, two = _two_spellings(stock[at], chance)
            words.append((one, two))
        if chance.random() < _ALONE:
            words = [(commonest[int(len(commonest) * chance.random())],) * 2]
        one, two = _altered(words, chance)
        left.append(one.title())
        right.append(two.title())
    return Sample("Latin variants", "letters_same", tuple(left[:_SUBJECTS]), tuple(right))


def _two_spellings(forms: Sequence[tuple[str, int]], chance: np.random.Generator) -> tuple[str, str]:
    shares = np.array([often for _, often in forms], float)
    one, two = chance.choice(len(forms), 2, p=shares / shares.sum())
    return forms[int(one)][0], forms[int(two)][0] if chance.random() < _RESPELT else forms[int(one)][0]


def _altered(words: list[tuple[str, str]], chance: np.random.Generator) -> tuple[str, str]:
    """Write a Latin name twice, the second time in one of the ways in which names are damaged."""
    way = chance.choice(["slip", "initial", "vowels", "cut", "joined", "plain"], p=_WAYS)
    other = [word[1] for word in words]
    longest = max(range(len(other)), key=lambda at: len(other[at]))
    if way == "slip":
        other[longest] = slip(other[longest], chance)
    elif way == "initial" and len(other) > 2:
        other[1] = other[1][0]
    elif way == "vowels":
        other = [without_vowels(word) for word in other]
    elif way == "joined":
        other[-2:] = ["".join(other[-2:])]
    if way == "cut":
        return " ".join(word[0] for word in words), cut_short(" ".join(other), chance)
    if len(other) == len(words):
        return _vary(list(zip([word[0] for word in words], other, strict=True)), chance)
    return " ".join(word[0] for word in words), " ".join(other)
