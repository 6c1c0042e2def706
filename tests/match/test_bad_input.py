"""What lists really contain: nothing, too much, hidden letters, other alphabets, the list itself."""

import pytest

from comity.facts import parse_date
from comity.match import Band, build_register, screen
from comity.names import LONGEST_NAME
from tests.match.parties import (
    answer,
    body,
    compared,
    crowd,
    document,
    person,
    plain,
    points,
    register_of,
    sentences,
    strangers,
)


def test_an_empty_list_has_no_answers():
    assert list(screen([], register_of(*strangers(3)))) == []


@pytest.mark.parametrize("subject", ["Ottoline Marsh", "", "張偉民"])
def test_an_empty_register_finds_nobody(subject):
    register = register_of()
    found = answer(subject, register)
    assert (register.records, register.names, found.candidates) == (0, 0, ())


def test_a_register_of_one_finds_that_one():
    found = answer("Otoline Marsh", register_of(person("Ottoline Marsh", no="R"))).candidates
    assert [(one.record_id, one.band is not Band.WEAK) for one in found] == [("R", True)]


@pytest.mark.parametrize("size", [40, 900])
def test_a_list_that_is_its_own_register_finds_everybody_first(size):
    people = crowd(
        person("张伟民", no="R1"), person("Мария Ветрова", no="R2"), person("محمد الرشيد", no="R3"), size=size
    )
    found = list(screen(people, build_register(people), workers=1))
    assert [one.candidates[0].record_id for one in found] == [one.id for one in people]


@pytest.mark.parametrize("letters", ["ab ", "Ottoline ", "張", "م", "a-", "🙂", "\u0301", "' "])
def test_a_name_of_ten_thousand_letters_is_read_as_far_as_names_go(letters):
    long = (letters * 10_000)[:10_000]
    register = register_of(person(long, no="L"), person("Ottoline Marsh", no="R"))
    found = answer(person(long, no="Q"), register).candidates
    shortened = answer(person(long[:LONGEST_NAME], no="Q"), register).candidates
    assert [(one.record_id, one.total) for one in found] == [(one.record_id, one.total) for one in shortened]
    assert answer("Ottoline Marsh", register).candidates[0].record_id == "R"


def test_a_name_of_ten_thousand_letters_is_found_by_its_beginning():
    long = "Ottoline Marshwood " + "and so on " * 1000
    assert compared(long, "Ottoline Marshwood").names[2] == "letters_same"


@pytest.mark.parametrize(
    "printed",
    [
        "Otto\u200bline Marsh",
        "\u202eOttoline Marsh\u202c",
        "Ottoline\x00 Marsh",
        "Ottoline\u00a0Marsh",
        "\ufeffOttoline Marsh",
        "Ottoline\tMarsh\r\n",
        "Otto\u00adline Mar\u2060sh",
        "Ottoline\u3000Marsh",
        "Ｏｔｔｏｌｉｎｅ Ｍａｒｓｈ",
        "O\x07ttoline Marsh",
    ],
)
def test_control_width_and_direction_characters_change_nothing(printed):
    same = compared("Ottoline Marsh", "Ottoline Marsh")
    assert compared(printed, "Ottoline Marsh").total == same.total
    assert compared("Ottoline Marsh", printed).total == same.total


@pytest.mark.parametrize(
    "printed", ["Otto\u200bline Marsh", "\u202eOttoline Marsh\u202c", "Ottoline\x00 Marsh"]
)
def test_hidden_characters_are_said(printed):
    assert "hidden" in sentences(compared(printed, "Ottoline Marsh"))


@pytest.mark.parametrize("printed", ["Ottolinе Маrsh", "Оttoline Mаrsh", "Οttoline Marsh", "ОТТOLINE MARSH"])
def test_letters_of_another_alphabet_that_look_alike_are_read_as_meant(printed):
    same = compared("Ottoline Marsh", "Ottoline Marsh")
    assert compared(printed, "Ottoline Marsh").total == same.total
    register = register_of(*crowd(person("Ottoline Marsh", no="R")))
    assert answer(printed, register).candidates[0].record_id == "R"


@pytest.mark.parametrize("printed", ["Ottolinе Маrsh", "Оttoline Mаrsh", "Οttoline Marsh"])
def test_letters_that_look_alike_are_said(printed):
    assert "look-alike" in sentences(compared(printed, "Ottoline Marsh"))
    assert "look-alike" in sentences(compared("Ottoline Marsh", printed))


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Иван Vetrov", "Ivan Vetrov"),
        ("Zhang 伟民", "Zhang Weimin"),
        ("Kim 영철", "김영철"),
        ("محمد Al Rashid", "Mohammed al-Rashid"),
    ],
)
def test_two_scripts_in_one_name_are_compared_word_by_word(printed, meant):
    assert compared(printed, meant).band is not Band.WEAK


@pytest.mark.parametrize(
    "printed", ["Ottoline 🙂 Marsh", "🙂Ottoline Marsh🙂", "Ottoline Marsh™", "★ Ottoline Marsh"]
)
def test_emoji_and_signs_are_no_letters(printed):
    assert compared(printed, "Ottoline Marsh").total == compared("Ottoline Marsh", "Ottoline Marsh").total


@pytest.mark.parametrize("size", [2, 900])
@pytest.mark.parametrize("name", ["", " ", "\x00", "🙂", "\u200b\u200b", "---", "''"])
def test_no_name_has_no_candidate(name, size):
    found = answer(person(name, no="Q"), register_of(*crowd(person(name, no="U"), size=size)))
    assert found.candidates == ()


def test_a_record_without_any_name_is_kept_and_counted_and_finds_nobody():
    nameless = person("", no="N")
    register = register_of(nameless, person("Ottoline Marsh", no="R"))
    assert (register.records, register.unreadable) == (2, 1)
    assert [one.record_id for one in answer("Ottoline Marsh", register).candidates] == ["R"]


def _identical(count):
    register = register_of(*(person("Ottoline Marsh", no=f"M{i:07}") for i in range(count)))
    found = answer("Ottoline Marsh", register)
    assert [one.record_id for one in found.candidates] == [f"M{i:07}" for i in range(5)]
    assert len({one.total for one in found.candidates}) == 1
    assert f"{count} names of this register have the same words" in sentences(found.candidates[0])


def test_five_thousand_identical_names_are_all_namesakes():
    lone = answer(
        "Ottoline Marsh", register_of(*strangers(5000), person("Ottoline Marsh", no="R"))
    ).candidates[0]
    many = answer(
        "Ottoline Marsh", register_of(*(person("Ottoline Marsh", no=f"M{i}") for i in range(5001)))
    ).candidates[0]
    assert many.total < lone.total
    _identical(5000)


@pytest.mark.slow
def test_a_million_identical_names_are_all_namesakes():
    _identical(1_000_000)


def test_a_subject_among_a_million_identical_names_says_what_was_not_searched():
    people = [person("Mohammed Ali", no=f"M{i:07}") for i in range(60_000)]
    found = answer("Mohammed Ali", register_of(*people))
    assert len(found.candidates) == 5
    assert found.searched.compared < found.searched.records


def test_the_same_record_twice_is_proposed_twice():
    register = register_of(person("Ottoline Marsh", no="R"), person("Ottoline Marsh", no="R"))
    assert [one.record_id for one in answer("Ottoline Marsh", register).candidates] == ["R", "R"]


@pytest.mark.parametrize("one", [person, body, plain])
@pytest.mark.parametrize("other", [person, body, plain])
def test_every_kind_is_compared_with_every_other(one, other):
    found = compared(one("Tarnholt Quillmere"), other("Tarnholt Quillmere"))
    assert found.names[:2] == ("Tarnholt Quillmere", "Tarnholt Quillmere")


@pytest.mark.parametrize(("one", "other"), [(person, body), (body, person)])
def test_a_person_and_a_body_of_one_name_are_never_strong(one, other):
    assert compared(one("Tarnholt Quillmere"), other("Tarnholt Quillmere")).band is not Band.STRONG


def test_more_names_than_are_compared_still_give_an_answer():
    record = person("Ottoline Marsh", *(f"Tarnholt {'x' * (i % 40)}{i}" for i in range(500)), no="R")
    assert answer("Ottoline Marsh", register_of(*crowd(record))).candidates[0].record_id == "R"


def test_more_names_than_are_compared_are_counted_and_said():
    record = person(
        "Ottoline Marsh", *(f"Tarnholt Velkonoz{'abcdefghij'[i % 10] * (i // 10)}" for i in range(70))
    )
    assert "Only the first 60 of 71 names were compared." in sentences(compared("Ottoline Marsh", record))


def test_words_that_were_cut_off_are_said():
    long = "Ottoline Marsh " + " ".join(f"Velkonoz{letter}" for letter in "abcdefghijklmnop")
    assert "Only the first 12 words or 200 characters of" in sentences(compared(long, "Ottoline Marsh"))


def test_a_name_without_hidden_or_look_alike_letters_speaks_rather_than_one_with():
    record = person("Ottolinе Маrsh", "Otto\u200bline Marsh", "Ottoline Marsh")
    found = compared("Ottoline Marsh", record)
    assert found.names[1] == "Ottoline Marsh"
    assert "look-alike" not in sentences(found)
    assert "hidden" not in sentences(found)


@pytest.mark.parametrize("size", [40, 900])
def test_strangers_who_share_nothing_are_no_candidates_even_with_an_equal_birth_date(size):
    """Decision 0012: the same in a register that is looked at whole and in one that is searched."""
    born = (parse_date("1961-04-12"),)
    people = crowd(person("Zdravka Xhulianov", no="R", birth_dates=born), size=size)
    subject = person("Ottoline Marsh", no="Q", birth_dates=born, nationalities=("XA",))
    assert answer(subject, register_of(*people), top=500).candidates == ()


@pytest.mark.parametrize("name", ["Ottoline Marsh", "Zdravka Xhulianov", "Ottoline Velkonoz", "张伟民", ""])
@pytest.mark.parametrize("kind", ["passport", "national_id"])
def test_an_equal_document_is_always_possible(name, kind):
    """Search by identity number finds nothing: https://github.com/moov-io/watchman/issues/141."""
    held = document(kind, "XA7734512", "XA")
    found = compared(person(name, identifiers=held), person("Ottoline Marsh", identifiers=held))
    assert found.band is not Band.WEAK
    elsewhere = person("Ottoline Marsh", identifiers=document(kind, "XA7734512", "XB"))
    assert points(compared(person(name, identifiers=held), elsewhere), "document") == 0.0


@pytest.mark.parametrize("name", ["😀😀", "!!!", "\u200b\u202e"])
def test_a_subject_without_a_word_to_compare_says_so(name):
    screened = answer(person(name), register_of(person("Edmund Winterbourne")))
    assert screened.searched.not_searched == ("names without a word that can be compared",)
