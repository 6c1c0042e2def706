"""Syllables: what may be read and written alike, across scripts and customs."""

from itertools import product

import numpy as np
import pytest

from comity.names.han import mandarin_pieces, readings, sinitic_family_names, surname_rank
from comity.names.syllables import (
    LANGUAGES,
    MOST_WAYS,
    class_names,
    classes_of_char,
    classes_of_spelling,
    fold_han,
    parse_japanese,
    parse_latin,
    spelling_id,
    spellings,
    spellings_by_class,
    unit_table,
    units,
)


def languages_that_agree(characters, *words):
    """Languages in which every character may be read as the syllable at its place."""
    names = class_names()
    read = [set(classes_of_char(char)) for char in characters]
    agreed = set()
    for ways in product(*(parse_latin(word) for word in words)):
        written = [set(classes_of_spelling(unit)) for way in ways for unit in way]
        if len(written) == len(read):
            shared = [{names[c][0] for c in a & b} for a, b in zip(read, written, strict=True)]
            agreed |= set.intersection(*shared)
    return agreed


@pytest.mark.parametrize(
    ("characters", "words", "language"),
    [
        ("張國偉", ("zhang", "guowei"), "M"),
        ("张国伟", ("zhang", "guowei"), "M"),
        ("張國偉", ("chang", "kuo", "wei"), "M"),
        ("張國偉", ("jhang", "guowei"), "M"),
        ("張國偉", ("cheung", "kwok", "wai"), "C"),
        ("張國偉", ("cheong", "kuok", "wai"), "C"),
        ("張國偉", ("teo", "kok", "wee"), "H"),
        ("陳美玲", ("tan", "mei", "ling"), "M"),
        ("黃文明", ("wong", "man", "ming"), "C"),
        ("黃文明", ("ng", "boon", "beng"), "H"),
        ("曾志明", ("zeng", "zhiming"), "M"),
        ("曾志明", ("tsang", "chi", "ming"), "C"),
        ("歐陽", ("ouyang",), "M"),
        ("歐陽", ("au", "yeung"), "C"),
        ("李", ("lee",), "K"),
        ("李", ("ri",), "K"),
        ("李英姬", ("lee", "younghee"), "K"),
        ("李英姬", ("ri", "yong", "hui"), "K"),
        ("이영희", ("rhee", "yeonghui"), "K"),
        ("리영희", ("lee", "young", "hee"), "K"),
        ("김현주", ("gim", "hyeonju"), "K"),
        ("金賢珠", ("kim", "hyunjoo"), "K"),
        ("阮文明", ("nguyen", "van", "minh"), "V"),
        ("田中", ("tanaka",), "J"),
        ("山本", ("yamamoto",), "J"),
    ],
)
def test_a_name_reads_as_its_custom_spells_it(characters, words, language):
    assert language in languages_that_agree(characters, *words)


@pytest.mark.parametrize(
    ("characters", "words"),
    [("張國偉", ("zhang", "guoming")), ("김영철", ("kim", "yongchun")), ("李武", ("lu", "wu"))],
)
def test_another_syllable_is_not_read_alike(characters, words):
    assert languages_that_agree(characters, *words) == set()


def test_one_name_is_read_in_one_language():
    # Cantonese surname of the one, Korean given name of the other: no language has both.
    assert languages_that_agree("張賢珠", "zoeng", "hyeonju") == set()


def test_simplified_traditional_and_japanese_forms_fold_together():
    assert fold_han("张") == fold_han("張")
    assert fold_han("沢") == fold_han("澤")
    assert len({fold_han(char) for char in "发發髮"}) == 1
    assert fold_han("李") != fold_han("季")
    assert fold_han("x") == "x"


def test_family_names_are_read_as_families():
    assert readings("曾", "M")[0] == "zeng"
    assert readings("单", "M")[0] == "shan"
    assert readings("仇", "M")[0] == "qiu"
    assert readings("任", "C")[0] == "jam"
    assert readings("金", "K")[0] == "김"


def test_families_of_two_characters_are_known():
    assert {"欧阳", "歐陽", "司馬", "諸葛"} <= sinitic_family_names("Han")
    assert "남궁" in sinitic_family_names("Hang")
    assert surname_rank("歐陽文")[0] == "歐陽"
    assert surname_rank("王明") == ("王", 1)
    assert surname_rank("x") == ("", 0)


def test_foreign_names_in_han_are_spelled_by_pieces():
    assert [mandarin_pieces(char) for char in "唐纳德"] == [("t", "ang"), ("n", "a"), ("d", "e")]
    assert mandarin_pieces("x") == ("", "")


def test_a_word_of_no_language_has_no_way():
    assert parse_latin("schmidt") == ()
    assert parse_latin("") == ()
    assert parse_latin("x" * 40) == ()
    assert spelling_id("schmidt") == -1


def test_ways_are_few_and_the_shortest_comes_first():
    ways = parse_latin("xian")
    spelled = [tuple(spellings()[unit] for unit in way) for way in ways]
    assert spelled == [("xian",), ("xi", "an")]
    assert all(len(parse_latin(word)) <= MOST_WAYS for word in ("maria", "eunhee", "satou", "chengan"))


def test_kana_and_latin_read_as_the_same_japanese_characters():
    assert parse_japanese("たなか") == parse_japanese("tanaka")
    assert parse_japanese("Ōno") == ()


def test_units_leave_out_what_they_cannot_read():
    assert units("張x偉") == units("張偉")
    assert len(units("김영희")) == 3


def test_arrays_say_the_same_as_the_functions():
    at, classes, logs, language, fold, told = unit_table()
    assert len(at) == len(fold) + 1 == len(told) + 1
    assert len(classes) == len(logs) == at[-1]
    assert (np.diff(at) >= 0).all()
    for char in "張曾김리":
        unit = units(char)[0]
        assert tuple(classes[at[unit] : at[unit + 1]].tolist()) == classes_of_char(char)
    unit = spelling_id("cheung")
    assert tuple(classes[at[unit] : at[unit + 1]].tolist()) == classes_of_spelling(unit)
    assert chr(fold[units("张")[0]]) == fold_han("張")
    assert fold[unit] == -1
    assert (logs <= 0).all()
    assert [LANGUAGES[n] for n in language] == [name[0] for name in class_names()]


def test_common_families_tell_less_than_rare_characters():
    told = unit_table()[5]
    assert told[units("王")[0]] < told[units("賢")[0]] < told[units("韡")[0]]


def test_spellings_of_a_class_come_likeliest_first():
    at, rows = spellings_by_class()
    number = class_names().index(("M", "zhang"))
    found = rows[at[number] : at[number + 1]]
    assert spellings()[found[0, 0]] == "zhang"
    assert (np.diff(found[:, 1]) <= 0).all()


def test_spellings_of_a_class_share_one_whole():
    at, rows = spellings_by_class()
    totals = np.add.reduceat(np.exp(rows[:, 1] / 1000), at[:-1])
    assert (totals < 1.01).all()
    assert np.median(totals) > 0.95
