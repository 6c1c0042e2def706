"""Which of the numbers in official lists identify somebody, and of what kind they are."""

from functools import cache
from pathlib import Path
from typing import Final

__all__ = ["document_kind", "document_words"]

_TABLE: Final = Path(__file__).with_name("document_kinds.tsv")


def document_kind(words: str) -> str | None:
    """The kind of identifier for a publisher's words ("Cedula No."), or None if it is no identifier."""
    return _kinds().get(words.strip().casefold())


@cache
def document_words() -> tuple[tuple[str, str], ...]:
    """Words and kind, longest first, to find them at the beginning of a remark."""
    return tuple(sorted(_kinds().items(), key=lambda pair: -len(pair[0])))


@cache
def _kinds() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, words = line.split("\t")
            for word in words.split("|"):
                found.setdefault(word.strip().casefold(), kind)
    return found
