"""One word read once: its skeletons, its Latin reading, how telling it is; spellings of one sound."""

import math

import numpy as np
import pytest

from comity.names import (
    LONGEST_WORD,
    chunk_ids,
    read_word,
    skeletons,
    skeletons_without_one,
    sound_model,
)
from comity.names.skeleton import LONGEST_SKELETON, NO_SKELETON
from comity.names.sound_kernel import best_alignment


def keys(text, script="Latn"):
    return set(skeletons(read_word(text, script).symbols, 10))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("kuznetsov", "Latn"), ("кузнецов", "Cyrl")),
        (("sharif", "Latn"), ("شريف", "Arab")),
        (("mohammed", "Latn"), ("محمد", "Arab")),
        (("cohen", "Latn"), ("כהנ", "Hebr")),
        (("papadopoulos", "Latn"), ("παπαδοπουλοσ", "Grek")),
        (("philips", "Latn"), ("filips", "Latn")),
        (("hussein", "Latn"), ("husain", "Latn")),
        (("petrosyan", "Latn"), ("պետրոսյան", "Armn")),
        (("giorgadze", "Latn"), ("გიორგაძე", "Geor")),
    ],
)
def test_spellings_of_one_name_share_a_skeleton_in_every_script(one, other):
    assert keys(*one) & keys(*other)


@pytest.mark.parametrize(
    ("one", "other"), [("tarnholt", "brackwater"), ("smith", "jones"), ("olga", "irina")]
)
def test_other_names_share_no_skeleton(one, other):
    assert not keys(one) & keys(other)


@pytest.mark.parametrize("text", ["ai", "io", "oya", "eay"])
def test_a_word_without_consonants_has_the_empty_skeleton(text):
    assert keys(text) == {NO_SKELETON} == {0}


def test_vowels_doubling_and_h_leave_no_trace():
    assert (
        len(
            {
                next(iter(skeletons(read_word(text, "Latn").symbols, 1)))
                for text in ("tarnol", "tarrnool", "tirnul")
            }
        )
        == 1
    )


def test_a_skeleton_less_one_consonant_names_each_place_once():
    assert skeletons_without_one(0xABC) == (0xBC, 0xAC, 0xAB)
    assert skeletons_without_one(0xAAB) == (0xAB, 0xAA)
    assert skeletons_without_one(0xAB) == ()
    assert skeletons_without_one(0) == ()


def test_skeletons_are_few_limited_and_likeliest_first():
    symbols = read_word("schwarzenberger", "Latn").symbols
    assert len(skeletons(symbols, 4)) <= 4
    assert skeletons(symbols, 4)[:1] == skeletons(symbols, 1)
    assert all(len(f"{skeleton:x}") <= LONGEST_SKELETON for skeleton in skeletons(symbols, 10))


@pytest.mark.parametrize(
    ("text", "script", "latin"),
    [
        ("ottoline", "Latn", "ottoline"),
        ("ветров", "Cyrl", "vetrov"),
        ("щука", "Cyrl", "shchuka"),
        ("김영철", "Hang", "kimyeongcheol"),
        ("伟民", "Hani", "weimin"),
        ("ニコス", "Kana", "nikosu"),
    ],
)
def test_every_word_has_a_latin_reading(text, script, latin):
    assert read_word(text, script).latin == latin


def test_a_rare_word_tells_more_than_a_common_one():
    assert 0 < read_word("david", "Latn").information < read_word("winterbourne", "Latn").information <= 12.0


COMMON = ("john", "ivan", "mohammed", "mohamed", "jean", "sarah", "albert", "garcia", "singh", "khan", "park")


@pytest.mark.parametrize("text", COMMON)
def test_the_commonest_names_tell_little(text):
    # One person in a thousand or more bears each of them: at most ln 3,000 nats.
    assert read_word(text, "Latn").information < 8.0


@pytest.mark.parametrize("text", ["7", "42", "11420", "1" * 40])
def test_a_number_tells_more_the_longer_it_is_and_sounds_like_nothing(text):
    word = read_word(text, "Latn")
    assert (word.script, word.symbols, word.latin, word.parses) == ("Zyyy", (), "", ())
    assert word.information == min(12.0, 1.5 + 1.5 * len(text))


def test_a_long_word_is_compared_by_its_beginning():
    word = read_word("tarn" * 20, "Cyrl")
    assert len(word.symbols) <= LONGEST_WORD == 30
    assert len(word.latin) <= LONGEST_WORD


def test_equal_given_names_share_a_family():
    john, ivan, olga = (set(read_word(text, "Latn").families) for text in ("john", "ivan", "olga"))
    assert john & ivan
    assert not john & olga


def test_the_table_of_sound_holds_log_probabilities():
    model = sound_model()
    assert model.logs.dtype == np.float32
    assert model.logs.shape == (len(model.grapheme_number) + 1, len(model.chunk_number) + 1)
    assert float(model.logs.max()) <= 0.0
    shares = np.exp(np.where(model.logs[:-1] > -8.9, model.logs[:-1], -np.inf)).sum(axis=1)
    assert float(shares.max()) <= 1.15


def test_chunks_end_at_each_letter():
    number = sound_model().chunk_number
    ids = chunk_ids("sha")
    assert ids.shape == (3, 4)
    assert ids[0].tolist() == [number["s"], -1, -1, -1]
    assert ids[1].tolist() == [number["h"], number["sh"], -1, -1]
    assert ids[2, 0] == number["a"]


def _chance(source, script, latin):
    model, grid = sound_model(), np.zeros((LONGEST_WORD + 1, LONGEST_WORD + 1), np.float32)
    symbols = np.array(read_word(source, script).symbols, np.uint16)
    return float(
        best_alignment(symbols, chunk_ids(latin), model.logs, np.float32(-5.5), np.float32(-200), grid)
    )


@pytest.mark.parametrize(
    ("source", "script", "right", "wrong"),
    [
        ("кузнецов", "Cyrl", "kuznetsov", "kuzminov"),
        ("شريف", "Arab", "sharif", "sharon"),
        ("כהנ", "Hebr", "cohen", "kahlo"),
        ("ανδρεου", "Grek", "andreou", "androne"),
        ("phillips", "Latn", "filips", "felixes"),
    ],
)
def test_a_right_spelling_is_likelier_than_a_similar_word(source, script, right, wrong):
    assert _chance(source, script, right) > _chance(source, script, wrong) + 3.0
    assert math.exp(_chance(source, script, right)) <= 1.0
