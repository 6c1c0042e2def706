"""``score_batch``: the one way from columns to totals, for every command and page."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from comity.match.columns import Evidence, Names, Words
from comity.match.compiling import Compiler
from comity.match.index import name_offsets
from comity.match.policy_table import Policy
from comity.match.room import LetterRoom, letter_room
from comity.match.score_kernel import FEATURES, score_records
from comity.match.syllables_kernel import UnitTable
from comity.names import sound_model, unit_table

__all__ = [
    "PRIOR_NAMES",
    "Scored",
    "Side",
    "score_batch",
    "scratch_arrays",
    "settings_of",
    "side_of",
    "units",
]

PRIOR_NAMES = 2000.0
"""How many names of the register the built-in frequencies weigh: below that many, they decide."""

_MOST_SYLLABLES = 12


class Side(NamedTuple):
    """One side of a comparison, as the kernel takes it."""

    words: Words
    names: Names
    evidence: Evidence
    name_at: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Scored:
    """Rows of ``score_batch``.

    ``pairs`` (p, 2) int32 records; ``results`` (p, 5) float64 name total, evidence points, forms of both
    sides, channel; ``values`` (p, features) float32.
    """

    pairs: NDArray[np.int32]
    results: NDArray[np.float64]
    values: NDArray[np.float32]


def units() -> UnitTable:
    """Return the syllable units as the kernels take them (read once per process)."""
    return UnitTable(*unit_table())


def scratch_arrays() -> tuple[LetterRoom, tuple[NDArray[Any], ...]]:
    """Return the work space of the kernels, letters and syllables; one for each process and list."""
    most = _MOST_SYLLABLES
    syllables = (
        np.zeros((most, most, 6), np.float32),
        np.zeros(most, np.float32),
        np.zeros((most + 1, most + 1, 2), np.float32),
    )
    return letter_room(), syllables


def side_of(compiler: Compiler) -> Side:
    """Return a compiled list as one side."""
    words, names, evidence = compiler.columns()
    return Side(words, names, evidence, name_offsets(names, compiler.records))


def settings_of(register: Side, names: int | None = None) -> tuple[Any, ...]:
    """Return what alignment needs to know of the register: its names, their prior, the sound table."""
    count = len(register.names.record) if names is None else names
    return np.float32(count), np.float32(PRIOR_NAMES), sound_model().logs


def score_batch(
    subject: Side, register: Side, pairs: NDArray[np.int32], policy: Policy, *, names: int | None = None
) -> Scored:
    """Score pairs (subject record, register record); the same function for one pair and for millions.

    ``pairs`` (p, 2) int32. ``names`` 0 leaves the register's own frequencies out. Rows come back in
    the order given. O(pairs x forms of both sides).
    """
    results = np.zeros((len(pairs), 5), np.float64)
    values = np.zeros((len(pairs), len(FEATURES)), np.float32)
    settings = settings_of(register, names)
    score_records(
        subject, register, pairs, policy.table, units(), settings, scratch_arrays(), results, values
    )
    return Scored(pairs, results, values)
