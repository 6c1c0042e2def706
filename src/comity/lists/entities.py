"""FollowTheMoney entities, one JSON object a line.

Source: followthemoney schema 3.x and 4.x, the entity format of OpenSanctions and of our own exports.
"""

import string
from collections.abc import Iterator, Mapping
from typing import Final

import orjson

from comity.errors import ComityError
from comity.facts import Kind, NameParts, NameQuality, Record, Rejection, Source
from comity.lists.draft import Draft
from comity.lists.given import Given
from comity.lists.notes import Notes
from comity.lists.seen import SeenIds

__all__ = ["MOST_LINE_BYTES", "SCHEMATA", "read_entities"]

MOST_LINE_BYTES: Final = 16 * 2**20
"""16 MiB a line; the largest entities of public exports have about 1 MiB."""

SCHEMATA: Final[Mapping[str, Kind | None]] = {
    "Person": Kind.PERSON,
    "Organization": Kind.ORGANISATION,
    "Company": Kind.ORGANISATION,
    "PublicBody": Kind.ORGANISATION,
    "LegalEntity": None,
    "Vessel": Kind.VESSEL,
    "Airplane": Kind.AIRCRAFT,
}
"""Schemata of parties. A LegalEntity may be either, and is compared with both."""

_NAMES: Final = (
    ("name", NameQuality.MAIN),
    ("alias", NameQuality.GOOD),
    ("previousName", NameQuality.GOOD),
    ("weakAlias", NameQuality.WEAK),
)
_DOCUMENTS: Final = (
    # property, kind; idNumber is that of a person or of a body (see Draft.document)
    ("passportNumber", "passport"),
    ("idNumber", "national_id"),
    ("socialSecurityNumber", "national_id"),
    ("registrationNumber", "company_number"),
    ("ogrnCode", "company_number"),
    ("uscCode", "company_number"),
    ("taxNumber", "tax_number"),
    ("innCode", "tax_number"),
    ("vatCode", "tax_number"),
    ("imoNumber", "imo_number"),
    ("mmsi", "mmsi"),
    ("leiCode", "lei"),
    ("swiftBic", "swift_bic"),
    ("serialNumber", "aircraft_serial"),
)
_NO_COUNTRY: Final = frozenset({"zz"})
"""The schema's code for "global"."""


def read_entities(given: Given, notes: Notes) -> Iterator[Record | Rejection]:
    """Yield the parties among the entities; other schemata (addresses, payments) are counted in the notes."""
    others: dict[str, int] = {}
    seen = SeenIds()
    for line, source, raw in _lines(given):
        if isinstance(raw, str):
            yield Rejection(source, raw)
            continue
        try:
            entity = _entity(raw)
            schema = str(entity["schema"])
            if schema in SCHEMATA:
                yield _record(entity, source, notes, seen.first_line(str(entity["id"]), line))
            else:
                others[schema] = others.get(schema, 0) + 1
        except ComityError as why:
            yield Rejection(source, str(why))
    if others:
        counts = ", ".join(f"{schema} {count:,}" for schema, count in sorted(others.items())[:20])
        notes.say(f"Entities that are no parties were not read: {counts}.")


def _lines(given: Given) -> Iterator[tuple[int, Source, bytes | str]]:
    """Lines that are not blank, or the reason why a line cannot be held."""
    with given.open() as stream:
        number = 0
        while raw := stream.readline(MOST_LINE_BYTES):
            number += 1
            source = Source(given.name, given.sha256, f"line {number}")
            if len(raw) == MOST_LINE_BYTES and not raw.endswith(b"\n"):
                while (rest := stream.readline(MOST_LINE_BYTES)) and not rest.endswith(b"\n"):
                    pass
                yield number, source, f"the line has more than {MOST_LINE_BYTES:,} bytes."
            elif raw.strip(string.whitespace.encode() + b"\xef\xbb\xbf"):
                yield number, source, raw


def _entity(raw: bytes) -> dict[str, object]:
    try:
        entity = orjson.loads(raw.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as why:
        raise ComityError(f"the line is not JSON ({why}).", remedy="Write one object a line.") from why
    fields = {"id": str, "schema": str, "properties": dict}
    for field, form in fields.items():
        if not isinstance(entity, dict) or not isinstance(entity.get(field), form):
            raise ComityError(f"the entity has no '{field}'.", remedy="Write id, schema and properties.")
    found: dict[str, object] = entity
    return found


def _record(entity: Mapping[str, object], source: Source, notes: Notes, first: int) -> Record | Rejection:
    record_id = str(entity["id"])
    if first:
        raise ComityError(
            f"id '{record_id}' stands already on line {first}.", remedy="Give each entity its own id."
        )
    own = entity["properties"]
    draft = Draft(record_id, source, notes)
    draft.kind = SCHEMATA[str(entity["schema"])]
    parts = _parts(own)
    for field, quality in _NAMES:
        for text in _values(own, field):
            draft.name(text, quality, parts=parts if field == "name" else None)
    for text in _values(own, "birthDate"):
        draft.born(text)
    _places(draft, own)
    referents = entity.get("referents")
    for other in referents if isinstance(referents, list) else ():
        draft.former_id(str(other))
    return draft.record()


def _places(draft: Draft, own: object) -> None:
    """Add places, nationalities, countries, gender and documents of one entity."""
    for text in _values(own, "birthPlace"):
        draft.born_in(text)
    for text in _values(own, "nationality", "citizenship"):
        draft.nationality(text)
    for text in _values(own, "country", "jurisdiction", "mainCountry", "flag"):
        if text.casefold() not in _NO_COUNTRY:
            draft.country(text)
    for text in _values(own, "gender"):
        draft.gender(text)
    for field, kind in _DOCUMENTS:
        for text in _values(own, field):
            draft.document(kind, text)


def _parts(own: object) -> NameParts | None:
    """Parts of the name, where there is one name and one of each part: lists of parts do not align."""
    found = {field: list(_values(own, field)) for field in ("name", "lastName", "firstName", "fatherName")}
    if len(found["name"]) != 1 or len(found["lastName"]) != 1 or len(found["firstName"]) != 1:
        return None
    father = found["fatherName"][0] if len(found["fatherName"]) == 1 else ""
    return NameParts(found["lastName"][0], found["firstName"][0], father)


def _values(own: object, *fields: str) -> Iterator[str]:
    """Texts of properties, which may stand alone or in lists; nested entities are passed over."""
    for field in fields:
        values = own.get(field) if isinstance(own, dict) else None
        for value in values if isinstance(values, list) else (values,):
            if isinstance(value, str):
                yield value
