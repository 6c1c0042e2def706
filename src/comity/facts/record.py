"""One entry of a list or register: who it names and what its publisher says of them."""

from dataclasses import dataclass
from enum import StrEnum

from comity.facts.dates import PartialDate
from comity.facts.identifiers import Identifier
from comity.facts.source import Source

__all__ = ["Gender", "Kind", "NameParts", "NameQuality", "PublishedName", "Record"]


class Kind(StrEnum):
    """What sort of party a record describes."""

    PERSON = "Person"
    ORGANISATION = "Organization"
    VESSEL = "Vessel"
    AIRCRAFT = "Aircraft"


class Gender(StrEnum):
    """Gender as the publisher states it."""

    FEMALE = "female"
    MALE = "male"


class NameQuality(StrEnum):
    """How well a publisher vouches for a name: its main name, a good alias, a weak alias."""

    MAIN = "main"
    GOOD = "good"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a name where the publisher tells them apart; empty text means not told."""

    family: str = ""
    given: str = ""
    father: str = ""
    maiden: str = ""


@dataclass(frozen=True, slots=True)
class PublishedName:
    """A name as printed, with its quality, language (BCP 47) and parts where the publisher says."""

    text: str
    quality: NameQuality = NameQuality.GOOD
    language: str | None = None
    parts: NameParts | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A subject or a register record: names first, then everything that can be compared.

    Empty tuples and ``None`` mean "not recorded", never "no". Countries and nationalities are
    upper-case ISO 3166-1 alpha-2 codes (user-assigned codes included).
    """

    id: str
    names: tuple[PublishedName, ...]
    source: Source
    kind: Kind | None = None
    birth_dates: tuple[PartialDate, ...] = ()
    birth_places: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    gender: Gender | None = None
    identifiers: tuple[Identifier, ...] = ()
    former_ids: tuple[str, ...] = ()
