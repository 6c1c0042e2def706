"""Bad rows are data: each is listed with its line and reason, and the others are read."""

import codecs

import pytest

from comity.errors import ComityError
from comity.lists.lines import MOST_LINE_CHARACTERS, MOST_ROW_LINES

WIDE = "the row has 3 cells, the header 2. Put cells that contain the delimiter into quotation marks."
FEBRUARY = (
    "column 'birth_date': '1961-02-30' is not a date (February 1961 has 28 days, not 30). "
    "Write 1961-02, or leave it empty."
)


def test_an_impossible_birth_date_rejects_the_row_in_words(split):
    assert split("id,name,dob\n1,Tian,1961-02-30\n2,Lo,1961\n") == (
        ["2"],
        [
            (
                "line 2",
                FEBRUARY,
            )
        ],
    )


def test_a_row_without_a_name_is_rejected(split):
    assert split('id,name\n1,\n2,Lo\n3," \u202e"\n') == (
        ["2"],
        [
            ("line 2", "the row has no name. Write a name, or remove the row."),
            ("line 4", "the row has no name. Write a name, or remove the row."),
        ],
    )


def test_the_second_of_two_equal_ids_is_rejected_and_names_the_first(split):
    assert split("id,name\n1,Tian\n2,Lo\n1,Ada\n") == (
        ["1", "2"],
        [
            (
                "line 4",
                "id '1' stands already on line 2. Give each record its own id, or leave the column out.",
            )
        ],
    )


def test_ids_are_compared_as_texts_however_many_there_are(split):
    ids = [f"{n:05d}" for n in range(20_000)]
    found, rejected = split("id,name\n" + "".join(f"{i},N\n" for i in [*ids, "00007", "7"]))
    assert (found, len(rejected)) == ([*ids, "7"], 1)


def test_a_name_of_ten_thousand_characters_is_rejected(split):
    found, rejected = split(f"id,name,aliases\n1,{'a' * 10_000},\n2,Lo,{'b' * 1_001}\n3,{'c' * 1_000},\n")
    assert found == ["3"]
    assert [reason for _, reason in rejected] == [
        "the name has 10,000 characters, at most 1,000 are read. Shorten it to the name itself.",
        "the name has 1,001 characters, at most 1,000 are read. Shorten it to the name itself.",
    ]


def test_too_many_names_and_too_long_ids_are_rejected(split):
    aliases = ";".join(f"Name {n}" for n in range(1_001))
    found, rejected = split(f"id,name,aliases\n1,Tian,{aliases}\n{'9' * 501},Lo,\n")
    assert found == []
    assert [reason.split(".")[0] for _, reason in rejected] == [
        "the row has 1,002 names, at most 1,000 are read",
        "the id has 501 characters",
    ]


def test_a_nul_character_rejects_its_row(split):
    assert split(b"id,name\n1,Ti\x00an\n2,Lo\n") == (
        ["2"],
        [("line 2", "the row holds a NUL character, so it is damaged. Export it again.")],
    )


def test_bytes_of_another_encoding_reject_their_rows(split):
    text = (
        b"id,name\n"
        + "1,Jürgen\n".encode() * 1
        + b"2,J\xfcrgen\n"
        + "3,田博润\n4,田博润\n5,田博润\n".encode()
    )
    assert split(text) == (
        ["1", "3", "4", "5"],
        [
            (
                "line 3",
                "the row holds bytes that are no text in the encoding of the file. Save the file as UTF-8.",
            )
        ],
    )


def test_a_row_with_more_cells_than_the_header_is_rejected(split):
    assert split("id,name\n1,Tian,Borun\n2,Lo\n") == (
        ["2"],
        [
            (
                "line 2",
                WIDE,
            )
        ],
    )


def test_a_quotation_that_is_never_closed_costs_one_row(split):
    rows = "".join(f"{n},Name {n},x\n" for n in range(3, 1_000))
    found, rejected = split(f'id,name,note\n1,Tian,"never closed\n{rows}')
    assert found == [str(n) for n in range(3, 1_000)]
    assert [place for place, _ in rejected] == ["line 2"]
    assert "is never closed" in rejected[0][1]


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_quotation_open_at_the_end_is_rejected(split, end):
    found, rejected = split(f'id,name\n1,Tian\n2,"Lo{end}')
    assert (found, [place for place, _ in rejected]) == (["1"], ["line 3"])


def test_two_rows_run_together_by_quotation_marks_are_rejected(split):
    found, rejected = split('id,name,note\n1,"Tian\n2,Lo"\n3,Ada,\n')
    assert (found, [place for place, _ in rejected]) == (["3"], ["line 2"])
    assert "two rows run together" in rejected[0][1]


def test_a_long_cell_of_many_lines_is_a_cell(split):
    note = "\n".join(["line"] * (MOST_ROW_LINES - 1))
    assert split(f'id,name,note\n1,Tian,"{note}"\n2,Lo,\n') == (["1", "2"], [])


def test_a_line_without_end_is_rejected_and_not_held(split):
    found, rejected = split(f"id,name\n1,{'a' * 300_000}\n2,Lo\n")
    assert (found, [place for place, _ in rejected]) == (["2"], ["line 2"])
    assert f"{MOST_LINE_CHARACTERS:,} characters" in rejected[0][1]


def test_a_cell_of_too_many_lines_and_characters_is_rejected(split):
    cell = "\n".join(["x" * 100_000] * 3)
    found, rejected = split(f'id,name,note\n1,Tian,"{cell}"\n2,Lo,\n')
    assert found[-1] == "2"
    assert rejected[0][0] == "line 2"


def test_a_million_empty_names_are_a_million_rejections_without_an_end(split):
    found, rejected = split("id,name\n" + "1,\n" * 3_000)
    assert (found, len(rejected)) == ([], 3_000)


@pytest.mark.parametrize(
    "text",
    ["first,second\n1,2\n", "Zhang Wei\nLi Na\n", "title of the list\nid,born\n", '"name', "a" * 5_000],
)
def test_a_table_without_a_column_of_names_is_refused(opened, text):
    with pytest.raises(ComityError, match="line 1: no column is called 'name'") as error:
        opened(text)
    assert "--map" in error.value.remedy


def test_a_table_of_too_many_columns_is_refused(opened):
    with pytest.raises(ComityError, match="2,001 columns"):
        opened(",".join(["name"] * 2_001))


def test_utf_16_that_breaks_off_is_one_error(opened):
    whole = codecs.BOM_UTF16_LE + ("id,name\n" + "1,田博润\n" * 10).encode("utf-16-le")
    broken = whole[:40] + b"\x00\xd8\x00\xd8" + whole[44:]
    with pytest.raises(ComityError, match="the text is not utf-16"):
        list(opened(broken))
