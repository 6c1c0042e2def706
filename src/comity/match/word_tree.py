"""Trees of a register's words: the Latin ones by their letters, the others by their graphemes."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from comity.match.columns import Names, Words, script_number
from comity.match.tree_kernel import below, fill_tree
from comity.names import sound_reach

__all__ = ["EMPTY_TREE", "WordTree", "by_sound", "letter_tree", "sign_tree"]

_LATIN, _CHINESE = script_number("Latn"), script_number("Hani")
_WITHOUT_SOUND = (script_number("Zyyy"), script_number("Zsym"))


class WordTree(NamedTuple):
    """Words as paths in depth-first order; arrays have one entry a node.

    ``depth`` uint8; ``end`` int32 the node after the branch; ``step`` (n, 4) int16 the Latin chunks of one
    to four letters that end at the node, or (n, 1) int32 the grapheme; ``word_at`` (n + 1,) int32 into
    ``words`` int32, the words that end at the node; ``some`` and ``every`` uint32 the Latin letters
    that occur below it in some word and in every word; ``own`` uint32 those of the step itself.
    """

    depth: NDArray[np.uint8]
    end: NDArray[np.int32]
    step: NDArray[Any]
    word_at: NDArray[np.int32]
    words: NDArray[np.int32]
    some: NDArray[np.uint32]
    every: NDArray[np.uint32]
    own: NDArray[np.uint32]


def by_sound(words: Words, names: Names) -> NDArray[np.bool_]:
    """Say of each word whether it is searched by its sound: not if it is a Chinese name of syllables."""
    heard: NDArray[np.bool_] = words.script != _CHINESE
    heard[names.words[np.repeat(np.diff(names.row_at) == 0, np.diff(names.word_at))]] = True
    return heard


def letter_tree(words: Words) -> WordTree:
    """Return the tree of the Latin words, by their letters."""
    letters = np.ascontiguousarray(words.chunks[:, 0]).astype(np.int32)
    own = sound_reach().letters_of_chunk
    rows = np.flatnonzero(words.script == _LATIN)
    tree, first_of = _tree(words, rows, words.letter_at, letters, np.append(own, 0).astype(np.uint32))
    return tree._replace(step=words.chunks[first_of])


def sign_tree(words: Words, names: Names) -> WordTree:
    """Return the tree of the words in other scripts, by their graphemes.

    Chinese names that are read syllable by syllable are left out: syllables find them.
    """
    others = by_sound(words, names) & ~np.isin(words.script, (_LATIN, *_WITHOUT_SOUND))
    tree, _ = _tree(
        words,
        np.flatnonzero(others),
        words.symbol_at,
        words.symbols.astype(np.int32),
        sound_reach().can_write,
    )
    return tree


def _tree(
    words: Words,
    rows: NDArray[np.intp],
    sequence_at: NDArray[np.int32],
    sequences: NDArray[np.int32],
    own: NDArray[np.uint32],
) -> tuple[WordTree, NDArray[np.int32]]:
    """Sort the words by their sequences (ties by the word's key) and lay them out."""
    rows = rows[np.diff(sequence_at)[rows] > 0]
    text, keys = sequences.astype(">i4").tobytes(), words.key.tolist()
    at = (sequence_at.astype(np.int64) * 4).tolist()
    ordered = np.array(sorted(rows.tolist(), key=lambda w: (text[at[w] : at[w + 1]], keys[w])), np.int32)
    room = int(np.diff(sequence_at)[rows].sum())
    depth, sign = np.empty(room, np.uint8), np.empty(room, np.int32)
    end, word_at, first_of = (np.empty(room, np.int32) for _ in range(3))
    count = fill_tree(sequence_at, sequences, ordered, depth, sign, end, word_at, first_of)
    word_at = np.append(word_at[:count], len(ordered)).astype(np.int32)
    some, every = np.zeros(count, np.uint32), np.zeros(count, np.uint32)
    steps = own[sign[:count]]
    below(end[:count], np.diff(word_at) > 0, steps, some, every)
    shape = depth[:count].copy(), end[:count].copy(), sign[:count, None].copy()
    tree = WordTree(*shape, word_at, ordered, some, every, steps)
    return tree, first_of[:count]


EMPTY_TREE = WordTree(
    np.zeros(0, np.uint8), np.zeros(0, np.int32), np.zeros((0, 1), np.int32), np.zeros(1, np.int32),
    np.zeros(0, np.int32), *(np.zeros(0, np.uint32) for _ in range(3)),
)  # fmt: skip
"""The tree of what is scored but never searched."""
