"""A register ready to be searched: columns, index and the stored records, in memory or memory-mapped."""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from comity.errors import ComityError
from comity.facts import Record, Source
from comity.match.columns import Evidence, Names, Words
from comity.match.compiling import Compiler
from comity.match.index import EMPTY_INDEX, Index, build_index, name_offsets
from comity.match.scoring import Side, units

__all__ = ["FORMAT", "KEYS", "Register", "RegisterSource", "StoredRecord", "build_register", "open_register"]

FORMAT = 1
"""Version of the folder's layout; a folder of another version is rebuilt, never guessed at."""

KEYS = "keys/1"
NAMES = "names/1"
"""Versions of the keys and of the reading of names; part of the register's version."""

_REPORT_EVERY = 20_000


@dataclass(frozen=True, slots=True)
class RegisterSource:
    """One file that went into a register: bare name, sha256, rows used and refused."""

    file: str
    sha256: str
    used: int
    refused: int


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """What a report needs of a record: its id, printed names, source and the compared values."""

    id: str
    names: tuple[str, ...]
    source: Source
    values: dict[str, Any]


@dataclass(slots=True)
class Register:
    """Columns, index and records. ``version`` is the digest of its sources and of how they were read."""

    side: Side
    index: Index
    version: str
    sources: tuple[RegisterSource, ...]
    stored: "_Store"
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


class _Store:
    """The records as JSON lines, read one by one: from memory, or from a file by position."""

    def __init__(self, at: NDArray[np.int64], sources: Sequence[RegisterSource], data: bytes | int) -> None:
        self._at = at
        self._sources = sources
        self._data = data

    def record(self, number: int) -> StoredRecord:
        """Return one record; a file is read with pread, so that forked workers share it safely."""
        first, last = int(self._at[number]), int(self._at[number + 1])
        line = (
            self._data[first:last]
            if isinstance(self._data, bytes)
            else os.pread(self._data, last - first, first)
        )
        row = orjson.loads(line)
        file, digest, locator = row["source"]
        return StoredRecord(row["id"], tuple(row["names"]), Source(file, digest, locator), row["values"])


def stored_values(record: Record) -> dict[str, Any]:
    """Return the compared values of a record besides names, in a fixed order, only those present."""
    values: dict[str, Any] = {
        "kind": record.kind.value if record.kind else None,
        "gender": record.gender.value if record.gender else None,
        "birth_dates": [date.isoformat() for date in record.birth_dates],
        "birth_places": list(record.birth_places),
        "nationalities": list(record.nationalities),
        "countries": list(record.countries),
        "identifiers": [[document.kind, document.country, document.value] for document in record.identifiers],
        "former_ids": list(record.former_ids),
    }
    return {key: value for key, value in values.items() if value}


def stored_line(record: Record) -> bytes:
    """Return the JSON line that is kept of a record."""
    source = (record.source.file, record.source.sha256, record.source.locator)
    row = {
        "id": record.id,
        "names": [n.text for n in record.names],
        "source": source,
        "values": stored_values(record),
    }
    return orjson.dumps(row)


def build_register(
    records: Iterable[Record],
    *,
    sources: Callable[[], Sequence[RegisterSource]] | Sequence[RegisterSource] = (),
    out: Path | None = None,
    progress: Callable[[int], None] | None = None,
) -> Register:
    """Compile records into a register, in memory or (``out``) as a folder that is opened again.

    ``sources`` may be a function, asked after the last record, because counts are known only then.
    Memory: about 400 bytes a record. The folder is complete or absent; an older one stays whole
    until then.
    """
    compiler = Compiler()
    ids: list[str] = []
    lines: list[bytes] = []
    at = [0]
    unreadable = 0
    for record in records:
        unreadable += compiler.add(record) == 0
        ids.append(record.id)
        lines.append(stored_line(record))
        at.append(at[-1] + len(lines[-1]))
        if progress and len(ids) % _REPORT_EVERY == 0:
            progress(len(ids))
    columns = compiler.columns()
    index = build_index(compiler.vocabulary, columns, units(), ids)
    side = Side(*columns, index.name_at)
    told = tuple(sources() if callable(sources) else sources)
    version = register_version(told, lines)
    store = _Store(np.array(at, np.int64), told, b"".join(lines))
    register = Register(side, index, version, told, store, unreadable)
    if out is None:
        return register
    write_folder(register, out, lines, at)
    return open_register(out)


def pair_register(compiler: Compiler, records: Sequence[Record]) -> Register:
    """Return right-hand sides of pairs as a register that is scored but never searched."""
    words, names, evidence = compiler.columns()
    alone = Names(*names)._replace(alike=np.ones(len(names.record), np.int32))
    once = words._replace(names=np.zeros(len(words.key), np.int32))
    lines = [stored_line(record) for record in records]
    at = np.concatenate([[0], np.cumsum([len(line) for line in lines])]).astype(np.int64)
    side = Side(once, alone, evidence, name_offsets(names, len(records)))
    return Register(side, EMPTY_INDEX, "none", (), _Store(at, (), b"".join(lines)))


def register_version(sources: Sequence[RegisterSource], lines: Iterable[bytes]) -> str:
    """Return "sha256:..." of the versions of reading and of every stored line, in order."""
    total = sha256(f"{FORMAT} {KEYS} {NAMES}\n".encode())
    for source in sources:
        total.update(f"{source.file} {source.sha256}\n".encode())
    for line in lines:
        total.update(line)
    return f"sha256:{total.hexdigest()}"


def _arrays(register: Register) -> dict[str, NDArray[Any]]:
    parts = (
        ("words", register.side.words),
        ("names", register.side.names),
        ("evidence", register.side.evidence),
    )
    groups: Iterable[tuple[str, Any]] = chain(parts, (("index", register.index),))
    return {f"{part}.{name}": array for part, value in groups for name, array in value._asdict().items()}


def _older(out: Path) -> list[Path]:
    """Return the array folders that the register in ``out`` has now; refuse a folder that is not ours."""
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


def write_folder(register: Register, out: Path, lines: Sequence[bytes], at: Sequence[int]) -> None:
    """Write the folder aside and switch over by one rename of the manifest.

    The arrays lie in a subfolder named by the version; ``manifest.json`` names it. Whoever opens the
    folder sees the old register or the new one. Raises ComityError when the disk is full.
    """
    inner = register.version.removeprefix("sha256:")[:16]
    aside = out / f".{inner}.{os.getpid()}"
    older = _older(out)
    try:
        out.mkdir(parents=True, exist_ok=True)
        aside.mkdir()
        for name, array in _arrays(register).items():
            np.save(aside / f"{name}.npy", array)
        np.save(aside / "records_at.npy", np.array(at, np.int64))
        with (aside / "records.jsonl").open("wb") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        if (out / inner).exists():
            shutil.rmtree(out / inner)
        aside.rename(out / inner)
        manifest = out / f".manifest.{os.getpid()}"
        manifest.write_text(
            json.dumps(_manifest(register, inner), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )
        manifest.replace(out / "manifest.json")
    except OSError as error:
        raise ComityError(
            f"{out}: the register could not be written ({error.strerror}).",
            remedy="Free some space or choose another folder; an older register there is unchanged.",
        ) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        (out / f".manifest.{os.getpid()}").unlink(missing_ok=True)
    for old in older:
        if old.name != inner:
            shutil.rmtree(old, ignore_errors=True)


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


def open_register(folder: Path) -> Register:
    """Open a register folder; arrays are memory-mapped, so it costs milliseconds at any size."""
    manifest = read_manifest(folder)
    inner = folder / manifest["arrays"]
    try:
        parts: list[Any] = [
            kind(*(np.load(inner / f"{part}.{name}.npy", mmap_mode="r") for name in kind._fields))
            for part, kind in (("words", Words), ("names", Names), ("evidence", Evidence), ("index", Index))
        ]
        at = np.load(inner / "records_at.npy", mmap_mode="r")
        data = os.open(inner / "records.jsonl", os.O_RDONLY)
    except (OSError, ValueError) as error:
        raise ComityError(
            f"{folder}: the register is damaged ({error}).", remedy="Build it again with comity index."
        ) from error
    words, names, evidence, index = parts
    sources = tuple(RegisterSource(**source) for source in manifest["sources"])
    store = _Store(at, sources, data)
    side = Side(words, names, evidence, index.name_at)
    return Register(
        side, index, manifest["version"], sources, store, manifest["unreadable"], manifest["curve"]
    )
