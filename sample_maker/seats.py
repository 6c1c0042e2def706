"""Who of the 150 listed persons belongs to which group, and which marks each of them carries."""

from dataclasses import dataclass

from sample_maker import plan
from sample_maker.draw import order, pick
from sample_maker.tables import SPECIAL_READINGS, surname_twins

__all__ = ["Seats", "seats", "take_by_hash"]

# Groups whose members are chosen for a purpose; the rest is "plain".
_GROUPED = frozenset("ABCUJ")


@dataclass(frozen=True, slots=True)
class Seats:
    """Group of each person, by id in drawing order, and the sets of persons with each mark."""

    group: dict[str, str]
    genders: dict[str, str]
    english: frozenset[str]
    absent: frozenset[str]
    former: frozenset[str]
    pinyin: frozenset[str]
    births: dict[str, str]

    def members(self, *prefixes: str) -> list[str]:
        """Persons whose group begins with one of the prefixes, in drawing order."""
        return [person for person, group in self.group.items() if group.startswith(prefixes)]


def take_by_hash(key: str, persons: list[str], count: int) -> frozenset[str]:
    """Return ``count`` of the persons, the first in the order of their hashes."""
    assert len(persons) >= count, key
    return frozenset(order(key, persons)[:count])


def _labels() -> list[str]:
    labels = [group for group, size in plan.A_GROUPS.items() for _ in range(size)]
    labels += [f"B{number:02d}" for number in range(1, len(plan.B_VARIANTS) + 1) for _ in range(2)]
    labels += [f"C{number}" for number in range(1, plan.SIBLING_PAIRS + 1) for _ in range(2)]
    labels += ["U"] * plan.MANY_SPELLINGS + ["J"] * plan.APOSTROPHE
    labels += [f"surname {twin.listed}" for twin in surname_twins()]
    labels += ["one"] * plan.ONE_CHARACTER_GIVEN + ["double"] * plan.DOUBLE_SURNAMES
    labels += ["special"] * len(SPECIAL_READINGS)
    return labels + ["plain"] * (plan.LISTED - len(labels))


def seats() -> Seats:
    """Give every person a group and its marks; ids are handed out in hash order."""
    persons = order("slot", [f"P{number:03d}" for number in range(1, plan.LISTED + 1)])
    group = dict(zip(persons, _labels(), strict=True))
    ungrouped = [person for person in persons if group[person][0] not in _GROUPED]
    english = take_by_hash("english", ungrouped, plan.WITH_ENGLISH)
    return Seats(
        group=group,
        genders=_genders(group, ungrouped),
        english=english,
        absent=_absent(group, english),
        former=take_by_hash("former", persons, plan.WITH_FORMER),
        pinyin=take_by_hash("pinyin", persons, plan.WITH_PINYIN),
        births=_birth_precisions(group, english),
    )


def _genders(group: dict[str, str], ungrouped: list[str]) -> dict[str, str]:
    genders = {}
    for person, label in group.items():
        key = label if label[0] == "A" else person  # a shared Han name goes with one gender
        genders[person] = pick(f"{key}|gender", ("male", "male", "female"))
    settled = [person for person in group if person not in ungrouped]
    missing = plan.FEMALE - sum(genders[person] == "female" for person in settled)
    female = take_by_hash("female", ungrouped, missing)
    return genders | {person: "female" if person in female else "male" for person in ungrouped}


def _absent(group: dict[str, str], english: frozenset[str]) -> frozenset[str]:
    decreed = {p for p, label in group.items() if label in (plan.A_MISSING, *plan.A_TRIPLES)}
    pool = [p for p, label in group.items() if label[0] not in "AUJ" and p not in english]
    return take_by_hash("absent", pool, plan.ABSENT - len(decreed)) | decreed


def _birth_precisions(group: dict[str, str], english: frozenset[str]) -> dict[str, str]:
    """Return "day", "month", "year" or "none" for each person."""
    births = dict.fromkeys(group, "day")
    births[_members(group, plan.A_MISSING)[0]] = "none"
    for triple in plan.A_TRIPLES:
        births[_members(group, triple)[2]] = "year"
    free = [
        person
        for person, label in group.items()
        if label[0] not in "ABCU" and not label.startswith("surname") and person not in english
    ]
    counts = {
        "month": plan.BIRTH_MONTHS,
        "year": plan.BIRTH_YEARS - len(plan.A_TRIPLES),
        "none": plan.BIRTH_NONE - 1,
    }
    partial = order("birth precision", free)
    for precision, count in counts.items():
        births |= dict.fromkeys(partial[:count], precision)
        partial = partial[count:]
    return births


def _members(group: dict[str, str], label: str) -> list[str]:
    return [person for person, own in group.items() if own == label]
