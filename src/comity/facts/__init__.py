"""The words that every package speaks: sources, dates, identifiers, records, sentences."""

from comity.facts.country import country_code
from comity.facts.date_text import parse_date
from comity.facts.dates import PartialDate
from comity.facts.identifiers import HELD_ONCE, Identifier, identifier
from comity.facts.record import Gender, Kind, NameParts, NameQuality, PublishedName, Record
from comity.facts.source import Rejection, Source
from comity.facts.wording import Sentence

__all__ = [
    "HELD_ONCE",
    "Gender",
    "Identifier",
    "Kind",
    "NameParts",
    "NameQuality",
    "PartialDate",
    "PublishedName",
    "Record",
    "Rejection",
    "Sentence",
    "Source",
    "country_code",
    "identifier",
    "parse_date",
]
