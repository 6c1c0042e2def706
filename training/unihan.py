"""Reads the Unihan database as Debian's package `unicode-data` installs it.

Source: Unihan 15.0.0, Unicode licence (https://www.unicode.org/copyright.html).
"""

import bz2
import unicodedata
from collections import defaultdict
from pathlib import Path

__all__ = ["UNIHAN", "field_values", "toneless"]

UNIHAN = Path("/usr/share/unicode")
_FILES = ("Unihan_Readings.txt.bz2", "Unihan_Variants.txt.bz2")
_UMLAUT = "\u0308"


def field_values(folder: Path = UNIHAN) -> dict[str, dict[str, str]]:
    """Return field -> character -> value, for all fields of readings and variants."""
    values: dict[str, dict[str, str]] = defaultdict(dict)
    for name in _FILES:
        with bz2.open(folder / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("U+"):
                    code, field, value = line.rstrip("\n").split("\t")
                    values[field][chr(int(code.removeprefix("U+"), base=16))] = value
    return values


def toneless(reading: str) -> str:
    """Return a reading in lower-case ASCII without tone: Lǚ -> lv, đặng -> dang, zoeng1 -> zoeng."""
    plain = unicodedata.normalize("NFD", reading.lower().replace("đ", "d"))
    plain = plain.replace("u" + _UMLAUT, "v")
    return "".join(letter for letter in plain if "a" <= letter <= "z")
