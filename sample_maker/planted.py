"""The planted true records (classes S): who gets which, and how each is written."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sample_maker import plan
from sample_maker.births import off_by, swapped, year_of
from sample_maker.draw import order, pick
from sample_maker.entry import PERSON, Entry, Truth
from sample_maker.listed import Listed
from sample_maker.slips import slip

__all__ = ["planted"]

_TWO = 2
# What a record says and why it is the same person; dates and documents are added by `_birth_words`.
_WHY = {
    "S01": "Same simplified characters {han}",
    "S02": "Traditional characters {name} of the same name {han}",
    "S03": "{name} is the pinyin of {han}, surname first in capitals",
    "S04": "{name} is the pinyin of {han}, given name first",
    "S05": "{name} is the pinyin of {han}, syllables apart",
    "S06": "{name} is the Wade-Giles spelling of {han}",
    "S07": "{name} is the Hong Kong spelling of {han}",
    "S08": "{name} is the English given name on the list with the surname of {han}",
    "S09": "{name} is the Palladius spelling of {han}",
    "S10": "{name} is the {variant} reading of {han}",
    "S11": "{name} is the former name of {han} on the list",
    "S12": "{name} is the pinyin {pinyin} of {han} with one slip",
    "S13": "{name} is a spelling that documents use for 吕 in {han}",
    "S14": "{name} is the exact pinyin of {han}",
    "S15": "{name} is the exact pinyin of {han}",
}
_DAMAGE = {
    "swapped": "day and month are swapped",
    "year off": "the year is one off",
    "first of January": "the day is a stand-in, 1 January of the right year",
}
# Without a comma the birth date is as on the list; classes whose date the plan words otherwise:
_YEAR_ONLY = frozenset({"S06", "S07"})
_BY_PASSPORT = frozenset({"S10", "S15"})
_STRONG = frozenset({"S01", "S02", "S03", "S04", "S05", "S11", "S13", "S15"})
_LU = ("LYU", "LU", "LV", "Lue")


@dataclass(slots=True)
class _Assigned:
    """Which classes each present person has, and the order in which they were given."""

    classes: dict[str, list[str]] = field(default_factory=dict)
    rows: list[tuple[str, str, str, int]] = field(default_factory=list)


def _has_readings(person: Listed) -> bool:
    return bool(person.name.surname.wade_giles)


def _is_two(person: Listed) -> bool:
    return len(person.name.given) == _TWO


_OPEN: dict[str, Callable[[Listed], bool]] = {
    "S01": lambda p: p.group != "J",
    "S02": lambda p: p.group != "J" and p.name.trad != p.name.han,
    "S03": lambda _: True,
    "S04": lambda _: True,
    "S05": _is_two,
    "S06": lambda p: _has_readings(p) and bool(p.birth),
    "S07": lambda p: _has_readings(p) and bool(p.birth),
    "S08": lambda p: bool(p.english),
    "S09": lambda p: _has_readings(p) and p.has_full_birth,
    "S10": lambda p: _has_readings(p) and p.has_full_birth and bool(p.passport),
    "S11": lambda p: p.former is not None and p.has_full_birth,
    "S12": lambda p: _is_two(p) and p.has_full_birth and p.group != "U",
    "S13": lambda p: p.group == "U",
    "S14": lambda p: p.has_full_birth,
    "S15": lambda p: bool(p.passport),
}
# J writes the apostrophe of its pinyin, so it appears in joined pinyin only.
_OPEN_TO_J = frozenset({"S03", "S04", "S14", "S15"})
_OPEN_TO_SHARED = frozenset({"S01", "S02", "S03", "S04", "S05", "S11"})


def _may(person: Listed, klass: str, variant: str) -> bool:
    if not person.present or not _OPEN[klass](person):
        return False
    if person.is_shared and klass not in _OPEN_TO_SHARED:
        return False
    if person.group == "J" and klass not in _OPEN_TO_J:
        return False
    return (klass, variant) != ("S14", "swapped") or swapped(person.birth) is not None


def _assign(people: tuple[Listed, ...]) -> _Assigned:
    """Give the classes in the order of the plan, each to the persons with the fewest records."""
    given = _Assigned({person.id: [] for person in people})
    for klass, variant, count in plan.PLANTED:
        open_to = [
            person.id
            for person in people
            if _may(person, klass, variant)
            and klass not in given.classes[person.id]
            and len(given.classes[person.id]) < plan.MOST_PLANTED
        ]
        by_hash = order(f"{klass}{variant}", open_to)
        chosen = sorted(by_hash, key=lambda id_: len(given.classes[id_]))[:count]
        assert len(chosen) == count, (klass, variant, len(chosen))
        for place, id_ in enumerate(chosen):
            given.classes[id_].append(klass)
            given.rows.append((id_, klass, variant, place))
    return given


def planted(people: tuple[Listed, ...]) -> list[Entry]:
    """Return the planted records; every present person has at least one."""
    by_id = {person.id: person for person in people}
    given = _assign(people)
    assert all(given.classes[person.id] or not person.present for person in people)
    return [_entry(by_id[id_], klass, variant, place) for id_, klass, variant, place in given.rows]


def _entry(person: Listed, klass: str, variant: str, place: int) -> Entry:
    key = f"{klass}|{person.id}"
    name, birth = _name(person, klass, variant, place), _birth(person, klass, variant)
    floor = "strong" if klass in _STRONG and (person.has_full_birth or klass == "S15") else "possible"
    words = _WHY[klass].format(
        han=person.name.han, name=name, variant=variant.capitalize(), pinyin=person.name.pinyin()
    )
    return Entry(
        key=key,
        kind=PERSON,
        name=name,
        birth=birth,
        gender=person.gender,
        passport=person.passport if klass in _BY_PASSPORT else "",
        address_state=person.state,
        country=pick(f"{key}|country", (plan.REQUESTING, plan.REQUESTING, "XB", "XC", "XD")),
        truth=Truth(
            person.id, "same", klass, floor, "strong", f"{words}; {_birth_words(person, klass, variant)}."
        ),
    )


def _name(person: Listed, klass: str, variant: str, place: int) -> str:
    """Write the name as the class says; ``place`` alternates between the forms of a class."""
    name, even = person.name, place % 2 == 0
    mark = _keeps_apostrophe(person, klass)
    pinyin, surname = name.pinyin(apostrophe=mark), name.surname.pinyin
    parts = [each.capitalize() for each in name.syllables]
    english = person.english if even else f"{person.english} {name.initials()}"
    former = person.former.han if person.former else ""
    forms: dict[str, Callable[[], str]] = {
        "S01": lambda: name.han,
        "S02": lambda: name.trad,
        "S03": pinyin.upper,
        "S04": lambda: f"{name.given_pinyin(apostrophe=mark)} {surname}",
        "S05": lambda: (
            " ".join([surname, *parts]) if even else f"{'-'.join(parts).capitalize()} {surname.upper()}"
        ),
        "S06": lambda: name.wade_giles(marks=even),
        "S07": lambda: name.hong_kong(hyphen=not even),
        "S08": lambda: f"{english} {surname}",
        "S09": name.palladius,
        "S10": name.vietnamese if variant == "vietnamese" else name.korean,
        "S11": lambda: former,
        "S12": lambda: slip(name.pinyin(), variant, f"{klass}|{person.id}|slip"),
        "S13": lambda: f"{_LU[place % len(_LU)]} {name.given_pinyin()}",
        "S14": lambda: pinyin,
        "S15": lambda: pinyin,
    }
    return forms[klass]()


def _keeps_apostrophe(person: Listed, klass: str) -> bool:
    """Records of group J write ``Jian'an`` and ``Jianan`` by hash, so that both occur."""
    return pick(f"{klass}|{person.id}|apostrophe", (True, False))


def _birth(person: Listed, klass: str, variant: str) -> str:
    if klass == "S15":
        return ""
    if klass in _YEAR_ONLY:
        return person.birth[:4]
    if klass != "S14":
        return person.birth
    if variant == "swapped":
        return swapped(person.birth) or ""
    if variant == "year off":
        year = year_of(off_by(person.birth, f"S14|{person.id}", (range(1, 2),)))
        return f"{year:04d}{person.birth[4:]}"
    return f"{person.birth[:4]}-01-01"


def _birth_words(person: Listed, klass: str, variant: str) -> str:
    birth = _birth(person, klass, variant)
    if klass == "S15":
        return f"same passport {person.passport}; the record has no birth date"
    if klass == "S14":
        return f"{_DAMAGE[variant]} ({birth} for {person.birth})"
    if klass == "S10":
        return f"same birth date {birth} and same passport {person.passport}"
    if klass in _YEAR_ONLY:
        return f"same birth year {birth}"
    if not birth:
        return "neither gives a birth date; nothing contradicts"
    words = "same birth date" if person.has_full_birth else "same partial birth date"
    return f"{words} {birth}; nothing contradicts"
