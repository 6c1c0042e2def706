"""Encodings are stated by the file or found; what cannot be read is said, never replaced."""

import codecs

import pytest

from comity.errors import ComityError

CHINESE = "编号,姓名,出生日期\n1,田博润,1961\n2,罗艾达,1962\n"
TAIWANESE = "編號,姓名,出生日期\n1,田博潤,1961\n2,羅艾達,1962\n"
JAPANESE = "番号,氏名,生年月日\n1,山野太郎,1961\n2,川辺花子,1962\n"
RUSSIAN = "номер;имя;дата рождения\n1;Тианов Борис Львович;1961\n2;Лозина Ада Петровна;1962\n"
GERMAN = "id;name\n1;Jürgen Größler\n2;Käthe Löw\n"
ARABIC = "id,name\n1,طيان بورون\n2,لو أدا\n"


def names(records):
    return [record.names[0].text for record in records]


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, b""])
def test_utf_8_with_and_without_its_mark(records_of, mark):
    assert names(records_of(mark + CHINESE.encode())) == ["田博润", "罗艾达"]


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_wide_encodings(records_of, mark, codec):
    assert names(records_of(mark + GERMAN.encode(codec))) == ["Jürgen Größler", "Käthe Löw"]


@pytest.mark.parametrize(
    ("text", "codec", "expected"),
    [
        (CHINESE, "gb18030", ["田博润", "罗艾达"]),
        (TAIWANESE, "big5", ["田博潤", "羅艾達"]),
        (JAPANESE, "shift_jis", ["山野太郎", "川辺花子"]),
        (RUSSIAN, "cp1251", ["Тианов Борис Львович", "Лозина Ада Петровна"]),
        (GERMAN, "cp1252", ["Jürgen Größler", "Käthe Löw"]),
        (ARABIC, "cp1256", ["طيان بورون", "لو أدا"]),
    ],
)
def test_encodings_that_the_file_does_not_state_are_found_and_named(opened, text, codec, expected):
    reading = opened(text.encode(codec))
    assert names(reading) == expected
    assert reading.warnings[0].startswith("The file does not say its encoding; it was read as ")
    assert reading.warnings[0].endswith("give its encoding with --encoding, or save it as UTF-8.")


def test_a_character_cut_by_the_end_of_the_sample_does_not_change_the_encoding(records_of):
    filling = "1" * (2**20 - len("name\n") - len(",") - 1)
    data = f"name\n{filling[:900]}\n" + "田博润 Tian\n" * 80_000
    assert names(records_of(data))[-1] == "田博润 Tian"


def test_letters_that_only_appear_late_are_rejected_rows_not_other_letters(split):
    rows = b"".join(b"%d,Name of an invented person number %d\n" % (n, n) for n in range(40_000))
    found, rejected = split(b"id,name\n" + rows + "Ä,Jürgen\n".encode("cp1252"))
    assert len(found) == 40_000
    assert [place for place, _ in rejected] == ["line 40002"]


@pytest.mark.parametrize(
    ("text", "codec", "stated", "expected"),
    [
        ("id,name\n1,Böhm\n", "cp1250", "windows-1250", ["Böhm"]),
        (CHINESE, "gb18030", "GB18030", ["田博润", "罗艾达"]),
        (GERMAN, "latin-1", "iso-8859-1", ["Jürgen Größler", "Käthe Löw"]),
        (GERMAN, "utf-16-be", "utf-16-be", ["Jürgen Größler", "Käthe Löw"]),
        (codecs.BOM_UTF8.decode() + GERMAN, "utf-8", "utf-8", ["Jürgen Größler", "Käthe Löw"]),
        (
            codecs.BOM_UTF16_LE.decode("utf-16-le") + GERMAN,
            "utf-16-le",
            "utf-16",
            ["Jürgen Größler", "Käthe Löw"],
        ),
    ],
)
def test_an_encoding_that_a_person_names_is_used_without_a_warning(opened, text, codec, stated, expected):
    reading = opened(text.encode(codec), encoding=stated)
    assert names(reading) == expected
    assert reading.warnings == []


def test_bytes_that_are_not_of_the_named_encoding_reject_their_row(split):
    found, rejected = split("id,name\n1,Anna\n2,Jürgen\n".encode("cp1252"), encoding="utf-8")
    assert found == ["1"]
    assert [place for place, _ in rejected] == ["line 3"]


@pytest.mark.parametrize("wrong", ["utf-9", "hex", "idn\0a"])
def test_an_unknown_encoding_is_refused_with_usual_ones(opened, wrong):
    with pytest.raises(ComityError, match="is no encoding of text") as error:
        opened("id,name\n1,Anna\n", encoding=wrong)
    assert "gb18030" in error.value.remedy


def test_an_encoding_for_a_format_that_states_its_own_is_refused(opened):
    with pytest.raises(ComityError, match="states its own encoding"):
        opened('{"id":"1","schema":"Person","properties":{"name":["Anna"]}}\n', encoding="cp1251")
