"""Scripts of mainland South-East Asia: Thai, Lao, Khmer, Burmese.

Thai and Lao vowels written before their consonant are moved behind it, and vowels written in several
signs become one grapheme. ``ə`` stands between consonants where a vowel may be spoken unwritten.
"""

import re
from collections.abc import Callable

__all__ = ["burmese", "khmer", "tai"]

_TONES = "\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4e\u0e3a\u0e46\u0e2f"
_CONSONANTS = "\u0e01-\u0e2e"
_PREPOSED = "\u0e40-\u0e44"
_SIGNS = "\u0e30-\u0e39\u0e3b\u0e3d\u0e45"
# A preposed vowel passes over two consonants where they begin one syllable: ก ข ค จ ต ท บ ป ผ พ ฟ ศ ส
# with ร ล ว, or a silent ห with a sonorant; not where the second has a vowel of its own (เสรี).
_CLUSTER = (
    f"[กขคตทบปผพฟสศ][รลว](?=[ี]ย|[ืิา]|[{_CONSONANTS}]|ะ)|ห[งญนมยรลว](?=[ีืิา]|[{_CONSONANTS}]|ะ|$)|[กขคตปผพ][รล]$"
)
_MOVE = f"([{_PREPOSED}])({_CLUSTER}|[{_CONSONANTS}]\u0e3c?)"
_UNITS = (
    f"[{_CONSONANTS}][ิุ]?์|เีย|เั?\u0e3d|[เแ]ั|เือ|เาะ|เา|เ\u0e3bา|เอ|เิ|เี|เย|ัวะ|ัว|\u0e3bว|ัย|ไย|รร|ทร(?=[า])|ำ|"
    f"[{_CONSONANTS}]|[{_PREPOSED}{_SIGNS}]|\u0e3c|ฤ|ฦ|ํ"
)


class _Tai:
    """Cuts a word of Thai, or of Lao, whose letters stand ``shift`` code points further."""

    __slots__ = ("consonant", "cut", "move", "open", "silent", "tones")

    def __init__(self, shift: int) -> None:
        def moved(pattern: str) -> str:
            return "".join(chr(ord(c) + shift) if "\u0e00" <= c <= "\u0e7f" else c for c in pattern)

        self.tones = dict.fromkeys(map(ord, moved(_TONES)))
        self.move = re.compile(moved(_MOVE))
        self.cut = re.compile(moved(_UNITS))
        self.consonant = re.compile(moved(f"[{_CONSONANTS}]$|ทร$"))
        self.open = moved("อ")
        self.silent = moved("์")

    def __call__(self, word: str) -> tuple[str, ...]:
        pieces = self.cut.findall(self.move.sub(r"\2\1", word.translate(self.tones)))
        spoken: list[str] = []
        bare = False  # the piece before is a consonant without a vowel
        for place, piece in enumerate(pieces):
            if not self.consonant.match(piece):
                bare = bare and piece[-1] == self.silent
                spoken.append(piece)
            elif piece == self.open and bare and self._closed(pieces, place):
                bare = False
                spoken.append(piece + ":")
            else:
                if bare:
                    spoken.append("ə")
                bare = True
                spoken.append(piece)
        return tuple(spoken)

    def _closed(self, pieces: list[str], place: int) -> bool:
        """Tell whether ``อ`` writes a vowel here: a consonant or the end follows, no vowel sign."""
        following = pieces[place + 1 : place + 2]
        return not following or bool(self.consonant.match(following[0])) or following[0][-1] == self.silent


def tai(shift: int = 0) -> Callable[[str], tuple[str, ...]]:
    """Return the function that cuts Thai words, or with ``shift`` 0x80 Lao ones; ``อ:`` is its vowel."""
    return _Tai(shift)


_KHMER = re.compile("ាំ|ុំ|េះ|ោះ|ុះ|្?[ក-អ]|[ឣ-ឳ]|[ា-ៈ]|[ក-អ]៍")
_KHMER_DROPPED = dict.fromkeys(map(ord, "៉៊់៌៎៏័៑"))


def khmer(word: str) -> tuple[str, ...]:
    """Cut a Khmer word; a subscript consonant counts as its letter."""
    spoken: list[str] = []
    bare = False
    for piece in _KHMER.findall(word.translate(_KHMER_DROPPED)):
        letter = piece[-1]
        if "ក" <= letter <= "អ":
            if bare and piece == letter:
                spoken.append("ə")
            bare = True
            spoken.append(letter)
        else:
            bare = False
            spoken.append(piece)
    return tuple(spoken)


_BURMESE_DROPPED = dict.fromkeys(map(ord, "့း"))
_BURMESE = re.compile("(?:ေါ|ော|ို|ိ|ု|ွ)?[က-ဪဿ][်္]|ေါ်|ော်|ေါ|ော|ို|ုံ|ိံ|[ကခဂ][ျြ]|[ရ]ှ|[ည]ှ|[က-ဪဿ]|[ျြွှ]|[ါ-ံ]")
_BURMESE_VOWELS = frozenset("ါာိီုူေဲံ")


def burmese(word: str) -> tuple[str, ...]:
    """Cut a Burmese word; a vowel with the consonant that closes it is one grapheme (``ောင်`` aung)."""
    spoken: list[str] = []
    bare = False
    for piece in _BURMESE.findall(word.translate(_BURMESE_DROPPED)):
        closed = piece[-1] in "်္"
        vowel = closed or piece[0] in _BURMESE_VOWELS
        if bare and not vowel and piece[0] not in "ျြွှ":
            spoken.append("ə")
        bare = not vowel
        spoken.append(piece.replace("္", "်"))
    if bare:
        spoken.append("ə")
    return tuple(spoken)
