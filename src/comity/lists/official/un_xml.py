"""The United Nations Security Council consolidated list in XML.

Source: UN_consolidated.xsd. The list splits names over FIRST to FOURTH_NAME without meaning, so the
parts are joined and not told apart.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from comity.facts import Kind, NameQuality, Record, Rejection, Source
from comity.lists.draft import Draft
from comity.lists.given import Given
from comity.lists.notes import Notes
from comity.lists.official.documents import document_kind
from comity.lists.official.printed_names import names_in, split_names
from comity.lists.xml_entries import entries, text_under, texts

__all__ = ["read_un_xml"]

_NAME_FIELDS: Final = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_APPROXIMATE: Final = "APPROXIMATELY"


def read_un_xml(given: Given, notes: Notes) -> Iterator[Record | Rejection]:
    """Yield individuals and entities; the id is the reference number ("QDi.001")."""
    for element in entries(given, "INDIVIDUAL", "ENTITY"):
        own = texts(element)
        person = etree.QName(element).localname == "INDIVIDUAL"
        prefix = "INDIVIDUAL" if person else "ENTITY"
        reference = own.get("REFERENCE_NUMBER") or own.get("DATAID") or f"line {element.sourceline}"
        draft = Draft(reference, Source(given.name, given.sha256, f"{prefix} {reference}"), notes)
        draft.kind = Kind.PERSON if person else Kind.ORGANISATION
        for name in names_in(" ".join(own.get(field, "") for field in _NAME_FIELDS)):
            draft.name(name, NameQuality.MAIN)
        for name in split_names(own.get("NAME_ORIGINAL_SCRIPT", "")):
            draft.name(name, NameQuality.MAIN)
        for alias in element.iterfind(f"{{*}}{prefix}_ALIAS"):
            _alias(draft, texts(alias))
        if person:
            _person(draft, element)
        for address in element.iterfind(f"{{*}}{prefix}_ADDRESS"):
            draft.country(texts(address).get("COUNTRY", ""))
        yield draft.record()


def _alias(draft: Draft, own: Mapping[str, str]) -> None:
    low = own.get("QUALITY", "").casefold() == "low"
    quality = NameQuality.WEAK if low else NameQuality.GOOD
    for field in split_names(own.get("ALIAS_NAME", "")):
        for name in names_in(field):
            draft.name(name, quality)


def _person(draft: Draft, element: etree._Element) -> None:
    for text in text_under(element, "GENDER"):
        draft.gender(text)
    for text in text_under(element, "NATIONALITY/VALUE"):
        draft.nationality(text)
    for birth in element.iterfind("{*}INDIVIDUAL_DATE_OF_BIRTH"):
        _birth(draft, texts(birth))
    for place in element.iterfind("{*}INDIVIDUAL_PLACE_OF_BIRTH"):
        own = texts(place)
        draft.born_in(*(own.get(field, "") for field in ("CITY", "STATE_PROVINCE", "COUNTRY")))
    for document in element.iterfind("{*}INDIVIDUAL_DOCUMENT"):
        own = texts(document)
        kind = document_kind(own.get("TYPE_OF_DOCUMENT", ""))
        if kind:
            country = own.get("ISSUING_COUNTRY") or own.get("COUNTRY_OF_ISSUE") or ""
            draft.document(kind, own.get("NUMBER", ""), country)


def _birth(draft: Draft, own: Mapping[str, str]) -> None:
    """EXACT, APPROXIMATELY and BETWEEN; a date, or a year, or the years between which it lies."""
    about = (
        own.get("TYPE_OF_DATE") == _APPROXIMATE or own.get("NOTE", "").strip().casefold() == "approximately"
    )
    first, last = own.get("FROM_YEAR", ""), own.get("TO_YEAR", "")
    text = f"{first} to {last}" if first and last else own.get("DATE") or own.get("YEAR", "")
    if text:
        draft.born(f"circa {text}" if about else text)
