"""Entries of a large XML file, one at a time: no document type, no entities, nothing from outside."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from lxml import etree

from comity.errors import ComityError
from comity.lists.given import Given

__all__ = ["entries", "refuse_document_type", "text_under", "texts"]

_DOCTYPE: Final = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MARKS: Final = (b"<!DOCTYPE", b"<!ENTITY")
_OVERLAP_BYTES: Final = 4 * len(_MARKS[0])
"""What is looked at again with the next bytes, so that a mark cut in two is found (four bytes a letter)."""
_MOST_CHILDREN: Final = 100_000
"""Elements directly below one entry; the most in the official lists are some hundreds."""


def refuse_document_type(text: str, name: str) -> None:
    """Raise ``ComityError`` for a document type: it can name entities that explode or fetch files."""
    if _DOCTYPE.search(text):
        raise ComityError(
            f"{name}: the file declares a document type or entities, which no official list does.",
            remedy="Fetch the list again from its publisher; do not open this file.",
        )


class _Guarded(io.RawIOBase):
    """Passes bytes on to the parser, but never those that declare a document type or an entity."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        super().__init__()
        self._stream = stream
        self._name = name
        self._last = b""

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        seen = self._last + data
        plain = seen.replace(b"\0", b"") if b"\0" in seen else seen  # UTF-16 and UTF-32
        if any(mark in plain for mark in _MARKS):
            refuse_document_type("<!DOCTYPE", self._name)
        self._last = seen[-_OVERLAP_BYTES:]
        return data


def entries(given: Given, *names: str) -> Iterator[etree._Element]:
    """Yield each element of these local names when it is complete, and forget it afterwards.

    Memory: one entry. Raises ``ComityError`` where the file stops being XML.
    """
    tags = [f"{{*}}{name}" for name in names]
    with given.open() as stream:
        context = etree.iterparse(
            _Guarded(stream, given.name),
            events=("end",),
            tag=tags,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        try:
            for _, element in context:
                _check(element, given.name)
                yield element
                _forget(element)
        except etree.XMLSyntaxError as why:
            raise ComityError(
                f"{given.name}, line {why.lineno}: the XML is damaged or cut off ({why.msg}).",
                remedy="Fetch the list again; compare its size with the publisher's.",
            ) from why


def _check(element: etree._Element, name: str) -> None:
    if len(element) > _MOST_CHILDREN:
        raise ComityError(
            f"{name}, line {element.sourceline}: an entry has {len(element):,} parts.",
            remedy="Fetch the list again from its publisher.",
        )


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def texts(element: etree._Element) -> Mapping[str, str]:
    """Texts of the children by local name, the last of a repeated name; empty text for none."""
    # "{*}*" is elements only: comments and processing instructions have no name.
    return {
        etree.QName(child).localname: (child.text or "").strip() for child in element.iterchildren("{*}*")
    }


def text_under(element: etree._Element, path: str) -> Iterator[str]:
    """Texts found under a path of local names ("TITLE/VALUE"), without blanks around them."""
    steps = "/".join(f"{{*}}{step}" for step in path.split("/"))
    for found in element.iterfind(steps):
        text = (found.text or "").strip()
        if text:
            yield text
