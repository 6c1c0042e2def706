"""Packed files (.gz), unpacked while they are read and never beyond a limit."""

import gzip
import io
import zlib
from typing import BinaryIO, Final

from comity.errors import ComityError

__all__ = ["GZIP_MAGIC", "MOST_RATIO", "MOST_UNPACKED_BYTES", "Unpacked"]

GZIP_MAGIC: Final = b"\x1f\x8b"
MOST_UNPACKED_BYTES: Final = 16 * 2**30
"""16 GiB: eight times the largest register we know of (20 million records of 100 bytes)."""
FREE_BYTES: Final = 64 * 2**20
"""Below 64 MiB the ratio does not matter: that much is harmless."""
MOST_RATIO: Final = 250
"""Real lists pack 5 to 30 times; a packed bomb reaches about 1,000 times."""


class Unpacked(io.RawIOBase):
    """Reads a gzip stream, and refuses damaged ones and bombs with one ``ComityError``."""

    def __init__(self, packed: BinaryIO, packed_bytes: int, name: str) -> None:
        super().__init__()
        self._packed = packed
        self._gzip = gzip.GzipFile(fileobj=packed)
        self._most = min(MOST_UNPACKED_BYTES, max(FREE_BYTES, packed_bytes * MOST_RATIO))
        self._name = name
        self._read = 0

    def readable(self) -> bool:
        """Return True: the stream only reads."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill ``buffer`` with unpacked bytes; returns how many, 0 at the end."""
        view = memoryview(buffer)  # type: ignore[arg-type]  # the protocol of io passes a writable buffer
        try:
            count = self._gzip.readinto(view)
        except (gzip.BadGzipFile, EOFError, zlib.error) as why:
            raise ComityError(
                f"{self._name}: the packed file is damaged or cut off ({why}).",
                remedy="Fetch it again, or unpack it and give the unpacked file.",
            ) from why
        self._read += count
        if self._read > self._most:
            raise ComityError(
                f"{self._name}: unpacks to more than {self._most:,} bytes, far more than a list of its size.",
                remedy="If the file is genuine, unpack it and give the unpacked file.",
            )
        return count

    def close(self) -> None:
        """Close the packed stream too."""
        self._gzip.close()
        self._packed.close()
        super().close()
