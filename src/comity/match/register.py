"""A register ready to be searched: columns, index and the stored records, in memory or memory-mapped."""

import gc
import json
import os
import shutil
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from comity.errors import ComityError
from comity.facts import Record
from comity.match.columns import Evidence, Names, Words
from comity.match.compiling import Compiler
from comity.match.index import EMPTY_INDEX, Index, build_index, name_offsets
from comity.match.scoring import Side, units
from comity.match.stored import Store, StoredRecord, stored_line
from comity.match.whole import lengths_of, not_whole
from comity.match.word_tree import EMPTY_TREE, WordTree, letter_tree, sign_tree

__all__ = ["FORMAT", "KEYS", "Register", "RegisterSource", "StoredRecord", "build_register", "open_register"]

FORMAT = 2
"""Version of the folder's layout; a folder of another version is rebuilt, never guessed at."""

KEYS = "keys/2"
NAMES = "names/1"
"""Versions of the keys and of the reading of names; part of the register's version."""

# What a folder holds, in the order of ``open_register`` and ``_arrays``.
_PARTS: tuple[tuple[str, Any], ...] = (
    ("words", Words),
    ("names", Names),
    ("evidence", Evidence),
    ("index", Index),
    ("letters", WordTree),
    ("signs", WordTree),
)

_REPORT_EVERY = 20_000
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class RegisterSource:
    """One file that went into a register: bare name, sha256, rows used and refused."""

    file: str
    sha256: str
    used: int
    refused: int


@dataclass(slots=True)
class Register:
    """Columns, index and records. ``version`` is the digest of its sources and of how they were read."""

    side: Side
    index: Index
    letters: WordTree
    signs: WordTree
    version: str
    sources: tuple[RegisterSource, ...]
    stored: Store
    unreadable: int = 0
    curve: dict[str, float] = field(default_factory=dict)

    @property
    def records(self) -> int:
        """Return the number of records."""
        return len(self.side.evidence.kind)

    @property
    def names(self) -> int:
        """Return the number of forms of names."""
        return len(self.side.names.record)

    def record(self, number: int) -> StoredRecord:
        """Return what is stored of one record."""
        return self.stored.record(number)

    def name_text(self, name: int) -> str:
        """Return the printed text of one form."""
        names = self.side.names
        return bytes(names.text[names.text_at[name] : names.text_at[name + 1]]).decode("utf-8")


def build_register(
    records: Iterable[Record],
    *,
    sources: Callable[[], Sequence[RegisterSource]] | Sequence[RegisterSource] = (),
    out: Path | None = None,
    progress: Callable[[int], None] | None = None,
    curve: Callable[["Register"], dict[str, float]] | None = None,
) -> Register:
    """Compile records into a register, in memory or (``out``) as a folder that is opened again.

    ``sources`` may be a function, asked after the last record, because counts are known only then;
    ``curve`` measures the finished register before it is written. Memory: about 1 kB a record. The
    folder is complete or absent; an older one stays whole until then.
    """
    with _writing(out):
        older = _older(out) if out else []
    with _no_collections(), _room_for_lines(out) as file:
        compiler, ids, at, unreadable = _read(records, file, out, progress)
        columns = compiler.columns()
        index = build_index(columns, units(), ids)
        trees = letter_tree(columns[0]), sign_tree(columns[0], columns[1])
        del compiler, ids
        told = tuple(sources() if callable(sources) else sources)
        data = file.getvalue() if isinstance(file, BytesIO) else file.fileno()
        version = register_version(told, file)
        side = Side(*columns, index.name_at)
        register = Register(side, index, *trees, version, told, Store(at, data), unreadable)
        if curve:
            register.curve = curve(register)
        if out is None:
            return register
        write_folder(register, out, file, at)
    for old in older:
        if old.name != _inner(version):
            shutil.rmtree(old, ignore_errors=True)
    return open_register(out)


@contextmanager
def _no_collections() -> Iterator[None]:
    """Look for no cycles meanwhile: building makes none, and looking costs a tenth of its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def _writing(out: Path | None) -> Iterator[None]:
    """Say in our words that the disk is full or closed."""
    try:
        yield
    except OSError as error:
        raise ComityError(
            f"{out}: the register could not be written ({error.strerror}).",
            remedy="Free some space or choose another folder; an older register there is unchanged.",
        ) from error


@contextmanager
def _room_for_lines(out: Path | None) -> Iterator[IO[bytes]]:
    """Open where the lines of the records lie while the register is built: memory, or a nameless file."""
    if out is None:
        yield BytesIO()
        return
    with _writing(out):
        out.mkdir(parents=True, exist_ok=True)
        file = TemporaryFile(dir=out)  # noqa: SIM115 - closed below
    try:
        yield file
    finally:
        with _writing(out):  # what the disk did not take is tried once more, and fails once more
            file.close()
        if not any(out.iterdir()):  # nothing was kept: a new folder goes, as an older register would stay
            out.rmdir()


def _read(
    records: Iterable[Record], file: IO[bytes], out: Path | None, progress: Callable[[int], None] | None
) -> tuple[Compiler, list[str], NDArray[np.int64], int]:
    """Compile all records and write their lines; return also their ids, offsets and the unreadable."""
    compiler = Compiler()
    ids: list[str] = []
    lines: list[bytes] = []
    at = array("q", [0])
    unreadable = 0
    for record in records:
        unreadable += compiler.add(record) == 0
        ids.append(record.id)
        lines.append(stored_line(record))
        at.append(at[-1] + len(lines[-1]))
        if len(ids) % _REPORT_EVERY == 0:
            _flush(lines, file, out)
            if progress:
                progress(len(ids))
    _flush(lines, file, out)
    return compiler, ids, np.array(at, np.int64), unreadable


def _flush(lines: list[bytes], file: IO[bytes], out: Path | None) -> None:
    with _writing(out):
        file.writelines(lines)
        file.flush()
    lines.clear()


def pair_register(compiler: Compiler, records: Sequence[Record]) -> Register:
    """Return right-hand sides of pairs as a register that is scored but never searched."""
    words, names, evidence = compiler.columns()
    alone = Names(*names)._replace(alike=np.zeros(len(names.record), np.int32))
    once = words._replace(names=np.zeros(len(words.key), np.int32))
    lines = [stored_line(record) for record in records]
    at = np.concatenate([[0], np.cumsum([len(line) for line in lines])]).astype(np.int64)
    side = Side(once, alone, evidence, name_offsets(names, len(records)))
    return Register(side, EMPTY_INDEX, EMPTY_TREE, EMPTY_TREE, "none", (), Store(at, b"".join(lines)))


def register_version(sources: Sequence[RegisterSource], lines: IO[bytes]) -> str:
    """Return "sha256:..." of the versions of reading and of every stored line, in order."""
    total = sha256(f"{FORMAT} {KEYS} {NAMES}\n".encode())
    for source in sources:
        total.update(f"{source.file} {source.sha256}\n".encode())
    lines.seek(0)
    while block := lines.read(_BLOCK):
        total.update(block)
    return f"sha256:{total.hexdigest()}"


def _inner(version: str) -> str:
    return version.removeprefix("sha256:")[:16]


def _arrays(register: Register) -> dict[str, NDArray[Any]]:
    side = register.side
    values: tuple[Any, ...] = (
        side.words,
        side.names,
        side.evidence,
        register.index,
        register.letters,
        register.signs,
    )
    return {
        f"{part}.{name}": array
        for (part, _), value in zip(_PARTS, values, strict=True)
        for name, array in value._asdict().items()
    }


def _older(out: Path) -> list[Path]:
    """Return the array folders that the register in ``out`` has now; refuse a folder that is not ours."""
    if out.exists() and not out.is_dir():
        raise ComityError(f"{out}: this is a file, not a folder.", remedy="Give a new folder with --out.")
    if not out.exists() or not any(out.iterdir()):
        return []
    if not (out / "manifest.json").is_file():
        raise ComityError(
            f"{out}: this folder holds something else than a register.",
            remedy="Give an empty or a new folder with --out; nothing was changed.",
        )
    named = read_manifest_text(out).get("arrays")
    return [out / named] if isinstance(named, str) and (out / named).is_dir() else []


def read_manifest_text(folder: Path) -> dict[str, Any]:
    """Return the manifest as it stands, of whatever format; empty when it cannot be read."""
    try:
        found: Any = json.loads((folder / "manifest.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_folder(register: Register, out: Path, lines: IO[bytes], at: NDArray[np.int64]) -> None:
    """Write the folder aside and switch over by one rename of the manifest.

    The arrays lie in a subfolder named by the version; ``manifest.json`` names it. Whoever opens the
    folder sees the old register or the new one. Raises ComityError when the disk is full.
    """
    inner = _inner(register.version)
    aside, manifest = out / f".{inner}.{os.getpid()}", out / f".manifest.{os.getpid()}"
    try:
        with _writing(out):
            aside.mkdir()
            for name, values in _arrays(register).items():
                np.save(aside / f"{name}.npy", values)
            np.save(aside / "records_at.npy", at)
            lines.seek(0)
            with (aside / "records.jsonl").open("wb") as file:
                shutil.copyfileobj(lines, file, _BLOCK)
                file.flush()
                os.fsync(file.fileno())
            if (out / inner).exists():
                shutil.rmtree(out / inner)
            aside.rename(out / inner)
            told = _manifest(register, inner) | {
                "lengths": lengths_of(_arrays(register), at, int(at[-1]) if len(at) else 0)
            }
            text = json.dumps(told, indent=1, ensure_ascii=False)
            manifest.write_text(f"{text}\n", encoding="utf-8")
            manifest.replace(out / "manifest.json")
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        manifest.unlink(missing_ok=True)


def _manifest(register: Register, inner: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "arrays": inner,
        "version": register.version,
        "names_version": NAMES,
        "keys_version": KEYS,
        "records": register.records,
        "names": register.names,
        "words": len(register.side.words.key),
        "unreadable": register.unreadable,
        "sources": [asdict(source) for source in register.sources],
        "curve": register.curve,
    }


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a register folder; refuse what is none or is of another format."""
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
        found = (manifest["format"], manifest["names_version"], manifest["keys_version"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ComityError(
            f"{folder}: this folder is not a register.",
            remedy=f"Make one with: comity index FILE --out {folder}",
        ) from error
    if found != (FORMAT, NAMES, KEYS):
        files = " ".join(source.get("file", "FILE") for source in manifest.get("sources", [])) or "FILE"
        raise ComityError(
            f"{folder}: this register has format {found}, and this program reads {(FORMAT, NAMES, KEYS)}.",
            remedy=f"Build it again: comity index {files} --out {folder}",
        )
    return manifest


def _mapped(path: Path) -> NDArray[Any]:
    """Map an array; as a plain one, whose slices cost a tenth of those of a memory map."""
    mapped: NDArray[Any] = np.load(path, mmap_mode="r")
    return mapped.view(np.ndarray)


def open_register(folder: Path) -> Register:
    """Open a register folder; arrays are memory-mapped, so it costs milliseconds at any size."""
    manifest = read_manifest(folder)
    inner = folder / manifest["arrays"]
    try:
        parts: list[Any] = [
            kind(*(_mapped(inner / f"{part}.{name}.npy") for name in kind._fields)) for part, kind in _PARTS
        ]
        at = _mapped(inner / "records_at.npy")
        data = os.open(inner / "records.jsonl", os.O_RDONLY)
    except (OSError, ValueError, EOFError) as error:
        raise ComityError(
            f"{folder}: the register is damaged ({error}).", remedy="Build it again with comity index."
        ) from error
    words, names, evidence, index, letters, signs = parts
    sources = tuple(RegisterSource(**source) for source in manifest["sources"])
    side = Side(words, names, evidence, index.name_at)
    store = Store(at, data)
    register = Register(
        side,
        index,
        letters,
        signs,
        manifest["version"],
        sources,
        store,
        manifest["unreadable"],
        manifest["curve"],
    )
    lengths = lengths_of(_arrays(register), at, os.fstat(data).st_size)
    if damage := not_whole(lengths, manifest.get("lengths")):
        raise ComityError(
            f"{folder}: the register is damaged ({damage}).", remedy="Build it again with comity index."
        )
    return register
