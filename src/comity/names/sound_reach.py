"""What the sound model allows, laid out for search: which graphemes may write a chunk, which letters.

A spelling less likely than ``NO_SPELLING`` is not followed; that is the model's own floor for a chunk
that its table does not hold.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from comity.names.sound import SILENT_AT_LEAST, SoundModel, sound_model

__all__ = ["NO_SPELLING", "SoundReach", "sound_reach"]

NO_SPELLING = -8.0
"""ln P below which a grapheme is not said to write a chunk."""

NO_SKIP = np.float32(-1e6)
"""ln P of writing nothing where the table knows of no such case: search follows no lost letter."""


@dataclass(frozen=True, slots=True)
class SoundReach:
    """Sparse views of the table.

    ``letters_of_chunk`` (chunks,) uint32 bit sets of a-z; ``can_write`` (graphemes,) uint32 the letters
    of all chunks a grapheme may write. By grapheme: ``begin_at`` (graphemes + 1,) int32 into ``begins``
    int16, the chunks that begin a longer one which it may write; ``write_at`` (graphemes + 1,) int32 into
    ``writes`` int16 and ``write_chance`` float32, the chunks it may write; ``skip`` (graphemes,) float32
    ln P of writing nothing. By chunk: ``chunk_at`` (chunks + 1,) int32 into ``grapheme`` uint16 and
    ``chance`` float32, the graphemes that may write it.
    """

    letters_of_chunk: NDArray[np.uint32]
    can_write: NDArray[np.uint32]
    begin_at: NDArray[np.int32]
    begins: NDArray[np.int16]
    write_at: NDArray[np.int32]
    writes: NDArray[np.int16]
    write_chance: NDArray[np.float32]
    chunk_at: NDArray[np.int32]
    grapheme: NDArray[np.uint16]
    chance: NDArray[np.float32]
    skip: NDArray[np.float32]


@cache
def sound_reach() -> SoundReach:
    """Return the views of the shipped table (made once per process)."""
    model = sound_model()
    bits = np.zeros(len(model.chunk_number), np.uint32)
    for chunk, number in model.chunk_number.items():
        bits[number] = sum({1 << (ord(letter) - 97) for letter in chunk if "a" <= letter <= "z"})
    rows, columns = np.nonzero(model.logs[:, :-1] > NO_SPELLING)
    write_at = np.searchsorted(rows, np.arange(len(model.logs) + 1)).astype(np.int32)
    writes, write_chance = columns.astype(np.int16), model.logs[rows, columns]
    order = np.lexsort((rows, columns))
    rows, columns = rows[order], columns[order]
    can_write = np.zeros(len(model.logs), np.uint32)
    np.bitwise_or.at(can_write, rows, bits[columns])
    begin_at, begins = _beginnings(model, rows, columns)
    counts = np.bincount(columns, minlength=len(bits))
    return SoundReach(
        letters_of_chunk=bits,
        can_write=can_write,
        begin_at=begin_at,
        begins=begins,
        write_at=write_at,
        writes=writes,
        write_chance=write_chance,
        chunk_at=np.concatenate([[0], np.cumsum(counts)]).astype(np.int32),
        grapheme=rows.astype(np.uint16),
        chance=model.logs[rows, columns],
        skip=np.where(model.logs[:, -1] > SILENT_AT_LEAST, model.logs[:, -1], NO_SKIP).astype(np.float32),
    )


def _beginnings(
    model: SoundModel, rows: NDArray[np.intp], columns: NDArray[np.intp]
) -> tuple[NDArray[np.int32], NDArray[np.int16]]:
    chunks = list(model.chunk_number)
    shorter = [[model.chunk_number[chunk[:k]] for k in range(1, len(chunk))] for chunk in chunks]
    pairs = {
        (row, start)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        for start in shorter[column]
    }
    ordered = np.array(sorted(pairs), np.int32).reshape(-1, 2)
    at = np.searchsorted(ordered[:, 0], np.arange(len(model.logs) + 1)).astype(np.int32)
    return at, ordered[:, 1].astype(np.int16)
