"""What the writers are given: the run, one answer for each subject, and the closing count."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from comity.facts import Rejection, Sentence
from comity.match.candidate import Candidate, Screened, Searched

__all__ = [
    "Answer",
    "FileRead",
    "Line",
    "OnReject",
    "RegisterRead",
    "Reported",
    "Run",
    "SourceRead",
    "Tally",
    "Writer",
    "plain_answer",
    "strangers_get",
]

Line = Mapping[str, object]
"""One line of a result file, as JSON holds it."""

OnReject = Callable[[Rejection], None]
"""Called with every row that could not be read."""

_TENTHS, _MOST_ONE_IN = 10, 3
"""Shares above three tenths are told in tenths: one in two is said of everything from 0.4 to 0.67."""

_MOST_KEPT = 20
"""Rejected rows that are shown one by one; all are counted."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A candidate to show; the rest is filled when the run is compared with an earlier one.

    ``change`` is new or changed, ``before`` the earlier evidence digest, ``cleared`` says when a
    person cleared the pair and that the evidence differs since.
    """

    candidate: Candidate
    change: str | None = None
    before: str | None = None
    cleared: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown for one subject."""

    query_id: str
    query_name: str
    reported: tuple[Reported, ...]
    searched: Searched


def plain_answer(screened: Screened) -> Answer:
    """Return an answer that shows every candidate of a subject, compared with nothing earlier."""
    shown = tuple(Reported(candidate) for candidate in screened.candidates)
    return Answer(screened.query_id, screened.query_name, shown, screened.searched)


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file as it was given: name, hash, format."""

    file: str
    sha256: str
    format: str


@dataclass(frozen=True, slots=True)
class SourceRead:
    """A file that went into a register: name, hash, records used, rows rejected."""

    file: str
    sha256: str
    used: int
    rejected: int


@dataclass(frozen=True, slots=True)
class RegisterRead:
    """A register as it was searched: its sources, counts, version, and how often strangers reach a band.

    ``unreadable`` counts the records whose names hold nothing that can be compared.
    """

    name: str
    sources: tuple[SourceRead, ...]
    records: int
    names: int
    version: str
    alarms: Mapping[str, float] = field(default_factory=dict)
    unreadable: int = 0


def strangers_get(share: float) -> str:
    """Say which share of strangers gets something, as people say shares."""
    tenths = round(share * _TENTHS)
    if tenths > _MOST_ONE_IN:
        return f"about {tenths} strangers in {_TENTHS} get"
    return f"about 1 stranger in {round(1 / share):,} gets"


@dataclass(frozen=True, slots=True)
class Run:
    """What is screened against what, by which policy, and from which total upwards."""

    subjects: FileRead
    registers: tuple[RegisterRead, ...]
    policy: str
    cut_words: str
    least_total: Mapping[str, float]
    top: int
    changes_only: bool = False


@dataclass(slots=True)
class Tally:
    """The running count of a run: what was read, rejected, screened and found."""

    rows: int = 0
    screened: int = 0
    with_candidates: int = 0
    rejected: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    bands: Counter[str] = field(default_factory=Counter)
    changes: Counter[str] = field(default_factory=Counter)
    cleared: int = 0
    not_searched: Counter[str] = field(default_factory=Counter)
    on_reject: OnReject | None = None

    def reject(self, rejection: Rejection) -> None:
        """Count a row that could not be read, and keep the first ones to show them."""
        self.rejected += 1
        if len(self.rejections) < _MOST_KEPT:
            self.rejections.append(rejection)
        if self.on_reject is not None:
            self.on_reject(rejection)

    def add(self, answer: Answer) -> None:
        """Count one answer."""
        self.screened += 1
        self.with_candidates += bool(answer.reported)
        for reported in answer.reported:
            self.bands[reported.candidate.band.value] += 1
            if reported.change is not None:
                self.changes[reported.change] += 1
        self.not_searched.update(answer.searched.not_searched)

    def words(self) -> str:
        """Return the closing count."""
        bands = ", ".join(f"{self.bands[band]:,} {band}" for band in ("strong", "possible", "weak"))
        count = f"Read {self.rows:,} rows, rejected {self.rejected:,}, screened {self.screened:,}"
        count += f"; candidates: {bands}"
        if self.changes:
            count += "; " + ", ".join(
                f"{self.changes[change]:,} {change}" for change in ("new", "changed", "gone")
            )
        return f"{count}; left out as cleared: {self.cleared:,}" if self.cleared else count


class Writer(Protocol):
    """One form of the output: told of each answer in list order, then of what is gone, then of the end."""

    def answer(self, answer: Answer) -> None:
        """Write what was found for one subject."""

    def gone(self, line: Line) -> None:
        """Write a line of the earlier result whose pair is no longer found."""

    def finish(self, tally: Tally) -> None:
        """Write what closes the output."""
