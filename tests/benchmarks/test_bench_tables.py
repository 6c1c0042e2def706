"""Damage, blocking, perturbations and headlines, on examples worked out by hand."""

import csv

import numpy as np
import pytest

from benchmarks.blocking import Planted, blocking_table
from benchmarks.damage import KINDS, damage
from benchmarks.groups import Entry
from benchmarks.headline import Headline, headline_table
from benchmarks.measures import Scored
from benchmarks.opendata import data_folder
from benchmarks.perturbations import Case, class_table
from benchmarks.register import made_rows, write_register
from benchmarks.un_altered import altered_table, expected_records


def test_damage_is_the_same_for_the_same_seed_and_changes_the_name():
    names = ["Marta Ellison Vane", "Oksana Brill", "王伟民", "Ремус Альт"]
    one, other = (
        [damage(name, kind, np.random.default_rng(7)) for name in names for kind in KINDS] for _ in range(2)
    )
    assert one == other
    assert all(damaged != name for damaged, name in zip(one, [n for n in names for _ in KINDS], strict=True))


def test_a_dropped_word_leaves_the_first_and_all_others():
    words = "Marta Ellison Vane".split()
    assert set(damage("Marta Ellison Vane", "dropped", np.random.default_rng(1)).split()) < set(words)


def test_a_two_word_name_keeps_both_words():
    assert len(damage("Oksana Brill", "dropped", np.random.default_rng(1)).split()) == 2


def test_blocking_is_counted_per_stratum_and_averaged_over_strata():
    entries = tuple(Entry(f"q{n}", "x") for n in range(3))
    plants = Planted(
        records=tuple(Entry(f"p{n}", "y") for n in range(3)),
        queries=entries,
        truth={"q0": "p0", "q1": "p1", "q2": "p2"},
        stratum={"q0": "Thai>Latin", "q1": "Hanja>Latin", "q2": "Latin variants"},
        ignored={"q0": frozenset({"p1"}), "q1": frozenset(), "q2": frozenset()},
    )
    rows = [
        Scored("q0", "p1", 0.9),
        Scored("q0", "p0", 0.8),
        Scored("q2", "p0", 0.9),
        Scored("q2", "p2", 0.8),
    ]
    text, mean, variants = blocking_table(plants, rows)
    assert (mean, variants) == (0.5, 1.0)
    assert "| Thai>Latin | 1 | 1.000 | 1.000 | 1.000 |" in text
    assert "| Latin variants | 1 | 0.000 | 1.000 | 1.000 |" in text


def test_perturbations_count_the_right_entity_and_any_entity_raised_for_a_stranger():
    cases = [
        Case("A", "e1", "benign/x"),
        Case("B", "e2", "benign/x"),
        Case("C", None, "negative/y"),
        Case("D", None, "negative/y"),
    ]
    rows = [
        Scored("c0", "e1", 0.9, "strong"),
        Scored("c1", "e1", 0.9, "strong"),
        Scored("c2", "e1", 0.7, "possible"),
        Scored("c3", "e1", 0.1, "weak"),
    ]
    text = class_table(cases, rows)
    assert "| benign/x | 2 | 0.500 | 0.500 |" in text
    assert "| **near-miss strangers raised** | 2 | 0.000 | 0.500 |" in text


def test_un_names_are_expected_under_the_records_that_carry_these_words():
    records = {"R1": ["ILVAR TORM"], "R2": ["Torm, Ilvar", "Other"], "R3": ["Else"]}
    assert expected_records(["Ilvar Torm", "Nobody"], records) == [{"R1", "R2"}, set()]


def test_other_records_raised_are_counted_per_subject():
    rows = [
        Scored("a0", "R1", 0.9, "strong"),
        Scored("a0", "R3", 0.6, "possible"),
        Scored("x0", "R1", 0.2, "weak"),
    ]
    _, recall, others = altered_table([{"R1"}, {"R2"}], rows)
    assert (recall, others) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("line", "reached"),
    [
        (Headline("m", 0.8, 0.7, 0.75), "goal"),
        (Headline("m", 0.72, 0.7, 0.75), "least"),
        (Headline("m", 0.6, 0.7, 0.75), "below"),
        (Headline("m", 0.2, 0.15, 0.1, fewer=True), "below"),
        (Headline("m", 0.1, 0.15, 0.1, fewer=True), "goal"),
    ],
)
def test_a_headline_says_what_it_reached(line, reached):
    assert line.reached == reached
    assert headline_table([line]).endswith(f"| {reached} |\n")


@pytest.mark.data
@pytest.mark.skipif(not data_folder().exists(), reason="no open data: set COMITY_DATA")
def test_the_made_register_is_the_same_each_time_and_has_the_columns_of_the_contract(tmp_path):
    rows = list(made_rows(500))
    assert rows == list(made_rows(500))
    write_register(tmp_path / "r.csv", iter(rows))
    read = list(csv.DictReader((tmp_path / "r.csv").read_text("utf-8").splitlines()))
    assert list(read[0]) == ["id", "name", "aliases", "birth_date", "country", "gender", "kind"]
    assert len({row["id"] for row in read}) == 500
    assert all(row["name"] for row in read)
