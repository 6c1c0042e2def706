"""Compiled candidate search: words that may be the subject's words, then the names that hold them.

Within one slot (a word, a neighbouring pair of syllables) the best alternative counts; over slots
points add up. So a name's place among the candidates is nearly its place in the final score.
"""

import numpy as np

from comity.match.index_kernel import pair_key, slip_keys
from comity.match.letters_kernel import rarity, word_points
from comity.names.compiled import compiled

__all__ = ["find_by_letters", "find_by_syllables", "like_words"]

_NO = np.float32(-1e9)
_DIGITS, _LATIN, _ARAB, _HEBR, _LEGAL_FORMS = 0, 1, 6, 7, 28
_SHORTEST_SLIP, _BUCKET_SCRIPTS = 5, 32
_CONSONANTS = np.uint32(sum(1 << (ord(letter) - 97) for letter in "bcdfgjklmnpqrstvxz"))
_SHARE_LOST = np.float32(0.5)
"""A word that loses more than this share of its letters' chance is not searched by."""

_MOST_TRIED_KNOWN = 60
"""Words aligned in the subject's own script when the register holds the very word."""

_MOST_TRIED_OWN = 300
"""The same when it does not."""

_MOST_TRIED = 200
"""Words of one other script aligned for a Latin word; the likeliest buckets come first."""

_MOST_TRIED_LATIN = 1500
"""Words of one other script aligned for a word that is not Latin."""

_MOST_TRIED_IN_ALL = 2500
"""The same over all scripts of the register."""

_LEAST_POINTS = np.float32(0.5)
"""A register word worth less than this is not searched by."""

_LEAST_SHARE = 0.35
"""A name with less than this share of the best name's points is no candidate."""

_MOST_PAIR_NAMES = 60_000
"""A pair of syllables in more names than this finds nobody in particular."""


@compiled
def _range(keys, key):
    """Return the first and last place of ``key`` in sorted ``keys`` (binary search)."""
    low, high = 0, keys.shape[0]
    while low < high:
        middle = (low + high) // 2
        if keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    last = low
    while last < keys.shape[0] and keys[last] == key:
        last += 1
    return low, last


@compiled
def _lower(keys, key):
    low, high = 0, keys.shape[0]
    while low < high:
        middle = (low + high) // 2
        if keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def letter_bags(words, bits, out):
    """Write the set of Latin letters of every word, one bit a letter; ``bits`` by single-letter chunk."""
    for w in range(words.key.shape[0]):
        bag = np.uint32(0)
        for letter in range(words.letter_at[w], words.letter_at[w + 1]):
            chunk = words.chunks[letter, 0]
            if chunk >= 0:
                bag |= bits[chunk]
        out[w] = bag


@compiled
def _unlike(a, w, b, word, bag, other_bag):
    """Say whether a word in the same bucket is not worth aligning: length or letters too different."""
    letters = a.letter_at[w + 1] - a.letter_at[w]
    other = b.letter_at[word + 1] - b.letter_at[word]
    differing = bag ^ other_bag
    if a.script[w] == b.script[word]:
        return abs(other - letters) > 2 or _bits(differing) > 5
    if _bits(differing & _CONSONANTS) > 3:
        return True
    vowels_written = a.script[w] not in (_ARAB, _HEBR) and b.script[word] not in (_ARAB, _HEBR)
    return vowels_written and (_bits(differing) > 5 or abs(other - letters) > 3)


@compiled
def _bits(value):
    count = 0
    while value:
        value &= value - np.uint32(1)
        count += 1
    return count


@compiled
def _try(a, w, b, word, state, count, settings):
    """Compare one register word, once; keep it among the best found; return how many are kept."""
    found, points, seen, stamp = state
    names, prior, table, grid = settings
    if seen[word] == stamp:
        return count
    seen[word] = stamp
    told = min(a.told[w], rarity(b.told[word], b.names[word], names, prior))
    limit = min(told + np.float32(1.0), _SHARE_LOST * min(a.chance[w], b.chance[word]))
    value, _ = word_points(a, w, b, word, told, limit, table, grid)
    if value <= _LEAST_POINTS:
        return count
    place = count
    if count == found.shape[0]:
        place = 0
        for i in range(1, count):
            tied = points[i] == points[place] and b.key[found[i]] > b.key[found[place]]
            if points[i] < points[place] or tied:
                place = i
        if value <= points[place]:
            return count
    found[place], points[place] = word, value
    return max(count, place + 1)


@compiled
def _most_of(script, own, known):
    """Return how many words of a script are aligned for a word of script ``own``."""
    if script == own:
        return _MOST_TRIED_KNOWN if known else _MOST_TRIED_OWN
    return _MOST_TRIED if own == _LATIN else _MOST_TRIED_LATIN


@compiled
def _by_slips(a, w, b, index, state, count, settings):
    """Compare the register words that are the word less or plus one letter."""
    letters = a.letter_at[w + 1] - a.letter_at[w]
    if a.script[w] != _LATIN or letters < _SHORTEST_SLIP:
        return count
    keys = np.empty(64, np.uint32)
    for slip in range(slip_keys(a.chunks[a.letter_at[w] : a.letter_at[w + 1]], keys)):
        low, high = _range(index.slip, keys[slip])
        for place in range(low, high):
            count = _try(a, w, b, index.slip_word[place], state, count, settings)
    return count


@compiled
def _by_skeletons(a, w, buckets, b, index, state, count, settings):
    """Compare the register words of the buckets, script by script, as far as the limits go."""
    skeletons, scripts, bag, bags = buckets
    seen, stamp = state[2], state[3]
    known = count > 0
    tried_in_all = 0
    for script in scripts:
        most = min(_most_of(script, a.script[w], known), _MOST_TRIED_IN_ALL - tried_in_all)
        tried = 0
        for skeleton in skeletons:
            if tried >= most:
                break
            bucket = skeleton * _BUCKET_SCRIPTS + script
            place = _lower(index.skeleton, bucket)
            while place < index.skeleton.shape[0] and index.skeleton[place] == bucket and tried < most:
                word = index.skeleton_word[place]
                place += 1
                if seen[word] != stamp and not _unlike(a, w, b, word, bag, bags[word]):
                    tried += 1
                    tried_in_all += 1
                    count = _try(a, w, b, word, state, count, settings)
    return count


@compiled
def like_words(a, w, buckets, b, index, settings, seen, stamp, found, points):
    """Find register words that may be word ``w`` of the subject.

    ``buckets``: skeletons int32, likeliest first, the scripts to look in, the letters of the word as a
    bit set and those of all register words; ``settings``: names, prior, table, scratch grid; ``seen``
    (register words,) int32 with ``stamp`` marks words already compared; ``found`` int32 and ``points``
    float32 receive the result, best first. Returns how many. O(words in the buckets).
    """
    names, prior = settings[0], settings[1]
    count = 0
    first, last = _range(index.key, a.key[w])
    for place in range(first, last):
        word = index.key_word[place]
        seen[word] = stamp
        found[count] = word
        told = rarity(min(a.told[w], b.told[word]), b.names[word], names, prior)
        points[count] = max(told, _LEAST_POINTS)
        count += 1
    if a.script[w] == _DIGITS or a.script[w] == _LEGAL_FORMS:
        return count
    state = (found, points, seen, stamp)
    count = _by_slips(a, w, b, index, state, count, settings)
    count = _by_skeletons(a, w, buckets, b, index, state, count, settings)
    _sort(b.key, found, points, count)
    return count


@compiled
def _sort(keys, found, points, count):
    """Order by points, falling, then by the word's key, so that no row decides.

    Insertion sort: there are a few dozen entries.
    """
    for i in range(1, count):
        word, value = found[i], points[i]
        j = i - 1
        while j >= 0 and (points[j] < value or (points[j] == value and keys[found[j]] > keys[word])):
            found[j + 1], points[j + 1] = found[j], points[j]
            j -= 1
        found[j + 1], points[j + 1] = word, value


@compiled
def _select(score, touched, count, told, place_of, record, most, out):
    """Write the ``most`` best touched names to ``out``, ties by record id; return how many.

    A name with much that the subject does not have comes after one with less (a fifth of the nats).
    """
    best = np.float32(0.0)
    for i in range(count):
        name = touched[i]
        value = score[name] - np.float32(0.2) * max(told[name] - score[name], np.float32(0.0))
        score[name] = max(value, np.float32(0.01))
        if score[name] > best:
            best = score[name]
    bins = np.zeros(257, np.int64)
    scale = np.float32(256.0) / max(best, np.float32(1e-6))
    for i in range(count):
        bins[int(score[touched[i]] * scale)] += 1
    cut, total = 256, 0
    while cut > 0:
        total += bins[cut]
        if total >= most:
            break
        cut -= 1
    cut = max(cut, int(_LEAST_SHARE * 256))
    total = bins[cut:].sum()
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


@compiled
def find_by_letters(slots, found, points, index, names_b, most_postings, scratch, most, out):
    """Add up, for every name, the best alternative of each slot; return how many names ``out`` holds.

    ``slots`` (s, 2) int64 ranges of ``found``/``points``, in the order to search them; ``scratch``:
    score (names,) float32 zeros, stamp (names,) int32 zeros, touched (names,) int32. Also returns the
    number of postings that were left unread because the words were too common.
    """
    score, stamp, touched = scratch
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
                stamp[name] = s + 1
                score[name] += value
    number = _select(score, touched, count, index.name_told, index.place, names_b.record, most, out)
    for i in range(count):
        score[touched[i]] = 0.0
        stamp[touched[i]] = 0
    return number, unread


@compiled
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


@compiled
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
    score, stamp, touched = scratch
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
                place = _lower(index.pair, keys[o])
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
    number = _select(score, touched, count, index.name_told, index.place, names_b.record, most, out)
    for i in range(count):
        score[touched[i]] = 0.0
        stamp[touched[i]] = 0
    return number
