"""The words of two compared forms as they are printed: which agree, differ, or are on one side only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from comity.match.explain_kernel import EQUAL, MOST_SAID, NEAR
from comity.names import fold

__all__ = ["ToldWords", "printed"]

_LETTERS = "'"


@lru_cache(maxsize=1 << 14)
def printed(text: str, word: str) -> str:
    """Return a folded word as the text prints it; the folded word itself where it cannot be found."""
    lower = text.lower()
    at = lower.find(word)
    if at >= 0 and len(lower) == len(text):
        return text[at : at + len(word)]
    for piece in text.replace("-", " ").split():
        bare = piece.strip(".,;:()\"'")
        if fold(bare).replace(_LETTERS, "") == word:
            return bare
    return word


@dataclass(frozen=True, slots=True)
class ToldWords:
    """What the alignment says of each word of both forms (``explain_kernel.align_rows``).

    ``states``, ``numbers`` hold a row for each side; ``partners`` the partner of each word of the
    subject and, last, the word whose pair differs most. ``word`` gives side and row its folded text.
    """

    texts: tuple[str, str]
    states: Sequence[Sequence[int]]
    numbers: Sequence[Sequence[int]]
    partners: Sequence[int]
    word: Callable[[int, int], str]

    def _printed(self, side: int, place: int) -> str:
        return printed(self.texts[side], self.word(side, self.numbers[side][place]))

    def has(self, side: int, state: int) -> bool:
        """Say whether a side has a word of this state."""
        return state in self.states[side]

    def said(self, side: int, state: int) -> str:
        """Return the words of one state on one side."""
        return " ".join(self._printed(side, i) for i, held in enumerate(self.states[side]) if held == state)

    def agreeing(self) -> str:
        """Return the words that agree: as the subject prints them, with the record's where they differ."""
        found = []
        for place, state in enumerate(self.states[0]):
            if state == EQUAL:
                found.append(self._printed(0, place))
            elif state == NEAR:
                found.append(" with ".join(self._pair(place)))
        return ", ".join(found)

    def _pair(self, place: int) -> tuple[str, str]:
        return self._printed(0, place), self._printed(1, self.partners[place])

    def worst(self) -> tuple[str, str]:
        """Return the two words that differ most; empty texts where words written together do."""
        place = self.partners[MOST_SAID]
        return self._pair(place) if place >= 0 else ("", "")
