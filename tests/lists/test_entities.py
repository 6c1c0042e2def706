"""FollowTheMoney entities: parties are read, other schemata counted, bad lines rejected."""

import json

import pytest

from comity.errors import ComityError
from comity.facts import Gender, Identifier, Kind, NameParts, PartialDate, PublishedName, Record
from comity.lists.entities import MOST_LINE_BYTES


def entity(schema, record_id="e1", **properties):
    return (
        json.dumps({"id": record_id, "schema": schema, "properties": properties}, ensure_ascii=False) + "\n"
    )


def test_a_person_with_every_property(records_of):
    line = json.dumps(
        {
            "id": "e1",
            "schema": "Person",
            "referents": ["old-1"],
            "properties": {
                "name": ["Borun Tian"],
                "firstName": ["Borun"],
                "lastName": ["Tian"],
                "alias": ["田博润"],
                "previousName": ["Borun Lo"],
                "weakAlias": ["Bo"],
                "birthDate": ["1961-02", "1961-02-30"],
                "birthPlace": ["Hill Town"],
                "nationality": ["cn"],
                "citizenship": ["ru"],
                "country": ["zz", "xa"],
                "gender": "male",
                "passportNumber": ["ZZ 1"],
                "idNumber": ["99-7"],
                "taxNumber": ["5"],
            },
        }
    )
    (record,) = records_of(line)
    assert record.names[0] == PublishedName(
        "Borun Tian", record.names[0].quality, None, NameParts("Tian", "Borun")
    )
    assert [(n.text, n.quality.value) for n in record.names] == [
        ("Borun Tian", "main"),
        ("田博润", "good"),
        ("Borun Lo", "good"),
        ("Bo", "weak"),
    ]
    assert (record.kind, record.gender, record.former_ids) == (Kind.PERSON, Gender.MALE, ("old-1",))
    assert (record.birth_dates, record.birth_places) == ((PartialDate(1961, 2),), ("Hill Town",))
    assert (record.nationalities, record.countries) == (("CN", "RU"), ("XA",))
    assert record.identifiers == (
        Identifier("passport", None, "ZZ1"),
        Identifier("national_id", None, "997"),
        Identifier("tax_number", None, "5"),
    )


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ("Organization", Kind.ORGANISATION),
        ("Company", Kind.ORGANISATION),
        ("PublicBody", Kind.ORGANISATION),
        ("LegalEntity", None),
        ("Vessel", Kind.VESSEL),
        ("Airplane", Kind.AIRCRAFT),
    ],
)
def test_schemata_of_parties(records_of, schema, kind):
    (record,) = records_of(entity(schema, name=["Blue Heron"], registrationNumber=["XA-7"]))
    assert (record.kind, record.identifiers) == (kind, (Identifier("company_number", None, "XA7"),))


def test_an_id_number_of_a_company_is_its_company_number(records_of):
    (record,) = records_of(entity("Company", name=["Blue Heron"], idNumber=["7"]))
    assert record.identifiers == (Identifier("company_number", None, "7"),)


def test_other_schemata_are_counted(opened):
    reading = opened(entity("Address", full=["1 Road"]) + entity("Person", name=["Tian"]) + entity("Payment"))
    assert [r.id for r in reading] == ["e1"]
    assert reading.warnings == ["Entities that are no parties were not read: Address 1, Payment 1."]


def test_bad_lines_are_rejected_and_the_others_read(split):
    lines = (
        entity("Person", "a", name=["Tian"])
        + "\n"
        + '{"id": "b"\n'
        + '{"id": "b", "schema": "Person"}\n'
        + "[1]\n"
        + entity("Person", "a", name=["Lo"])
        + entity("Person", "c")
        + '{"id": "d", "schema": "Person", "properties": {"name": ["\\ud800"]}}\n'
        + entity("Person", "e", name=["Ada", None, 7, {"id": "x"}])
    )
    found, rejected = split(lines)
    assert found == ["a", "e"]
    assert [(place, reason.split(" (")[0]) for place, reason in rejected] == [
        ("line 3", "the line is not JSON"),
        ("line 4", "the entity has no 'properties'. Write id, schema and properties."),
        ("line 5", "the entity has no 'id'. Write id, schema and properties."),
        ("line 6", "id 'a' stands already on line 1. Give each entity its own id."),
        ("line 7", "the entry has no name."),
        ("line 8", "the line is not JSON"),
    ]


def test_a_line_without_end_is_rejected_and_not_held(split):
    found, rejected = split(
        entity("Person", "a", name=["x" * (MOST_LINE_BYTES + 5)]) + entity("Person", "b", name=["Lo"])
    )
    assert (found, rejected) == (["b"], [("line 1", "the line has more than 16,777,216 bytes.")])


def test_nesting_beyond_measure_is_a_rejected_line(split):
    found, rejected = split('{"id":' + "[" * 100_000 + "\n" + entity("Person", "b", name=["Lo"]))
    assert (found, [place for place, _ in rejected]) == (["b"], ["line 1"])


def test_one_array_is_refused_with_the_form_that_is_read(opened):
    with pytest.raises(ComityError, match="one JSON array") as error:
        opened("[" + entity("Person", name=["Tian"]).strip() + "]")
    assert "one object a line" in error.value.remedy


def test_a_line_may_begin_with_a_byte_order_mark(opened):
    (record,) = opened(b"\xef\xbb\xbf" + entity("Person", name=["Tian"]).encode())
    assert isinstance(record, Record)
