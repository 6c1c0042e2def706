"""Undecided records (class U): a common name and nothing else, so nobody could tell."""

from collections import Counter

from sample_maker import plan
from sample_maker.draw import number
from sample_maker.entry import PERSON, Entry, Truth
from sample_maker.listed import Listed
from sample_maker.negatives import pinyin_form
from sample_maker.spellings import ChineseName

__all__ = ["undecided"]


def undecided(people: tuple[Listed, ...], register_names: list[ChineseName]) -> list[Entry]:
    """Return the undecided records, of the listed persons whose names are commonest in the register."""
    common = _commonest(people, register_names)
    latin = [_entry(person, "pinyin") for person in common[: plan.UNDECIDED_LATIN]]
    return latin + [_entry(person, "characters") for person in common[: plan.UNDECIDED_HAN]]


def _commonest(people: tuple[Listed, ...], register_names: list[ChineseName]) -> list[Listed]:
    """Listed persons outside the same-name groups, the commonest surname and given characters first."""
    used = Counter(each.surname.han for each in register_names)
    given = Counter(each.han for name in register_names for each in name.given)

    def rarity(person: Listed) -> tuple[int, int]:
        least_used = min(given[each.han] for each in person.name.given)
        return (-used[person.name.surname.han] * least_used, number(f"U|{person.id}"))

    return sorted((person for person in people if not person.is_shared), key=rarity)


def _entry(person: Listed, what: str) -> Entry:
    key = f"U|{person.id}|{what}"
    name = pinyin_form(person.name, key) if what == "pinyin" else person.name.han
    why = (
        f"Same {what} as {person.name.han} and nothing else; the name is common in the register "
        "and alone decides nothing."
    )
    return Entry(
        key=key,
        kind=PERSON,
        name=name,
        truth=Truth(person.id, "undecided", "U", "weak", "possible", why),
    )
