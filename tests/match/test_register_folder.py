"""A register on disk: what is opened equals what was built, and an old one survives every accident."""

import errno
import json
import shutil
import subprocess
from hashlib import sha256

import numpy as np
import pytest

from comity.errors import ComityError
from comity.facts import parse_date
from comity.match import RegisterSource, build_register, open_register, screen
from tests.match.parties import crowd, document, person, strangers, with_aliases

SOURCES = (RegisterSource("invented.csv", "ab" * 32, 900, 2),)
RECORD = with_aliases(
    person(
        "Ottoline Marsh",
        no="R",
        birth_dates=(parse_date("1961-04"), parse_date("circa 1962")),
        birth_places=("Tarnholt",),
        nationalities=("XA", "XB"),
        countries=("XC",),
        identifiers=document("passport", "P1", "XA"),
    ),
    "奥托琳",
    "Оттолина Марш",
)
SUBJECTS = [
    person("Otoline Marsh", no="Q1"),
    person("奥托琳", no="Q2"),
    person("Edmund Winterbourne", no="Q3"),
]


def _answers(register):
    return list(screen(SUBJECTS, register, workers=1, top=20))


def _digests(folder):
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def folder(tmp_path):
    build_register(crowd(RECORD), sources=SOURCES, out=tmp_path / "register")
    return tmp_path / "register"


def test_an_opened_register_answers_like_the_one_in_memory(folder):
    opened, memory = open_register(folder), build_register(crowd(RECORD), sources=SOURCES)
    assert _answers(opened) == _answers(memory)
    assert (opened.version, opened.records, opened.names) == (memory.version, memory.records, memory.names)
    assert opened.sources == SOURCES
    assert opened.curve == memory.curve


def test_a_stored_record_keeps_what_a_report_needs(folder):
    stored = open_register(folder).record(450)
    assert (stored.id, stored.names) == ("R", ("Ottoline Marsh", "奥托琳", "Оттолина Марш"))
    assert (stored.source.file, stored.source.locator) == ("invented.csv", "line 2")
    assert stored.values["birth_dates"] == ["1961-04", "~1962"]
    assert stored.values["identifiers"] == [["passport", "XA", "P1"]]


def test_the_same_input_gives_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        build_register(crowd(RECORD), sources=SOURCES, out=tmp_path / name)
    assert _digests(tmp_path / "one") == _digests(tmp_path / "two")


def test_another_input_is_another_version():
    one, other = (build_register(strangers(n), sources=SOURCES) for n in (5, 6))
    elsewhere = build_register(strangers(5), sources=(RegisterSource("invented.csv", "cd" * 32, 5, 0),))
    assert len({one.version, other.version, elsewhere.version}) == 3
    assert one.version.startswith("sha256:")


def test_nothing_but_the_register_lies_in_its_folder(folder):
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert sorted(path.name for path in folder.iterdir()) == sorted(["manifest.json", manifest["arrays"]])


def test_a_newer_register_replaces_the_older_one_whole(folder):
    build_register(strangers(7), sources=SOURCES, out=folder)
    assert open_register(folder).records == 7
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1


def test_building_the_same_register_twice_changes_nothing(folder):
    before = _digests(folder)
    build_register(crowd(RECORD), sources=SOURCES, out=folder)
    assert _digests(folder) == before


@pytest.mark.parametrize("field", ["format", "names_version", "keys_version"])
def test_another_version_is_refused_with_the_command_that_rebuilds_it(folder, field):
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    (folder / "manifest.json").write_text(json.dumps(manifest | {field: "older"}), "utf-8")
    with pytest.raises(ComityError) as refused:
        open_register(folder)
    assert "older" in refused.value.problem
    assert f"comity index invented.csv --out {folder}" in refused.value.remedy


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format": 1}', "null", "\x00\x00"])
def test_a_broken_manifest_is_no_register(folder, text):
    (folder / "manifest.json").write_text(text, "utf-8")
    with pytest.raises(ComityError) as refused:
        open_register(folder)
    assert "comity index" in refused.value.remedy


def test_a_folder_that_is_none_is_no_register(tmp_path):
    for path in (tmp_path, tmp_path / "absent"):
        with pytest.raises(ComityError, match="not a register"):
            open_register(path)


def _inner(folder):
    return folder / json.loads((folder / "manifest.json").read_text("utf-8"))["arrays"]


ARRAYS = ("words.key.npy", "names.text.npy", "index.postings.npy", "records_at.npy")


@pytest.mark.parametrize(
    ("name", "accident"),
    [
        *((name, accident) for name in ARRAYS for accident in ("lost", "cut")),
        *((name, "empty") for name in ARRAYS),
        ("records.jsonl", "lost"),
        *(("records.jsonl", accident) for accident in ("cut", "empty")),
    ],
)
def test_a_damaged_register_is_refused_with_a_remedy(folder, name, accident):
    path = _inner(folder) / name
    content = path.read_bytes()
    path.unlink()
    if accident != "lost":
        path.write_bytes(content[: len(content) // 2] if accident == "cut" else b"")
    with pytest.raises(ComityError) as refused:
        open_register(folder)
    assert "damaged" in refused.value.problem
    assert "comity index" in refused.value.remedy


def test_an_array_of_another_shape_is_refused_with_a_remedy(folder):
    np.save(_inner(folder) / "names.record.npy", np.zeros(3, np.int32))
    with pytest.raises(ComityError, match="damaged"):
        open_register(folder)


def _full_after(count):
    """Return np.save for a disk that is full after some arrays."""
    saved, left = np.save, [count]

    def save(*arguments, **options):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        saved(*arguments, **options)

    return save


@pytest.mark.parametrize("count", [0, 1, 20])
def test_a_full_disk_leaves_the_old_register_whole(folder, monkeypatch, count):
    before = _digests(folder)
    monkeypatch.setattr(np, "save", _full_after(count))
    with pytest.raises(ComityError) as refused:
        build_register(strangers(7), sources=SOURCES, out=folder)
    assert "No space left on device" in refused.value.problem
    assert "unchanged" in refused.value.remedy
    assert _digests(folder) == before
    assert open_register(folder).records == 901


def test_an_interrupted_write_leaves_the_old_register_whole(folder, monkeypatch):
    before = _digests(folder)

    def interrupted(*_arguments, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(np, "save", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build_register(strangers(7), sources=SOURCES, out=folder)
    assert _digests(folder) == before


def test_interrupted_reading_of_the_list_leaves_the_old_register_whole(folder):
    before = _digests(folder)

    def records():
        yield from strangers(3)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_register(records(), sources=SOURCES, out=folder)
    assert _digests(folder) == before


def test_a_full_disk_leaves_nothing_where_nothing_was(tmp_path, monkeypatch):
    monkeypatch.setattr(np, "save", _full_after(5))
    with pytest.raises(ComityError):
        build_register(strangers(7), sources=SOURCES, out=tmp_path / "new")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_folder_that_holds_something_else_is_not_taken_for_a_register(tmp_path):
    (tmp_path / "photographs").mkdir()
    (tmp_path / "photographs" / "one.txt").write_text("mine", "utf-8")
    with pytest.raises(ComityError) as refused:
        build_register(strangers(7), sources=SOURCES, out=tmp_path)
    assert str(tmp_path) in refused.value.problem
    assert (tmp_path / "photographs" / "one.txt").read_text("utf-8") == "mine"
    assert not (tmp_path / "manifest.json").exists()


def test_a_folder_within_an_older_register_is_not_deleted(folder):
    (folder / "notes").mkdir()
    (folder / "notes" / "one.txt").write_text("mine", "utf-8")
    build_register(strangers(7), sources=SOURCES, out=folder)
    assert (folder / "notes" / "one.txt").read_text("utf-8") == "mine"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "register").write_text("mine", "utf-8")
    with pytest.raises(ComityError):
        build_register(strangers(7), sources=SOURCES, out=tmp_path / "register")
    assert (tmp_path / "register").read_text("utf-8") == "mine"


def test_an_interrupted_first_build_leaves_no_folder(tmp_path):
    def stopped():
        yield person("Edmund Winterbourne")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_register(stopped(), out=tmp_path / "deep" / "register")
    assert list((tmp_path / "deep").iterdir()) == []


@pytest.fixture
def small_disk(tmp_path):
    """A real file system of two mebibytes, where this process may mount one."""
    place = tmp_path / "small"
    place.mkdir()
    tool = shutil.which("mount")
    mount = [tool, "-t", "tmpfs", "-o", "size=2m", "tmpfs", place]
    if tool is None or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def test_a_disk_that_is_really_full_leaves_the_older_register(small_disk):
    older = build_register([person("Edmund Winterbourne")], out=small_disk / "register").version
    with pytest.raises(ComityError, match="No space left"):
        build_register(crowd(size=20_000), out=small_disk / "register")
    assert open_register(small_disk / "register").version == older
    assert {path.name for path in (small_disk / "register").iterdir()} == {"manifest.json", older[7:23]}
