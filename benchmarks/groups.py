"""Retrieval groups of open persons: about 120 subjects against about 400 unselected names."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from benchmarks.measures import Figures, Scored, measure_rows
from benchmarks.opendata import LAST_CHECK_SOURCES, OpenName, OpenPerson, fold, fraction
from benchmarks.strata import STRATA, Choice, Stratum

__all__ = [
    "POOL",
    "SUBJECTS",
    "Entry",
    "Group",
    "Pair",
    "choose_pair",
    "cut",
    "form_group",
    "measure",
    "person_groups",
]

SUBJECTS = 120
POOL = 400
FEWEST_SUBJECTS = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list or register: identifier, the only name, kind."""

    id: str
    name: str
    kind: str = "Person"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of one party, and who it is: a subject with the record that must be found."""

    party: str
    subject: str
    record: str


@dataclass(frozen=True, slots=True)
class Group:
    """Subjects, the pool of records, the right record of each subject, records that count neither way.

    ``family`` is the measure the group belongs to; ``last_check`` marks alias pairs of the official
    lists, on which nothing may be tuned.
    """

    name: str
    family: str
    stratum: str
    subjects: tuple[Entry, ...]
    pool: tuple[Entry, ...]
    truth: Mapping[str, str]
    ignored: Mapping[str, frozenset[str]] = field(default_factory=dict)
    last_check: bool = False


def measure(group: Group, rows: Iterable[Scored]) -> Figures:
    """Return the figures of scored candidates of this group."""
    return measure_rows(group.truth, group.ignored, rows)


def cut(group: Group, subjects: int) -> Group:
    """Return the group with its first subjects only, against the same pool: for slow tools."""
    kept = group.subjects[:subjects]
    return replace(group, subjects=kept, truth={one.id: group.truth[one.id] for one in kept})


def form_group(
    group: Group,
    pairs: Sequence[Pair],
    filler: Sequence[tuple[str, str]],
    kind: str,
    alike: Callable[[str], str] = fold,
) -> Group:
    """Return the group filled with the pairs and with (party, name) filler up to the pool size.

    A wrong record is ignored for a subject when its name is a namesake of the subject's right
    record (``alike`` gives both the same text), or when both are the same party.
    """
    truth_rows = [(pair.party, pair.record) for pair in pairs]
    taken = {party for party, _ in truth_rows}
    rest = [row for row in filler if row[0] not in taken]
    rows = sorted(truth_rows + rest[: max(0, POOL - len(truth_rows))], key=lambda row: fraction(f"{row}"))
    records = [Entry(f"r{place:03}", name, kind) for place, (_, name) in enumerate(rows)]
    place_by_party = {party: record.id for (party, _), record in zip(rows, records, strict=True)}
    namesakes: dict[str, set[str]] = {}
    for record in records:
        namesakes.setdefault(alike(record.name), set()).add(record.id)
    subjects = [Entry(f"s{place:03}", pair.subject, kind) for place, pair in enumerate(pairs)]
    truth = {one.id: place_by_party[pair.party] for one, pair in zip(subjects, pairs, strict=True)}
    ignored = {
        one.id: frozenset(namesakes[alike(pair.record)] - {truth[one.id]})
        for one, pair in zip(subjects, pairs, strict=True)
    }
    return replace(group, subjects=tuple(subjects), pool=tuple(records), truth=truth, ignored=ignored)


def person_groups(everyone: Sequence[OpenPerson], strangers: Sequence[OpenPerson] = ()) -> Iterator[Group]:
    """Yield the groups of persons: per stratum and source both directions, and one script.

    ``strangers`` fill the pool where everyone is not enough; none of them is ever a subject.
    """
    for stratum in STRATA:
        for source in stratum.sources:
            yield from _both_ways(stratum, source, (everyone, strangers))


def _both_ways(
    stratum: Stratum, source: str, crowds: tuple[Sequence[OpenPerson], Sequence[OpenPerson]]
) -> Iterator[Group]:
    everyone, strangers = crowds
    inside = _one_per_group(person for person in everyone if person.source == source)
    one, other = stratum.left, stratum.right
    last_check = source in LAST_CHECK_SOURCES or stratum.last_check
    directions = [(one, other, stratum.arrow())]
    if not stratum.one_way:
        directions.append((other, one, stratum.arrow(back=True)))
    for left, right, arrow in directions:
        members = [person for person in inside if choose_pair(person, stratum, left, right)]
        if len(members) < FEWEST_SUBJECTS:
            continue
        members.sort(key=lambda person: fraction(f"subject:{arrow}:{person.id}"))
        pairs = [pair for person in members[:SUBJECTS] if (pair := choose_pair(person, stratum, left, right))]
        empty = Group(f"{source} {arrow}", stratum.family, stratum.name, (), (), {}, {}, last_check)
        yield form_group(
            empty, pairs, _filler((members[SUBJECTS:], inside, everyone, strangers), right), "Person"
        )


def choose_pair(person: OpenPerson, stratum: Stratum, left: Choice, right: Choice) -> Pair | None:
    """Return one name of each side, chosen by hash; in one script the two must differ in words."""
    if not stratum.admits(person):
        return None
    subject = _pick(left(person), f"left:{person.id}")
    if subject is None:
        return None
    others = [name for name in right(person) if fold(name.text) != fold(subject.text)]
    record = _pick(others, f"right:{person.id}")
    return Pair(person.group, subject.text, record.text) if record else None


def _pick(names: Sequence[OpenName], seed: str) -> OpenName | None:
    return min(names, key=lambda name: fraction(f"{seed}:{name.text}"), default=None)


def _filler(tiers: Sequence[Sequence[OpenPerson]], right: Choice) -> list[tuple[str, str]]:
    """Return (group, name) of other persons, tier by tier until there are enough for a pool.

    The tiers are: same stratum and source, same source, any source, strangers.
    """
    rows: dict[str, str] = {}
    for tier in tiers:
        for person in sorted(tier, key=lambda one: fraction(f"filler:{one.id}")):
            name = _pick(right(person), f"filler:{person.id}")
            if name is not None:
                rows.setdefault(person.group, name.text)
        if len(rows) >= POOL:
            break
    return list(rows.items())


def _one_per_group(everyone: Iterable[OpenPerson]) -> list[OpenPerson]:
    first: dict[str, OpenPerson] = {}
    for person in everyone:
        first.setdefault(person.group, person)
    return list(first.values())
