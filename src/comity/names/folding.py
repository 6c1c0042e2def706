"""Folding: one spelling for letters that only look, not sound, different."""

import unicodedata

__all__ = ["digits_as_letters", "fold", "fold_lines", "look_alikes"]

_SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029\u2800"
_LINES = "\t\n"

# Ranges (first, last) whose characters carry no letter: controls, direction and zero-width marks,
# variation selectors, accents, Arabic short vowels and tatweel, Hebrew points. Vowel signs of Indic
# scripts and Thai are letters of their own and are not here.
_DROPPED = (
    (0x0000, 0x001F), (0x007F, 0x009F), (0x00AD, 0x00AD), (0x0300, 0x036F), (0x0483, 0x0489),
    (0x0591, 0x05BD), (0x05BF, 0x05BF), (0x05C1, 0x05C2), (0x05C4, 0x05C5), (0x05C7, 0x05C7),
    (0x0600, 0x0605), (0x0610, 0x061A), (0x061C, 0x061C), (0x0640, 0x0640), (0x064B, 0x065F),
    (0x0670, 0x0670), (0x06D6, 0x06DD), (0x06DF, 0x06E8), (0x06EA, 0x06ED), (0x070F, 0x070F),
    (0x115F, 0x1160), (0x180B, 0x180F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
    (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB), (0xE0001, 0xE007F), (0xE0100, 0xE01EF),
)  # fmt: skip

# The digit zero of each decimal script of the basic plane; nine more follow it.
_ZEROS = (
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
)  # fmt: skip

_SPECIAL = {
    # Latin letters that no normal form takes apart
    "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ə": "a", "ǝ": "a", "þ": "th", "æ": "ae", "œ": "oe",
    "ð": "d", "ħ": "h", "ŋ": "ng", "ŧ": "t", "ĸ": "k", "ɓ": "b", "ɗ": "d", "ɖ": "d", "ƙ": "k",
    "ƴ": "y", "ɛ": "e", "ɔ": "o", "ƒ": "f", "ɣ": "g", "ɩ": "i", "ʋ": "v", "ɨ": "i", "ʉ": "u",
    "ƀ": "b", "ɑ": "a", "ɡ": "g", "ƶ": "z", "ʒ": "z", "ɲ": "ny", "ɵ": "o",
    # Cyrillic: only accents that no alphabet counts as a letter, and the optional yo
    "ё": "е", "ѐ": "е", "ѝ": "и", "ӣ": "и", "ӯ": "у", "ӥ": "и",
    # Arabic, Persian, Urdu, Pashto, Kurdish code points of one letter
    "آ": "ا", "أ": "ا", "إ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي",
    "ی": "ي", "ې": "ي", "ێ": "ي", "ۍ": "ي", "ے": "ي", "ۓ": "ي", "ک": "ك", "ڪ": "ك", "ګ": "گ",
    "ة": "ه", "ۀ": "ه", "ۂ": "ه", "ہ": "ه", "ۃ": "ه", "ھ": "ه", "ە": "ه", "ں": "ن", "ۆ": "و",
    "ۇ": "و", "ۈ": "و", "ۋ": "و",
    # Hebrew finals
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
    # punctuation that names carry
    "‘": "'", "’": "'", "‛": "'", "ʻ": "'", "ʼ": "'", "ʽ": "'", "ʾ": "'", "ʿ": "'", "ʹ": "'",
    "′": "'", "׳": "'", "`": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
    "″": '"', "״": '"', "ʺ": '"', "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-",
    "−": "-", "־": "-", "﹘": "-", "・": "·", "•": "·", "‧": "·", "∙": "·", "⋅": "·", "،": ",",
    "、": ",", "؛": ";", "۔": ".", "。": ".",
}  # fmt: skip

_ACCENTED = ((0x00C0, 0x03FF), (0x1E00, 0x1FFF), (0x2C60, 0x2C7F), (0xA720, 0xA7FF))


def _folded_letters() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(letter): plain for letter, plain in _SPECIAL.items()}
    for first, last in _ACCENTED:
        for point in range(first, last + 1):
            letter = chr(point)
            bare = "".join(
                c for c in unicodedata.normalize("NFKD", letter.casefold()) if not unicodedata.combining(c)
            )
            if bare and bare not in {letter, " "}:
                table[point] = bare.replace("ς", "σ").translate(table)
    for zero in _ZEROS:
        table.update({zero + digit: str(digit) for digit in range(10)})
    for first, last in _DROPPED:
        table.update(dict.fromkeys(range(first, last + 1)))
    table.update(dict.fromkeys(map(ord, _SPACES), " "))
    return table


_FOLDED = _folded_letters()
_FOLDED_IN_LINES = {point: to for point, to in _FOLDED.items() if chr(point) not in _LINES}


def _folded(text: str, table: dict[int, str | None]) -> str:
    # The spacing acute accent is typed for an apostrophe, but NFKC would turn it into a space.
    text = unicodedata.normalize("NFKC", text.replace("\u00b4", "'"))
    text = text.casefold().translate(table)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text).translate(table)
    # NFKC takes the Thai and Lao "am" apart into a mark that is not written alone.
    return text.replace("\u0e4d\u0e32", "\u0e33").replace("\u0ecd\u0eb2", "\u0eb3")


def fold(text: str) -> str:
    """Fold case, width, accents, hidden characters and doubled code points; keep the script.

    Latin, Greek, Arabic and Hebrew lose their marks; Cyrillic keeps its own letters (only ё becomes
    е); vowel signs of Indic scripts and Thai stay. Every kind of space becomes a plain space, quotes
    and dashes become ASCII, digits of all scripts 0-9. Folding twice changes nothing.
    """
    if text.isascii():
        text = text.lower()
        return text.replace("`", "'") if text.isprintable() else text.translate(_FOLDED)
    return _folded(text, _FOLDED)


def fold_lines(text: str) -> str:
    """Fold a whole table at once: like ``fold``, but tabs and line ends stay."""
    return _folded(text, _FOLDED_IN_LINES)


_CYRILLIC = dict(
    zip(
        "аАеЕоОрРсСхХуУкКмМтТвВнНіІјЈѕЅԁԀһҺӏӀԛԚԝԜѵѴ",
        "aAeEoOpPcCxXyYkKmMtTbBhHiIjJsSdDhHlIqQwWvV",
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αΑβΒεΕζΖΗιΙκΚΜνΝοΟρΡτΤυΥχΧηγω",
        "aAbBeEzZHiIkKMvNoOpPtTuYxXnyw",
        strict=True,
    )
)
_ARMENIAN = dict(zip("օՕսՍհոցՏԼ", "oOuUhngSL", strict=True))
_TO_LATIN = _CYRILLIC | _GREEK | _ARMENIAN
# Small k, m, t, b, h and letters that no living alphabet of names has (Komi de, we, izhitsa) do not count:
# a word with one of them means its Latin letters.
_NOT_CYRILLIC = frozenset("kmtbhdwqvlDWQVl")
_TO_CYRILLIC = {
    latin: letter for letter, latin in reversed(_CYRILLIC.items()) if latin not in _NOT_CYRILLIC
} | {
    letter: next(c for c, latin in _CYRILLIC.items() if latin == look)
    for letter, look in _GREEK.items()
    if look in _CYRILLIC.values()
}
_TO_GREEK = {latin: letter for letter, latin in _GREEK.items()} | {
    letter: next(g for g, latin in _GREEK.items() if latin == look)
    for letter, look in _CYRILLIC.items()
    if look in _GREEK.values()
}
_LOOKS = {"latin": _TO_LATIN, "cyrillic": _TO_CYRILLIC, "greek": _TO_GREEK}


def _script(letter: str) -> str:
    point = ord(letter)
    if point < 0x250 or 0x1E00 <= point < 0x1F00:  # noqa: PLR2004
        return "latin"
    if 0x370 <= point < 0x400 or 0x1F00 <= point < 0x2000:  # noqa: PLR2004
        return "greek"
    if 0x400 <= point < 0x530:  # noqa: PLR2004
        return "cyrillic"
    return "armenian" if 0x530 <= point < 0x590 else ""  # noqa: PLR2004


def _main_script(letters: str) -> str:
    """Return the script the word means: the one that can write all of it, else the commoner."""
    counts = dict.fromkeys(_LOOKS, 0)
    for letter in letters:
        if (script := _script(letter)) in counts:
            counts[script] += 1
    whole = [
        script
        for script, count in counts.items()
        if count and all(_script(c) == script or c in _LOOKS[script] for c in letters)
    ]
    among = whole or [script for script, count in counts.items() if count]
    if counts["latin"] == counts["cyrillic"] and "cyrillic" in whole:
        return "cyrillic"
    return max(among, key=lambda script: counts[script])


def look_alikes(word: str) -> tuple[str, bool]:
    """Write a word of mixed alphabets in the one it means; tell whether a letter was exchanged.

    Best given before ``fold``, because capitals of different alphabets look alike more often than
    small letters. A word of one alphabet comes back as it is.
    """
    if word.isascii():
        return word, False
    letters = "".join(c for c in word if c.isalpha())
    scripts = {_script(c) for c in letters}
    if len(scripts) < 2 or scripts.isdisjoint(_LOOKS):  # noqa: PLR2004
        return word, False
    main = _main_script(letters)
    looks = _LOOKS[main]
    text = "".join(c if _script(c) == main else looks.get(c, c) for c in word)
    return text, text != word


def one_alphabet(name: str) -> tuple[str, bool]:
    """Write a whole name in the only alphabet that can write all of it, if one of its words mixes two.

    Tells whether a letter was exchanged; a name that two alphabets or none could write stays as it is.
    """
    if name.isascii():
        return name, False
    mixed = any(len({_script(c) for c in word if c.isalpha()} - {""}) > 1 for word in name.split())
    letters = "".join(c for c in name if c.isalpha())
    able = [
        script for script, looks in _LOOKS.items() if all(_script(c) == script or c in looks for c in letters)
    ]
    if not mixed or len(able) != 1:
        return name, False
    looks = _LOOKS[able[0]]
    text = "".join(c if _script(c) == able[0] else looks.get(c, c) for c in name)
    return text, text != name


_DIGIT_LETTERS = str.maketrans("01358", "olesb")


def digits_as_letters(word: str) -> tuple[str, bool]:
    """Read digits inside a word of letters as the letters a scanner mistook (0 o, 1 l, 3 e, 5 s, 8 b).

    Words without letters, and words that begin or end in a run of two or more digits, stay.
    """
    digits = sum(c.isdigit() for c in word)
    if not digits or digits * 2 >= len(word) or word[:2].isdigit() or word[-2:].isdigit():
        return word, False
    text = word.translate(_DIGIT_LETTERS)
    return text, text != word
