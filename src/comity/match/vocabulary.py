"""The words of a list or register, each read once and compiled to rows of arrays."""

from array import array
from hashlib import blake2b

import numpy as np

from comity.match.columns import Words, script_number
from comity.names import Word, chunk_ids, read_word, shape_of, skeletons

__all__ = ["Vocabulary", "word_key"]

Token = tuple[str, str]

_MOST_SKELETONS = {"Latn": 4}
_MOST_SKELETONS_OTHER = 10
_NO_SKELETON_SCRIPTS = frozenset({"Zyyy", "Zsym"})


def word_key(text: str, script: str) -> int:
    """Return a 64-bit key of a word that does not depend on the process or the register."""
    return int.from_bytes(blake2b(f"{script}\0{text}".encode(), digest_size=8).digest(), "little")


class Vocabulary:
    """Grows word by word; ``number`` gives a token its row. The row order is the order of arrival."""

    def __init__(self) -> None:
        self.numbers: dict[Token, int] = {}
        self.parses: list[tuple[tuple[int, ...], ...]] = []
        self.key = array("Q")
        self.script = array("B")
        self.told = array("f")
        self.chance = array("f")
        self.shape = array("I")
        self.initial = array("B")
        self.symbol_at = array("i", [0])
        self.symbols = array("H")
        self.letter_at = array("i", [0])
        self.chunks: list[bytes] = []
        self.kin_at = array("i", [0])
        self.kin = array("i")
        self.skeleton_word = array("i")
        self.skeleton = array("i")

    def number(self, token: Token) -> int:
        """Return the row of a token, reading the word when it is new."""
        found = self.numbers.get(token)
        if found is not None:
            return found
        self.numbers[token] = row = len(self.numbers)
        self._add(row, read_word(*token))
        return row

    def _add(self, row: int, word: Word) -> None:
        self.key.append(word_key(word.text, word.script))
        self.script.append(script_number(word.script))
        self.told.append(word.information)
        self.chance.append(word.chance)
        self.initial.append(ord(word.latin[0]) if word.latin else 0)
        self.symbols.extend(word.symbols)
        self.symbol_at.append(len(self.symbols))
        self.letter_at.append(self.letter_at[-1] + len(word.latin))
        self.chunks.append(chunk_ids(word.latin).tobytes())
        self.kin.extend(sorted({2 * family for family in word.families} | {2 * c + 1 for c in word.concepts}))
        self.kin_at.append(len(self.kin))
        self.parses.append(word.parses)
        found: tuple[int, ...] = ()
        if word.script not in _NO_SKELETON_SCRIPTS:
            found = skeletons(word.symbols, _MOST_SKELETONS.get(word.script, _MOST_SKELETONS_OTHER))
            self.skeleton_word.extend([row] * len(found))
            self.skeleton.extend(found)
        self.shape.append(shape_of(found[0]) if found else 0)

    def words(self, names_with: np.ndarray) -> Words:
        """Return the arrays; ``names_with`` (w,) int32 counts the names that hold each word."""
        chunks = np.frombuffer(b"".join(self.chunks), np.int16).reshape(-1, 4)
        return Words(
            key=np.array(self.key, np.uint64),
            script=np.array(self.script, np.uint8),
            told=np.array(self.told, np.float32),
            chance=np.array(self.chance, np.float32),
            names=names_with,
            shape=np.array(self.shape, np.uint32),
            symbol_at=np.array(self.symbol_at, np.int32),
            symbols=np.array(self.symbols, np.uint16),
            letter_at=np.array(self.letter_at, np.int32),
            chunks=np.ascontiguousarray(chunks),
            kin_at=np.array(self.kin_at, np.int32),
            kin=np.array(self.kin, np.int32),
            initial=np.array(self.initial, np.uint8),
        )
