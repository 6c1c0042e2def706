"""What finds candidates: postings of words and syllable pairs, slips, equivalents, documents."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from comity.match.columns import Evidence, Names, Words
from comity.match.compiling import distinct
from comity.match.index_kernel import neighbour_pairs, word_slips
from comity.match.syllables_kernel import UnitTable

__all__ = ["EMPTY_INDEX", "Index", "build_index", "name_offsets"]


class Index(NamedTuple):
    """Sorted keys with CSR postings.

    ``posting_at`` (w + 1,) int64, ``postings`` int32 names of each word; ``slip`` sorted uint32 hashes,
    ``slip_word`` int32; ``kin`` sorted int32 families and concepts, ``kin_word`` int32; ``key`` sorted
    uint64,
    ``key_word`` int32; ``pair`` sorted uint64, ``pair_at`` int64, ``pair_names`` int32; ``document``
    sorted uint64, ``document_record`` int32; ``name_at`` (records + 1,) int32 names of a record;
    ``name_told`` (n,) float32 nats of a name's core words; ``place`` (records,) int32 order of ids.
    """

    posting_at: NDArray[np.int64]
    postings: NDArray[np.int32]
    slip: NDArray[np.uint32]
    slip_word: NDArray[np.int32]
    kin: NDArray[np.int32]
    kin_word: NDArray[np.int32]
    key: NDArray[np.uint64]
    key_word: NDArray[np.int32]
    pair: NDArray[np.uint64]
    pair_at: NDArray[np.int64]
    pair_names: NDArray[np.int32]
    document: NDArray[np.uint64]
    document_record: NDArray[np.int32]
    name_at: NDArray[np.int32]
    name_told: NDArray[np.float32]
    place: NDArray[np.int32]


_NOTHING: Any = np.zeros(0, np.int32)
EMPTY_INDEX = Index(*(_NOTHING for _ in Index._fields))
"""The index of what is scored but never searched."""


def _grouped(keys: NDArray[np.uint64], values: NDArray[np.int32]) -> tuple[Any, Any, Any]:
    """Return sorted distinct keys, offsets, and values by (key, value) without repeats; values ascend."""
    order = np.argsort(keys, kind="stable").astype(np.int32 if len(keys) < 1 << 31 else np.int64)
    keys, values = keys[order], values[order]
    del order
    fresh = np.ones(len(keys), bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (values[1:] != values[:-1])
    keys, values = keys[fresh], values[fresh]
    first = np.ones(len(keys), bool)
    first[1:] = keys[1:] != keys[:-1]
    starts = np.flatnonzero(first)
    return keys[starts], np.append(starts, len(keys)).astype(np.int64), values


def _postings(
    words: NDArray[np.int32], word_at: NDArray[np.int32], vocabulary: int
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    name_of = np.repeat(np.arange(len(word_at) - 1, dtype=np.int64), np.diff(word_at))
    keyed = distinct(words.astype(np.int64) * max(len(word_at), 1) + name_of)
    word, name = np.divmod(keyed, max(len(word_at), 1))
    counts = np.bincount(word, minlength=vocabulary)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), name.astype(np.int32)


def _told(words: Words, names: Names) -> NDArray[np.float32]:
    weights = np.where(names.roles == 0, words.told[names.words], 0).astype(np.float64)
    sums = np.concatenate([[0.0], np.cumsum(weights)])
    told: NDArray[np.float32] = (sums[names.word_at[1:]] - sums[names.word_at[:-1]]).astype(np.float32)
    return told


def name_offsets(names: Names, records: int) -> NDArray[np.int32]:
    """Return (records + 1,) int32: names of record r are ``offsets[r]`` to ``offsets[r + 1]``."""
    return np.searchsorted(names.record, np.arange(records + 1)).astype(np.int32)


def build_index(columns: tuple[Words, Names, Evidence], units: UnitTable, ids: list[str]) -> Index:
    """Return the index over compiled columns; ``ids`` are the record ids, for an order without rows."""
    words, names, evidence = columns
    records = len(evidence.kind)
    posting_at, postings = _postings(names.words, names.word_at, len(words.key))
    slip, slip_word = word_slips(words.script, words.letter_at, words.chunks)
    slip_order = np.argsort(slip, kind="stable")
    kin_word = np.repeat(np.arange(len(words.key), dtype=np.int32), np.diff(words.kin_at))
    kin_order = np.argsort(words.kin, kind="stable")
    key_order = np.argsort(words.key, kind="stable").astype(np.int32)
    pair_keys, pair_values = neighbour_pairs(
        names.row_at, names.unit_at, names.units, units.at, units.classes, units.language, units.fold
    )
    pair, pair_at, pair_names = _grouped(pair_keys, pair_values)
    document_of = np.repeat(np.arange(records, dtype=np.int32), np.diff(evidence.document_at))
    document_order = np.argsort(evidence.documents, kind="stable")
    place = np.empty(records, np.int32)
    place[np.array(sorted(range(records), key=ids.__getitem__), np.int32)] = np.arange(
        records, dtype=np.int32
    )
    return Index(
        posting_at=posting_at,
        postings=postings,
        slip=slip[slip_order],
        slip_word=slip_word[slip_order],
        kin=words.kin[kin_order],
        kin_word=kin_word[kin_order],
        key=words.key[key_order],
        key_word=key_order,
        pair=pair,
        pair_at=pair_at,
        pair_names=pair_names,
        document=evidence.documents[document_order],
        document_record=document_of[document_order],
        name_at=name_offsets(names, records),
        name_told=_told(words, names),
        place=place,
    )
