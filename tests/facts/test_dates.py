"""Dates: never more precise than their text, and errors that say what to write instead."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import ComityError
from comity.facts import PartialDate, parse_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1961", PartialDate(1961)),
        ("1961-02", PartialDate(1961, 2)),
        ("1961-02-03", PartialDate(1961, 2, 3)),
        ("1961/2/3", PartialDate(1961, 2, 3)),
        ("19610203", PartialDate(1961, 2, 3)),
        ("1961年2月3日", PartialDate(1961, 2, 3)),
        ("1961年", PartialDate(1961)),
        ("3.2.1961", PartialDate(1961, 2, 3)),
        ("12 Apr 1961", PartialDate(1961, 4, 12)),
        ("Mar 1964", PartialDate(1964, 3)),
        ("September 9, 1964", PartialDate(1964, 9, 9)),
        ("1964-Sep-09", PartialDate(1964, 9, 9)),
        ("1961-02-03T00:00:00Z", PartialDate(1961, 2, 3)),
        ("1961-02-03 00:00:00", PartialDate(1961, 2, 3)),
        ("1961-02-03-05:00", PartialDate(1961, 2, 3)),
        ("  1961 ", PartialDate(1961)),
        ("٣/٣/١٩٦١", PartialDate(1961, 3, 3)),
    ],
)
def test_forms_of_one_date(text, date):
    assert parse_date(text) == date


@pytest.mark.parametrize(
    "text", ["circa 1962", "Circa 1962", "ca. 1962", "approximately 1962", "c. 1962", "~1962"]
)
def test_an_approximate_date_stays_approximate(text):
    assert parse_date(text) == PartialDate(1962, circa=True)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("01 Jan 1960 to 31 Dec 1965", 1960, 1965),
        ("1960 to 1965", 1960, 1965),
        ("1960-1965", 1960, 1965),
        ("1960/1965", 1960, 1965),
        ("between 1960 and 1965", 1960, 1965),
        ("1960 – 1965", 1960, 1965),
        ("1950s", 1950, 1959),
    ],
)
def test_a_range_becomes_a_range_of_years(text, first, last):
    assert parse_date(text) == PartialDate(first, last_year=last)


def test_a_range_inside_one_year_or_month_keeps_what_is_certain():
    assert parse_date("Mar 1964 to May 1964") == PartialDate(1964)
    assert parse_date("01 Mar 1964 to 31 Mar 1964") == PartialDate(1964, 3)


def test_zero_for_month_or_day_means_unknown_and_is_not_padded():
    assert parse_date("1961-00-00") == PartialDate(1961)
    assert parse_date("1961-03-00") == PartialDate(1961, 3)


def test_day_and_month_are_told_apart_only_where_one_order_is_possible():
    assert parse_date("13/02/1961") == PartialDate(1961, 2, 13)
    assert parse_date("02/13/1961") == PartialDate(1961, 2, 13)
    assert parse_date("05-05-1961") == PartialDate(1961, 5, 5)


def test_two_possible_orders_are_an_error_that_names_both():
    with pytest.raises(ComityError) as error:
        parse_date("03/04/1961")
    assert str(error.value) == "'03/04/1961' can be read in two orders. Write 1961-04-03 or 1961-03-04."


def test_the_thirtieth_of_february_says_why_and_what_to_write():
    with pytest.raises(ComityError) as error:
        parse_date("1961-02-30")
    assert str(error.value) == (
        "'1961-02-30' is not a date (February 1961 has 28 days, not 30). Write 1961-02, or leave it empty."
    )


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("31/02/1961", "Write 1961-02, or leave it empty."),
        ("1961-13", "Write 1961, or leave it empty."),
        ("1965 to 1960", "Write 1960 to 1965, or leave it empty."),
        ("1343", "Write the year of the Gregorian calendar, or leave it empty."),
        ("2504", "Write the year of the Gregorian calendar, or leave it empty."),
        ("61", "Write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty."),
        ("1960 to yesterday", "Write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty."),
        ("", "Write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty."),
        ("9" * 100, "Write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty."),
    ],
)
def test_what_is_no_date_is_refused_with_a_remedy(text, remedy):
    with pytest.raises(ComityError) as error:
        parse_date(text)
    assert error.value.remedy == remedy


@pytest.mark.parametrize(
    "fields",
    [
        {"year": 0},
        {"year": 1961, "month": 13},
        {"year": 1961, "day": 3},
        {"year": 1900, "month": 2, "day": 29},
        {"year": 1961, "month": 1, "last_year": 1962},
        {"year": 1962, "last_year": 1961},
    ],
)
def test_a_partial_date_that_cannot_be_is_not_made(fields):
    with pytest.raises(ValueError, match=r"is not|needs|has"):
        PartialDate(**fields)


_DATES = st.one_of(
    st.builds(PartialDate, st.integers(1500, 2100), circa=st.booleans()),
    st.builds(PartialDate, st.integers(1500, 2100), st.integers(1, 12), circa=st.booleans()),
    st.builds(PartialDate, st.integers(1500, 2100), st.integers(1, 12), st.integers(1, 28), st.booleans()),
    st.builds(
        lambda year, more: PartialDate(year, last_year=year + more),
        st.integers(1500, 2000),
        st.integers(1, 99),
    ),
)


@given(_DATES)
def test_the_written_form_reads_back_as_the_same_date(date):
    assert parse_date(date.isoformat()) == date


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_an_error_of_ours(text):
    with suppress(ComityError):
        assert isinstance(parse_date(text), PartialDate)
