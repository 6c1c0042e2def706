"""Screening from the command line: what is asked, what is written, and with which exit code."""

import json
from types import SimpleNamespace

import pytest

from comity import match
from comity.cli import screening
from comity.match.curve import GRID, least_total
from tests.cli.fakes import POLICY_VERSION


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_candidate_is_one_line_in_list_order_with_terms_that_add_up(comity, people):
    result = comity("screen", people / "list.csv", "--against", people / "register.csv", "--json")
    assert result.exit_code == 0
    found = lines(result)
    assert [(line["query"]["id"], line["candidate"]["id"], line["rank"]) for line in found] == [
        ("P1", "R1", 1), ("P2", "R3", 1),
    ]  # fmt: skip
    first = found[0]
    assert list(first) == [
        "query", "candidate", "rank", "score", "total", "band", "terms", "findings", "names", "evidence",
        "policy", "register", "cuts",
    ]  # fmt: skip
    assert first["query"] == {"id": "P1", "name": "Anna Kestrel"}
    assert first["candidate"]["source"]["file"] == "register.csv"
    assert first["candidate"]["source"]["locator"] == "line 2"
    assert len(first["candidate"]["source"]["sha256"]) == 64
    assert sum(term["points"] for term in first["terms"]) == pytest.approx(first["total"], abs=1e-6)
    assert first["terms"][0] == {"feature": "base", "value": None, "points": -3.0}
    assert first["score"] == pytest.approx(0.9525741268224334, abs=1e-12)
    assert first["findings"][0] == {"words": "Anna Kestrel and KESTREL Anna share 2 words.", "points": 5.0}
    assert first["policy"] == POLICY_VERSION


def test_the_last_line_on_standard_error_counts_rows_bands_and_seconds(comity, people):
    (people / "list.csv").write_text("id,name\nP1,Anna Kestrel\nP2,\n", "utf-8")
    result = comity("screen", people / "list.csv", "--against", people / "register.csv", "--json")
    last = result.stderr.splitlines()[-1]
    assert last.startswith("Read 2 rows, rejected 1, screened 1; candidates: 1 strong, 0 possible, 0 weak; ")
    assert last.endswith(" s")
    assert "Rejected from the list list.csv, line 3: the row has no name." in result.stderr


def test_how_often_a_stranger_appears_is_said(comity, people):
    result = comity("screen", people / "list.csv", "--against", people / "register.csv")
    assert "about 1 stranger in 7 gets a possible candidate" in result.stderr


def test_all_lists_subjects_without_a_candidate(comity, people):
    result = comity("screen", people / "list.csv", "--against", people / "register.csv", "--json", "--all")
    assert lines(result)[-1] == {
        "query": {"id": "P4", "name": "Nobody Known"},
        "candidate": None,
        "searched": {"records": 4, "names": 4, "compared": 4, "not_searched": []},
    }


def test_threshold_zero_reports_the_best_whatever_their_score(comity, people):
    asked = ("screen", people / "list.csv", "--against", people / "register.csv", "--json")
    result = comity(*asked, "--threshold", "0", "--top", "2")
    assert [line["rank"] for line in lines(result)] == [1, 2, 1, 2, 1, 2]


def test_a_threshold_is_a_score_and_a_band_is_its_edge(comity, people):
    asked = ("screen", people / "list.csv", "--against", people / "register.csv", "--json")
    assert len(lines(comity(*asked, "--threshold", "0.35"))) == 4
    assert len(lines(comity(*asked, "--threshold", "0.99"))) == 0
    assert len(lines(comity(*asked, "--at-least", "strong"))) == 2
    assert len(lines(comity(*asked, "--at-least", "weak"))) == 12
    assert len(lines(comity(*asked, "--expect-alarms", "0.01"))) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        ("--threshold", "0.5", "--at-least", "strong"),
        ("--at-least", "strong", "--expect-alarms", "0.1"),
        ("--threshold", "0.5", "--at-least", "weak", "--expect-alarms", "0.1"),
        ("--threshold", "1.5"),
        ("--threshold", "high"),
        ("--format", "yaml"),
        ("--json", "--format", "csv"),
        ("--at-least", "certain"),
        ("--top", "0"),
        ("--as", "parquet"),
        ("--fail-on", "weak"),
        ("--no-such-option",),
        ("--stream",),
    ],
)
def test_wrong_use_exits_with_3_and_writes_nothing(comity, people, wrong):
    result = comity("screen", people / "list.csv", "--against", people / "register.csv", *wrong)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "Error:" in result.stderr


def test_a_missing_argument_or_command_is_wrong_use(comity, people):
    assert comity("screen").exit_code == 3
    assert comity("screen", people / "list.csv").exit_code == 3
    assert comity("scren").exit_code == 3
    assert comity("screen", "-", "--against", "-").exit_code == 3


@pytest.mark.parametrize(
    ("option", "count"), [(("--fail-on", "strong"), 1), (("--fail-on", "possible"), 1), ((), 0)]
)
def test_a_finding_stops_a_pipeline_only_when_asked(comity, people, option, count):
    assert (
        comity("screen", people / "list.csv", "--against", people / "register.csv", *option).exit_code
        == count
    )


def test_fail_on_strong_passes_over_what_is_only_possible(comity, people):
    (people / "list.csv").write_text("id,name,birth_date\nP1,Anna Kestrel,1970\n", "utf-8")
    (people / "register.csv").write_text("id,name,birth_date\nR1,Anna Moor,1970\n", "utf-8")
    asked = ("screen", people / "list.csv", "--against", people / "register.csv")
    assert comity(*asked, "--fail-on", "strong").exit_code == 0
    assert comity(*asked, "--fail-on", "possible").exit_code == 1


def test_only_the_installed_policy_is_accepted(comity, people):
    asked = ("screen", people / "list.csv", "--against", people / "register.csv", "--json", "--policy")
    assert comity(*asked, POLICY_VERSION).exit_code == 0
    other = comity(*asked, "fake/0")
    assert (other.exit_code, other.stdout) == (2, "")
    assert other.stderr == (
        "Error: Policy fake/0 is not installed; this program has fake/1.\n"
        "Leave --policy out, or use the version of comity that wrote the earlier result.\n"
    )


def test_several_registers_are_searched_as_one_order(comity, people):
    comity("index", people / "register.csv", "--out", people / "folder")
    (people / "second.csv").write_text("id,name\nS1,Anna Kestrel\n", "utf-8")
    asked = ("screen", people / "list.csv", "--json", "--against")
    both = comity(*asked, people / "folder", "--against", people / "second.csv")
    assert [(line["query"]["id"], line["candidate"]["id"], line["rank"]) for line in lines(both)] == [
        ("P1", "R1", 1), ("P1", "S1", 2), ("P2", "R3", 1),
    ]  # fmt: skip
    assert "Read 3 rows" in both.stderr


def test_top_holds_over_several_registers(comity, people):
    comity("index", people / "register.csv", "--out", people / "folder")
    asked = ("screen", people / "list.csv", "--json", "--top", "1", "--against")
    both = comity(*asked, people / "folder", "--against", people / "register.csv")
    assert [line["candidate"]["id"] for line in lines(both)] == ["R1", "R3"]


def test_a_list_can_be_its_own_register(comity, people):
    result = comity("screen", people / "list.csv", "--against", people / "list.csv", "--json")
    assert [(line["query"]["id"], line["candidate"]["id"]) for line in lines(result)] == [
        ("P1", "P1"), ("P2", "P2"), ("P4", "P4"),
    ]  # fmt: skip


def test_the_list_can_come_from_standard_input(comity, people):
    text = (people / "list.csv").read_bytes()
    piped = comity("screen", "-", "--against", people / "register.csv", "--json", stdin=text)
    assert (
        piped.stdout
        == comity("screen", people / "list.csv", "--against", people / "register.csv", "--json").stdout
    )


def test_columns_in_other_words_are_mapped(comity, people):
    (people / "list.csv").write_text("nr,zwana\nP1,Anna Kestrel\n", "utf-8")
    (people / "map.tsv").write_text("id\tnr\nname\tzwana\n", "utf-8")
    result = comity(
        "screen",
        people / "list.csv",
        "--against",
        people / "register.csv",
        "--json",
        "--map",
        people / "map.tsv",
    )
    assert [line["query"]["id"] for line in lines(result)] == ["P1"]


def test_the_form_follows_the_ending_of_the_file(comity, people):
    asked = ("screen", people / "list.csv", "--against", people / "register.csv", "--out")
    comity(*asked, people / "out.jsonl")
    comity(*asked, people / "out.csv")
    comity(*asked, people / "out.html")
    comity(*asked, people / "out.txt")
    assert json.loads((people / "out.jsonl").read_text("utf-8").splitlines()[0])["rank"] == 1
    assert (people / "out.csv").read_text("utf-8").startswith("query_id,query_name,rank,")
    assert (people / "out.html").read_text("utf-8").startswith("<!doctype html>")
    assert (people / "out.txt").read_text("utf-8").startswith("list.csv screened against")


@pytest.mark.parametrize("form", ["table", "jsonl", "csv", "html"])
def test_the_same_files_give_the_same_bytes(comity, people, form):
    asked = ("screen", people / "list.csv", "--against", people / "register.csv", "--format", form, "--all")
    assert comity(*asked).stdout_bytes == comity(*asked).stdout_bytes != b""


def test_every_rejected_row_can_be_kept(comity, people):
    (people / "list.csv").write_text("id,name\n" + "".join(f"P{n},\n" for n in range(25)), "utf-8")
    result = comity(
        "screen", people / "list.csv", "--against", people / "register.csv", "--rejected", people / "bad.csv"
    )
    rows = (people / "bad.csv").read_text("utf-8").splitlines()
    assert rows[0] == "file,locator,reason,sha256"
    assert len(rows) == 26
    assert "Rejected from the list: 5 more; --rejected FILE writes them all." in result.stderr


def test_the_result_is_never_written_over_a_file_that_is_read(comity, people):
    before = (people / "list.csv").read_bytes()
    result = comity(
        "screen", people / "list.csv", "--against", people / "register.csv", "--out", people / "list.csv"
    )
    assert result.exit_code == 2
    assert "which is being read" in result.stderr
    assert (people / "list.csv").read_bytes() == before


def test_a_register_without_a_curve_is_measured_when_alarms_are_asked_for(monkeypatch):
    measured = []
    curve = {f"{total:+.1f}": 0.2 if total < 3 else 0.04 for total in GRID}
    monkeypatch.setattr(match, "stranger_curve", lambda register: measured.append(register) or curve)
    monkeypatch.setattr(match, "least_total", least_total)
    register = SimpleNamespace(curve={})
    assert screening.Cut(expect_alarms=0.1).lowest(register).least_total == 3.0
    assert screening.Cut(expect_alarms=0.1).lowest(register, registers=4).least_total == GRID[-1]
    assert screening.Cut(expect_alarms=0.4).lowest(register, registers=2).least_total == GRID[0]
    assert measured == [register]
    assert screening.Cut(threshold=0.5).lowest(SimpleNamespace(curve={})).least_total == 0.0
