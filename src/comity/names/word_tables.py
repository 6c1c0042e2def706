"""What is known about single words of persons' names: titles, particles, equal and confusable names."""

from dataclasses import dataclass
from functools import cache

from comity.names.table_files import forms_of, key_of, rows_of, word_of

__all__ = [
    "Particle",
    "Title",
    "equivalent_families",
    "equivalents",
    "family_name",
    "gendered_pair",
    "given_gender",
    "is_common_given",
    "most_told",
    "near_names",
    "particle",
    "particles",
    "short_form",
    "title",
]


@dataclass(frozen=True, slots=True)
class Title:
    """A word set aside from a name; ``ambiguous`` ones are names too, so only at an end or with a dot."""

    kind: str
    language: str
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Particle:
    """A small word inside a name: article, particle, father, kunya, binds_next or and."""

    kind: str
    script: str


@cache
def _titles() -> dict[str, Title]:
    table: dict[str, Title] = {}
    for forms, kind, language, ambiguous, *_ in rows_of("titles"):
        value = Title(kind, language, ambiguous == "yes")
        for form in forms_of(forms):
            table.setdefault(word_of(form), value)
    return table


@cache
def _particles() -> dict[str, tuple[Particle, ...]]:
    table: dict[str, tuple[Particle, ...]] = {}
    for forms, kind, script, *_ in rows_of("particles"):
        value = Particle(kind, script)
        for form in forms_of(forms):
            key = word_of(form)
            table[key] = (*table.get(key, ()), value)
    return table


@cache
def _families() -> tuple[tuple[str, ...], dict[str, dict[int, str]]]:
    """Return the names of the families and, for each word, its relation to each of its families."""
    heads: dict[str, int] = {}
    relations: dict[str, dict[int, str]] = {}
    for head, relation, forms, *_ in rows_of("equivalents"):
        family = heads.setdefault(head, len(heads))
        for form in forms_of(forms):
            relations.setdefault(key_of(form), {}).setdefault(family, relation)
    return tuple(heads), relations


@cache
def _near() -> frozenset[tuple[str, str]]:
    pairs = {(word_of(a), word_of(b)) for a, b, *_ in rows_of("near_names")}
    return frozenset(pairs | {(b, a) for a, b in pairs})


@cache
def _gendered() -> frozenset[tuple[str, str]]:
    return frozenset((word_of(male), word_of(female)) for male, female, *_ in rows_of("gendered"))


@cache
def _given() -> dict[str, str]:
    table: dict[str, str] = {}
    for gender, forms, *_ in rows_of("common_given"):
        for form in forms_of(forms):
            key = word_of(form)
            table[key] = gender if table.get(key, gender) == gender else "both"
    return table


_OTHER_FORM = 0.7
"""Nats that another form of a common name tells more than the form the table ranks."""
_LISTED_GIVEN = 9.0
"""Nats of a common given name that the table of the commonest does not rank."""


@cache
def _commonest() -> dict[str, float]:
    """Return nats of the commonest given and family names, the least where a word stands twice."""
    table: dict[str, float] = {}
    for nats, _kind, _culture, forms in rows_of("common_words"):
        for form in map(key_of, forms_of(forms)):
            table[form] = min(float(nats), table.get(form, _LISTED_GIVEN))
    return table


@cache
def _commonest_families() -> dict[int, float]:
    """Return, for each family of equal names, the nats of its commonest member."""
    table: dict[int, float] = {}
    for form, nats in _commonest().items():
        for family in _families()[1].get(form, {}):
            table[family] = min(nats, table.get(family, nats))
    return table


def most_told(word: str, latin: str) -> float | None:
    """Return the nats that a common name tells at most, by itself, by its reading or by its family.

    ``latin`` is the likeliest reading of the folded word. None for words that are not common names.
    """
    ranked = _commonest()
    found = [ranked[word]] if word in ranked else []
    if latin != word and latin in ranked:
        found.append(ranked[latin] + _OTHER_FORM)
    families = _commonest_families()
    found += [families[family] + _OTHER_FORM for family in equivalent_families(word) if family in families]
    if latin in _given():
        found.append(_LISTED_GIVEN)
    return min(found, default=None)


def title(word: str) -> Title | None:
    """Return what the folded word is as a title, honorific or suffix; dots and apostrophes do not count."""
    return _titles().get(word_of(word))


def particles(word: str) -> tuple[Particle, ...]:
    """Return every way the folded word can be a particle, commonest first ("ben" is father or given)."""
    return _particles().get(word_of(word), ())


def particle(word: str) -> Particle | None:
    """Return the commonest way the folded word is a particle, or None."""
    found = particles(word)
    return found[0] if found else None


def equivalent_families(word: str) -> tuple[int, ...]:
    """Return the families of equal given names a folded word belongs to; equal names share a number."""
    return tuple(_families()[1].get(key_of(word), ()))


def family_name(family: int) -> str:
    """Return the head form of a family, for showing."""
    return _families()[0][family]


def short_form(word: str) -> bool:
    """Tell whether the folded word is only a short form (Bill, Sasha) in every family it is in."""
    return set(_families()[1].get(key_of(word), {}).values()) == {"short"}


def equivalents(a: str, b: str) -> str | None:
    """Return how two folded words write one name: same, spelling, language or short; None if unknown.

    Between two members the weaker relation counts: Bill and Guillermo are a short form.
    """
    if a == b:
        return "same"
    left, right = _families()[1].get(key_of(a)), _families()[1].get(key_of(b))
    if not left or not right:
        return None
    found = {max(left[family], right[family], key=_WEAKER.index) for family in left.keys() & right.keys()}
    return min(found, key=_WEAKER.index) if found else None


_WEAKER = ("spelling", "language", "short")

_ENDINGS = (
    ("o", "a"),
    ("", "a"),
    ("e", "a"),
    ("", "e"),
    ("", "ina"),
    ("", "ine"),
    ("ij", "ija"),
    ("iy", "iya"),
)


def gendered_pair(a: str, b: str) -> bool:
    """Tell whether two folded given names are the male and female form of one (Mario, Maria)."""
    if (a, b) in _gendered() or (b, a) in _gendered():
        return True
    left, right = given_gender(a), given_gender(b)
    if {left, right} != {"male", "female"}:
        return False
    male, female = (a, b) if left == "male" else (b, a)
    return any(male.endswith(m) and female == male[: len(male) - len(m)] + f for m, f in _ENDINGS)


def near_names(a: str, b: str) -> bool:
    """Tell whether two folded words, a letter or two apart, are known to be names of different persons."""
    return (a, b) in _near()


def is_common_given(word: str) -> bool:
    """Tell whether the folded Latin word is among the commonest given names of the world."""
    return word in _given()


def given_gender(word: str) -> str | None:
    """Return male, female or both for a common given name; None for other words."""
    return _given().get(word)
