"""Properties: a table written is a table read, and no bytes can do more than be refused."""

import csv
import io

from hypothesis import example, given, settings
from hypothesis import strategies as st

from comity.errors import ComityError
from comity.facts import Record, Rejection
from comity.lists import FORMATS, Manner, open_stream

_CELL = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Zs", "Cn"), exclude_characters=";；"),
    min_size=1,
    max_size=20,
)
_NAME = st.lists(_CELL, min_size=1, max_size=3).map(" ".join)
_ROW = st.tuples(_NAME, st.lists(_NAME, max_size=3, unique=True), st.integers(1500, 2100))


@given(
    st.lists(_ROW, max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8-sig", "utf-16"]),
)
def test_a_table_that_was_written_is_read_as_it_was(rows, delimiter, codec):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(["id", "name", "aliases", "birth_date"])
    for number, (name, aliases, year) in enumerate(rows):
        writer.writerow([f"r{number}", name, ";".join(aliases), year])
    found = list(open_stream(io.BytesIO(text.getvalue().encode(codec)), "list"))
    assert [(r.names[0].text, [n.text for n in r.names[1:]], r.birth_dates[0].year) for r in found] == [
        (name, [alias for alias in aliases if alias != name], year) for name, aliases, year in rows
    ]


def _read_to_the_end(data, as_format):
    try:
        return all(
            isinstance(r, Record | Rejection) for r in open_stream(io.BytesIO(data), "x", Manner(as_format))
        )
    except ComityError as error:
        return bool(error.problem and error.remedy)


_FORMAT = st.sampled_from([None, *FORMATS])


@given(st.binary(max_size=300), _FORMAT)
@example(b"\x1f\x8b", None)
@example(b"PK\x03\x04", None)
def test_no_bytes_do_more_than_be_refused(data, as_format):
    assert _read_to_the_end(data, as_format)


_TABLE = b'id,name,aliases,birth_date\n1,"Tian, Borun","a;b",1961-02\n2,Lo,,\n'
_LEGACY = b'901,"TIAN, B","individual","X",' + b"-0- ," * 7 + b'-0- ,"DOB 1961; Passport Z1 (Iran)"\n'
_OFAC = b'<sdnList xmlns="x"><sdnEntry><uid>1</uid><lastName>T</lastName></sdnEntry></sdnList>'
_ALIAS = b'<nameAlias wholeName="T (U)"/><birthdate year="1961"/>'
_EU = b'<export><sanctionEntity logicalId="1">' + _ALIAS + b"</sanctionEntity></export>"
_NAMES = b"<FIRST_NAME>T</FIRST_NAME><INDIVIDUAL_ALIAS><ALIAS_NAME>a (b; c)</ALIAS_NAME></INDIVIDUAL_ALIAS>"
_UN = b"<CONSOLIDATED_LIST><INDIVIDUAL>" + _NAMES + b"</INDIVIDUAL></CONSOLIDATED_LIST>"
_ENTITY = b'{"id": "a", "schema": "Person", "properties": {"name": ["T"], "birthDate": ["1961"]}}\n'
_SEEDS = (_TABLE, "编号;姓名\n1;田博润\n".encode("gb18030"), _LEGACY, _OFAC, _EU, _UN, _ENTITY)


@settings(max_examples=300)
@given(
    st.sampled_from(_SEEDS),
    st.lists(st.tuples(st.integers(0, 400), st.binary(max_size=4)), max_size=4),
    _FORMAT,
)
def test_no_damage_to_a_real_form_does_more_than_be_refused_or_rejected(seed, edits, as_format):
    data = bytearray(seed)
    for place, content in edits:
        data[place : place + 2] = content
    assert _read_to_the_end(bytes(data), as_format)
