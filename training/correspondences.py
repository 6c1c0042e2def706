"""Learn which Latin letters write which grapheme, by expectation-maximisation over word pairs.

A grapheme writes a chunk of nought to four Latin letters, independently of its neighbours
(a joint-multigram model; Bisani and Ney, Speech Communication 50, 2008, with one source grapheme a
unit). The hand tables of ``comity.names`` are the prior: they count as ``PRIOR_WEIGHT`` observed
words per grapheme, so a rare grapheme keeps what a person wrote and a frequent one learns.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numba import njit

__all__ = ["PRIOR_WEIGHT", "learn"]

PRIOR_WEIGHT = 30.0
_LONGEST = 4
_ITERATIONS = 6
_INSERTED = np.exp(-6.0)

Spellings = dict[str, float]


@njit(cache=True)
def _collect(symbols, chunks, weight, table, counts, inserted):
    """Add the expected counts of one word pair; return its likelihood (0 if it has no alignment)."""
    n, m = symbols.shape[0], chunks.shape[0]
    silent = table.shape[1] - 1
    forward = np.zeros((n + 1, m + 1))
    backward = np.zeros((n + 1, m + 1))
    forward[0, 0] = 1.0
    for i in range(n + 1):
        for j in range(m + 1):
            total = forward[i, j]
            if j > 0:
                total += forward[i, j - 1] * inserted
            if i > 0:
                total += forward[i - 1, j] * table[symbols[i - 1], silent]
                for k in range(min(j, 4)):
                    c = chunks[j - 1, k]
                    if c >= 0:
                        total += forward[i - 1, j - 1 - k] * table[symbols[i - 1], c]
            forward[i, j] = total
    whole = forward[n, m]
    if whole <= 0.0:
        return 0.0
    backward[n, m] = 1.0
    for i in range(n, -1, -1):
        for j in range(m, -1, -1):
            total = backward[i, j]
            if j < m:
                total += backward[i, j + 1] * inserted
            if i < n:
                total += backward[i + 1, j] * table[symbols[i], silent]
                for k in range(min(m - j, 4)):
                    c = chunks[j + k, k]
                    if c >= 0:
                        total += backward[i + 1, j + k + 1] * table[symbols[i], c]
            backward[i, j] = total
    for i in range(n):
        s = symbols[i]
        for j in range(m + 1):
            scale = weight * forward[i, j] / whole
            if scale == 0.0:
                continue
            counts[s, silent] += scale * table[s, silent] * backward[i + 1, j]
            for k in range(min(m - j, 4)):
                c = chunks[j + k, k]
                if c >= 0:
                    counts[s, c] += scale * table[s, c] * backward[i + 1, j + k + 1]
    return whole


def _chunk_ids(word: str, inventory: Mapping[str, int]) -> np.ndarray:
    ids = np.full((len(word), _LONGEST), -1, np.int32)
    for end in range(1, len(word) + 1):
        for length in range(1, min(end, _LONGEST) + 1):
            ids[end - 1, length - 1] = inventory.get(word[end - length : end], -1)
    return ids


def _inventory(
    pairs: Sequence[tuple[tuple[str, ...], str, float]], prior: Mapping[str, Spellings]
) -> list[str]:
    counts: dict[str, float] = {}
    for _, latin, weight in pairs:
        for start in range(len(latin)):
            for length in range(1, min(_LONGEST - 1, len(latin) - start) + 1):
                piece = latin[start : start + length]
                counts[piece] = counts.get(piece, 0.0) + weight
    frequent = sorted(counts, key=lambda piece: (-counts[piece], piece))[:3000]
    written = {chunk for spellings in prior.values() for chunk in spellings if chunk}
    return sorted(set(frequent) | written | set("abcdefghijklmnopqrstuvwxyz"))


def learn(
    pairs: Sequence[tuple[tuple[str, ...], str, float]], prior: Mapping[str, Spellings]
) -> dict[str, Spellings]:
    """Return P(chunk | grapheme) for every grapheme of the pairs and of the prior.

    ``pairs``: (graphemes, Latin word of letters a-z, weight). Chunks below 1/2000 are dropped and
    the rest scaled to one. Pairs whose likelihood per letter is hopeless (noise of the source,
    e.g. stage names) lose their weight after the second round.
    """
    names = sorted({grapheme for graphemes, _, _ in pairs for grapheme in graphemes} | set(prior))
    number = {name: index for index, name in enumerate(names)}
    chunks = _inventory(pairs, prior)
    chunk_number = {chunk: index for index, chunk in enumerate(chunks)}
    silent = len(chunks)
    base = np.full((len(names), silent + 1), 1e-7)
    for name, spellings in prior.items():
        for chunk, share in spellings.items():
            base[number[name], chunk_number[chunk] if chunk else silent] += share
    known = np.array([name in prior for name in names])
    base[~known] += 1.0 / base.shape[1]
    base /= base.sum(axis=1, keepdims=True)
    table = 0.9 * base + 0.1 / base.shape[1]
    prepared = [
        (np.array([number[g] for g in graphemes], np.int32), _chunk_ids(latin, chunk_number), weight)
        for graphemes, latin, weight in pairs
    ]
    for round_ in range(_ITERATIONS):
        counts = base * PRIOR_WEIGHT * known[:, None]
        for symbols, ids, weight in prepared:
            _collect(symbols, ids, weight, table, counts, _INSERTED)
        counts[counts < (0.02 if round_ else 0.0)] = 0.0
        counts += 1e-9
        table = counts / counts.sum(axis=1, keepdims=True)
    result: dict[str, Spellings] = {}
    for name, row in zip(names, table, strict=True):
        kept = {chunk: float(p) for chunk, p in zip([*chunks, ""], row, strict=True) if p > 5e-4}
        total = sum(kept.values())
        result[name] = {chunk: p / total for chunk, p in kept.items()}
    return result
