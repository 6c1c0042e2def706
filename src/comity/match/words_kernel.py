"""Compiled comparison of two words: by equality, equal names, sound, without vowels, cut short; their order.

Plain Python under the compiler's decorator; the twin tests run it uncompiled.
"""

import numpy as np

from comity.names.compiled import lean
from comity.names.sound import INSERTED
from comity.names.sound_kernel import best_alignment

__all__ = [
    "KIN_LOSS",
    "agreement",
    "begins",
    "consonants",
    "far",
    "one_letter_apart",
    "order_of",
    "rarity",
    "sides",
    "word_points",
]

_LATIN = 1
_LEGAL_SCRIPT = 28
_NO = np.float32(-1e9)
_LEAST = np.float32(0.3)
_SHARE_LOST = np.float32(0.7)
_INSERTED = np.float32(INSERTED)
_FAR_SHORT, _FAR_LONG = 3, 5
KIN_LOSS = np.float32(1.5)
_VOWELS = 0b100000100000100010001
"""Bits a, e, i, o, u: the numbers of single letters among the chunks are those of the alphabet."""
_FEWEST_CONSONANTS = 2
_VOWELS_LOST = np.float32(1.5)
_VOWEL_LOST = np.float32(0.5)


@lean
def consonants(shape):
    """Count the consonants of a shape; as many as a skeleton keeps means that there may be more."""
    count = 0
    for kind in range(8):
        count += (shape >> np.uint32(4 * kind)) & np.uint32(15)
    return count


@lean
def far(shape_a, shape_b, most_far):
    """Say whether two words differ by too many consonants to be worth aligning: ``most_far`` if long."""
    difference = 0
    most = 0
    for kind in range(8):
        one = (shape_a >> np.uint32(4 * kind)) & np.uint32(15)
        two = (shape_b >> np.uint32(4 * kind)) & np.uint32(15)
        difference += max(one, two) - min(one, two)
        most += max(one, two)
    return difference > (_FAR_SHORT if most <= 4 else most_far)


@lean
def rarity(told, names_with, names, prior):
    """Return -ln P(word) from its letters and, above chance, from the register that holds it."""
    others = max(names_with - 1, 0)
    share = (others + prior * np.exp(-told)) / (names + prior)
    return np.float32(min(told, -np.log(share)))


@lean
def _kin(a, wa, b, wb):
    i, j = a.kin_at[wa], b.kin_at[wb]
    while i < a.kin_at[wa + 1] and j < b.kin_at[wb + 1]:
        if a.kin[i] == b.kin[j]:
            return True
        if a.kin[i] < b.kin[j]:
            i += 1
        else:
            j += 1
    return False


@lean
def _spelled(a, wa, b, wb, limit, table, grid):
    """Return ln P that the graphemes of ``wa`` wrote the Latin letters of ``wb``; -1e9 when hopeless."""
    return best_alignment(
        a.symbols[a.symbol_at[wa] : a.symbol_at[wa + 1]],
        b.chunks[b.letter_at[wb] : b.letter_at[wb + 1]],
        table,
        _INSERTED,
        -min(_SHARE_LOST * b.chance[wb], limit),
        grid,
    )


@lean
def _vowel(chunk):
    return chunk >= 0 and chunk < 26 and (_VOWELS >> int(chunk)) & 1 == 1


@lean
def _vowels_lost(a, wa, b, wb):
    """Return the loss of two Latin words of which the shorter only lacks vowels, or -1e9.

    The first letter stands, two consonants at least, and half of the other vowels are lost.
    """
    first_a, first_b = a.letter_at[wa], b.letter_at[wb]
    length_a, length_b = a.letter_at[wa + 1] - first_a, b.letter_at[wb + 1] - first_b
    if length_a == length_b or length_a == 0 or length_b == 0 or a.chunks[first_a, 0] != b.chunks[first_b, 0]:
        return _NO
    if length_a < length_b:
        short, long = a.chunks[first_a : first_a + length_a, 0], b.chunks[first_b : first_b + length_b, 0]
    else:
        short, long = b.chunks[first_b : first_b + length_b, 0], a.chunks[first_a : first_a + length_a, 0]
    place = 1
    lost = kept = consonants = 0
    for j in range(1, long.shape[0]):
        vowel = _vowel(long[j])
        if place < short.shape[0] and short[place] == long[j]:
            place += 1
            kept += vowel
            consonants += not vowel
        elif vowel:
            lost += 1
        else:
            return _NO
    consonants += not _vowel(long[0])
    if place < short.shape[0] or lost < kept or consonants < _FEWEST_CONSONANTS:
        return _NO
    return -_VOWELS_LOST - _VOWEL_LOST * lost


@lean
def one_letter_apart(a, wa, b, wb):
    """Tell whether two short words differ by one letter at most, exchanged or added."""
    first_a, first_b = a.letter_at[wa], b.letter_at[wb]
    length_a, length_b = a.letter_at[wa + 1] - first_a, b.letter_at[wb + 1] - first_b
    if min(length_a, length_b) < 2 or abs(length_a - length_b) > 1:
        return False
    same = 0
    while same < min(length_a, length_b) and a.chunks[first_a + same, 0] == b.chunks[first_b + same, 0]:
        same += 1
    end = 0
    while end < min(length_a, length_b) - same and (
        a.chunks[first_a + length_a - 1 - end, 0] == b.chunks[first_b + length_b - 1 - end, 0]
    ):
        end += 1
    return max(length_a, length_b) - same - end <= 1


@lean
def begins(a, wa, b, wb):
    """Tell whether word ``wa`` is the beginning of the longer word ``wb``, letter by letter."""
    first_a, first_b = a.letter_at[wa], b.letter_at[wb]
    length = a.letter_at[wa + 1] - first_a
    if b.letter_at[wb + 1] - first_b <= length:
        return False
    for place in range(length):
        if a.chunks[first_a + place, 0] != b.chunks[first_b + place, 0] or a.chunks[first_a + place, 0] < 0:
            return False
    return True


@lean
def _uneven(a, wa, b, wb):
    """Tell whether one of two Latin words is half as long again: perhaps two words written as one."""
    length_a, length_b = a.letter_at[wa + 1] - a.letter_at[wa], b.letter_at[wb + 1] - b.letter_at[wb]
    latin = a.script[wa] == _LATIN and b.script[wb] == _LATIN
    return latin and 2 * max(length_a, length_b) >= 3 * min(length_a, length_b)


@lean
def agreement(a, wa, b, wb, limit, table, grid):
    """Return ln P that two words are one name's spellings; -1e9 when they do not agree.

    Words agree when the loss is below 0.7 of the chance of the Latin letters: that decides what stands
    beside what, however common the words. ``limit`` is a loss beyond which the caller does not want to
    know.
    """
    if a.key[wa] == b.key[wb]:
        return np.float32(0.0)
    script_a, script_b = a.script[wa], b.script[wb]
    if script_a == 0 or script_b == 0 or script_a == _LEGAL_SCRIPT or script_b == _LEGAL_SCRIPT:
        return _NO
    best = _NO
    if _kin(a, wa, b, wb):
        best = -KIN_LOSS
    if not far(a.shape[wa], b.shape[wb], _FAR_LONG):
        first = script_b == _LATIN if (script_a == _LATIN) != (script_b == _LATIN) else a.key[wa] < b.key[wb]
        loss = (
            _spelled(a, wa, b, wb, limit, table, grid)
            if first
            else _spelled(b, wb, a, wa, limit, table, grid)
        )
        if loss > _NO and (script_a == _LATIN) == (script_b == _LATIN):
            loss = max(
                loss,
                _spelled(b, wb, a, wa, limit, table, grid)
                if first
                else _spelled(a, wa, b, wb, limit, table, grid),
            )
        best = max(best, loss)
    if script_a == _LATIN and script_b == _LATIN:
        best = max(best, _vowels_lost(a, wa, b, wb))
    return best


@lean
def word_points(a, wa, b, wb, told, agreed):
    """Return (points in nats, loss in nats) of two words that agree so well; (-1e9, 0) when they do not.

    ``agreed`` is what ``agreement`` returned, ``told`` how telling the words are: points are told less
    loss, at least a little for words that stand beside each other.
    """
    if agreed <= _NO or (agreed < 0.0 and told + agreed < _LEAST and _uneven(a, wa, b, wb)):
        return _NO, np.float32(0.0)
    return max(told + agreed, _LEAST), -agreed


@lean
def order_of(partner, count):
    """Return 0 same order, 1 rotated, 2 otherwise, from the partners of the words in turn."""
    drops = 0
    first, last = -1, -1
    for i in range(count):
        if partner[i] >= 0:
            if first < 0:
                first = partner[i]
            elif partner[i] < last:
                drops += 1
            last = partner[i]
    if drops == 0:
        return 0
    return 1 if drops == 1 and last < first else 2


@lean
def sides(one, two):
    """Return 0 when neither side has any, 1 when one has, 2 when both have."""
    return np.float32(int(one > 0) + int(two > 0))
