"""Invented strangers and what they find in a register."""

from types import SimpleNamespace

import numpy as np
import pytest

from comity.facts import Kind
from comity.match import build_register, least_total, open_register, stranger_curve
from comity.match.curve import GRID, curve_of
from comity.match.strangers import CULTURES, shares_of, strangers_like
from tests.match.parties import body, person, register_of

HAN = [person(name, no=f"R{n}") for n, name in enumerate(["王伟", "李秀英", "张丽", "刘强", "陈静"])]
SPANISH = [person(name, no=f"R{n}") for n, name in enumerate(["José García", "Ana Pérez", "Luis Romero"])]


def names_like(records, count=60):
    return [stranger.names[0].text for stranger in strangers_like(register_of(*records).side, count)]


def test_strangers_have_names_of_the_cultures_in_the_register():
    shares = shares_of(register_of(*SPANISH).side)
    assert max(shares, key=shares.get) == "Spanish"
    assert shares["Chinese"] == 0
    assert sum(shares.values()) == pytest.approx(1)
    assert any("\u4e00" <= name[0] <= "\u9fff" for name in names_like(HAN))
    assert all(name[0] < "\u0370" for name in names_like(SPANISH))


def test_the_same_register_in_any_order_meets_the_same_strangers():
    assert names_like(HAN + SPANISH) == names_like(SPANISH[::-1] + HAN[::-1])


def test_strangers_are_as_many_as_asked_and_nearly_all_different():
    names = names_like(HAN + SPANISH, 500)
    assert len(names) == 500
    assert len(set(names)) > 450


def test_a_register_of_unknown_words_meets_strangers_of_every_culture():
    shares = shares_of(register_of(person("Zzyzx Qwlkj")).side)
    assert set(shares.values()) == {1 / len(CULTURES)}


def test_a_register_of_bodies_meets_bodies_and_one_of_ships_nobody():
    bodies = strangers_like(register_of(body("Tarnholt Trading Ltd")).side, 20)
    assert {stranger.kind for stranger in bodies} == {Kind.ORGANISATION}
    vessel = SimpleNamespace(evidence=SimpleNamespace(kind=np.array([3, 4], np.uint8)))
    assert strangers_like(vessel, 20) == []


def test_the_curve_counts_strangers_by_band_and_candidates_by_total():
    curve = curve_of([np.array([6.0, 1.2]), np.array([1.0]), np.array([])], {"strong": 5.0, "possible": 1.0})
    assert curve["strangers"] == 3
    assert (curve["strong"], curve["possible"]) == (pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert (curve["+1.0"], curve["+1.5"], curve["+6.5"]) == (1.0, pytest.approx(1 / 3, abs=1e-6), 0.0)


def test_the_cut_for_expected_alarms_is_the_lowest_that_keeps_them():
    register = SimpleNamespace(curve={f"{total:+.1f}": max(0.0, (5 - total) / 10) for total in GRID})
    assert least_total(register, 0.1) == 4.0
    assert least_total(register, 0.25) == 2.5
    assert least_total(register, 9) == GRID[0]


def test_the_curve_of_a_folder_is_measured_once_and_kept(tmp_path):
    built = build_register(HAN, out=tmp_path / "folder", curve=stranger_curve)
    kept = open_register(tmp_path / "folder").curve
    assert kept == built.curve == stranger_curve(register_of(*HAN))
    assert kept["strangers"] == 2000
    assert 0 <= kept["strong"] <= kept["possible"] <= 1
    falling = [kept[f"{total:+.1f}"] for total in GRID]
    assert falling == sorted(falling, reverse=True)


def test_a_register_without_people_has_no_curve():
    assert stranger_curve(register_of()) == {}
