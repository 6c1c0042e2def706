"""What two words are worth to each other, remembered while one list is compared with one register.

The forms of a record repeat the words of its other forms, and candidates share the words they were
found by: so most alignments were made before. The memory is a table of fixed size; a new entry takes
the place of an older one. It changes no result, only how often the same is computed.
"""

import numpy as np

from comity.match.words_kernel import agreement, consonants, far, rarity
from comity.names import LONGEST_SKELETON
from comity.names.compiled import lean
from comity.names.sound import INSERTED
from comity.names.sound_kernel import best_alignment

__all__ = ["agreement_of", "joined", "joined_of", "may_join"]

_NO = np.float32(-1e9)
_NO_LIMIT = np.float32(1e9)
_LEAST = np.float32(0.3)
_INSERTED = np.float32(INSERTED)
# Sounds a word may begin with, by Latin letter: 0 with anything (h, j, w, y come and go), else alike only
# among themselves.
_BEGINNING = np.zeros(32, np.uint8)
for _number, _letters in enumerate(("aeiou", "bpfv", "m", "n", "lr", "tdkgqcxsz"), 1):
    for _letter in _letters:
        _BEGINNING[ord(_letter) - 96] = _number

_FAR_JOINED = 3
_SHARE_LOST = np.float32(0.7)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


@lean
def _slot(first, second, size):
    """Return the place of a key in a table of ``size`` (a power of two)."""
    value = (np.uint64(first) * _SPREAD) ^ (np.uint64(second) + np.uint64(0x7F4A7C15))
    value *= _SPREAD
    return np.int64((value >> np.uint64(40)) & np.uint64(size - 1))


@lean
def agreement_of(a, wa, b, wb, settings, room):
    """Return (ln P that the words are one name's spellings, rarity of the register's word)."""
    names, prior, table = settings
    grid, keys, values = room.grid, room.keys, room.values
    key = (np.int64(wa) << 32) | np.int64(wb)
    slot = _slot(key, 0, keys.shape[0])
    if keys[slot, 0] != key or keys[slot, 1] != -1:
        keys[slot, 0], keys[slot, 1] = key, -1
        values[slot, 0] = agreement(a, wa, b, wb, _NO_LIMIT, table, grid)
        values[slot, 1] = rarity(b.told[wb], b.names[wb], names, prior)
    return values[slot, 0], values[slot, 1]


@lean
def may_join(initial, letters, shape, first_initial, run_letters, run_shape):
    """Say whether a word may be some others written together, before they are aligned.

    Words that begin with unlike sounds, whose letters differ by two fifths in number or whose consonants
    differ by many are not compared. Takes numbers, not columns: it is asked a hundred times as often.
    """
    if 5 * letters < 3 * run_letters or 5 * run_letters < 3 * letters:
        return False
    one, two = _BEGINNING[initial & 31], _BEGINNING[first_initial & 31]
    if one and two and one != two:
        return False
    return consonants(shape) >= LONGEST_SKELETON or not far(shape, run_shape, _FAR_JOINED)


@lean
def joined_of(a, wa, b, run, told, table, room, turned):
    """Return the log-probability that one word of A is the words ``run`` of B written together."""
    keys, values = room.keys, room.values
    first = (np.int64(wa) << 32) | np.int64(run[0])
    third = np.int64(run[2]) + 1 if run.shape[0] > 2 else np.int64(0)
    second = (np.int64(run[1]) << 32) | (2 * third + turned)
    slot = _slot(first, second, keys.shape[0])
    if keys[slot, 0] != first or keys[slot, 1] != second:
        keys[slot, 0], keys[slot, 1] = first, second
        values[slot, 0] = joined(a, wa, b, run, told, table, room)
    return values[slot, 0]


@lean
def joined(a, wa, b, run, told, table, room):
    """Return the log-probability that one word of A is the words ``run`` of B written together."""
    grid, symbols, chunks = room.grid, room.symbols, room.chunks
    length = 0
    for w in run:
        for letter in range(b.letter_at[w], b.letter_at[w + 1]):
            if length < chunks.shape[0]:
                for back in range(chunks.shape[1]):
                    chunks[length, back] = b.chunks[letter, back]
                length += 1
    floor = max(_LEAST - told, -_SHARE_LOST * a.chance[wa])
    best = best_alignment(
        a.symbols[a.symbol_at[wa] : a.symbol_at[wa + 1]], chunks[:length], table, _INSERTED, floor, grid
    )
    length = 0
    for w in run:
        for s in range(b.symbol_at[w], b.symbol_at[w + 1]):
            if length < symbols.shape[0]:
                symbols[length] = b.symbols[s]
                length += 1
    other = best_alignment(
        symbols[:length], a.chunks[a.letter_at[wa] : a.letter_at[wa + 1]], table, _INSERTED, floor, grid
    )
    return max(best, other)
