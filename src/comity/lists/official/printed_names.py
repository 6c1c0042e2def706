"""Names as official lists print them: two scripts in one field, notes in brackets, several names."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

__all__ = ["family_first", "names_in", "split_names"]

_BRACKETED: Final = re.compile(r"(.*?)\s*\(([^()]*)\)?[\s,.]*")
_LABEL: Final = re.compile(r"\(?\s*original script\s*[:)]?\s*", re.IGNORECASE)
_BORN: Final = re.compile(r",?\s+born (?:in|on|\d).*", re.IGNORECASE | re.DOTALL)


def names_in(text: str) -> Iterator[str]:
    """Yield the names of one field.

    "X (Y)" in two scripts is two names; a bracket that begins in lower case ("birth name") is a note
    and no name; anything else stays as it is printed.
    """
    bare = " ".join(_BORN.sub("", text).split())
    found = _BRACKETED.fullmatch(bare)
    if not found or not found[1]:
        yield bare
        return
    outside, inside = found[1], _LABEL.sub("", found[2]).strip()
    if _differ(outside, inside):
        yield from names_in(outside)
        yield from split_names(inside)
    elif inside[:1].islower():
        yield outside
    else:
        yield bare


def split_names(text: str) -> list[str]:
    """Names separated by semicolons outside brackets."""
    parts, depth, last = [], 0, 0
    for place, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if letter == ";" and depth <= 0:
            parts.append(text[last:place])
            last = place + 1
    parts.append(text[last:])
    return [part.strip() for part in parts if part.strip()]


def family_first(text: str) -> tuple[str, str] | None:
    """Family and given name of "LAST, First"; None where there is no or more than one comma."""
    family, comma, given = text.partition(",")
    if not comma or "," in given or not family.strip() or not given.strip():
        return None
    return family.strip(), given.strip()


def _differ(one: str, other: str) -> bool:
    scripts = _scripts(one), _scripts(other)
    return bool(scripts[0] and scripts[1]) and not scripts[0] & scripts[1]


def _scripts(text: str) -> frozenset[str]:
    return frozenset(_script(letter) for letter in text if letter.isalpha())


@lru_cache(maxsize=8_192)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]
