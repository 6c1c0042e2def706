"""How each script is cut into graphemes, in the order in which it is spoken."""

from comity.names.scripts.abjads import arabic, hebrew
from comity.names.scripts.alphabets import armenian, cyrillic, georgian, greek, latin, syriac, thaana
from comity.names.scripts.brahmic import INDIC, indic, sinhala
from comity.names.scripts.mainland import burmese, khmer, tai
from comity.names.scripts.syllabaries import canadian, ethiopic, hangul, kana

__all__ = [
    "INDIC",
    "arabic",
    "armenian",
    "burmese",
    "canadian",
    "cyrillic",
    "ethiopic",
    "georgian",
    "greek",
    "hangul",
    "hebrew",
    "indic",
    "kana",
    "khmer",
    "latin",
    "sinhala",
    "syriac",
    "tai",
    "thaana",
]
