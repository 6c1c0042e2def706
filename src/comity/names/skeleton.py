"""Consonant skeletons: the coarse shape of a word that survives transcription between scripts.

Thirteen classes stand for the consonants of all scripts; vowels, h, y, j and doubling vanish. A word
has several skeletons when its graphemes may be spelled in several classes (c as K or S, ו as F or
nothing); they follow from the sound model's table, so keys and scores cannot disagree about a
letter.
"""

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from comity.names.sound import sound_model
from comity.names.word_kernel import word_skeletons

__all__ = [
    "LONGEST_SKELETON",
    "NO_SKELETON",
    "shape_of",
    "skeleton_rows",
    "skeletons",
    "skeletons_without_one",
]

LONGEST_SKELETON = 6
"""Consonants kept; longer words agree on these already."""

NO_SKELETON = 0
"""The skeleton of a word without consonants ("Ai", "Io")."""

_LIKELY = 0.04
_CLASSES = (
    (re.compile(r"shch|tsch|dsch|sch|tch|dzh|dsh|sh|ch|zh|cz|sz|dj|rz"), "C"),
    (re.compile(r"ts|tz|dz|s|z"), "S"),
    (re.compile(r"ph|f|v|w"), "F"),
    (re.compile(r"th|t"), "T"),
    (re.compile(r"dh|d"), "D"),
    (re.compile(r"x"), "KS"),
    (re.compile(r"gh|g"), "G"),
    (re.compile(r"kh|ck|k|c|q"), "K"),
    (re.compile(r"b"), "B"),
    (re.compile(r"p"), "P"),
    (re.compile(r"m"), "M"),
    (re.compile(r"n"), "N"),
    (re.compile(r"l"), "L"),
    (re.compile(r"r"), "R"),
)
_DIGIT = {letter: digit for digit, letter in enumerate("BPFTDKGSCMNLR", 1)}
_LETTER = {letter: place for place, letter in enumerate(sorted(_DIGIT), 1)}
_DIGIT_OF = np.array([0, *(_DIGIT[letter] for letter in sorted(_DIGIT))], np.int64)


@cache
def _class_of(chunk: str) -> str:
    """Return the consonant classes of a Latin chunk, digraphs first, doubles once."""
    found = ""
    while chunk:
        for pattern, letters in _CLASSES:
            match = pattern.match(chunk)
            if match:
                found += letters
                chunk = chunk[match.end() :]
                break
        else:
            chunk = chunk[1:]
    return "".join(c for i, c in enumerate(found) if i == 0 or found[i - 1] != c)


@cache
def _class_shares() -> tuple[tuple[tuple[str, float], ...], ...]:
    """Return for each grapheme number the class strings it may write and their shares, likeliest first."""
    model = sound_model()
    spellings = [*map(_class_of, model.chunk_number), ""]
    totals: list[dict[str, float]] = [{} for _ in model.logs[:-1]]
    rows, columns = np.nonzero(model.logs[:-1] > -5.0)  # noqa: PLR2004 - rarer spellings open too many buckets
    values = model.logs[rows, columns].tolist()
    for row, column, value in zip(rows.tolist(), columns.tolist(), values, strict=True):
        total, classes = totals[row], spellings[column]
        total[classes] = total.get(classes, 0.0) + 2.718281828**value
    shares = []
    for total in totals:
        likely = sorted(
            ((c, p) for c, p in total.items() if p >= _LIKELY), key=lambda pair: (-pair[1], pair[0])
        )
        shares.append(tuple(likely) or (("", 1.0),))
    shares.append((("", 1.0),))
    return tuple(shares)


@cache
def _options() -> tuple[NDArray[np.int32], NDArray[np.uint64], NDArray[np.int64], NDArray[np.float64]]:
    """Return the class strings of each grapheme for the kernel: offsets, classes four bits each, shares."""
    shares = _class_shares()
    flat = [pair for row in shares for pair in row]
    at = np.zeros(len(shares) + 1, np.int32)
    np.cumsum([len(row) for row in shares], out=at[1:])
    codes = [sum(_LETTER[c] << (60 - 4 * i) for i, c in enumerate(classes)) for classes, _ in flat]
    lengths = [len(classes) for classes, _ in flat]
    return (
        at,
        np.array(codes, np.uint64),
        np.array(lengths, np.int64),
        np.array([share for _, share in flat], np.float64),
    )


def skeleton_rows(
    symbol_at: NDArray[np.int32], symbols: NDArray[np.uint16], most: NDArray[np.uint8]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return word and skeleton of up to ``most`` skeletons of each word, likeliest first, words in order.

    A skeleton is a number of hexadecimal digits 1-d.
    """
    words, found = np.empty(int(most.sum()), np.int32), np.empty(int(most.sum()), np.int32)
    count = word_skeletons(symbol_at, symbols, most, _options(), _DIGIT_OF, LONGEST_SKELETON, words, found)
    return words[:count], found[:count]


def skeletons(symbols: tuple[int, ...], most: int) -> tuple[int, ...]:
    """Return up to ``most`` skeletons of one word, likeliest first."""
    at = np.array([0, len(symbols)], np.int32)
    _, found = skeleton_rows(at, np.array(symbols, np.uint16), np.array([most], np.uint8))
    return tuple(found.tolist())


def skeletons_without_one(skeleton: int) -> tuple[int, ...]:
    """Return the skeleton with each consonant left out in turn; () below three consonants."""
    digits = f"{skeleton:x}"
    if len(digits) < 3:  # noqa: PLR2004 - two consonants less one say nothing
        return ()
    return tuple(dict.fromkeys(int(digits[:i] + digits[i + 1 :], 16) for i in range(len(digits))))


_KIND = {
    _DIGIT[letter]: kind
    for kind, letters in enumerate(("BP", "F", "TD", "KG", "SC", "M", "N", "LR"))
    for letter in letters
}


@cache
def shape_of(skeleton: int) -> int:
    """Return how many consonants of each of eight kinds a skeleton has, four bits each.

    Words whose shapes differ by many consonants cannot be each other's spelling.
    """
    shape = 0
    for digit in f"{skeleton:x}" if skeleton else "":
        shape += 1 << (4 * _KIND[int(digit, 16)])
    return shape
