"""How the maker draws, and that what ships is what it makes."""

import hashlib
import os
import subprocess
import sys
import unicodedata
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from sample_maker.draw import number, pick
from sample_maker.listed import resident_number
from sample_maker.register import make_sample
from sample_maker.slips import slip
from sample_maker.spellings import ChineseName, fold, sound_key
from sample_maker.tables import double_surnames, given_characters, surnames, weighted_surnames, words
from sample_maker.write import FILES, contents, read_skips

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample"


@pytest.fixture(scope="module")
def sample():
    return make_sample(read_skips(SAMPLE))


def named(surname, given):
    family = {each.han: each for each in surnames()}
    return ChineseName(family[surname], tuple(given_characters()[han] for han in given))


def test_a_choice_is_the_option_that_the_sha256_of_its_key_fixes():
    by_hand = int(hashlib.sha256(b"comity-sample-1|P017|birth").hexdigest(), 16)
    assert number("P017|birth") == by_hand
    assert pick("P017|birth", "abcdefg") == "abcdefg"[by_hand % 7]


def test_what_ships_is_what_the_maker_makes(sample):
    made = contents(sample)
    for name in (*FILES, "README.md"):
        assert (SAMPLE / name).read_bytes() == made[name], f"{name}: run python -m sample_maker"


def test_the_readme_names_the_checksums_of_the_four_files():
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    for name in FILES:
        assert f"{hashlib.sha256((SAMPLE / name).read_bytes()).hexdigest()}  {name}" in readme


def test_another_run_under_another_hash_seed_gives_the_same_bytes(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "sample_maker", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        check=True,
        capture_output=True,
    )
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (SAMPLE / name).read_bytes()


def test_files_are_nfc_without_trailing_blanks_and_below_a_megabyte():
    size = 0
    for name in FILES:
        data = (SAMPLE / name).read_bytes()
        text = data.decode("utf-8")
        assert text == unicodedata.normalize("NFC", text)
        assert "\r" not in text
        assert not any(line != line.rstrip() for line in text.splitlines())
        size += len(data)
    assert size < 1_000_000


def test_no_name_holds_the_separator_of_aliases(sample):
    assert not any(";" in name for entry in sample.entries for name in (entry.name, *entry.aliases))
    assert not any(";" in name for person in sample.people for name in (person.name.han, *person.aliases))


def test_a_name_is_written_in_the_ways_of_the_tables():
    name = named("陈", "建安")
    assert name.han == "陈建安"
    assert name.trad == "陳建安"
    assert name.pinyin() == "Chen Jian'an"
    assert name.pinyin(apostrophe=False) == "Chen Jianan"
    assert name.wade_giles() == "Ch'en Chien-an"
    assert name.wade_giles(marks=False) == "Chen Chien-an"
    assert name.hong_kong() == "Chan Kin On"
    assert name.hong_kong(hyphen=True) == "Chan Kin-on"
    assert name.vietnamese() == "Trần Kiến An"
    assert name.palladius() == "Чэнь Цзяньань"
    assert named("张", "平安").palladius() == "Чжан Пинъань"
    assert named("张", "伟民"[:1] + "敏").palladius() == "Чжан Вэйминь"


def test_korean_initial_sounds_change_only_at_the_beginning_of_the_given_name():
    assert named("张", "丽林").korean() == "장여림"
    assert named("张", "林丽").korean() == "장임려"


def test_sounds_are_compared_without_tones_marks_or_order():
    assert sound_key(named("吕", "国华")) == ("guo", "hua", "lu")
    assert sound_key(named("吕", "国华")) == sound_key(named("卢", "华国"))
    assert fold("Lü Jian'an") == "lu jianan"


@pytest.mark.parametrize(
    ("kind", "lengths"), [("lost", -1), ("doubled", 1), ("swapped", 0), ("together", -1)]
)
def test_a_slip_changes_one_thing(kind, lengths):
    slipped = slip("Zhang Weimin", kind, "any key")
    assert slipped != "Zhang Weimin"
    assert len(slipped) == len("Zhang Weimin") + lengths


def test_run_together_is_one_word():
    assert slip("Zhang Weimin", "together", "") == "Zhangweimin"


def test_a_resident_number_ends_in_the_check_character_of_iso_7064_mod_11_2():
    made = resident_number("a key", "1962-03-04", "female")
    assert (made[:2], made[6:14], len(made)) == ("99", "19620304", 18)
    assert int(made[16]) % 2 == 0
    # The standard: the weighted sum of all 18 characters leaves 1 when divided by 11.
    values = [10 if character == "X" else int(character) for character in made]
    assert sum(value * pow(2, 17 - place, 11) for place, value in enumerate(values)) % 11 == 1


def test_documents_are_those_that_cannot_exist(sample):
    holders = [*sample.people, *sample.entries]
    assert all(h.passport[:2] == "ZZ" and len(h.passport) == 9 for h in holders if h.passport)
    assert all(h.national_id[:2] == "99" and len(h.national_id) == 18 for h in holders if h.national_id)
    own = [person.passport for person in sample.people if person.passport]
    borne = [e.passport for e in sample.entries if e.passport and e.klass not in ("S10", "S15")]
    assert len(set(own + borne)) == len(own + borne)


def test_the_inventories_have_their_sizes():
    assert len(surnames()) == 66
    assert len(double_surnames()) == 8
    assert len(given_characters()) == 52
    weights = Counter(surname.han for surname in weighted_surnames(all_rows=True))
    assert (weights["王"], weights["李"], weights["乐"]) == (200, 166, 14)


@pytest.mark.parametrize(
    "culture",
    [
        *("Latin European", "Spanish/Portuguese", "Arabic", "Cyrillic"),
        *("Korean", "Japanese", "Vietnamese", "South Asian"),
    ],
)
def test_each_culture_has_20_family_and_20_given_names(culture):
    families = [word for word in words("cultures", culture, "family") if "M" in word.used_for]
    assert len(families) == 20
    assert len(words("cultures", culture, "given")) == 20


def test_fillers_have_their_numbers_dates_and_aliases(sample):
    made = [entry for entry in sample.entries if entry.key.startswith("filler")]
    assert Counter(entry.key.split("|")[0].removeprefix("filler ") for entry in made) == {
        "Chinese": 1500,
        "Latin European": 260,
        "Spanish/Portuguese": 200,
        "Arabic": 200,
        "Cyrillic": 160,
        "Korean": 150,
        "Japanese": 130,
        "Vietnamese": 130,
        "South Asian": 102,
    }
    assert sum(bool(entry.birth) for entry in made) == 1416
    assert sum(bool(entry.aliases) for entry in made) == 566


def test_no_filler_sounds_like_a_listed_person(sample):
    listed = {sound_key(name) for p in sample.people for name in (p.name, p.former) if name}
    drawn = {key: n for key, n in sample.names.drawn.items() if key.startswith("filler Chinese")}
    assert len(drawn) == 1500
    assert not any(sound_key(name) in listed for name in drawn.values())


def test_twins_are_40_pairs_and_60_companies_are_named_after_a_listed_person(sample):
    keys = Counter(e.key.split("|")[0] for e in sample.entries if e.kind == "company")
    assert keys == {"linked": 150, "named after": 60, "twin": 80, "company": 1210}
    names = {e.key: e.name for e in sample.entries if e.key.startswith("twin")}
    for number_ in range(40):
        first, second = names[f"twin|{number_:02d}|a"], names[f"twin|{number_:02d}|b"]
        assert first != second
        assert set(first) >= set(second) - set("imed责任")


def test_companies_named_after_a_person_bear_the_given_name(sample):
    by_id = {person.id: person.name for person in sample.people}
    for entry in sample.entries:
        if entry.key.startswith("named after"):
            name = by_id[entry.key.split("|")[1]]
            assert name.given_pinyin() in entry.name or "".join(c.han for c in name.given) in entry.name
        elif entry.kind == "company":
            given = {"".join(c.han for c in name.given) for name in by_id.values() if len(name.given) == 2}
            assert not any(han in entry.name for han in given)


def groups(sample, letter):
    found = {}
    for person in sample.people:
        if person.group[0] == letter:
            found.setdefault(person.group, []).append(person)
    return found


def test_parts_of_the_list_add_up(sample):
    special, double = set("曾单仇解查区朴乐"), {each.han for each in double_surnames()}
    part = Counter(
        "special"
        if person.name.surname.han in special
        else "double"
        if person.name.surname.han in double
        else len(person.name.given)
        for person in sample.people
    )
    assert part == {2: 118, 1: 16, "double": 8, "special": 8}
    assert all(len({c.han for c in p.name.given}) == len(p.name.given) for p in sample.people)


def test_aliases_of_the_list_have_their_numbers(sample):
    differing = [p for p in sample.people if p.name.trad != p.name.han and p.name.trad in p.aliases]
    assert len(differing) == 50
    assert sum(p.name.pinyin() in p.aliases for p in sample.people) == 90
    assert sum(p.former is not None and p.former.han in p.aliases for p in sample.people) == 20
    english = [p for p in sample.people if p.english]
    assert len(english) == 12
    assert all(p.present and p.has_full_birth for p in english)
    assert all(f"{p.english} {p.name.surname.pinyin}" in p.aliases for p in english)


def test_six_persons_are_named_lu_and_six_have_an_apostrophe(sample):
    many = [p for p in sample.people if p.name.surname.han == "吕"]
    assert len(many) == 6
    assert all(p.present and p.has_full_birth for p in many)
    marked = [p for p in sample.people if "'" in p.name.pinyin()]
    assert len(marked) == 6
    assert all(p.present and p.name.given[1].han == "安" for p in marked)
    ids = {p.id for p in marked}
    records = [e.name.lower() for e in sample.entries if e.klass[:1] == "S" and e.truth.list_id in ids]
    assert {True, False} == {"'" in name for name in records}


def test_same_name_groups_differ_in_birth_as_planned(sample):
    same = groups(sample, "A")
    assert sorted(len(members) for members in same.values()) == [2, 2, 2, 2, 2, 2, 3, 3]
    assert all(len({p.name.han for p in members}) == 1 for members in same.values())
    kinds = Counter()
    for members in same.values():
        births = sorted(p.birth for p in members)
        years = [int(birth[:4]) for birth in births if birth]
        if len(members) == 3:
            bare = [birth for birth in births if len(birth) == 4]
            kinds["triple"] += len(bare) == 1 and years.count(int(bare[0])) == 2
        elif not births[0]:
            kinds["missing"] += 1
            assert not any(p.present for p in members)
        else:
            kinds["same year" if years[0] == years[1] else "apart"] += 1
            assert births[0] != births[1]
            assert years[0] == years[1] or years[1] - years[0] >= 6
    assert kinds == {"triple": 2, "missing": 1, "same year": 1, "apart": 4}


def test_ten_pairs_sound_alike_and_three_are_siblings(sample):
    alike = groups(sample, "B")
    assert len(alike) == 10
    for first, second in alike.values():
        assert sound_key(first.name) == sound_key(second.name)
        assert first.name.han != second.name.han
        assert abs(int(first.birth[:4]) - int(second.birth[:4])) >= 3
        assert first.has_full_birth
        assert second.has_full_birth
    siblings = groups(sample, "C")
    assert len(siblings) == 3
    for first, second in siblings.values():
        assert first.name.surname == second.name.surname
        assert first.name.given[0] == second.name.given[0]
        assert 2 <= abs(int(first.birth[:4]) - int(second.birth[:4])) <= 6


def test_nobody_else_on_the_list_shares_a_name(sample):
    for first, second in combinations(sample.people, 2):
        if sound_key(first.name) == sound_key(second.name):
            assert first.group == second.group
            assert first.group[0] in "AB"
