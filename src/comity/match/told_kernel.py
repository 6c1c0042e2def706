"""Compiled comparison of what publishers tell of a name, and the choice among pairs of equal points.

Plain Python under the compiler's decorator; the twin tests run it uncompiled.
"""

import numpy as np

from comity.names.compiled import lean

__all__ = ["comma_differs", "compare_legal", "compare_parts", "speaks_before"]

_LEGAL = 5
_COMMA = np.uint8(8)
_FAMILY, _GIVEN, _FATHER, _MAIDEN = 1, 2, 3, 4
_EXACT, _LOSS, _MISSING, _CLASH, _AGREE = 11, 1, 3, 4, 0
_LEAST = np.float32(-1.0)


@lean
def _shares(at, values, w, other):
    for i in range(at[w], at[w + 1]):
        for j in range(other[0].kin_at[other[1]], other[0].kin_at[other[1] + 1]):
            if values[i] == other[0].kin[j]:
                return True
    return False


@lean
def compare_legal(form_a, form_b):
    """Return 0 unknown on a side, 1 different, 2 of one group across countries, 3 the same legal form.

    A word that states no form ("company") is not compared.
    """
    a, words_a, roles_a = form_a
    b, words_b, roles_b = form_b
    code = 0.0
    for i in range(words_a.shape[0]):
        wa = words_a[i]
        if roles_a[i] != _LEGAL or a.kin_at[wa] == a.kin_at[wa + 1]:
            continue
        for j in range(words_b.shape[0]):
            wb = words_b[j]
            if roles_b[j] != _LEGAL or b.kin_at[wb] == b.kin_at[wb + 1]:
                continue
            if a.key[wa] == b.key[wb]:
                code = 3.0
            elif _shares(a.kin_at, a.kin, wa, (b, wb)):
                code = max(code, 2.0)
            else:
                code = max(code, 1.0)
    return code


@lean
def comma_differs(names_a, na, names_b, nb):
    """Say whether a comma tells in one form alone that the family name stands first."""
    return (names_a.notes[na] & _COMMA) != (names_b.notes[nb] & _COMMA)


@lean
def _told(part):
    """Return the part of a word; a maiden name is a family name."""
    return _FAMILY if part == _MAIDEN else part


@lean
def _idle(parts, used, part):
    """Return 0 when a part is not told, 1 when some word of it agrees, 2 when none does."""
    state = 0
    for i in range(parts.shape[0]):
        if _told(parts[i]) == part:
            if used[i]:
                return 1
            state = 2
    return state


@lean
def compare_parts(names_a, na, names_b, nb, room):
    """Return 0 parts not told on both sides, 1 told and in keeping, 2 family and given exchanged, 3 differ.

    ``room`` holds the alignment (``letters_kernel.align``). A part differs when both publishers tell it
    and none of its words agrees with anything.
    """
    parts_a = names_a.parts[names_a.word_at[na] : names_a.word_at[na + 1]]
    parts_b = names_b.parts[names_b.word_at[nb] : names_b.word_at[nb + 1]]
    partner, used_a, used_b = room.partner, room.used_a, room.used_b
    straight = family_given = given_family = 0
    for i in range(parts_a.shape[0]):
        if partner[i] < 0:
            continue
        one, other = _told(parts_a[i]), _told(parts_b[partner[i]])
        straight += one == other and one > 0
        family_given += one == _FAMILY and other == _GIVEN
        given_family += one == _GIVEN and other == _FAMILY
    if family_given and given_family and family_given + given_family > straight:
        return 2.0
    for part in range(_FAMILY, _MAIDEN):
        if _idle(parts_a, used_a, part) == 2 and _idle(parts_b, used_b, part) == 2:
            return 3.0
    return 1.0 if straight else 0.0


@lean
def _text_order(names, n, m):
    """Return -1, 0 or 1 as the text of form ``n`` stands before, with or after that of ``m``."""
    i, j = names.text_at[n], names.text_at[m]
    while i < names.text_at[n + 1] and j < names.text_at[m + 1]:
        if names.text[i] != names.text[j]:
            return -1 if names.text[i] < names.text[j] else 1
        i += 1
        j += 1
    left = names.text_at[n + 1] - i
    right = names.text_at[m + 1] - j
    return 0 if left == right else -1 if left < right else 1


@lean
def speaks_before(row, names_a, na, names_b, nb, channel, other, oa, ob, other_channel):
    """Say whether a pair of forms speaks rather than another of equal points: by content alone.

    The more exact pair, then the one that leaves out less, agrees with less loss, agrees in more; then
    the smaller text of the record, of the subject, and the first channel.
    """
    if row[_EXACT] != other[_EXACT]:
        return row[_EXACT] > other[_EXACT]
    if row[_MISSING] + row[_CLASH] != other[_MISSING] + other[_CLASH]:
        return row[_MISSING] + row[_CLASH] < other[_MISSING] + other[_CLASH]
    if row[_LOSS] != other[_LOSS]:
        return row[_LOSS] < other[_LOSS]
    if row[_AGREE] != other[_AGREE]:
        return row[_AGREE] > other[_AGREE]
    order = _text_order(names_b, nb, ob)
    if order == 0:
        order = _text_order(names_a, na, oa)
    return order < 0 or (order == 0 and channel < other_channel)
