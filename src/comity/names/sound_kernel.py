"""Compiled kernels of the sound model: how probably one word is another word's spelling.

Each kernel is a plain Python function under the compiler's decorator, so that tests can run it
uncompiled and compare both with an independent reference.
"""

import numpy as np

from comity.names.compiled import lean

__all__ = ["LONGEST_CHUNK", "LONGEST_WORD", "best_alignment"]

LONGEST_CHUNK = 4
"""Latin letters that one grapheme may write ("shch" for щ)."""

LONGEST_WORD = 30
"""Letters and graphemes compared in one word; the rest of a longer word is ignored."""

_IMPOSSIBLE = np.float32(-1e9)


@lean
def best_alignment(symbols, chunks, table, inserted, floor, grid):
    """Return log P(Latin word | source word) of the best alignment, or ``-1e9`` below ``floor``.

    ``symbols`` (n,) int ids of source graphemes; ``chunks`` (m, 4) int: id of the Latin chunk of
    length k+1 that *ends* at letter i, -1 where it is in no table; ``table`` (symbols, chunks + 1)
    float32 log-probabilities, last column the silent grapheme; ``inserted`` log-probability of one
    Latin letter that nothing wrote; ``grid`` scratch (n + 1, m + 1) float32 at least. O(4 n m).
    """
    rows = symbols.shape[0]
    columns = chunks.shape[0]
    silent = table.shape[1] - 1
    grid[0, 0] = 0.0
    for j in range(columns):
        grid[0, j + 1] = grid[0, j] + inserted
    for i in range(rows):
        symbol = symbols[i]
        best = _IMPOSSIBLE
        skip = table[symbol, silent]
        for j in range(columns + 1):
            value = grid[i, j] + skip
            if j:
                other = grid[i + 1, j - 1] + inserted
                if other > value:
                    value = other
                reach = j if j < LONGEST_CHUNK else LONGEST_CHUNK
                for k in range(reach):
                    chunk = chunks[j - 1, k]
                    if chunk >= 0:
                        other = grid[i, j - 1 - k] + table[symbol, chunk]
                        if other > value:
                            value = other
            grid[i + 1, j] = value
            if value > best:
                best = value
        if best < floor:
            return _IMPOSSIBLE
    value = grid[rows, columns]
    return value if value >= floor else _IMPOSSIBLE
