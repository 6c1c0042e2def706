"""How one Chinese name is written: characters, pinyin, Wade-Giles, Hong Kong, Palladius and others."""

import unicodedata
from dataclasses import dataclass

from sample_maker.tables import Character

__all__ = ["ChineseName", "fold", "latin_words", "sound_key"]

_VOWELS = "aeo"
_CYRILLIC_VOWELS = "аеёиоуыэюя"
# At the beginning of a given name these Korean readings change (the law of initial sounds).
_KOREAN_INITIAL = {"란": "난", "려": "여", "령": "영", "림": "임"}


def fold(text: str) -> str:
    """Return lower-case letters without marks: ``Lü Jian'an`` becomes ``lu jianan``."""
    marks = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in marks if not unicodedata.combining(c) and c not in "'’ʼ`")


def latin_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a Latin name, sorted."""
    return tuple(sorted("".join(c if c.isalnum() else " " for c in fold(text)).split()))


@dataclass(frozen=True, slots=True)
class ChineseName:
    """A surname and one or two characters of a given name, and every way the sample writes it."""

    surname: Character
    given: tuple[Character, ...]

    @property
    def han(self) -> str:
        """Simplified characters."""
        return self.surname.han + "".join(each.han for each in self.given)

    @property
    def trad(self) -> str:
        """Traditional characters."""
        return self.surname.trad + "".join(each.trad for each in self.given)

    @property
    def syllables(self) -> tuple[str, ...]:
        """Pinyin syllables of the given name."""
        return tuple(each.pinyin for each in self.given)

    def given_pinyin(self, *, apostrophe: bool = True) -> str:
        """The given name in pinyin, ``Jian'an``; without the apostrophe ``Jianan``."""
        joined = self.syllables[0]
        for syllable in self.syllables[1:]:
            mark = "'" if apostrophe and syllable[0] in _VOWELS else ""
            joined += mark + syllable
        return joined.capitalize()

    def pinyin(self, *, apostrophe: bool = True) -> str:
        """Surname first: ``Zhang Weimin``."""
        return f"{self.surname.pinyin} {self.given_pinyin(apostrophe=apostrophe)}"

    def wade_giles(self, *, marks: bool = True) -> str:
        """``Chang Wei-min``; without marks the apostrophes are dropped: ``Chen`` for ``Ch'en``."""
        given = "-".join(each.wade_giles for each in self.given)
        text = f"{self.surname.wade_giles} {given[0].upper()}{given[1:]}"
        return text if marks else text.replace("'", "")

    def hong_kong(self, *, hyphen: bool = False) -> str:
        """``Cheung Wai Man`` or ``Cheung Wai-man``."""
        parts = [each.hong_kong for each in self.given]
        given = "-".join([parts[0], *(part.lower() for part in parts[1:])]) if hyphen else " ".join(parts)
        return f"{self.surname.hong_kong} {given}"

    def vietnamese(self) -> str:
        """The reading in Vietnamese."""
        return " ".join([self.surname.vietnamese, *(each.vietnamese for each in self.given)])

    def korean(self) -> str:
        """The reading in Hangul, with the change of initial sounds at the beginning of the given name."""
        given = "".join(each.korean for each in self.given)
        return self.surname.korean + _KOREAN_INITIAL.get(given[0], given[0]) + given[1:]

    def palladius(self) -> str:
        """Cyrillic, given name in one word; a hard sign keeps the final н of ``-ng`` from a vowel."""
        joined = ""
        for each in self.given:
            sign = "ъ" if joined.endswith("н") and each.palladius[0] in _CYRILLIC_VOWELS else ""
            joined += sign + each.palladius
        return f"{self.surname.palladius} {joined.capitalize()}"

    def initials(self) -> str:
        """``W. M.``"""
        return " ".join(f"{syllable[0].upper()}." for syllable in self.syllables)


def sound_key(name: ChineseName) -> tuple[str, ...]:
    """Return the sorted toneless syllables, ü as u: equal keys could be one name in pinyin."""
    return tuple(sorted(fold(each.pinyin) for each in (name.surname, *name.given)))
