"""The European Union's consolidated list of financial sanctions in XML 1.1.

Source: fsf schema 1.1, namespace http://eu.europa.ec/fpi/fsd/export.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from comity.facts import Kind, NameParts, NameQuality, Record, Rejection, Source
from comity.lists.draft import Draft
from comity.lists.given import Given
from comity.lists.notes import Notes
from comity.lists.official.documents import document_kind
from comity.lists.official.printed_names import names_in
from comity.lists.seen import SeenIds
from comity.lists.xml_entries import entries

__all__ = ["read_eu_xml"]

_KINDS: Final = {"person": Kind.PERSON, "enterprise": Kind.ORGANISATION}
_LANGUAGES: Final = {"mo": "ro", "gr": "el", "ss": None}
"""Codes of the list that are no language of today: Moldovan is Romanian."""
_TRANSLATED: Final = frozenset({"el", "bg"})
"""Languages in whose translations a bracket explains a Latin name instead of repeating it."""


def read_eu_xml(given: Given, notes: Notes) -> Iterator[Record | Rejection]:
    """Yield each sanctionEntity; the id is the EU reference number, with the logical id if it repeats."""
    seen = SeenIds()
    for count, element in enumerate(entries(given, "sanctionEntity"), start=1):
        logical = element.get("logicalId") or f"entry {count}"
        reference = element.get("euReferenceNumber") or logical
        if seen.first_line(reference, count):
            reference = f"{reference}/{logical}"
            notes.count("euReferenceNumber standing twice, made different", reference, f"entry {count}")
        source = Source(given.name, given.sha256, f"sanctionEntity logicalId {logical}")
        draft = Draft(reference, source, notes)
        draft.former_id(element.get("unitedNationId") or "")
        subject = element.find("{*}subjectType")
        draft.kind = _KINDS.get(subject.get("code") or "") if subject is not None else None
        _names(draft, element)
        _facts(draft, element)
        yield draft.record()


def _names(draft: Draft, element: etree._Element) -> None:
    aliases = [_attributes(alias) for alias in element.iterfind("{*}nameAlias")]
    main = next((a for a in aliases if _strong(a) and a.get("nameLanguage") in ("", "EN")), None)
    main = main or next(iter(aliases), None)
    for alias in sorted(aliases, key=lambda a: a is not main):
        quality = NameQuality.GOOD if _strong(alias) else NameQuality.WEAK
        _name(draft, alias, NameQuality.MAIN if alias is main else quality)
        draft.gender(alias.get("gender", ""))


def _strong(alias: Mapping[str, str]) -> bool:
    return alias.get("strong") != "false"


def _name(draft: Draft, alias: Mapping[str, str], quality: NameQuality) -> None:
    parts = NameParts(alias.get("lastName", ""), alias.get("firstName", ""), alias.get("middleName", ""))
    whole = alias.get("wholeName") or f"{parts.given} {parts.father} {parts.family}"
    code = alias.get("nameLanguage", "").casefold()
    language = _LANGUAGES.get(code, code or None)
    told = parts if parts.family and parts.given and draft.kind is not Kind.ORGANISATION else None
    translated = draft.kind is Kind.ORGANISATION and code in _TRANSLATED
    names = [whole] if translated else list(names_in(whole))
    for name in names:
        draft.name(name, quality, language, told if len(names) == 1 else None)


def _facts(draft: Draft, element: etree._Element) -> None:
    for birth in element.iterfind("{*}birthdate"):
        _birth(draft, _attributes(birth))
    for citizenship in element.iterfind("{*}citizenship"):
        draft.nationality(citizenship.get("countryIso2Code") or "")
    for address in element.iterfind("{*}address"):
        draft.country(address.get("countryIso2Code") or "")
    for document in element.iterfind("{*}identification"):
        own = _attributes(document)
        kind = document_kind(own.get("identificationTypeCode", ""))
        country = own.get("countryIso2Code", "")
        if kind:
            draft.document(kind, own.get("number", ""), "" if country == "00" else country)


def _birth(draft: Draft, own: Mapping[str, str]) -> None:
    country = own.get("countryDescription", "")
    draft.born_in(own.get("city", ""), own.get("region", ""), "" if country == "UNKNOWN" else country)
    text = _birth_text(own)
    if text:
        draft.born(f"circa {text}" if own.get("circa") == "true" else text)


def _birth_text(own: Mapping[str, str]) -> str:
    """The date in one text; in other calendars only ``birthdate``, which the publisher converts, counts."""
    if own.get("birthdate"):
        # A whole date beside a bare year is padding by the publisher: the year is what is known.
        return own["birthdate"] if own.get("dayOfMonth") else own["birthdate"][:4]
    if own.get("year"):
        calendar = "" if own.get("calendarType", "GREGORIAN") == "GREGORIAN" else f" ({own['calendarType']})"
        month = own.get("monthOfYear", "")
        return (f"{own['year']}-{int(month):02d}" if month.isdecimal() else own["year"]) + calendar
    first, last = own.get("yearRangeFrom", ""), own.get("yearRangeTo", "")
    # An end without a beginning ("not after 1970") is no year of birth: it is left out and noted.
    return f"{first or '?'} to {last or '?'}" if first or last else ""


def _attributes(element: etree._Element) -> Mapping[str, str]:
    return {str(key): str(value) for key, value in element.attrib.items()}
