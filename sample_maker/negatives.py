"""Hard negatives (classes D): other persons who resemble a listed one, and what tells them apart."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sample_maker import plan
from sample_maker.births import off_by, other_day, year_of
from sample_maker.draw import Names, digits, order, pick
from sample_maker.entry import PERSON, Entry, Truth
from sample_maker.listed import Listed
from sample_maker.spellings import ChineseName, sound_key
from sample_maker.tables import Character, given_for, homophones, similar_characters, surname_twins

__all__ = ["hard_negatives", "pinyin_form", "targets"]

_TWO = 2
_FAR = (range(3, 21),)
_SAME_NAME_FAR = (range(5, 21),)
_RELATIVES = {"parent or child": (range(15, 36),), "sibling": (range(2, 7),)}
_OTHER_GENDER = {"male": "female", "female": "male"}


@dataclass(frozen=True, slots=True)
class _Other:
    """Another person who resembles the target: key of the draw, target, and place within the class."""

    key: str
    target: Listed
    place: int


def targets(
    key: str, people: tuple[Listed, ...], fits: Callable[[Listed], bool], count: int
) -> Iterator[Listed]:
    """Yield ``count`` listed persons outside the same-name groups, in hash order, round and round."""
    by_id = {person.id: person for person in people if not person.is_shared and fits(person)}
    round_ = order(f"{key}|target", by_id)
    assert round_, key
    for place in range(count):
        yield by_id[round_[place % len(round_)]]


def pinyin_form(name: ChineseName, key: str, surname: str = "") -> str:
    """Write a name in Latin letters the way registers do, one of four ways by hash."""
    family = surname or name.surname.pinyin
    joined, parts = name.given_pinyin(), [each.capitalize() for each in name.syllables]
    forms = (
        f"{family} {joined}",
        f"{family} {joined}".upper(),
        f"{joined} {family}",
        " ".join([family, *parts]),
    )
    return pick(f"{key}|form", forms)


class _Maker:
    """Makes the hard negatives of one run; refuses names that would be another listed person's."""

    def __init__(self, people: tuple[Listed, ...], names: Names) -> None:
        self.people, self.names = people, names

    def fits(self, klass: str) -> Callable[[Listed], bool]:
        """Whom a class may resemble."""
        return {
            "D04": lambda p: p.has_full_birth,
            "D05": lambda p: p.has_full_birth,
            "D06": lambda p: bool(p.birth) and self._can_swap(p),
            "D07": lambda p: bool(p.birth) and len(p.name.given) == _TWO,
            "D09": lambda p: bool(p.birth) and bool(p.passport),
        }.get(klass, lambda p: bool(p.birth))

    def _can_swap(self, person: Listed) -> bool:
        return len(person.name.given) == _TWO and f"D06|{person.id}|swapped" not in self.names.skip

    def others(self, klass: str, count: int) -> list[_Other]:
        """The persons of a class with their targets."""
        if klass == "D08":
            found = list(self._twins(count))
        else:
            found = list(targets(klass, self.people, self.fits(klass), count))
        return [_Other(f"{klass}|{p.id}|{place}", p, place) for place, p in enumerate(found)]

    def _twins(self, count: int) -> Iterator[Listed]:
        for twin in surname_twins():
            share = count // len(surname_twins())
            yield from targets(
                f"D08 {twin.listed}",
                self.people,
                lambda p, listed=twin.listed: bool(p.birth) and p.name.surname.han == listed,
                share,
            )

    def free(self, other: _Other, name: ChineseName) -> ChineseName | None:
        """The name, or None where it is that of a listed person who is not the target."""
        own = sound_key(other.target.name)
        key = sound_key(name)
        refused = name.han == other.target.name.han or (key != own and key in self.names.taken)
        return None if refused else name

    def homophone(self, other: _Other, surname: Character | None = None) -> ChineseName:
        """The same pinyin in other characters: one or both characters of the given name replaced."""
        name = replace(other.target.name, surname=surname or other.target.name.surname)

        def draw(key: str) -> ChineseName | None:
            options = [(each, *homophones()[each.pinyin]) for each in name.given]
            given = tuple(pick(f"{key}|{place}", option) for place, option in enumerate(options))
            return self.free(other, replace(name, given=given))

        return self.names.draw(f"{other.key}|name", draw)

    def similar(self, other: _Other) -> tuple[ChineseName, str]:
        """One character of the given name replaced by one of like sound or shape, and which it is."""
        name = other.target.name

        def draw(key: str) -> tuple[ChineseName, str] | None:
            place = pick(f"{key}|place", range(len(name.given)))
            like = pick(f"{key}|like", similar_characters()[name.given[place].han])
            if like.like.han in name.han:
                return None
            given = (*name.given[:place], like.like, *name.given[place + 1 :])
            found = self.free(other, replace(name, given=given))
            return (
                None
                if found is None
                else (found, f"{like.like.han} for {like.han}, like in {like.resemblance}")
            )

        return self.names.draw(f"{other.key}|name", draw)

    def relative(self, other: _Other, gender: str) -> tuple[ChineseName, Character]:
        """A name of one family: the surname and one character shared, and which character it is."""
        name = other.target.name

        def draw(key: str) -> tuple[ChineseName, Character] | None:
            place = pick(f"{key}|place", (0, 1))
            own = pick(f"{key}|own", given_for("M" if gender == "male" else "F"))
            given = (name.given[0], own) if place == 0 else (own, name.given[1])
            found = self.free(other, replace(name, given=given))
            alike = own.pinyin in name.syllables
            return None if found is None or alike else (found, name.given[place])

        return self.names.draw(f"{other.key}|name", draw)


def hard_negatives(people: tuple[Listed, ...], names: Names) -> list[Entry]:
    """Return the records of the classes D01 to D09."""
    maker = _Maker(people, names)
    makers: dict[str, Callable[[_Maker, _Other], Entry]] = {
        "D01": _other_characters,
        "D02": _latin_only,
        "D03": _same_characters,
        "D04": _same_year,
        "D05": _like_character,
        "D06": _swapped_characters,
        "D07": _relative,
        "D08": _look_alike,
        "D09": _near_passport,
    }
    return [
        makers[klass](maker, other)
        for klass, count in plan.HARD_NEGATIVES.items()
        for other in maker.others(klass, count)
    ]


def _entry(other: _Other, name: str, birth: str, why: str, aliases: tuple[str, ...] = ()) -> Entry:
    klass = other.key.split("|")[0]
    most = "weak" if klass == "D07" else "possible"
    country = pick(f"{other.key}|country", (plan.REQUESTING, plan.REQUESTING, "XB", "XC", "XD"))
    return Entry(
        key=other.key,
        kind=PERSON,
        name=name,
        aliases=aliases,
        birth=birth,
        country=country,
        gender=other.target.gender,
        truth=Truth(other.target.id, "different", klass, "none", most, why),
    )


def _contradicted(other: _Other, birth: str) -> str:
    return f"birth date {birth} contradicts {other.target.birth}"


def _both_scripts(name: ChineseName, other: _Other) -> tuple[str, tuple[str, ...]]:
    """Han name with the pinyin as alias, or the other way round, in turn."""
    latin = pinyin_form(name, other.key)
    return (name.han, (latin,)) if other.place % 2 else (latin, (name.han,))


def _other_characters(maker: _Maker, other: _Other) -> Entry:
    name, birth = maker.homophone(other), off_by(other.target.birth, other.key, _FAR)
    written, aliases = _both_scripts(name, other)
    why = (
        f"Same pinyin {name.pinyin()}, but other characters ({name.han}, not {other.target.name.han}); "
        f"{_contradicted(other, birth)}."
    )
    return _entry(other, written, birth, why, aliases)


def _latin_only(_: _Maker, other: _Other) -> Entry:
    birth = off_by(other.target.birth, other.key, _FAR)
    written = pinyin_form(other.target.name, other.key)
    years = abs(year_of(birth) - year_of(other.target.birth))
    han = other.target.name.han
    why = f"Same pinyin as {han}, no characters; {_contradicted(other, birth)} by {years} years."
    return _entry(other, written, birth, why)


def _same_characters(_: _Maker, other: _Other) -> Entry:
    birth = off_by(other.target.birth, other.key, _SAME_NAME_FAR)
    years = abs(year_of(birth) - year_of(other.target.birth))
    han = other.target.name.han
    return _entry(
        other, han, birth, f"Same characters {han}; {_contradicted(other, birth)} by {years} years."
    )


def _same_year(_: _Maker, other: _Other) -> Entry:
    birth, gender = other_day(other.target.birth, other.key), _OTHER_GENDER[other.target.gender]
    han = other.target.name.han
    why = (
        f"Same characters {han} and same birth year, but another day and month ({birth}, not "
        f"{other.target.birth}) and another gender ({gender}, not {other.target.gender})."
    )
    return replace(_entry(other, han, birth, why), gender=gender)


def _like_character(maker: _Maker, other: _Other) -> Entry:
    name, how = maker.similar(other)
    birth = other_day(other.target.birth, other.key)
    why = (
        f"{name.han} differs from {other.target.name.han} in one character ({how}); same birth year, "
        f"but another day ({birth}, not {other.target.birth})."
    )
    return _entry(other, name.han, birth, why)


def _swapped_characters(maker: _Maker, other: _Other) -> Entry:
    name = replace(other.target.name, given=other.target.name.given[::-1])
    maker.names.drawn[f"D06|{other.target.id}|swapped"] = name
    birth = off_by(other.target.birth, other.key, _FAR)
    why = (
        f"{name.han} has the characters of {other.target.name.han} in another order; "
        f"{_contradicted(other, birth)}."
    )
    return _entry(other, name.han, birth, why)


def _relative(maker: _Maker, other: _Other) -> Entry:
    relation = pick(f"{other.key}|relation", tuple(_RELATIVES))
    gender = pick(f"{other.key}|gender", ("male", "female"))
    name, shared = maker.relative(other, gender)
    birth = off_by(other.target.birth, other.key, _RELATIVES[relation])
    why = (
        f"Could be a {relation}: surname and the character {shared.han} shared and the same address state, "
        f"but {name.han} is another name than {other.target.name.han} and {_contradicted(other, birth)}."
    )
    return replace(_entry(other, name.han, birth, why), gender=gender, address_state=other.target.state)


def _look_alike(maker: _Maker, other: _Other) -> Entry:
    twin = next(each for each in surname_twins() if each.listed == other.target.name.surname.han)
    name = maker.homophone(other, twin.surname)
    birth = off_by(other.target.birth, other.key, _FAR)
    why = (
        f"{twin.surname.pinyin} is here the pinyin of {twin.surname.han}, not the {twin.how} spelling of "
        f"{twin.listed}: {name.han} has other characters than {other.target.name.han}; "
        f"{_contradicted(other, birth)}."
    )
    written, aliases = _both_scripts(name, other)
    return _entry(other, written, birth, why, aliases)


def _near_passport(_: _Maker, other: _Other) -> Entry:
    passport, birth = other.target.passport, off_by(other.target.birth, other.key, _FAR)
    place = 2 + int(digits(f"{other.key}|place", 2)) % 7
    step = 1 + int(digits(f"{other.key}|step", 2)) % 9
    near = f"{passport[:place]}{(int(passport[place]) + step) % 10}{passport[place + 1 :]}"
    why = (
        f"Same pinyin as {other.target.name.han}, but passport {near} is one digit off {passport}; "
        f"{_contradicted(other, birth)}."
    )
    return replace(_entry(other, pinyin_form(other.target.name, other.key), birth, why), passport=near)
