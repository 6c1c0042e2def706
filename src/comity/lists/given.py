"""A list as it was given: file or stream, hashed in one pass before anything is read from it."""

import hashlib
import io
import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from comity.errors import ComityError
from comity.lists.unpacking import GZIP_MAGIC, Unpacked

__all__ = ["HEAD_BYTES", "Given", "given_file", "given_stream"]

HEAD_BYTES: Final = 2**20
"""1 MiB: enough to recognise format, encoding and header; the rest is only streamed."""
_CHUNK_BYTES: Final = 2**20
_SPOOL_BYTES: Final = 32 * 2**20
"""A stream that cannot be read twice is kept in memory up to 32 MiB, then in an unnamed file."""


class _Borrowed(io.RawIOBase):
    """A view on somebody else's stream: keeps its own place and never closes it."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at}.get(whence)
        self._at = self._stream.seek(0, io.SEEK_END) + offset if start is None else start + offset
        return self._at

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # the protocol of io passes a writable buffer
        self._stream.seek(self._at)
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self._at += len(data)
        return len(data)


@dataclass(frozen=True, slots=True)
class Given:
    """One file: bare name, hash (hex) and size of its bytes as given, and how to open it anew.

    ``encoding`` is the codec that a person named, for text that does not state its own.
    """

    name: str
    sha256: str
    size_bytes: int
    packed: bool
    folder: Path | None
    source: Callable[[], BinaryIO]
    encoding: str | None = None

    def open(self) -> BinaryIO:
        """Open from the start, unpacked if it is packed."""
        raw = self.source()
        if not self.packed:
            return raw
        return io.BufferedReader(Unpacked(raw, self.size_bytes, self.name), _CHUNK_BYTES)

    def open_anywhere(self) -> BinaryIO:
        """Open for reading in any order; a packed file is unpacked into an unnamed file."""
        if not self.packed:
            return self.source()
        with self.open() as stream:
            return _kept_aside(stream)

    def head(self) -> bytes:
        """The first mebibyte, unpacked."""
        with self.open() as stream:
            return stream.read(HEAD_BYTES)


def given_file(path: Path) -> Given:
    """Hash a file in one streaming pass. Raises ``ComityError`` if it cannot be read."""
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise ComityError(
                f"{path} is a folder, not a list.",
                remedy="Give a file, or a folder that `comity index` made.",
            )
        if not stat.S_ISREG(state.st_mode):
            with path.open("rb") as stream:
                return given_stream(stream, path.name)
        with path.open("rb") as stream:
            digest, size, packed = _digest(stream)
    except OSError as why:
        raise ComityError(
            f"{path} cannot be read: {why.strerror}.", remedy="Check the path and the right to read it."
        ) from why
    except ValueError as why:  # a NUL in the path
        raise ComityError(f"{path!s:.200} is not a path ({why}).", remedy="Check the path.") from why
    known = (state.st_size, state.st_mtime_ns)
    return _whole(Given(path.name, digest, size, packed, path.parent, lambda: _reopen(path, known)))


def given_stream(stream: BinaryIO, name: str) -> Given:
    """Hash a binary stream; one that cannot be read twice is kept aside in an unnamed file."""
    return _from_seekable(stream if stream.seekable() else _kept_aside(stream), name)


class _Kept(tempfile.SpooledTemporaryFile[bytes]):
    """A copy that lives as long as the list which is read from it, and vanishes with it."""

    def __del__(self) -> None:
        self.close()


def _kept_aside(stream: BinaryIO) -> BinaryIO:
    kept = _Kept(max_size=_SPOOL_BYTES)
    shutil.copyfileobj(stream, kept, _CHUNK_BYTES)
    kept.seek(0)
    return kept  # type: ignore[return-value]  # has every method of BinaryIO that we use


def _from_seekable(stream: BinaryIO, name: str) -> Given:
    stream.seek(0)
    digest, size, packed = _digest(stream)
    return _whole(
        Given(name, digest, size, packed, None, lambda: io.BufferedReader(_Borrowed(stream), _CHUNK_BYTES))
    )


def _whole(given: Given) -> Given:
    if given.size_bytes == 0:
        raise ComityError(f"{given.name} is empty (0 bytes).", remedy="Fetch or export the list again.")
    return given


def _digest(stream: BinaryIO) -> tuple[str, int, bool]:
    digest, size, packed = hashlib.sha256(), 0, False
    while chunk := stream.read(_CHUNK_BYTES):
        if size == 0:
            packed = chunk.startswith(GZIP_MAGIC)
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size, packed


def _reopen(path: Path, known: tuple[int, int]) -> BinaryIO:
    """Open a hashed file again; what changed since would no longer be the file of that hash."""
    try:
        stream = path.open("rb", buffering=_CHUNK_BYTES)
    except OSError as why:
        raise ComityError(
            f"{path} cannot be read: {why.strerror}.", remedy="Check that it is still there."
        ) from why
    state = os.fstat(stream.fileno())
    if (state.st_size, state.st_mtime_ns) != known:
        stream.close()
        raise ComityError(
            f"{path} changed while it was read.", remedy="Wait until it is written, then repeat."
        )
    return stream
