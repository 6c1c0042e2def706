"""The words of a list or register, each read once and compiled to rows of arrays."""

from array import array
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from comity.match.columns import Words, script_number
from comity.names import Word, chunk_ids, legal_form, read_word, shape_of, skeleton_rows

__all__ = ["Vocabulary", "word_key"]

LEGAL_GROUPS = (
    "limited", "joint_stock", "partnership", "limited_partnership", "sole", "foundation", "association",
    "cooperative", "state", "branch", "european",
)  # fmt: skip
"""Groups of legal forms that compare across countries; a form outside of them is not compared."""

Token = tuple[str, str]

_MOST_SKELETONS = {"Latn": 4}
_MOST_SKELETONS_OTHER = 10
_NO_SKELETON_SCRIPTS = frozenset({"Zyyy", "Zsym"})


def word_key(text: str, script: str) -> int:
    """Return a 64-bit key of a word that does not depend on the process or the register."""
    return int.from_bytes(blake2b(f"{script}\0{text}".encode(), digest_size=8).digest(), "little")


def _legal_group(canonical: str) -> tuple[int, ...]:
    """Return the number of the group of a legal form; none for "company", which states no form."""
    form = legal_form(canonical)
    return (LEGAL_GROUPS.index(form.group),) if form and form.group in LEGAL_GROUPS else ()


class Vocabulary:
    """Grows word by word; ``number`` gives a token its row. The row order is the order of arrival."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.parses: list[tuple[tuple[int, ...], ...]] = []
        self.key = array("Q")
        self.script = array("B")
        self.told = array("f")
        self.chance = array("f")
        self.initial = array("B")
        self.text_at = array("i", [0])
        self._text = bytearray()
        self.symbol_at = array("i", [0])
        self.symbols = array("H")
        self.letter_at = array("i", [0])
        self._latin: list[str] = []
        self._most_skeletons = array("B")
        self.kin_at = array("i", [0])
        self.kin = array("i")

    def number(self, token: Token) -> int:
        """Return the row of a token, reading the word when it is new."""
        text, script = token
        known = script + text
        found = self.numbers.get(known)
        if found is not None:
            return found
        self.numbers[known] = row = len(self.numbers)
        self._add(read_word(text, script))
        return row

    def _add(self, word: Word) -> None:
        self.key.append(word_key(word.text, word.script))
        self.script.append(script_number(word.script))
        self.told.append(word.information)
        self.chance.append(word.chance)
        self.initial.append(ord(word.latin[0]) if word.latin else 0)
        self._text += word.text.encode("utf-8", "replace")
        self.text_at.append(len(self._text))
        self.symbols.extend(word.symbols)
        self.symbol_at.append(len(self.symbols))
        self.letter_at.append(self.letter_at[-1] + len(word.latin))
        self._latin.append(word.latin)
        if word.script == "Zsym":
            self.kin.extend(_legal_group(word.text))
        elif word.families or word.concepts:
            self.kin.extend(
                sorted({2 * family for family in word.families} | {2 * c + 1 for c in word.concepts})
            )
        self.kin_at.append(len(self.kin))
        self.parses.append(word.parses)
        none = word.script in _NO_SKELETON_SCRIPTS
        self._most_skeletons.append(0 if none else _MOST_SKELETONS.get(word.script, _MOST_SKELETONS_OTHER))

    def _skeletons(self, symbol_at: NDArray[np.int32], symbols: NDArray[np.uint16]) -> NDArray[np.uint32]:
        """Find the skeletons of all words; return the shape of each word's likeliest one."""
        words, found = skeleton_rows(symbol_at, symbols, np.array(self._most_skeletons, np.uint8))
        first = np.ones(len(words), bool)
        first[1:] = words[1:] != words[:-1]
        distinct, place = np.unique(found[first], return_inverse=True)
        shapes = np.array([shape_of(skeleton) for skeleton in distinct.tolist()], np.uint32)
        shape = np.zeros(len(symbol_at) - 1, np.uint32)
        shape[words[first]] = shapes[place]
        return shape

    def words(self, names_with: NDArray[np.int32]) -> Words:
        """Return the arrays; ``names_with`` (w,) int32 counts the names that hold each word."""
        symbol_at, symbols = np.array(self.symbol_at, np.int32), np.array(self.symbols, np.uint16)
        letter_at = np.array(self.letter_at, np.int32)
        return Words(
            key=np.array(self.key, np.uint64),
            script=np.array(self.script, np.uint8),
            told=np.array(self.told, np.float32),
            chance=np.array(self.chance, np.float32),
            names=names_with,
            shape=self._skeletons(symbol_at, symbols),
            symbol_at=symbol_at,
            symbols=symbols,
            letter_at=letter_at,
            chunks=chunk_ids("".join(self._latin), letter_at),
            kin_at=np.array(self.kin_at, np.int32),
            kin=np.array(self.kin, np.int32),
            initial=np.array(self.initial, np.uint8),
            text_at=np.array(self.text_at, np.int32),
            text=np.frombuffer(bytes(self._text), np.uint8),
        )
