"""Brings Unihan's Japanese readings to the one spelling that the run time uses."""

from comity.names.kana import canonical_romaji

__all__ = ["canonical"]


def canonical(reading: str) -> str:
    """Return a reading such as KYUU or HAJIME in the canonical spelling, "" if it is not one."""
    return canonical_romaji(reading.lower())
