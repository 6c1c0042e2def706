"""Fillers: invented persons of the register who are nobody on the list."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sample_maker import plan
from sample_maker.births import day_in
from sample_maker.draw import Names, digits, order, pick
from sample_maker.entry import PERSON, Entry
from sample_maker.listed import resident_number
from sample_maker.spellings import ChineseName, fold, sound_key
from sample_maker.tables import Word, given_for, weighted_surnames, words

__all__ = ["ForeignName", "chinese_names", "fillers"]

_FIRST_YEAR, _LAST_YEAR = 1940, 1995
# Of 20 fillers with a Chinese name so many are written in each way.
_CHINESE_FORMS = (
    ("han",) * 7
    + ("trad",) * 3
    + ("capitals",) * 4
    + ("given first",) * 3
    + ("hong kong",) * 2
    + ("wade-giles",)
)
_NATIVE_SCRIPT = frozenset({"Arabic", "Cyrillic", "Korean", "Japanese"})
_MIXED_SCRIPT = frozenset({"Korean", "Japanese"})
_FAMILY_FIRST = frozenset({"Korean", "Vietnamese"})
_LETTER = {"male": "M", "female": "F"}


@dataclass(frozen=True, slots=True)
class ForeignName:
    """A name outside China, as written at home and in Latin letters; equal where that is the same."""

    native: str
    latin: str
    reversed: str


def _number(culture: str) -> int:
    return plan.CHINESE_FILLERS if culture == "Chinese" else plan.CULTURES[culture]


def _keys(culture: str) -> list[str]:
    return [f"filler {culture}|{place:04d}" for place in range(_number(culture))]


def _gender(key: str) -> str:
    return pick(f"{key}|gender", ("male", "male", "female"))


def chinese_names(names: Names) -> dict[str, ChineseName]:
    """Return the Chinese names of fillers by key; none sounds like a listed person."""

    def draw(key: str, drawing: str) -> ChineseName | None:
        options = given_for(_LETTER[_gender(key)])
        length = pick(f"{drawing}|length", (2, 2, 2, 2, 1))
        given = tuple(pick(f"{drawing}|given{place}", options) for place in range(length))
        surname = pick(f"{drawing}|surname", weighted_surnames(all_rows=True))
        name = ChineseName(surname, given)
        shown = _chinese_form(key, name)
        as_written = tuple(sorted(fold(shown).replace("-", " ").split()))
        repeated = len({surname.han, *(each.han for each in given)}) <= length
        return None if repeated or {sound_key(name), as_written} & names.taken else name

    return {key: names.draw(f"{key}|name", lambda d, key=key: draw(key, d)) for key in _keys("Chinese")}


def _chinese_form(key: str, name: ChineseName) -> str:
    forms: dict[str, Callable[[], str]] = {
        "han": lambda: name.han,
        "trad": lambda: name.trad,
        "capitals": lambda: name.pinyin().upper(),
        "given first": lambda: f"{name.given_pinyin()} {name.surname.pinyin}",
        "hong kong": name.hong_kong,
        "wade-giles": name.wade_giles,
    }
    return forms[pick(f"{key}|form", _CHINESE_FORMS)]()


def _foreign_name(culture: str, key: str, names: Names) -> ForeignName:
    letter = _LETTER[_gender(key)]

    def draw(drawing: str) -> ForeignName:
        def word(part: str) -> Word:
            return pick(
                f"{drawing}|{part}", [w for w in words("cultures", culture, part) if letter in w.used_for]
            )

        family, given = word("family"), word("given")
        native = f"{given.text} {family.text}"
        latin = f"{given.latin} {family.latin}"
        if culture in _MIXED_SCRIPT:
            native = f"{family.text}{given.text}"
        if culture in _FAMILY_FIRST:
            latin = f"{family.latin} {given.latin}"
            native = latin if culture not in _NATIVE_SCRIPT else native
        return ForeignName(native, latin, f"{family.latin.upper()}, {given.latin}")

    return names.draw(f"{key}|name", draw)


def fillers(names: Names, chinese: dict[str, ChineseName]) -> list[Entry]:
    """Return the fillers: half with a birth date, one in five with an alias."""
    written: dict[str, tuple[str, str]] = {}
    for key, name in chinese.items():
        shown = _chinese_form(key, name)
        written[key] = (shown, name.pinyin() if shown in (name.han, name.trad) else name.han)
    for culture in plan.CULTURES:
        for key in _keys(culture):
            written[key] = _foreign_forms(culture, key, _foreign_name(culture, key, names))
    with_alias = _with_alias(written)
    with_birth = set(order("filler birth", written)[: len(written) // 2])
    return [
        _documented(
            Entry(
                key=key,
                kind=PERSON,
                name=name,
                aliases=(alias,) if key in with_alias else (),
                birth=_birth(key) if key in with_birth else "",
                gender=_gender(key),
                country=pick(
                    f"{key}|country", ("XA", "XA", "XB", "XC", "XD") if key in chinese else ("XB", "XC", "XD")
                ),
            ),
            is_chinese=key in chinese,
        )
        for key, (name, alias) in written.items()
    ]


def _foreign_forms(culture: str, key: str, name: ForeignName) -> tuple[str, str]:
    """How the register writes the name, and what its alias is where it has one."""
    if culture in _MIXED_SCRIPT and pick(f"{key}|script", ("home", "home", "latin")) == "latin":
        return name.latin, name.native
    return name.native, name.latin if culture in _NATIVE_SCRIPT else name.reversed


def _with_alias(written: dict[str, tuple[str, str]]) -> set[str]:
    """One in five; every name in Arabic script has its Latin form beside it and counts among them."""
    arabic = [key for key in written if key.startswith("filler Arabic")]
    others = order("filler alias", [key for key in written if not key.startswith("filler Arabic")])
    return {*arabic, *others[: len(written) // 5 - len(arabic)]}


def _birth(key: str) -> str:
    full = day_in(pick(f"{key}|birth year", range(_FIRST_YEAR, _LAST_YEAR + 1)), f"{key}|birth")
    return full[:4] if pick(f"{key}|precision", ("day", "day", "day", "day", "year")) == "year" else full


def _documented(entry: Entry, *, is_chinese: bool) -> Entry:
    """Give some fillers a passport, and a resident number to some with a Chinese name and full date."""
    document = pick(f"{entry.key}|document", ("", "", "", "passport", "national_id"))
    if document == "passport":
        return replace(entry, passport="ZZ" + digits(f"{entry.key}|passport", 7))
    if document == "national_id" and is_chinese and entry.birth[4:]:
        return replace(entry, national_id=resident_number(entry.key, entry.birth, entry.gender))
    return entry
