"""Countries as ISO 3166-1 alpha-2 codes, from codes, names and adjectives in the forms lists print."""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

__all__ = ["country_code"]

_TABLE: Final = Path(__file__).with_name("countries.tsv")
_WORD: Final = re.compile(r"[^\W_]+")
_SILENT: Final = frozenset({"the", "of", "and"})
_FORMS_OF_STATE: Final = frozenset(
    "republic kingdom state islamic sultanate commonwealth principality federal federative federation "
    "democratic socialist arab people s peoples plurinational cooperative co operative hashemite "
    "oriental bolivarian grand duchy independent union region former".split()
)
"""Words that a formal name adds to the usual one; left out only when the full name is not known."""

# ISO 3166-1, 8.1.3: codes left to users; the alpha-3 ranges have no alpha-2 form and stay as they are.
_USER_ALPHA_2: Final = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")
_USER_ALPHA_3: Final = re.compile(r"AA[A-Z]|Q[M-Z][A-Z]|X[A-Z][A-Z]|ZZ[A-Z]")


@lru_cache(maxsize=65_536)
def country_code(text: str) -> str | None:
    """Return the alpha-2 code of a country given as code, English name, adjective or common variant.

    Former States have their former codes ("SU"), codes left to users (XA to XZ) are accepted as they
    are, and what is not known gives ``None``: never a guess. Source of codes: ISO 3166-1.
    """
    bare = text.strip()
    if bare.isascii() and bare.isalpha() and len(bare) <= 3:  # noqa: PLR2004 - alpha-2 and alpha-3
        code = _code(bare.upper())
        if code:
            return code
    words = _words(bare)
    return _by_words().get(words) or _by_words().get(tuple(w for w in words if w not in _FORMS_OF_STATE))


def _code(code: str) -> str | None:
    known = _by_code().get(code)
    if known or not (_USER_ALPHA_2.fullmatch(code) or _USER_ALPHA_3.fullmatch(code)):
        return known
    return code


def _words(text: str) -> tuple[str, ...]:
    """Words of a name in one order and one spelling: "Korea, Republic of" is "Republic of Korea"."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = ("saint" if word == "st" else word for word in _WORD.findall(plain))
    return tuple(sorted(word for word in words if word not in _SILENT))


@cache
def _rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    rows = []
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            alpha_2, alpha_3, name, others = line.split("\t")
            rows.append((alpha_2, alpha_3, (name, *filter(None, others.split("|")))))
    return tuple(rows)


@cache
def _by_code() -> dict[str, str]:
    return {code: alpha_2 for alpha_2, alpha_3, _ in _rows() for code in (alpha_2, alpha_3)}


@cache
def _by_words() -> dict[tuple[str, ...], str]:
    names: dict[tuple[str, ...], str] = {}
    for alpha_2, _, spellings in _rows():
        for spelling in spellings:
            names.setdefault(_words(spelling), alpha_2)
    return names
