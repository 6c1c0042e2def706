"""Encodings are stated by the file or found; what cannot be read is said, never replaced."""

import codecs

import pytest

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
    assert reading.warnings[0].endswith("If names look wrong, save it as UTF-8.")


def test_a_character_cut_by_the_end_of_the_sample_does_not_change_the_encoding(records_of):
    filling = "1" * (2**20 - len("name\n") - len(",") - 1)
    data = f"name\n{filling[:900]}\n" + "田博润 Tian\n" * 80_000
    assert names(records_of(data))[-1] == "田博润 Tian"


def test_letters_that_only_appear_late_are_rejected_rows_not_other_letters(split):
    rows = b"".join(b"%d,Name of an invented person number %d\n" % (n, n) for n in range(40_000))
    found, rejected = split(b"id,name\n" + rows + "Ä,Jürgen\n".encode("cp1252"))
    assert len(found) == 40_000
    assert [place for place, _ in rejected] == ["line 40002"]
