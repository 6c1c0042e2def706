"""Where a fact was read: file, content hash and place, so that anybody can look it up again."""

from dataclasses import dataclass

__all__ = ["Rejection", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """One place in one file.

    ``file`` is the bare file name, ``sha256`` the hash of the file as it was given (hex),
    ``locator`` the line or element in words ("line 12", "sdnEntry 2674").
    """

    file: str
    sha256: str
    locator: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that could not be read, kept as data so that it is listed and counted, never lost."""

    source: Source
    reason: str
