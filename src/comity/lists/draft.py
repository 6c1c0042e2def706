"""A record while it is being read from an official list: names and facts are added one by one."""

import re
from typing import Final

from comity.errors import ComityError
from comity.facts import (
    Gender,
    Identifier,
    Kind,
    NameParts,
    NameQuality,
    PartialDate,
    PublishedName,
    Record,
    Rejection,
    Source,
    country_code,
    identifier,
    parse_date,
)
from comity.lists.notes import Notes
from comity.lists.tidy import MOST_NAME_CHARACTERS, MOST_NAMES, tidy
from comity.lists.vocabulary import gender_named

__all__ = ["Draft"]

_NOT_TOLD: Final = frozenset(
    {"", "-", "na", "n/a", "none", "none identified", "unknown", "undetermined", "not available", "00"}
)
"""What publishers print where they know nothing: no value, and nothing to note."""
_BRACKETS: Final = re.compile(
    r"\s*\([^()]*\)?|\s*,?\s*\b(?:issued|expires|expiring|valid)\b.*", re.IGNORECASE
)


class Draft:
    """Collects what a publisher says of one party.

    A value that cannot be read (a country, a date) is left out and noted, and the party stays: the
    loss of a listed party would be the greater harm. Only a party without a name is rejected.
    """

    __slots__ = (
        *("_births", "_countries", "_documents", "_former", "_genders", "_names", "_nationalities"),
        *("_notes", "_places", "kind", "record_id", "source"),
    )

    def __init__(self, record_id: str, source: Source, notes: Notes) -> None:
        self.record_id = record_id
        self.source = source
        self.kind: Kind | None = None
        self._notes = notes
        self._names: dict[str, PublishedName] = {}
        self._births: dict[PartialDate, None] = {}
        self._places: dict[str, None] = {}
        self._nationalities: dict[str, None] = {}
        self._countries: dict[str, None] = {}
        self._genders: dict[Gender, None] = {}
        self._documents: dict[Identifier, None] = {}
        self._former: dict[str, None] = {}

    def name(
        self,
        text: str,
        quality: NameQuality = NameQuality.GOOD,
        language: str | None = None,
        parts: NameParts | None = None,
    ) -> None:
        """Add a name; the same text twice is one name, of the better quality (the first given)."""
        bare = tidy(text).strip(" ,;")
        if bare and bare not in self._names:
            self._names[bare] = PublishedName(bare, quality, language, parts)

    def born(self, text: str) -> None:
        """Add a birth date in any form that ``parse_date`` reads."""
        if tidy(text).casefold() in _NOT_TOLD:
            return
        try:
            self._births[parse_date(text)] = None
        except ComityError as why:
            self._notes.left_out("birth date", text, f"{self.source.locator} ({why.problem})")

    def born_in(self, *texts: str) -> None:
        """Add a birth place from its parts (town, region, country)."""
        place = ", ".join(filter(None, map(tidy, texts)))
        if place.casefold() not in _NOT_TOLD:
            self._places[place] = None

    def nationality(self, text: str) -> None:
        """Add a nationality by code or name."""
        self._country(text, self._nationalities, "nationality")

    def country(self, text: str) -> None:
        """Add a country of residence, registration or flag by code or name."""
        self._country(text, self._countries, "country")

    def _country(self, text: str, into: dict[str, None], what: str) -> None:
        bare = tidy(text)
        if bare.casefold() in _NOT_TOLD:
            return
        code = country_code(bare)
        if code:
            into[code] = None
        else:
            self._notes.left_out(what, bare, self.source.locator)

    def gender(self, text: str) -> None:
        """Add a gender by word; two different ones cancel each other, as the publisher is not sure."""
        if text.strip():
            gender, known = gender_named(text)
            if gender:
                self._genders[gender] = None
            elif not known:
                self._notes.left_out("gender", text, self.source.locator)

    def document(self, kind: str, text: str, country: str = "") -> None:
        """Add a document or register number; remarks in brackets are no part of it."""
        bare = tidy(_BRACKETS.sub("", text))
        if kind == "national_id" and self.kind is Kind.ORGANISATION:
            kind = "company_number"  # publishers use one word ("Identification Number") for both
        document = identifier(kind, bare, country_code(country) if country.strip() else None)
        if document and any(letter.isdigit() for letter in document.value):
            self._documents[document] = None

    def former_id(self, text: str) -> None:
        """Add another number under which the publisher, or another one, lists the same party."""
        if text.strip():
            self._former[text.strip()] = None

    def record(self) -> Record | Rejection:
        """Return the finished record, or a rejection if there is no name to compare."""
        if not self._names:
            return Rejection(self.source, "the entry has no name.")
        longest = max(map(len, self._names))
        if longest > MOST_NAME_CHARACTERS or len(self._names) > MOST_NAMES:
            return Rejection(
                self.source,
                f"the entry has {len(self._names):,} names, the longest of {longest:,} characters; "
                f"read are at most {MOST_NAMES:,} names of {MOST_NAME_CHARACTERS:,} characters.",
            )
        return Record(
            id=self.record_id,
            names=tuple(self._names.values()),
            source=self.source,
            kind=self.kind,
            birth_dates=tuple(self._births),
            birth_places=tuple(self._places),
            nationalities=tuple(self._nationalities),
            countries=tuple(self._countries),
            gender=next(iter(self._genders)) if len(self._genders) == 1 else None,
            identifiers=tuple(self._documents),
            former_ids=tuple(self._former),
        )
