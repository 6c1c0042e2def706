"""Compiled, for the rows that are shown: the points of each value, and which words stand together.

The words are aligned by the very function that scored them, so a finding can name them without a
second opinion. Plain Python under the compiler's decorator.
"""

import numpy as np

from comity.match.letters_kernel import align
from comity.match.score_kernel import form_of
from comity.names.compiled import compiled

__all__ = ["ALONE", "EQUAL", "FATHER", "LEGAL", "MOST_SAID", "NEAR", "NUMBER", "align_rows", "points_of_rows"]

MOST_SAID = 16
"""Words of a form that can be named: twelve and their legal forms."""

_SYLLABLES = 2
_INITIAL, _PATRONYMIC, _LEGAL_ROLE, _NUMBER_ROLE = 1, 2, 5, 6

# What is said of a word. 0: set aside, or nothing to say.
EQUAL, NEAR, ALONE, FATHER, NUMBER, LEGAL = 1, 2, 3, 4, 5, 6


@compiled
def points_of_rows(policy, rows, results, values, points):
    """Write into ``points`` (n, features) float64 what each value of the chosen ``rows`` is worth."""
    for n in range(rows.shape[0]):
        channel = max(int(results[rows[n], 4]), 0)
        for feature in range(points.shape[1]):
            edges = policy.edges[channel, feature]
            place = 0
            while place < edges.shape[0] and values[rows[n], feature] >= edges[place]:
                place += 1
            points[n, feature] = policy.points[channel, feature, place]


@compiled
def _state(role, used):
    if role == _LEGAL_ROLE:
        return LEGAL
    if used:
        return EQUAL
    if role == _PATRONYMIC:
        return FATHER
    if role == _NUMBER_ROLE:
        return NUMBER
    return ALONE if role in (0, _INITIAL, 7) else 0


@compiled
def _fill_side(form, used, states, numbers):
    for i in range(min(form[1].shape[0], MOST_SAID)):
        numbers[i] = form[1][i]
        states[i] = _state(form[2][i], used[i])


@compiled
def align_rows(subject, register, forms, settings, scratch, states, numbers, partners):
    """Align the forms that are shown.

    ``forms`` (n, 3) int64: form of A, form of B, channel. Out: ``states`` (n, 2, MOST_SAID) int8 what is
    said of each word, ``numbers`` the same shape int32 its row in the vocabulary, ``partners``
    (n, MOST_SAID + 1) int8 the partner of each word of A (-1 none) and, last, the word of A whose pair
    differs most (-1 none).
    """
    a, names_a = subject[0], subject[1]
    b, names_b = register[0], register[1]
    partners[:] = -1
    for n in range(forms.shape[0]):
        if forms[n, 2] < 0 or forms[n, 2] == _SYLLABLES:
            continue
        form_a, form_b = form_of(a, names_a, forms[n, 0]), form_of(b, names_b, forms[n, 1])
        partner, used_a, used_b, losses, _, _ = align(form_a, form_b, settings, scratch[0])
        _fill_side(form_a, used_a, states[n, 0], numbers[n, 0])
        _fill_side(form_b, used_b, states[n, 1], numbers[n, 1])
        worst = np.float32(0.0)
        for i in range(min(partner.shape[0], MOST_SAID)):
            j = partner[i]
            if j < 0 or j >= MOST_SAID:
                continue
            partners[n, i] = j
            if losses[i, j] > 0.0:
                states[n, 0, i] = states[n, 1, j] = NEAR
                letters = max(b.letter_at[form_b[1][j] + 1] - b.letter_at[form_b[1][j]], 1)
                if losses[i, j] / letters > worst:
                    worst = losses[i, j] / letters
                    partners[n, MOST_SAID] = i
