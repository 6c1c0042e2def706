"""The measures of retrieval and of judged pairs, on examples worked out by hand."""

import math

import pytest

from benchmarks.measures import (
    Scored,
    area_under_curve,
    interval,
    judge_pairs,
    macro,
    measure_rows,
    percentile,
    recall_at_alarms,
    recalled_within,
    right_first,
)


def test_recall_stops_before_the_alarm_that_is_one_too_many():
    # Ten subjects may have one alarm: 9 right, 8 wrong (allowed), 7 right, 6 wrong (too many), 5 right.
    scored = [(9, True), (8, False), (7, True), (6, False), (5, True)]
    assert recall_at_alarms(scored, 10, 0.1) == pytest.approx(0.2)


def test_a_tie_that_brings_too_many_alarms_is_not_taken_apart():
    scored = [(9, True), (7, True), (7, False), (7, False)]
    assert recall_at_alarms(scored, 10, 0.1) == pytest.approx(0.1)


def test_a_right_record_tied_with_an_allowed_alarm_counts():
    assert recall_at_alarms([(7, False), (7, True)], 10, 0.1) == pytest.approx(0.1)


def test_no_candidate_gives_no_recall():
    assert recall_at_alarms([], 10, 0.1) == 0


def test_a_tie_for_the_first_place_is_not_first():
    rows = [Scored("a", "r1", 0.9), Scored("a", "r2", 0.9), Scored("b", "r2", 0.5), Scored("b", "r1", 0.4)]
    assert right_first(rows, {"a": "r1", "b": "r2"}) == pytest.approx(0.5)


def test_a_subject_without_candidates_counts_as_missed():
    assert right_first([Scored("a", "r1", 0.9)], {"a": "r1", "b": "r2"}) == pytest.approx(0.5)


def test_places_count_ties_before_the_right_record():
    rows = [Scored("a", "r1", 3), Scored("a", "x", 3), Scored("a", "y", 4), Scored("b", "r2", 1)]
    assert recalled_within(rows, {"a": "r1", "b": "r2", "c": "r3"}, (1, 2, 3)) == pytest.approx(
        [1 / 3, 1 / 3, 2 / 3]
    )


def test_an_ignored_namesake_counts_neither_way():
    rows = [Scored("a", "twin", 0.99, "strong"), Scored("a", "r1", 0.9, "possible")]
    figures = measure_rows({"a": "r1"}, {"a": frozenset({"twin"})}, rows)
    assert (figures.recall, figures.first, figures.strong_alarms) == (1, 1, 0)


def test_default_bands_give_recall_and_alarms_per_subject():
    rows = [
        Scored("a", "r1", 0.9, "strong"),
        Scored("a", "r2", 0.8, "possible"),
        Scored("b", "r2", 0.2, "weak"),
        Scored("b", "r1", 0.9, "strong"),
    ]
    figures = measure_rows({"a": "r1", "b": "r2"}, {}, rows)
    assert (figures.possible_recall, figures.possible_alarms, figures.strong_alarms) == (0.5, 1.0, 0.5)


def test_the_macro_average_weighs_groups_alike_and_adds_subjects():
    one = measure_rows({"a": "r"}, {}, [Scored("a", "r", 1, "strong")])
    other = measure_rows({"a": "r", "b": "s", "c": "t"}, {}, [])
    mean = macro([one, other])
    assert (mean.subjects, mean.recall, mean.first) == (4, 0.5, 0.5)


def test_precision_recall_and_f1_of_a_hand_worked_example():
    # Called: 3, right of them 2; true: 4. P 2/3, R 1/2, F1 4/7.
    figures = judge_pairs([True, True, True, False, False, False], [True, True, False, True, True, False])
    assert (figures.precision, figures.recall, figures.f1) == pytest.approx((2 / 3, 1 / 2, 4 / 7))


def test_nothing_called_gives_zeros():
    assert judge_pairs([False, False], [True, False]).f1 == 0


def test_the_area_counts_ties_half():
    # True 3 and 1, false 2 and 1: of four comparisons 2 won, 1 tied, 1 lost.
    assert area_under_curve([3, 1, 2, 1], [True, True, False, False]) == pytest.approx(0.625)


def test_the_area_needs_both_labels():
    assert math.isnan(area_under_curve([1, 2], [True, True]))


def test_the_interval_of_none_in_a_hundred_reaches_to_four_per_cent():
    low, high = interval(0, 100)
    assert low == 0
    assert high == pytest.approx(0.037, abs=0.0005)


def test_the_percentile_is_a_measured_value():
    assert percentile([5, 1, 4, 2, 3], 0.5) == 3
    assert percentile(list(range(1, 101)), 0.99) == 99
