"""What users of other tools complained of, bodies: each complaint is a test with its link."""

import pytest

from comity.match import Band
from tests.match.parties import answer, body, compared, crowd, person, register_of, sentences

LONE_GIVEN = pytest.mark.xfail(
    strict=True, reason="one rare word of a body outweighs the word that is missing"
)


@pytest.mark.parametrize(
    ("subject", "record"),
    [
        ("A-B-C Company", "Tarnholt Company"),
        ("A B C Ltd", "Quillmere Ltd"),
        ("Brackwater GmbH", "Fenwicke GmbH"),
        ("Wexcombe Limited Liability Company", "Yarrow Limited Liability Company"),
    ],
)
def test_a_legal_form_alone_makes_no_candidate(subject, record):
    """Anything with Company: https://github.com/opensanctions/nomenklatura/issues/193."""
    assert compared(body(subject), body(record)).band is Band.WEAK


def test_a_legal_form_alone_is_not_searched_by():
    """Anything with Company: https://github.com/opensanctions/nomenklatura/issues/193."""
    companies = [
        body(f"{word} Company Ltd", no=f"C{i}") for i, word in enumerate(("Tarnholt", "Quillmere", "Yarrow"))
    ]
    found = answer(body("A-B-C Company Ltd"), register_of(*crowd(*companies)))
    assert [one for one in found.candidates if one.band is not Band.WEAK] == []


@pytest.mark.parametrize(
    ("subject", "record"),
    [
        ("LUKOIL OIL COMP", "LUKOIL OIL COMPANY"),
        ("LUKOIL OIL COMP", "LUKOIL"),
        ("NPK FOTONIKA LIMITED LIABILITY COMP", "NPK Fotonika LLC"),
        ("GUANGZHOU HAIGE COMM GRP", "Guangzhou Haige Communications Group Incorporated Company"),
        ("CNOOC ENERGY TECH & SRVCES LTD", "CNOOC Energy Technology & Services Limited"),
    ],
)
def test_shortened_words_of_a_body_are_found(subject, record):
    """An auditor's cases: https://github.com/opensanctions/yente/issues/245 and /274."""
    assert compared(body(subject), body(record)).band is not Band.WEAK


@pytest.mark.parametrize(
    ("subject", "record"),
    [
        ("Haige Guangzhou Communications Group", "Guangzhou Haige Communications Group"),
        ("Tarnholt Shipping Services", "Shipping Services Tarnholt"),
    ],
)
def test_the_order_of_a_bodys_words_is_free(subject, record):
    """Word order: https://github.com/opensanctions/yente/issues/274."""
    other, same = compared(body(subject), body(record)), compared(body(record), body(record))
    assert other.band is Band.STRONG
    assert other.total >= same.total - 2.5


def test_qualifiers_are_set_aside():
    """So-called Government of: https://github.com/opensanctions/rigour/issues/54."""
    found = compared(body("So-called Government of Tarnholt"), body("Government of Tarnholt"))
    assert found.band is Band.STRONG


@pytest.mark.parametrize("subject", ["TARNHOLT CORP.", "2200 CORP.", "CORP."])
def test_a_number_and_a_legal_form_are_not_every_corporation(subject):
    """11420 CORP. matched every CORP at 100 %: https://github.com/moov-io/watchman/issues/483."""
    assert compared(body(subject), body("11420 CORP.")).band is Band.WEAK
    assert compared(body("11420 CORP."), body(subject)).band is Band.WEAK


def test_a_body_named_by_a_number_is_found_by_it():
    """11420 CORP. indexed as corp: https://github.com/moov-io/watchman/issues/483."""
    register = register_of(*crowd(body("11420 CORP.", no="N"), body("2200 CORP.", no="M")))
    found = answer(body("11420 CORP."), register).candidates
    assert (found[0].record_id, found[0].band is not Band.WEAK) == ("N", True)
    assert [one.record_id for one in found if one.band is not Band.WEAK] == ["N"]


@pytest.mark.parametrize("kind", [person, pytest.param(body, marks=LONE_GIVEN)])
def test_a_person_is_not_a_company_that_shares_a_given_name(kind):
    """emma daniels 100 % EMMA LLC: https://github.com/moov-io/watchman/issues/338."""
    assert compared(kind("emma daniels"), body("EMMA LLC")).band is Band.WEAK


@pytest.mark.parametrize("subject", ["Almaz Antey Telecom", "Almaz-Antey", "Almaz Antey Corporation"])
def test_one_word_more_or_less_is_tolerated(subject):
    """Nothing found with one extra word: https://github.com/InternationalTradeAdministration/developerportal/issues/147."""
    register = register_of(*crowd(body("Almaz Antey", no="A")))
    found = answer(body(subject), register).candidates
    assert (found[0].record_id, found[0].band is not Band.WEAK) == ("A", True)


@pytest.mark.parametrize(
    ("subject", "record"),
    [
        ("株式会社トヨタ自動車", "トヨタ自動車"),
        ("トヨタ自動車(株)", "トヨタ自動車株式会社"),
        ("주식회사 삼성전자", "삼성전자"),
        ("㈜삼성전자", "삼성전자 주식회사"),
        ("荣永木业有限公司", "荣永木业"),
        ("荣永木业股份有限公司", "荣永木业有限公司"),
    ],
)
def test_legal_forms_in_cjk_are_set_beside_the_name(subject, record):
    """株式会社トヨタ自動車 scored 0: https://github.com/margince/margince/pull/2852."""
    found, same = compared(body(subject), body(record)), compared(body(record), body(record))
    assert found.band is not Band.WEAK
    assert found.total >= same.total - 1.5


@pytest.mark.parametrize(
    ("subject", "record"),
    [
        ("주식회사 삼성전자", "주식회사 현대자동차"),
        ("삼성주식회사", "현대주식회사"),
        ("株式会社日立", "株式会社東芝"),
    ],
)
def test_a_legal_form_in_cjk_alone_is_no_candidate(subject, record):
    """Samsung 0.85 against Hyundai: https://github.com/margince/margince/pull/2852."""
    assert compared(body(subject), body(record)).band is Band.WEAK


def test_another_legal_form_is_compared_and_not_deleted():
    """株式会社トヨタ自動車 scored 0: https://github.com/margince/margince/pull/2852; spec.md 5.4."""
    same = compared(body("Brackwater Mining GmbH"), body("Brackwater Mining GmbH"))
    other = compared(body("Brackwater Mining GmbH"), body("Brackwater Mining AG"))
    assert other.total < same.total


@pytest.mark.parametrize(
    ("one", "other"), [("Tarnholt 1 Holding", "Tarnholt 2 Holding"), ("Plant No. 4", "Plant No. 7")]
)
def test_another_number_in_a_bodys_name_is_never_strong(one, other):
    """Numbers kept: https://github.com/moov-io/watchman/issues/483; spec.md 5.4."""
    found = compared(body(one), body(other))
    assert found.band is not Band.STRONG
    assert "numbers differ" in sentences(found)


@pytest.mark.parametrize(
    ("one", "other"), [("A.B.C. Tarnholt", "ABC Tarnholt"), ("A B C Tarnholt Ltd", "ABC Tarnholt Ltd")]
)
def test_initials_written_apart_equal_initials_joined(one, other):
    """Names of separated initials: https://github.com/opensanctions/nomenklatura/issues/193; spec.md 5.4."""
    assert compared(body(one), body(other)).band is Band.STRONG
