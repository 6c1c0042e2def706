"""From scored rows to candidates: the rows that are shown are aligned, told in words and digested."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from comity.facts import Record
from comity.match.candidate import Candidate
from comity.match.columns import Names, Words
from comity.match.evidence_kernel import compare_dates
from comity.match.explain import Compared, findings_of, terms_of
from comity.match.explain_kernel import MOST_SAID, align_rows, points_of_rows
from comity.match.policy_table import Policy
from comity.match.register import Register
from comity.match.score_kernel import CHANNELS, FEATURES
from comity.match.scoring import Scored, Side, scratch_arrays, settings_of
from comity.match.stored import StoredRecord, stored_values
from comity.match.told_words import ToldWords

__all__ = ["Explainer", "Subject", "evidence_digest"]

MOST_REMEMBERED = 100_000
"""Words of the register whose text is kept once it was told: about 100 bytes each."""


def _side_bytes(names: Sequence[str], values: dict[str, Any]) -> bytes:
    """Return the compared values of a side as bytes that no order of publication changes."""
    kept = {
        key: sorted(map(str, value)) if isinstance(value, list) else value
        for key, value in values.items()
        if key != "former_ids"
    }
    return orjson.dumps([sorted(names), kept], option=orjson.OPT_SORT_KEYS)


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


def _word(words: Words, row: int) -> str:
    return bytes(words.text[words.text_at[row] : words.text_at[row + 1]]).decode("utf-8")


@dataclass(frozen=True, slots=True)
class _Shown:
    """The rows that are shown, as Python values: a list entry a row."""

    pairs: list[list[int]]
    results: list[list[float]]
    values: list[list[float]]
    points: list[list[float]]
    caps: list[list[float]]
    states: list[Any]
    numbers: list[Any]
    partners: list[list[int]]


class Explainer:
    """Makes candidates of scored rows of one register; one for each process."""

    def __init__(self, register: Register, rules: Policy, *, names: int | None = None) -> None:
        self._register = register
        self._rules = rules
        self._settings = settings_of(register.side, names)
        self._scratch = scratch_arrays()
        self._words: dict[int, str] = {}

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
        count = len(rows)
        points = np.zeros((count, len(FEATURES)))
        points_of_rows(self._rules.table, rows, scored.results, scored.values, points)
        states = np.zeros((count, 2, MOST_SAID), np.int8)
        numbers = np.zeros((count, 2, MOST_SAID), np.int32)
        partners = np.zeros((count, MOST_SAID + 1), np.int8)
        forms = scored.results[rows, 2:].astype(np.int64)
        align_rows(side, self._register.side, forms, self._settings, self._scratch, states, numbers, partners)
        return _Shown(
            pairs=scored.pairs[rows].tolist(),
            results=scored.results[rows].tolist(),
            values=scored.values[rows].tolist(),
            points=points.tolist(),
            caps=caps[rows].tolist(),
            states=states.tolist(),
            numbers=numbers.tolist(),
            partners=partners.tolist(),
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
        )

    def _compared(
        self, subject: Subject, side: Side, shown: _Shown, place: int, record: StoredRecord
    ) -> Compared:
        ours, theirs = side.names, self._register.side.names
        form_a, form_b, channel = map(int, shown.results[place][2:])
        texts, notes = (_first(subject.names), _first(record.names)), (0, 0)
        if channel >= 0:
            texts = (_text(ours, form_a), _text(theirs, form_b))
            notes = (int(ours.notes[form_a]), int(theirs.notes[form_b]))
        words = ToldWords(
            texts, shown.states[place], shown.numbers[place], shown.partners[place], self._reader(side)
        )
        return Compared(
            channel=channel,
            values=shown.values[place],
            points=shown.points[place],
            caps=shown.caps[place],
            words=words,
            notes=notes,
            counts=(len(subject.names), len(record.names)),
            subject=subject.values,
            record=record.values,
            date_code=self._date_code(side, shown.pairs[place]),
        )

    def _reader(self, side: Side) -> Callable[[int, int], str]:
        def word(which: int, row: int) -> str:
            return self._register_word(row) if which else _word(side.words, row)

        return word

    def _register_word(self, row: int) -> str:
        found = self._words.get(row)
        if found is None:
            found = _word(self._register.side.words, row)
            if len(self._words) < MOST_REMEMBERED:
                self._words[row] = found
        return found

    def _date_code(self, side: Side, pair: Sequence[int]) -> Callable[[int, int], int]:
        def code(one: int, other: int) -> int:
            a, b = side.evidence, self._register.side.evidence
            dates = a.dates[a.date_at[pair[0]] + one], b.dates[b.date_at[pair[1]] + other]
            return int(compare_dates(*dates))

        return code


def _first(names: Sequence[str]) -> str:
    return names[0] if names else ""
