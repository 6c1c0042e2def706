"""A list or register as arrays: words once, names as rows of words, records as rows of evidence.

Everything that is compared lies here in plain arrays, so that a register of ten million records
fits in memory-mapped files and no Python object exists per row. Offsets follow the CSR custom: the
values of row ``i`` are ``values[offsets[i]:offsets[i + 1]]``.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["NOTES", "PARTS", "SCRIPTS", "Evidence", "Names", "Words", "script_number"]

SCRIPTS = (
    "Zyyy Latn Cyrl Grek Armn Geor Arab Hebr Deva Beng Guru Gujr Taml Telu Knda Mlym Sinh Thai Laoo Khmr "
    "Mymr Ethi Thaa Syrc Cans Hang Hani Kana Zsym"
).split()
"""Script codes by number (ISO 15924; Zyyy digits, Zsym legal forms)."""

NOTES = ("look-alike", "hidden", "cut")
"""What a reader is told of a form, by bit: letters exchanged, characters dropped, the end left out."""

PARTS = ("", "family", "given", "father", "maiden")
"""Parts of a name that publishers tell apart, by number."""

_NUMBER = {script: number for number, script in enumerate(SCRIPTS)}


def script_number(script: str) -> int:
    """Return the number of a script code; unknown scripts count as Zyyy and agree only letter by letter."""
    return _NUMBER.get(script, 0)


class Words(NamedTuple):
    """The vocabulary: one row a distinct (word, script).

    ``key`` (w,) uint64 hash of script and text; ``script`` (w,) uint8; ``told`` (w,) float32 nats, how
    telling the word is by itself, ``chance`` the same from its letters alone; ``names`` (w,) int32
    names that hold it; ``shape`` (w,) uint32 how many consonants of eight kinds it has, four bits
    each; ``symbols`` uint16 with ``symbol_at`` (w + 1,) int32; ``chunks`` (letters, 4) int16 with
    ``letter_at`` (w + 1,) int32; ``kin`` int32 with ``kin_at`` (w + 1,) int32: families and concepts,
    sorted; ``initial`` (w,) uint8 first Latin letter; ``text_at`` (w + 1,) int32 into the UTF-8 ``text``
    of the folded words, for the explanation.
    """

    key: NDArray[np.uint64]
    script: NDArray[np.uint8]
    told: NDArray[np.float32]
    chance: NDArray[np.float32]
    names: NDArray[np.int32]
    shape: NDArray[np.uint32]
    symbol_at: NDArray[np.int32]
    symbols: NDArray[np.uint16]
    letter_at: NDArray[np.int32]
    chunks: NDArray[np.int16]
    kin_at: NDArray[np.int32]
    kin: NDArray[np.int32]
    initial: NDArray[np.uint8]
    text_at: NDArray[np.int32]
    text: NDArray[np.uint8]


class Names(NamedTuple):
    """The forms of all names: ``word_at`` (n + 1,) int32 into ``words`` int32 and ``roles`` uint8.

    ``row_at`` (n + 1,) int32 into ``unit_at`` (rows + 1,) int32 into ``units`` int32 and
    ``unit_word`` uint8: the ways to cut a form into syllables and the word each syllable is in;
    ``record`` (n,) int32; ``weak`` (n,) uint8 alias quality; ``notes`` (n,) uint8 what a reader is told
    of the form (bits of NOTES); ``alike`` (n,) int32 names of the register with the same words;
    ``parts`` uint8 beside ``words``: which part its publisher says a word is (PARTS, 0 not told);
    ``text_at`` (n + 1,) int64 into the UTF-8 ``text``.
    """

    word_at: NDArray[np.int32]
    words: NDArray[np.int32]
    roles: NDArray[np.uint8]
    parts: NDArray[np.uint8]
    row_at: NDArray[np.int32]
    unit_at: NDArray[np.int32]
    units: NDArray[np.int32]
    unit_word: NDArray[np.uint8]
    record: NDArray[np.int32]
    weak: NDArray[np.uint8]
    notes: NDArray[np.uint8]
    alike: NDArray[np.int32]
    text_at: NDArray[np.int64]
    text: NDArray[np.uint8]


class Evidence(NamedTuple):
    """What a record says besides its names; one row a record.

    ``kind`` uint8 (0 unknown, 1 person, 2 organisation, 3 vessel, 4 aircraft); ``gender`` uint8
    (0 unknown, 1 female, 2 male); ``dates`` (d, 5) int16 first year, last year, month, day, circa
    with ``date_at``; ``nations`` and ``lands`` uint16 codes with ``nation_at``, ``land_at``;
    ``places`` uint64 hashes with ``place_at``; ``documents`` uint64 hashes of kind and value,
    ``document_land`` uint16 codes (0 unknown) and ``document_kind`` uint8 (0 a kind that changes, else
    the number of a kind held once) with ``document_at``.
    """

    kind: NDArray[np.uint8]
    gender: NDArray[np.uint8]
    date_at: NDArray[np.int32]
    dates: NDArray[np.int16]
    nation_at: NDArray[np.int32]
    nations: NDArray[np.uint16]
    land_at: NDArray[np.int32]
    lands: NDArray[np.uint16]
    place_at: NDArray[np.int32]
    places: NDArray[np.uint64]
    document_at: NDArray[np.int32]
    documents: NDArray[np.uint64]
    document_land: NDArray[np.uint16]
    document_kind: NDArray[np.uint8]
