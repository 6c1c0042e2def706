"""The word trees beside plain looks at every word: same words, same losses, no tree."""

import math
from functools import cache

import numpy as np
import pytest

from comity.match.like_kernel import _ways, _written
from comity.match.tree_kernel import search_letters, search_signs
from comity.match.word_tree import EMPTY_TREE
from comity.names import chunk_ids, read_word, sound_model, sound_reach
from comity.names.sound import INSERTED
from tests.match.parties import crowd, person, register_of

PEOPLE = [
    person("Mohammed Khaled al-Rashid"), person("Muhamad Chalid Rashed"), person("Rashida Rashidova"),
    person("محمد خالد الرشيد"), person("מוחמד חאלד"), person("Мохаммед Халед"),
    person("ムハンマド・ハーリド"),
    person("Jaromir Velkonoz"), person("Яромир Велконос"), person("Ярославль"), person("Yaroslav"),
    person("穆罕默德·哈立德"), person("모하메드"), person("Li"), person("A"), person("張偉民"),
]  # fmt: skip
WORDS = [
    ("mohammed", "Latn"), ("khaled", "Latn"), ("yaromir", "Latn"), ("xyzzy", "Latn"), ("li", "Latn"),
    ("мохамед", "Cyrl"), ("محمد", "Arab"), ("חאלד", "Hebr"), ("ムハマド", "Kana"), ("穆罕默德", "Hani"),
    ("a" * 30, "Latn"), ("rash7d", "Latn"),
]  # fmt: skip
REACH = sound_reach()
BY_GRAPHEME = (REACH.write_at, REACH.writes, REACH.write_chance, REACH.begin_at, REACH.begins)
SPARSE = (REACH.chunk_at, REACH.grapheme, REACH.chance, REACH.skip, REACH.can_write, BY_GRAPHEME)
LIMITS = [0.5, 3.0, 7.9]
BOTH = pytest.mark.parametrize("plain", [False, True], ids=["compiled", "plain"])


@pytest.fixture(scope="module")
def register():
    return register_of(*crowd(*PEOPLE))


def _loss(symbols, latin):
    """Return nats lost when graphemes write Latin letters: memoised recursion over the sparse table."""
    model = sound_model()

    @cache
    def best(i, j):
        if i == len(symbols) and j == len(latin):
            return 0.0
        ways = []
        if j < len(latin):
            ways.append(best(i, j + 1) + INSERTED)
        if i < len(symbols):
            ways.append(best(i + 1, j) + float(REACH.skip[symbols[i]]))
            for size in range(1, 5):
                chunk = model.chunk_number.get(latin[j : j + size]) if j + size <= len(latin) else None
                value = -math.inf if chunk is None else float(model.logs[symbols[i], chunk])
                if value > -8.0:
                    ways.append(best(i + 1, j + size) + value)
        return max(ways)

    return -best(0, 0)


def _words(side):
    """Return (number, symbols, Latin letters) of every word, read again from the printed names."""
    numbers = {}
    for form in range(len(side.names.record)):
        text = bytes(side.names.text[side.names.text_at[form] : side.names.text_at[form + 1]]).decode()
        for number in side.names.words[side.names.word_at[form] : side.names.word_at[form + 1]].tolist():
            numbers[number] = text
    single = {number: chunk for chunk, number in sound_model().chunk_number.items()}
    for number in numbers:
        symbols = side.words.symbols[side.words.symbol_at[number] : side.words.symbol_at[number + 1]]
        chunks = side.words.chunks[side.words.letter_at[number] : side.words.letter_at[number + 1], 0]
        yield number, tuple(symbols.tolist()), "".join(single.get(chunk, "?") for chunk in chunks.tolist())


def _run(kernel, plain):
    return kernel.py_func if plain else kernel


def _found(count, words, losses):
    return {word: round(float(loss), 3) for word, loss in zip(words[:count], losses[:count], strict=True)}


@BOTH
@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize(("text", "script"), WORDS)
def test_the_letter_tree_finds_every_latin_word_within_the_limit_and_no_other(
    register, text, script, limit, plain
):
    symbols = np.array(read_word(text, script).symbols, np.uint16)
    words, losses = np.zeros(999, np.int32), np.zeros(999, np.float32)
    written = _run(_written, plain)(symbols, SPARSE, len(REACH.letters_of_chunk))
    count = _run(search_letters, plain)(
        symbols, REACH.skip[symbols], REACH.can_write[symbols], written,
        register.letters,
        np.float32(limit), words, losses,
    )  # fmt: skip
    expected = {
        number: round(loss, 3)
        for number, _, latin in _words(register.side)
        if register.side.words.script[number] == 1
        and latin
        and (loss := _loss(tuple(symbols.tolist()), latin)) <= limit
    }
    assert _found(count, words, losses) == pytest.approx(expected, abs=2e-3)


@BOTH
@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize(("text", "script"), WORDS)
def test_the_sign_tree_finds_every_other_word_within_the_limit_and_no_other(
    register, text, script, limit, plain
):
    word = read_word(text, script)
    chunks = chunk_ids(word.latin)
    letters = np.where(chunks[:, 0] >= 0, REACH.letters_of_chunk[chunks[:, 0]], 0).astype(np.uint32)
    words, losses = np.zeros(999, np.int32), np.zeros(999, np.float32)
    count = _run(search_signs, plain)(
        letters, _run(_ways, plain)(chunks, SPARSE, len(REACH.skip)), REACH.skip, register.signs,
        np.float32(limit), words, losses,
    )  # fmt: skip
    in_tree = set(register.signs.words.tolist())
    expected = {
        number: round(loss, 3)
        for number, symbols, _ in _words(register.side)
        if number in in_tree and (loss := _loss(symbols, word.latin)) <= limit
    }
    assert _found(count, words, losses) == pytest.approx(expected, abs=2e-3)


def test_chinese_names_of_syllables_are_left_to_the_syllables(register):
    held = {number: register.side.words.script[number] for number in register.signs.words.tolist()}
    texts = {number: text for number, _, text in _words(register.side)}
    assert "zhangweimin" not in {texts[number] for number in held}
    assert any(script == 26 for script in held.values())


def test_a_tree_does_not_depend_on_the_order_of_the_records(register):
    turned = register_of(*crowd(*PEOPLE)[::-1])
    for name in ("letters", "signs"):
        one, other = getattr(register, name), getattr(turned, name)
        for field in ("depth", "end", "step", "word_at", "some", "every", "own"):
            np.testing.assert_array_equal(getattr(one, field), getattr(other, field))
        np.testing.assert_array_equal(register.side.words.key[one.words], turned.side.words.key[other.words])


def test_nothing_is_found_in_an_empty_tree():
    found = np.zeros(9, np.int32)
    symbols = np.array(read_word("marsh", "Latn").symbols, np.uint16)
    written = _written(symbols, SPARSE, len(REACH.letters_of_chunk))
    count = search_letters(
        symbols, REACH.skip[symbols], REACH.can_write[symbols], written,
        EMPTY_TREE,
        np.float32(7.9), found, np.zeros(9, np.float32),
    )  # fmt: skip
    assert count == 0
