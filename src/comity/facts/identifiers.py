"""Identifiers in normal form, and which of them a person or body holds only once."""

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["HELD_ONCE", "Identifier", "identifier"]

HELD_ONCE = frozenset({"national_id", "company_number", "imo_number"})
"""Kinds that are issued once for life: a different value speaks against. Passports change."""

_NOISE = re.compile(r"[\W_]+")
_IMO = re.compile(r"(?:IMO)?(?:NUMBER|NO)?([0-9]{7})")


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A document or register number: kind, issuing country (alpha-2) or ``None``, normal form."""

    kind: str
    country: str | None
    value: str


def identifier(kind: str, text: str, country: str | None = None) -> Identifier | None:
    """Return the identifier in normal form: upper case, letters and digits only; None if empty.

    Letters of every script count, full-width forms as plain ones; ship numbers lose the word IMO.
    """
    value = _NOISE.sub("", unicodedata.normalize("NFKC", text).upper())
    if kind == "imo_number" and (found := _IMO.fullmatch(value)):
        value = found[1]
    return Identifier(kind, country, value) if value else None
