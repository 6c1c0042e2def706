"""The names of the listed persons: drawn by group, unique in sound but where the plan says otherwise."""

from collections.abc import Callable

from sample_maker import plan
from sample_maker.draw import Names, pick
from sample_maker.seats import Seats
from sample_maker.spellings import ChineseName, sound_key
from sample_maker.tables import (
    SPECIAL_READINGS,
    SURNAME_OF_MANY_SPELLINGS,
    Character,
    double_surnames,
    given_characters,
    given_for,
    surnames,
    weighted_surnames,
)

__all__ = ["draw_given", "former_names", "listed_names"]

_LETTER = {"male": "M", "female": "F"}
_GIVEN_LENGTH = 2


def draw_given(key: str, letter: str, length: int = _GIVEN_LENGTH) -> tuple[Character, ...] | None:
    """Draw a given name; None when the two characters are the same or end like group J."""
    options = given_for(letter)
    given = tuple(pick(f"{key}|given{place}", options) for place in range(1, length + 1))
    if length > 1 and (given[0] == given[1] or given[1].han == plan.APOSTROPHE_CHARACTER):
        return None
    return given


def _common_surname(key: str) -> Character:
    return pick(f"{key}|surname", weighted_surnames(all_rows=False))


def _free(names: Names, drawn: tuple[ChineseName, ...]) -> tuple[ChineseName, ...] | None:
    """Return the names and note their sounds as taken, or None where one is taken already."""
    keys = {sound_key(name) for name in drawn}
    if keys & names.taken:
        return None
    names.taken |= keys
    return drawn


def listed_names(seats: Seats, names: Names) -> dict[str, ChineseName]:
    """Return the Han name of every listed person by id."""
    found: dict[str, ChineseName] = {}
    for label, draw in _draws(seats).items():
        members = [person for person, own in seats.group.items() if label in (own, person)]
        drawn = names.draw(f"{label}|name", lambda key, draw=draw: _drawn(names, draw(key)))
        found |= dict(zip(members, drawn * (len(members) // len(drawn)), strict=True))
    return found


def _drawn(names: Names, drawn: tuple[ChineseName, ...] | None) -> tuple[ChineseName, ...] | None:
    return None if drawn is None else _free(names, drawn)


_Draw = Callable[[str], tuple[ChineseName, ...] | None]


def _draws(seats: Seats) -> dict[str, _Draw]:
    """Return how the names of each group or single person are drawn, in drawing order."""
    draws: dict[str, _Draw] = {}
    singles: dict[str, list[str]] = {"double": [], "special": []}
    for person, label in seats.group.items():
        letter = _LETTER[seats.genders[person]]
        if label[0] == "A":
            draws.setdefault(label, _plain(letter))
        elif label[0] == "B":
            draws.setdefault(label, _variants(plan.B_VARIANTS[int(label[1:]) - 1]))
        elif label[0] == "C":
            draws.setdefault(label, _siblings(seats, label))
        else:
            singles.setdefault(label, []).append(person)
            draws[person] = _single(label, letter, len(singles[label]) - 1)
    return draws


def _single(label: str, letter: str, place: int) -> _Draw:
    fixed = {surname.han: surname for surname in surnames()}
    if label == "U":
        return _plain(letter, fixed[SURNAME_OF_MANY_SPELLINGS])
    if label == "special":
        return _plain(letter, fixed[SPECIAL_READINGS[place]])
    if label == "double":
        # Every second one has a given name of one character.
        return _plain(letter, double_surnames()[place], length=_GIVEN_LENGTH - place % 2)
    if label == "J":
        return _apostrophe(letter)
    if label.startswith("surname "):
        return _plain(letter, fixed[label.split()[1]])
    return _plain(letter, length=1 if label == "one" else _GIVEN_LENGTH)


def _plain(letter: str, surname: Character | None = None, length: int = _GIVEN_LENGTH) -> _Draw:
    def draw(key: str) -> tuple[ChineseName, ...] | None:
        given, own = draw_given(key, letter, length), surname or _common_surname(key)
        return (
            None if given is None or own.han in {each.han for each in given} else (ChineseName(own, given),)
        )

    return draw


def _apostrophe(letter: str) -> _Draw:
    last = given_characters()[plan.APOSTROPHE_CHARACTER]

    def draw(key: str) -> tuple[ChineseName, ...] | None:
        first = pick(f"{key}|given1", given_for(letter))
        return None if first == last else (ChineseName(_common_surname(key), (first, last)),)

    return draw


def _variants(pair: tuple[str, str]) -> _Draw:
    """Two names of one surname and one common character; the other characters sound alike."""

    def draw(key: str) -> tuple[ChineseName, ...] | None:
        surname = _common_surname(key)
        shared = pick(f"{key}|shared", given_for("MF"))
        unequal = tuple(given_characters()[han] for han in pair)
        if shared.pinyin == unequal[0].pinyin or shared.han == plan.APOSTROPHE_CHARACTER:
            return None
        first = pick(f"{key}|order", (True, False))
        return tuple(ChineseName(surname, (shared, own) if first else (own, shared)) for own in unequal)

    return draw


def _siblings(seats: Seats, label: str) -> _Draw:
    letters = [_LETTER[seats.genders[person]] for person in seats.members(label)]

    def draw(key: str) -> tuple[ChineseName, ...] | None:
        surname = _common_surname(key)
        shared = pick(f"{key}|shared", given_for("MF"))
        own = [pick(f"{key}|given{place}", given_for(letter)) for place, letter in enumerate(letters)]
        sounds = {each.pinyin for each in (shared, *own)}
        if len(sounds) <= len(own) or plan.APOSTROPHE_CHARACTER in {each.han for each in own}:
            return None
        return tuple(ChineseName(surname, (shared, each)) for each in own)

    return draw


def former_names(seats: Seats, found: dict[str, ChineseName], names: Names) -> dict[str, ChineseName]:
    """Return the former names: the same surname with another given name."""

    def draw(person: str, key: str) -> tuple[ChineseName, ...] | None:
        given = draw_given(key, _LETTER[seats.genders[person]])
        return None if given is None else _free(names, (ChineseName(found[person].surname, given),))

    return {
        person: names.draw(f"{person}|former", lambda key, person=person: draw(person, key))[0]
        for person in seats.group
        if person in seats.former
    }
