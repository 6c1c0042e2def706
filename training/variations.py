"""How one person's name is written otherwise, and which other names come near it without being it."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

__all__ = ["MISSES", "cut_short", "near_misses", "slip", "without_vowels"]

MISSES = 3
"""Near misses of a subject."""

_SLIPS = "aeioulnrstdmk"
_SHORTEST_SLIP = 4
_SHORTEST_EDITED = 4
_SCANNED = (("m", "rn"), ("rn", "m"), ("l", "i"), ("i", "l"), ("u", "v"), ("e", "c"), ("h", "b"), ("cl", "d"))
_SOUNDS = (("ph", "f"), ("f", "ph"), ("c", "k"), ("k", "c"), ("y", "i"), ("i", "y"), ("kh", "h"), ("w", "v"))
_FIELDS = (20, 30)


def slip(word: str, chance: np.random.Generator) -> str:
    """Return the word with one slip: a letter lost, doubled, exchanged, added, misread or misheard."""
    if len(word) < _SHORTEST_SLIP:
        return word
    if chance.random() < 0.3:
        pairs = _SCANNED if chance.random() < 0.5 else _SOUNDS
        able = [pair for pair in pairs if pair[0] in word[1:]]
        if able:
            old, new = able[int(chance.integers(len(able)))]
            return word[0] + word[1:].replace(old, new, 1)
    at = int(chance.integers(1, len(word)))
    letter = _SLIPS[int(chance.integers(len(_SLIPS)))]
    return (
        word[:at] + word[at + 1 :],
        word[:at] + word[at - 1] + word[at:],
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if at > 1 else word,
        word[:at] + letter + word[at + 1 :],
        word[:at] + letter + word[at:],
    )[int(chance.integers(5))]


def without_vowels(word: str) -> str:
    """Return the word without its inner vowels."""
    return word[0] + "".join(letter for letter in word[1:] if letter not in "aeiou")


def cut_short(name: str, chance: np.random.Generator) -> str:
    """Return a long name as a field of 20 or 30 characters keeps it."""
    return name[: _FIELDS[int(chance.integers(2))]].rstrip()


def near_misses(
    name: str, others: Sequence[str], words: Sequence[str], chance: np.random.Generator
) -> list[str]:
    """Return other people's names that share all words but one with ``name``.

    One word is exchanged for a word of somebody else; one is edited beyond a slip; one is exchanged
    for a word that begins alike. ``words`` is the sorted stock of words.
    """
    own = name.split()
    other = others[int(chance.integers(len(others)))].split()
    place = int(chance.integers(len(own)))
    given = other[int(chance.integers(len(other)))]
    longest = max(range(len(own)), key=lambda at: len(own[at]))
    if chance.random() < 0.5:
        longest = int(chance.integers(len(own)))
    return [
        _with(own, place, given),
        _with(own, longest, _edited(own[longest], chance)),
        _with(own, longest, _look_alike(own[longest], words)),
    ]


def _with(own: Sequence[str], place: int, word: str) -> str:
    return " ".join([*own[:place], word, *own[place + 1 :]])


def _edited(word: str, chance: np.random.Generator) -> str:
    """Return the word with half of its letters exchanged or lost, ends kept: no slip does that."""
    if len(word) < _SHORTEST_EDITED:
        return word[:1] + _SLIPS[int(chance.integers(len(_SLIPS)))] + _SLIPS[int(chance.integers(5))]
    letters = list(word)
    inner = chance.permutation(np.arange(1, len(word)))[: max(2, (len(word) + 1) // 2)]
    for at in inner.tolist():
        letters[at] = "" if chance.random() < 0.4 else _SLIPS[int(chance.integers(len(_SLIPS)))]
    return "".join(letters)


def _look_alike(word: str, words: Sequence[str]) -> str:
    """Return another word of the stock that begins alike (a neighbour in order)."""
    place = bisect_left(words, word)
    near = [one for one in words[max(place - 3, 0) : place + 4] if one != word and one[:2] == word[:2]]
    near = [
        one
        for one in near
        if sum(a != b for a, b in zip(one, word, strict=False)) > 1 and abs(len(one) - len(word)) < 3
    ]
    return near[0] if near else words[(place * 7 + 13) % len(words)]
