"""Han characters: folded form, readings, and the families that names begin with. Read when first needed."""

from functools import cache, lru_cache
from pathlib import Path

__all__ = [
    "READING_LANGUAGES",
    "family_ranks",
    "fold_han",
    "han_numbers",
    "han_rows",
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
def _lines() -> dict[str, str]:
    """Return character -> row, in the order of the table."""
    return {line[0]: line for line in table_lines("han")[1:]}


def han_rows() -> list[list[str]]:
    """Return all rows: character, fold or "", one cell of readings for each of READING_LANGUAGES."""
    return [line.split("\t") for line in _lines().values()]


def han_numbers() -> dict[str, int]:
    """Return character -> place in the table."""
    return {char: place for place, char in enumerate(_lines())}


def _cell(char: str, place: int) -> str:
    line = _lines().get(char)
    return line.split("\t")[place] if line else ""


@lru_cache(maxsize=1 << 15)
def fold_han(char: str) -> str:
    """Return the one character that stands for all variants (simplified, traditional, other) of this one."""
    return _cell(char, 1) or char


def readings(char: str, language: str) -> tuple[str, ...]:
    """Return the readings of a character in one language without tone, likeliest in names first.

    >>> readings("曾", "M"), readings("陈", "H")
    (('zeng', 'ceng'), ('tan', 'tin', 'chhin'))
    """
    cell = _cell(char, READING_LANGUAGES.index(language) + 2)
    return tuple(cell.split(",")) if cell else ()


@lru_cache(maxsize=1 << 15)
def mandarin_pieces(char: str) -> tuple[str, str]:
    """Return initial and final of the first Mandarin reading, "" and "" if there is none."""
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


def family_ranks() -> dict[str, int]:
    """Return the rank of every family name of one sign, the best over scripts."""
    ranks: dict[str, int] = {}
    for table in _family_names().values():
        for name, rank in table.items():
            if len(name) == 1:
                ranks[name] = min(rank, ranks.get(name, rank))
    return ranks


def surname_rank(text: str) -> tuple[str, int]:
    """Return the family name a Han or Hangul name begins with, and its rank; ("", 0) if none."""
    for length in (2, 1):
        start = text[:length]
        for script in ("Han", "Hanja", "Hang"):
            if len(start) == length < len(text) and (rank := _family_names()[script].get(start)):
                return start, rank
    return "", 0
