"""Indic scripts: consonants, vowels, and the inherent vowel that is spoken but not written.

``ə`` is the inherent vowel inside a word, ``ə$`` the one at its end, where most northern languages
drop it; a virama removes it. Vowel signs count as the vowel letters they stand for. Doubled
consonants, kṣ, jñ and ks are one grapheme each, because spellings treat them as one sound.
"""

import re
from collections.abc import Callable

__all__ = ["INDIC", "indic", "sinhala"]

_NUKTA, _VIRAMA = 0x3C, 0x4D
_SIGN_TO_VOWEL = {0x3E + n: 0x06 + n for n in range(15)} | {0x44: 0x60, 0x57: 0x14, 0x62: 0x0C, 0x63: 0x61}
_KA, _JA, _NYA, _SSA, _SA = 0x15, 0x1C, 0x1E, 0x37, 0x38
_Folds = dict[int, str | None]
_CHILLUS: _Folds = {
    ord(chillu): letter + "്" for chillu, letter in zip("ൺൻർൽൾൿൔൕൖൎ", "ണനരലളകമയഴര", strict=True)
}
_BENGALI: _Folds = {ord("ৎ"): "ত্", ord("ৰ"): "র", ord("ৱ"): "ব"}
_GURMUKHI: _Folds = {ord("ੱ"): None, ord("ੰ"): "ਂ", ord("ੲ"): "ਇ", ord("ੳ"): "ਉ", ord("ੵ"): "ਯ"}

INDIC = {
    "Deva": 0x0900,
    "Beng": 0x0980,
    "Guru": 0x0A00,
    "Gujr": 0x0A80,
    "Orya": 0x0B00,
    "Taml": 0x0B80,
    "Telu": 0x0C00,
    "Knda": 0x0C80,
    "Mlym": 0x0D00,
}
"""Scripts whose blocks share one layout, with the first code point of each."""

_FIRST_FOLDS = {"Mlym": _CHILLUS, "Beng": _BENGALI, "Guru": _GURMUKHI}
_OWN_CONSONANTS = {"Beng": ("্য",), "Taml": ("ஃப",)}
_OWN_VOWELS = {"Beng": ("অ্যা", "্যা")}


class _Letters:
    """The letters of one script by what they do, and the pattern that cuts a word into them."""

    __slots__ = ("consonants", "cut", "virama", "vowel_of")

    def __init__(
        self, consonants: list[str], joined: list[str], virama: str, vowel_of: dict[str, str], nukta: str
    ) -> None:
        self.consonants = frozenset(consonants) | frozenset(joined)
        self.consonants |= {letter + nukta for letter in consonants} if nukta else frozenset()
        self.virama = virama
        self.vowel_of = vowel_of
        longest_first = sorted((*joined, *vowel_of), key=len, reverse=True)
        single = f"[{''.join(consonants)}]{nukta}?" if nukta else f"[{''.join(consonants)}]"
        self.cut = re.compile("|".join((*longest_first, single, "[\u0900-\u0dff]")))


def _doubled(consonants: list[str], virama: str) -> list[str]:
    return [letter + virama + letter for letter in consonants]


def _letters_of(script: str) -> _Letters:
    base = INDIC[script]

    def at(offset: int) -> str:
        return chr(base + offset)

    consonants = [at(offset) for offset in range(0x15, 0x3A)]
    if script == "Deva":
        consonants += [chr(point) for point in (*range(0x0958, 0x0960), *range(0x0978, 0x0980))]
    if script == "Telu":
        consonants += ["ౘ", "ౙ", "ౚ"]
    virama = at(_VIRAMA)
    joined = _doubled(consonants[:0x25], virama)
    joined += [at(_KA) + virama + at(_SSA), at(_JA) + virama + at(_NYA), at(_KA) + virama + at(_SA)]
    joined += _OWN_CONSONANTS.get(script, ())
    vowel_of = {at(sign): at(vowel) for sign, vowel in _SIGN_TO_VOWEL.items()}
    vowel_of |= {own: own for own in _OWN_VOWELS.get(script, ())}
    return _Letters(consonants, joined, virama, vowel_of, "" if script == "Taml" else at(_NUKTA))


_SINHALA_VOWELS = dict(zip("ාැෑිීුූෘෙේෛොෝෞෟෲ", "ආඇඈඉඊඋඌඍඑඒඓඔඕඖඏඎ", strict=True))


def _sinhala_letters() -> _Letters:
    consonants = [chr(point) for point in range(0x0D9A, 0x0DC7)]
    joined = [*_doubled(consonants, "්"), "ක්ෂ", "ක්ස"]
    return _Letters(consonants, joined, "්", _SINHALA_VOWELS, "")


def _cut(word: str, letters: _Letters) -> tuple[str, ...]:
    pieces: list[str] = []
    pending = False  # the piece before is a consonant that may still carry its inherent vowel
    for piece in letters.cut.findall(word):
        consonant = piece in letters.consonants
        vowel = letters.vowel_of.get(piece)
        if pending and not vowel and piece[0] != letters.virama:
            pieces.append("ə")
        pending = consonant
        if piece != letters.virama:
            pieces.append(vowel or piece)
    if pending:
        pieces.append("ə$")
    return tuple(pieces)


def indic(script: str) -> Callable[[str], tuple[str, ...]]:
    """Return the function that cuts words of one of the scripts of ``INDIC``."""
    letters = _letters_of(script)
    folds = _FIRST_FOLDS.get(script)
    if folds is None:
        return lambda word: _cut(word, letters)
    return lambda word: _cut(word.translate(folds), letters)


_SINHALA = _sinhala_letters()


def sinhala(word: str) -> tuple[str, ...]:
    """Cut a Sinhala word; its block has a layout of its own."""
    return _cut(word, _SINHALA)
