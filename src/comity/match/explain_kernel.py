"""Compiled, for the rows that are shown: the points of each value, and which words stand together.

The words are aligned by the very function that scored them, so a finding can name them without a
second opinion. Plain Python under the compiler's decorator.
"""

import numpy as np

from comity.match.letters_kernel import align
from comity.match.score_kernel import form_of
from comity.names.compiled import compiled, lean

__all__ = [
    "ALONE", "EQUAL", "FATHER", "INITIAL", "JOINED", "LEGAL", "NEAR", "NUMBER", "align_rows",
    "points_of_rows",
]  # fmt: skip

_SYLLABLES = 2
_INITIAL, _PATRONYMIC, _LEGAL_ROLE, _NUMBER_ROLE = 1, 2, 5, 6

# What is said of a word. 0: set aside, or nothing to say.
EQUAL, NEAR, ALONE, FATHER, NUMBER, LEGAL, JOINED, INITIAL = 1, 2, 3, 4, 5, 6, 7, 8


@compiled
def points_of_rows(policy, rows, results, values, out):
    """Write into ``out`` (n * features, 2) float64 which feature is worth how much, for the chosen ``rows``.

    Features without points are left out. Returns (n + 1,) int64 offsets of the rows in ``out``.
    """
    at = np.zeros(rows.shape[0] + 1, np.int64)
    count = 0
    for n in range(rows.shape[0]):
        channel = max(int(results[rows[n], 4]), 0)
        for feature in range(policy.points.shape[1]):
            edges = policy.edges[channel, feature]
            place = 0
            while place < edges.shape[0] and values[rows[n], feature] >= edges[place]:
                place += 1
            if policy.points[channel, feature, place] != 0.0:
                out[count, 0] = feature
                out[count, 1] = policy.points[channel, feature, place]
                count += 1
        at[n + 1] = count
    return at


@lean
def _state(role, used):
    if role == _LEGAL_ROLE:
        return LEGAL
    if used:
        return JOINED
    if role == _PATRONYMIC:
        return FATHER
    if role == _NUMBER_ROLE:
        return NUMBER
    return ALONE if role in (0, _INITIAL, 7) else 0


@lean
def _side(which, form, used, words, count):
    for i in range(form[1].shape[0]):
        words[count, 0] = which
        words[count, 1] = _state(form[2][i], used[i])
        words[count, 2] = form[1][i]
        words[count, 3] = -1
        count += 1
    return count


@lean
def align_rows(subject, register, forms, settings, scratch, words, worst, at):
    """Align the forms that are shown.

    ``forms`` (n, 3) int64: form of A, form of B, channel. Out: ``words`` (m, 4) int32: side, what is said,
    row in the vocabulary, place of the partner among the words of this pair (-1 none); the words of A
    stand before those of B; ``worst`` (n,) int32 the word of A whose pair differs most (-1 none).
    ``at`` (n + 1,) int64 offsets of the rows in ``words``.
    """
    a, names_a = subject[0], subject[1]
    b, names_b = register[0], register[1]
    room = scratch[0]
    partner, used_a, used_b, losses = room.partner, room.used_a, room.used_b, room.losses
    worst[:] = -1
    count = 0
    for n in range(forms.shape[0]):
        at[n + 1] = count
        if forms[n, 2] < 0 or forms[n, 2] == _SYLLABLES:
            continue
        form_a, form_b = form_of(a, names_a, forms[n, 0]), form_of(b, names_b, forms[n, 1])
        align(form_a, form_b, settings, room)
        first = count
        second = _side(0, form_a, used_a, words, first)
        count = _side(1, form_b, used_b, words, second)
        most = np.float32(0.0)
        for i in range(form_a[1].shape[0]):
            j = partner[i]
            if j < 0:
                continue
            words[first + i, 3] = second - first + j
            initial = form_a[2][i] == _INITIAL or form_b[2][j] == _INITIAL
            words[first + i, 1] = words[second + j, 1] = INITIAL if initial else EQUAL
            if losses[i, j] > 0.0:
                words[first + i, 1] = words[second + j, 1] = NEAR
                letters = max(b.letter_at[form_b[1][j] + 1] - b.letter_at[form_b[1][j]], 1)
                if losses[i, j] / letters > most:
                    most = losses[i, j] / letters
                    worst[n] = i
        at[n + 1] = count
