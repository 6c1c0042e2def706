"""Training pairs for the score tables: names of the same person, and pools of other people's names.

Full names come from the CC0 Hebrew and Korean lists (part ``train``) and, with attribution, from the
Korean assembly (CC BY 3.0); Russian, Arabic and Latin names are put together from CC0 words; Han
names from the project's own invented inventories. Nothing of the official lists is read.
"""

import csv
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.opendata import OpenPerson, people
from training.sounds import word_pairs

__all__ = ["CROSSED", "Sample", "samples"]

CROSSED = "crossed"
"""Mark of samples whose pools hold near misses: three strangers a subject share one of its words."""

_POOL = 400
_SUBJECTS = 300
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
    """Add to the pool, for each subject, strangers with one of its words.

    Another given or family name, and another word that looks like the one it replaces.
    """
    count = len(sample.subjects)
    words = sorted({word for name in sample.pool for word in name.split() if len(word) > 3})
    strangers = []
    for number in range(count):
        own = sample.pool[number].split()
        other = sample.pool[int(chance.integers(count, len(sample.pool)))].split()
        strangers.append(" ".join([other[0], *own[1:]]) if len(own) > 1 else other[0])
        strangers.append(" ".join([*own[:-1], other[-1]]))
        place = max(range(len(own)), key=lambda at: len(own[at]))
        strangers.append(" ".join([*own[:place], _look_alike(own[place], words), *own[place + 1 :]]))
    return Sample(
        f"{sample.name}, {CROSSED}", sample.channel, sample.subjects, (*sample.pool[:count], *strangers)
    )


def _look_alike(word: str, words: Sequence[str]) -> str:
    """Return another word of the stock that begins alike (a neighbour in order)."""
    place = bisect_left(words, word)
    near = [one for one in words[max(place - 3, 0) : place + 4] if one != word and one[:2] == word[:2]]
    near = [
        one
        for one in near
        if sum(a != b for a, b in zip(one, word, strict=False)) > 1 and abs(len(one) - len(word)) < 3
    ]
    return near[0] if near else words[(place * 7 + 13) % len(words)]


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
    for side in (left, right):
        if len(side) > 2 and chance.random() < 0.35:
            side.pop(int(chance.integers(1, len(side) - 1)))
        if chance.random() < 0.25:
            side.insert(0, side.pop())
    return " ".join(left), " ".join(right)


def _word_stock(data: Path, language: str) -> tuple[list[tuple[str, str]], np.ndarray]:
    rows = [(other, latin, often) for latin, other, often in word_pairs(data, language) if len(latin) > 1]
    weights = np.array([often for *_, often in rows], float) ** 0.8
    return [(other, latin) for other, latin, _ in rows], weights / weights.sum()


def _composed(data: Path, language: str, chance: np.random.Generator) -> Iterator[Sample]:
    stock, weights = _word_stock(data, language)
    left, right = [], []
    for _ in range(_POOL + 200):
        count = int(chance.choice([2, 3, 4], p=[0.55, 0.35, 0.10]))
        picked = [stock[i] for i in chance.choice(len(stock), count, p=weights)]
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


_SLIPS = "aeioulnrstdmk"


def _slip(word: str, chance: np.random.Generator) -> str:
    if len(word) < 4:
        return word
    at = int(chance.integers(1, len(word)))
    letter = _SLIPS[int(chance.integers(len(_SLIPS)))]
    return (
        word[:at] + word[at + 1 :],
        word[:at] + word[at - 1] + word[at:],
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if at > 1 else word,
        word[:at] + letter + word[at + 1 :],
        word[:at] + letter + word[at:],
    )[int(chance.integers(5))]


def _latin(data: Path, chance: np.random.Generator) -> Sample:
    """Latin names against their variants: other spellings of the same foreign word, slips, lost parts."""
    variants: dict[str, list[tuple[str, int]]] = {}
    for language in ("russian", "arabic", "hebrew"):
        for latin, other, often in word_pairs(data, language):
            variants.setdefault(other, []).append((latin, often))
    stock = [forms for forms in variants.values() if len(forms[0][0]) > 1]
    weights = np.array([max(often for _, often in forms) for forms in stock], float) ** 0.8
    left, right = [], []
    for _ in range(_POOL + 200):
        count = int(chance.choice([2, 3, 4], p=[0.6, 0.3, 0.1]))
        picked = [stock[i] for i in chance.choice(len(stock), count, p=weights / weights.sum())]
        words = []
        for forms in picked:
            shares = np.array([often for _, often in forms], float)
            one, two = chance.choice(len(forms), 2, p=shares / shares.sum())
            words.append(
                [forms[int(one)][0], forms[int(two)][0] if chance.random() < 0.4 else forms[int(one)][0]]
            )
        if chance.random() < 0.35:
            longest = max(range(len(words)), key=lambda i: len(words[i][1]))
            words[longest][1] = _slip(words[longest][1], chance)
        if count > 2 and chance.random() < 0.2:
            words[1][1] = words[1][1][0]
        one, two = _vary([(a, b) for a, b in words], chance)
        left.append(one.title())
        right.append(two.title())
    return Sample("Latin variants", "letters_same", tuple(left[:_SUBJECTS]), tuple(right))
