"""Compiled comparison of two forms syllable by syllable, in one language at a time.

A name is romanised by one language, and its family name may stand first or last: so syllables are
aligned in order, up to a rotation at a word boundary, within one language (romanisation rules 2
and 4). Plain Python under the compiler's decorator; the twin tests run it uncompiled.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comity.names.compiled import lean

__all__ = ["SYLLABLE_FEATURES", "UnitTable", "compare_syllables"]


class UnitTable(NamedTuple):
    """Classes of every unit.

    ``classes`` int32 (class number; ``language`` int8 by class) with ``at``
    (u + 1,) int32, ``logs`` float32 ln P(spelling | class), 0 for characters; ``fold`` (u,) int32 the
    canonical character of a Han unit, -1 for spellings; ``told`` (u,) float32 nats of a unit.
    """

    at: NDArray[np.int32]
    classes: NDArray[np.int32]
    logs: NDArray[np.float32]
    language: NDArray[np.int8]
    fold: NDArray[np.int32]
    told: NDArray[np.float32]


SYLLABLE_FEATURES = 7
"""Width of the feature row: agree, matched, unmatched, words besides, rotated, language, characters."""

_LANGUAGES = 6
_NO = np.float32(-1e9)


@lean
def unit_agreement(units, u, v, out):
    """Write into ``out`` (languages,) the best ln P of units u and v standing for one class each."""
    for language in range(_LANGUAGES):
        out[language] = _NO
    for i in range(units.at[u], units.at[u + 1]):
        for j in range(units.at[v], units.at[v + 1]):
            if units.classes[i] == units.classes[j]:
                language = units.language[units.classes[i]]
                value = units.logs[i] + units.logs[j]
                if value > out[language]:
                    out[language] = value


@lean
def _same_characters(units, a, first_a, count_a, b, first_b, count_b):
    """Return 1 when both rows are Han characters and all agree after folding, 2 when some differ, else 0."""
    if count_a != count_b:
        return 0
    differ = False
    for i in range(count_a):
        u, v = units.fold[a.units[first_a + i]], units.fold[b.units[first_b + i]]
        if u < 0 or v < 0:
            return 0
        differ = differ or u != v
    return 2 if differ else 1


@lean
def _best_order(agreement, count_a, count_b, start, language, told_b, grid):
    """Return (points, matched) of aligning A with B rotated to begin at ``start``, both in order."""
    for j in range(count_b + 1):
        grid[0, j, 0] = 0.0
        grid[0, j, 1] = 0.0
    for i in range(count_a):
        grid[i + 1, 0, 0] = 0.0
        grid[i + 1, 0, 1] = 0.0
        for j in range(count_b):
            place = (start + j) % count_b
            value, matched = grid[i, j + 1, 0], grid[i, j + 1, 1]
            if grid[i + 1, j, 0] > value:
                value, matched = grid[i + 1, j, 0], grid[i + 1, j, 1]
            meeting = agreement[i, place, language]
            if meeting > _NO:
                points = max(told_b[place] + meeting, np.float32(0.2))
                if grid[i, j, 0] + points > value:
                    value, matched = grid[i, j, 0] + points, grid[i, j, 1] + 1
            grid[i + 1, j + 1, 0] = value
            grid[i + 1, j + 1, 1] = matched
    return grid[count_a, count_b, 0], grid[count_a, count_b, 1]


@lean
def _compare_rows(units, a, row_a, b, row_b, scratch, row):
    first_a, first_b = a.unit_at[row_a], b.unit_at[row_b]
    count_a, count_b = a.unit_at[row_a + 1] - first_a, b.unit_at[row_b + 1] - first_b
    agreement, told_b, grid = scratch
    count_a, count_b = min(count_a, agreement.shape[0]), min(count_b, agreement.shape[1])
    some = False
    for j in range(count_b):
        told_b[j] = units.told[b.units[first_b + j]]
    for i in range(count_a):
        told_b_i = units.told[a.units[first_a + i]]
        for j in range(count_b):
            unit_agreement(units, a.units[first_a + i], b.units[first_b + j], agreement[i, j])
            if told_b_i < told_b[j]:
                for language in range(_LANGUAGES):
                    agreement[i, j, language] -= told_b[j] - told_b_i
            for language in range(_LANGUAGES):
                if agreement[i, j, language] > _NO / 2:
                    some = True
                else:
                    agreement[i, j, language] = _NO
    if not some:
        return
    for start in range(count_b):
        if start and b.unit_word[first_b + start] == b.unit_word[first_b + start - 1] and count_b > 4:
            continue
        for language in range(_LANGUAGES):
            points, matched = _best_order(agreement, count_a, count_b, start, language, told_b, grid)
            inside = start > 0 and b.unit_word[first_b + start] == b.unit_word[first_b + start - 1]
            value = points - (np.float32(2.0) if inside else np.float32(0.3) if start else np.float32(0.0))
            if value > row[0]:
                row[0] = value
                row[1] = matched
                row[4] = 1.0 if start else 0.0
                row[5] = language
                row[2] = min(count_a, count_b) - matched
                row[3] = abs(count_a - count_b)
                row[6] = _same_characters(units, a, first_a, count_a, b, first_b, count_b)


@lean
def compare_syllables(units, a, na, b, nb, scratch, row):
    """Compare form ``na`` of A with form ``nb`` of B; write SYLLABLE_FEATURES values into ``row``.

    Returns the points that agree (nats), 0.0 when a side has no syllables or none agree.
    ``scratch`` holds arrays (12, 12, 6), (12,) and (13, 13, 2) float32.
    """
    row[:] = 0.0
    for row_a in range(a.row_at[na], a.row_at[na + 1]):
        for row_b in range(b.row_at[nb], b.row_at[nb + 1]):
            _compare_rows(units, a, row_a, b, row_b, scratch, row)
    return row[0]
