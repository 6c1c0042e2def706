"""Scripts that write syllables: Hangul, kana, Ethiopic; each syllable is taken apart into its sounds."""

import re

__all__ = ["canadian", "ethiopic", "hangul", "kana"]

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
# The 27 finals, complex ones taken apart; a syllable may also have none.
_FINALS = (
    *("", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ"),
    *("ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ"),
    *("ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"),
)
_FIRST_BLOCK, _LAST_BLOCK = 0xAC00, 0xD7A3
_PER_INITIAL, _PER_MEDIAL = 588, 28
# Where the South drops ㄹ or ㄴ at the beginning of a word (이, 유, 양), spellings still show it.
_DROPS_LIQUID = frozenset("ㅣㅑㅕㅛㅠㅖㅒ")
_MARKED_INITIALS = frozenset("ㄱㄷㅂㅈㄴㄹ")


def _block(syllable: str) -> tuple[str, ...]:
    initial, rest = divmod(ord(syllable) - _FIRST_BLOCK, _PER_INITIAL)
    medial, final = divmod(rest, _PER_MEDIAL)
    onset = () if _INITIALS[initial] == "ㅇ" else (_INITIALS[initial] + "i",)
    return (*onset, _MEDIALS[medial], *(letter + "f" for letter in _FINALS[final]))


class _Blocks(dict[str, tuple[str, ...]]):
    """Syllable block to jamo, filled as blocks are met (11,172 at most)."""

    def __missing__(self, syllable: str) -> tuple[str, ...]:
        pieces = _block(syllable) if _FIRST_BLOCK <= ord(syllable) <= _LAST_BLOCK else ()
        self[syllable] = pieces
        return pieces


_BLOCKS = _Blocks()


_JOINED = {
    ("ㄹf", "ㄹi"): "ㄹㄹ",
    ("ㅔ", "ㅣ"): "ㅔㅣ",
    ("ㅏ", "ㅣ"): "ㅏㅣ",
    ("ㅏ", "ㅜ"): "ㅏㅜ",
    ("ㅗ", "ㅜ"): "ㅗㅜ",
}


def _joined(pieces: list[str]) -> list[str]:
    """Join doubled ㄹ (l, ll) and the pairs of vowels that write one foreign vowel (ㅔㅣ: a, ay, ei)."""
    joined = pieces[:1]
    for piece in pieces[1:]:
        if pair := _JOINED.get((joined[-1], piece)):
            joined[-1] = pair
        else:
            joined.append(piece)
    return joined


def hangul(word: str) -> tuple[str, ...]:
    """Return initial (``ㄱi``), medial (``ㅏ``) and final (``ㄱf``) jamo; ``^`` marks the word's first.

    A silent initial ㅇ is left out, except ``^ㅇi`` before i and y, where surnames show an L or R.
    """
    pieces = [piece for syllable in word for piece in _BLOCKS[syllable]]
    pieces = _joined(pieces) if len(pieces) > 2 else pieces  # noqa: PLR2004 - one syllable joins nothing
    if pieces:
        first = pieces[0]
        if first[0] in _MARKED_INITIALS and first[-1] == "i":
            pieces[0] = "^" + first
        elif first in _DROPS_LIQUID:
            pieces.insert(0, "^ㅇi")
    return tuple(pieces)


_TO_KATAKANA = {point: point + 0x60 for point in range(0x3041, 0x3097)} | {0x309D: 0x30FD, 0x309E: 0x30FE}
_KANA = re.compile("[ァ-ヺ][ャュョァィゥェォヮ]|ク[スサ](?![ャュョァィゥェォ])|[ァ-ヺー]")
_SMALL = "ャュョァィゥェォヮ"
_COLUMNS = {
    **dict.fromkeys("オコソトノホモヨロヲゴゾドボポョォヨ", "オ"),
    **dict.fromkeys("ウクスツヌフムユルグズヅブプヴュゥ", "ウ"),
    **dict.fromkeys("エケセテネヘメレゲゼデベペェ", "エ"),
}
_LENGTHENED = {("オ", "ウ"): "ウ:", ("オ", "オ"): "オ:", ("ウ", "ウ"): "ウ:", ("エ", "イ"): "イ:"}


def kana(word: str) -> tuple[str, ...]:
    """Cut kana into morae, hiragana written as katakana; ``ウ: オ: イ:`` lengthen the vowel before."""
    pieces = _KANA.findall(word.translate(_TO_KATAKANA))
    if len(pieces) > 1 and not {"ウ", "オ", "イ"}.isdisjoint(pieces):
        before = ""
        for place, piece in enumerate(pieces):
            pieces[place] = _LENGTHENED.get((_COLUMNS.get(before[-1:], ""), piece), piece)
            before = piece
    return tuple(pieces)


_ETHIOPIC_FIRST, _ETHIOPIC_LAST = 0x1200, 0x1357
_OPEN_THROATED = frozenset("ሀሐኀአዐ")  # their first order is spoken a
_ETHIOPIC_VOWELS = ("e", "u", "i", "a", "ie", "ɨ", "o", "wa")


def ethiopic(word: str) -> tuple[str, ...]:
    """Return consonants (first-order letter) and vowels (``:e`` ... ``:wa``); a final ``:ɨ$`` is silent."""
    pieces: list[str] = []
    for letter in word:
        point = ord(letter)
        if _ETHIOPIC_FIRST <= point <= _ETHIOPIC_LAST:
            order = point & 7
            consonant = chr(point - order)
            vowel = "a" if not order and consonant in _OPEN_THROATED else _ETHIOPIC_VOWELS[order]
            pieces += (consonant, ":" + vowel)
    if pieces and pieces[-1] == ":ɨ":
        pieces[-1] = ":ɨ$"
    return tuple(pieces)


def canadian(word: str) -> tuple[str, ...]:
    """Return the signs of a word in Canadian syllabics: each is a syllable or a final consonant."""
    return tuple(sign for sign in word if "\u1401" <= sign <= "\u167f")
