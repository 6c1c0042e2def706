"""Compiled search of word trees: every register word that may be a subject's word, none by accident.

A tree holds words as paths in depth-first order, so that words with the same beginning share the work of
comparing it and a whole branch is passed over by one jump. Along a path the same alignment is made as
in ``names.sound_kernel``: the best chance, over all ways, that graphemes wrote Latin letters. A branch
is left as soon as nothing below it can stay within the limit; so the search finds every word whose
loss is within the limit, as comparing with every word would (the twin test does).

The limit must stay below 8 nats, the cost of a spelling that no table holds: those are not followed.
"""

import numpy as np

from comity.names.compiled import compiled
from comity.names.sound import INSERTED

__all__ = ["DEEPEST", "below", "fill_tree", "search_letters", "search_signs"]

DEEPEST = 30
"""Letters or graphemes of a word that a tree holds: as many as are ever aligned."""

_NO = np.float32(-1e9)
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


@compiled
def _bits(value):
    count = 0
    while value:
        value &= value - np.uint32(1)
        count += 1
    return count


@compiled
def search_letters(symbols, can, skip, longer, table, tree, limit, found, losses):
    """Find the Latin words of a tree that graphemes ``symbols`` may have written; return how many.

    ``can`` (n,) uint32 Latin letters that each grapheme may write; ``skip`` (n,) float32 ln P that it wrote
    nothing; ``longer`` (begin_at, begins) the chunks that begin a longer one, by grapheme; ``tree`` a
    WordTree of letters; ``found`` int32 and ``losses`` float32 receive words and nats lost, at most their
    length. O(nodes within the limit x graphemes).
    """
    depth, end, chunks, word_at, words, some, every, own = tree
    n = symbols.shape[0]
    grid = np.empty((DEEPEST + 1, n + 1), np.float32)
    low, high = np.zeros(DEEPEST + 1, np.int64), np.zeros(DEEPEST + 1, np.int64)
    best = np.zeros(DEEPEST + 1, np.float32)
    later = np.zeros(n + 1, np.uint32)
    for i in range(n - 1, -1, -1):
        later[i] = later[i + 1] | can[i]
    grid[0, :] = _NO
    grid[0, 0] = 0.0
    for i in range(n):
        grid[0, i + 1] = grid[0, i] + skip[i]
        if grid[0, i + 1] < -limit:
            break
        high[0] = i + 1
    alive = (grid, low, high, best)
    opens = np.zeros((n, table.shape[1]), np.bool_)
    for i in range(n):
        for place in range(longer[0][symbols[i]], longer[0][symbols[i] + 1]):
            opens[i, longer[1][place]] = True
    query = (symbols, can, skip, later, limit)
    count = node = 0
    while node < depth.shape[0]:
        here = depth[node]
        some_row = best[here - 1] + _INSERTED >= -limit or _writable(can, own[node], here, alive)
        if not (some_row and _letter_row(query, table, chunks[node], some[node], every[node], here, alive)):
            low[here], high[here], best[here] = n + 1, -1, _NO
            if not (some_row and _open(opens, chunks[node], here, alive)):
                node = end[node]
                continue
        if high[here] == n:
            for place in range(word_at[node], word_at[node + 1]):
                if count < found.shape[0]:
                    found[count] = words[place]
                    losses[count] = -grid[here, n]
                    count += 1
        node += 1
    return count


@compiled
def _writable(can, letter, here, alive):
    """Say whether a grapheme next in turn may write a letter, by itself or in a chunk."""
    _, low, high, _ = alive
    for row in range(max(here - 4, 0), here):
        for i in range(low[row], min(high[row] + 1, can.shape[0])):
            if can[i] & letter:
                return True
    return False


@compiled
def _open(opens, chunks, here, alive):
    """Say whether the last letters begin a longer chunk that a grapheme next in turn may write."""
    grid, low, high, _ = alive
    for back in range(min(here, 3)):
        if chunks[back] >= 0:
            row = here - 1 - back
            for i in range(low[row], min(high[row] + 1, opens.shape[0])):
                if opens[i, chunks[back]] and grid[row, i] > _NO:
                    return True
    return False


@compiled
def _letter_row(query, table, chunks, some, every, here, alive):
    """Fill the row of a node; say whether any place of it can stay within the limit."""
    symbols, can, skip, later, limit = query
    grid, low, high, best = alive
    n = symbols.shape[0]
    first, last, reach = low[here - 1], high[here - 1], 1
    for back in range(1, min(here, 4)):
        if chunks[back] >= 0:
            reach = back + 1
            first = min(first, low[here - 1 - back])
            last = max(last, high[here - 1 - back])
    lost = np.float32(0.0)
    for i in range(n - 1, first - 1, -1):
        if can[i] & some == 0:
            lost += skip[i]
    row = grid[here]
    row[:] = _NO
    begun, ended, highest = n + 1, -1, _NO
    for i in range(first, n + 1):
        value = grid[here - 1, i] + _INSERTED
        if i > 0:
            if i > first and can[i - 1] & some == 0:
                lost -= skip[i - 1]
            value = max(value, row[i - 1] + skip[i - 1])
            for back in range(reach):
                chunk = chunks[back]
                before = grid[here - 1 - back, i - 1]
                if chunk >= 0 and before > _NO:
                    value = max(value, before + table[symbols[i - 1], chunk])
        if value + lost >= -limit and value + lost + _bits(every & ~later[i]) * _INSERTED >= -limit:
            row[i] = value
            highest = max(highest, value)
            begun = min(begun, i)
            ended = i
        elif i > last:
            break
    low[here], high[here], best[here] = begun, ended, highest
    return ended >= 0


@compiled
def search_signs(letters, ways, skip, tree, limit, found, losses):
    """Find the words of a tree of graphemes that may have written a Latin word; return how many.

    ``letters`` (m,) uint32 one bit a letter (0 for others); ``ways`` (at, begin, end, value, starts): for
    each grapheme the pieces of the Latin word it may write, and the places where they begin as bits;
    ``skip`` (graphemes,) float32 ln P that it wrote nothing; ``tree`` a WordTree of graphemes.
    O(nodes within the limit x letters).
    """
    depth, end, step, word_at, words, some, _, _ = tree
    m = letters.shape[0]
    starts = ways[4]
    grid = np.empty((DEEPEST + 1, m + 1), np.float32)
    low, high = np.zeros(DEEPEST + 1, np.int64), np.zeros(DEEPEST + 1, np.int64)
    best = np.zeros(DEEPEST + 1, np.float32)
    places = np.zeros(DEEPEST + 1, np.uint32)
    grid[0, :] = _NO
    grid[0, 0] = 0.0
    places[0] = 1
    for j in range(m):
        grid[0, j + 1] = grid[0, j] + _INSERTED
        if grid[0, j + 1] < -limit:
            break
        high[0] = j + 1
        places[0] |= np.uint32(1) << np.uint32(j + 1)
    alive = (grid, low, high, best, places)
    count = node = 0
    while node < depth.shape[0]:
        here, sign = depth[node], step[node, 0]
        silent = best[here - 1] + skip[sign] >= -limit
        if not silent and starts[sign] & places[here - 1] == 0:
            node = end[node]
            continue
        ended = _sign_row(letters, ways, sign, skip[sign], some[node], limit, here, alive)
        if ended < 0:
            node = end[node]
            continue
        if ended == m:
            for place in range(word_at[node], word_at[node + 1]):
                if count < found.shape[0]:
                    found[count] = words[place]
                    losses[count] = -grid[here, m]
                    count += 1
        node += 1
    return count


@compiled
def _sign_row(letters, ways, sign, skip, some, limit, here, alive):
    """Fill the row of a node; return its last place within the limit, -1 when there is none."""
    at, begins, ends, values, _ = ways
    grid, low, high, best, places = alive
    m = letters.shape[0]
    before, row = grid[here - 1], grid[here]
    first, last = low[here - 1], high[here - 1]
    for j in range(first, last + 1):
        row[j] = before[j] + skip
    for way in range(at[sign], at[sign + 1]):
        begin = begins[way]
        if first <= begin <= high[here - 1]:
            place = ends[way]
            while last < place:
                last += 1
                row[last] = _NO
            row[place] = max(row[place], before[begin] + values[way])
    lost = np.float32(0.0)
    for j in range(m - 1, first - 1, -1):
        if letters[j] & some == 0:
            lost += _INSERTED
    begun, ended, highest = m + 1, -1, _NO
    within = np.uint32(0)
    value = _NO
    for j in range(first, m + 1):
        if j > first and letters[j - 1] & some == 0:
            lost -= _INSERTED
        value += _INSERTED
        if j <= last:
            value = max(value, row[j])
        if value + lost < -limit:
            row[j] = value = _NO
            if j > last:
                break
            continue
        row[j] = value
        highest = max(highest, value)
        within |= np.uint32(1) << np.uint32(j)
        begun = min(begun, j)
        ended = j
    low[here], high[here], best[here], places[here] = begun, ended, highest, within
    return ended
