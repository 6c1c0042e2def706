"""OFAC's legacy files and the Consolidated Screening List: invented rows in the publishers' layouts."""

import gzip

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
)
from comity.lists import open_list


def row(number, name, kind="-0- ", flag="-0- ", remarks="-0- "):
    cells = [number, f'"{name}"', kind, '"XX"', *["-0- "] * 5, flag, "-0- ", remarks]
    return ",".join(cells) + "\r\n"


MAIN_FILE = (
    row(
        "901",
        "TIAN, Borun",
        '"individual"',
        remarks=(
            '"DOB 12 Apr 1961; alt. DOB 1962; POB Hill Town; nationality China; Gender Male; '
            "Passport ZZ 1234 (Iran); National ID No. 99-7; a.k.a. 'BO'; Linked To: BLUE\""
        ),
    )
    + row("902", "BLUE HERON, LTD.")
    + row("903", "HERON", '"vessel"', flag='"Panama"')
    + "904,short\r\n"
    + "\x1a"
)
ALT = '901,1,"aka","TIEN, Po-jun",-0- \r\n902,2,"fka","GREY HERON",-0- \r\n999,3,"aka","ORPHAN",-0- \r\n\x1a'
ADD = '901,5,"1 Road","Town","Korea, North",-0- \r\n999,6,-0- ,-0- ,"Cuba",-0- \r\n'
COMMENTS = '901," HERON; citizen Iraq."\r\n'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sdn.csv").write_text(MAIN_FILE, "ascii", newline="")
    (tmp_path / "ALT.CSV").write_text(ALT, "ascii", newline="")
    (tmp_path / "add.csv.gz").write_bytes(gzip.compress(ADD.encode()))
    return tmp_path


def test_legacy_files_are_joined(folder):
    (folder / "sdn_comments.csv").write_text(COMMENTS, "ascii", newline="")
    reading = open_list(folder / "sdn.csv")
    records = [r for r in reading if isinstance(r, Record)]
    person, body, vessel = records
    assert (reading.format, person.id, person.kind, person.source.locator) == (
        "ofac-csv",
        "901",
        Kind.PERSON,
        "line 1",
    )
    assert person.names == (
        PublishedName("TIAN, Borun", NameQuality.MAIN, None, NameParts("TIAN", "Borun")),
        PublishedName("TIEN, Po-jun", NameQuality.GOOD, None, NameParts("TIEN", "Po-jun")),
        PublishedName("BO", NameQuality.WEAK),
    )
    assert person.birth_dates == (PartialDate(1961, 4, 12), PartialDate(1962))
    assert person.birth_places == ("Hill Town",)
    assert (person.nationalities, person.countries, person.gender) == (("CN", "IQ"), ("KP",), Gender.MALE)
    assert person.identifiers == (
        Identifier("passport", "IR", "ZZ1234"),
        Identifier("national_id", None, "997"),
    )
    assert [n.text for n in body.names] == ["BLUE HERON, LTD.", "GREY HERON"]
    assert body.kind is Kind.ORGANISATION
    assert (vessel.kind, vessel.countries) == (Kind.VESSEL, ("PA",))
    assert [w.split(",")[0] for w in reading.warnings] == [
        "Read together with ALT.CSV",
        "Read together with add.csv.gz",
        "Read together with sdn_comments.csv",
    ]


def test_rows_of_the_other_files_without_a_main_record_are_rejected(folder):
    reading = open_list(folder / "sdn.csv")
    rejected = [(r.source.file, r.source.locator, r.reason) for r in reading if isinstance(r, Rejection)]
    assert rejected == [
        ("sdn.csv", "line 4", "the row has 2 cells, a main record 12."),
        ("ALT.CSV", "line 3", "the other name 'ORPHAN' belongs to 999, which the main file lacks."),
        ("add.csv.gz", "line 2", "the address belongs to 999, which the main file lacks."),
    ]
    assert reading.warnings[-1].startswith("sdn_comments.csv does not lie beside sdn.csv")


def test_a_companion_alone_says_which_file_is_needed(opened):
    for text, name in ((ALT, "alt.csv"), (ADD, "add.csv")):
        with pytest.raises(ComityError, match=f"OFAC's {name}") as error:
            opened(text)
        assert error.value.remedy.startswith("Give sdn.csv")


def test_legacy_rows_from_a_stream_have_nothing_beside_them(opened):
    found = list(opened(MAIN_FILE, name="sdn.csv"))
    assert [r.id for r in found if isinstance(r, Record)] == ["901", "902", "903"]


CSL_HEADER = (
    "_id,source,entity_number,type,programs,name,title,addresses,vessel_flag,alt_names,citizenships,"
    "dates_of_birth,nationalities,places_of_birth,ids\n"
)
CSL = (
    CSL_HEADER
    + '7,SDN,7,Individual,X,"TIAN, Borun",,"1 Road, Town, KP; Elsewhere",,"TIEN, Po-jun; BO",IQ,'
    + "1961-04-12; circa 1962,CN,Hill Town; Other Town,"
    + '"IR, 2004-01-01, ZZ1234, Passport; Male, Gender; MX, OIJJ41, C.U.R.P.; odd"\n'
    + '8,Entity List,,,X,Blue Heron,,"1 Road, XA","",and Grey Heron,,,,,\n'
    + "9,short\n"
    + "10,SDN,10,Individual,X,,,,,,,,,,\n"
)


def test_the_consolidated_screening_list(opened):
    reading = opened(CSL)
    person, body, short, nameless = reading
    assert (reading.format, person.id, person.kind, person.source.locator) == (
        "us-csl",
        "7",
        Kind.PERSON,
        "line 2",
    )
    assert [(n.text, n.quality.value, n.parts) for n in person.names] == [
        ("TIAN, Borun", "main", NameParts("TIAN", "Borun")),
        ("TIEN, Po-jun", "good", NameParts("TIEN", "Po-jun")),
        ("BO", "good", None),
    ]
    assert person.birth_dates == (PartialDate(1961, 4, 12), PartialDate(1962, circa=True))
    assert person.birth_places == ("Hill Town", "Other Town")
    assert (person.nationalities, person.countries, person.gender) == (("CN", "IQ"), ("KP",), Gender.MALE)
    assert person.identifiers == (
        Identifier("passport", "IR", "ZZ1234"),
        Identifier("national_id", "MX", "OIJJ41"),
    )
    assert (body.kind, body.countries, [n.text for n in body.names]) == (
        None,
        ("XA",),
        ["Blue Heron", "Grey Heron"],
    )
    assert (short.reason, nameless.reason) == (
        "the row has 2 cells, the header 15.",
        "the entry has no name.",
    )
