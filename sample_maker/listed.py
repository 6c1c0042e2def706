"""The priority list: 150 invented persons with dates, documents and aliases."""

from dataclasses import dataclass

from sample_maker import plan
from sample_maker.births import listed_births
from sample_maker.draw import Names, digits, order, pick
from sample_maker.naming import former_names, listed_names
from sample_maker.seats import Seats, seats, take_by_hash
from sample_maker.spellings import ChineseName
from sample_maker.tables import english_given

__all__ = ["Listed", "listed", "resident_number"]

_FULL_DATE = 10


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of the priority list; ``birth`` is an ISO date, a part of one, or empty."""

    id: str
    group: str
    name: ChineseName
    former: ChineseName | None
    english: str
    gender: str
    birth: str
    passport: str
    national_id: str
    offence: str
    state: str
    present: bool
    aliases: tuple[str, ...]

    @property
    def is_shared(self) -> bool:
        """Whether another listed person has this name, in characters or in sound (groups A and B)."""
        return self.group[0] in "AB"

    @property
    def has_full_birth(self) -> bool:
        """Whether day, month and year of birth are on the list."""
        return len(self.birth) == _FULL_DATE

    @property
    def note(self) -> str:
        """The note on the list: where the person was last known."""
        return f"Invented person. Last known in {plan.STATES[self.state]} ({self.state})."


def resident_number(key: str, birth: str, gender: str) -> str:
    """Return 18 characters that begin with 99, which no division has, and end in a correct check.

    Source: the check character is ISO 7064 MOD 11-2; the 17th digit is odd for men.
    """
    serial = int(digits(f"{key}|serial", 3)) // 2 * 2 + (gender == "male")
    body = f"99{digits(f'{key}|area', 4)}{birth.replace('-', '')}{serial % 1000:03d}"
    total = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(body))
    return body + "10X98765432"[total % 11]


def _documents(births: dict[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return who has a passport and who a resident number (only where the full date is known)."""
    full = [person for person, birth in births.items() if len(birth) == _FULL_DATE]
    resident = take_by_hash("national id", full, plan.WITH_NATIONAL_ID)
    both = take_by_hash("both documents", sorted(resident), plan.WITH_BOTH)
    others = sorted(births.keys() - resident)
    return both | take_by_hash("passport", others, plan.WITH_PASSPORT - plan.WITH_BOTH), resident


def _aliases(name: ChineseName, former: ChineseName | None, english: str, marks: set[str]) -> tuple[str, ...]:
    aliases = [name.trad] if "traditional" in marks else []
    aliases += [name.pinyin()] if "pinyin" in marks else []
    aliases += [former.han] if former else []
    aliases += [f"{english} {name.surname.pinyin}"] if english else []
    return tuple(aliases)


def listed(names: Names) -> tuple[Listed, ...]:
    """Return the priority list in the order of its ids."""
    plan_of = seats()
    found = listed_names(plan_of, names)
    former = former_names(plan_of, found, names)
    births = listed_births(plan_of)
    passports, residents = _documents(births)
    differing = sorted(person for person, name in found.items() if name.trad != name.han)
    traditional = take_by_hash("traditional", differing, plan.WITH_TRADITIONAL)
    english = _english(plan_of)
    share = plan.LISTED // len(plan.OFFENCES)
    offences = {p: plan.OFFENCES[place // share] for place, p in enumerate(order("offence", found))}

    def person(id_: str) -> Listed:
        marks = {"traditional"} if id_ in traditional else set()
        marks |= {"pinyin"} if id_ in plan_of.pinyin else set()
        gender, birth = plan_of.genders[id_], births[id_]
        return Listed(
            id=id_,
            group=plan_of.group[id_],
            name=found[id_],
            former=former.get(id_),
            english=english.get(id_, ""),
            gender=gender,
            birth=birth,
            passport="ZZ" + digits(f"{id_}|passport", 7) if id_ in passports else "",
            national_id=resident_number(id_, birth, gender) if id_ in residents else "",
            offence=offences[id_],
            state=pick(f"{id_}|state", ("XB", "XB", "XC", "XD")),
            present=id_ not in plan_of.absent,
            aliases=_aliases(found[id_], former.get(id_), english.get(id_, ""), marks),
        )

    return tuple(person(id_) for id_ in sorted(found))


def _english(plan_of: Seats) -> dict[str, str]:
    """Return English given names, no name twice."""
    free = {
        "M": list(order("english M", english_given("M"))),
        "F": list(order("english F", english_given("F"))),
    }
    return {
        person: free["M" if plan_of.genders[person] == "male" else "F"].pop()
        for person in order("english given", plan_of.english)
    }
