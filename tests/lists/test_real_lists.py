"""The real lists in the open data folder, against counts made by other means."""

import csv
import gzip
import re
from collections import Counter

import pytest

from comity.facts import Kind, Record, Rejection
from comity.lists import open_list

pytestmark = pytest.mark.data

# (file, format, entries by kind): the counts of the data folder's own manifest.
COUNTS = [
    ("eu/fsf_full_2024-05-13.xml.gz", "eu-xml", {Kind.PERSON: 3_755, Kind.ORGANISATION: 1_056}),
    ("eu/fsf_full_2021-03-05.xml.gz", "eu-xml", {Kind.PERSON: 1_700, Kind.ORGANISATION: 569}),
    (
        "ofac/sdn_2024-05-07.xml.gz",
        "ofac-xml",
        {Kind.PERSON: 6_855, Kind.ORGANISATION: 6_884, Kind.VESSEL: 851, Kind.AIRCRAFT: 376},
    ),
    ("un/consolidated_2024-05-15.xml.gz", "un-xml", {Kind.PERSON: 682, Kind.ORGANISATION: 193}),
    ("un/consolidated_2021-03-12.xml.gz", "un-xml", {Kind.PERSON: 711, Kind.ORGANISATION: 293}),
]
TOTALS = [
    ("ofac/sdn_2021-03-10.xml.gz", "ofac-xml", 8_832),
    ("ofac/consolidated_nonSDN_2024-05-06.xml.gz", "ofac-xml", 443),
    ("us_csl/consolidated.csv.gz", "us-csl", 14_160),
]


def _read(path):
    reading = open_list(path)
    found = list(reading)
    return (
        reading,
        [r for r in found if isinstance(r, Record)],
        [r for r in found if isinstance(r, Rejection)],
    )


@pytest.mark.parametrize(("name", "form", "kinds"), COUNTS)
def test_entries_by_kind(open_data, name, form, kinds):
    reading, records, rejected = _read(open_data / "sanctions" / name)
    assert (reading.format, Counter(r.kind for r in records), rejected) == (form, kinds, [])


@pytest.mark.parametrize(("name", "form", "total"), TOTALS)
def test_entries_in_total(open_data, name, form, total):
    reading, records, rejected = _read(open_data / "sanctions" / name)
    assert (reading.format, len(records), rejected) == (form, total, [])


@pytest.mark.parametrize(
    "name",
    ["eu/fsf_full_2024-05-13.xml.gz", "ofac/sdn_2024-05-07.xml.gz", "un/consolidated_2024-05-15.xml.gz"],
)
def test_no_two_records_of_a_list_share_an_id(open_data, name):
    _, records, _ = _read(open_data / "sanctions" / name)
    assert len({r.id for r in records}) == len(records)


def test_every_alias_of_ofac_is_a_name(open_data):
    path = open_data / "sanctions" / "ofac" / "sdn_2024-05-07.xml.gz"
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    assert text.count("<aka>") == 21_754
    repeated = sum(_repeated(entry) for entry in text.split("<sdnEntry>")[1:])
    _, records, _ = _read(path)
    assert sum(len(r.names) for r in records) == 14_966 + 21_754 - repeated


def _repeated(entry):
    """Aliases that repeat a name of their entry to the letter, counted on the text alone."""
    own, *akas = re.sub(r"\s+", " ", entry).split("<aka>")

    def name(part):
        fields = dict(re.findall(r"<(firstName|lastName)>([^<]*)<", part))
        return f"{fields.get('firstName', '')} {fields.get('lastName', '')}".strip(" ,;")

    names = [name(own.split("<akaList>")[0]), *(name(aka.split("</aka>")[0]) for aka in akas)]
    return len(names) - len(set(names))


def test_every_name_of_the_european_union_is_read(open_data):
    path = open_data / "sanctions" / "eu" / "fsf_full_2024-05-13.xml.gz"
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    whole = re.findall(r'wholeName="([^"]*)"', text)
    assert len(whole) == 25_257
    _, records, _ = _read(path)
    read = sum(len(r.names) for r in records)
    # Less those repeated within an entry, plus those that stood two in a field.
    assert 24_500 < read <= 25_257


def test_the_legacy_files_join_and_their_orphans_are_listed(open_data):
    folder = open_data / "sanctions" / "ofac" / "legacy_csv"
    reading, records, rejected = _read(folder / "sdn.csv.gz")
    with gzip.open(folder / "sdn.csv.gz", "rt", encoding="ascii", newline="") as lines:
        numbers = {row[0] for row in csv.reader(lines)}
    with gzip.open(folder / "alt.csv.gz", "rt", encoding="ascii", newline="") as lines:
        orphans = sum(row[0] not in numbers for row in csv.reader(lines) if len(row) == 5)
    assert reading.format == "ofac-csv"
    assert len(records) == len(numbers) == 7_379
    assert orphans == 7_698
    assert sum("other name" in r.reason for r in rejected) == 7_698
    assert sum("address" in r.reason for r in rejected) == len(rejected) - 7_698


def test_most_facts_of_the_real_lists_are_understood(open_data):
    for name, _, _ in COUNTS:
        reading, _, _ = _read(open_data / "sanctions" / name)
        left_out = [int(m[1]) for w in reading.warnings if (m := re.search(r"left out: (\d+) value", w))]
        assert sum(left_out) <= 12


def test_entities_of_the_open_data(open_data):
    reading, records, rejected = _read(open_data / "ownership" / "ftm" / "parteispenden.ftm.json.gz")
    assert (reading.format, rejected) == ("ftm", [])
    assert Counter(r.kind for r in records) == {Kind.PERSON: 22, Kind.ORGANISATION: 74}
