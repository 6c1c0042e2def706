"""Consonant skeletons: the coarse shape of a word that survives transcription between scripts.

Thirteen classes stand for the consonants of all scripts; vowels, h, y, j and doubling vanish. A word
has several skeletons when its graphemes may be spelled in several classes (c as K or S, ו as F or
nothing); they follow from the sound model's table, so keys and scores cannot disagree about a
letter.
"""

import re
from functools import cache

from comity.names.sound import sound_model

__all__ = ["LONGEST_SKELETON", "NO_SKELETON", "shape_of", "skeletons", "skeletons_without_one"]

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
_DIGIT = {letter: f"{digit:x}" for digit, letter in enumerate("BPFTDKGSCMNLR", 1)}


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
    spellings = [(_class_of(chunk), column) for chunk, column in model.chunk_number.items()]
    spellings.append(("", len(model.chunk_number)))
    shares = []
    for row in model.logs[:-1].tolist():
        total: dict[str, float] = {}
        for classes, column in spellings:
            value = row[column]
            if value > -5.0:  # noqa: PLR2004 - rarer spellings open too many buckets
                total[classes] = total.get(classes, 0.0) + 2.718281828**value
        likely = sorted(
            ((c, p) for c, p in total.items() if p >= _LIKELY), key=lambda pair: (-pair[1], pair[0])
        )
        shares.append(tuple(likely) or (("", 1.0),))
    shares.append((("", 1.0),))
    return tuple(shares)


def _number(classes: str) -> int:
    return int("".join(_DIGIT[letter] for letter in classes[:LONGEST_SKELETON]) or "0", 16)


def skeletons(symbols: tuple[int, ...], most: int) -> tuple[int, ...]:
    """Return up to ``most`` skeletons of a word, likeliest first, each a number of hexadecimal digits 1-d."""
    shares = _class_shares()
    beam: dict[str, float] = {"": 1.0}
    for symbol in symbols:
        options = shares[symbol]
        if len(options) == 1 and not options[0][0]:
            continue
        grown: dict[str, float] = {}
        for classes, chance in beam.items():
            for added, share in options:
                joined = classes + (added[1:] if added and classes and classes[-1] == added[0] else added)
                value = chance * share
                if value > grown.get(joined, 0.0):
                    grown[joined] = value
        if len(grown) > most * 2:
            kept = sorted(grown.items(), key=lambda pair: (-pair[1], pair[0]))[: most * 2]
            grown = dict(kept)
        beam = grown
    ordered = sorted(beam.items(), key=lambda pair: (-pair[1], pair[0]))
    best = ordered[0][1] * 0.01
    return tuple(dict.fromkeys(_number(classes) for classes, chance in ordered[:most] if chance >= best))


def skeletons_without_one(skeleton: int) -> tuple[int, ...]:
    """Return the skeleton with each consonant left out in turn; () below three consonants."""
    digits = f"{skeleton:x}"
    if len(digits) < 3:  # noqa: PLR2004 - two consonants less one say nothing
        return ()
    return tuple(dict.fromkeys(int(digits[:i] + digits[i + 1 :], 16) for i in range(len(digits))))


_KIND = {
    int(_DIGIT[letter], 16): kind
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
