"""Files that are not what they claim get one error that says what they are and what to do."""

import gzip
import io
import os
import random

import pytest

from comity.errors import ComityError
from comity.lists import Manner, open_list, open_stream

SDN = '<sdnList xmlns="http://tempuri.org/sdnList.xsd">{}</sdnList>'
ENTRY = "<sdnEntry><uid>{}</uid><lastName>TIAN</lastName><sdnType>Individual</sdnType></sdnEntry>"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE sdnList [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
    + SDN.format(ENTRY.format("&j;"))
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE sdnList [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SDN.format(
    ENTRY.format("&x;")
)


def refusal(data, name="list.csv", **options):
    """The one error that reading these bytes to the end gives."""
    with pytest.raises(ComityError) as error:
        list(
            open_stream(io.BytesIO(data.encode() if isinstance(data, str) else data), name, Manner(**options))
        )
    assert name in error.value.problem
    assert error.value.remedy
    return error.value.problem


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty (0 bytes)"),
        (b" \r\n\t\n", "holds nothing but blanks"),
        (b"\xef\xbb\xbf", "holds nothing but blanks"),
        ("<!DOCTYPE html><html><body>Log in</body></html>", "is a web page"),
        ("\n<!-- x --><html><head></head></html>", "is a web page"),
        ("<table><tr><td>name</td></tr></table>", "is a web page"),
        ("<html>".encode("utf-16"), "is a web page"),
        ("<catalogue><book/></catalogue>", "XML of another kind (its root is 'catalogue')"),
        ("<", "XML of another kind (its root is 'nothing')"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Excel file"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"7z\xbc\xaf\x27\x1c", "a packed archive (7z)"),
        (b"SQLite format 3\x00", "a database"),
        (gzip.compress(gzip.compress(b"name\nTian\n", mtime=0), mtime=0), "packed twice"),
        (gzip.compress(b"", mtime=0), "holds nothing but blanks"),
        (random.Random(7).randbytes(5_000), "is not text"),
    ],
)
def test_what_the_file_is_instead(data, what):
    assert what in refusal(data)


@pytest.mark.parametrize(
    "bomb", [LAUGHS, OUTSIDE, LAUGHS.encode("utf-16"), gzip.compress(OUTSIDE.encode(), mtime=0)]
)
def test_document_types_and_entities_are_refused(bomb):
    assert "document type or entities" in refusal(bomb)
    assert "document type or entities" in refusal(bomb, as_format="ofac-xml")


def test_a_document_type_behind_a_long_comment_is_refused_too():
    hidden = '<?xml version="1.0"?><!--' + "x" * 1_100_000 + "-->" + LAUGHS[21:]
    assert "document type or entities" in refusal(hidden, as_format="ofac-xml")


def test_xml_that_breaks_off_says_where():
    whole = SDN.format("\n".join(ENTRY.format(n) for n in range(50)))
    assert "list.csv, line 49: the XML is damaged or cut off" in refusal(whole[: len(whole) - 150])


def test_xml_nested_without_end_is_refused():
    deep = SDN.format("<sdnEntry>" + "<a>" * 100_000)
    assert "the XML is damaged or cut off" in refusal(deep)


def test_xml_of_a_million_parts_in_one_entry_is_refused():
    wide = SDN.format("<sdnEntry>" + "<a/>" * 100_001 + "</sdnEntry>")
    assert "an entry has 100,001 parts" in refusal(wide)


def test_a_format_that_the_file_does_not_have_is_refused():
    table = "id,name\n1,Tian\n"
    assert "the XML is damaged" in refusal(table, as_format="eu-xml")
    assert "damaged or cut off" in refusal(table, as_format="xlsx")
    assert "no column is called 'name'" in refusal(SDN.format(""), as_format="csv")


def test_a_packed_file_is_read_like_the_plain_one(tmp_path):
    data = b"id,name\n1,Tian\n"
    packed = tmp_path / "list.csv.gz"
    packed.write_bytes(gzip.compress(data))
    (record,) = open_list(packed)
    assert (record.names[0].text, record.source.file) == ("Tian", "list.csv.gz")


def test_a_packed_file_cut_off_or_damaged_is_refused():
    packed = gzip.compress(b"id,name\n" + b"1,Tian\n" * 1_000)
    assert "damaged or cut off" in refusal(packed[:-20])
    assert "damaged or cut off" in refusal(packed[:20] + b"\xff\xff\xff" + packed[23:])
    assert "damaged or cut off" in refusal(packed + b"rubbish behind the end")


def test_a_packed_bomb_is_refused_before_it_fills_anything():
    bomb = gzip.compress(b"id,name\n1," + b"x" * 70_000_000)
    assert len(bomb) < 300_000
    assert "unpacks to more than 67,108,864 bytes" in refusal(bomb)


def test_a_folder_an_absent_and_an_impossible_path_are_refused(tmp_path):
    for path, what in (
        (tmp_path, "is a folder"),
        (tmp_path / "absent", "No such file"),
        ("a\0b", "is not a path"),
    ):
        with pytest.raises(ComityError, match=what) as error:
            open_list(path)
        assert error.value.remedy


def test_a_file_without_the_right_to_read_it_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "list.csv"
    path.write_text("name\nTian\n")
    if os.geteuid() == 0:  # root may read everything: let the system say no

        def refuse(*_args, **_keywords):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("pathlib.Path.open", refuse)
    else:
        path.chmod(0)
    with pytest.raises(ComityError, match="Permission denied"):
        open_list(path)


def test_a_file_that_changes_or_vanishes_while_it_is_read_is_refused(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("name\nTian\n")
    reading = open_list(path)
    assert len(list(reading)) == 1
    path.write_text("name\nTian\nLo\n")
    with pytest.raises(ComityError, match="changed while it was read"):
        list(reading)
    path.unlink()
    with pytest.raises(ComityError, match="cannot be read"):
        list(reading)


class Pipe(io.RawIOBase):
    """A stream that can be read once, like standard input."""

    def __init__(self, data):
        self.rest = io.BytesIO(data)

    def readable(self):
        return True

    def readinto(self, buffer):
        return self.rest.readinto(buffer)


def test_a_stream_that_can_be_read_only_once_is_read_several_times():
    reading = open_stream(Pipe(b"name\nTian\n"), "-")
    assert [[r.names[0].text for r in reading] for _ in range(3)] == [["Tian"]] * 3


def test_a_pipe_given_as_a_path_is_read(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    child = os.fork()
    if child == 0:
        path.write_bytes(b"name\nTian\n")
        os._exit(0)
    assert [r.names[0].text for r in open_list(path)] == ["Tian"]
    os.waitpid(child, 0)


def test_two_readers_of_one_stream_do_not_disturb_each_other():
    reading = open_stream(io.BytesIO(b"name\n" + b"Tian\n" * 200_000), "-")
    first, second = iter(reading), iter(reading)
    assert all(one.id == other.id for one, other in zip(first, second, strict=True))
