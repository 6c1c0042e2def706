"""Re-screening: what is new, changed or gone against an earlier result, and which clearances hold.

A result is seen here as pairs with a digest of their compared values. Nothing else counts: a new
score, policy or order of rows says nothing while the evidence is the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from comity.errors import ComityError
from comity.facts import Sentence

__all__ = ["Change", "Clearance", "Difference", "Earlier", "Pair", "differences"]


class Change(StrEnum):
    """How a pair differs from the earlier result."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Pair:
    """A subject and a proposed record with the digest of their compared values.

    ``former_ids`` are ids under which the record stood in older versions of its register, merged
    records included; results and clearances under those ids count as its own.
    """

    query_id: str
    record_id: str
    evidence: str
    former_ids: tuple[str, ...] = ()

    def known_as(self) -> Iterator[tuple[str, str]]:
        """Yield the subject with the record's present id, then with each former one."""
        yield self.query_id, self.record_id
        for former in self.former_ids:
            yield self.query_id, former


@dataclass(frozen=True, slots=True)
class Clearance:
    """A person's decision that a record is not the subject, bound to what was compared that day."""

    query_id: str
    record_id: str
    evidence: str
    cleared_on: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse a clearance without its evidence: it would silence a pair for ever."""
        if not (self.query_id and self.record_id and self.evidence):
            raise ComityError(
                f"A clearance of subject '{self.query_id}' and record '{self.record_id}' is incomplete.",
                remedy="Give the subject's id, the record's id and evidence digest of the cleared result.",
            )

    def returned(self) -> Sentence:
        """Say that a cleared pair is shown again, and why."""
        since = "since then the compared values changed"
        template = f"Cleared on {{cleared_on}}, {since}." if self.cleared_on else f"Cleared before, {since}."
        values = {"cleared_on": self.cleared_on} if self.cleared_on else {}
        if self.reason:
            template += " The reason given was: {reason}."
            values["reason"] = self.reason.rstrip(".")
        return Sentence(template, values)


@dataclass(frozen=True, slots=True)
class Difference:
    """One pair to report: how it changed, its earlier digest, and a clearance that no longer holds."""

    pair: Pair
    change: Change
    before: str | None = None
    returned: Clearance | None = None


class Earlier:
    """An earlier result and the clearances, asked pair by pair while a new run goes on.

    Reach for this when the new run is a stream; for two finished results use ``differences``.
    Holds the earlier pairs in memory, not the new ones.
    """

    def __init__(self, before: Iterable[Pair], cleared: Iterable[Clearance] = ()) -> None:
        self._before: dict[tuple[str, str], list[Pair]] = {}
        for pair in before:
            self._before.setdefault((pair.query_id, pair.record_id), []).append(pair)
        self._cleared: dict[tuple[str, str], list[Clearance]] = {}
        for clearance in cleared:
            self._cleared.setdefault((clearance.query_id, clearance.record_id), []).append(clearance)
        self._met: set[tuple[str, str]] = set()

    def holds(self, pair: Pair) -> bool:
        """Tell whether a person cleared this pair on exactly this evidence."""
        return any(cleared.evidence == pair.evidence for cleared in self._clearances(pair))

    def returned(self, pair: Pair) -> Clearance | None:
        """Return the latest clearance of this pair that its evidence has outgrown, if none holds."""
        clearances = self._clearances(pair)
        if not clearances or any(cleared.evidence == pair.evidence for cleared in clearances):
            return None
        return max(clearances, key=lambda cleared: cleared.cleared_on)

    def difference(self, pair: Pair) -> Difference | None:
        """Return how a pair of the new run differs, or ``None`` for what must not be shown again."""
        former = [old for key in pair.known_as() for old in self._before.get(key, ())]
        self._met.update(key for key in pair.known_as() if key in self._before)
        if self.holds(pair) or any(old.evidence == pair.evidence for old in former):
            return None
        if not former:
            return Difference(pair, Change.NEW, returned=self.returned(pair))
        return Difference(pair, Change.CHANGED, former[-1].evidence, self.returned(pair))

    def gone(self) -> Iterator[Difference]:
        """Yield the earlier pairs that no new pair met, in their earlier order; call it last."""
        for key, pairs in self._before.items():
            pair = pairs[-1]
            if key not in self._met and not self.holds(pair):
                yield Difference(pair, Change.GONE, pair.evidence)

    def _clearances(self, pair: Pair) -> list[Clearance]:
        return [cleared for key in pair.known_as() for cleared in self._cleared.get(key, ())]


def differences(
    now: Iterable[Pair], before: Iterable[Pair], cleared: Iterable[Clearance] = ()
) -> Iterator[Difference]:
    """Yield what is new or changed in the order of ``now``, then what is gone in its earlier order."""
    earlier = Earlier(before, cleared)
    for pair in now:
        difference = earlier.difference(pair)
        if difference is not None:
            yield difference
    yield from earlier.gone()
