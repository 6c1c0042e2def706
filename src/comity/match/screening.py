"""Screening: subjects in list order, candidates by falling total, each with its explanation."""

import math
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from multiprocessing import get_context
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from comity.facts import Record
from comity.match.candidate import Candidate, Screened, Searched
from comity.match.compiling import Compiler
from comity.match.explain import CAPS, Compared, findings_of, terms_of
from comity.match.policy_table import Policy, policy
from comity.match.register import Register, pair_register, stored_values
from comity.match.score_kernel import CHANNELS, FEATURES, NAME_FEATURES
from comity.match.scoring import Scored, Side, score_batch, side_of
from comity.match.search import Found, Searcher

__all__ = ["Cut", "compare_pairs", "evidence_digest", "screen"]

CHUNK = 128
"""Subjects compiled together; results do not depend on it."""

_FEW = 200
_DATE, _DOCUMENT, _GENDER = (FEATURES.index(name) for name in ("birth_date", "document", "gender"))
_WEAK_ALIAS = FEATURES.index("weak_alias")
_FIRST_EVIDENCE = len(NAME_FEATURES)


@dataclass(frozen=True, slots=True)
class Cut:
    """The least total of a reported candidate."""

    least_total: float = -math.inf


def caps_of(scored: Scored, rules: Policy) -> NDArray[np.float64]:
    """Return (p, 3) corrections: evidence that carries no name, birth dates apart, weak aliases.

    A correction never raises a total. Equal documents are keys and are not capped.
    """
    names, evidence = scored.results[:, 0], scored.results[:, 1]
    values = scored.values
    channels = np.maximum(scored.results[:, 4].astype(np.intp), 0)
    points, edges = rules.table.points, rules.table.edges
    document = points[
        channels, _DOCUMENT, (values[:, _DOCUMENT, None] >= edges[channels, _DOCUMENT]).sum(axis=1)
    ]
    soft = evidence - document
    disagree = names < rules.possible - rules.names_disagree
    limit = np.where(disagree, np.maximum(rules.possible - 0.5 - names, 0.0), rules.cap_evidence)
    caps = np.zeros((len(names), len(CAPS)))
    caps[:, 0] = np.minimum(limit - soft, 0.0)
    total = names + evidence + caps[:, 0]
    dates = values[:, _DATE]
    apart = ((dates == 1) | (dates == 2)) | ((dates == 5) & (values[:, _GENDER] == 1))  # noqa: PLR2004 - codes of the table
    ceiling = rules.strong - 0.5
    caps[:, 1] = np.where(apart, np.minimum(ceiling - total, 0.0), 0.0)
    total = total + caps[:, 1]
    alone = (values[:, _WEAK_ALIAS] > 0) & (evidence <= 0)
    caps[:, 2] = np.where(alone, np.minimum(ceiling - total, 0.0), 0.0)
    return np.round(caps, 6)


def evidence_digest(
    names: tuple[str, ...], values: dict[str, Any], other: tuple[tuple[str, ...], dict[str, Any]]
) -> str:
    """Return "sha256:..." of the compared values of both sides; nothing else reopens a clearance."""
    sides = [[sorted(names), _unordered(values)], [sorted(other[0]), _unordered(other[1])]]
    return f"sha256:{sha256(orjson.dumps(sides, option=orjson.OPT_SORT_KEYS)).hexdigest()}"


def _unordered(values: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in values.items() if key != "former_ids"}
    return {key: sorted(map(str, value)) if isinstance(value, list) else value for key, value in kept.items()}


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

    def chunk(self, subjects: Sequence[Record]) -> list[Screened]:
        """Return the answers for some subjects, each as if it were alone."""
        side, found, scores, ends = self._scored(subjects)
        forms = np.diff(side.name_at)
        return [
            self._answer(
                subject, side, scores, (int(end) - len(one.records), int(end)), _left_out(one, int(count))
            )
            for subject, end, one, count in zip(subjects, ends, found, forms, strict=True)
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
        found = self._found.search(side, compiler.vocabulary)
        counts = [len(one.records) for one in found]
        pairs = np.empty((sum(counts), 2), np.int32)
        pairs[:, 0] = np.repeat(np.arange(len(subjects), dtype=np.int32), counts)
        pairs[:, 1] = np.concatenate([one.records for one in found]) if found else 0
        scores = totals_of(score_batch(side, self._register.side, pairs, self._rules), self._rules)
        return side, found, scores, np.cumsum(counts, dtype=np.int64)

    def _answer(
        self, subject: Record, side: Side, scores: Scores, rows: tuple[int, int], left_out: tuple[str, ...]
    ) -> Screened:
        scored, _, totals = scores
        first, last = rows
        chosen = np.flatnonzero(totals[first:last] >= self._cut.least_total) + first
        if len(chosen):
            place = self._register.index.place[scored.pairs[chosen, 1]]
            breadth = (scored.values[chosen, _FIRST_EVIDENCE:] > 1).sum(axis=1)
            order = np.lexsort(
                (place, -scored.values[chosen, FEATURES.index("exact")], -breadth, -totals[chosen])
            )
            chosen = chosen[order[: self._top]]
        values = stored_values(subject)
        candidates = tuple(
            self.candidate(subject, values, side, scores, (int(row), rank))
            for rank, row in enumerate(chosen, start=1)
        )
        searched = Searched(self._register.records, self._register.names, last - first, left_out)
        name = subject.names[0].text if subject.names else ""
        return Screened(subject.id, name, candidates, searched)

    def candidate(
        self, subject: Record, values: dict[str, Any], side: Side, scores: Scores, place: tuple[int, int]
    ) -> Candidate:
        scored, caps, _ = scores
        row, rank = place
        record = self._register.record(int(scored.pairs[row, 1]))
        form_a, form_b, channel = (int(v) for v in scored.results[row, 2:])
        compared = Compared(
            channel,
            scored.values[row].tolist(),
            caps[row].tolist(),
            _text(side, form_a) if form_a >= 0 else subject.names[0].text,
            self._register.name_text(form_b) if form_b >= 0 else record.names[0],
            values,
            record.values,
        )
        terms = terms_of(self._rules, compared)
        total = round(math.fsum(term.points for term in terms), 6)
        return Candidate(
            record_id=record.id,
            record_name=record.names[0] if record.names else "",
            source=record.source,
            rank=rank,
            score=1.0 / (1.0 + math.exp(-total)),
            total=total,
            band=self._rules.band(total),
            terms=terms,
            findings=findings_of(terms, compared),
            names=(
                compared.subject_name,
                compared.record_name,
                CHANNELS[channel] if channel >= 0 else "none",
            ),
            evidence=evidence_digest(
                tuple(n.text for n in subject.names), values, (record.names, record.values)
            ),
            policy=self._rules.version,
            register=self._register.version,
            former_ids=tuple(record.values.get("former_ids", ())),
        )


def _left_out(found: Found, forms: int) -> tuple[str, ...]:
    """Say what a subject was not searched by: common words, or names in which there is nothing to compare."""
    if not forms:
        return ("names without a word that can be compared",)
    return tuple(f"very common words of {text}" for text in dict.fromkeys(found.common))


def _text(side: Side, form: int) -> str:
    names = side.names
    return bytes(names.text[names.text_at[form] : names.text_at[form + 1]]).decode("utf-8")


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
    scores = totals_of(scored, rules)
    screener = Screener(register, 1, Cut())
    for row, (left, _) in enumerate(pairs):
        yield screener.candidate(left, stored_values(left), side, scores, (row, 1))
