"""Cut names in Hanyu Pinyin into syllables."""

import re
import unicodedata

__all__ = ["syllables"]

_ONSET = r"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsrwy])?"
_SYLLABLE = re.compile(rf"{_ONSET}(?:[aeiouü]+)(?:ng(?![aeiouü])|n(?![aeiouü])|r(?![aeiouü]))?")


def syllables(pinyin: str) -> tuple[str, ...]:
    """Return the syllables of a name in Hanyu Pinyin, without tone marks: "Xu Xinliang" has three."""
    parts: list[str] = []
    for word in re.split(r"[\s'’\-]+", pinyin.casefold()):
        plain = unicodedata.normalize(
            "NFC",
            "".join(
                letter
                for letter in unicodedata.normalize("NFD", word)
                if letter == "\u0308" or not unicodedata.combining(letter)
            ),
        )
        found = _SYLLABLE.findall(plain)
        if "".join(found) != plain:
            return ()
        parts.extend(found)
    return tuple(parts)
