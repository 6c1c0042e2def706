"""The work space of alignment: arrays that are made once and filled again for every pair of names."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from comity.names import LONGEST_WORD

__all__ = ["LetterRoom", "letter_room"]

_LONGEST_RUN = 3 * LONGEST_WORD
_REMEMBERED = 1 << 15
"""Pairs of words whose alignment is remembered: the words of some subjects and all their candidates."""

_WORDS = 64
"""Words and legal forms of one form, more than are ever kept."""

_NOTHING = -2


class LetterRoom(NamedTuple):
    """Where two forms are aligned, and what ``letters_kernel.align`` leaves until its next call.

    ``grid``, ``symbols``, ``chunks``: one alignment. ``keys`` (r, 2) int64 and ``values`` (r, 2) float32: the
    memory of aligned words. ``points`` and ``losses`` (words, words) float32, ``used_a`` and ``used_b`` bool,
    ``partner`` int32 in B of each word of A (-1 none), ``sums`` (6,) points, loss, letters, worst, words,
    own words. ``best`` and ``run``: one word against neighbours written together. ``rows`` (3, 24):
    measured features, the best row first.
    """

    grid: NDArray[Any]
    symbols: NDArray[Any]
    chunks: NDArray[Any]
    keys: NDArray[Any]
    values: NDArray[Any]
    points: NDArray[Any]
    losses: NDArray[Any]
    used_a: NDArray[Any]
    used_b: NDArray[Any]
    partner: NDArray[Any]
    sums: NDArray[Any]
    best: NDArray[Any]
    run: NDArray[Any]
    rows: NDArray[Any]

    def forget(self) -> None:
        """Empty the memory of aligned words, before another list with other numbers of words is compared."""
        self.keys.fill(_NOTHING)


def letter_room() -> LetterRoom:
    """Return a work space that remembers nothing; one for each process and list."""
    longest = _LONGEST_RUN + 1
    return LetterRoom(
        grid=np.zeros((longest, longest), np.float32),
        symbols=np.zeros(_LONGEST_RUN, np.uint16),
        chunks=np.zeros((_LONGEST_RUN, 4), np.int16),
        keys=np.full((_REMEMBERED, 2), _NOTHING, np.int64),
        values=np.zeros((_REMEMBERED, 2), np.float32),
        points=np.zeros((_WORDS, _WORDS), np.float32),
        losses=np.zeros((_WORDS, _WORDS), np.float32),
        used_a=np.zeros(_WORDS, np.bool_),
        used_b=np.zeros(_WORDS, np.bool_),
        partner=np.zeros(_WORDS, np.int32),
        sums=np.zeros(6, np.float32),
        best=np.zeros(4, np.float32),
        run=np.zeros(3, np.int32),
        rows=np.zeros((3, 24), np.float32),
    )
