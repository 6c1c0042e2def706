"""Hidden characters are shown, directions kept apart, scripts named."""

import pytest

from comity.cli.visible import isolated, language_tag, spoken, visible
from comity.facts import Sentence


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Anna", "Anna"),
        ("An\u200bna", "An[U+200B]na"),
        ("a\x00b", "a[U+0000]b"),
        ("a\tb\nc\u00a0d\u2028e", "a b c d e"),
        ("\ud800", "[U+D800]"),
        ("\u202eevil", "[U+202E]evil"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("A\u200dB", "A[U+200D]B"),
        ("क्\u200dष", "क्\u200dष"),
        ("\u200dA\u200d", "[U+200D]A[U+200D]"),
    ],
)
def test_hidden_characters_are_written_out_where_no_script_needs_them(text, shown):
    assert visible(text) == shown


def test_only_right_to_left_text_is_isolated():
    assert isolated("Anna") == "Anna"
    assert isolated("张伟民") == "张伟民"
    assert isolated("משה") == "\u2068משה\u2069"


@pytest.mark.parametrize(
    ("text", "tag"),
    [("张", "und-Hani"), ("12 Анна", "und-Cyrl"), ("김", "ko"), ("ひ", "ja"), ("Anna", "und-Latn"),
     ("12", "und"), ("ᐃᓄᒃ", "und")],
)  # fmt: skip
def test_the_script_of_the_first_letter_names_the_language(text, tag):
    assert language_tag(text) == tag


def test_values_of_a_sentence_are_wrapped_and_numbers_are_not():
    sentence = Sentence("{name} <x> {n:+.1f}", {"name": "A", "n": 1})
    assert spoken(sentence, value=str.lower, frame=str) == "a <x> +1.0"
    assert spoken(Sentence("Only words"), value=str.lower, frame=str.upper) == "ONLY WORDS"
