"""Invented people and bodies, and the few steps that nearly every test of matching begins with."""

from dataclasses import replace

from comity.facts import Gender, Identifier, Kind, NameParts, NameQuality, PublishedName, Record, Source
from comity.facts import parse_date as on
from comity.match import Candidate, Register, Screened, build_register, compare_pairs, screen

__all__ = [
    "SOURCE",
    "answer",
    "body",
    "compared",
    "crowd",
    "document",
    "on",
    "person",
    "person_in_parts",
    "plain",
    "points",
    "register_of",
    "sentences",
    "strangers",
    "with_aliases",
]

SOURCE = Source("invented.csv", "0" * 64, "line 2")

_FAMILY = (
    "Winterbourne Ashgrove Quillmere Tarnholt Brackwater Fenwicke Harrowgate Lindqvale Mosswell Northrup "
    "Pelham Rookwood Stavely Thornbury Underhill Vexford Wexcombe Yarrow Zellwood Abernook"
).split()
_GIVEN = "Edmund Clarissa Rupert Philippa Tobias Henrietta Gideon Rosalind Ambrose Beatrix".split()


def person(name, *aliases, no="P", **facts):
    """Return an invented person; the first name is the main one."""
    names = (PublishedName(name, NameQuality.MAIN), *map(PublishedName, aliases))
    return Record(no, names, SOURCE, kind=Kind.PERSON, **facts)


def body(name, *aliases, no="B", **facts):
    """Return an invented organisation."""
    return replace(person(name, *aliases, no=no, **facts), kind=Kind.ORGANISATION)


def plain(name, no="U"):
    """Return a record of unknown kind with one name."""
    return replace(person(name, no=no), kind=None)


def person_in_parts(family, given, no="P"):
    """Return a person whose publisher tells family and given name apart."""
    parts = NameParts(family=family, given=given)
    name = PublishedName(f"{given} {family}", NameQuality.MAIN, parts=parts)
    return Record(no, (name,), SOURCE, kind=Kind.PERSON)


def with_aliases(record, *aliases, quality=NameQuality.GOOD):
    """Return the record with further names."""
    return replace(record, names=(*record.names, *(PublishedName(alias, quality) for alias in aliases)))


def document(kind, value, country=None):
    """Return one identifier as the only one of a record."""
    return (Identifier(kind, country, value),)


def compared(left: Record | str, right: Record | str) -> Candidate:
    """Return the comparison of two records; a text stands for a person of that name."""
    sides = [person(side) if isinstance(side, str) else side for side in (left, right)]
    return next(compare_pairs([(sides[0], sides[1])]))


def strangers(count, start=0):
    """Return invented people whose names resemble no name used in a test."""
    return [
        person(
            f"{_GIVEN[i % 10]} {_FAMILY[i // 10 % 20]}{'abcdefghijklmnopqrstuvwxyz'[i // 200 % 26]}",
            no=f"S{i:05}",
        )
        for i in range(start, start + count)
    ]


def crowd(*records, size=900):
    """Return the records inside a crowd of strangers, too many for a search to look at everybody."""
    return [*strangers(size // 2), *records, *strangers(size - size // 2, start=size // 2)]


def register_of(*records) -> Register:
    """Return a register in memory."""
    return build_register(records)


def answer(subject: Record | str, register: Register, top=5) -> Screened:
    """Return the answer for one subject."""
    sought = person(subject, no="Q") if isinstance(subject, str) else subject
    return next(iter(screen([sought], register, top=top, workers=1)))


def sentences(candidate: Candidate) -> str:
    """Return all findings of a candidate as one text."""
    return "\n".join(finding.words() for finding in candidate.findings)


def points(candidate: Candidate, feature: str) -> float:
    """Return the points of one feature, 0 when it is no term."""
    return sum(term.points for term in candidate.terms if term.feature == feature)


MALE, FEMALE = Gender.MALE, Gender.FEMALE
