"""Compiled candidate search: from the words that may be the subject's words to the names that hold them.

Within one slot (a word, a neighbouring pair of syllables) the best alternative counts; over slots
points add up. So a name's place among the candidates is nearly its place in the final score.
"""

import numpy as np

from comity.match.index_kernel import lower, pair_key
from comity.names.compiled import compiled, lean

__all__ = ["find_by_letters", "find_by_syllables"]

CLASH = np.float32(0.7)
"""Nats taken off for each nat of words that stand against each other."""

BESIDES = np.float32(0.5)
"""Nats taken off for each nat of words that only one side has."""

_MOST_PAIR_NAMES = 60_000
"""A pair of syllables in more names than this finds nobody in particular."""


@compiled
def _select(score, touched, count, place_of, record, most, out):
    """Write the ``most`` best touched names to ``out``, ties by record id; return how many."""
    best = np.float32(0.0)
    for i in range(count):
        best = max(best, score[touched[i]])
    bins = np.zeros(257, np.int64)
    scale = np.float32(256.0) / max(best, np.float32(1e-6))
    for i in range(count):
        bins[int(score[touched[i]] * scale)] += 1
    cut, total = 257, 0
    while cut > 0 and total < most:
        cut -= 1
        total += bins[cut]
    kept = np.empty(total, np.int32)
    values = np.empty(total, np.float64)
    filled = 0
    for i in range(count):
        name = touched[i]
        if int(score[name] * scale) >= cut:
            kept[filled] = name
            values[filled] = -np.float64(score[name]) * 1e4 + np.float64(place_of[record[name]]) * 1e-8
            filled += 1
    order = np.argsort(values[:filled])
    number = min(filled, most)
    for i in range(number):
        out[i] = kept[order[i]]
    return number


@lean
def _weigh(score, touched, count, covered, slots_told, names_told):
    """Take off what stands against each name: words of both sides that found no partner, and words besides.

    As in the final score a nat that is contradicted weighs more than a nat that is only missing.
    """
    for i in range(count):
        name = touched[i]
        missing = max(slots_told - covered[name, 0], np.float32(0.0))
        besides = max(names_told[name] - covered[name, 1], np.float32(0.0))
        against = min(missing, besides)
        value = score[name] - CLASH * against - BESIDES * (max(missing, besides) - against)
        # Far below nothing the order does not matter; the histogram needs positive numbers.
        score[name] = np.float32(40.0) + value if value > np.float32(-40.0) else np.float32(0.0)


@compiled
def find_by_letters(slots, told, found, points, told_b, index, names_b, most_postings, scratch, most, out):
    """Add up, for every name, the best alternative of each slot; return how many names ``out`` holds.

    ``slots`` (s, 2) int64 ranges of ``found``/``points``, in the order to search them; ``told`` (s,) float32
    nats of the slot's word, 0 where its absence says nothing; ``told_b`` nats of register words;
    ``scratch``: score (names,) float32 zeros, stamp (names,) int32 zeros, touched (names,) int32, covered
    (names, 2) float32. Also returns the number of postings that were left unread because the words were
    too common.
    """
    score, stamp, touched, covered = scratch
    count = 0
    unread = 0
    for s in range(slots.shape[0]):
        read = 0
        for i in range(slots[s, 0], slots[s, 1]):
            word, value = found[i], points[i]
            first, last = index.posting_at[word], index.posting_at[word + 1]
            if read + last - first > most_postings and read > 0:
                unread += last - first
                continue
            read += last - first
            for p in range(first, last):
                name = index.postings[p]
                if stamp[name] == s + 1:
                    continue
                if stamp[name] == 0:
                    touched[count] = name
                    count += 1
                    covered[name, 0] = covered[name, 1] = 0.0
                stamp[name] = s + 1
                score[name] += value
                covered[name, 0] += told[s]
                covered[name, 1] += told_b[word]
    _weigh(score, touched, count, covered, told.sum(), index.name_told)
    number = _select(score, touched, count, index.place, names_b.record, most, out)
    for i in range(count):
        score[touched[i]] = 0.0
        stamp[touched[i]] = 0
    return number, unread


@lean
def _spelled_pairs(units, spelled_at, spelled, u, v, weights, keys, filled):
    """Write the keys of the ways Latin letters may spell characters u and v, one language at a time."""
    for x in range(units.at[u], units.at[u + 1]):
        for y in range(units.at[v], units.at[v + 1]):
            cx, cy = units.classes[x], units.classes[y]
            if units.language[cx] != units.language[cy]:
                continue
            for i in range(spelled_at[cx], min(spelled_at[cx + 1], spelled_at[cx] + 8)):
                for j in range(spelled_at[cy], min(spelled_at[cy + 1], spelled_at[cy] + 8)):
                    if filled < keys.shape[0]:
                        keys[filled] = pair_key(1, spelled[i, 0], spelled[j, 0])
                        weights[filled] = np.float32(spelled[i, 1] + spelled[j, 1]) * np.float32(0.001)
                        filled += 1
    return filled


@lean
def _class_pairs(units, u, v, weights, keys, filled):
    for x in range(units.at[u], units.at[u + 1]):
        for y in range(units.at[v], units.at[v + 1]):
            if (
                units.language[units.classes[x]] == units.language[units.classes[y]]
                and filled < keys.shape[0]
            ):
                keys[filled] = pair_key(2, units.classes[x], units.classes[y])
                weights[filled] = units.logs[x] + units.logs[y]
                filled += 1
    return filled


@compiled
def find_by_syllables(names_a, na, names_b, units, spelled_at, spelled, index, scratch, most, out):
    """Find names that share neighbouring syllables with form ``na``; return how many ``out`` holds.

    ``spelled`` (s, 2) int32 by class (``spelled_at``): spelling unit and 1000 ln P, likeliest first.
    """
    score, stamp, touched, _ = scratch
    count = 0
    slot = 0
    keys = np.empty(4096, np.uint64)
    weights = np.empty(4096, np.float32)
    whole = np.float32(np.log(max(names_b.record.shape[0], 2)))
    for row in range(names_a.row_at[na], names_a.row_at[na + 1]):
        first, length = names_a.unit_at[row], names_a.unit_at[row + 1] - names_a.unit_at[row]
        for i in range(length if length > 1 else 0):
            u, v = names_a.units[first + i], names_a.units[first + (i + 1) % length]
            slot += 1
            filled = _class_pairs(units, u, v, weights, keys, 0)
            if units.fold[u] >= 0 and units.fold[v] >= 0:
                filled = _spelled_pairs(units, spelled_at, spelled, u, v, weights, keys, filled)
            order = np.argsort(-weights[:filled])
            for o in order:
                place = lower(index.pair, keys[o])
                if place >= index.pair.shape[0] or index.pair[place] != keys[o]:
                    continue
                begin, end = index.pair_at[place], index.pair_at[place + 1]
                if end - begin > _MOST_PAIR_NAMES:
                    continue
                value = (
                    whole
                    - np.float32(np.log(end - begin))
                    + np.float32(0.5) * max(weights[o], np.float32(-6.0))
                )
                if value <= 0.0:
                    continue
                for p in range(begin, end):
                    name = index.pair_names[p]
                    if stamp[name] == slot:
                        continue
                    if stamp[name] == 0:
                        touched[count] = name
                        count += 1
                    stamp[name] = slot
                    score[name] += value
    number = _select(score, touched, count, index.place, names_b.record, most, out)
    for i in range(count):
        score[touched[i]] = 0.0
        stamp[touched[i]] = 0
    return number
