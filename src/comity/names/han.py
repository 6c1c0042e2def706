"""Han characters: folded form, readings, and the families that names begin with. Read when first needed."""

from functools import cache, lru_cache
from pathlib import Path

__all__ = [
    "READING_LANGUAGES",
    "fold_han",
    "han_characters",
    "han_row",
    "mandarin_pieces",
    "readings",
    "sinitic_family_names",
    "surname_rank",
    "table_lines",
]

READING_LANGUAGES = "MCKVHJ"
"""Languages in the order of the columns of the table."""

_TABLES = Path(__file__).with_name("tables")
_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")


def table_lines(name: str) -> list[str]:
    """Return the lines of a table of this package, without its comments."""
    text = (_TABLES / f"{name}.tsv").read_text("utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


@cache
def _table() -> dict[str, str]:
    """Return character -> row, in the order of the table."""
    return {line[0]: line for line in table_lines("han")[1:]}


def han_characters() -> list[str]:
    """Return the characters of the table, in its order."""
    return list(_table())


def han_row(char: str) -> list[str]:
    """Return the cells after the character: fold, then one for each of READING_LANGUAGES, "" if none."""
    row = _table().get(char, "")
    cells = row.split("\t")[1:]
    return cells + [""] * (len(READING_LANGUAGES) + 1 - len(cells))


@lru_cache(maxsize=1 << 15)
def fold_han(char: str) -> str:
    """Return the one character that stands for all variants (simplified, traditional, other) of this one."""
    return han_row(char)[0] or char


def readings(char: str, language: str) -> tuple[str, ...]:
    """Return the readings of a character in one language without tone, likeliest in names first.

    >>> readings("曾", "M"), readings("陈", "H")
    (('zeng', 'ceng'), ('tan', 'tin', 'chhin'))
    """
    cell = han_row(char)[READING_LANGUAGES.index(language) + 1]
    return tuple(cell.split(",")) if cell else ()


@lru_cache(maxsize=1 << 15)
def mandarin_pieces(char: str) -> tuple[str, str]:
    """Return initial and final of the first Mandarin reading ("" and "" if none), for names spelled by sound."""
    reading = next(iter(readings(char, "M")), "")
    for initial in _INITIALS:
        if reading.startswith(initial):
            return initial, reading[len(initial) :]
    return "", reading


@cache
def _family_names() -> dict[str, dict[str, int]]:
    """Return script (Han, Hanja, Hang) -> family name -> rank, traditional forms beside simplified ones."""
    ranks: dict[str, dict[str, int]] = {"Han": {}, "Hanja": {}, "Hang": {}}
    for line in table_lines("surnames"):
        script, name, traditional, rank = line.split("\t")
        for form in (name, traditional):
            if form:
                ranks[script].setdefault(form, int(rank))
    return ranks


def sinitic_family_names(script: str = "Han") -> frozenset[str]:
    """Return family names written in Han (Chinese), Hanja (Korean in Han) or Hang (Korean in Hangul)."""
    return frozenset(_family_names()[script])


def surname_rank(text: str) -> tuple[str, int]:
    """Return the family name a Han or Hangul name begins with, longest first, and its rank; ("", 0) if none."""
    for length in (2, 1):
        start = text[:length]
        for script in ("Han", "Hanja", "Hang"):
            if len(start) == length < len(text) and (rank := _family_names()[script].get(start)):
                return start, rank
    return "", 0
