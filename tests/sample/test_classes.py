"""Each record of the truth file differs from the listed person exactly as its class says."""

from pathlib import Path

import pytest

from sample_maker.register import make_sample
from sample_maker.spellings import latin_words, sound_key
from sample_maker.tables import surname_twins
from sample_maker.write import read_skips

SAMPLE = Path(__file__).parents[2] / "sample"


@pytest.fixture(scope="module")
def sample():
    return make_sample(read_skips(SAMPLE))


@pytest.fixture(scope="module")
def pairs(sample):
    """Records with their listed persons, by class."""
    by_id = {person.id: person for person in sample.people}
    found = {}
    for entry in sample.entries:
        if entry.truth:
            found.setdefault(entry.klass, []).append((entry, by_id[entry.truth.list_id]))
    return found


def is_han(text):
    return all("\u4e00" <= character <= "\u9fff" for character in text)


def letters(text):
    """Sorted letters of a Latin name: equal for every way of cutting and ordering its syllables."""
    return sorted("".join(latin_words(text)).replace("-", ""))


def years_off(entry, person):
    return abs(int(entry.birth[:4]) - int(person.birth[:4]))


def test_names_of_true_records_are_written_as_their_class_says(pairs):
    for entry, person in pairs["S01"]:
        assert entry.name == person.name.han
    for entry, person in pairs["S02"]:
        assert entry.name == person.name.trad != person.name.han
    for entry, person in pairs["S03"]:
        assert entry.name.isupper()
        assert letters(entry.name) == letters(person.name.pinyin())
        assert entry.name.startswith(person.name.surname.pinyin.upper() + " ")
    for entry, person in pairs["S04"]:
        assert entry.name.endswith(" " + person.name.surname.pinyin)
        assert letters(entry.name) == letters(person.name.pinyin())
    for entry, person in pairs["S05"]:
        assert letters(entry.name) == letters(person.name.pinyin())
        assert len(entry.name.replace("-", " ").split()) == 3


def test_former_names_and_exact_pinyin(pairs):
    for entry, person in pairs["S11"]:
        assert entry.name == person.former.han != person.name.han
    for klass in ("S14", "S15"):
        for entry, person in pairs[klass]:
            assert letters(entry.name) == letters(person.name.pinyin())


def test_other_spellings_come_from_the_columns_of_the_tables(pairs):
    assert {"'" in entry.name for entry, _ in pairs["S06"]} == {True, False}
    assert {"-" in entry.name for entry, _ in pairs["S07"]} == {True, False}
    for entry, person in pairs["S06"]:
        assert entry.name in (person.name.wade_giles(), person.name.wade_giles(marks=False))
    for entry, person in pairs["S07"]:
        assert entry.name.startswith(person.name.surname.hong_kong + " ")
    for entry, person in pairs["S08"]:
        assert entry.name.startswith(person.english + " ")
        assert entry.name.endswith(" " + person.name.surname.pinyin)
    assert {"." in entry.name for entry, _ in pairs["S08"]} == {True, False}
    for entry, person in pairs["S09"]:
        assert entry.name == person.name.palladius()
    assert sum("가" <= entry.name[0] <= "힣" for entry, _ in pairs["S10"]) == 2
    assert {entry.name.split()[0] for entry, _ in pairs["S13"]} == {"LYU", "LU", "LV", "Lue"}


def test_a_slip_is_one_slip(pairs):
    kinds = {"lost": 0, "doubled": 0, "swapped": 0, "together": 0}
    for entry, person in pairs["S12"]:
        exact = person.name.pinyin()
        assert entry.name != exact
        if " " not in entry.name:
            kinds["together"] += 1
        else:
            kinds[{-1: "lost", 1: "doubled", 0: "swapped"}[len(entry.name) - len(exact)]] += 1
    assert set(kinds.values()) == {3}


def test_birth_dates_of_true_records(pairs):
    for klass in ("S01", "S02", "S03", "S04", "S05", "S08", "S09", "S10", "S11", "S12", "S13"):
        for entry, person in pairs[klass]:
            assert entry.birth == person.birth
            assert klass < "S06" or person.has_full_birth
    for klass in ("S06", "S07"):
        assert all(entry.birth == person.birth[:4] != "" for entry, person in pairs[klass])
    damage = {"swapped": 0, "year off": 0, "first of January": 0}
    for entry, person in pairs["S14"]:
        year, month, day = person.birth.split("-")
        if entry.birth == f"{year}-01-01":
            damage["first of January"] += 1
        elif entry.birth == f"{year}-{day}-{month}":
            damage["swapped"] += 1
        else:
            assert entry.birth[4:] == person.birth[4:]
            damage["year off"] += years_off(entry, person) == 1
    assert damage == {"swapped": 4, "year off": 3, "first of January": 3}
    assert all(entry.birth == "" for entry, _ in pairs["S15"])


def test_only_the_classes_that_say_so_carry_the_passport(pairs):
    for klass, rows in pairs.items():
        for entry, person in rows:
            if klass in ("S10", "S15"):
                assert entry.passport == person.passport != ""
            elif klass == "D09":
                differing = [a != b for a, b in zip(entry.passport, person.passport, strict=True)]
                assert sum(differing) == 1
            else:
                assert entry.passport == ""
            assert entry.national_id == ""


def test_same_name_groups_have_records_of_open_classes_only(pairs):
    for klass, rows in pairs.items():
        shared = [person for _, person in rows if person.group[0] in "AB"]
        assert not shared or klass in ("S01", "S02", "S03", "S04", "S05", "S11")


def test_hard_negatives_are_told_apart_by_their_birth_dates(pairs):
    least = {"D01": 3, "D02": 3, "D03": 5, "D06": 3, "D08": 3, "D09": 3}
    for klass, years in least.items():
        for entry, person in pairs[klass]:
            assert years <= years_off(entry, person) <= 20
    for klass in ("D04", "D05"):
        for entry, person in pairs[klass]:
            assert entry.birth[:4] == person.birth[:4]
            assert entry.birth[5:7] != person.birth[5:7]
            assert entry.birth[8:] != person.birth[8:]
    for entry, person in pairs["D04"]:
        assert {entry.gender, person.gender} == {"male", "female"}
    for entry, person in pairs["D07"]:
        assert 15 <= years_off(entry, person) <= 35 or 2 <= years_off(entry, person) <= 6


def test_names_of_hard_negatives_resemble_as_their_class_says(pairs):
    for entry, person in pairs["D01"]:
        han = next(name for name in (entry.name, *entry.aliases) if is_han(name))
        latin = next(name for name in (entry.name, *entry.aliases) if not is_han(name))
        assert han != person.name.han
        assert letters(latin) == letters(person.name.pinyin())
    for klass in ("D02", "D09"):
        for entry, person in pairs[klass]:
            assert letters(entry.name) == letters(person.name.pinyin())
            assert entry.aliases == ()
    for klass in ("D03", "D04"):
        assert all(entry.name == person.name.han for entry, person in pairs[klass])
    for entry, person in pairs["D05"]:
        assert sum(a != b for a, b in zip(entry.name, person.name.han, strict=True)) == 1
        assert entry.name.startswith(person.name.surname.han)
    for entry, person in pairs["D06"]:
        first, second = person.name.given
        assert entry.name == person.name.surname.han + second.han + first.han != person.name.han


def test_relatives_share_surname_one_character_and_state(pairs):
    for entry, person in pairs["D07"]:
        assert entry.name.startswith(person.name.surname.han)
        given = entry.name.removeprefix(person.name.surname.han)
        assert sum(a == b.han for a, b in zip(given, person.name.given, strict=True)) == 1
        assert entry.address_state == person.state
        assert f"({person.state})" in person.note


def test_look_alikes_come_from_five_surnames_six_each(pairs):
    twin = {each.listed: each.surname for each in surname_twins()}
    met = dict.fromkeys(twin, 0)
    for entry, person in pairs["D08"]:
        surname = twin[person.name.surname.han]
        written = (entry.name, *entry.aliases)
        assert any(name.startswith(surname.han) for name in written if is_han(name))
        latin = next(name for name in written if not is_han(name))
        assert surname.pinyin.lower() in latin.lower().split()
        met[person.name.surname.han] += 1
    assert set(met.values()) == {6}
    assert {surname.pinyin for surname in twin.values()} == {"Chang", "Cheng", "Chu", "Teng", "Tu"}


def test_undecided_records_hold_a_common_name_and_nothing_else(pairs, sample):
    fillers = [n for key, n in sample.names.drawn.items() if key.startswith("filler Chinese")]
    families = [name.surname.han for name in fillers]
    characters = [each.han for name in fillers for each in name.given]
    for entry, person in pairs["U"]:
        held = (entry.aliases, entry.birth, entry.country, entry.gender, entry.passport, entry.address_state)
        assert held == ((), "", "", "", "", "")
        assert families.count(person.name.surname.han) >= 15
        assert min(characters.count(each.han) for each in person.name.given) >= 15
    assert sum(is_han(entry.name) for entry, _ in pairs["U"]) == 20


def test_no_hard_negative_sounds_like_another_listed_person(sample):
    by_sound = {}
    for person in sample.people:
        by_sound.setdefault(sound_key(person.name), set()).add(person.id)
    for key, drawn in sample.names.drawn.items():
        if key.startswith("D0"):
            name = drawn[0] if isinstance(drawn, tuple) else drawn
            assert by_sound.get(sound_key(name), set()) <= {key.split("|")[1]}
