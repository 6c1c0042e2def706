"""Candidates of a subject: which records are worth scoring, and what could not be searched."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.match.index import Index
from comity.match.like_kernel import like_words
from comity.match.register import Register
from comity.match.room import letter_room
from comity.match.scoring import PRIOR_NAMES, Side, units
from comity.match.search_kernel import find_by_letters, find_by_syllables
from comity.match.word_tree import by_sound
from comity.names import Role, sound_model, sound_reach, spellings_by_class

__all__ = ["KEYS_TABLE", "Found", "Searcher"]

SMALL_REGISTER = 600
"""Names up to which every record is scored: searching would cost more than it saves."""

MOST_LIKE_WORDS = 256
"""Register words kept for one word of a subject."""

MOST_REMEMBERED = 50_000
"""Words whose like words are kept for later subjects, by the word itself: about 800 bytes each."""

MOST_POSTINGS = 200_000
"""Names read for one word of a subject; beyond that its rarer spellings are left out and it is said."""

MOST_RECORDS = 64
"""Records scored for one subject, of each way of searching (recall is flat beyond; benchmarks/results)."""

_SEARCHED = np.array(
    [role in (Role.CORE, Role.INITIAL, Role.PATRONYMIC, Role.NUMBER, Role.GENERIC) for role in Role]
)
"""Roles whose words are looked up, by number."""

KEYS_TABLE = (
    ("document", "an equal identifier finds its record, whatever the name"),
    ("word", "the same folded word, or the same word less one letter"),
    ("equivalent", "a word that a table calls the same name"),
    ("sound", "a word of any script that the sound model reaches within a few nats"),
    ("neighbours", "two neighbouring syllables that one language reads alike"),
)
"""The families of keys, in the order a reader wants; weights follow from rarity in the register."""


@dataclass(frozen=True, slots=True)
class Found:
    """Candidate records of one subject (numbers, ascending) and words too common to search by alone."""

    records: NDArray[np.int32]
    common: tuple[str, ...] = ()


class Searcher:
    """Work space for searching one register; one for each process."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._index: Index = register.index
        self._units = units()
        self._spelled = spellings_by_class()
        self._logs = sound_model().logs
        names, words = register.names, len(register.side.words.key)
        self._names_scratch = (
            np.zeros(names, np.float32),
            np.zeros(names, np.int32),
            np.zeros(names, np.int32),
            np.zeros((names, 2), np.float32),
        )
        self._state = (
            np.zeros(words, np.float32),
            np.zeros(words, np.int32),
            np.zeros(1, np.int32),
            np.zeros(words, np.int32),
            np.zeros(1, np.int32),
        )
        self._memory: dict[tuple[int, bool], tuple[NDArray[np.int32], NDArray[np.float32]]] = {}
        reach = sound_reach()
        by_grapheme = (reach.write_at, reach.writes, reach.write_chance, reach.begin_at, reach.begins)
        self._reach = (reach.chunk_at, reach.grapheme, reach.chance, reach.skip, reach.can_write, by_grapheme)
        self._trees = (register.letters, register.signs, reach.letters_of_chunk)
        self._grid = letter_room().grid
        self._out = np.zeros(MOST_RECORDS * 2, np.int32)

    def search(self, side: Side) -> list[Found]:
        """Return candidates for every record of a compiled list; each as if it were alone."""
        if self._register.names <= SMALL_REGISTER:
            everyone = np.arange(self._register.records, dtype=np.int32)
            return [Found(everyone)] * (len(side.name_at) - 1)
        like = self._like_words(side)
        return [self._one(side, record, like) for record in range(len(side.name_at) - 1)]

    def _like_words(self, side: Side) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]:
        """Return CSR offsets, register words and points for every word of the list."""
        at = np.zeros(len(side.words.key) + 1, np.int64)
        found: list[NDArray[np.int32]] = []
        points: list[NDArray[np.float32]] = []
        words, values = np.zeros(MOST_LIKE_WORDS, np.int32), np.zeros(MOST_LIKE_WORDS, np.float32)
        settings = (np.float32(self._register.names), np.float32(PRIOR_NAMES), self._logs, self._grid)
        heard = by_sound(side.words, side.names).tolist()
        for word, key in enumerate(side.words.key.tolist()):
            known = self._memory.get((key, heard[word]))
            if known is None:
                count = like_words(
                    side.words, word, heard[word], self._register.side.words, self._index,
                    self._trees, self._reach, settings, self._state, words, values,
                )  # fmt: skip
                known = words[:count].copy(), values[:count].copy()
                if len(self._memory) < MOST_REMEMBERED:
                    self._memory[key, heard[word]] = known
            at[word + 1] = at[word] + len(known[0])
            found.append(known[0])
            points.append(known[1])
        return at, np.concatenate(found or [words[:0]]), np.concatenate(points or [values[:0]])

    def _one(
        self, side: Side, record: int, like: tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]
    ) -> Found:
        at, words, points = like
        names, register = side.names, self._register.side
        hits = [self._by_document(side, record)]
        common: list[str] = []
        for form in range(side.name_at[record], side.name_at[record + 1]):
            first, last = names.word_at[form], names.word_at[form + 1]
            roles = names.roles[first:last]
            held = names.words[first:last][_SEARCHED[roles]]
            told = np.where(roles == Role.CORE, side.words.told[names.words[first:last]], 0)[_SEARCHED[roles]]
            slots = np.array([(at[w], at[w + 1]) for w in held], np.int64).reshape(-1, 2)
            count, unread = find_by_letters(
                slots,
                told.astype(np.float32),
                words,
                points,
                register.words.told,
                self._index,
                register.names,
                MOST_POSTINGS,
                self._names_scratch,
                MOST_RECORDS,
                self._out,
            )
            hits.append(register.names.record[self._out[:count]])
            if unread:
                common.append(
                    bytes(names.text[names.text_at[form] : names.text_at[form + 1]]).decode("utf-8")
                )
            if names.row_at[form] < names.row_at[form + 1]:
                count = find_by_syllables(
                    names,
                    form,
                    register.names,
                    self._units,
                    *self._spelled,
                    self._index,
                    self._names_scratch,
                    MOST_RECORDS,
                    self._out,
                )
                hits.append(register.names.record[self._out[:count]])
        return Found(np.unique(np.concatenate(hits)).astype(np.int32), tuple(common))

    def _by_document(self, side: Side, record: int) -> NDArray[np.int32]:
        first, last = side.evidence.document_at[record], side.evidence.document_at[record + 1]
        if first == last:
            return np.zeros(0, np.int32)
        wanted = side.evidence.documents[first:last]
        low = np.searchsorted(self._index.document, wanted, side="left")
        high = np.searchsorted(self._index.document, wanted, side="right")
        ranges = [
            self._index.document_record[a : min(b, a + MOST_RECORDS)] for a, b in zip(low, high, strict=True)
        ]
        return np.concatenate(ranges)
