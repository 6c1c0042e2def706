"""Building a register folder and looking at it."""

import json
from dataclasses import replace

import pytest

from comity.cli.answer import RegisterRead, strangers_get
from comity.cli.closing import alarm_words


def test_a_folder_is_built_and_shown(comity, people):
    built = comity("index", people / "register.csv", "--out", people / "folder")
    assert (built.exit_code, built.stdout) == (0, "")
    assert "Read 4 rows, rejected 0; " in built.stderr.splitlines()[-1]
    assert "4 records, 4 names" in built.stderr.splitlines()[-1]
    shown = comity("index", "--show", people / "folder")
    assert shown.exit_code == 0
    assert shown.stdout.startswith("folder: 4 records, 4 names\n  version  sha256:")
    assert "about 1 stranger in 100 gets a strong candidate" in shown.stdout


def test_a_folder_is_shown_as_json(comity, people):
    comity("index", people / "register.csv", "--out", people / "folder")
    shown = json.loads(comity("index", "--show", people / "folder", "--json").stdout)
    assert (shown["records"], shown["names"], shown["sources"][0]["used"]) == (4, 4, 4)
    again = comity("index", people / "register.csv", "--out", people / "folder", "--json")
    assert json.loads(again.stdout)["version"] == shown["version"]


def test_several_files_become_one_folder(comity, people):
    (people / "more.csv").write_text("id,name\nS1,Salma Reyes\nS2,\n", "utf-8")
    built = comity(
        "index", people / "register.csv", people / "more.csv", "--out", people / "folder",
        "--rejected", people / "bad.csv",
    )  # fmt: skip
    assert "Read 6 rows, rejected 1; " in built.stderr.splitlines()[-1]
    assert "5 records" in built.stderr
    assert "more.csv,line 3," in (people / "bad.csv").read_text("utf-8")


def test_a_register_folder_is_searched_like_its_file(comity, people):
    comity("index", people / "register.csv", "--out", people / "folder")
    asked = ("screen", people / "list.csv", "--json", "--against")
    ids = [
        [json.loads(line)["candidate"]["id"] for line in comity(*asked, people / place).stdout.splitlines()]
        for place in ("folder", "register.csv")
    ]
    assert ids[0] == ids[1] == ["R1", "R3"]


def test_wrong_use_of_index_exits_with_3(comity, people):
    assert comity("index").exit_code == 3
    assert comity("index", people / "register.csv").exit_code == 3
    assert comity("index", "--out", people / "folder").exit_code == 3
    assert comity("index", people / "register.csv", "--show", people / "folder").exit_code == 3
    assert comity("index", "--show", people / "folder", "--out", people / "folder").exit_code == 3


def test_a_folder_that_is_no_register_is_refused(comity, people):
    result = comity("index", "--show", people)
    assert result.exit_code == 2
    assert "Build it with comity index." in result.stderr


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.14, "about 1 stranger in 7 gets"),
        (0.00051, "about 1 stranger in 1,961 gets"),
        (0.4025, "about 4 strangers in 10 get"),
        (0.97, "about 10 strangers in 10 get"),
    ],
)
def test_shares_of_strangers_are_said_as_people_say_them(share, words):
    assert strangers_get(share) == words


def test_no_alarm_among_the_strangers_is_said_too():
    register = RegisterRead(
        "small", (), 1, 1, "sha256:", {"strangers": 2000.0, "strong": 0.0, "possible": 0.2}
    )
    nobody = replace(register, alarms={"strangers": 2000.0, "strong": 0.0, "possible": 0.0})
    assert alarm_words(nobody) == "In small none of 2,000 invented strangers got a possible candidate."
    assert alarm_words(register) == ("In small about 1 stranger in 5 gets a possible candidate.")
