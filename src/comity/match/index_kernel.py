"""Compiled keys of the index: neighbouring syllables, words less one letter."""

import numpy as np

from comity.names.compiled import compiled

__all__ = ["neighbour_pairs", "pair_key", "slip_keys", "word_slips"]


@compiled
def pair_key(family, first, second):
    """Return the 64-bit key of an ordered pair of syllable units (family 1) or classes (family 2)."""
    value = (np.uint64(family) << np.uint64(58)) ^ (np.uint64(first) << np.uint64(29)) ^ np.uint64(second)
    value *= np.uint64(0x9E3779B97F4A7C15)
    return value ^ (value >> np.uint64(31))


@compiled
def slip_keys(chunks, out):
    """Write hashes of a Latin word (as letter numbers) and of it less one letter each; return how many."""
    length = chunks.shape[0]
    for skip in range(-1, length):
        value = np.uint64(1469598103934665603)
        for letter in range(length):
            if letter != skip:
                value = (value ^ np.uint64(chunks[letter, 0] + 2)) * np.uint64(1099511628211)
        out[skip + 1] = np.uint32(value ^ (value >> np.uint64(32)))
    return length + 1


@compiled
def word_slips(script, letter_at, chunks, shortest):
    """Return keys and words: every long Latin word under its own key and those of it less one letter."""
    total = 0
    for w in range(script.shape[0]):
        length = letter_at[w + 1] - letter_at[w]
        if script[w] == 1 and length >= shortest:
            total += length + 1
    keys = np.empty(total, np.uint32)
    words = np.empty(total, np.int32)
    filled = 0
    scratch = np.empty(64, np.uint32)
    for w in range(script.shape[0]):
        length = letter_at[w + 1] - letter_at[w]
        if script[w] == 1 and length >= shortest:
            count = slip_keys(chunks[letter_at[w] : letter_at[w + 1]], scratch)
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
