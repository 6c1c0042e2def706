"""From scored rows to candidates: the rows that are shown are aligned, told in words and digested."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np
import orjson
from numpy.typing import NDArray

from comity.facts import Record
from comity.match.candidate import Candidate
from comity.match.columns import Names, Words
from comity.match.explain import Compared, findings_of, terms_of
from comity.match.explain_kernel import align_rows, points_of_rows
from comity.match.policy_table import Policy
from comity.match.register import Register
from comity.match.score_kernel import CHANNELS, FEATURES
from comity.match.scoring import Scored, Side, scratch_arrays, settings_of
from comity.match.stored import StoredRecord, stored_values
from comity.match.told_words import ToldWords
from comity.names import MOST_WORDS

__all__ = ["Explainer", "Subject", "evidence_digest"]

MOST_LEGAL = 8
"""Legal forms of one name, more than are found in one."""

MOST_REMEMBERED = 100_000
"""Words of the register whose text is kept once it was told: about 100 bytes each."""


def _side_bytes(names: Sequence[str], values: dict[str, Any]) -> bytes:
    """Return the compared values of a side as bytes that no order of publication changes."""
    kept = {key: _unordered(value) for key, value in values.items() if key != "former_ids"}
    return orjson.dumps([sorted(names), kept], option=orjson.OPT_SORT_KEYS)


def _unordered(value: Any) -> Any:  # noqa: ANN401 - a text, or a list of texts or rows
    if type(value) is str or (len(value) == 1 and type(value[0]) is str):
        return value
    return sorted(map(str, value))


def evidence_digest(subject: bytes, record: bytes) -> str:
    """Return "sha256:..." of the compared values of both sides; nothing else reopens a clearance."""
    return f"sha256:{sha256(b'[%b,%b]' % (subject, record)).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is needed of a subject again and again: its names, values, and their bytes for the digest."""

    names: tuple[str, ...]
    values: dict[str, Any]
    told: bytes

    @classmethod
    def of(cls, record: Record) -> "Subject":
        """Return the subject of a record."""
        names, values = tuple(name.text for name in record.names), stored_values(record)
        return cls(names, values, _side_bytes(names, values))


def _text(names: Names, form: int) -> str:
    return bytes(names.text[names.text_at[form] : names.text_at[form + 1]]).decode("utf-8")


class _Known:
    """The folded texts of a vocabulary, kept once they were told."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._told: dict[int, str] = {}

    def __call__(self, row: int) -> str:
        """Return the text of one word."""
        found = self._told.get(row)
        if found is None:
            at, text = self._words.text_at, self._words.text
            found = bytes(text[at[row] : at[row + 1]]).decode("utf-8")
            if len(self._told) < MOST_REMEMBERED:
                self._told[row] = found
        return found


class _Shown(NamedTuple):
    """The rows that are shown, as Python values: a list entry a row; words and points by offsets."""

    pairs: list[list[int]]
    results: list[list[float]]
    values: list[list[float]]
    caps: list[list[float]]
    points: list[list[float]]
    points_at: list[int]
    words: list[list[int]]
    words_at: list[int]
    worst: list[int]
    texts: tuple[Callable[[int], str], Callable[[int], str]]
    known: tuple[Callable[[int], str], Callable[[int], str]]


class Explainer:
    """Makes candidates of scored rows of one register; one for each process."""

    def __init__(self, register: Register, rules: Policy, *, names: int | None = None) -> None:
        self._register = register
        self._rules = rules
        self._settings = settings_of(register.side, names)
        self._scratch = scratch_arrays()
        self._known = _Known(register.side.words)

    def candidates(
        self, subjects: Sequence[Subject], side: Side, scored: Scored, caps: NDArray[np.float64],
        rows: Sequence[tuple[int, NDArray[np.intp]]],
    ) -> list[tuple[Candidate, ...]]:  # fmt: skip
        """Return the candidates of each (subject, its scored rows by rank)."""
        every = np.concatenate([chosen for _, chosen in rows]) if rows else np.zeros(0, np.intp)
        shown = self._shown(side, scored, caps, every)
        found, first = [], 0
        for number, chosen in rows:
            places = range(first, first + len(chosen))
            found.append(
                tuple(
                    self._candidate(subjects[number], side, shown, place, rank)
                    for rank, place in enumerate(places, start=1)
                )
            )
            first += len(chosen)
        return found

    def _shown(self, side: Side, scored: Scored, caps: NDArray[np.float64], rows: NDArray[np.intp]) -> _Shown:
        count, longest = len(rows), MOST_WORDS + MOST_LEGAL
        points = np.zeros((count * len(FEATURES), 2))
        points_at = points_of_rows(self._rules.table, rows, scored.results, scored.values, points)
        words = np.zeros((count * 2 * longest, 4), np.int32)
        worst = np.zeros(count, np.int32)
        forms = scored.results[rows, 2:].astype(np.int64)
        self._scratch[0].forget()
        words_at = np.zeros(count + 1, np.int64)
        align_rows(side, self._register.side, forms, self._settings, self._scratch, words, worst, words_at)
        return _Shown(
            pairs=scored.pairs[rows].tolist(),
            results=scored.results[rows].tolist(),
            values=scored.values[rows].tolist(),
            caps=caps[rows].tolist(),
            points=points[: points_at[-1]].tolist(),
            points_at=points_at.tolist(),
            words=words[: words_at[-1]].tolist(),
            words_at=words_at.tolist(),
            worst=worst.tolist(),
            texts=(cache(partial(_text, side.names)), partial(_text, self._register.side.names)),
            known=(_Known(side.words), self._known),
        )

    def _candidate(self, subject: Subject, side: Side, shown: _Shown, place: int, rank: int) -> Candidate:
        record = self._register.record(shown.pairs[place][1])
        compared = self._compared(subject, side, shown, place, record)
        terms = terms_of(self._rules, compared)
        total = round(math.fsum([term.points for term in terms]), 6)
        texts, channel = compared.words.texts, compared.channel
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
            names=(*texts, CHANNELS[channel] if channel >= 0 else "none"),
            evidence=evidence_digest(subject.told, _side_bytes(record.names, record.values)),
            policy=self._rules.version,
            register=self._register.version,
            cuts=(self._rules.possible, self._rules.strong),
            former_ids=tuple(record.values.get("former_ids", ())),
        )

    def _compared(
        self, subject: Subject, side: Side, shown: _Shown, place: int, record: StoredRecord
    ) -> Compared:
        ours, theirs = side.names, self._register.side.names
        form_a, form_b, channel = map(int, shown.results[place][2:])
        if channel >= 0:
            texts = (shown.texts[0](form_a), shown.texts[1](form_b))
            notes = (int(ours.notes[form_a]), int(theirs.notes[form_b]))
        else:
            texts, notes = (_first(subject.names), _first(record.names)), (0, 0)
        first, last = shown.words_at[place], shown.words_at[place + 1]
        pair = shown.pairs[place]
        return Compared(
            channel=channel,
            values=shown.values[place],
            points=shown.points[shown.points_at[place] : shown.points_at[place + 1]],
            caps=shown.caps[place],
            agrees=shown.results[place][0] >= self._rules.possible,
            words=ToldWords(texts, shown.words[first:last], shown.worst[place], shown.known),
            notes=notes,
            counts=(len(subject.names), len(record.names)),
            subject=subject.values,
            record=record.values,
            dates=((side.evidence, pair[0]), (self._register.side.evidence, pair[1])),
        )


def _first(names: Sequence[str]) -> str:
    return names[0] if names else ""
