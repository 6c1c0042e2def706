"""Row by row: one subject in, its lines out, before the next is read."""

import json
import queue
import threading

import pytest

WAIT_S = 20


@pytest.fixture
def folder(comity, people):
    comity("index", people / "register.csv", "--out", people / "folder")
    return people / "folder"


class Conversation:
    """The running program: what is sent to it, and its lines as they come."""

    def __init__(self, held):
        self.held = held
        self.lines = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self.held.stdout:
            self.lines.put(json.loads(line))

    def say(self, text):
        self.held.stdin.write(text.encode("utf-8"))
        self.held.stdin.flush()

    def answer(self):
        got = []
        while not (got and got[-1].get("done")):
            got.append(self.lines.get(timeout=WAIT_S))
        return got


@pytest.fixture
def talk(process, folder):
    def start(*arguments):
        return Conversation(process("screen", "-", "--against", folder, "--stream", *arguments))

    return start


def test_each_row_is_answered_before_the_next_is_sent(talk):
    talk = talk("--format", "jsonl", "--out", "-")
    talk.say("id,name\n")
    talk.say("P1,Anna Kestrel\n")
    first = talk.answer()
    assert [line["candidate"]["id"] for line in first[:-1]] == ["R1"]
    assert first[-1] == {"query": {"id": "P1"}, "done": True}
    talk.say("P4,Nobody Known\n")
    assert talk.answer() == [{"query": {"id": "P4"}, "done": True}]
    talk.say('P2,"Bela\nOrsova"\n')
    assert [line["candidate"]["id"] for line in talk.answer()[:-1]] == ["R3"]
    talk.held.stdin.close()
    assert talk.held.wait(WAIT_S) == 0


def test_a_row_that_cannot_be_read_is_answered_with_its_reason(talk):
    talk = talk()
    talk.say("id,name\nP1,\n")
    (refused,) = talk.answer()
    assert refused["query"] == {"id": None}
    assert refused["rejected"].startswith("the row has no name")
    assert refused["locator"] == "line 2"
    talk.say("P1,Anna Kestrel\n")
    assert talk.answer()[-1] == {"query": {"id": "P1"}, "done": True}


def test_rows_sent_together_are_answered_in_order_like_a_file(comity, people, folder):
    asked = ("--against", folder, "--json", "--threshold", "0", "--top", "3")
    text = (people / "list.csv").read_bytes()
    file = comity("screen", people / "list.csv", *asked).stdout.splitlines()
    stream = comity("screen", "-", *asked, "--stream", stdin=text).stdout.splitlines()
    assert [line for line in stream if '"done":true' not in line] == file
    assert [json.loads(line)["query"]["id"] for line in stream if '"done":true' in line] == ["P1", "P2", "P4"]


def test_all_and_cleared_hold_in_a_stream(comity, people, folder):
    asked = ("screen", "-", "--against", folder, "--stream", "--all")
    first = json.loads(comity(*asked, stdin=b"id,name\nP1,Anna Kestrel\n").stdout.splitlines()[0])
    (people / "cleared.csv").write_text(
        f"query_id,candidate_id,evidence\nP1,R1,{first['evidence']}\n", "utf-8"
    )
    result = comity(*asked, "--cleared", people / "cleared.csv", stdin=b"id,name\nP1,Anna Kestrel\n")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert lines[0]["candidate"] is None
    assert lines[1]["done"] is True
    assert "left out as cleared: 1" in result.stderr


def test_the_end_of_the_input_closes_with_the_count(comity, folder):
    result = comity("screen", "-", "--against", folder, "--stream", stdin=b"id,name\nP1,Anna Kestrel\nP2,\n")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-1].startswith(
        "Read 2 rows, rejected 1, screened 1; candidates: 1 strong"
    )


@pytest.mark.parametrize(
    "wrong",
    [("--out", "x.jsonl"), ("--format", "csv"), ("--previous", "x.jsonl"), ("--against", "other")],
)
def test_what_cannot_go_row_by_row_is_wrong_use(comity, folder, wrong):
    assert comity("screen", "-", "--against", folder, "--stream", *wrong, stdin=b"").exit_code == 3


def test_a_stream_needs_a_register_folder(comity, people):
    result = comity("screen", "-", "--against", people / "register.csv", "--stream", stdin=b"id,name\n")
    assert result.exit_code == 2
    assert "comity index" in result.stderr


def test_an_empty_stream_or_one_without_names_has_a_remedy(comity, folder):
    asked = ("screen", "-", "--against", folder, "--stream")
    assert comity(*asked, stdin=b"id,born\n").exit_code == 2
    assert comity(*asked, stdin=b"").exit_code == 2
