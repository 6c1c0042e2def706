"""What a register stores of its records for reports: ids, printed names, sources, compared values."""

import os
from dataclasses import astuple, dataclass
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from comity.facts import Record, Source

__all__ = ["Store", "StoredRecord", "stored_line", "stored_values"]


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """What a report needs of a record: its id, printed names, source and the compared values."""

    id: str
    names: tuple[str, ...]
    source: Source
    values: dict[str, Any]


class Store:
    """The records as JSON lines, read one by one: from memory, or from a file by position."""

    def __init__(self, at: NDArray[np.int64], data: bytes | int) -> None:
        self._at = at
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
        "parts": [list(astuple(name.parts)) for name in record.names if name.parts],
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
