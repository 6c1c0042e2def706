"""Measures of ranked candidates and of judged pairs; pure functions over plain rows."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

__all__ = [
    "ALARMS_ALLOWED",
    "Figures",
    "PairFigures",
    "Scored",
    "area_under_curve",
    "interval",
    "judge_pairs",
    "macro",
    "measure_rows",
    "percentile",
    "recall_at_alarms",
    "recalled_within",
    "right_first",
]

ALARMS_ALLOWED = 0.1
_CALLED = frozenset({"possible", "strong"})


@dataclass(frozen=True, slots=True)
class Scored:
    """One candidate: subject, record, score, and the band where the tool has bands."""

    subject: str
    record: str
    score: float
    band: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one retrieval group gave; rates in [0, 1], alarms per subject.

    ``recall`` is at no more than 0.1 false alarms a subject with one threshold for the group;
    ``first`` is R@1, the right record strictly above every wrong one; ``possible_recall`` and
    ``possible_alarms`` are at the tool's own default.
    """

    subjects: int
    recall: float
    first: float
    possible_recall: float
    possible_alarms: float
    strong_alarms: float = 0.0


@dataclass(frozen=True, slots=True)
class PairFigures:
    """Precision, recall and F1 of judged pairs."""

    pairs: int
    precision: float
    recall: float
    f1: float


def recall_at_alarms(scored: Iterable[tuple[float, bool]], subjects: int, allowed: float) -> float:
    """Return the best recall that one threshold reaches with at most ``allowed`` alarms a subject.

    ``scored`` are (score, right) of all candidates of all subjects. Candidates of equal score stand
    or fall together, so a tie that would bring too many alarms is not taken apart.
    """
    rights: dict[float, int] = defaultdict(int)
    wrongs: dict[float, int] = defaultdict(int)
    for score, right in scored:
        (rights if right else wrongs)[score] += 1
    found = alarms = best = 0
    for score in sorted({*rights, *wrongs}, reverse=True):
        alarms += wrongs[score]
        found += rights[score]
        if alarms > allowed * subjects + 1e-9:
            break
        best = found
    return best / subjects


def right_first(rows: Iterable[Scored], truth: Mapping[str, str]) -> float:
    """Return the share of subjects whose right record scores strictly above every wrong one."""
    right: dict[str, float] = {}
    wrong: dict[str, float] = defaultdict(lambda: -math.inf)
    for row in rows:
        if truth[row.subject] == row.record:
            right[row.subject] = max(row.score, right.get(row.subject, -math.inf))
        else:
            wrong[row.subject] = max(row.score, wrong[row.subject])
    return sum(score > wrong[subject] for subject, score in right.items()) / len(truth)


def recalled_within(rows: Iterable[Scored], truth: Mapping[str, str], places: Sequence[int]) -> list[float]:
    """Return, for each number of places, the share of subjects whose right record stands within it.

    Records of equal score as the right one are counted before it.
    """
    by_subject: dict[str, list[Scored]] = defaultdict(list)
    for row in rows:
        by_subject[row.subject].append(row)
    ranks = [_rank(candidates, truth[subject]) for subject, candidates in by_subject.items()]
    return [sum(rank <= place for rank in ranks) / len(truth) for place in places]


def _rank(candidates: Sequence[Scored], right: str) -> float:
    own = [row.score for row in candidates if row.record == right]
    if not own:
        return math.inf
    return 1 + sum(row.score >= max(own) for row in candidates if row.record != right)


def measure_rows(
    truth: Mapping[str, str],
    ignored: Mapping[str, frozenset[str]],
    rows: Iterable[Scored],
    *,
    allowed: float = ALARMS_ALLOWED,
) -> Figures:
    """Return the figures of one group; records ignored for a subject count neither way."""
    kept = [row for row in rows if row.record not in ignored.get(row.subject, frozenset())]
    judged = [(row, truth[row.subject] == row.record) for row in kept]
    called = [right for row, right in judged if row.band in _CALLED]
    strong = [right for row, right in judged if row.band == "strong"]
    subjects = len(truth)
    return Figures(
        subjects=subjects,
        recall=recall_at_alarms([(row.score, right) for row, right in judged], subjects, allowed),
        first=right_first(kept, truth),
        possible_recall=sum(called) / subjects,
        possible_alarms=(len(called) - sum(called)) / subjects,
        strong_alarms=(len(strong) - sum(strong)) / subjects,
    )


def macro(figures: Sequence[Figures]) -> Figures:
    """Return the plain mean over groups, with the sum of subjects."""

    def mean(value: Callable[[Figures], float]) -> float:
        return sum(value(one) for one in figures) / len(figures)

    return Figures(
        subjects=sum(one.subjects for one in figures),
        recall=mean(lambda one: one.recall),
        first=mean(lambda one: one.first),
        possible_recall=mean(lambda one: one.possible_recall),
        possible_alarms=mean(lambda one: one.possible_alarms),
        strong_alarms=mean(lambda one: one.strong_alarms),
    )


def judge_pairs(called: Sequence[bool], true: Sequence[bool]) -> PairFigures:
    """Return precision, recall and F1 of pairs called alike against their labels."""
    hits = sum(a and b for a, b in zip(called, true, strict=True))
    precision = hits / sum(called) if any(called) else 0.0
    recall = hits / sum(true) if any(true) else 0.0
    both = precision + recall
    return PairFigures(len(true), precision, recall, 2 * precision * recall / both if both else 0.0)


def area_under_curve(scores: Sequence[float], true: Sequence[bool]) -> float:
    """Return the chance that a true pair scores above a false one, ties counted half."""
    order = sorted(zip(scores, true, strict=True))
    below = wins = 0.0
    start = 0
    while start < len(order):
        stop = start
        while stop < len(order) and order[stop][0] == order[start][0]:
            stop += 1
        rights = sum(label for _, label in order[start:stop])
        wrongs = stop - start - rights
        wins += rights * (below + wrongs / 2)
        below += wrongs
        start = stop
    rights = sum(true)
    return wins / (rights * (len(true) - rights)) if 0 < rights < len(true) else math.nan


def interval(hits: int, trials: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a rate; honest near 0 and 1."""
    z = 1.959964
    rate = hits / trials
    middle = rate + z * z / (2 * trials)
    spread = z * math.sqrt(rate * (1 - rate) / trials + z * z / (4 * trials * trials))
    scale = 1 + z * z / trials
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least ``share`` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
