"""Where results go and in which form: standard output, or a file that is whole or not there."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from comity.cli.answer import Run, Writer
from comity.cli.output_csv import CsvRows
from comity.cli.output_jsonl import JsonLines
from comity.cli.output_table import Table
from comity.cli.report import Report
from comity.errors import ComityError

__all__ = ["FORMATS", "STANDARD", "destination", "form_of", "is_screen", "writer"]

STANDARD = "-"
FORMATS = ("table", "jsonl", "csv", "html")
_FORM_BY_SUFFIX = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
}


def form_of(given: str | None, out: str) -> str:
    """Return the form that was asked for, else the one that the file's ending says, else a table."""
    return given or _FORM_BY_SUFFIX.get(Path(out).suffix.lower(), "table")


def writer(form: str, stream: BinaryIO, run: Run, *, every: bool) -> Writer:
    """Return the writer of a form."""
    if form == "jsonl":
        return JsonLines(stream, every=every)
    if form == "csv":
        return CsvRows(stream, every=every)
    if form == "html":
        return Report(stream, run, every=every)
    return Table(stream, run, every=every, screen=is_screen(stream))


@contextlib.contextmanager
def destination(out: str, *, apart_from: tuple[str, ...] = ()) -> Iterator[BinaryIO]:
    """Yield the stream to write to; a file appears under its name only when all of it is on the disk.

    ``apart_from`` are the files that are being read: none of them may be written over. Raises
    ``ComityError`` where the place cannot be written or the disk is full; an older file stays whole.
    """
    if out == STANDARD:
        with _standard_output() as stream:
            yield stream
        return
    path = Path(out)
    _refuse_inputs(path, apart_from)
    if path.exists() and not path.is_file():
        with _mendable(path), path.open("wb") as stream:  # a device or a pipe: nothing to set aside
            yield stream
        return
    place = Path(os.path.realpath(path))
    aside = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        with _mendable(path):
            with aside.open("wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            aside.replace(place)
    finally:
        with contextlib.suppress(OSError):  # gone already when all went well
            aside.unlink(missing_ok=True)


@contextlib.contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    if sys.stdout is None:  # closed by the caller, who wants no data
        with Path(os.devnull).open("wb") as nowhere:
            yield nowhere
        return
    sys.stdout.flush()
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


_FREE = "Free space or give another place with --out"
_MEND = {
    errno.ENOENT: "Make the folder first, or give another place with --out",
    errno.EISDIR: "Give the name of a file with --out, not a folder",
    errno.EACCES: "Ask for the right to write there, or give another place with --out",
}


@contextlib.contextmanager
def _mendable(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as trouble:
        if trouble.filename not in {None, str(path)} and not str(trouble.filename).endswith(".part"):
            raise
        raise ComityError(
            f"{path} could not be written: {trouble.strerror or trouble}.",
            remedy=f"{_MEND.get(trouble.errno or 0, _FREE)}. What stood there before is unchanged.",
        ) from trouble


def _refuse_inputs(path: Path, inputs: tuple[str, ...]) -> None:
    for name in inputs:
        given = Path(name)
        if name != STANDARD and path.exists() and given.exists() and path.samefile(given):
            raise ComityError(
                f"The result would be written over {name}, which is being read.",
                remedy="Give another file with --out.",
            )


def is_screen(stream: BinaryIO) -> bool:
    """Tell whether the stream is standard output and a terminal."""
    return sys.stdout is not None and stream is sys.stdout.buffer and sys.stdout.isatty()
