"""Letters of every script: which script a letter belongs to, and a word's graphemes in spoken order.

A grapheme is the smallest written unit that a romanisation spells on its own: a letter, a pair of
letters for one sound, a syllable sign's consonant or vowel, an unwritten vowel (``ə``). ``letters``
tells the Latin spellings of each, from the hand-made tables under ``tables/letters``.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from pathlib import Path

from comity.names import scripts

__all__ = ["SCRIPTS", "best_reading", "graphemes", "letters", "script_of"]

_TABLES = Path(__file__).with_name("tables") / "letters"

# (first code point, script): a range lasts until the next row. Marks and digits between are asked of Unicode.
_RANGES = (
    (0x0000, "Zyyy"), (0x0041, "Latn"), (0x02B0, "Zyyy"), (0x0370, "Grek"), (0x0400, "Cyrl"),
    (0x0530, "Armn"), (0x0590, "Hebr"), (0x0600, "Arab"), (0x0700, "Syrc"), (0x0750, "Arab"),
    (0x0780, "Thaa"), (0x07C0, "Nkoo"), (0x0800, "Samr"), (0x0840, "Mand"), (0x0860, "Syrc"),
    (0x0870, "Arab"), (0x0900, "Deva"), (0x0980, "Beng"), (0x0A00, "Guru"), (0x0A80, "Gujr"),
    (0x0B00, "Orya"), (0x0B80, "Taml"), (0x0C00, "Telu"), (0x0C80, "Knda"), (0x0D00, "Mlym"),
    (0x0D80, "Sinh"), (0x0E00, "Thai"), (0x0E80, "Laoo"), (0x0F00, "Tibt"), (0x1000, "Mymr"),
    (0x10A0, "Geor"), (0x1100, "Hang"), (0x1200, "Ethi"), (0x13A0, "Cher"), (0x1400, "Cans"),
    (0x1680, "Ogam"), (0x16A0, "Runr"), (0x1700, "Tglg"), (0x1780, "Khmr"), (0x1800, "Mong"),
    (0x18B0, "Cans"), (0x1900, "Limb"), (0x1950, "Tale"), (0x1980, "Talu"), (0x19E0, "Khmr"),
    (0x1A00, "Zzzz"), (0x1C80, "Cyrl"), (0x1C90, "Geor"), (0x1CC0, "Zzzz"), (0x1D00, "Latn"),
    (0x1DC0, "Zyyy"), (0x1E00, "Latn"), (0x1F00, "Grek"), (0x2000, "Zyyy"), (0x2C00, "Glag"),
    (0x2C60, "Latn"), (0x2C80, "Copt"), (0x2D00, "Geor"), (0x2D30, "Tfng"), (0x2D80, "Ethi"),
    (0x2DE0, "Cyrl"), (0x2E00, "Zyyy"), (0x2E80, "Hani"), (0x3000, "Zyyy"), (0x3005, "Hani"),
    (0x3008, "Zyyy"), (0x3021, "Hani"), (0x302A, "Zyyy"), (0x3031, "Kana"), (0x3036, "Zyyy"),
    (0x3038, "Hani"), (0x303C, "Zyyy"), (0x3041, "Kana"), (0x3100, "Bopo"), (0x3130, "Hang"),
    (0x3190, "Hani"), (0x31A0, "Bopo"), (0x31C0, "Hani"), (0x31F0, "Kana"), (0x3200, "Zyyy"),
    (0x3400, "Hani"), (0xA000, "Yiii"), (0xA4D0, "Lisu"), (0xA500, "Vaii"), (0xA640, "Cyrl"),
    (0xA6A0, "Zzzz"), (0xA720, "Latn"), (0xA800, "Zzzz"), (0xA8E0, "Deva"), (0xA900, "Zzzz"),
    (0xA960, "Hang"), (0xA980, "Zzzz"), (0xA9E0, "Mymr"), (0xAA00, "Zzzz"), (0xAA60, "Mymr"),
    (0xAA80, "Zzzz"), (0xAB00, "Ethi"), (0xAB30, "Latn"), (0xAB70, "Cher"), (0xABC0, "Zzzz"),
    (0xAC00, "Hang"), (0xD800, "Zyyy"), (0xF900, "Hani"), (0xFB00, "Latn"), (0xFB13, "Armn"),
    (0xFB1D, "Hebr"), (0xFB50, "Arab"), (0xFE00, "Zyyy"), (0xFE70, "Arab"), (0xFF00, "Zyyy"),
    (0xFF21, "Latn"), (0xFF5B, "Zyyy"), (0xFF66, "Kana"), (0xFFA0, "Hang"), (0xFFE0, "Zyyy"),
    (0x10000, "Zzzz"), (0x1B000, "Kana"), (0x1B170, "Zzzz"), (0x1D000, "Zyyy"), (0x1E000, "Zzzz"),
    (0x1F000, "Zyyy"), (0x20000, "Hani"), (0x323B0, "Zyyy"),
)  # fmt: skip
_STARTS = [first for first, _ in _RANGES]
_COMMON = frozenset("NPSZC")
_KANA_SIGNS = frozenset("ーｰヽヾゝゞ")


class _ScriptOf(dict[str, str]):
    """Letter to script, filled as letters are met; numbers, signs and blanks belong to none."""

    def __missing__(self, letter: str) -> str:
        script = _RANGES[bisect_right(_STARTS, ord(letter)) - 1][1]
        if unicodedata.category(letter)[0] in _COMMON and script != "Hani" and letter not in _KANA_SIGNS:
            script = "Zyyy"
        self[letter] = script
        return script


_SCRIPT_OF = _ScriptOf()


def script_of(letter: str) -> str:
    """Return the ISO 15924 code of one character; ``Zyyy`` for digits and signs, ``Zzzz`` for rare scripts.

    Kana covers hiragana. Cost: a dictionary access.
    """
    return _SCRIPT_OF[letter]


_CUTS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "Arab": scripts.arabic,
    "Armn": scripts.armenian,
    "Cans": scripts.canadian,
    "Cyrl": scripts.cyrillic,
    "Ethi": scripts.ethiopic,
    "Geor": scripts.georgian,
    "Grek": scripts.greek,
    "Hang": scripts.hangul,
    "Hebr": scripts.hebrew,
    "Kana": scripts.kana,
    "Khmr": scripts.khmer,
    "Laoo": scripts.tai(0x80),
    "Latn": scripts.latin,
    "Mymr": scripts.burmese,
    "Sinh": scripts.sinhala,
    "Syrc": scripts.syriac,
    "Thaa": scripts.thaana,
    "Thai": scripts.tai(),
    **{script: scripts.indic(script) for script in scripts.INDIC},
}

SCRIPTS: tuple[str, ...] = tuple(sorted(script for script in _CUTS if script != "Latn"))
"""Scripts that have a table of letters."""


def graphemes(word: str, script: str) -> tuple[str, ...]:
    """Cut a folded word of one script into graphemes, in the order in which they are spoken.

    A script without a table gives its characters. ``^`` before and ``$`` behind a grapheme mark the
    word's beginning and end, where the spellings differ. Cost: 1 to 10 microseconds.
    """
    cut = _CUTS.get(script)
    return cut(word) if cut else tuple(word)


@cache
def letters(script: str) -> dict[str, dict[str, float]]:
    """Return grapheme -> {Latin chunk of 0 to 4 letters: probability}; empty for a script without a table.

    Reads the table of the script once. The empty chunk is a grapheme that is not spelled.
    """
    if script not in SCRIPTS:
        return {}
    text = (_TABLES / f"{script}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("# "))
    return {grapheme: _spellings(cell) for grapheme, cell in rows}


def _spellings(cell: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for part in cell.split(" "):
        chunk, weight = part.rsplit(":", 1)
        weights["" if chunk == "-" else chunk] = float(weight)
    total = sum(weights.values())
    return {chunk: weight / total for chunk, weight in weights.items()}


@cache
def _readings(script: str) -> dict[str, str]:
    """Return grapheme -> its likeliest chunk; empty where leaving it out is likelier than not."""
    readings = {}
    for grapheme, spellings in letters(script).items():
        spelled = {chunk: share for chunk, share in spellings.items() if chunk}
        silent = spellings.get("", 0.0) > 0.5 or not spelled  # noqa: PLR2004 - likelier than not
        readings[grapheme] = "" if silent else max(spelled, key=spelled.__getitem__)
    return readings


_DROPS_INHERENT = frozenset({"Deva", "Gujr", "Guru", "Thai"})


def best_reading(word: str, script: str) -> str:
    """Return one plain Latin reading (a-z) of a folded word, for display and for coarse keys.

    Empty for a script without a table.
    """
    if script == "Latn":
        return "".join(scripts.latin(word))
    readings = _readings(script)
    pieces = list(graphemes(word, script))
    if script in _DROPS_INHERENT:
        _drop_inherent(pieces, readings)
    return "".join([readings.get(piece, "") for piece in pieces])


def _drop_inherent(pieces: list[str], readings: dict[str, str]) -> None:
    """Drop the inherent vowels that are not spoken: from the end, those between two open syllables.

    Manamohana is read Manmohan; behind two consonants the last one is spoken (Narendra).
    """
    is_vowel = [readings.get(piece, "")[:1] in tuple("aeiou") for piece in pieces]
    if len(pieces) > 2 and pieces[-1] == "ə$" and not any(is_vowel[-3:-1]):  # noqa: PLR2004 - two and the vowel
        pieces[-1] = "ə"
    for place in range(len(pieces) - 3, 1, -1):
        if pieces[place] == "ə" and is_vowel[place - 2 : place + 3] == [True, False, True, False, True]:
            del pieces[place], is_vowel[place]
