"""Compiled kernels of letters and syllables beside slow references written from their descriptions."""

import math
import random
from functools import cache

import numpy as np
import pytest

from comity.match.compiling import Compiler
from comity.match.scoring import scratch_arrays
from comity.match.syllables_kernel import SYLLABLE_FEATURES, UnitTable, compare_syllables, unit_agreement
from comity.match.words_kernel import rarity
from comity.names.sound_kernel import best_alignment

IMPOSSIBLE = -1e9
GRAPHEMES, CHUNKS = 6, 9
BOTH = pytest.mark.parametrize(
    "run", [lambda kernel: kernel, lambda kernel: kernel.py_func], ids=["compiled", "plain"]
)


def _sixteenths(chance, low):
    """Return a log-probability that float32 adds up exactly."""
    return -chance.randrange(0, -low * 16) / 16


def _sound_case(seed):
    chance = random.Random(seed)
    table = [[_sixteenths(chance, -9) for _ in range(CHUNKS + 1)] for _ in range(GRAPHEMES)]
    symbols = [chance.randrange(GRAPHEMES) for _ in range(chance.randrange(0, 7))]
    letters = chance.randrange(0, 8)
    chunks = [[chance.randrange(-1, CHUNKS) if k <= j else -1 for k in range(4)] for j in range(letters)]
    return table, symbols, chunks


def _alignment(table, symbols, chunks, inserted):
    """Return the best sum over all ways to write the graphemes in turn; each letter written or inserted."""

    @cache
    def best(written, letters):
        if written == 0 and letters == 0:
            return 0.0
        options = []
        if letters:
            options.append(best(written, letters - 1) + inserted)
        if written:
            row = table[symbols[written - 1]]
            options.append(best(written - 1, letters) + row[CHUNKS])
            for length in range(1, min(letters, 4) + 1):
                chunk = chunks[letters - 1][length - 1]
                if chunk >= 0:
                    options.append(best(written - 1, letters - length) + row[chunk])
        return max(options)

    return best(len(symbols), len(chunks))


@BOTH
@pytest.mark.parametrize("seed", range(60))
def test_the_best_alignment_is_the_best_of_all_ways_to_write_the_word(seed, run):
    table, symbols, chunks = _sound_case(seed)
    expected = _alignment(table, symbols, chunks, -5.5)
    arrays = (
        np.array(symbols, np.uint16),
        np.array(chunks, np.int16).reshape(-1, 4),
        np.array(table, np.float32),
        np.float32(-5.5),
    )
    grid = np.full((40, 40), 7.0, np.float32)
    assert run(best_alignment)(*arrays, np.float32(-500), grid) == expected
    assert run(best_alignment)(*arrays, np.float32(expected), grid) == expected
    assert run(best_alignment)(*arrays, np.float32(expected + 0.0625), grid) == IMPOSSIBLE


@BOTH
def test_rarity_is_the_share_in_the_register_and_in_the_language_together(run):
    # 9 other names of 1,000 hold the word, and e^-8 of the 2,000 names that the language weighs.
    expected = -math.log((9 + 2000 * math.exp(-8.0)) / (1000 + 2000))
    found = run(rarity)(np.float32(8.0), 10, np.float32(1000), np.float32(2000))
    assert found == pytest.approx(expected, abs=1e-6)
    assert run(rarity)(np.float32(4.0), 1, np.float32(0), np.float32(2000)) == pytest.approx(4.0, abs=1e-6)


LANGUAGES, UNITS, CLASSES = 6, 8, 14


def _syllable_case(seed):
    """Return a table of units (classes with logs, nats told, character) and two rows of (unit, word)."""
    chance = random.Random(seed)
    language = [chance.randrange(LANGUAGES) for _ in range(CLASSES)]
    told = [chance.randrange(8, 96) / 16 for _ in range(UNITS)]
    fold = [chance.choice([-1, 100, 101]) for _ in range(UNITS)]
    classes = [
        {chance.randrange(CLASSES): _sixteenths(chance, -3) for _ in range(chance.randrange(1, 4))}
        for _ in range(UNITS)
    ]
    rows = []
    for _ in range(2):
        words = sorted(chance.randrange(3) for _ in range(chance.randrange(1, 6)))
        rows.append([(chance.randrange(UNITS), word) for word in words])
    return (language, told, fold, classes), *rows


def _meeting(table, u, v, language):
    """Return the best ln P of two units standing for one class of a language, None when they share none."""
    languages, _, _, classes = table
    shared = [
        classes[u][c] + classes[v][c]
        for c in classes[u].keys() & classes[v].keys()
        if languages[c] == language
    ]
    return max(shared, default=None)


def _in_order(table, left, right, language):
    """Return the best sum of syllables that agree in order: what the commoner of two tells, at least 0.2."""
    if not left or not right:
        return 0.0
    best = max(_in_order(table, left[1:], right, language), _in_order(table, left, right[1:], language))
    meeting = _meeting(table, left[0], right[0], language)
    if meeting is None:
        return best
    points = max(min(table[1][left[0]], table[1][right[0]]) + meeting, 0.2)
    return max(best, points + _in_order(table, left[1:], right[1:], language))


def _syllables(table, left, right):
    """Return the best sum over languages and rotations; turning costs 0.3, inside a word 2."""
    found = [0.0]
    for start in range(len(right)):
        inside = start > 0 and right[start][1] == right[start - 1][1]
        if inside and len(right) > 4:
            continue
        turned = [unit for unit, _ in right[start:] + right[:start]]
        cost = 2.0 if inside else 0.3 if start else 0.0
        units = [unit for unit, _ in left]
        found += [_in_order(table, units, turned, language) - cost for language in range(LANGUAGES)]
    return max(found)


def _unit_arrays(table):
    languages, told, fold, classes = table
    flat = [(c, log) for row in classes for c, log in row.items()]
    return UnitTable(
        at=np.cumsum([0, *map(len, classes)]).astype(np.int32),
        classes=np.array([c for c, _ in flat], np.int32),
        logs=np.array([log for _, log in flat], np.float32),
        language=np.array(languages, np.int8),
        fold=np.array(fold, np.int32),
        told=np.array(told, np.float32),
    )


def _names_of(row):
    _, names, _ = Compiler().columns()
    return names._replace(
        row_at=np.array([0, 1], np.int32),
        unit_at=np.array([0, len(row)], np.int32),
        units=np.array([unit for unit, _ in row], np.int32),
        unit_word=np.array([word for _, word in row], np.uint8),
    )


@BOTH
@pytest.mark.parametrize("seed", range(60))
def test_syllables_agree_in_the_best_language_and_rotation(seed, run):
    table, left, right = _syllable_case(seed)
    row = np.zeros(SYLLABLE_FEATURES, np.float32)
    found = run(compare_syllables)(
        _unit_arrays(table), _names_of(left), 0, _names_of(right), 0, scratch_arrays()[1], row
    )
    expected = _syllables(table, left, right)
    assert found == row[0] == pytest.approx(expected, abs=1e-5)
    if expected:
        assert row[1] + row[2] == min(len(left), len(right))
        assert row[3] == abs(len(left) - len(right))


@BOTH
def test_units_agree_language_by_language(run):
    for seed in range(40):
        table, left, right = _syllable_case(seed)
        out = np.zeros(LANGUAGES, np.float32)
        run(unit_agreement)(_unit_arrays(table), left[0][0], right[0][0], out)
        expected = [_meeting(table, left[0][0], right[0][0], language) for language in range(LANGUAGES)]
        assert out.tolist() == [IMPOSSIBLE if value is None else value for value in expected]
