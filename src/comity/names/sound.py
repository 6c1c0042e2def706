"""The sound model: which Latin letters may write each grapheme of each script, and how often.

``tables/correspondences.tsv`` holds one line a grapheme: script, grapheme, then ``chunk:n`` where n
is -1000 ln P(chunk | grapheme); the empty chunk is written ``-``. The table is learnt by
``make train`` from CC0 word lists on top of the hand tables, and is read as it stands.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import ascii_lowercase

import numpy as np
from numpy.typing import NDArray

from comity.names.graphemes import best_reading, graphemes
from comity.names.sound_kernel import LONGEST_CHUNK, LONGEST_WORD
from comity.names.syllables import mandarin_pieces
from comity.names.word_kernel import LETTERS, chunk_rows

__all__ = ["INSERTED", "UNLIKELY", "SoundModel", "chunk_ids", "sound_model", "spelled"]

INSERTED = -5.5
"""ln P of one Latin letter that no grapheme wrote: a slip, an added vowel."""

UNLIKELY = -9.0
"""ln P of a chunk that the table does not hold for a grapheme."""

SILENT_AT_LEAST = -5.0
"""ln P of a grapheme left unwritten, where the table holds nothing better: a lost letter."""


@dataclass(frozen=True, slots=True)
class SoundModel:
    """The table in memory: ``logs`` (graphemes, chunks + 1) float32, last column the silent one."""

    grapheme_number: dict[tuple[str, str], int]
    chunk_number: dict[str, int]
    logs: NDArray[np.float32]


@cache
def sound_model() -> SoundModel:
    """Read the shipped table once per process."""
    text = resources.files("comity.names").joinpath("tables/correspondences.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    entries = [(row[0], row[1], [part.rsplit(":", 1) for part in row[2].split(" ")]) for row in rows]
    written = {chunk for _, _, parts in entries for chunk, _ in parts if chunk != "-"} | set(ascii_lowercase)
    # The beginning of a chunk has a number too: a search that goes letter by letter passes through it.
    known = {chunk[:length] for chunk in written for length in range(1, len(chunk) + 1)}
    # Single letters come first, a to z: kernels know a vowel by its number.
    chunks = sorted(known, key=lambda chunk: (len(chunk) > 1, chunk))
    chunk_number = {chunk: index for index, chunk in enumerate(chunks)}
    silent = len(chunks)
    logs = np.full((len(entries) + 1, silent + 1), UNLIKELY, np.float32)
    logs[:, silent] = SILENT_AT_LEAST
    grapheme_number: dict[tuple[str, str], int] = {}
    for row, (script, grapheme, parts) in enumerate(entries):
        grapheme_number[script, grapheme] = row
        for chunk, thousandths in parts:
            value = -int(thousandths) / 1000
            column = silent if chunk == "-" else chunk_number[chunk]
            logs[row, column] = max(value, SILENT_AT_LEAST) if column == silent else value
    return SoundModel(grapheme_number, chunk_number, logs)


def spelled(word: str, script: str) -> tuple[tuple[int, ...], str]:
    """Return the grapheme numbers of a folded word and its most likely Latin reading.

    A grapheme that no table knows gets the last, uniform row, so it agrees with nothing.
    """
    model = sound_model()
    unknown = len(model.logs) - 1
    pieces = pieces_of(word, script)
    numbers = tuple(model.grapheme_number.get((script, piece), unknown) for piece in pieces[:LONGEST_WORD])
    if script == "Latn":
        latin = word
    elif script == "Hani":
        latin = "".join(piece for piece in pieces if piece.isascii())
    else:
        latin = best_reading(word, script)
    return numbers, latin[:LONGEST_WORD]


def pieces_of(word: str, script: str) -> tuple[str, ...]:
    """Return the graphemes of a folded word; Han characters by their Mandarin initial and final."""
    if script == "Latn":
        return latin_graphemes(word)
    if script == "Hani":
        return tuple(piece for character in word for piece in mandarin_pieces(character) if piece)
    return graphemes(word, script)


_LATIN_UNITS = tuple(
    sorted(
        (
            "shch tsch dsch sch tch dzh dsh sh ch zh kh ts tz cz sz rz dj dz th dh ph gh ck qu oo ou ee ei "
            "ey ie ai ay oe ue ae eu ia ya ja iu yu ju yo jo io ye je nn ll ss mm tt rr ff pp bb dd "
            "kk gg zz cc"
        ).split(),
        key=len,
        reverse=True,
    )
)
_BY_FIRST = {c: tuple(u for u in _LATIN_UNITS if u[0] == c) for c in "abcdefghijklmnopqrstuvwxyz"}


def latin_graphemes(word: str) -> tuple[str, ...]:
    """Cut a folded Latin word into letters and the digraphs that languages spell differently."""
    pieces = []
    start = 0
    while start < len(word):
        for unit in _BY_FIRST.get(word[start], ()):
            if word.startswith(unit, start):
                pieces.append(unit)
                start += len(unit)
                break
        else:
            pieces.append(word[start])
            start += 1
    return tuple(pieces)


@cache
def _chunk_table() -> NDArray[np.int16]:
    """Return (27^4,) int16: chunk by its letters as a number of base 27, -1 where there is none."""
    table = np.full(LETTERS**LONGEST_CHUNK, -1, np.int16)
    for chunk, number in sound_model().chunk_number.items():
        code = 0
        for letter in chunk:
            code = code * LETTERS + ord(letter) - 96
        table[code] = number
    return table


def chunk_ids(latin: str, letter_at: NDArray[np.int32] | None = None) -> NDArray[np.int16]:
    """Return (letters, 4) int16: the chunk of length k+1 that ends at each letter, or -1.

    ``letter_at`` (words + 1,) int32: where each word of ``latin`` begins, if it holds several.
    """
    letters = np.frombuffer(latin.encode("latin-1", "replace"), np.uint8)
    ids = np.empty((len(letters), LONGEST_CHUNK), np.int16)
    chunk_rows(
        np.array([0, len(letters)], np.int32) if letter_at is None else letter_at,
        letters,
        _chunk_table(),
        ids,
    )
    return ids
