"""Re-screening: only differences are shown, clearances hold while the evidence does."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import ComityError
from comity.match.rescreen import Change, Clearance, Earlier, Pair, differences
from tests.match.parties import answer, person, register_of


def changes(now, before, cleared=()):
    return [(d.pair.query_id, d.pair.record_id, d.change.value) for d in differences(now, before, cleared)]


def test_an_unchanged_pair_is_silent():
    assert changes([Pair("P1", "R1", "sha256:a")], [Pair("P1", "R1", "sha256:a")]) == []


def test_new_changed_and_gone_pairs_are_told_apart():
    before = [Pair("P1", "R1", "sha256:a"), Pair("P1", "R2", "sha256:b"), Pair("P2", "R3", "sha256:c")]
    now = [Pair("P1", "R1", "sha256:a"), Pair("P1", "R9", "sha256:d"), Pair("P2", "R3", "sha256:e")]
    assert changes(now, before) == [("P1", "R9", "new"), ("P2", "R3", "changed"), ("P1", "R2", "gone")]


def test_a_changed_pair_keeps_its_earlier_evidence():
    (difference,) = differences([Pair("P1", "R1", "sha256:b")], [Pair("P1", "R1", "sha256:a")])
    assert (difference.change, difference.before) == (Change.CHANGED, "sha256:a")


def test_a_record_merged_under_a_new_id_is_not_new():
    before = [Pair("P1", "old", "sha256:a")]
    assert changes([Pair("P1", "merged", "sha256:a", ("old", "older"))], before) == []
    assert changes([Pair("P1", "merged", "sha256:b", ("old",))], before) == [("P1", "merged", "changed")]


def test_a_clearance_holds_over_runs_while_the_evidence_is_unchanged():
    cleared = [Clearance("P1", "R1", "sha256:a", "2026-01-05")]
    assert changes([Pair("P1", "R1", "sha256:a")], [], cleared) == []
    assert changes([Pair("P1", "R1", "sha256:a")], [Pair("P1", "R1", "sha256:a")], cleared) == []


def test_a_clearance_holds_after_the_record_was_merged():
    """Clearances lost when ids merge: https://github.com/checkmarble/marble-backend/pull/1037."""
    cleared = [Clearance("P1", "old", "sha256:a")]
    assert changes([Pair("P1", "merged", "sha256:a", ("old",))], [], cleared) == []


def test_a_cleared_pair_returns_once_with_its_date_and_reason_when_the_evidence_changed():
    cleared = [Clearance("P1", "R1", "sha256:a", "2026-01-05", "other birthplace.")]
    before = [Pair("P1", "R1", "sha256:a")]
    now = [Pair("P1", "R1", "sha256:b")]
    (difference,) = differences(now, before, cleared)
    assert difference.change is Change.CHANGED
    assert difference.returned is not None
    assert difference.returned.returned().words() == (
        "Cleared on 2026-01-05, since then the compared values changed. "
        "The reason given was: other birthplace."
    )
    assert changes(now, now, cleared) == []


def test_the_latest_clearance_is_the_one_shown():
    earlier = Earlier(
        [], [Clearance("P1", "R1", "sha256:a", "2025-02-01"), Clearance("P1", "R1", "sha256:b", "2026-03-01")]
    )
    returned = earlier.returned(Pair("P1", "R1", "sha256:c"))
    assert returned is not None
    assert returned.cleared_on == "2026-03-01"
    assert Clearance("P1", "R1", "sha256:a").returned().words() == (
        "Cleared before, since then the compared values changed."
    )


def test_a_subject_clear_in_january_and_listed_in_april_is_raised_in_april():
    """A new listing suppressed for a year: https://github.com/TulevaEE/onboarding-service/pull/1805."""
    january = []
    april = [Pair("P1", "R1", "sha256:a")]
    assert changes(april, january) == [("P1", "R1", "new")]


def test_a_clearance_of_another_pair_silences_nothing():
    cleared = [Clearance("P1", "R2", "sha256:a"), Clearance("P2", "R1", "sha256:a")]
    assert changes([Pair("P1", "R1", "sha256:a")], [], cleared) == [("P1", "R1", "new")]


def test_what_was_cleared_is_not_reported_gone():
    cleared = [Clearance("P1", "R1", "sha256:a")]
    assert changes([], [Pair("P1", "R1", "sha256:a")], cleared) == []


def test_a_clearance_without_evidence_is_refused():
    with pytest.raises(ComityError, match="evidence digest"):
        Clearance("P1", "R1", "")


ids = st.sampled_from(["1", "2", "3"])
evidence = st.sampled_from(["sha256:a", "sha256:b", "sha256:c"])
results = st.dictionaries(st.tuples(ids, ids), evidence, max_size=9)
clearances = st.lists(st.builds(Clearance, ids, ids, evidence), max_size=6)


def pairs(result):
    return [Pair(query, record, digest) for (query, record), digest in result.items()]


@given(now=results, before=results)
def test_the_earlier_result_with_the_differences_applied_is_the_full_run(now, before):
    patched = dict(before)
    for difference in differences(pairs(now), pairs(before)):
        key = (difference.pair.query_id, difference.pair.record_id)
        if difference.change is Change.GONE:
            assert patched.pop(key) == difference.before
        elif difference.change is Change.NEW:
            assert key not in patched
            patched[key] = difference.pair.evidence
        else:
            assert patched[key] == difference.before != difference.pair.evidence
            patched[key] = difference.pair.evidence
    assert patched == now


@given(now=results, before=results, cleared=clearances)
def test_clearances_take_away_exactly_the_pairs_cleared_on_their_evidence(now, before, cleared):
    held = {(c.query_id, c.record_id, c.evidence) for c in cleared}
    shown = {(d.pair, d.change) for d in differences(pairs(now), pairs(before), cleared)}
    full = {(d.pair, d.change) for d in differences(pairs(now), pairs(before))}
    silenced = {
        (pair, change) for pair, change in full if (pair.query_id, pair.record_id, pair.evidence) in held
    }
    assert shown == full - silenced


@given(now=results, before=results, cleared=clearances)
def test_a_pair_on_new_evidence_is_never_silent(now, before, cleared):
    known = {(q, r, e) for (q, r), e in before.items()} | {
        (c.query_id, c.record_id, c.evidence) for c in cleared
    }
    shown = {
        (d.pair.query_id, d.pair.record_id, d.pair.evidence)
        for d in differences(pairs(now), pairs(before), cleared)
    }
    for (query, record), digest in now.items():
        assert ((query, record, digest) in shown) == ((query, record, digest) not in known)


@given(now=results, before=results, cleared=clearances)
def test_the_second_run_on_the_same_register_is_silent(now, before, cleared):
    assert list(differences(pairs(now), pairs(now), cleared)) == []
    assert len(list(differences(pairs(now), pairs(before), cleared))) <= len(now) + len(before)


def test_a_candidate_carries_the_ids_its_record_had_before():
    merged = replace(person("Edmund Winterbourne", no="R9"), former_ids=("R1", "R2"))
    (found,) = answer("Edmund Winterbourne", register_of(merged)).candidates
    assert found.former_ids == ("R1", "R2")
    alone = register_of(replace(merged, former_ids=()))
    assert found.evidence == answer("Edmund Winterbourne", alone).candidates[0].evidence
