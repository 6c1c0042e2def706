"""The words of two compared forms as they are printed: which agree, differ, or are on one side only."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from comity.match.explain_kernel import EQUAL, INITIAL, JOINED, LEGAL, NEAR
from comity.names import fold, legal_form_in

__all__ = ["ToldWords", "printed"]

_MARKS = ".,;:()\"'"


@lru_cache(maxsize=1 << 14)
def printed(text: str, word: str) -> str:
    """Return a folded word as the text prints it; the folded word itself where it cannot be found."""
    lower = text.lower()
    at = lower.find(word)
    if at >= 0 and len(lower) == len(text):
        return text[at : at + len(word)]
    pieces = [piece.strip(_MARKS) for piece in text.replace("-", " ").split()]
    for length in (1, 2):
        for first in range(len(pieces) - length + 1):
            piece = " ".join(pieces[first : first + length])
            if fold(piece).replace("'", "").replace(" ", "") == word:
                return piece
    return word


printed_legal = lru_cache(maxsize=1 << 12)(legal_form_in)


class ToldWords(NamedTuple):
    """What the alignment says of each word of both forms (``explain_kernel.align_rows``).

    ``words`` rows of (side, state, row in the vocabulary, partner), ``worst`` the word of the subject
    whose pair differs most; ``known`` gives for each side the folded text of a row.
    """

    texts: tuple[str, str]
    words: Sequence[Sequence[int]]
    worst: int
    known: tuple[Callable[[int], str], Callable[[int], str]]

    def _printed(self, word: Sequence[int]) -> str:
        side = word[0]
        find = printed_legal if word[1] == LEGAL else printed
        return find(self.texts[side], self.known[side](word[2]))

    def said(self, state: int) -> tuple[str, str]:
        """Return the words of one state on both sides."""
        found: tuple[list[str], list[str]] = ([], [])
        for word in self.words:
            if word[1] == state:
                found[word[0]].append(self._printed(word))
        return " ".join(found[0]), " ".join(found[1])

    def agreeing(self) -> str:
        """Return the words that agree: as the subject prints them, with the record's where they differ."""
        found = []
        joined = False
        for word in self.words:
            if word[0]:
                break
            if word[1] == EQUAL:
                found.append(self._printed(word))
            elif word[1] == NEAR:
                found.append(" with ".join(self._pair(word)))
            joined = joined or word[1] == JOINED
        if joined:
            found.append(" with ".join(self.said(JOINED)))
        return ", ".join(found)

    def initials(self) -> str:
        """Return the initials that agree, each with what it stands beside."""
        pairs = (self._pair(word) for word in self.words if word[1] == INITIAL and not word[0])
        return ", ".join(" with ".join(pair) for pair in pairs)

    def _pair(self, word: Sequence[int]) -> tuple[str, str]:
        return self._printed(word), self._printed(self.words[word[3]])

    def most_different(self) -> tuple[str, str]:
        """Return the two words that differ most; empty texts where words written together do."""
        return self._pair(self.words[self.worst]) if self.worst >= 0 else ("", "")
