"""What holds for all pairs of records: sums, bands, symmetry, and what more evidence may do."""

import math
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from comity.facts import Gender, NameQuality, PartialDate, PublishedName
from comity.match import Band, compare_pairs, policy
from comity.match.score_kernel import CHANNELS, FEATURES, NAME_FEATURES
from tests.match.parties import body, compared, document, on, person, sentences, with_aliases

SCRIPTS = (
    (
        "Rosalind Quillmere Tarnholt Edmund Li Wu Zhang Weimin Kim Yong-chol Lee Smith Jon John Ivanov "
        "Petrovich Sergeevna Muhammad al-Rashid Abdul Rahman bin Khalid Garcia de la Vega M. J 7 1400 Dr Jr"
    ),
    "Иван Петрович Ветров Олег Гусев Карина",
    "محمد علي خالد الرشيد عبد الرحمن",
    "张伟民 王伟 李娜 鄭 天財",
    "김영철 이민준 박",
    "דוד כהן Νίκος Ανδρέου",
)
WORDS = st.one_of(*(st.sampled_from(words.split()) for words in SCRIPTS))
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
YEARS = st.integers(1950, 1975)
DATES = st.one_of(
    st.builds(PartialDate, YEARS),
    st.builds(PartialDate, YEARS, st.integers(1, 12)),
    st.builds(PartialDate, YEARS, st.integers(1, 12), st.integers(1, 28)),
    st.builds(lambda year: PartialDate(year, circa=True), YEARS),
)
FEW = settings(max_examples=60)
FIELDS = {
    "birth_dates": ((on("1961-04-12"),), (on("1980-11-30"),)),
    "birth_places": (("Tarnholt",), ("Quillmere",)),
    "nationalities": (("XA",), ("XB",)),
    "countries": (("XC",), ("XD",)),
    "gender": (Gender.FEMALE, Gender.MALE),
    "identifiers": (document("national_id", "A1"), document("national_id", "B2")),
}


@st.composite
def persons(draw):
    facts = {name: draw(st.sampled_from([empty, *values])) for name, values in FIELDS.items()
             for empty in [None if name == "gender" else ()]}  # fmt: skip
    facts["birth_dates"] = tuple(draw(st.lists(DATES, max_size=2)))
    quality = st.sampled_from(NameQuality)
    names = draw(st.lists(st.builds(PublishedName, NAMES, quality), min_size=1, max_size=3))
    return replace(person("X"), names=tuple(names), **facts)


def name_points(candidate):
    return sum(term.points for term in candidate.terms if term.feature in ("base", *NAME_FEATURES))


@FEW
@given(persons(), persons())
def test_terms_add_up_to_the_total_and_the_score_follows_from_it(left, right):
    found = compared(left, right)
    assert found.terms[0].feature == "base"
    assert math.fsum(term.points for term in found.terms) == pytest.approx(found.total, abs=1e-6)
    assert found.score == pytest.approx(1 / (1 + math.exp(-found.total)), rel=1e-12)


@FEW
@given(persons(), persons())
def test_findings_explain_every_point(left, right):
    found = compared(left, right)
    assert found.findings
    assert found.names[0] in found.findings[0].words()
    assert found.names[1] in found.findings[0].words()
    assert math.fsum(finding.points for finding in found.findings) == pytest.approx(found.total, abs=1e-6)


@FEW
@given(persons(), persons())
def test_bands_follow_totals(left, right):
    found, cuts = compared(left, right), policy()
    expected = (
        "strong" if found.total >= cuts.strong else "possible" if found.total >= cuts.possible else "weak"
    )
    assert cuts.strong > cuts.possible
    assert found.band == expected


@FEW
@given(persons(), persons())
def test_a_comparison_repeats_itself(left, right):
    assert compared(left, right) == compared(left, right)


@FEW
@given(NAMES, NAMES, st.booleans())
@example("Muhammad", "محمد", False)
@example("Zhang Weimin", "Weimin Zhang", False)
@example("Rosalind Quill mere", "Quillmere Rosalind", False)
@example("Rosalind", "Khalid", False)
def test_names_compare_alike_from_both_sides(one, other, bodies):
    kind = body if bodies else person
    ahead, behind = compared(kind(one), kind(other)), compared(kind(other), kind(one))
    assert ahead.total == pytest.approx(behind.total, abs=1e-6)
    assert ahead.names[2] == behind.names[2]
    assert {t.feature: t.value for t in ahead.terms} == pytest.approx(
        {t.feature: t.value for t in behind.terms}
    )


@FEW
@given(persons(), persons())
def test_evidence_compares_alike_from_both_sides(left, right):
    ahead, behind = compared(left, right), compared(right, left)
    evidence = FEATURES[len(NAME_FEATURES) :]
    assert {t.feature: t.points for t in ahead.terms if t.feature in evidence} == {
        t.feature: t.points for t in behind.terms if t.feature in evidence
    }


@FEW
@given(persons(), persons(), st.sampled_from(sorted(FIELDS)))
def test_an_agreeing_field_never_lowers_the_total(left, right, field):
    unknown = None if field == "gender" else ()
    agreeing, _ = FIELDS[field]
    before = compared(replace(left, **{field: unknown}), right)
    without = compared(replace(left, **{field: unknown}), replace(right, **{field: unknown}))
    after = compared(replace(left, **{field: agreeing}), replace(right, **{field: agreeing}))
    assert before.total == without.total
    assert after.total >= without.total


@FEW
@given(persons(), persons(), st.sampled_from(sorted(FIELDS)))
def test_a_contradicting_field_never_raises_the_total(left, right, field):
    unknown = None if field == "gender" else ()
    one, other = FIELDS[field]
    without = compared(replace(left, **{field: unknown}), right)
    after = compared(replace(left, **{field: one}), replace(right, **{field: other}))
    assert after.total <= without.total


@FEW
@given(persons(), persons(), DATES)
def test_a_further_birth_date_never_lowers_the_total(left, right, date):
    if left.birth_dates and right.birth_dates:
        more = replace(right, birth_dates=(*right.birth_dates, date))
        assert compared(left, more).total >= compared(left, right).total


@FEW
@given(persons(), persons(), NAMES, st.sampled_from(NameQuality))
@example(person("علي Rosalind Rosalind"), person("Quillmere"), "Lee", NameQuality.MAIN)
def test_a_further_alias_never_lowers_the_best_names_points(left, right, alias, quality):
    before, after = compared(left, right), compared(left, with_aliases(right, alias, quality=quality))
    assert name_points(after) >= name_points(before) - 1e-9


@FEW
@given(persons(), persons())
@example(person("张伟民"), person("Rosalind 张伟民", "张伟民"))
@example(person("طارق العلاوي"), person("Tarek Alawi", "Tareq Alawi"))
def test_the_order_of_aliases_changes_nothing(left, right):
    one, other = compared(left, right), compared(left, replace(right, names=right.names[::-1]))
    assert (one.total, one.evidence) == (other.total, other.evidence)
    assert one.names == other.names or one.names[2] == "none"


@FEW
@given(st.lists(st.tuples(persons(), persons()), min_size=1, max_size=6))
def test_pairs_are_compared_together_as_one_by_one(pairs):
    assert list(compare_pairs(pairs)) == [compared(left, right) for left, right in pairs]


@FEW
@given(NAMES, NAMES)
def test_a_name_alone_is_said_to_confirm_nobody(one, other):
    found = compared(one, other)
    agrees = found.band is not Band.WEAK
    first = "Only the name agrees" if agrees else "Nothing but the names was compared"
    assert f"{first}; birth date, nationality and identifiers were not compared." in sentences(found)


@FEW
@given(NAMES, NAMES, DATES)
def test_a_birth_date_never_carries_a_name_to_possible(one, other, date):
    alone = compared(one, other)
    born = compared(person(one, birth_dates=(date,)), person(other, birth_dates=(date,)))
    if alone.total < policy().possible - policy().names_disagree:
        assert born.band is Band.WEAK


@FEW
@given(NAMES, st.integers(3, 60), st.integers(1, 12), st.sets(st.sampled_from(sorted(FIELDS))))
def test_birth_years_three_or_more_apart_are_never_strong(name, years, month, agreeing):
    facts = {field: FIELDS[field][0] for field in agreeing if field != "identifiers"}
    left = person(name, **facts | {"birth_dates": (PartialDate(1920, month, 5),)})
    right = person(name, **facts | {"birth_dates": (PartialDate(1920 + years, month, 5),)})
    assert compared(left, right).band is not Band.STRONG


@FEW
@given(st.text(alphabet="\u200b\u202e\x00 \t-.,'\"🙂\ue000\ufffd", max_size=12), NAMES)
def test_an_unreadable_name_agrees_with_nothing(blank, name):
    for left, right in ((blank, name), (name, blank), (blank, blank)):
        found = compared(left, right)
        assert (found.band, found.names[2]) == (Band.WEAK, "none")
        assert found.total == policy().nothing


RISING = ("agree", "words", "exact", "birth_date", "document")
FALLING = ("loss", "worst", "missing", "clash", "alike", "order", "fathers", "numbers", "weak_alias", "parts")


@pytest.mark.parametrize("feature", [*RISING, *FALLING])
def test_points_rise_with_what_agrees_and_fall_with_what_does_not(feature):
    table, column = policy().table, FEATURES.index(feature)
    for channel in range(len(CHANNELS)):
        bins = int((table.edges[channel, column] < math.inf).sum()) + 1
        row = list(table.points[channel, column, :bins])
        row = row[1:] if feature in ("birth_date", "document") else row  # the first bin is "unknown"
        assert row == sorted(row, reverse=feature in FALLING), CHANNELS[channel]
