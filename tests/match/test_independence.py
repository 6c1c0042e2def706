"""An answer depends on the subject and the register alone: not on order, company, chunks or workers."""

import os
import random
import subprocess
import sys
from dataclasses import replace

import pytest

from comity.facts import parse_date
from comity.match import Cut, build_register, screen, screening
from tests.match.parties import answer, body, crowd, document, person, register_of, strangers

SUBJECTS = [
    person("Edmund Winterbourne", no="Q1", birth_dates=(parse_date("1961"),)),
    person("Zhang Weimin", no="Q2", nationalities=("XA",)),
    person("张伟民", no="Q3"),
    person("Ivan Petrovich Sidorenkov", no="Q4"),
    person("محمد خالد الرشيد", no="Q5"),
    person("Nobody Knownhere", no="Q6", identifiers=document("passport", "P1")),
    body("Tarnholt Shipping Ltd", no="Q7"),
    person("🙂", no="Q8"),
]
RECORDS = [
    person("Edmund Winterborne", no="R1", birth_dates=(parse_date("1961-04-12"),)),
    person("ZHANG, Weimin", no="R2"),
    person("张伟民", "Cheung Wai Man", no="R3", nationalities=("XA",)),
    person("Иван Сидоренков", no="R4"),
    person("Mohammed Khaled al-Rashid", no="R5"),
    person("Ottoline Marsh", no="R6", identifiers=document("passport", "P1")),
    body("Tarnholt Shipping GmbH", no="R7"),
    person("Zhang Weiming", no="R8"),
]


def _answers(subjects, records, **options):
    found = screen(subjects, build_register(records), workers=options.pop("workers", 1), top=10, **options)
    return {one.query_id: [replace(c, register="") for c in one.candidates] for one in found}


def _shuffled(values, seed):
    values = list(values)
    random.Random(seed).shuffle(values)
    return values


@pytest.mark.parametrize("size", [20, 900])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_registers_rows_changes_nothing(size, seed):
    records = crowd(*RECORDS, size=size)
    assert _answers(SUBJECTS, _shuffled(records, seed)) == _answers(SUBJECTS, records)


def _alike(count):
    """Return people whose family names have the consonants of Tarnelit, and many of them the same sum."""
    vowels = "aeiou"
    words = [f"T{w}r{x}n{y}l{z}t" for w in vowels for x in vowels for y in vowels for z in vowels]
    return [person(f"Ada {word}", no=f"A{i:03}") for i, word in enumerate(words[:count])]


@pytest.mark.parametrize("count", [120, 620])
def test_the_order_of_rows_does_not_choose_among_more_like_words_than_are_compared(count):
    records = crowd(*_alike(count))
    subjects = [person(f"Ada {word}", no=word) for word in ("Tarnelit", "Turnolot", "Tyrnylyt", "Торнелит")]
    assert _answers(subjects, records[::-1]) == _answers(subjects, records)


def test_more_equal_records_than_are_scored_come_in_the_order_of_their_ids():
    records = crowd(*(person("Ottoline Marsh", no=f"M{i:03}") for i in range(300)))
    subject = person("Ottoline Marsh", no="Q")
    found = _answers([subject], _shuffled(records, 3))["Q"]
    assert [one.record_id for one in found] == [f"M{i:03}" for i in range(10)]


@pytest.mark.parametrize("size", [20, 900])
def test_the_order_and_length_of_the_list_change_nothing(size):
    records = crowd(*RECORDS, size=size)
    together = _answers(SUBJECTS, records)
    assert _answers(SUBJECTS[::-1], records) == together
    assert _answers([*strangers(40, start=2000), *SUBJECTS], records).items() >= together.items()
    register = build_register(records)
    alone = {
        s.id: [replace(c, register="") for c in answer(s, register, top=10).candidates] for s in SUBJECTS
    }
    assert alone == together


@pytest.mark.parametrize("chunk", [1, 3, 1000])
def test_the_size_of_chunks_changes_nothing(chunk, monkeypatch):
    records = crowd(*RECORDS)
    usual = _answers(SUBJECTS, records)
    monkeypatch.setattr(screening, "CHUNK", chunk)
    assert _answers(SUBJECTS, records) == usual


@pytest.mark.slow
@pytest.mark.parametrize("workers", [0, 2, 3])
def test_the_number_of_workers_changes_nothing(workers):
    subjects = [*strangers(300, start=2000), *SUBJECTS, *strangers(300, start=2600)]
    records = crowd(*RECORDS)
    told = []
    found = list(screen(subjects, build_register(records), workers=workers, progress=told.append))
    assert [one.query_id for one in found] == [one.id for one in subjects]
    assert found == list(screen(subjects, build_register(records), workers=1))


def test_the_first_five_are_the_beginning_of_the_first_five_hundred():
    register = build_register(crowd(*RECORDS))
    for subject in SUBJECTS:
        few, many = answer(subject, register).candidates, answer(subject, register, top=500).candidates
        assert few == many[:5]
        assert [one.rank for one in many] == list(range(1, len(many) + 1))
        assert [one.total for one in many] == sorted((one.total for one in many), reverse=True)


def test_candidates_stand_by_falling_total_in_a_small_register_too():
    register = register_of(*RECORDS, *strangers(20))
    for subject in SUBJECTS:
        totals = [one.total for one in answer(subject, register, top=500).candidates]
        assert totals == sorted(totals, reverse=True)


def test_a_cut_leaves_out_what_is_below_it_and_changes_nothing_else():
    namesakes = [person(f"{given} Winterbourne", no=given) for given in ("Edmond", "Rupert", "Tobias")]
    register = register_of(*RECORDS, *namesakes)
    everybody = answer(SUBJECTS[0], register, top=500).candidates
    cut = everybody[2].total
    above = next(iter(screen(SUBJECTS[:1], register, top=500, cut=Cut(cut), workers=1))).candidates
    assert above == tuple(one for one in everybody if one.total >= cut)


def test_equal_totals_are_ordered_by_breadth_then_exactness_then_id():
    records = [person("Ottoline Marsh", no=f"R{i}") for i in (3, 1, 2)]
    found = answer("Ottoline Marsh", register_of(*records)).candidates
    assert len({one.total for one in found}) == 1
    assert [one.record_id for one in found] == ["R1", "R2", "R3"]


_PROGRAM = """
from hashlib import sha256
from tests.match.test_independence import RECORDS, SUBJECTS, _answers
from tests.match.parties import crowd
print(sha256(repr(_answers(SUBJECTS, crowd(*RECORDS))).encode()).hexdigest())
"""


@pytest.mark.slow
def test_processes_with_other_hash_seeds_and_locales_give_the_same_answers(root):
    seen = set()
    for seed, place, zone in (("1", "C", "UTC"), ("77", "tr_TR.UTF-8", "Asia/Tokyo")):
        surroundings = os.environ | {
            "PYTHONHASHSEED": seed, "LC_ALL": place, "TZ": zone, "PYTHONPATH": f"{root / 'src'}:{root}",
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM], env=surroundings, capture_output=True, text=True, check=True
        )
        seen.add(done.stdout.strip())
    assert len(seen) == 1
