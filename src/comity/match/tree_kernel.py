"""Compiled search of word trees: every register word that may be a subject's word, none by accident.

A tree holds words as paths in depth-first order, so that words with the same beginning share the work of
comparing it and a whole branch is passed over by one jump. Along a path the same alignment is made as
in ``names.sound_kernel``: the best chance, over all ways, that graphemes wrote Latin letters. A branch
is left as soon as nothing below it can stay within the limit; so the search finds every word whose
loss is within the limit, as comparing with every word would (the twin test does).

The limit must stay below 8 nats, the cost of a spelling that no table holds: those are not followed.
"""

import numpy as np

from comity.names.compiled import compiled, lean
from comity.names.sound import INSERTED

__all__ = ["DEEPEST", "below", "fill_tree", "search_letters", "search_signs"]

DEEPEST = 30
"""Letters or graphemes of a word that a tree holds: as many as are ever aligned."""

_NO = np.float32(-1e9)
_ONE = np.uint32(1)
_INSERTED = np.float32(INSERTED)


@compiled
def fill_tree(sequence_at, sequences, words, depth, sign, end, word_at, first_of):
    """Lay sorted words out as a tree; return how many nodes it has.

    ``words`` in the order of their sequences. Out: ``depth`` uint8, ``sign`` last step of the path, ``end``
    int32 the node after the branch, ``word_at`` int32 place of the first word that ends at the node,
    ``first_of`` int32 where in ``sequences`` the step stands.
    """
    open_nodes = np.empty(DEEPEST + 1, np.int32)
    height = count = 0
    for place in range(words.shape[0]):
        first = sequence_at[words[place]]
        length = min(sequence_at[words[place] + 1] - first, DEEPEST)
        shared = 0
        while shared < height and shared < length and sign[open_nodes[shared]] == sequences[first + shared]:
            shared += 1
        while height > shared:
            height -= 1
            end[open_nodes[height]] = count
        for step in range(shared, length):
            depth[count] = step + 1
            sign[count] = sequences[first + step]
            first_of[count] = first + step
            word_at[count] = place
            open_nodes[height] = count
            height += 1
            count += 1
    while height > 0:
        height -= 1
        end[open_nodes[height]] = count
    return count


@compiled
def below(end, ends_here, own, some, every):
    """Fill the letters that occur below each node: in ``some`` word, in ``every`` word (bit sets)."""
    for node in range(end.shape[0] - 1, -1, -1):
        union = np.uint32(0)
        common = np.uint32(0xFFFFFFFF)
        child = node + 1
        while child < end[node]:
            union |= some[child] | own[child]
            common &= every[child] | own[child]
            child = end[child]
        if ends_here[node] or child == node + 1:
            common = np.uint32(0)
        some[node] = union
        every[node] = common


@lean
def _bits(value):
    count = 0
    while value:
        value &= value - np.uint32(1)
        count += 1
    return count


@lean
def _collect(words, first, last, loss, count, found, losses):
    """Write the words that end at a node, as many as there is room for; return how many there are now."""
    for place in range(first, min(last, first + found.shape[0] - count)):
        found[count], losses[count] = words[place], loss
        count += 1
    return count


@compiled
def search_letters(symbols, skip, can, written, tree, limit, found, losses):
    """Find the Latin words of a tree that graphemes ``symbols`` may have written; return how many.

    ``skip`` (n,) float32 ln P that each grapheme wrote nothing, ``can`` (n,) uint32 the letters it may
    write; ``written`` (at, place, value, writes, opens): by chunk the graphemes in turn that may write it
    (CSR), and as bits those that may write it, or a longer chunk that begins with it; ``tree`` a WordTree
    of letters; ``found`` int32 and ``losses`` float32 receive words and nats lost, at most their length.
    O(nodes within the limit x graphemes).
    """
    depth, end, chunks, word_at, words, some, every, _ = tree
    _, _, _, writes, opens = written
    n = symbols.shape[0]
    grid = np.full((DEEPEST + 1, n + 1), _NO)
    best = np.full(DEEPEST + 1, _NO)
    places = np.zeros(DEEPEST + 1, np.uint32)
    later = np.zeros(n + 1, np.uint32)
    for i in range(n - 1, -1, -1):
        later[i] = later[i + 1] | can[i]
    value = np.float32(0.0)
    for i in range(n + 1):
        if value >= -limit:
            grid[0, i] = value
            places[0] |= _ONE << np.uint32(i)
        value += skip[min(i, n - 1)]
    best[0] = 0.0
    alive = (grid, best, places)
    query = (skip, can, later, limit)
    count = node = 0
    while node < depth.shape[0]:
        here = depth[node]
        ways = opening = False
        for back in range(min(here, 4)):
            chunk = chunks[node, back]
            if chunk >= 0:
                ways |= (writes[chunk] & places[here - 1 - back]) != 0
                opening |= (opens[chunk] & places[here - 1 - back]) != 0
        if not opening and not ways and best[here - 1] + _INSERTED < -limit:
            node = end[node]
            continue
        _letter_row(query, written, chunks[node], some[node], every[node], here, alive)
        if places[here] == 0 and not opening:
            node = end[node]
            continue
        if grid[here, n] > _NO:
            count = _collect(words, word_at[node], word_at[node + 1], -grid[here, n], count, found, losses)
        node += 1
    return count


@lean
def _letter_row(query, written, chunks, some, every, here, alive):
    """Fill the row of a node: the best chance of each number of graphemes to have written its path."""
    skip, can, later, limit = query
    at, turns, values, _, _ = written
    grid, best, places = alive
    n = skip.shape[0]
    row = grid[here]
    for i in range(n + 1):
        row[i] = grid[here - 1, i] + _INSERTED
    for back in range(min(here, 4)):
        chunk = chunks[back]
        if chunk >= 0:
            before = grid[here - 1 - back]
            for way in range(at[chunk], at[chunk + 1]):
                i = turns[way]
                row[i + 1] = max(row[i + 1], before[i] + values[way])
    lost = np.float32(0.0)
    for i in range(n):
        if can[i] & some == 0:
            lost += skip[i]
    highest, within = _NO, np.uint32(0)
    for i in range(n + 1):
        if i > 0:
            row[i] = max(row[i], row[i - 1] + skip[i - 1])
            if can[i - 1] & some == 0:
                lost -= skip[i - 1]
        value = row[i] + lost
        if value < -limit or value + _bits(every & ~later[i]) * _INSERTED < -limit:
            row[i] = _NO
        else:
            highest = max(highest, row[i])
            within |= _ONE << np.uint32(i)
    best[here], places[here] = highest, within


@compiled
def search_signs(letters, ways, skip, tree, limit, found, losses):
    """Find the words of a tree of graphemes that may have written a Latin word; return how many.

    ``letters`` (m,) uint32 one bit a letter (0 for others); ``ways`` (at, begin, end, value, starts, best):
    for each grapheme the pieces of the Latin word it may write, the places where they begin as bits, and
    the best chance; ``skip`` (graphemes,) float32 ln P that it wrote nothing; ``tree`` a WordTree of
    graphemes. O(nodes within the limit x letters).
    """
    depth, end, step, word_at, words, some, _, _ = tree
    starts, chance = ways[4], ways[5]
    m = letters.shape[0]
    grid = np.full((DEEPEST + 1, m + 1), _NO)
    best = np.full(DEEPEST + 1, _NO)
    places = np.zeros(DEEPEST + 1, np.uint32)
    value = np.float32(0.0)
    for j in range(m + 1):
        if value >= -limit:
            grid[0, j] = value
            places[0] |= _ONE << np.uint32(j)
        value += _INSERTED
    best[0] = 0.0
    alive = (grid, best, places)
    count = node = 0
    while node < depth.shape[0]:
        here, sign = depth[node], step[node, 0]
        silent = best[here - 1] + skip[sign] >= -limit
        writes = starts[sign] & places[here - 1] and best[here - 1] + chance[sign] >= -limit
        if not silent and not writes:
            node = end[node]
            continue
        _sign_row(letters, ways, sign, skip[sign], silent, some[node], limit, here, alive)
        if places[here] == 0:
            node = end[node]
            continue
        if grid[here, m] > _NO:
            count = _collect(words, word_at[node], word_at[node + 1], -grid[here, m], count, found, losses)
        node += 1
    return count


@lean
def _sign_row(letters, ways, sign, skip, silent, some, limit, here, alive):
    """Fill the row of a node: the best chance of its path to have written each number of letters."""
    at, begins, ends, values, _, _ = ways
    grid, best, places = alive
    m = letters.shape[0]
    before, row = grid[here - 1], grid[here]
    if silent:
        for j in range(m + 1):
            row[j] = before[j] + skip
    else:
        row[:] = _NO
    for way in range(at[sign], at[sign + 1]):
        place = ends[way]
        row[place] = max(row[place], before[begins[way]] + values[way])
    lost = np.float32(0.0)
    for j in range(m):
        if letters[j] & some == 0:
            lost += _INSERTED
    highest, within, value = _NO, np.uint32(0), _NO
    for j in range(m + 1):
        if j > 0 and letters[j - 1] & some == 0:
            lost -= _INSERTED
        value = max(row[j], value + _INSERTED)
        if value + lost < -limit:
            row[j] = value = _NO
        else:
            row[j] = value
            highest = max(highest, value)
            within |= _ONE << np.uint32(j)
    best[here], places[here] = highest, within
