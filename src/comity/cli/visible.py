"""Text from outside made safe to show: hidden characters visible, writing directions kept apart."""

import unicodedata
from collections.abc import Callable

from comity.facts import Sentence

__all__ = ["isolated", "language_tag", "spoken", "visible"]

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_JOINERS = "\u200c\u200d"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_VIRAMA = 9
"""Canonical combining class of the signs after which Indic scripts use joiners."""
_FIRST_RIGHT_TO_LEFT = "\u0590"
"""Before the Hebrew block no character is written from right to left."""

_TAG_BY_SCRIPT = {
    "CJK": "und-Hani",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CYRILLIC": "und-Cyrl",
    "ARABIC": "und-Arab",
    "HEBREW": "he",
    "GREEK": "el",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "THAI": "th",
    "DEVANAGARI": "und-Deva",
    "LATIN": "und-Latn",
}


def visible(text: str) -> str:
    """Return the text with control, format and unpaired characters written out, such as [U+202E].

    Zero-width joiners stay where a script needs them (Persian, Indic scripts). White space of any
    kind becomes a blank.
    """
    if text.isprintable():
        return text
    return "".join(_shown(text, place) for place in range(len(text)))


def _shown(text: str, place: int) -> str:
    character = text[place]
    if character.isprintable():
        return character
    if unicodedata.category(character) in {"Zs", "Zl", "Zp"} or character in "\t\n\r":
        return " "
    if character in _JOINERS and 0 < place < len(text) - 1 and _joins(text[place - 1]):
        return character
    return f"[U+{ord(character):04X}]"


def _joins(before: str) -> bool:
    return unicodedata.bidirectional(before) == "AL" or unicodedata.combining(before) == _VIRAMA


def isolated(text: str) -> str:
    """Return visible text that cannot turn the order of what stands around it."""
    shown = visible(text)
    if any(c >= _FIRST_RIGHT_TO_LEFT and unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in shown):
        return f"{_FIRST_STRONG_ISOLATE}{shown}{_POP_ISOLATE}"
    return shown


def language_tag(text: str) -> str:
    """Return the BCP 47 tag of the first letter's script; ``und`` where there is no known letter."""
    for character in text:
        if character.isalpha():
            script = unicodedata.name(character, "").partition(" ")[0]
            return _TAG_BY_SCRIPT.get(script, "und")
    return "und"


def spoken(sentence: Sentence, *, value: Callable[[str], str], frame: Callable[[str], str]) -> str:
    """Return the English sentence; outside texts pass through ``value``, our own words through ``frame``."""
    template = frame(sentence.template)
    if not sentence.values:
        return template
    shown = {name: value(told) if isinstance(told, str) else told for name, told in sentence.values.items()}
    return template.format_map(shown)
