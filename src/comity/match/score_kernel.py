"""The one scoring function, compiled: every form of a subject against every form of its candidates.

A name pair is measured in channels (letters of one script, letters across scripts, syllables); each
channel has its own points in the policy's table, and the pair and channel with the most points
speak for the record. The measured values leave the kernel with the total, so the explanation is
made from the very numbers that were added.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comity.match.evidence_kernel import compare_evidence
from comity.match.letters_kernel import align, compare_letters
from comity.match.syllables_kernel import compare_syllables
from comity.match.told_kernel import comma_differs, compare_legal, compare_parts, speaks_before
from comity.names.compiled import lean
from comity.names.reading import MOST_WORDS

__all__ = ["CHANNELS", "FEATURES", "NAME_FEATURES", "PolicyTable", "form_of", "score_records"]

CHANNELS = ("letters_same", "letters_across", "syllables", "body_same", "body_across")
"""How a pair of names was compared; the last two are for organisations, vessels and aircraft."""

NAME_FEATURES = (
    "agree", "loss", "worst", "missing", "clash", "words", "order", "fathers", "numbers", "initials",
    "alike", "exact", "besides", "characters", "weak_alias", "language", "legal", "parts",
)  # fmt: skip
"""What is measured on a pair of names, in the order of the columns."""

FEATURES = (
    *NAME_FEATURES, "birth_date", "document", "nationality", "country", "gender", "birth_place", "kind",
)  # fmt: skip
"""All columns of a scored row."""

_NAMES = 18
_ALL = 25


class PolicyTable(NamedTuple):
    """The policy in arrays: ``base`` (channels,), ``edges`` (channels, features, 31), ``points`` (…, 32).

    ``nothing`` () is the total of names that share no word.
    """

    base: NDArray[np.float64]
    edges: NDArray[np.float32]
    points: NDArray[np.float64]
    nothing: NDArray[np.float64]


@lean
def _points(policy, channel, row, first, last):
    total = np.float64(0.0)
    for feature in range(first, last):
        edges = policy.edges[channel, feature]
        value = row[feature]
        place = 0
        while place < edges.shape[0] and value >= edges[place]:
            place += 1
        total += policy.points[channel, feature, place]
    return total


@lean
def _script(words, names, n):
    """Return the script of a form: that of its first core word with letters."""
    for i in range(names.word_at[n], names.word_at[n + 1]):
        if (names.roles[i] <= 2 or names.roles[i] == 7) and words.script[names.words[i]] > 0:
            return words.script[names.words[i]]
    return 0


@lean
def form_of(words, names, n):
    """Return form ``n`` as the comparison takes it: vocabulary, word numbers, roles."""
    first, last = names.word_at[n], names.word_at[n + 1]
    return words, names.words[first:last], names.roles[first:last]


@lean
def _letters_row(a, names_a, na, b, names_b, nb, body, settings, scratch, row):
    """Measure by letters into ``row``; return the channel or -1 when nothing agrees."""
    form_a, form_b = form_of(a, names_a, na), form_of(b, names_b, nb)
    initials = align(form_a, form_b, settings, scratch[0])
    if compare_letters(form_a, form_b, initials, scratch[0], row[:10]) <= 0.0:
        return -1
    row[10:_NAMES] = 0.0
    row[10] = names_b.alike[nb] if row[3] + row[4] == 0.0 else 0.0
    # A name of that many words may have been cut: nothing says that the rest is the same.
    whole = form_a[1].shape[0] < MOST_WORDS or form_b[1].shape[0] < MOST_WORDS
    equal = whole and row[1] == 0.0 and row[3] + row[4] + row[7] + row[8] + row[9] == 0.0
    row[11] = (2.0 if row[6] == 0.0 else 1.0) if equal else 0.0
    row[16] = compare_legal(form_a, form_b)
    if not body:
        row[17] = compare_parts(names_a, na, names_b, nb, scratch[0])
    if row[6] > 0.0:
        asian = _east_asian(names_a, na) and _east_asian(names_b, nb)
        free = body or row[17] == 1.0 or asian or comma_differs(names_a, na, names_b, nb)
        row[6] = 1.0 if free else row[6] + 1.0
    across = _script(a, names_a, na) != _script(b, names_b, nb)
    return (3 if body else 0) + (1 if across else 0)


@lean
def _east_asian(names, n):
    """Say whether a form may be a family name of one syllable beside given names of one or two."""
    if names.row_at[n] == names.row_at[n + 1] or _besides(names, n) > 0:
        return False
    row = names.row_at[n]
    length, shortest, longest = 0, 9, 0
    for i in range(names.unit_at[row], names.unit_at[row + 1]):
        length += 1
        last = i + 1 == names.unit_at[row + 1]
        if last or names.unit_word[i + 1] != names.unit_word[i]:
            shortest, longest, length = min(shortest, length), max(longest, length), 0
    return shortest == 1 and longest <= 2


@lean
def _syllables_row(names_a, na, names_b, nb, units, scratch, row, found):
    """Measure by syllables into ``row``; return the channel or -1 when fewer than two agree."""
    agreed = compare_syllables(units, names_a, na, names_b, nb, scratch[1], found[:7])
    if agreed <= 0.0 or found[1] < 1.0:
        return -1
    row[:_NAMES] = 0.0
    row[0] = found[0]
    row[5] = found[1]
    row[4] = found[2]
    row[3] = found[3]
    row[6] = found[4]
    row[15] = found[5]
    row[12] = _besides(names_a, na) + _besides(names_b, nb)
    row[13] = found[6]
    row[10] = names_b.alike[nb] if row[3] + row[4] + row[12] == 0.0 else 0.0
    return 2


@lean
def _core(names, n):
    count = 0
    for i in range(names.word_at[n], names.word_at[n + 1]):
        if names.roles[i] == 0:
            count += 1
    return count


@lean
def _besides(names, n):
    """Count core words that the syllable row leaves out (a Western given name beside a Chinese one)."""
    if names.row_at[n] == names.row_at[n + 1]:
        return 0
    row = names.row_at[n]
    covered = 0
    last = -1
    for i in range(names.unit_at[row], names.unit_at[row + 1]):
        if names.unit_word[i] != last:
            last = names.unit_word[i]
            if names.roles[names.word_at[n] + last] == 0:
                covered += 1
    return max(_core(names, n) - covered, 0)


@lean
def _syllabic(names_a, na, names_b, nb, units):
    """Say whether both forms have syllables and one is written in characters (Han, Hangul)."""
    row_a, row_b = names_a.row_at[na], names_b.row_at[nb]
    if row_a == names_a.row_at[na + 1] or row_b == names_b.row_at[nb + 1]:
        return False
    return (
        units.fold[names_a.units[names_a.unit_at[row_a]]] >= 0
        or units.fold[names_b.units[names_b.unit_at[row_b]]] >= 0
    )


@lean
def best_names(
    a, names_a, first_a, last_a, b, names_b, first_b, last_b, body, policy, units, settings, scratch, rows
):
    """Find the pair of forms and channel with most points; return (total, form of A, form of B, channel).

    Of pairs with equal points the content decides, never the order of publication. ``rows`` (3, 24)
    float32: the best row is left in ``rows[0]``; the others are scratch.
    """
    best = np.float64(-1e9)
    best_a, best_b, best_channel = -1, -1, -1
    for na in range(first_a, last_a):
        for nb in range(first_b, last_b):
            syllabic = not body and _syllabic(names_a, na, names_b, nb, units)
            whole = syllabic and _besides(names_a, na) + _besides(names_b, nb) == 0
            for way in range(2):
                row = rows[1]
                if way == 0 and not whole:
                    channel = _letters_row(a, names_a, na, b, names_b, nb, body, settings, scratch, row)
                elif way == 1 and syllabic:
                    channel = _syllables_row(names_a, na, names_b, nb, units, scratch, row, rows[2])
                else:
                    continue
                if channel < 0:
                    continue
                row[14] = 1.0 if names_a.weak[na] or names_b.weak[nb] else 0.0
                total = policy.base[channel] + _points(policy, channel, row, 0, _NAMES)
                if total > best or (
                    total == best
                    and speaks_before(
                        row, names_a, na, names_b, nb, channel, rows[0], best_a, best_b, best_channel
                    )
                ):
                    best, best_a, best_b, best_channel = total, na, nb, channel
                    for column in range(_NAMES):
                        rows[0, column] = row[column]
    return (best if best_channel >= 0 else policy.nothing[()]), best_a, best_b, best_channel


@lean
def score_records(subject, register, pairs, policy, units, settings, scratch, results, values):
    """Score candidate records of one or more subjects.

    ``subject`` and ``register``: (words, names, evidence, name_at) with ``name_at`` (records + 1,)
    int32; ``pairs`` (p, 2) int32 subject and register records; ``results`` (p, 5) float64 out: name
    total, evidence points, form of A, form of B, channel; ``values`` (p, 25) float32 out.
    """
    a, names_a, evidence_a, name_at_a = subject
    b, names_b, evidence_b, name_at_b = register
    rows = scratch[0].rows
    for p in range(pairs.shape[0]):
        ra, rb = pairs[p, 0], pairs[p, 1]
        kind_a, kind_b = evidence_a.kind[ra], evidence_b.kind[rb]
        # A person beside a body is read as a person from either side.
        body = max(kind_a, kind_b) > 1 and kind_a != 1 and kind_b != 1
        total, na, nb, channel = best_names(
            a, names_a, name_at_a[ra], name_at_a[ra + 1], b, names_b, name_at_b[rb], name_at_b[rb + 1],
            body, policy, units, settings, scratch, rows,
        )  # fmt: skip
        row = values[p]
        row[:_NAMES] = 0.0
        for column in range(_NAMES if channel >= 0 else 0):
            row[column] = rows[0, column]
        compare_evidence(evidence_a, ra, evidence_b, rb, row[_NAMES:])
        results[p, 0] = total
        results[p, 1] = _points(policy, max(channel, 0), row, _NAMES, _ALL)
        results[p, 2] = na
        results[p, 3] = nb
        results[p, 4] = channel
