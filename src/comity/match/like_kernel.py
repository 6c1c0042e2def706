"""Compiled search for like words: which words of a register may be one word of a subject.

Four ways lead to a word: it is the same, one letter apart, an equivalent (Ivan, John), or within reach
of the sound model (``tree_kernel``). What it is worth is its rarity less what the spelling loses.
"""

import numpy as np

from comity.match.index_kernel import has_slips, lower, slip_keys
from comity.match.tree_kernel import search_letters, search_signs
from comity.match.words_kernel import KIN_LOSS, agreement, rarity
from comity.names.compiled import compiled, lean
from comity.names.sound_kernel import LONGEST_WORD

__all__ = ["like_words"]

_NO = np.float32(-1e9)
_DIGITS, _LEGAL_FORMS = 0, 28
_SHARE_LOST = np.float32(0.6)
"""A word that loses more than this share of its letters' chance is not searched by."""

_MOST_LOST = np.float32(7.9)
"""Nats that a word found by sound may lose; from 8 on any letter could stand for any other."""

_LEAST_POINTS = np.float32(0.1)
"""A register word worth less than this is not searched by."""

_MOST_FOUND = 4096
"""Words that one tree may give for one word."""


@lean
def _range(keys, key):
    """Return the first place of ``key`` in sorted ``keys`` and the one after its last."""
    low = lower(keys, key)
    last = low
    while last < keys.shape[0] and keys[last] == key:
        last += 1
    return low, last


@compiled
def _by_slips(a, w, b, index, settings, state):
    """Compare the register words that are the word less or plus one letter."""
    if not has_slips(a.script[w], a.letter_at[w + 1] - a.letter_at[w]):
        return
    _, _, table, grid = settings
    keys = np.empty(LONGEST_WORD + 2, np.uint32)
    for slip in range(slip_keys(a.script[w], a.chunks[a.letter_at[w] : a.letter_at[w + 1]], keys)):
        low, high = _range(index.slip, keys[slip])
        for place in range(low, high):
            word = index.slip_word[place]
            told = min(a.told[w], b.told[word])
            agreed = agreement(a, w, b, word, told, table, grid)
            if told + agreed > np.float32(0.0):
                _note(word, -agreed, state)


@lean
def _note(word, loss, state):
    """Keep the least loss of a word."""
    losses, stamps, stamp, touched, count = state
    if stamps[word] != stamp[0]:
        stamps[word] = stamp[0]
        losses[word] = loss
        touched[count[0]] = word
        count[0] += 1
    elif loss < losses[word]:
        losses[word] = loss


@lean
def _by_kin(a, w, index, state):
    """Note the words that a table calls equivalent."""
    for place in range(a.kin_at[w], a.kin_at[w + 1]):
        low, high = _range(index.kin, a.kin[place])
        for at in range(low, high):
            _note(index.kin_word[at], KIN_LOSS, state)


@compiled
def _ways(chunks, reach, graphemes):
    """Return for each grapheme the pieces of a Latin word that it may write, and where they begin.

    CSR offsets, begin, end, ln P; then the beginnings as bits and the best chance, one entry a grapheme.
    """
    chunk_at, grapheme, chance, _, _, _ = reach
    at = np.zeros(graphemes + 1, np.int32)
    for last in range(chunks.shape[0]):
        for back in range(min(last + 1, chunks.shape[1])):
            chunk = chunks[last, back]
            for place in range(chunk_at[chunk], chunk_at[chunk + 1] if chunk >= 0 else chunk_at[chunk]):
                at[grapheme[place] + 1] += 1
    for g in range(graphemes):
        at[g + 1] += at[g]
    filled = at.copy()
    starts, best = np.zeros(graphemes, np.uint32), np.full(graphemes, _NO)
    begins, ends = np.empty(at[graphemes], np.int8), np.empty(at[graphemes], np.int8)
    values = np.empty(at[graphemes], np.float32)
    for last in range(chunks.shape[0]):
        for back in range(min(last + 1, chunks.shape[1])):
            chunk = chunks[last, back]
            for place in range(chunk_at[chunk], chunk_at[chunk + 1] if chunk >= 0 else chunk_at[chunk]):
                way = filled[grapheme[place]]
                filled[grapheme[place]] += 1
                begins[way], ends[way], values[way] = last - back, last + 1, chance[place]
                starts[grapheme[place]] |= np.uint32(1) << np.uint32(last - back)
                best[grapheme[place]] = max(best[grapheme[place]], chance[place])
    return at, begins, ends, values, starts, best


@compiled
def _written(symbols, reach, chunks):
    """Return by chunk the graphemes in turn that may write it: CSR turn and ln P, then two sets of bits.

    The bits say which graphemes may write the chunk, and which may write a longer one that begins with it.
    """
    write_at, write, chance, begin_at, begins = reach[5]
    at = np.zeros(chunks + 1, np.int32)
    for symbol in symbols:
        for place in range(write_at[symbol], write_at[symbol + 1]):
            at[write[place] + 1] += 1
    for chunk in range(chunks):
        at[chunk + 1] += at[chunk]
    filled = at.copy()
    turns, values = np.empty(at[chunks], np.int8), np.empty(at[chunks], np.float32)
    writes, opens = np.zeros(chunks, np.uint32), np.zeros(chunks, np.uint32)
    for turn in range(symbols.shape[0]):
        bit = np.uint32(1) << np.uint32(turn)
        for place in range(write_at[symbols[turn]], write_at[symbols[turn] + 1]):
            chunk = write[place]
            turns[filled[chunk]], values[filled[chunk]] = turn, chance[place]
            filled[chunk] += 1
            writes[chunk] |= bit
        for place in range(begin_at[symbols[turn]], begin_at[symbols[turn] + 1]):
            opens[begins[place]] |= bit
    return at, turns, values, writes, opens


@compiled
def _by_sound(a, w, limit, trees, reach, found, lost, state):
    """Note the words of both trees that the sound model can reach within the limit."""
    letter_tree, sign_tree, bits = trees
    _, _, _, skip, can_write, _ = reach
    symbols = a.symbols[a.symbol_at[w] : a.symbol_at[w + 1]]
    if letter_tree.depth.shape[0] and symbols.shape[0]:
        can, silent = can_write[symbols], skip[symbols]
        written = _written(symbols, reach, bits.shape[0])
        count = search_letters(symbols, silent, can, written, letter_tree, limit, found, lost)
        for i in range(count):
            _note(found[i], lost[i], state)
    chunks = a.chunks[a.letter_at[w] : a.letter_at[w + 1]]
    if sign_tree.depth.shape[0] and chunks.shape[0]:
        letters = np.zeros(chunks.shape[0], np.uint32)
        for j in range(chunks.shape[0]):
            if chunks[j, 0] >= 0:
                letters[j] = bits[chunks[j, 0]]
        ways = _ways(chunks, reach, skip.shape[0])
        count = search_signs(letters, ways, skip, sign_tree, limit, found, lost)
        for i in range(count):
            _note(found[i], lost[i], state)


@compiled
def like_words(a, w, by_sound, b, index, trees, reach, settings, state, found, points):
    """Find register words that may be word ``w`` of the subject, best first; return how many.

    ``by_sound`` tells whether the sound model is asked; ``trees`` letter tree, sign tree, letters of each
    chunk as bits; ``reach`` the sparse sound table; ``settings`` names, prior, table, scratch grid;
    ``state`` losses (register words,) float32, stamps int32, stamp (1,) int32, touched int32, count (1,);
    ``found`` int32 and ``points`` float32 receive the result.
    """
    names, prior, _, _ = settings
    losses, _, stamp, touched, count = state
    stamp[0] += 1
    count[0] = 0
    first, last = _range(index.key, a.key[w])
    for place in range(first, last):
        _note(index.key_word[place], np.float32(0.0), state)
    if a.script[w] != _DIGITS and a.script[w] != _LEGAL_FORMS:
        _by_kin(a, w, index, state)
        _by_slips(a, w, b, index, settings, state)
        if by_sound:
            limit = min(a.told[w] + np.float32(1.0), _SHARE_LOST * a.chance[w], _MOST_LOST)
            room, lost = np.empty(_MOST_FOUND, np.int32), np.empty(_MOST_FOUND, np.float32)
            _by_sound(a, w, limit, trees, reach, room, lost, state)
    kept = 0
    for i in range(count[0]):
        word = touched[i]
        told = rarity(min(a.told[w], b.told[word]), b.names[word], names, prior)
        value = told - losses[word]
        if a.key[w] == b.key[word]:
            value = max(value, _LEAST_POINTS)
        elif losses[word] > _SHARE_LOST * b.chance[word] or value <= _LEAST_POINTS:
            continue
        kept = _keep(word, value, kept, b.key, found, points)
    _sort(b.key, found, points, kept)
    return kept


@lean
def _keep(word, value, kept, keys, found, points):
    """Keep a word among the best; ties by the word's key, so that no row decides."""
    if kept < found.shape[0]:
        found[kept], points[kept] = word, value
        return kept + 1
    worst = 0
    for i in range(1, kept):
        tied = points[i] == points[worst] and keys[found[i]] > keys[found[worst]]
        if points[i] < points[worst] or tied:
            worst = i
    tied = value == points[worst] and keys[word] < keys[found[worst]]
    if value > points[worst] or tied:
        found[worst], points[worst] = word, value
    return kept


@lean
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
