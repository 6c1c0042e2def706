"""Arabic and Hebrew script: letters folded to one code point, with marks for the ends of the word."""

import re

__all__ = ["arabic", "hebrew"]

_ARABIC_FOLDED = {
    **dict.fromkeys("آأإٱٲٳ", "ا"),
    **dict.fromkeys("ؤۆۇۈۋۏ", "و"),
    **dict.fromkeys("ئىیېێۍےۓ", "ي"),
    **dict.fromkeys("کڪ", "ك"),
    **dict.fromkeys("ةۀۂہۃھە", "ه"),
    "ګ": "گ",
    "ں": "ن",
    "ڼ": "ن",
    "ٶ": "و",
    "ٸ": "ي",
    "ﷲ": "الله",
}
_ARABIC_TABLE = str.maketrans(_ARABIC_FOLDED)
_ARABIC = re.compile(
    "الله|لله|^ال(?=..)|(?<=^عبد)ال|ال(?=دين$)|^او|^اي|تش|كس|[\u0621-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5]"
)
_ARABIC_INITIAL = frozenset("اويعه") | {"او", "اي"}
_ARABIC_FINAL = frozenset("اويهت")

_HEBREW_TABLE = str.maketrans("ךםןףץ׳", "כמנפצ'", '"״')
_HEBREW = re.compile("[גזצתדחטרסע]'|^או|^אי|[קכ]ס|טש|וו|יי|[\u05d0-\u05ea]")
_HEBREW_INITIAL = frozenset("אויהעב") | {"יי", "או", "אי"}
_HEBREW_FINAL = frozenset("אויהפ")


def arabic(word: str) -> tuple[str, ...]:
    """Cut a word in Arabic script (Arabic, Persian, Urdu, Pashto, Kurdish ...).

    The article, the word for God, ``تش`` (ch) and ``كس`` (x) are one grapheme each; ``^`` and ``$``
    mark the weak letters at the beginning and the end of the word.
    """
    pieces = _ARABIC.findall(word.translate(_ARABIC_TABLE))
    return _marked_ends(pieces, _ARABIC_INITIAL, _ARABIC_FINAL)


def hebrew(word: str) -> tuple[str, ...]:
    """Cut a Hebrew word: finals folded, a letter with geresh, doubled vav and doubled yod are one each."""
    pieces = _HEBREW.findall(word.translate(_HEBREW_TABLE))
    return _marked_ends(pieces, _HEBREW_INITIAL, _HEBREW_FINAL)


def _marked_ends(pieces: list[str], initial: frozenset[str], final: frozenset[str]) -> tuple[str, ...]:
    if pieces:
        if pieces[0] in initial:
            pieces[0] = "^" + pieces[0]
        if len(pieces) > 1 and pieces[-1] in final:
            pieces[-1] += "$"
    return tuple(pieces)
