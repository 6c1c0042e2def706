"""Screening: subjects in list order, candidates by falling total, each with its explanation."""

import math
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.facts import Record
from comity.match.candidate import Candidate, Screened, Searched
from comity.match.caps import agreeing_kinds, caps_of, shares_something
from comity.match.compiling import Compiler
from comity.match.explaining import Explainer, Subject
from comity.match.policy_table import Policy, policy
from comity.match.register import Register, pair_register
from comity.match.score_kernel import FEATURES
from comity.match.scoring import Scored, Side, score_batch, side_of
from comity.match.search import Found, Searcher

__all__ = ["Cut", "compare_pairs", "screen"]

CHUNK = 128
"""Subjects compiled together; results do not depend on it."""

_FEW = 200
_EXACT = FEATURES.index("exact")


@dataclass(frozen=True, slots=True)
class Cut:
    """The least total of a reported candidate."""

    least_total: float = -math.inf


Scores = tuple[Scored, NDArray[np.float64], NDArray[np.float64]]


def totals_of(scored: Scored, rules: Policy) -> Scores:
    """Return the scored rows with their caps and totals."""
    caps = caps_of(scored, rules)
    return scored, caps, np.round(scored.results[:, 0] + scored.results[:, 1] + caps.sum(axis=1), 6)


class Screener:
    """Searches, scores and explains chunks of subjects against one register; one for each process."""

    def __init__(self, register: Register, top: int, cut: Cut) -> None:
        self._register = register
        self._found: Searcher | None = None
        self._top = top
        self._cut = cut
        self._rules = policy()
        self._explainer = Explainer(register, self._rules)

    def chunk(self, subjects: Sequence[Record]) -> list[Screened]:
        """Return the answers for some subjects, each as if it were alone."""
        side, found, scores, ends = self._scored(subjects)
        rows = [
            (number, self._chosen(scores, int(end) - len(one.records), int(end)))
            for number, (one, end) in enumerate(zip(found, ends, strict=True))
        ]
        sought = [Subject.of(subject) for subject in subjects]
        candidates = self._explainer.candidates(sought, side, scores[0], scores[1], rows)
        searched = map(self._searched, found, np.diff(side.name_at).tolist())
        return [
            Screened(subject.id, subject.names[0].text if subject.names else "", own, looked)
            for subject, own, looked in zip(subjects, candidates, searched, strict=True)
        ]

    def totals(self, subjects: Sequence[Record]) -> list[NDArray[np.float64]]:
        """Return the totals of everything compared with each subject, explained to nobody."""
        _, found, (_, _, totals), ends = self._scored(subjects)
        return [totals[end - len(one.records) : end] for one, end in zip(found, ends.tolist(), strict=True)]

    def _scored(self, subjects: Sequence[Record]) -> tuple[Side, list[Found], Scores, NDArray[np.int64]]:
        compiler = Compiler()
        for subject in subjects:
            compiler.add(subject)
        side = side_of(compiler)
        self._found = self._found or Searcher(self._register)
        found = self._found.search(side)
        counts = [len(one.records) for one in found]
        pairs = np.empty((sum(counts), 2), np.int32)
        pairs[:, 0] = np.repeat(np.arange(len(subjects), dtype=np.int32), counts)
        pairs[:, 1] = np.concatenate([one.records for one in found]) if found else 0
        scores = totals_of(score_batch(side, self._register.side, pairs, self._rules), self._rules)
        return side, found, scores, np.cumsum(counts, dtype=np.int64)

    def _chosen(self, scores: Scores, first: int, last: int) -> NDArray[np.intp]:
        """Return the rows of one subject that are shown, by rank."""
        scored, _, totals = scores
        rows = Scored(scored.pairs[first:last], scored.results[first:last], scored.values[first:last])
        own = totals[first:last]
        chosen = np.flatnonzero((own >= self._cut.least_total) & shares_something(rows))
        if not len(chosen):
            return chosen
        place = self._register.index.place[rows.pairs[chosen, 1]]
        breadth = agreeing_kinds(rows)[chosen]
        order = np.lexsort((place, -rows.values[chosen, _EXACT], -breadth, -own[chosen]))
        return chosen[order[: self._top]] + first

    def _searched(self, found: Found, forms: int) -> Searched:
        return Searched(
            self._register.records, self._register.names, len(found.records), _left_out(found, forms)
        )


def _left_out(found: Found, forms: int) -> tuple[str, ...]:
    """Say what a subject was not searched by: common words, or names in which there is nothing to compare."""
    if not forms:
        return ("names without a word that can be compared",)
    return tuple(f"very common words of {text}" for text in dict.fromkeys(found.common))


def _chunks(subjects: Iterable[Record], size: int) -> Iterator[list[Record]]:
    rest = iter(subjects)
    while chunk := list(islice(rest, size)):
        yield chunk


_worker: list[Screener] = []


def _work(chunk: list[Record]) -> list[Screened]:
    return _worker[0].chunk(chunk)


def screen(
    subjects: Iterable[Record],
    register: Register,
    *,
    top: int = 5,
    cut: Cut | None = None,
    workers: int = 0,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Screened]:
    """Yield the answer for each subject in order; the same whatever the number of processes.

    ``workers`` 0 takes every processor for long lists and one process for short ones.
    """
    screener = Screener(register, top, cut or Cut())
    chunks = _chunks(subjects, CHUNK)
    begun = list(islice(chunks, 1 + _FEW // CHUNK))
    rest = list(islice(chunks, 1)) if workers != 1 else []
    wanted = workers or len(os.sched_getaffinity(0))
    if wanted == 1 or not rest:
        for chunk in [*begun, *rest, *chunks] if rest else _followed(begun, chunks):
            yield from screener.chunk(chunk)
        return
    _worker[:] = [screener]
    with ProcessPoolExecutor(wanted, mp_context=get_context("fork")) as pool:
        waiting: list[Any] = []
        done = 0
        for chunk in _followed([*begun, *rest], chunks):
            waiting.append(pool.submit(_work, chunk))
            if len(waiting) > 2 * wanted:
                for answer in waiting.pop(0).result():
                    done += 1
                    yield answer
                if progress:
                    progress(done)
        for future in waiting:
            yield from future.result()


def _followed(begun: list[list[Record]], chunks: Iterator[list[Record]]) -> Iterator[list[Record]]:
    yield from begun
    yield from chunks


def compare_pairs(pairs: Sequence[tuple[Record, Record]]) -> Iterator[Candidate]:
    """Yield the comparison of each pair, in their order, by the same scorer as screening.

    No register stands behind a pair, so words are as rare as the built-in frequencies say.
    """
    lefts, rights = Compiler(), Compiler()
    for left, right in pairs:
        lefts.add(left)
        rights.add(right)
    side = side_of(lefts)
    register = pair_register(rights, [right for _, right in pairs])
    numbers = np.arange(len(pairs), dtype=np.int32)
    rules = policy()
    scored = score_batch(side, register.side, np.stack([numbers, numbers], axis=1), rules, names=0)
    _, caps, _ = totals_of(scored, rules)
    explainer = Explainer(register, rules, names=0)
    rows = [(row, np.array([row], np.intp)) for row in range(len(pairs))]
    subjects = [Subject.of(left) for left, _ in pairs]
    for (candidate,) in explainer.candidates(subjects, side, scored, caps, rows):
        yield candidate
