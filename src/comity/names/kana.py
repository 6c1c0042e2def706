"""Japanese sounds: Kana and Latin spellings of every custom brought to one row of sounds (morae)."""

import re
from functools import cache, lru_cache

__all__ = ["MORAE", "canonical_romaji", "kana_morae", "latin_morae", "mora_id"]

# Folded away on purpose, because passports, lists and dictionaries differ in them: length of vowels,
# doubled consonants, n or m before b and p, wo, dzu.
_CONSONANTS = ("", "k", "g", "s", "z", "t", "d", "n", "h", "b", "p", "m", "r")
_ROWS = (
    "あいうえお かきくけこ がぎぐげご さしすせそ ざじずぜぞ たちつてと だぢづでど "
    "なにぬねの はひふへほ ばびぶべぼ ぱぴぷぺぽ まみむめも らりるれろ"
).split()
_IRREGULAR = dict(pair.split("=") for pair in "si=shi ti=chi tu=tsu hu=fu zi=ji di=ji du=zu".split())
_SINGLE = dict(
    pair.split("=")
    for pair in (
        "や=ya ゆ=yu よ=yo わ=wa を=o ゐ=i ゑ=e ん=n ゔ=bu ヵ=ka ヶ=ga っ= ー= "
        "ゃ=ya ゅ=yu ょ=yo ぁ=a ぃ=i ぅ=u ぇ=e ぉ=o"
    ).split()
)
_SMALL = {"ゃ": "a", "ゅ": "u", "ょ": "o", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
_GLIDES = ("ky", "gy", "sh", "j", "ch", "ny", "hy", "by", "py", "my", "ry")
_LATIN = dict(pair.split("=") for pair in "sy=sh ty=ch cy=ch jy=j zy=j dy=j dz=z tch=ch l=r".split())
_VOWELS = "aiueo"
# A quick refusal: most Latin words break this pattern at once, and it costs a tenth of reading them.
_LIKE_JAPANESE = re.compile(
    r"(?:(?:[kstpgdbcznhmr]?[kstpgdbznhmr]y?|t?ch|ss?h|t?ts|d[zj]|[fjwyvl]|[tcjzds]y)?h?[aiueo]h?|n|m(?=[bpm]))+"
)


def _kana() -> dict[str, str]:
    table = dict(_SINGLE)
    for consonant, kana in zip(_CONSONANTS, _ROWS, strict=True):
        for vowel, sign in zip(_VOWELS, kana, strict=True):
            table[sign] = _IRREGULAR.get(consonant + vowel, consonant + vowel)
    return table


_KANA = _kana()
_SOUNDS = sorted(
    {sound for sound in _KANA.values() if sound}
    | {glide + vowel for glide in _GLIDES for vowel in "aueo"}
    | {"fa", "fi", "fe", "fo", "tsa", "tsi", "tse", "tso", "we", "wi"}
)
# The number of a sound is its place in this row.
MORAE: tuple[str, ...] = tuple(_SOUNDS)
_ID = {sound: number for number, sound in enumerate(MORAE)}


def mora_id(sound: str) -> int:
    """Return the number of a sound, -1 for anything else."""
    return _ID.get(sound, -1)


@cache
def _spellings() -> dict[str, str]:
    """Every Latin spelling of one sound."""
    table = {sound: sound for sound in MORAE}
    table.update(_IRREGULAR)
    table |= {
        "wo": "o",
        "m": "n",
        "dzu": "zu",
        "dzi": "ji",
        "dji": "ji",
        "je": "je",
        "va": "ba",
        "vi": "bi",
        "vu": "bu",
    }
    for other, ours in _LATIN.items():
        for vowel in _VOWELS:
            if ours + vowel in _ID:
                table.setdefault(other + vowel, ours + vowel)
    return table


def _hiragana(char: str) -> str:
    """Return the Hiragana of a Katakana sign."""
    return chr(ord(char) - 0x60) if "ァ" <= char <= "ヴ" else char


def _shortened(sounds: list[str]) -> tuple[str, ...]:
    """Drop the second half of long vowels: o-o, o-u, u-u, a-a, i-i, e-e."""
    kept: list[str] = []
    for sound in sounds:
        last = kept[-1][-1] if kept else ""
        if sound in _VOWELS and last and (sound == last or last + sound == "ou"):
            continue
        kept.append(sound)
    return tuple(kept)


def _kana_sounds(text: str) -> tuple[str, ...]:
    sounds: list[str] = []
    for char in text:
        sign = _hiragana(char)
        if sign in _SMALL and sounds:
            joined = _joined(sounds[-1], sign)
            if joined:
                sounds[-1] = joined
                continue
        sound = _KANA.get(sign)
        if sound is None:
            return ()
        if sound:
            sounds.append(sound)
    return _shortened(sounds)


def _joined(sound: str, small: str) -> str:
    """A sign and the small one after it: ki + ya -> kya, shi + ya -> sha, fu + a -> fa."""
    stem, vowel = sound[:-1], _SMALL[small]
    if small in "ゃゅょ" and sound.endswith("i"):
        wanted = stem + vowel if stem in ("sh", "j", "ch") else stem + "y" + vowel
    else:
        wanted = stem + vowel
    return wanted if wanted in _ID else ""


def _latin_sounds(word: str) -> tuple[str, ...]:
    table, at, end = _spellings(), 0, len(word)
    sounds: list[str] = []
    if not _LIKE_JAPANESE.fullmatch(word):
        return ()
    while at < end:
        if (
            word[at] == "h"
            and sounds
            and sounds[-1][-1] in "oua"
            and (at + 1 == end or word[at + 1] not in "aiueoy")
        ):
            at += 1
            continue
        doubled = (
            at + 1 < end
            and (word[at] == word[at + 1] or word[at : at + 3] == "tch")
            and word[at] in "kstpgdbc"
        )
        at += doubled
        for length in (4, 3, 2, 1):
            if at + length <= end and (sound := table.get(word[at : at + length])):
                break
        else:
            return ()
        if sound == "n" and word[at] == "m" and (at + 1 == end or word[at + 1] not in "bpm"):
            return ()
        sounds.append(sound)
        at += length
    return _shortened(sounds)


@lru_cache(maxsize=1 << 16)
def latin_morae(word: str) -> tuple[int, ...]:
    """Return the sounds of a lower-case ASCII word, () if it cannot be Japanese. Long vowels are folded."""
    return tuple(_ID[sound] for sound in _latin_sounds(word))


@lru_cache(maxsize=1 << 14)
def kana_morae(text: str) -> tuple[int, ...]:
    """Return the sounds of a word in Hiragana or Katakana, () if another sign stands in it."""
    return tuple(_ID[sound] for sound in _kana_sounds(text))


def canonical_romaji(word: str) -> str:
    """Return one spelling for all Latin or Kana spellings of a Japanese word, "" if it is none.

    >>> canonical_romaji("ootani"), canonical_romaji("Satoh".lower()), canonical_romaji("さとう")
    ('otani', 'sato', 'sato')
    """
    sounds = _latin_sounds(word) if word.isascii() else _kana_sounds(word)
    return "".join(sounds)
