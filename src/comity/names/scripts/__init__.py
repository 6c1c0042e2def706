"""How each script is cut into graphemes, in the order in which it is spoken."""

from comity.names.scripts.abjads import arabic, hebrew
from comity.names.scripts.alphabets import armenian, cyrillic, georgian, greek, latin, syriac, thaana
from comity.names.scripts.brahmic import INDIC, indic, sinhala
from comity.names.scripts.syllabaries import ethiopic, hangul, kana

__all__ = [
    "INDIC",
    "arabic",
    "armenian",
    "cyrillic",
    "ethiopic",
    "georgian",
    "greek",
    "hangul",
    "hebrew",
    "indic",
    "kana",
    "latin",
    "sinhala",
    "syriac",
    "thaana",
]
