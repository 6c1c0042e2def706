"""A second run: only differences, and pairs a person cleared stay out while nothing changed."""

import json
from dataclasses import replace

import pytest

from comity.cli.answer import Tally
from comity.cli.earlier import EarlierResult
from comity.facts import PublishedName, Record, Source
from comity.match.candidate import Screened, Searched
from tests.cli import fakes


@pytest.fixture
def asked(people):
    return ("screen", people / "list.csv", "--against", people / "register.csv", "--json")


@pytest.fixture
def earlier(comity, people, asked):
    comity(*asked, "--out", people / "earlier.jsonl")
    return people / "earlier.jsonl"


def changes(result):
    found = [json.loads(line) for line in result.stdout.splitlines()]
    return [(line["query"]["id"], line["candidate"]["id"], line.get("change")) for line in found]


def rows(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_the_same_run_again_is_silent(comity, asked, earlier):
    result = comity(*asked, "--previous", earlier)
    assert (result.exit_code, result.stdout) == (0, "")


def test_only_what_is_new_changed_or_gone_is_reported(comity, people, asked, earlier):
    (people / "register.csv").write_text(
        "id,name,birth_date\nR2,Anna Orsova,\nR3,Bela ORSOVA,1961-04\nR9,Nobody Known,\n", "utf-8"
    )
    result = comity(*asked, "--previous", earlier)
    assert changes(result) == [("P2", "R3", "changed"), ("P4", "R9", "new"), ("P1", "R1", "gone")]
    assert "; 1 new, 1 changed, 1 gone; " in result.stderr.splitlines()[-1]
    gone = json.loads(result.stdout.splitlines()[-1])
    assert gone["evidence"] == rows(earlier)[0]["evidence"]
    changed = json.loads(result.stdout.splitlines()[0])
    assert changed["evidence_before"] == rows(earlier)[1]["evidence"]


@pytest.mark.parametrize("form", ["table", "csv", "html"])
def test_changes_are_shown_in_every_form(comity, people, earlier, form):
    (people / "register.csv").write_text("id,name\nR9,Nobody Known\n", "utf-8")
    result = comity(
        "screen", people / "list.csv", "--against", people / "register.csv", "--format", form,
        "--previous", earlier,
    )  # fmt: skip
    assert result.exit_code == 0
    assert "new" in result.stdout.lower()
    assert "gone" in result.stdout.lower() or "No longer found" in result.stdout
    assert "KESTREL Anna" in result.stdout


def test_fail_on_looks_at_differences_only(comity, asked, earlier):
    assert comity(*asked, "--previous", earlier, "--fail-on", "possible").exit_code == 0


def test_a_cleared_pair_stays_out_while_its_evidence_is_unchanged(comity, people, asked, earlier):
    evidence = rows(earlier)[0]["evidence"]
    (people / "cleared.csv").write_text(
        f"query_id,candidate_id,evidence,cleared_on,reason\nP1,R1,{evidence},2026-01-05,other mother\n",
        "utf-8",
    )
    result = comity(*asked, "--cleared", people / "cleared.csv")
    assert changes(result) == [("P2", "R3", None)]
    assert "left out as cleared: 1" in result.stderr


def test_a_cleared_pair_returns_with_its_history_when_the_evidence_changed(comity, people, asked, earlier):
    evidence = rows(earlier)[0]["evidence"]
    (people / "cleared.csv").write_text(
        f"query_id,candidate_id,evidence,cleared_on\nP1,R1,{evidence},2026-01-05\n", "utf-8"
    )
    (people / "register.csv").write_text("id,name,birth_date\nR1,KESTREL Anna,1971\n", "utf-8")
    result = comity(*asked, "--cleared", people / "cleared.csv")
    (line,) = [json.loads(text) for text in result.stdout.splitlines()]
    assert line["cleared"] == "Cleared on 2026-01-05, since then the compared values changed."
    table = comity(
        "screen",
        people / "list.csv",
        "--against",
        people / "register.csv",
        "--cleared",
        people / "cleared.csv",
    )
    assert "Cleared on 2026-01-05, since then the compared values changed." in table.stdout


def test_a_list_of_changes_is_no_earlier_result(comity, people, asked, earlier):
    (people / "register.csv").write_text("id,name\nR9,Nobody Known\n", "utf-8")
    comity(*asked, "--previous", earlier, "--out", people / "changes.jsonl")
    result = comity(*asked, "--previous", people / "changes.jsonl")
    assert result.exit_code == 2
    assert "is a list of changes, not a full result" in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{not json}\n", "line 1 is not a line of an earlier result"),
        ('{"query":{"id":"P1"},"candidate":{"id":"R1"}}\n', "line 1 is not a line of an earlier result"),
        ("[]\n", "line 1 is not a line of an earlier result"),
    ],
)
def test_a_broken_earlier_result_is_named_by_line(comity, people, asked, text, said):
    (people / "earlier.jsonl").write_text(text, "utf-8")
    result = comity(*asked, "--previous", people / "earlier.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("query_id,candidate_id\nP1,R1\n", "lacks the column evidence"),
        ("query_id,candidate_id,evidence\nP1,R1,\n", "line 2: the clearance is incomplete"),
        ("", "lacks the column candidate_id, evidence, query_id"),
    ],
)
def test_a_clearance_that_cannot_be_read_stops_the_run(comity, people, asked, text, said):
    (people / "cleared.csv").write_text(text, "utf-8")
    result = comity(*asked, "--cleared", people / "cleared.csv")
    assert result.exit_code == 2
    assert said in result.stderr


def test_lines_without_a_candidate_are_passed_over(comity, people, asked):
    comity(*asked, "--all", "--out", people / "earlier.jsonl")
    assert comity(*asked, "--previous", people / "earlier.jsonl").stdout == ""


def test_cleared_pairs_take_nobodys_place_among_the_best(comity, people, asked):
    (people / "list.csv").write_text("id,name\nP1,Anna Orsova\n", "utf-8")
    (people / "register.csv").write_text("id,name\nR1,Anna Orsova\nR2,Anna Orsova\nR3,Bela Orsova\n", "utf-8")
    first = [json.loads(line) for line in comity(*asked, "--threshold", "0").stdout.splitlines()]
    cleared = "".join(f"P1,{line['candidate']['id']},{line['evidence']}\n" for line in first[:2])
    (people / "cleared.csv").write_text(f"query_id,candidate_id,evidence\n{cleared}", "utf-8")
    result = comity(*asked, "--threshold", "0", "--top", "1", "--cleared", people / "cleared.csv")
    assert changes(result) == [("P1", "R3", None)]
    assert "left out as cleared: 2" in result.stderr


def test_a_merged_record_is_known_by_its_former_ids(people, asked, comity):
    comity(*asked, "--out", people / "earlier.jsonl")
    held = rows(people / "earlier.jsonl")[0]
    earlier = EarlierResult(str(people / "earlier.jsonl"), None, 5)
    found = replace(
        fakes.compared(
            *[Record(n, (PublishedName("Anna"),), Source("f", "", "")) for n in ("P1", "R77")], "none"
        ),
        evidence=held["evidence"],
        former_ids=(held["candidate"]["id"],),
    )
    answer = earlier.answer(Screened("P1", "Anna", (found,), Searched(1, 1, 1)), Tally())
    assert answer.reported == ()
    assert [line["query"]["id"] for line in earlier.gone()] == ["P2"]
