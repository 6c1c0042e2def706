"""Alphabets: letters one by one, except pairs that write one sound."""

import re

__all__ = ["armenian", "cyrillic", "georgian", "greek", "latin", "syriac", "thaana"]

_LATIN = re.compile("[a-z]")
_GEORGIAN = re.compile("[ქკ]ს|[\u10d0-\u10ff]")
_SYRIAC = re.compile("[\u0710-\u072f\u074d-\u074f]")
_THAANA = re.compile("[\u0780-\u07a5\u07b1]\u07b0|[\u0780-\u07af\u07b1]")

_CYRILLIC = re.compile("дж|дз|кс|чж|цз|ая$|[иы]й$|[\u0400-\u0482\u048a-\u052f]")
_CYRILLIC_FINAL = {final: final + "$" for final in ("в", "й", "ая", "ий", "ый")}
_CYRILLIC_CONSONANTS = frozenset("бвгджзйклмнпрстфхцчшщґђѓћќѕљњџўғқңһҷҳ") | {"дж", "дз", "кс", "чж", "цз"}

_GREEK = re.compile(
    "γ(?:ου|[κγχξι])|μπ|ντ[ζσ]?|τ[ζσ]|ου|[αεη]υ|[εουα]ι|κκ|λλ|μμ|νν|ππ|ρρ|σσ|ττ|ββ|δδ|φφ|[α-ω]"
)
_GREEK_INITIAL = frozenset({"μπ", "ντ", "γκ", "γι"})

_ARMENIAN = re.compile("ու|այ|ոյ|[քկ]ս|[\u0561-\u0587]")
_ARMENIAN_INITIAL = frozenset({"ո", "ե", "յ"})


def latin(word: str) -> tuple[str, ...]:
    """Return the letters a to z of a Latin word."""
    return tuple(_LATIN.findall(word))


def cyrillic(word: str) -> tuple[str, ...]:
    """Cut a Cyrillic word; ``^е`` is an е that no consonant precedes (ye), ``в$`` ends the word."""
    pieces = _CYRILLIC.findall(word)
    if "е" in pieces:
        before = ""
        for place, piece in enumerate(pieces):
            if piece == "е" and before not in _CYRILLIC_CONSONANTS:
                pieces[place] = "^е"
            before = piece
    if pieces:
        pieces[-1] = _CYRILLIC_FINAL.get(pieces[-1], pieces[-1])
    return tuple(pieces)


def greek(word: str) -> tuple[str, ...]:
    """Cut a Greek word; pairs that write one sound are one, ``^μπ ^ντ ^γκ`` begin the word (b, d, g)."""
    return _marked_first(_GREEK.findall(word), _GREEK_INITIAL)


def armenian(word: str) -> tuple[str, ...]:
    """Cut an Armenian word; ``^ո``, ``^ե`` and ``^յ`` begin it (vo, ye, h)."""
    return _marked_first(_ARMENIAN.findall(word.replace("և", "եւ")), _ARMENIAN_INITIAL)


def georgian(word: str) -> tuple[str, ...]:
    """Cut a Georgian word; ``ქს`` and ``კს`` (x) are one."""
    return tuple(_GEORGIAN.findall(word))


def syriac(word: str) -> tuple[str, ...]:
    """Return the letters of a Syriac word without its points."""
    return tuple(_SYRIAC.findall(word))


def thaana(word: str) -> tuple[str, ...]:
    """Cut a Thaana word; a consonant with sukun is one grapheme, because it is often not written."""
    return tuple(_THAANA.findall(word))


def _marked_first(pieces: list[str], marked: frozenset[str]) -> tuple[str, ...]:
    if pieces and pieces[0] in marked:
        pieces[0] = "^" + pieces[0]
    return tuple(pieces)
