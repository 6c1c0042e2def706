"""Reading the word tables: tab-separated, folded as a whole, comments begin with #."""

from collections.abc import Iterator
from pathlib import Path

from comity.names.folding import fold_lines

__all__ = ["forms_of", "key_of", "plain_words", "rows_of", "word_of"]

_TABLES = Path(__file__).with_name("tables")
_PLAIN = {ord("'"): None, ord('"'): None, ord("."): None, ord("-"): " "}
_NOT_IN_KEYS = dict.fromkeys(map(ord, " .,'\"()[]{}-/&·*"))


def rows_of(table: str, *, plain: bool = False) -> Iterator[list[str]]:
    """Yield the folded cells of each row of a table that ships with the package.

    ``plain``: as ``plain_words`` leaves them, done for the whole table at once.
    """
    text = fold_lines((_TABLES / f"{table}.tsv").read_text(encoding="utf-8"))
    if plain:
        text = text.replace("'", "").replace('"', "").replace(".", "").replace("-", " ")
    for line in text.split("\n"):
        if line and line[0] != "#":
            yield line.split("\t")


def forms_of(cell: str) -> list[str]:
    """Return the forms of a cell that lists several, divided by a bar."""
    return cell.split("|") if cell else []


def key_of(form: str) -> str:
    """Return a folded form without spaces and punctuation, so that S.p.A., S p A and SpA are one."""
    return form if form.isalnum() else form.translate(_NOT_IN_KEYS)


def word_of(form: str) -> str:
    """Return a folded word without apostrophes and closing dots; A/L, H.E. and the initial D. stay apart."""
    if form.isalnum():
        return form
    form = form.replace("'", "")
    bare = form.rstrip(".")
    return bare if len(bare) > 1 else form


def plain_words(text: str) -> str:
    """Return folded words without apostrophes, quotes and dots, hyphens as spaces."""
    return text if text.isalnum() else text.translate(_PLAIN)
