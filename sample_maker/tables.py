"""The inventories of names and words, read from the readable tables in ``tables/``."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = [
    "Character",
    "Similar",
    "SurnameTwin",
    "Word",
    "double_surnames",
    "english_given",
    "given_characters",
    "given_for",
    "homophones",
    "similar_characters",
    "surname_twins",
    "surnames",
    "weighted_surnames",
    "words",
]

TABLES = Path(__file__).parent / "tables"
# The last nine rows of the surname table, less one whose reading is the common one.
SPECIAL_READINGS = ("曾", "单", "仇", "解", "查", "区", "朴", "乐")
SURNAME_OF_MANY_SPELLINGS = "吕"


@dataclass(frozen=True, slots=True)
class Character:
    """A surname or one character of a given name with its readings; empty text: not in the table."""

    han: str
    trad: str
    pinyin: str
    wade_giles: str = ""
    hong_kong: str = ""
    vietnamese: str = ""
    korean: str = ""
    palladius: str = ""
    used_for: str = "MF"


@dataclass(frozen=True, slots=True)
class Similar:
    """A character that a tired clerk may write for another: by sound or by shape."""

    han: str
    like: Character
    resemblance: str


@dataclass(frozen=True, slots=True)
class SurnameTwin:
    """A surname whose pinyin looks like another spelling of a listed surname."""

    listed: str
    how: str
    surname: Character


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a table of words: which table and part, in original script and in Latin letters."""

    group: str
    part: str
    used_for: str
    text: str
    latin: str


def _rows(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def surnames() -> tuple[Character, ...]:
    """Surnames in the order of how common they are."""
    return tuple(Character(**row) for row in _rows("surnames"))


@cache
def double_surnames() -> tuple[Character, ...]:
    """Surnames of two characters, which have no readings but pinyin."""
    return tuple(Character(**row) for row in _rows("double_surnames"))


@cache
def weighted_surnames(*, all_rows: bool) -> tuple[Character, ...]:
    """Surnames repeated by weight ``1000 // (rank + 4)``; without those counted apart unless all rows."""
    apart = () if all_rows else (*SPECIAL_READINGS, SURNAME_OF_MANY_SPELLINGS)
    return tuple(
        surname
        for rank, surname in enumerate(surnames(), start=1)
        if surname.han not in apart
        for _ in range(1000 // (rank + 4))
    )


@cache
def given_characters() -> dict[str, Character]:
    """Characters of given names by their simplified form."""
    return {row["han"]: Character(**row) for row in _rows("given")}


@cache
def given_for(letter: str) -> tuple[Character, ...]:
    """Characters used for a gender: ``M``, ``F``, or ``MF`` for those used for both."""
    return tuple(each for each in given_characters().values() if set(letter) <= set(each.used_for))


@cache
def homophones() -> dict[str, tuple[Character, ...]]:
    """Other characters of the same toneless pinyin, by pinyin."""
    found: dict[str, list[Character]] = {}
    for row in _rows("homophones"):
        found.setdefault(row["pinyin"], []).append(Character(**row))
    return {pinyin: tuple(characters) for pinyin, characters in found.items()}


@cache
def similar_characters() -> dict[str, tuple[Similar, ...]]:
    """Characters of like sound or shape, by the character they resemble."""
    found: dict[str, list[Similar]] = {}
    for row in _rows("similar"):
        like = Character(row["like"], row["like_trad"], row["like_pinyin"])
        found.setdefault(row["han"], []).append(Similar(row["han"], like, row["resemblance"]))
    return {han: tuple(likes) for han, likes in found.items()}


@cache
def surname_twins() -> tuple[SurnameTwin, ...]:
    """Surnames such as 常 Chang, which looks like 张 Chang in another spelling."""
    return tuple(
        SurnameTwin(row["listed"], row["how"], Character(row["han"], row["trad"], row["pinyin"]))
        for row in _rows("look_alike_surnames")
    )


@cache
def english_given(letter: str) -> tuple[str, ...]:
    """English given names that people use beside their own, by gender letter."""
    return tuple(row["given"] for row in _rows("english_given") if row["used_for"] == letter)


@cache
def words(table: str, group: str, part: str) -> tuple[Word, ...]:
    """Words of a table (``cultures`` or ``company_words``) by group and part, in the order printed."""
    found = []
    for row in _rows(table):
        word = Word(
            row.get("culture", ""),
            row["part"],
            row.get("used_for", "MF"),
            row.get("name") or row.get("han") or row["latin"],
            row["latin"],
        )
        if (word.group, word.part) == (group, part):
            found.append(word)
    return tuple(found)
