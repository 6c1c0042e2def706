"""Tables of any delimiter, header and language become the same records."""

import hashlib
import io
import os
import tracemalloc

import pytest

from comity.errors import ComityError
from comity.facts import (
    Gender,
    Identifier,
    Kind,
    NameParts,
    NameQuality,
    PartialDate,
    PublishedName,
    Record,
    Rejection,
    Source,
)
from comity.lists import FORMATS, follow_table, open_list, open_stream, read_column_map

FULL = (
    "id,name,aliases,birth_date,country,nationality,gender,passport,national_id,company_number,kind\n"
    'P1,Tian Borun,"田博润; Bo Tian",1961-02;1962,XA,XB;CHN,male,ZZ 1234567,99-01,,Person\n'
)


def test_every_column_of_the_contract_is_read(opened):
    reading = opened(FULL)
    sha256 = hashlib.sha256(FULL.encode()).hexdigest()
    assert list(reading) == [
        Record(
            id="P1",
            names=(
                PublishedName("Tian Borun", NameQuality.MAIN),
                PublishedName("田博润", NameQuality.GOOD),
                PublishedName("Bo Tian", NameQuality.GOOD),
            ),
            source=Source("list.csv", sha256, "line 2"),
            kind=Kind.PERSON,
            birth_dates=(PartialDate(1961, 2), PartialDate(1962)),
            nationalities=("XB", "CN"),
            countries=("XA",),
            gender=Gender.MALE,
            identifiers=(
                Identifier("passport", None, "ZZ1234567"),
                Identifier("national_id", "XA", "9901"),
            ),
        )
    ]
    assert (reading.file, reading.sha256, reading.format, reading.warnings) == ("list.csv", sha256, "csv", [])
    assert reading.size_bytes == len(FULL.encode())


def test_a_list_can_be_read_several_times(opened):
    reading = opened(FULL)
    assert list(reading) == list(reading) == list(reading)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_the_header(records_of, delimiter):
    text = delimiter.join(["id", "name", "country"]) + "\n" + delimiter.join(["7", "Tian Borun", "XA"]) + "\n"
    (record,) = records_of(text)
    assert (record.id, record.names[0].text, record.countries) == ("7", "Tian Borun", ("XA",))


def test_the_delimiter_that_a_spreadsheet_states_is_used(records_of):
    (record,) = records_of("sep=;\nid;name\n7;Tian, Borun\n")
    assert (record.names[0].text, record.source.locator) == ("Tian, Borun", "line 3")


def test_tab_can_be_forced(records_of):
    (record,) = records_of("id\tname\n7\tTian, Borun\n", as_format="tsv")
    assert record.names[0].text == "Tian, Borun"


def test_in_a_table_of_one_column_a_comma_separates_nothing(records_of):
    records = records_of('name\nTian, Borun\n"Lo, Ada"\n')
    assert [(r.id, r.names[0].text) for r in records] == [("1", "Tian, Borun"), ("2", "Lo, Ada")]


@pytest.mark.parametrize(
    "header",
    [
        "ID;Full Name;Date of Birth",
        "编号;姓名;出生日期",
        "№;ФИО;Дата рождения",
        "番号;氏名;生年月日",
        "Nr.;Nom complet;Date de naissance",
    ],
)
def test_headers_in_other_languages_are_known(records_of, header):
    (record,) = records_of(f"{header}\n7;Tian Borun;1961\n")
    assert (record.id, record.names[0].text, record.birth_dates) == ("7", "Tian Borun", (PartialDate(1961),))


def test_an_own_map_names_any_column(records_of, opened):
    text = "key;wer;wann\n7;Tian Borun;1961\n"
    (record,) = records_of(text, columns={"wer": "name", "Key": "id", "wann": "birth_date"})
    assert (record.id, record.names[0].text, record.birth_dates) == ("7", "Tian Borun", (PartialDate(1961),))
    with pytest.raises(ComityError, match="'who' is no column of ours"):
        opened(text, columns={"wer": "who"})


def test_a_map_file_is_read_like_the_table_of_headers(tmp_path):
    path = tmp_path / "map.tsv"
    path.write_text("# mine\nname\twer|qui\n\nid\tkey\n", "utf-8")
    assert read_column_map(path) == {"wer": "name", "qui": "name", "key": "id"}
    path.write_text("name\twer\nwho\twann\n", "utf-8")
    with pytest.raises(ComityError, match="line 2: 'who\twann' names no column"):
        read_column_map(path)
    with pytest.raises(ComityError, match="cannot be read as a map"):
        read_column_map(tmp_path / "absent")


def test_columns_that_are_not_read_are_named(opened):
    reading = opened("name,list_note,offence\nTian Borun,x,y\n")
    assert list(reading)
    assert reading.warnings == ["Columns not read: list_note, offence."]


def test_of_two_columns_of_names_the_one_called_name_is_read(opened):
    reading = opened("full name,name\nwrong,Tian Borun\n")
    assert [r.names[0].text for r in reading] == ["Tian Borun"]
    assert reading.warnings == ["Columns not read: full name."]


def test_parts_of_a_name_make_the_name_where_there_is_no_other(records_of):
    (record,) = records_of("surname,first name,patronymic\nTian,Borun,Ivanovich\n")
    assert record.names == (
        PublishedName(
            "Borun Ivanovich Tian", NameQuality.MAIN, None, NameParts("Tian", "Borun", "Ivanovich")
        ),
    )


def test_lines_in_quotation_marks_do_not_shift_the_line_numbers(records_of):
    records = records_of('id,name,aliases\n1,"Tian\nBorun","a b\nc d"\n2,Lo Ada,\n')
    assert [(r.id, [n.text for n in r.names], r.source.locator) for r in records] == [
        ("1", ["Tian Borun", "a b", "c d"], "line 2"),
        ("2", ["Lo Ada"], "line 5"),
    ]


def test_repeated_and_empty_aliases_are_one_or_none(records_of):
    (record,) = records_of('name;aliases\nTian Borun;"; Bo Tian;;Bo Tian；Tian Borun"\n')
    assert [n.text for n in record.names] == ["Tian Borun", "Bo Tian"]


def test_control_and_direction_characters_are_no_part_of_a_name(records_of):
    (record,) = records_of("id,name\n1,\u202eTian\u202c \x07 Bo\u200brun\u00ad\n")
    assert record.names[0].text == "Tian Borun"


def test_emoji_homoglyphs_and_mixed_scripts_stay_as_they_are(records_of):
    names = ["Тian Воrun", "田博润 Tian", "Tian 😀 Borun", "محمد Tian"]
    assert [r.names[0].text for r in records_of("name\n" + "\n".join(names))] == names


def test_empty_and_blank_rows_are_no_rows(split):
    assert split("id,name\n\n , \n1,Tian\n,,\n\n") == (["1"], [])


def test_a_row_without_an_id_is_called_by_its_number(split):
    assert split("id,name\nA,Tian\n,Lo\n") == (["A", "row 2"], [])


def test_a_header_without_rows_is_an_empty_list(split):
    assert split("id,name\n") == ([], [])


def test_trailing_delimiters_and_short_rows_are_accepted(split):
    assert split("id,name,country\n1,Tian\n2,Lo,XA,,\n") == (["1", "2"], [])


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Person", Kind.PERSON),
        ("individual", Kind.PERSON),
        ("company", Kind.ORGANISATION),
        ("Organization", Kind.ORGANISATION),
        ("vessel", Kind.VESSEL),
        ("AIRCRAFT", Kind.AIRCRAFT),
        ("公司", Kind.ORGANISATION),
        ("LegalEntity", None),
        ("", None),
    ],
)
def test_words_for_the_kind(records_of, word, kind):
    assert records_of(f"name,schema\nTian,{word}\n")[0].kind is kind


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("male", Gender.MALE),
        ("F", Gender.FEMALE),
        ("女", Gender.FEMALE),
        ("жен.", Gender.FEMALE),
        ("x", None),
    ],
)
def test_words_for_the_gender(records_of, word, gender):
    assert records_of(f"name,sex\nTian,{word}\n")[0].gender is gender


def test_values_that_are_not_understood_are_left_out_and_counted(opened):
    reading = opened("name,country,kind\nTian,Atlantis;XA,robot\nLo,Thule,\n")
    assert [r.countries for r in reading] == [("XA",), ()]
    assert reading.warnings == [
        "kind not understood and left out: 1 value, for example 'robot' at line 2.",
        "country not understood and left out: 2 values, for example 'Atlantis' at line 2, 'Thule' at line 3.",
    ]


def test_a_million_rows_would_not_stay_in_memory(opened):
    data = b"id,name\n" + b"".join(b"P%d,Name Number %d\n" % (n, n) for n in range(50_000))
    reading = opened(data)
    tracemalloc.start()
    assert sum(1 for _ in reading) == 50_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000  # bytes: buffers and ids, never 50,000 records (30 MB)


def test_rows_are_followed_as_they_arrive():
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb") as stream, os.fdopen(writer, "wb", buffering=0) as out:
        out.write("id,name\n1,田博润\n".encode())
        rows = follow_table(stream, "-")
        assert next(rows).names[0].text == "田博润"
        out.write(b"2,Lo Ada\n")
        second = next(rows)
    assert (second.id, second.source) == ("2", Source("-", "", "line 3"))


def test_a_followed_table_rejects_bad_rows_and_goes_on():
    rows = list(follow_table(io.BytesIO(b"name;dob\nTian;1961-02-30\nLo;\xff\nAda;1961\n"), "-"))
    assert [r.source.locator for r in rows if isinstance(r, Rejection)] == ["line 2", "line 3"]
    assert [r.id for r in rows if isinstance(r, Record)] == ["2"]


def test_the_same_bytes_give_the_same_records_from_a_file_and_a_stream(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(FULL, "utf-8")
    assert (
        list(open_list(path))
        == list(open_list(str(path)))
        == list(open_stream(io.BytesIO(FULL.encode()), "list.csv"))
    )


def test_an_unknown_format_is_refused_with_the_known_ones(opened):
    with pytest.raises(ComityError, match="'word' is no format"):
        opened(FULL, as_format="word")
    assert FORMATS == ("ofac-xml", "ofac-csv", "un-xml", "eu-xml", "us-csl", "ftm", "csv", "tsv", "xlsx")
