"""What users of other tools complained of, searching and ranking: each complaint is a test with its link."""

import pytest

from comity.match import Band
from comity.match.score_kernel import FEATURES
from tests.match.parties import (
    answer,
    body,
    compared,
    crowd,
    document,
    person,
    register_of,
    strangers,
    with_aliases,
)

ALIASES = [
    f"{given} {family}"
    for given in ("Oskar", "Ivo", "Leto", "Tove", "Runa")
    for family in (
        "Skarholt",
        "Wendelby",
        "Yngvaresund",
        "Qvistdal",
        "Fjordhammer",
        "Ekornes",
        "Brattvik",
        "Dunkeld",
        "Torvald",
        "Ulvestad",
    )
]


def _ids(screened):
    return [one.record_id for one in screened.candidates]


def test_fifty_more_aliases_leave_the_exact_alias_where_it_was():
    """More aliases, worse rank: https://github.com/opensanctions/nomenklatura/issues/349 and /350."""
    near = [person("Jaromir Velkanoz", no="N1"), person("Jaromira Velkono", no="N2")]
    few = person("Ottoline Marsh", "Jaromira Velkonoz", no="R")
    before = answer("Jaromira Velkonoz", register_of(*crowd(few, *near)))
    after = answer("Jaromira Velkonoz", register_of(*crowd(with_aliases(few, *ALIASES), *near)))
    assert len(ALIASES) == 50
    assert _ids(before)[0] == _ids(after)[0] == "R"
    assert after.candidates[0].names == before.candidates[0].names


@pytest.mark.parametrize("slipped", ["Clarisa Wexcomb", "Clarissa Wexcome", "Klarissa Wexcombe"])
def test_a_misspelt_name_never_lies_above_the_exact_one_because_its_spelling_is_rarer(slipped):
    """Rarity counts: https://github.com/opensanctions/nomenklatura/issues/349."""
    namesakes = [
        person(f"Clarissa {family}", no=f"C{family}")
        for family in (f"Marsh{letter}ey" for letter in "abcdefghijklm")
    ]
    register = register_of(*crowd(person("Clarissa Wexcombe", no="R"), person(slipped, no="N"), *namesakes))
    assert _ids(answer("Clarissa Wexcombe", register))[0] == "R"


@pytest.mark.parametrize(
    ("subject", "record"), [("Muhammad", "محمد"), ("Ivan", "Иван"), ("Mohammed", "Muhammad")]
)
def test_one_common_word_alone_is_never_strong(subject, record):
    """Common and rare words count the same: https://github.com/opensanctions/nomenklatura/issues/349."""
    assert compared(subject, record).band is not Band.STRONG


def test_a_word_rare_in_the_register_tells_more_than_a_common_one():
    """Common and rare words count the same: https://github.com/opensanctions/nomenklatura/issues/349."""
    namesakes = [
        person(f"{given} Tarnholt", no=f"T{i}")
        for i, given in enumerate(("Ada", "Bo", "Cy", "Di", "Ed") * 40)
    ]
    register = register_of(
        *crowd(*namesakes, person("Ottoline Tarnholt", no="A"), person("Ottoline Skarholt", no="B"))
    )
    common, rare = (
        answer(f"Ottoline {family}", register).candidates[0] for family in ("Tarnholt", "Skarholt")
    )
    assert (common.record_id, rare.record_id) == ("A", "B")
    assert common.total < rare.total


def test_a_word_in_many_aliases_counts_once():
    """Each occurrence scored: https://github.com/opensanctions/nomenklatura/pull/164."""
    many = person(
        "Tarnholt Quillon",
        *(f"Tarnholt {word}" for word in ("Abel", "Bruno", "Cosmo", "Dario", "Elio")),
        no="M",
    )
    one = person("Tarnholt Ambrosius", no="O")
    found = answer("Tarnholt Ambrosius", register_of(*crowd(many, one)))
    assert _ids(found)[0] == "O"
    alone, among = compared("Tarnholt Xerxes", person("Tarnholt Quillon")), compared("Tarnholt Xerxes", many)
    assert among.total <= alone.total + 2.0


@pytest.mark.parametrize("place", [0, 1, 30, 59])
def test_every_published_name_is_searched(place):
    """Names inside longer aliases never indexed: https://github.com/opensanctions/yente/issues/1255."""
    aliases = [*ALIASES, *(f"{alias} Minor" for alias in ALIASES[:10])]
    aliases[place] = "Jaromir Velkonoz"
    found = answer("Jaromir Velkonoz", register_of(*crowd(person(aliases[0], *aliases[1:], no="R"))))
    assert _ids(found)[0] == "R"


def test_a_name_inside_a_longer_alias_is_found():
    """Names contained in longer aliases: https://github.com/opensanctions/yente/issues/1255."""
    record = body("Northern Group", "The Jaromir Velkonoz Memorial Foundation of Tarnholt", no="R")
    found = answer(body("Jaromir Velkonoz Foundation"), register_of(*crowd(record)))
    assert _ids(found)[0] == "R"


@pytest.mark.parametrize("subject", ["Edmund Winterbournea", "Clarissa Quillmere", "Tobias Fenwicke"])
def test_how_many_are_asked_does_not_decide_what_is_scored(subject):
    """https://github.com/opensanctions/yente/issues/926, /1011 and /1149."""
    register = register_of(*strangers(1500))
    few, many = answer(subject, register, top=5).candidates, answer(subject, register, top=500).candidates
    assert few
    assert few == many[:5]


@pytest.mark.parametrize("size", [2, 900])
def test_an_identity_number_finds_its_record_whatever_the_name(size):
    """Search by identity number finds nothing: https://github.com/moov-io/watchman/issues/141."""
    held = document("national_id", "XA7734512")
    register = register_of(*crowd(person("Ottoline Marsh", no="R", identifiers=held), size=size))
    found = answer(person("Jaromir Velkonoz", no="Q", identifiers=held), register)
    assert _ids(found)[0] == "R"


def test_an_identity_number_stands_before_a_name_that_hardly_agrees():
    """Search by identity number finds nothing: https://github.com/moov-io/watchman/issues/141."""
    held = document("national_id", "XA7734512")
    near = person("Jaromir Tarnholtova", no="N")
    register = register_of(person("Ottoline Marsh", no="R", identifiers=held), near)
    found = answer(person("Jaroslav Velkonoz", no="Q", identifiers=held), register).candidates
    assert found[0].total >= found[-1].total
    assert found[0].record_id == "R"


def test_values_of_features_stay_in_their_documented_range():
    """An exact match of 13: https://github.com/opensanctions/nomenklatura/issues/266."""
    codes = {
        "order": 3, "legal": 3, "parts": 3, "language": 5,
        "fathers": 2, "numbers": 2, "exact": 2, "characters": 2, "weak_alias": 1,
        "birth_date": 10,
        "document": 3, "nationality": 2, "country": 2, "gender": 2, "birth_place": 2, "kind": 2,
    }  # fmt: skip
    names = [
        "Ivan Petrovich Sidorov",
        "张伟民",
        "Zhang Weimin",
        "Tarnholt 1",
        "R L Hubbard",
        "محمد علي",
        "John Smith Smith",
    ]
    found = [compared(one, other) for one in names for other in names]
    for term in (term for one in found for term in one.terms if term.value is not None):
        assert term.feature in FEATURES
        assert 0 <= term.value <= codes.get(term.feature, 200)
        assert term.feature not in codes or term.value == int(term.value)


@pytest.mark.parametrize(
    "name", ["\ue000\ue001\ue002", "\u200b\u200d", "🙂🙃", "—", "", "   ", "\ufffd\ufffd"]
)
def test_a_name_that_cannot_be_read_matches_nothing(name):
    """Unreadable names became empty and matched the list: https://github.com/openedx-unsupported/ecommerce/pull/3628."""
    unreadable = person(name, no="U")
    for records in ([unreadable, person("Ottoline Marsh")], crowd(unreadable)):
        register = register_of(*records)
        found = answer(person(name, no="Q"), register).candidates
        assert [one for one in found if one.band is not Band.WEAK] == []
        assert "U" not in _ids(answer("Ottoline Marsh", register))[:1]
        assert register.unreadable == 1


def test_one_scorer_gives_one_score():
    """Two scores for one pair: https://github.com/alephdata/aleph/issues/3333."""
    record = person("Ottoline Marshwood", no="R")
    register = register_of(record, *strangers(20))
    alone = answer("Otoline Marshwod", register).candidates[0]
    many = [*strangers(30, start=500), person("Otoline Marshwod", no="Q")]
    together = [answer(one, register).candidates[0] for one in many][-1]
    assert (alone.total, alone.terms, alone.findings) == (together.total, together.terms, together.findings)


def test_what_was_not_searched_is_part_of_the_answer():
    """A collection silently not searched: https://github.com/alephdata/aleph/issues/3062."""
    searched = answer("Ottoline Marsh", register_of(*strangers(900))).searched
    assert (searched.records, searched.names) == (900, 900)
    assert searched.compared <= searched.records
    assert searched.not_searched == ()
