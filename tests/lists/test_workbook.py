"""XLSX: the sheet with names is read by its rows; archives that are no workbook are refused."""

import datetime as dt
import io
import struct
import zipfile
from contextlib import suppress

import openpyxl
import pytest

from comity.errors import ComityError
from comity.facts import Identifier, PartialDate, Record, Rejection


def workbook(*sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def archive(parts, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return stream.getvalue()


def rewritten(data, **changed):
    """The workbook with some parts replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    return archive({**parts, **{name.replace("__", "/"): text for name, text in changed.items()}})


PLAIN = workbook(("List", [["id", "name", "dob", "passport"], [7, "田博润", 1961, 123456.0]]))


def test_cells_of_numbers_and_dates_become_texts(opened):
    rows = [
        ["ID", "Name", "Date of birth", "Passport"],
        [7, "田博润", dt.date(1961, 2, 3), 1234567],
        [None, None, None, None],
        ["8", "Lo Ada", 1962, "zz 1"],
        [9.0, "Ada Lo", "1961-02-30", None],
    ]
    first, second, third = opened(workbook(("List", rows)), name="list.xlsx")
    assert (first.id, first.birth_dates, first.identifiers) == (
        "7",
        (PartialDate(1961, 2, 3),),
        (Identifier("passport", None, "1234567"),),
    )
    assert (second.id, second.birth_dates, second.source.locator) == ("8", (PartialDate(1962),), "row 4")
    assert isinstance(third, Rejection)
    assert (third.source.locator, "February 1961 has 28 days" in third.reason) == ("row 5", True)


def test_the_sheet_and_the_row_of_the_header_are_found(opened):
    reading = opened(
        workbook(("Notes", [["read me"]]), ("Names", [["Priority list"], [], ["name"], ["Tian"]]))
    )
    (record,) = reading
    assert (reading.format, record.names[0].text, record.source.locator) == ("xlsx", "Tian", "row 4")
    assert reading.warnings == ["Read from sheet 'Names'; not read: Notes."]


def test_a_workbook_without_names_is_refused(opened):
    with pytest.raises(ComityError, match="no sheet has a column called 'name'"):
        opened(workbook(("List", [["first", "second"], [1, 2]])))
    with pytest.raises(ComityError, match="no sheet has a column called 'name'"):
        opened(workbook(("Empty", [])))


def test_a_map_of_columns_holds_for_workbooks_too(opened):
    (record,) = opened(workbook(("List", [["wer"], ["Tian"]])), columns={"wer": "name"})
    assert record.names[0].text == "Tian"


def test_an_archive_that_is_no_workbook_is_refused(opened):
    with pytest.raises(ComityError, match="packed archive, not a workbook"):
        opened(archive({"list.csv": "name\nTian\n"}))


def test_a_workbook_cut_off_or_damaged_is_refused(opened):
    for data in (PLAIN[: len(PLAIN) // 2], PLAIN[:200], b"PK\x03\x04" + bytes(100)):
        with pytest.raises(ComityError, match="damaged or cut off"):
            opened(data)


@pytest.mark.parametrize("part", ["xl__workbook.xml", "xl__worksheets__sheet1.xml"])
def test_a_workbook_of_broken_parts_is_refused(opened, part):
    with pytest.raises(ComityError, match=r"damaged or cut off|no sheet has"):
        list(opened(rewritten(PLAIN, **{part: "<broken"})))


def test_a_part_damaged_inside_the_archive_is_refused(opened):
    book = workbook(("List", [["name"], *[[f"Name {n * 7919 % 5003}"] for n in range(2_000)]]))
    name = b"xl/worksheets/sheet1.xml"
    for place in range(book.find(name) + len(name), book.find(name) + 4_000, 100):
        broken = bytearray(book)
        broken[place : place + 2] = b"\xff\x07"
        with suppress(ComityError):
            assert all(isinstance(found, Record | Rejection) for found in opened(bytes(broken)))


def test_a_bomb_is_weighed_and_not_opened(opened):
    with pytest.raises(ComityError, match="which is not opened") as error:
        opened(rewritten(PLAIN, **{"xl__worksheets__sheet1.xml": b"0" * 40_000_000}))
    assert error.value.remedy == "If the list is genuine, save it as CSV (UTF-8)."


def test_entities_in_a_workbook_are_refused(opened):
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    with pytest.raises(ComityError, match="document type or entities"):
        opened(rewritten(PLAIN, **{"xl__sharedStrings.xml": bomb}))


def test_a_workbook_of_too_many_parts_is_refused(opened):
    parts = {"xl/workbook.xml": "", **{f"p{n}": "" for n in range(10_001)}}
    with pytest.raises(ComityError, match="10,002 parts"):
        opened(archive(parts, zipfile.ZIP_STORED))


def test_a_workbook_with_a_password_is_refused(opened):
    data = bytearray(archive({"xl/workbook.xml": "x"}))
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)  # the bit "encrypted" of the central directory
    with pytest.raises(ComityError, match="protected by a password"):
        opened(bytes(data))


def test_a_web_page_named_xlsx_is_refused(opened):
    with pytest.raises(ComityError, match="web page"):
        opened("<html><table><tr><td>name</td></tr></table></html>", name="list.xlsx")


def test_a_row_number_beyond_the_format_is_refused(opened):
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'
        '<row r="900000000"><c r="A900000000" t="inlineStr"><is><t>Tian</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    with pytest.raises(ComityError, match="more than 1,048,576 rows"):
        list(opened(rewritten(PLAIN, **{"xl__worksheets__sheet1.xml": sheet})))
