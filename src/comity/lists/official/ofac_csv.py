"""OFAC's legacy CSV files: main records, with other names, addresses and long remarks beside them.

Source: OFAC "SDN data specification": no header, "-0-" for empty, a last line of one 0x1A.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from comity.errors import ComityError
from comity.facts import Kind, NameParts, NameQuality, Record, Rejection, Source
from comity.lists.draft import Draft
from comity.lists.encoding import text_form, text_of
from comity.lists.given import Given, given_file
from comity.lists.lines import BadRow, rows_of
from comity.lists.notes import Notes
from comity.lists.official.documents import document_words
from comity.lists.official.printed_names import family_first

__all__ = ["MAIN_CELLS", "read_ofac_csv"]

MAIN_CELLS: Final = 12
_KINDS: Final = {
    "individual": Kind.PERSON,
    "vessel": Kind.VESSEL,
    "aircraft": Kind.AIRCRAFT,
    "": Kind.ORGANISATION,
}
"""OFAC leaves the type of entities empty."""
_COMPANIONS: Final = {
    "sdn": ("alt", "add", "sdn_comments"),
    "cons_prim": ("cons_alt", "cons_add", "cons_comments"),
}
_MOST_COMPANION_BYTES: Final = 256 * 2**20
"""The files beside the main one are held in memory; the real ones have 2 MB."""
_WEAK: Final = re.compile(r"(?:a|f|n)\.k\.a\. '(.+?)'\.?")
_COUNTRY: Final = re.compile(r"(.*?)\s*\(([^()]+)\)")


@dataclass(slots=True)
class _Beside:
    """What the companion files say of one number; lines are kept so that orphans can be named."""

    aliases: list[tuple[str, str, Source]] = field(default_factory=list)
    countries: list[tuple[str, Source]] = field(default_factory=list)
    remarks: str = ""


def read_ofac_csv(given: Given, notes: Notes) -> Iterator[Record | Rejection]:
    """Yield each row of sdn.csv (or cons_prim.csv) as a record; its id is OFAC's number.

    alt.csv, add.csv and the comments are read when they lie beside it; their rows without a main
    record are rejections.
    """
    beside: dict[str, _Beside] = {}
    yield from _companions(given, notes, beside)
    for source, cells in _rows(given):
        if isinstance(cells, str):
            yield Rejection(source, cells)
        elif len(cells) != MAIN_CELLS:
            yield Rejection(source, f"the row has {len(cells)} cells, a main record {MAIN_CELLS}.")
        else:
            yield _record(cells, source, notes, beside.pop(cells[0], _Beside()))
    yield from _orphans(beside)


def _record(cells: list[str], source: Source, notes: Notes, beside: _Beside) -> Record | Rejection:
    number, name, kind, vessel_flag, remarks = cells[0], cells[1], cells[2], cells[9], cells[11]
    draft = Draft(number, source, notes)
    draft.kind = _KINDS.get(kind.casefold(), None)
    _name(draft, name, NameQuality.MAIN)
    for alias, _, _ in beside.aliases:
        _name(draft, alias, NameQuality.GOOD)
    draft.country(vessel_flag)
    for country, _ in beside.countries:
        draft.country(country)
    for remark in (remarks + beside.remarks).rstrip(". ").split("; "):
        _remark(draft, remark.strip())
    return draft.record()


def _name(draft: Draft, text: str, quality: NameQuality) -> None:
    parts = family_first(text) if draft.kind is Kind.PERSON else None
    draft.name(text, quality, parts=NameParts(*parts) if parts else None)


def _remark(draft: Draft, remark: str) -> None:
    """One remark: "DOB 1962", "alt. Passport A1 (Iran)", "a.k.a. 'X'"; others tell nothing to compare."""
    bare = remark.removeprefix("alt. ")
    word, _, rest = bare.partition(" ")
    if word == "DOB":
        draft.born(rest)
    elif word == "POB":
        draft.born_in(rest)
    elif word in ("nationality", "citizen"):
        draft.nationality(rest)
    elif word == "Gender":
        draft.gender(rest)
    elif weak := _WEAK.fullmatch(bare):
        _name(draft, weak[1], NameQuality.WEAK)
    else:
        _document(draft, bare)


def _document(draft: Draft, remark: str) -> None:
    lower = remark.casefold()
    for words, kind in document_words():
        if lower.startswith(words + " "):
            rest = remark[len(words) :]
            found = _COUNTRY.match(rest)
            draft.document(kind, found[1] if found else rest, found[2] if found else "")
            return


def _companions(given: Given, notes: Notes, beside: dict[str, _Beside]) -> Iterator[Rejection]:
    """Read the files that lie beside the main one; yields their bad rows."""
    stem = given.name.split(".")[0].casefold()
    for name in _COMPANIONS.get(stem, ()):
        found = _beside(given.folder, name)
        if found is None:
            notes.say(f"{name}.csv does not lie beside {given.name}: what it says is not read.")
            continue
        if found.size_bytes > _MOST_COMPANION_BYTES:
            raise ComityError(
                f"{found.name} has {found.size_bytes:,} bytes, more than a file of OFAC.",
                remedy="Fetch it again from OFAC.",
            )
        notes.say(f"Read together with {found.name}, sha256 {found.sha256}.")
        yield from _companion(found, name, beside)


def _companion(given: Given, name: str, beside: dict[str, _Beside]) -> Iterator[Rejection]:
    for source, cells in _rows(given):
        if isinstance(cells, str) or not _COMPANION_CELLS[name[-3:]] <= len(cells):
            yield Rejection(source, cells if isinstance(cells, str) else "the row is too short.")
            continue
        entry = beside.setdefault(cells[0], _Beside())
        if name.endswith("alt"):
            entry.aliases.append((cells[3], cells[2], source))
        elif name.endswith("add"):
            entry.countries.append((cells[4], source))
        else:
            entry.remarks += cells[1]


_COMPANION_CELLS: Final[Mapping[str, int]] = {"alt": 5, "add": 6, "nts": 2}


def _beside(folder: Path | None, name: str) -> Given | None:
    if folder is None:
        return None
    wanted = {f"{name}.csv", f"{name}.csv.gz"}
    paths = sorted(path for path in folder.iterdir() if path.name.casefold() in wanted)
    return given_file(paths[0]) if paths else None


def _rows(given: Given) -> Iterator[tuple[Source, list[str] | str]]:
    """Rows without "-0-"; a row that cannot be read comes with its reason instead of cells."""
    form = text_form(given.head(), given.encoding)
    with given.open() as stream, text_of(stream, form) as text:
        for row in rows_of(text, ",", given.name):
            line = row.line if isinstance(row, BadRow) else row[0]
            source = Source(given.name, given.sha256, f"line {line}")
            if isinstance(row, BadRow):
                yield source, row.reason
                continue
            cells = ["" if cell.strip() == "-0-" else cell.strip() for cell in row[1]]
            if cells != ["\x1a"] and any(cells):
                yield source, cells


def _orphans(beside: Mapping[str, _Beside]) -> Iterator[Rejection]:
    for number, entry in beside.items():
        for alias, _, source in entry.aliases:
            yield Rejection(
                source, f"the other name '{alias}' belongs to {number}, which the main file lacks."
            )
        for _, source in entry.countries:
            yield Rejection(source, f"the address belongs to {number}, which the main file lacks.")
