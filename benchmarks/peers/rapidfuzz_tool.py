"""Adapter of rapidfuzz on text made Latin: python rapidfuzz_tool.py SCORER GROUPS OUT.

SCORER is token_set_ratio, token_sort_ratio, WRatio, or plain: one ratio over sorted words of
pypinyin and anyascii, the stand-in for "romanise, then compare letters".
"""

import sys
from collections.abc import Sequence

import icu
from anyascii import anyascii
from pypinyin import lazy_pinyin
from rapidfuzz import fuzz
from serve import Row, serve

_TO_LATIN = icu.Transliterator.createInstance(
    "Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower"
)
_PLAIN = sys.argv[1] == "plain"
_SCORER = fuzz.ratio if _PLAIN else getattr(fuzz, sys.argv[1])


def _latin(name: str) -> str:
    if _PLAIN:
        text = anyascii(" ".join(lazy_pinyin(name))).lower()
        return " ".join(sorted("".join(one if one.isalnum() else " " for one in text).split()))
    return _TO_LATIN.transliterate(name)


def prepare(records: Sequence[Row]) -> Sequence[object]:
    """Return the names of each record in Latin letters."""
    return [[_latin(name) for name in row["names"]] for row in records]


def score(subject: Sequence[str], record: Sequence[str]) -> float:
    """Return the best ratio over all pairs of names, 0 to 1."""
    return max((_SCORER(one, other) for one in subject for other in record), default=0.0) / 100


if __name__ == "__main__":
    serve(prepare, None, score)
