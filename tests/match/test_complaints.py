"""What users of other tools complained of, persons: each complaint is a test with its link."""

from dataclasses import replace

import pytest

from comity.facts import NameQuality
from comity.match import Band
from tests.match.parties import compared, on, person, person_in_parts, points, sentences, with_aliases

BORN = (on("1971-03-14"),)


@pytest.mark.parametrize("name", ["Li Wu", "Ann Lee", "Jo Kim", "Ali Isa", "王伟"])
def test_short_names_that_are_exactly_equal_are_strong(name):
    """Too low when names are short: https://github.com/opensanctions/yente/issues/245."""
    assert compared(name, name).band is Band.STRONG


@pytest.mark.parametrize(
    ("subject", "record"),
    [("Edmund Winterbourne", "Tobias Quillmere"), ("Li Wu", "Chen Gang"), ("Иван Ветров", "Олег Гусев")],
)
def test_an_equal_birth_date_never_makes_another_name_possible(subject, record):
    """Same birth date, high rank: https://github.com/opensanctions/yente/issues/245."""
    found = compared(person(subject, birth_dates=BORN), person(record, birth_dates=BORN))
    assert found.band is Band.WEAK


def test_names_that_sound_alike_agree():
    """Regulators ask for phonetic matching: https://github.com/opensanctions/yente/issues/245."""
    assert compared("Catherine Fillips", "Katharine Phillips").band is not Band.WEAK
    assert compared("Geoffrey Meier", "Jeffrey Mayer").band is not Band.WEAK


@pytest.mark.parametrize(
    ("subject", "record"),
    [("Jon Smith", "John Smith"), ("Johnn Smith", "John Smith"), ("Ann Lee", "Anne Lee")],
)
def test_spellings_of_one_given_name_are_possible(subject, record):
    """Jon, Johnn and Ann scored as strangers: https://github.com/opensanctions/nomenklatura/issues/366."""
    assert compared(subject, record).band is not Band.WEAK


def test_the_spellings_of_john_stay_together():
    """0.50 against 0.90 for one letter: https://github.com/opensanctions/nomenklatura/issues/366."""
    one, two = compared("Jon Smith", "John Smith"), compared("Johnn Smith", "John Smith")
    assert abs(one.total - two.total) < 3.0


def test_one_vowel_makes_another_name_where_a_name_has_two_letters():
    """Li Wu and Lu Wu scored as Jon and John: https://github.com/opensanctions/nomenklatura/issues/366."""
    other = compared("Lu Wu", "Li Wu")
    assert other.band is not Band.STRONG
    assert other.total < compared("Li Wu", "Li Wu").total
    assert other.total < compared("Jon Smith", "John Smith").total


PATRONYMICS = [
    ("Ivan Petrovich Sidorenkov", "Ivan Sidorenkov", "Ivan Sergeevich Sidorenkov"),
    ("Иван Петрович Сидоренков", "Иван Сидоренков", "Иван Сергеевич Сидоренков"),
    ("Olga Petrovna Vetrova", "Olga Vetrova", "Olga Nikolaevna Vetrova"),
]


@pytest.mark.parametrize(("subject", "without", "other"), PATRONYMICS)
def test_a_missing_patronymic_is_possible_and_well_above_a_contradicted_one(subject, without, other):
    """Omitted 0.714, contradicted 0.667: https://github.com/opensanctions/nomenklatura/issues/366."""
    omitted, contradicted = compared(subject, without), compared(subject, other)
    assert omitted.band is not Band.WEAK
    assert omitted.total >= contradicted.total + 1.0


@pytest.mark.parametrize(("subject", "other"), [(subject, other) for subject, _, other in PATRONYMICS])
def test_a_contradicted_patronymic_is_never_strong(subject, other):
    """Omitted 0.714, contradicted 0.667: https://github.com/opensanctions/nomenklatura/issues/366."""
    found = compared(subject, other)
    assert found.band is not Band.STRONG
    assert "fathers' names differ" in sentences(found)


@pytest.mark.parametrize("subject", ["Tarek Alawi", "طارق العلاوي"])
def test_the_pair_of_names_that_is_shown_does_not_depend_on_an_order(subject):
    """The explanation depends on the order of a set: https://github.com/opensanctions/nomenklatura/pull/364."""
    names = ("Tarek Alawi", "Tareq Alawi", "Tarik Alawi", "Tareq al-Alawi")
    one = compared(subject, person(names[0], *names[1:]))
    other = compared(subject, person(names[3], names[2], names[1], names[0]))
    assert one.names == other.names
    assert one.total == other.total


def test_totals_differ_where_evidence_differs():
    """Exactly 1.0 for 60 % of pairs: https://github.com/opensanctions/nomenklatura/issues/334."""
    name = "Ambrose Thornbury-Vexford"
    subject = person(name, birth_dates=BORN, nationalities=("XA",), birth_places=("Tarnholt",))
    records = [
        person(name, nationalities=("XB",)),
        person(name),
        person(name, nationalities=("XA",)),
        person(name, nationalities=("XA",), birth_dates=(on("1971"),)),
        person(name, nationalities=("XA",), birth_dates=BORN),
    ]
    totals = [compared(subject, record).total for record in records]
    assert totals == sorted(set(totals))


@pytest.mark.parametrize("name", [("Rosalind", "Quillmere"), ("Mehmet", "Yıldırım"), ("Карина", "Ветрова")])
def test_family_and_given_name_exchanged_is_said_and_lies_below_the_right_order(name):
    """Exchanged parts score 1.0: https://github.com/opensanctions/nomenklatura/issues/247."""
    given, family = name
    right = compared(f"{given} {family}", f"{given} {family}")
    exchanged = compared(f"{given} {family}", f"{family} {given}")
    assert exchanged.total < right.total
    assert "family and given name may be exchanged" in sentences(exchanged)


def test_parts_told_by_the_publisher_and_exchanged_are_said():
    """Exchanged parts score 1.0: https://github.com/opensanctions/nomenklatura/issues/247."""
    right = compared(person_in_parts("Ashgrove", "Tobias"), person_in_parts("Ashgrove", "Tobias"))
    exchanged = compared(person_in_parts("Ashgrove", "Tobias"), person_in_parts("Tobias", "Ashgrove"))
    assert exchanged.total < right.total
    assert "family and given name are exchanged" in sentences(exchanged)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rosalind Quillmere", "Quillmere, Rosalind"),
        ("QUILLMERE, Rosalind", "Rosalind Quillmere"),
        ("Zhang Weimin", "Weimin Zhang"),
        ("Kim Minjun", "Minjun Kim"),
    ],
)
def test_another_order_costs_nothing_where_a_comma_or_the_language_explains_it(one, other):
    """Exchanged parts: https://github.com/opensanctions/nomenklatura/issues/247; Asian order: fastLink 51."""
    assert points(compared(one, other), "order") == 0.0


def test_another_order_costs_nothing_where_both_publishers_tell_the_parts():
    """Exchanged parts score 1.0: https://github.com/opensanctions/nomenklatura/issues/247."""
    told = person_in_parts("Ashgrove", "Tobias")
    printed = replace(told, names=(replace(told.names[0], text="ASHGROVE Tobias"),))
    found = compared(told, printed)
    assert (points(found, "order"), points(found, "parts")) == (0.0, 0.0)


def test_a_part_that_both_publishers_tell_and_that_differs_is_never_strong():
    """Exchanged parts score 1.0: https://github.com/opensanctions/nomenklatura/issues/247; decision 0012."""
    born = (on("1961-04-12"),)
    one = replace(person_in_parts("Ashgrove-Winterbourne-Tarnholt Quillmere", "Tobias"), birth_dates=born)
    other = replace(person_in_parts("Ashgrove-Winterbourne-Tarnholt Quillmere", "Gideon"), birth_dates=born)
    found = compared(one, other)
    assert found.band is not Band.STRONG
    assert points(found, "floor_parts") < 0
    assert "A part of the name that both publishers tell differs." in sentences(found)


def test_the_full_name_speaks_rather_than_a_shorter_alias_in_another_script():
    """Fernando Perez: https://github.com/opensanctions/nomenklatura/issues/248."""
    record = person("Fernando Perez Quintela", "Фернандо", "فرناندو")
    found = compared("Fernando Perez", record)
    assert found.names[1] == "Fernando Perez Quintela"


@pytest.mark.parametrize("given", ["Фернандо", "فرناندو", "Fernando", "费尔南多"])
def test_a_given_name_alone_is_never_strong(given):
    """Fernando Perez: https://github.com/opensanctions/nomenklatura/issues/248."""
    assert compared("Fernando Perez", given).band is not Band.STRONG
    assert compared(given, "Fernando Perez").band is not Band.STRONG


def test_words_that_only_one_side_has_are_said_on_both_sides():
    """Extra parts judged unevenly: https://github.com/opensanctions/nomenklatura/issues/248."""
    more, less = "Fernando Quintela Perez", "Fernando Perez"
    ahead, behind = compared(more, less), compared(less, more)
    assert ahead.total == pytest.approx(behind.total, abs=1e-6)
    assert "Only the subject has Quintela." in sentences(ahead)
    assert "Only the record has Quintela." in sentences(behind)


@pytest.mark.parametrize("subject", ["Ron L Hubbard", "L Ron Hubbard", "L R Hubbard", "Ron Hubbard"])
def test_initials_agree_with_the_word_whichever_is_short(subject):
    """Ron L Hubbard, L Ron Hubbard: https://github.com/opensanctions/nomenklatura/issues/211."""
    assert compared(subject, "Lafayette Ron Hubbard").band is not Band.WEAK
    assert compared("Lafayette Ron Hubbard", subject).band is not Band.WEAK


def test_a_slip_in_a_particle_costs_little():
    """Bashar xal-Assad: https://github.com/opensanctions/rigour/issues/202."""
    right, slipped = (
        compared("Bashar al-Assad", "Bashar al-Assad"),
        compared("Bashar xal-Assad", "Bashar al-Assad"),
    )
    assert slipped.band is right.band
    assert slipped.total > compared("Bashar al-Asfar", "Bashar al-Assad").total + 3.0


def test_bush_is_not_habbash():
    """George Bush 89 % George Habbash: https://github.com/moov-io/watchman/issues/115."""
    assert compared("George Bush", "George Habbash").band is Band.WEAK


def test_gendered_forms_of_a_name_lie_below_the_same_form():
    """Francisco, Francisca: https://github.com/kosukeimai/fastLink/issues/51."""
    same = compared("Francisco Tarnholt", "Francisco Tarnholt")
    assert compared("Francisca Tarnholt", "Francisco Tarnholt").total < same.total - 1.0


def test_a_suffix_is_set_aside():
    """Willie, Willie Jr: https://github.com/kosukeimai/fastLink/issues/51."""
    same = compared("Willie Tarnholt", "Willie Tarnholt")
    assert compared("Willie Tarnholt Jr", "Willie Tarnholt").total >= same.total - 1.0
    assert compared("Willie Tarnholt Jr.", "Willie Tarnholt").band is same.band


@pytest.mark.parametrize(("one", "other"), [("Zhang Weimin", "Weimin Zhang"), ("Kim Minjun", "Minjun Kim")])
def test_asian_names_are_free_in_their_order(one, other):
    """Asian name order: https://github.com/kosukeimai/fastLink/issues/51."""
    assert compared(one, other).band is not Band.WEAK


def test_a_rare_family_name_tells_more_than_a_common_one():
    """Common surnames: https://github.com/kosukeimai/fastLink/issues/51."""
    assert (
        compared("John Winterbourne", "John Winterbourne").total > compared("John Smith", "John Smith").total
    )


@pytest.mark.parametrize("family", ["Roman", "Tarnholt"])
def test_one_letter_that_makes_another_common_name_contradicts(family):
    """Mark Roman taken for Mary Roman: https://github.com/wcmc-its/ReCiter/issues/114."""
    other, same = compared(f"Mark {family}", f"Mary {family}"), compared(f"Mark {family}", f"Mark {family}")
    assert other.band is not Band.STRONG
    assert other.total <= same.total - 2.0
    assert other.total < compared(f"Mark {family}", f"Marc {family}").total


def test_an_age_turned_into_the_first_of_january_is_a_year_only():
    """https://github.com/Recidiviz/recidiviz-data/issues/351, https://github.com/moj-analytical-services/splink/pull/2281."""
    name = "Gideon Brackwater"
    padded, day, year = ((on(text),) for text in ("1964-01-01", "1964-09-23", "1964"))
    found = compared(person(name, birth_dates=padded), person(name, birth_dates=day))
    partial = compared(person(name, birth_dates=year), person(name, birth_dates=day))
    other = compared(person(name, birth_dates=(on("1964-02-11"),)), person(name, birth_dates=day))
    assert "1 January may stand for the year alone" in sentences(found)
    assert "same year, no more is known on one side" in sentences(partial)
    assert other.total < found.total <= partial.total


@pytest.mark.parametrize(("one", "other"), [("鄭天財Sra Kacaw", "鄭天財"), ("鄭天財Sra Kacaw", "Sra Kacaw")])
def test_two_scripts_in_one_name_are_both_read(one, other):
    """鄭天財Sra Kacaw: https://github.com/opensanctions/opensanctions/pull/5284."""
    assert compared(one, other).band is not Band.WEAK


@pytest.mark.parametrize(("one", "other"), [("Ajay", "Ajai"), ("Rohit", "Rohith"), ("Sita", "Seeta")])
def test_indian_spellings_are_possible_with_an_equal_family_name(one, other):
    """Ajay, Ajai: https://github.com/google/personfinder/issues/345."""
    assert compared(f"{one} Deshpande", f"{other} Deshpande").band is not Band.WEAK


def test_yong_chol_is_not_yong_chun():
    """Kim Yong-chol proposed as Kim Yong-chun: https://github.com/opensanctions/yente/issues/1257."""
    same, other = compared("Kim Yong-chol", "Kim Yong Chol"), compared("Kim Yong-chol", "Kim Yong-chun")
    assert other.band is not Band.STRONG
    assert other.total <= same.total - 2.0
    assert compared("김영철", "Kim Yong-chol").total > compared("김영철", "Kim Yong-chun").total + 1.0


def test_letters_read_backwards_are_another_name():
    """Reversed strings: https://github.com/opensanctions/yente/issues/1257."""
    assert compared("Gideon Brackwater", "noediG retawkcarB").band is Band.WEAK


def test_a_weak_alias_that_agrees_alone_is_never_strong():
    """One alias, many candidates: https://github.com/InternationalTradeAdministration/developerportal/issues/142."""
    record = with_aliases(person("Wong Moon Chi"), "Clarissa Ashgrove Harrowgate", quality=NameQuality.WEAK)
    assert compared("Clarissa Ashgrove Harrowgate", record).band is not Band.STRONG


def test_the_finding_names_the_alias_that_was_compared():
    """Chris Huynh returns Wong Moon Chi: https://github.com/InternationalTradeAdministration/developerportal/issues/142."""
    found = compared("Chris Huynh", person("WONG Moon Chi", "Chris HUYNH"))
    assert found.record_name == "WONG Moon Chi"
    assert found.names[:2] == ("Chris Huynh", "Chris HUYNH")
    assert "Chris HUYNH" in sentences(found)
