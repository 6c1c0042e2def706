"""Training pairs for bodies: invented companies and offices, written twice, among others alike.

Words of their own come from CC0 word pairs, invented first names of companies and invented
abbreviations; common words, places and legal forms from the project's own tables, which also
translate them. No list of real bodies is read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from comity.names.table_files import forms_of, rows_of
from training.samples import CROSSED, Sample
from training.sounds import word_pairs
from training.variations import slip

__all__ = ["body_samples"]

_POOL, _SUBJECTS = 300, 100
_FIRST_PLACE = "all russia"
"""The concept from which on the table of common words lists places."""
_LANGUAGES = ("en", "fr", "de", "es", "ru-latn")
_CONSONANTS = "bcdfghklmnprstvz"
_ACROSS = {"russian": "ru", "arabic": "ar", "hebrew": "he"}


@dataclass(frozen=True, slots=True)
class _Stock:
    """Own words in two spellings; common words and places by language; ways to write a legal form."""

    own: Sequence[tuple[str, str]]
    common: Sequence[dict[str, str]]
    places: Sequence[dict[str, str]]
    legal: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Made:
    """An invented body before it is written: own words, common words (with the place), legal form."""

    own: tuple[tuple[str, str], ...]
    common: tuple[dict[str, str], ...]
    legal: Sequence[str]


def _translations() -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    table: dict[str, dict[str, str]] = {}
    for concept, language, cell, *_ in rows_of("body_words", plain=True):
        form = next((form for form in forms_of(cell) if not form.endswith("~")), forms_of(cell)[0][:-1])
        table.setdefault(concept, {"en": concept}).setdefault(language, form)
    names = list(table)
    border = names.index(_FIRST_PLACE) if _FIRST_PLACE in names else len(names) * 3 // 5
    return [table[name] for name in names[:border]], [table[name] for name in names[border:]]


def _stock(data: Path, language: str) -> _Stock:
    own = [(latin, other) for latin, other, _ in word_pairs(data, language) if 3 < len(latin) < 11]
    legal = [forms_of(forms) for forms, *_ in rows_of("legal_forms")]
    common, places = _translations()
    return _Stock(own, common, places, [forms for forms in legal if forms[0].isascii()])


def _made(stock: _Stock, chance: np.random.Generator) -> _Made:
    count = int(chance.choice([0, 1, 2], p=[0.12, 0.6, 0.28]))
    own = [stock.own[int(i)] for i in chance.integers(len(stock.own), size=count)]
    if count and chance.random() < 0.15:
        letters = "".join(_CONSONANTS[int(i)] for i in chance.integers(len(_CONSONANTS), size=3))
        own[0] = (letters, letters)
    ranks = 1.0 / (np.arange(len(stock.common)) + 12)
    count = int(chance.choice([1, 2, 3, 4], p=[0.3, 0.35, 0.25, 0.1])) + (2 if not own else 0)
    common = [stock.common[int(i)] for i in chance.choice(len(stock.common), count, p=ranks / ranks.sum())]
    if not own or chance.random() < 0.4:
        common.insert(0, stock.places[int(len(stock.places) * chance.random() ** 2)])
    return _Made(tuple(own), tuple(common), stock.legal[int(len(stock.legal) * chance.random() ** 2)])


def _written(own: Sequence[str], common: Sequence[str], legal: str, *, first: bool) -> str:
    place = list(common[:1]) if not first else []
    rest = list(common if first else common[1:])
    return " ".join([*place, *own, *rest, legal]).strip()


def _twice(made: _Made, languages: tuple[str, str], chance: np.random.Generator) -> tuple[str, str]:
    """Write a body twice: legal form, common words, language, order and spelling may differ."""
    sides = []
    first = bool(chance.random() < 0.6)
    shorter = int(chance.integers(2))
    for side, language in enumerate(languages):
        common = [words.get(language, words["en"]) for words in made.common]
        if side == shorter:
            common = _fewer(common, own=bool(made.own), chance=chance)
        own = [word[0 if languages[0] == language or language in _LANGUAGES else 1] for word in made.own]
        if side and own and language in _LANGUAGES and chance.random() < 0.25:
            own[0] = slip(own[0], chance)
        if side and len(own) > 1 and chance.random() < 0.1:
            own = ["".join(own)]
        legal = made.legal[int(chance.integers(len(made.legal)))] if chance.random() < 0.7 else ""
        turned = bool(chance.random() < 0.2)
        sides.append(_written(own, common, legal, first=first ^ turned))
    return sides[0], sides[1]


def _fewer(common: list[str], *, own: bool, chance: np.random.Generator) -> list[str]:
    """Leave out common words: sometimes one, sometimes all but the name's own words."""
    if own and chance.random() < 0.12:
        return []
    if len(common) > 1 and chance.random() < 0.3:
        at = int(chance.integers(len(common)))
        return common[:at] + common[at + 1 :]
    return common


def _misses(made: _Made, stock: _Stock, language: str, chance: np.random.Generator) -> list[str]:
    """Return other bodies that share everything but a word of their own, or but a place or trade."""
    found = []
    legal = made.legal[0]
    common = [words.get(language, words["en"]) for words in made.common]
    side = 0 if language in _LANGUAGES else 1
    own = [word[side] for word in made.own]
    other = [stock.own[int(i)][side] for i in chance.integers(len(stock.own), size=2)]
    found.append(_written([other[0], *own[1:]], common, legal, first=True))
    at = int(chance.integers(len(common)))
    stranger = stock.common[int(len(stock.common) * chance.random() ** 2)]
    exchanged = [*common[:at], stranger.get(language, stranger["en"]), *common[at + 1 :]]
    found.append(_written(own if not own else [*own[:-1], other[1]], exchanged, legal, first=True))
    return found


def _sample(
    stock: _Stock, name: str, channel: str, languages: tuple[str, str], chance: np.random.Generator
) -> Iterator[Sample]:
    made = [_made(stock, chance) for _ in range(_POOL)]
    pairs = [_twice(one, (languages[0], _spoken(languages, chance)), chance) for one in made]
    left, right = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    yield Sample(name, channel, tuple(left[:_SUBJECTS]), tuple(right))
    if channel == "body_across":
        yield Sample(f"{name}, back", channel, tuple(right[:_SUBJECTS]), tuple(left))
    strangers = [miss for one in made[:_SUBJECTS] for miss in _misses(one, stock, languages[1], chance)]
    yield Sample(f"{name}, {CROSSED}", channel, tuple(left[:_SUBJECTS]), (*right[:_SUBJECTS], *strangers))


def _spoken(languages: tuple[str, str], chance: np.random.Generator) -> str:
    """Return the language of the second writing; in one script it is another one now and then."""
    if languages[1] != "en" or chance.random() < 0.8:
        return languages[1]
    return _LANGUAGES[int(chance.integers(1, len(_LANGUAGES)))]


def body_samples(data: Path, chance: np.random.Generator) -> Iterator[Sample]:
    """Yield the samples of bodies, in one script and across scripts."""
    for number, language in enumerate(("russian", "arabic", "russian", "hebrew")):
        stock = _stock(data, language)
        yield from _sample(stock, f"bodies {number}", "body_same", ("en", "en"), chance)
    for language, spoken in _ACROSS.items():
        yield from _sample(
            _stock(data, language), f"bodies {language}", "body_across", ("en", spoken), chance
        )
