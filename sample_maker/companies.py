"""The companies of the register: linked, named after a listed person, near twins, and fillers."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sample_maker import plan
from sample_maker.draw import digits, order, pick
from sample_maker.entry import COMPANY, Entry
from sample_maker.listed import Listed
from sample_maker.spellings import fold
from sample_maker.tables import words

__all__ = ["companies"]

_HAN_FORM, _HAN_LONG_FORM = "有限公司", "有限责任公司"
_ATTEMPTS = 100
_TWO = 2
_TWIN_KINDS = ("legal form", "characters", "word order", "one letter")
_NAMED_AFTER_KINDS = ("pinyin", "given pinyin", "given characters", "characters")
_SOURCES = {
    "XB": ("trade register XB", "land register XB"),
    "XC": ("trade register XC",),
    "XD": ("shareholder book XD",),
}
# Companies of other states stand in the registers of the states where they own something.
_ELSEWHERE = ("land register XB", "business immigration file XB", "shareholder book XD")


@dataclass(slots=True)
class _Words:
    """Draws company names that are not yet taken and that hold no given name of a listed person."""

    given_names: frozenset[str]
    taken: set[str] = field(default_factory=set)

    def _free(self, key: str, make: Callable[[str], tuple[str, str]]) -> tuple[str, str]:
        for attempt in range(_ATTEMPTS):
            brand, rest = make(f"{key}|{attempt}")
            if fold(brand) not in self.given_names and brand + rest not in self.taken:
                self.taken.add(brand + rest)
                return brand, rest
        raise ValueError(f"{key}: no free company name")

    def latin(self, key: str) -> tuple[str, str]:
        """A brand of two words and a trade: ``Amber Harbour``, ``Trading``."""

        def make(drawing: str) -> tuple[str, str]:
            first, second, trade = (
                pick(f"{drawing}|{part}", words("company_words", "", part)).latin
                for part in ("first", "second", "trade")
            )
            return f"{first} {second}", trade

        return self._free(key, make)

    def han(self, key: str) -> tuple[str, str, str]:
        """Brand and trade in characters, and both in Latin letters."""
        brands, trades = words("company_words", "", "brand"), words("company_words", "", "trade")

        def latin(drawing: str) -> tuple[str, str]:
            first, second = (pick(f"{drawing}|{place}", brands) for place in ("first", "second"))
            trade = pick(f"{drawing}|trade", trades)
            return (
                f"{first.latin}{second.latin}".capitalize(),
                f"{trade.latin}|{first.text}{second.text}|{trade.text}",
            )

        brand, rest = self._free(key, latin)
        trade, han_brand, han_trade = rest.split("|")
        return han_brand, han_trade, f"{brand} {trade} Co Ltd"


def companies(people: tuple[Listed, ...]) -> dict[str, list[Entry]]:
    """Return the companies by group: ``linked``, ``named after``, ``twins``, ``fillers``."""
    words_ = _Words(frozenset(fold(person.name.given_pinyin()) for person in people))
    rest = plan.COMPANIES - plan.LINKED - plan.NAMED_AFTER - 2 * plan.TWIN_PAIRS
    named = {
        "linked": [(f"linked|{place:04d}", "", "") for place in range(plan.LINKED)],
        "named after": _named_after(people),
        "twins": _twins(words_),
        "fillers": [(f"company|{place:04d}", "", "") for place in range(rest)],
    }
    blank = [key for rows in named.values() for key, name, _ in rows if not name]
    settled_han = sum(bool(english) for rows in named.values() for _, _, english in rows)
    in_han = frozenset(order("company in characters", blank)[: plan.HAN_COMPANIES - settled_han])
    drawn = {
        group: [row if row[1] else _plain(row[0], words_, in_han) for row in rows]
        for group, rows in named.items()
    }
    return _entries(drawn)


def _plain(key: str, words_: _Words, in_han: frozenset[str]) -> tuple[str, str, str]:
    if key in in_han:
        brand, trade, english = words_.han(key)
        return key, f"{brand}{trade}{_HAN_FORM}", english
    brand, trade = words_.latin(key)
    return key, f"{brand} {trade} {pick(f'{key}|form', words('company_words', '', 'form')).latin}", ""


def _named_after(people: tuple[Listed, ...]) -> list[tuple[str, str, str]]:
    """Trade names with a listed person's name or given name: never to be reported as that person."""
    by_id = {person.id: person for person in people if len(person.name.given) == _TWO}
    trades = words("company_words", "", "trade")
    rows = []
    for place, id_ in enumerate(order("named after", by_id)[: plan.NAMED_AFTER]):
        name, key = by_id[id_].name, f"named after|{id_}"
        trade = pick(f"{key}|trade", trades)
        kind = _NAMED_AFTER_KINDS[place % len(_NAMED_AFTER_KINDS)]
        short = pick(f"{key}|short", (True, False))
        latin = name.given_pinyin() if kind.startswith("given") else name.pinyin()
        if kind.endswith("pinyin"):
            rows.append((key, f"{latin} {trade.latin}{'' if short else ' Ltd'}", ""))
        else:
            han = "".join(each.han for each in name.given) if kind.startswith("given") else name.han
            written = f"{han}{trade.text}{'' if short else _HAN_FORM}"
            rows.append((key, written, f"{latin} {trade.latin}{'' if short else ' Co Ltd'}"))
    return rows


def _twins(words_: _Words) -> list[tuple[str, str, str]]:
    rows = []
    for place in range(plan.TWIN_PAIRS):
        key, kind = f"twin|{place:02d}", _TWIN_KINDS[place % len(_TWIN_KINDS)]
        if kind == "characters":
            brand, trade, english = words_.han(key)
            pair = (f"{brand}{trade}{_HAN_FORM}", f"{brand}{trade}{_HAN_LONG_FORM}")
        else:
            brand, trade = words_.latin(key)
            pair, english = _latin_twin(brand, trade, kind, key), ""
        rows += [(f"{key}|{side}", name, english) for side, name in zip("ab", pair, strict=True)]
    return rows


def _latin_twin(brand: str, trade: str, kind: str, key: str) -> tuple[str, str]:
    name = f"{brand} {trade} Ltd"
    if kind == "legal form":
        return name, f"{brand} {trade} Limited"
    if kind == "word order":
        return name, f"{' '.join(reversed(brand.split()))} {trade} Ltd"
    at = pick(f"{key}|letter", range(1, brand.index(" ")))
    return name, f"{brand[:at]}{brand[at + 1 :]} {trade} Ltd"


def _entries(drawn: dict[str, list[tuple[str, str, str]]]) -> dict[str, list[Entry]]:
    keys = [key for rows in drawn.values() for key, _, _ in rows]
    in_order = iter(order("company state", keys))
    states = {next(in_order): state for state, count in plan.COMPANY_STATES.items() for _ in range(count)}
    han = [key for rows in drawn.values() for key, _, english in rows if english]
    with_alias = frozenset(order("company alias", han)[: len(han) // 2])

    def entry(key: str, name: str, english: str) -> Entry:
        state = states[key]
        return Entry(
            key=key,
            kind=COMPANY,
            name=name,
            aliases=(english,) if key in with_alias else (),
            country=state if state in ("XA", "XB", "XC", "XD") else "",
            company_number=f"{state}-{digits(f'{key}|number', 7)}",
            address_state=state,
            source=pick(f"{key}|source", _SOURCES.get(state, _ELSEWHERE)),
        )

    return {group: [entry(*row) for row in rows] for group, rows in drawn.items()}
