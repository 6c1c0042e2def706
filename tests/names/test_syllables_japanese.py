"""Japanese sounds: Kana and every Latin custom meet in one row of sounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.names.kana import MORAE, canonical_romaji, kana_morae, latin_morae, mora_id


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("かやまてつお", "kayamatetsuo"),
        ("かやまてつお", "kayamatetuo"),
        ("サトウ", "satoh"),
        ("さとう", "satou"),
        ("おおたに", "ohtani"),
        ("しんじ", "sinzi"),
        ("じゅんじ", "zyunji"),
        ("はっとり", "hattori"),
        ("さんぺい", "sampei"),
        ("しゃちょう", "syatyou"),
        ("トーキョー", "tokyo"),
        ("ふじこ", "huziko"),
        ("いっちょう", "itchou"),
    ],
)
def test_kana_and_latin_have_the_same_sounds(kana, latin):
    assert kana_morae(kana) == latin_morae(latin) != ()


@pytest.mark.parametrize("word", ["schmidt", "kim", "george", "", "x", "thomas"])
def test_a_word_that_is_not_japanese_has_no_sounds(word):
    assert latin_morae(word) == ()


def test_signs_that_are_not_kana_have_no_sounds():
    assert kana_morae("田なか") == ()
    assert kana_morae("") == ()


def test_sounds_are_numbered_in_order():
    assert [mora_id(sound) for sound in MORAE] == list(range(len(MORAE)))
    assert mora_id("x") == -1


@given(st.lists(st.sampled_from(MORAE), min_size=1, max_size=6))
def test_the_canonical_spelling_is_its_own_canonical_spelling(sounds):
    once = canonical_romaji("".join(sounds))
    assert canonical_romaji(once) == once
