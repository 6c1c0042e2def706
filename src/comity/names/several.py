"""One printed text may hold several names: brackets, "a.k.a.", slashes and "@" divide them."""

import re

__all__ = ["is_one_plain_name", "names_in"]

_BRACKETED = re.compile(
    r"[(\[{（［【「『“\"«]([^()\[\]{}（）［］【】「」『』“”\"«»]{2,})[)\]}）］】」』”\"»]"
)
_LAST_BRACKET = re.compile(r"^(.{3,}?)\s*[(（]([^()（）]{2,})[)）]\W*$")
_OTHER_NAMES = re.compile(r"\s*[@;|]\s*|(?<=\w{3})\s*/\s*(?=\w{3})")
_ALSO = re.compile(
    r"(?i)(?<!\w)(?:a\.?\s?k\.?\s?a|f\.?\s?k\.?\s?a|n\.?\s?k\.?\s?a|also known as|formerly known as|"
    r"now known as|known as|alias|formerly|formerly called|née|nee|geb|dit|известный как|он же|она же|"
    r"又名|别名|別名|本名|原名)(?!\w)\.?:?"
)
_ALSO_WORDS = frozenset("aka fka nka k known alias formerly nee geb dit".split())
"""Words of which one stands in every such phrase of plain letters."""
_CHILD_OF = re.compile(r"(?i)(?<!\w)[sdaw]\s?/\s?[olp](?!\w)")


def is_one_plain_name(text: str) -> bool:
    """Tell quickly whether a text has only plain letters and none of the phrases that divide names."""
    plain = text.isascii() and text.replace(" ", "").isalpha()
    return plain and _ALSO_WORDS.isdisjoint(text.lower().split())


def _body_pieces(text: str) -> list[str]:
    """Return the names a body's printed name holds: brackets belong to it (a city, a number).

    A last bracket may be its short name or its name in another script.
    """
    pieces = []
    for name in _ALSO.split(text):
        found = _LAST_BRACKET.match(name)
        if found is None:
            pieces.append(name)
            continue
        inner = found[2].strip()
        apart = inner.isascii() != found[1].isascii()
        pieces += [found[1], inner] if apart or (inner.isupper() and " " not in inner) else [name]
    return pieces


def names_in(text: str, *, body: bool | None) -> list[str]:
    """Return the names that one printed name holds."""
    if body:
        return _body_pieces(text)
    text = _CHILD_OF.sub(" ", text)
    inner = _BRACKETED.findall(text)
    rest = _BRACKETED.sub(" ", text) if inner else text
    names = (name for part in (rest, *inner) for name in _ALSO.split(part))
    return [piece for name in names for piece in _OTHER_NAMES.split(name)]
