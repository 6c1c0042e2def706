"""What screening gives back: candidates with the terms that add up and the findings in words."""

from dataclasses import dataclass
from enum import StrEnum

from comity.facts import Sentence, Source

__all__ = ["Band", "Candidate", "Finding", "Screened", "Searched", "Term"]


_SHOWN = 0.05
"""Points below which one decimal would print nothing."""


class Band(StrEnum):
    """How high a candidate lies; a band is an order of reading, never a statement of identity."""

    STRONG = "strong"
    POSSIBLE = "possible"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Term:
    """One addend of the total: feature, its value (None for the base), its points."""

    feature: str
    value: str | float | int | None
    points: float


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence for the officer and the points it explains (0 when it only informs)."""

    sentence: Sentence
    points: float

    def words(self) -> str:
        """Return the English sentence followed by its points."""
        if not self.points:
            return self.sentence.words()
        return f"{self.sentence.words()} {self.points:+.{1 if abs(self.points) >= _SHOWN else 3}f}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that the machine proposes for a subject.

    ``total`` is the sum of ``terms``; ``score`` is 1/(1+exp(-total)); ``names`` are the compared
    form of the subject, of the record, and the scheme by which they were compared; ``evidence`` is
    the digest ("sha256:...") of all compared values on both sides; ``cuts`` are the totals at which
    *possible* and *strong* began that day; ``former_ids`` are ids of the record in older versions of its
    register, by which earlier results and clearances know it.
    """

    record_id: str
    record_name: str
    source: Source
    rank: int
    score: float
    total: float
    band: Band
    terms: tuple[Term, ...]
    findings: tuple[Finding, ...]
    names: tuple[str, str, str]
    evidence: str
    policy: str
    register: str
    cuts: tuple[float, float]
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search covered: records and names of the register, and what was left out and why."""

    records: int
    names: int
    compared: int
    not_searched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screened:
    """The answer for one subject, candidates by falling total."""

    query_id: str
    query_name: str
    candidates: tuple[Candidate, ...]
    searched: Searched
