"""The whole sample in memory: list, register with ids in hash order, links and truth."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sample_maker import plan
from sample_maker.companies import companies
from sample_maker.draw import Names, order, pick
from sample_maker.entry import PERSON, Entry
from sample_maker.fillers import chinese_names, fillers
from sample_maker.links import Link, links
from sample_maker.listed import Listed, listed
from sample_maker.negatives import hard_negatives
from sample_maker.planted import planted
from sample_maker.undecided import undecided

__all__ = ["Sample", "make_sample"]

_UNDECIDED = "U"


@dataclass(frozen=True, slots=True)
class Sample:
    """Everything the files are written from; ``ids`` gives the register id of each record's key."""

    people: tuple[Listed, ...]
    entries: tuple[Entry, ...]
    ids: dict[str, str]
    links: tuple[Link, ...]
    names: Names


def make_sample(skip: Collection[str] = ()) -> Sample:
    """Make the sample; ``skip`` are keys of draws that a guard refused."""
    names = Names(frozenset(skip))
    people = listed(names)
    chinese = chinese_names(names)
    persons = [
        *planted(people),
        *hard_negatives(people, names),
        *undecided(people, list(chinese.values())),
        *fillers(names, chinese),
    ]
    bodies = companies(people)
    made = links(persons, bodies)
    entries = [*_placed(persons), *(entry for group in bodies.values() for entry in group)]
    entries = _without_country(_with_some_genders(entries))
    in_order = order("register", [entry.key for entry in entries])
    ids = {key: f"R{place:04d}" for place, key in enumerate(in_order, start=1)}
    assert len(ids) == len(entries)
    return Sample(people, tuple(sorted(entries, key=lambda entry: ids[entry.key])), ids, tuple(made), names)


def _placed(persons: list[Entry]) -> list[Entry]:
    """Spread the sources evenly; a person lives in the state of the source unless a class says where."""
    by_hash = order("source", [entry.key for entry in persons])
    source = {key: plan.SOURCES[place % len(plan.SOURCES)] for place, key in enumerate(by_hash)}
    return [
        replace(
            entry,
            source=source[entry.key],
            address_state=entry.address_state
            or ("" if entry.klass == _UNDECIDED else source[entry.key][-2:]),
        )
        for entry in persons
    ]


def _with_some_genders(entries: list[Entry]) -> list[Entry]:
    """Two of three records give the gender: exactly so for S, by hash for others, always for D04."""
    true_keys = [entry.key for entry in entries if entry.klass[:1] == "S"]
    shown = frozenset(order("gender", true_keys)[: len(true_keys) * 2 // 3])

    def keeps(entry: Entry) -> bool:
        if entry.klass[:1] == "S":
            return entry.key in shown
        return entry.klass == "D04" or pick(f"{entry.key}|gender given", (True, True, False))

    return [entry if keeps(entry) else replace(entry, gender="") for entry in entries]


def _without_country(entries: list[Entry]) -> list[Entry]:
    """Leave the country empty in a third of the records, those that have none anyway included."""
    empty = [entry.key for entry in entries if not entry.country]
    given = order("country", [entry.key for entry in entries if entry.country])
    dropped = frozenset(given[: len(entries) // 3 - len(empty)])
    assert sum(entry.kind == PERSON for entry in entries) + plan.COMPANIES == len(entries)
    return [replace(entry, country="") if entry.key in dropped else entry for entry in entries]
