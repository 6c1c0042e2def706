"""Retrieval groups of organisations: published aliases against names."""

import csv
import gzip
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from benchmarks.groups import FEWEST_SUBJECTS, SUBJECTS, Group, Pair, form_group
from benchmarks.opendata import data_folder, fold, fraction, split

__all__ = ["Body", "body_groups", "is_latin", "read_bodies", "un_persons"]

FAMILY = "bodies"
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation with its published names, main name first."""

    id: str
    source: str
    names: tuple[str, ...]


def is_latin(text: str) -> bool:
    """Return whether more than half of the letters are Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(ord(letter) < 0x250 for letter in letters) * 2 > len(letters)


def body_groups(part: str) -> Iterator[Group]:
    """Yield the groups of bodies of a part; those of EU, UN and OFAC are for the last check only."""
    bodies = [body for body in read_bodies() if split(_group(body), [body.source]) == part]
    official = {"eu", "un", "ofac"}
    for source in ("us-bis", "nomenklatura", "eu", "un", "ofac"):
        own = [body for body in bodies if body.source == source]
        yield from _one_script(source, own, last_check=source in official)
        if source in {"nomenklatura", "eu", "un"}:
            yield from _across(source, own, last_check=source in official)


def _group(body: Body) -> str:
    return f"body:{fold(body.names[0])}"


def read_bodies() -> list[Body]:
    """Return every body of the open lists and of the open name cases, in a fixed order."""
    sanctions = data_folder() / "sanctions"
    return [
        *_screening_list(sanctions / "us_csl" / "consolidated.csv.gz"),
        *_name_cases(data_folder() / "names" / "bench_nomenklatura" / "cases_open.csv"),
        *_eu(sanctions / "eu" / "fsf_full_2024-05-13.xml.gz"),
        *_un(sanctions / "un" / "consolidated_2024-05-15.xml.gz"),
        *_ofac(sanctions / "ofac" / "sdn_2024-05-07.xml.gz"),
    ]


def _screening_list(file: Path) -> Iterator[Body]:
    """Yield bodies of the lists that are not the Treasury's, a person's name being two words or a comma."""
    with gzip.open(file) as packed:
        for row in csv.DictReader(io.TextIOWrapper(packed, encoding="utf-8")):
            agency = {"EL": "us-bis", "UVL": "us-bis", "MEU": "us-bis"}
            code = re.search(r"\((\w+)\)", row["source"])
            source = agency.get(code[1]) if code else None
            names = (row["name"], *row["alt_names"].split(";"))
            if source and len(row["name"].split()) >= 3:
                yield Body(row["_id"], source, tuple(_tidy(name) for name in names if _tidy(name)))


def _tidy(name: str) -> str:
    return re.sub(r"^\s*and\s+|\s+", " ", name.replace("?", '"')).strip()


def _name_cases(file: Path) -> Iterator[Body]:
    with file.open(encoding="utf-8", newline="") as text:
        for place, row in enumerate(csv.DictReader(text)):
            if row["is_match"] == "true" and row["schema"] != "Person":
                yield Body(f"case-{place}", "nomenklatura", (row["name1"], row["name2"]))


def _eu(file: Path) -> Iterator[Body]:
    for entity in _elements(file, "sanctionEntity"):
        kind = entity.find("{*}subjectType")
        if kind is not None and kind.get("code") == "enterprise":
            names = [alias.get("wholeName", "") for alias in entity.findall("{*}nameAlias")]
            yield from _body(entity.get("euReferenceNumber", ""), "eu", names)


def _un(file: Path) -> Iterator[Body]:
    for entity in _elements(file, "ENTITY"):
        names = [entity.findtext(tag) or "" for tag in ("FIRST_NAME", "NAME_ORIGINAL_SCRIPT")]
        names[1:1] = [alias.findtext("ALIAS_NAME") or "" for alias in entity.findall("ENTITY_ALIAS")]
        yield from _body(entity.findtext("REFERENCE_NUMBER") or "", "un", names)


def un_persons() -> dict[str, list[str]]:
    """Return the names of each person of the UN list, main name first."""
    file = data_folder() / "sanctions" / "un" / "consolidated_2024-05-15.xml.gz"
    parts = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
    persons = {}
    for entry in _elements(file, "INDIVIDUAL"):
        names = [" ".join(entry.findtext(part) or "" for part in parts)]
        names += [alias.findtext("ALIAS_NAME") or "" for alias in entry.findall("INDIVIDUAL_ALIAS")]
        names.append(entry.findtext("NAME_ORIGINAL_SCRIPT") or "")
        own = entry.findtext("REFERENCE_NUMBER") or ""
        persons[own] = list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    return persons


def _ofac(file: Path) -> Iterator[Body]:
    for entry in _elements(file, "sdnEntry"):
        if entry.findtext("{*}sdnType") == "Entity":
            names = [entry.findtext("{*}lastName") or ""]
            names += [aka.findtext("{*}lastName") or "" for aka in entry.iter("{*}aka")]
            yield from _body(entry.findtext("{*}uid") or "", "ofac", names)


def _body(own: str, source: str, names: Iterable[str]) -> Iterator[Body]:
    kept = tuple(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    if own and kept:
        yield Body(own, source, kept)


def _elements(file: Path, tag: str) -> Iterator[etree._Element]:
    with gzip.open(file) as packed:
        for _, element in etree.iterparse(packed, tag=f"{{*}}{tag}", resolve_entities=False, no_network=True):
            yield element
            element.clear()


def _one_script(source: str, bodies: Sequence[Body], *, last_check: bool) -> Iterator[Group]:
    def pair(body: Body) -> Pair | None:
        latin = [name for name in body.names if is_latin(name) and len(fold(name)) >= _LEAST_LETTERS]
        return _differing(body, latin, latin)

    yield from _group_of(f"{source} bodies Latin>Latin", bodies, pair, is_latin, last_check=last_check)


def _across(source: str, bodies: Sequence[Body], *, last_check: bool) -> Iterator[Group]:
    def there(body: Body) -> Pair | None:
        latin = [name for name in body.names if is_latin(name)]
        return _differing(body, [name for name in body.names if not is_latin(name)], latin)

    def back(body: Body) -> Pair | None:
        pair = there(body)
        return Pair(pair.party, pair.record, pair.subject) if pair else None

    def foreign(text: str) -> bool:
        return not is_latin(text)

    yield from _group_of(f"{source} bodies other>Latin", bodies, there, is_latin, last_check=last_check)
    yield from _group_of(f"{source} bodies Latin>other", bodies, back, foreign, last_check=last_check)


def _differing(body: Body, left: Sequence[str], right: Sequence[str]) -> Pair | None:
    """Return a subject and a record form that are not the same words, chosen by hash."""
    if not left:
        return None
    subject = min(left, key=lambda name: fraction(f"left:{body.id}:{name}"))
    others = [name for name in right if fold(name) != fold(subject)]
    if not others:
        return None
    return Pair(_group(body), subject, min(others, key=lambda name: fraction(f"right:{body.id}:{name}")))


def _group_of(
    name: str,
    bodies: Sequence[Body],
    pair: Callable[[Body], Pair | None],
    fits: Callable[[str], bool],
    *,
    last_check: bool,
) -> Iterator[Group]:
    first = {_group(body): body for body in bodies}
    order = sorted(first.values(), key=lambda body: fraction(f"{name}:{body.id}"))
    pairs = [found for body in order if (found := pair(body))][:SUBJECTS]
    if len(pairs) < FEWEST_SUBJECTS:
        return
    filler = [
        (_group(body), min(texts, key=lambda text: fraction(f"filler:{text}")))
        for body in order
        if (texts := [text for text in body.names if fits(text)])
    ]
    family = f"{FAMILY} across scripts" if "other" in name else f"{FAMILY} one script"
    empty = Group(name, family, family, (), (), {}, {}, last_check)
    yield form_group(empty, pairs, filler, "Organization")
