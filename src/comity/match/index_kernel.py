"""Compiled keys of the index: neighbouring syllables, words less one letter."""

import numpy as np

from comity.names.compiled import compiled, lean
from comity.names.sound_kernel import LONGEST_WORD

__all__ = ["has_slips", "lower", "neighbour_pairs", "pair_key", "slip_keys", "word_slips"]

SHORTEST_SLIP = 5
"""Letters from which a word is also found with one letter lost, added or exchanged."""

LAST_SLIP_SCRIPT = 7
"""The alphabets come first among the numbers of scripts: Latin to Hebrew (``columns.SCRIPTS``)."""


@lean
def pair_key(family, first, second):
    """Return the 64-bit key of an ordered pair of syllable units (family 1) or classes (family 2)."""
    value = (np.uint64(family) << np.uint64(58)) ^ (np.uint64(first) << np.uint64(29)) ^ np.uint64(second)
    value *= np.uint64(0x9E3779B97F4A7C15)
    return value ^ (value >> np.uint64(31))


@lean
def has_slips(script, letters):
    """Say whether a word is also kept less one letter: long ones of alphabets."""
    return letters >= SHORTEST_SLIP and 0 < script <= LAST_SLIP_SCRIPT


@lean
def slip_keys(script, chunks, out):
    """Write hashes of a word, by its Latin letters, and of it less one letter each; return how many."""
    length = chunks.shape[0]
    for skip in range(-1, length):
        value = np.uint64(1469598103934665603) ^ np.uint64(script)
        for letter in range(length):
            if letter != skip:
                value = (value ^ np.uint64(chunks[letter, 0] + 2)) * np.uint64(1099511628211)
        out[skip + 1] = np.uint32(value ^ (value >> np.uint64(32)))
    return length + 1


@lean
def lower(keys, key):
    """Return the first place in sorted ``keys`` that is not below ``key`` (binary search)."""
    low, high = 0, keys.shape[0]
    while low < high:
        middle = (low + high) // 2
        if keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def word_slips(script, letter_at, chunks):
    """Return keys and words: every long word of an alphabet under its own key and those less one letter."""
    total = 0
    for w in range(script.shape[0]):
        if has_slips(script[w], letter_at[w + 1] - letter_at[w]):
            total += letter_at[w + 1] - letter_at[w] + 1
    keys = np.empty(total, np.uint32)
    words = np.empty(total, np.int32)
    filled = 0
    scratch = np.empty(LONGEST_WORD + 2, np.uint32)
    for w in range(script.shape[0]):
        if has_slips(script[w], letter_at[w + 1] - letter_at[w]):
            count = slip_keys(script[w], chunks[letter_at[w] : letter_at[w + 1]], scratch)
            keys[filled : filled + count] = scratch[:count]
            words[filled : filled + count] = w
            filled += count
    return keys, words


@compiled
def neighbour_pairs(row_at, unit_at, units, at, classes, language, fold):
    """Return keys and names of all cyclic neighbour pairs (characters: by class, spellings: as written)."""
    keys = np.empty(1024, np.uint64)
    names = np.empty(1024, np.int32)
    filled = 0
    for n in range(row_at.shape[0] - 1):
        for r in range(row_at[n], row_at[n + 1]):
            first, count = unit_at[r], unit_at[r + 1] - unit_at[r]
            for i in range(count if count > 1 else 0):
                u, v = units[first + i], units[first + (i + 1) % count]
                if filled + 64 > keys.shape[0]:
                    keys = np.concatenate((keys, np.empty_like(keys)))
                    names = np.concatenate((names, np.empty_like(names)))
                if fold[u] < 0 and fold[v] < 0:
                    keys[filled] = pair_key(1, u, v)
                    names[filled] = n
                    filled += 1
                    continue
                added = 0
                for x in range(at[u], at[u + 1]):
                    for y in range(at[v], at[v + 1]):
                        if language[classes[x]] == language[classes[y]] and added < 60:
                            keys[filled] = pair_key(2, classes[x], classes[y])
                            names[filled] = n
                            filled += 1
                            added += 1
    return keys[:filled], names[:filled]
