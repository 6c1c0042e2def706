"""What goes wrong: bad files, a full disk, an interrupted run, a reader that leaves, a fault of ours."""

import errno
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from comity.cli import output, screening
from comity.cli.answer import RegisterRead
from comity.cli.closing import emptiness

WAIT_S = 20


@pytest.fixture
def asked(people):
    return ("screen", people / "list.csv", "--against", people / "register.csv")


def parts(folder):
    return [path.name for path in folder.iterdir() if path.name.endswith(".part")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "is empty"),
        (b"born\n1970\n", "no column is called 'name'"),
        (b"<!DOCTYPE html><html><body>Please sign in</body></html>", "web page"),
        (b"id,name\n", "screened 0"),
    ],
)
@pytest.mark.parametrize("role", ["list.csv", "register.csv"])
def test_a_file_that_is_no_list_has_one_clear_error(comity, people, asked, role, text, said):
    (people / role).write_bytes(text)
    result = comity(*asked, "--json")
    assert "Traceback" not in result.stderr
    if text.endswith(b"name\n"):
        assert result.exit_code == 0
    else:
        assert (result.exit_code, result.stdout) == (2, "")
        assert said.casefold() in result.stderr.casefold()
        assert len(result.stderr.splitlines()) <= 3


def test_a_missing_file_and_a_folder_have_a_remedy(comity, people):
    list_file, register = people / "list.csv", people / "register.csv"
    absent = people / "absent"
    asked = ("screen", list_file, "--against", register)
    for wrong in (
        ("screen", absent, "--against", register),
        ("screen", people, "--against", register),
        ("screen", list_file, "--against", absent),
        ("screen", list_file, "--against", people),
        ("compare", absent, "--out", "-"),
        (*asked, "--previous", absent),
        (*asked, "--cleared", absent),
        (*asked, "--map", absent),
    ):
        result = comity(*wrong)
        assert (result.exit_code, result.stdout) == (2, ""), wrong
        assert result.stderr.startswith("Error: ")
        assert len(result.stderr.splitlines()) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_has_a_remedy(comity, people, asked):
    (people / "list.csv").chmod(0)
    result = comity(*asked)
    assert result.exit_code == 2
    assert "right to read" in result.stderr


def test_an_unreadable_file_is_told_from_a_missing_one(comity, asked, monkeypatch):
    def refuse(self, *_, **__):
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    result = comity(*asked)
    assert result.exit_code == 2
    assert "Permission denied" in result.stderr


class FullDisk(io.BytesIO):
    """A file on a disk without room."""

    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def write(self, _):
        raise OSError(errno.ENOSPC, "No space left on device")

    def close(self):
        self.inner.close()
        super().close()


@pytest.mark.parametrize("form", ["table", "jsonl", "csv", "html"])
def test_a_full_disk_leaves_the_older_result_whole(comity, people, asked, form, monkeypatch):
    out = people / "result"
    out.write_text("older", "utf-8")
    real = Path.open

    def opened(self, mode="r", *given, **named):
        file = real(self, mode, *given, **named)
        return FullDisk(file) if self.name.endswith(".part") else file

    monkeypatch.setattr(Path, "open", opened)
    result = comity(*asked, "--format", form, "--out", out)
    assert result.exit_code == 2
    assert "could not be written: No space left on device" in result.stderr
    assert "What stood there before is unchanged." in result.stderr
    assert out.read_text("utf-8") == "older"
    assert parts(people) == []


def test_a_full_disk_while_a_register_is_written_has_a_remedy(comity, people, monkeypatch):
    def build(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(screening.match, "build_register", build)
    result = comity("index", people / "register.csv", "--out", people / "folder")
    assert result.exit_code == 2
    assert "An older register there is unchanged." in result.stderr


def test_a_folder_that_is_not_there_cannot_take_the_result(comity, people, asked):
    result = comity(*asked, "--out", people / "nowhere" / "result.jsonl")
    assert result.exit_code == 2
    assert "could not be written" in result.stderr


def test_an_existing_result_is_replaced_only_as_a_whole(comity, people, asked):
    (people / "list.csv").write_text("id,name\nP1,Anna Kestrel\nP2,Fault\n", "utf-8")
    (people / "out.jsonl").write_text("older", "utf-8")
    result = comity(*asked, "--out", people / "out.jsonl")
    assert result.exit_code == 70
    assert (people / "out.jsonl").read_text("utf-8") == "older"
    assert parts(people) == []


def test_a_link_is_followed_and_a_device_written_directly(comity, people, asked):
    (people / "real.jsonl").write_text("older", "utf-8")
    (people / "link.jsonl").symlink_to(people / "real.jsonl")
    assert comity(*asked, "--out", people / "link.jsonl").exit_code == 0
    assert (people / "link.jsonl").is_symlink()
    assert (people / "real.jsonl").read_text("utf-8").startswith('{"query"')
    assert comity(*asked, "--out", os.devnull).exit_code == 0


def test_a_fault_of_ours_shows_a_number_and_no_traceback(comity, people, asked):
    (people / "list.csv").write_text("id,name\nP1,Fault\n", "utf-8")
    first, second = comity(*asked), comity(*asked)
    assert (first.exit_code, first.stdout) == (70, "") or first.exit_code == 70
    assert "This is a fault in comity, not in your files. Fault " in first.stderr
    assert "Traceback" not in first.stderr
    assert first.stderr == second.stderr


def test_the_traceback_is_shown_when_asked_for(process, people, asked):
    (people / "list.csv").write_text("id,name\nP1,Fault\n", "utf-8")
    held = process(*asked, environment={"COMITY_DEBUG": "1"})
    _, said = held.communicate(timeout=WAIT_S)
    assert b"ZeroDivisionError" in said
    assert b"Traceback" in said


def slow(process, people, *arguments):
    rows = "".join(f"P{n},Anna Kestrel\n" for n in range(2_000))
    (people / "long.csv").write_text("id,name\n" + rows, "utf-8")
    environment = {"FAKE_SLOW": "1"}
    return process(*arguments, environment=environment)


def wait_for(condition):
    deadline = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)


def test_an_interrupted_run_leaves_no_half_written_output(process, people):
    (people / "out.jsonl").write_text("older", "utf-8")
    held = slow(
        process, people, "screen", people / "long.csv", "--against", people / "register.csv",
        "--out", people / "out.jsonl",
    )  # fmt: skip
    wait_for(lambda: parts(people))
    held.send_signal(signal.SIGINT)
    out, said = held.communicate(timeout=WAIT_S)
    assert (held.returncode, out) == (130, b"")
    assert said == b"Stopped. Nothing half-written was left behind.\n"
    assert (people / "out.jsonl").read_text("utf-8") == "older"
    assert parts(people) == []


@pytest.mark.parametrize("form", ["jsonl", "table", "csv"])
def test_a_reader_that_leaves_is_no_error(process, people, form):
    rows = "".join(f"P{n},Anna Kestrel\n" for n in range(3_000))
    (people / "long.csv").write_text("id,name\n" + rows, "utf-8")
    held = process("screen", people / "long.csv", "--against", people / "register.csv", "--format", form)
    held.stdout.read(100)
    held.stdout.close()
    assert held.wait(WAIT_S) == 141
    assert held.stderr.read() == b""


def test_a_closed_standard_output_is_quiet(root, people):
    command = [sys.executable, "-m", "tests.cli.fakes", "screen", people / "list.csv", "--against",
               people / "register.csv", "--json"]  # fmt: skip
    shell = " ".join(map(str, command)) + " >&-"
    paths = os.pathsep.join([str(root / "src"), str(root)])
    done = subprocess.run(
        ["/bin/sh", "-c", shell],
        cwd=root,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1].startswith(b"Read 3 rows")


def test_utf_8_is_spoken_in_every_locale(process, people):
    (people / "list.csv").write_text("id,name\nP1,张 伟民\n", "utf-8")
    (people / "register.csv").write_text("id,name\nR1,伟民 张\n", "utf-8")
    held = process(
        "screen", people / "list.csv", "--against", people / "register.csv",
        environment={"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )  # fmt: skip
    out, _ = held.communicate(timeout=WAIT_S)
    assert held.returncode == 0
    assert "张 伟民 and 伟民 张 share 2 words." in out.decode("utf-8")


def test_progress_is_silent_where_nobody_watches(comity, asked):
    assert "\x1b" not in comity(*asked).stderr
    assert len(comity(*asked, "--json").stderr.splitlines()) == 2


def test_only_a_screen_gets_colours():
    assert output.is_screen(io.BytesIO()) is False


def test_an_empty_list_and_an_empty_register_are_said(comity, people):
    (people / "nobody.csv").write_text("id,name\n", "utf-8")
    result = comity("screen", people / "nobody.csv", "--against", people / "register.csv")
    assert "Warning: the list holds no rows." in result.stderr
    result = comity("screen", people / "list.csv", "--against", people / "nobody.csv")
    assert "Warning: nobody.csv holds no records: nobody can be found in it." in result.stderr
    result = comity("index", people / "nobody.csv", "--out", people / "folder")
    assert "Warning: folder holds no records" in result.stderr


def test_records_that_cannot_be_found_by_name_are_said():
    register = RegisterRead("old", (), 7, 5, "sha256:", unreadable=2)
    (words,) = emptiness(register)
    assert words.startswith("Warning: old holds 2 records whose names have no word that can be compared:")


def test_a_folder_that_is_missing_is_made_first(comity, people):
    result = comity(
        "screen", people / "list.csv", "--against", people / "register.csv", "--out", people / "no" / "x"
    )
    assert result.exit_code == 2
    assert "Make the folder first, or give another place with --out." in result.stderr
