"""OFAC's SDN and consolidated lists in XML, of 2021 (tempuri) and of 2024 (sanctions list service).

Source: OFAC "sdnList" schema, namespaces http://tempuri.org/sdnList.xsd and that of the 2024 service.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from comity.facts import Kind, NameParts, NameQuality, Record, Rejection, Source
from comity.lists.draft import Draft
from comity.lists.given import Given
from comity.lists.notes import Notes
from comity.lists.official.documents import document_kind
from comity.lists.xml_entries import entries, text_under, texts

__all__ = ["read_ofac_xml"]

_KINDS: Final = {
    "individual": Kind.PERSON,
    "entity": Kind.ORGANISATION,
    "vessel": Kind.VESSEL,
    "aircraft": Kind.AIRCRAFT,
}
_COUNTRY_WORDS: Final = frozenset({"nationality of registration", "registration country"})


def read_ofac_xml(given: Given, notes: Notes) -> Iterator[Record | Rejection]:
    """Yield each sdnEntry as a record; its id is OFAC's number (uid)."""
    for element in entries(given, "sdnEntry"):
        own = texts(element)
        uid = own.get("uid") or f"line {element.sourceline}"
        draft = Draft(uid, Source(given.name, given.sha256, f"sdnEntry {uid}"), notes)
        draft.kind = _KINDS.get(own.get("sdnType", "").casefold())
        _name(draft, own, NameQuality.MAIN)
        for aka in element.iterfind("{*}akaList/{*}aka"):
            alias = texts(aka)
            weak = alias.get("category", "").casefold() == "weak"
            _name(draft, alias, NameQuality.WEAK if weak else NameQuality.GOOD)
        _facts(draft, element)
        for document in element.iterfind("{*}idList/{*}id"):
            _document(draft, texts(document))
        yield draft.record()


def _name(draft: Draft, own: Mapping[str, str], quality: NameQuality) -> None:
    given, family = own.get("firstName", ""), own.get("lastName", "")
    parts = NameParts(family, given) if given and draft.kind in (Kind.PERSON, None) else None
    draft.name(f"{given} {family}", quality, parts=parts)


def _facts(draft: Draft, element: etree._Element) -> None:
    for text in text_under(element, "dateOfBirthList/dateOfBirthItem/dateOfBirth"):
        draft.born(text)
    for text in text_under(element, "placeOfBirthList/placeOfBirthItem/placeOfBirth"):
        draft.born_in(text)
    for path in ("nationalityList/nationality/country", "citizenshipList/citizenship/country"):
        for text in text_under(element, path):
            draft.nationality(text)
    for path in ("addressList/address/country", "vesselInfo/vesselFlag"):
        for text in text_under(element, path):
            draft.country(text)


def _document(draft: Draft, own: Mapping[str, str]) -> None:
    words, number = own.get("idType", ""), own.get("idNumber", "")
    kind = document_kind(words)
    if kind:
        draft.document(kind, number, own.get("idCountry", ""))
    elif words == "Gender":
        draft.gender(number)
    elif words.casefold() in _COUNTRY_WORDS:
        draft.country(number)
