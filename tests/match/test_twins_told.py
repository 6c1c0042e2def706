"""What publishers tell of names, compared compiled and plain, beside values worked out by hand."""

import numpy as np
import pytest

from comity.match.caps import agreeing_kinds, shares_something
from comity.match.compiling import Compiler
from comity.match.explain_kernel import (
    ALONE,
    EQUAL,
    FATHER,
    INITIAL,
    JOINED,
    LEGAL,
    NEAR,
    NUMBER,
    align_rows,
    points_of_rows,
)  # fmt: skip
from comity.match.letters_kernel import align
from comity.match.policy_table import policy
from comity.match.score_kernel import CHANNELS, FEATURES, form_of
from comity.match.scoring import Scored, score_batch, scratch_arrays, settings_of, side_of
from comity.match.told_kernel import comma_differs, compare_legal, compare_parts, speaks_before
from tests.match.parties import body, person, person_in_parts

BOTH = pytest.mark.parametrize(
    "run", [lambda kernel: kernel, lambda kernel: kernel.py_func], ids=["compiled", "plain"]
)


def side(*records):
    """Return records compiled as one side."""
    compiler = Compiler()
    for record in records:
        compiler.add(record)
    return side_of(compiler)


def _forms(left, right):
    one, other = side(left), side(right)
    return one, other, form_of(one.words, one.names, 0), form_of(other.words, other.names, 0)


@BOTH
@pytest.mark.parametrize(
    ("left", "right", "code"),
    [
        ("Tarnholt GmbH", "Tarnholt", 0),
        ("Tarnholt Company", "Tarnholt GmbH", 0),
        ("Tarnholt GmbH", "Tarnholt AG", 1),
        ("Tarnholt GmbH", "Tarnholt LLC", 2),
        ("Tarnholt GmbH", "Tarnholt G.m.b.H.", 3),
        ("Tarnholt Limited", "Tarnholt Ltd", 3),
    ],
)
def test_legal_forms_are_the_same_of_one_group_or_different(left, right, code, run):
    _, _, one, other = _forms(body(left), body(right))
    assert run(compare_legal)(one, other) == run(compare_legal)(other, one) == code


@BOTH
@pytest.mark.parametrize(
    ("left", "right", "code"),
    [
        (("Ashgrove", "Tobias"), ("Ashgrove", "Tobias"), 1),
        (("Ashgrove", "Tobias"), ("Tobias", "Ashgrove"), 2),
        (("Ashgrove", "Tobias"), ("Ashgrove", "Gideon"), 3),
        (("Ashgrove", "Tobias"), ("Quillmere", "Tobias"), 3),
        (("Ashgrove", "Tobias Gideon"), ("Ashgrove", "Tobias"), 1),
        (("Ashgrove", "Tobias"), ("", ""), 0),
    ],
)
def test_told_parts_are_in_keeping_exchanged_or_different(left, right, code, run):
    records = [
        person_in_parts(*parts) if any(parts) else person("Tobias Ashgrove") for parts in (left, right)
    ]
    one, other, form_a, form_b = _forms(*records)
    scratch = scratch_arrays()[0]
    align(form_a, form_b, settings_of(other), scratch)
    assert run(compare_parts)(one.names, 0, other.names, 0, scratch) == code


@BOTH
def test_a_comma_on_one_side_tells_which_name_is_the_family_name(run):
    names = side(person("Quillmere, Rosalind", "Rosalind Quillmere")).names
    assert [bool(run(comma_differs)(names, i, names, j)) for i in (0, 1) for j in (0, 1)] == [
        False, True, True, False,
    ]  # fmt: skip


@BOTH
def test_among_equal_points_exactness_speaks_then_what_is_left_out_then_the_text(run):
    names = side(person("Tarek Alawi", "Tareq Alawi")).names
    plain, exact, less = (np.zeros(18, np.float32) for _ in range(3))
    exact[11], less[3] = 2.0, 1.5
    before = run(speaks_before)
    assert before(exact, names, 0, names, 1, 0, plain, 0, 0, 0)
    assert not before(plain, names, 0, names, 0, 0, exact, 0, 1, 0)
    assert before(plain, names, 0, names, 1, 0, less, 0, 0, 0)
    assert before(plain, names, 0, names, 0, 0, plain, 0, 1, 0)
    assert not before(plain, names, 0, names, 1, 0, plain, 0, 0, 0)
    assert not before(plain, names, 0, names, 0, 0, plain, 0, 0, 0)


def _rows(run, left, right):
    one, other = side(left), side(right)
    words, worst = np.zeros((64, 4), np.int32), np.zeros(1, np.int32)
    channel = CHANNELS.index("body_same" if left.kind != "Person" else "letters_same")
    forms = np.array([[0, 0, channel]], np.int64)
    at = np.zeros(2, np.int64)
    run(align_rows)(one, other, forms, settings_of(other), scratch_arrays(), words, worst, at)
    return words[: at[1], [0, 1, 3]].tolist(), int(worst[0])


@BOTH
def test_words_that_are_told_are_those_of_the_alignment(run):
    found, worst = _rows(run, person("Ivan Petrovich Vetrov Quillmere"), person("Vetrow Ivan Sergeevich"))
    assert found == [
        [0, EQUAL, 5], [0, FATHER, -1], [0, NEAR, 4], [0, ALONE, -1],
        [1, NEAR, -1], [1, EQUAL, -1], [1, FATHER, -1],
    ]  # fmt: skip
    assert worst == 2
    found, worst = _rows(run, body("Tarnholt 1 GmbH"), body("Tarnholt 2 AG"))
    assert [state for _, state, _ in found] == [EQUAL, NUMBER, LEGAL, EQUAL, NUMBER, LEGAL]
    assert worst == -1
    found, _ = _rows(run, person("J Weimin Zhang"), person("John Zhangweimin"))
    assert [state for _, state, _ in found] == [INITIAL, JOINED, JOINED, INITIAL, JOINED]


@BOTH
def test_points_that_are_told_are_those_of_the_table(run):
    left, right = side(person("Ivan Petrovich Vetrov")), side(person("Ivan Sergeevich Vetrow"))
    rules = policy()
    scored = score_batch(left, right, np.array([[0, 0]], np.int32), rules)
    out = np.zeros((len(FEATURES), 2))
    at = run(points_of_rows)(rules.table, np.array([0], np.intp), scored.results, scored.values, out)
    assert at.tolist()[0] == 0
    base = rules.table.base[int(scored.results[0, 4])]
    assert base + out[: at[1], 1].sum() == pytest.approx(scored.results[0, :2].sum(), abs=1e-9)


def _scored(**codes):
    values = np.zeros((1, len(FEATURES)), np.float32)
    for name, code in codes.items():
        values[0, FEATURES.index(name)] = code
    return Scored(np.zeros((1, 2), np.int32), np.array([[0.0, 0.0, 0.0, 0.0, -1.0]]), values)


def test_kinds_of_evidence_that_agree_are_counted_and_those_that_differ_are_not():
    assert agreeing_kinds(_scored(birth_date=10, nationality=2, gender=2, document=3, birth_place=2)) == [5]
    assert agreeing_kinds(_scored(birth_date=2, nationality=1, gender=1, document=1, kind=2)) == [0]


def test_a_row_without_a_common_word_is_proposed_for_an_equal_document_only():
    assert not shares_something(_scored(birth_date=10, nationality=2))
    assert shares_something(_scored(document=2))
