"""Identifiers in normal form, and which of them a person or body holds only once."""

import re
from dataclasses import dataclass

__all__ = ["HELD_ONCE", "Identifier", "identifier"]

HELD_ONCE = frozenset({"national_id", "company_number", "imo_number"})
"""Kinds that are issued once for life: a different value speaks against. Passports change."""

_NOISE = re.compile(r"[^0-9A-Z]+")


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A document or register number: kind, issuing country (alpha-2) or ``None``, normal form."""

    kind: str
    country: str | None
    value: str


def identifier(kind: str, text: str, country: str | None = None) -> Identifier | None:
    """Return the identifier in normal form: upper case, letters and digits only; None if empty."""
    value = _NOISE.sub("", text.upper())
    return Identifier(kind, country, value) if value else None
