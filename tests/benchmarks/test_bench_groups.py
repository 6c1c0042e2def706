"""The split by person group and the making of retrieval groups, on invented persons."""

import pytest

from benchmarks.groups import Group, Pair, cut, form_group, person_groups
from benchmarks.opendata import fold, fraction, read_people, split
from benchmarks.strata import is_sinitic
from benchmarks.syllables import syllables

_HEAD = "person_id\tname\tlang\tscript\tsource\n"


def _people(*rows):
    return read_people([_HEAD, *("\t".join(row) + "\n" for row in rows)])


def test_persons_who_share_a_long_name_are_one_group_across_sources():
    people = _people(
        ("a:1", "Ilyas Torvel", "en", "Latn", "everypolitician"),
        ("b:2", "TORVEL, Ilyás", "und", "Latn", "seco-2018"),
        ("b:2", "Ильяс Торвел", "ru", "Cyrl", "seco-2018"),
        ("c:3", "Ильяс Торвел", "ru", "Cyrl", "un-sc"),
        ("d:4", "Ilyas", "en", "Latn", "un-sc"),
    )
    assert [person.group for person in people] == ["a:1", "a:1", "a:1", "d:4"]
    assert len({person.part for person in people[:3]}) == 1


def test_only_free_sources_ever_train():
    groups = [f"g{number}" for number in range(2000)]
    assert {split(group, ["everypolitician"]) for group in groups} == {"tune", "untouched"}
    assert {split(group, ["netranslit-wikidata"]) for group in groups} == {"train", "tune", "untouched"}
    assert "train" not in {split(group, ["netranslit-wikidata", "un-sc"]) for group in groups}


def test_about_a_tenth_of_all_groups_is_untouched():
    untouched = sum(split(f"g{number}", ["un-sc"]) == "untouched" for number in range(5000))
    assert 400 < untouched < 600


def test_folding_forgets_order_case_marks_and_punctuation():
    assert fold("Novák, JOSÉ-María") == "jose maria novak"


def test_fractions_depend_on_the_text_alone():
    assert fraction("a") == fraction("a")
    assert 0 <= fraction("a") < 1


@pytest.fixture
def formed():
    pairs = [Pair("p1", "Анна Белл", "Anna Bell"), Pair("p2", "Карл Даль", "Karl Dahl")]
    filler = [("p1", "Another Form"), ("p3", "Bell Anna"), ("p4", "Someone Else")]
    return form_group(Group("g", "f", "s", (), (), {}), pairs, filler, "Person")


def test_a_group_holds_every_right_record_and_no_second_form_of_a_subject(formed):
    names = {record.id: record.name for record in formed.pool}
    assert [names[formed.truth[one.id]] for one in formed.subjects] == ["Anna Bell", "Karl Dahl"]
    assert sorted(names.values()) == ["Anna Bell", "Bell Anna", "Karl Dahl", "Someone Else"]


def test_a_namesake_of_the_right_record_is_ignored_for_that_subject_only(formed):
    names = {record.id: record.name for record in formed.pool}
    assert [[names[one] for one in formed.ignored[subject.id]] for subject in formed.subjects] == [
        ["Bell Anna"],
        [],
    ]


def test_cutting_a_group_keeps_the_pool(formed):
    short = cut(formed, 1)
    assert (len(short.subjects), len(short.pool), list(short.truth)) == (1, 4, ["s000"])


def test_a_subject_is_never_sought_under_the_words_of_its_record():
    rows = [
        (f"e:{number}", name, "und", "Latn", "everypolitician")
        for number in range(300)
        for name in (f"Aaa{number} Bb{number}", f"BB{number}, AAA{number}", f"Aaa{number} Cc{number}")
    ]
    groups = [group for group in person_groups(_people(*rows)) if group.stratum == "Latin variants"]
    names = {record.id: record.name for record in groups[0].pool}
    assert all(fold(one.name) != fold(names[groups[0].truth[one.id]]) for one in groups[0].subjects)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Xu Xinliang", ("xu", "xin", "liang")),
        ("Xi'an Li", ("xi", "an", "li")),
        ("Lü Nan", ("lü", "nan")),
        ("John Smith", ()),
    ],
)
def test_pinyin_is_cut_into_syllables_or_not_read(name, expected):
    assert syllables(name) == expected


@pytest.mark.parametrize(
    ("name", "syllable_count", "expected"),
    [("Lok Wai-keung", 3, True), ("Peter LOK Wai-keung", 3, True), ("Robert Hastings", 3, False)],
)
def test_a_latin_name_can_spell_a_han_name_only_with_enough_single_syllables(name, syllable_count, expected):
    assert is_sinitic(name, syllable_count) is expected
