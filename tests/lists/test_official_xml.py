"""OFAC, UN and EU in XML: invented entries in the layouts of the publishers."""

import pytest

from comity.facts import (
    Gender,
    Identifier,
    Kind,
    NameParts,
    NameQuality,
    PartialDate,
    PublishedName,
    Rejection,
)

MAIN, GOOD, WEAK = NameQuality.MAIN, NameQuality.GOOD, NameQuality.WEAK

OFAC = """<?xml version="1.0" standalone="yes"?>
<sdnList xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="{namespace}">
  <publshInformation><Publish_Date>05/07/2024</Publish_Date><Record_Count>3</Record_Count></publshInformation>
  <sdnEntry><uid>901</uid><firstName>Borun</firstName><lastName>TIAN</lastName><sdnType>Individual</sdnType>
    <idList>
      <id><uid>1</uid><idType>Passport</idType><idNumber>ZZ 12-34 (issued 2004)</idNumber>
    <idCountry>Iran</idCountry></id>
      <id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
      <id><uid>3</uid><idType>Website</idType><idNumber>example 1</idNumber></id>
    </idList>
    <akaList>
      <aka><uid>4</uid><type>a.k.a.</type><category>strong</category><lastName>TIEN</lastName>
    <firstName>Po-jun</firstName></aka>
      <aka><uid>5</uid><type>a.k.a.</type><category>weak</category><lastName>BO</lastName></aka>
    </akaList>
    <addressList><address><uid>6</uid><country>Korea, North</country></address></addressList>
    <nationalityList><nationality><uid>7</uid><country>China</country></nationality></nationalityList>
    <citizenshipList><citizenship><uid>8</uid><country>undetermined</country></citizenship></citizenshipList>
    <dateOfBirthList>
      <dateOfBirthItem><uid>9</uid><dateOfBirth>circa 1962</dateOfBirth></dateOfBirthItem>
      <dateOfBirthItem><uid>10</uid><dateOfBirth>01 Jan 1960 to 31 Dec 1965</dateOfBirth></dateOfBirthItem>
      <dateOfBirthItem><uid>10</uid><dateOfBirth>30 Feb 1960</dateOfBirth></dateOfBirthItem>
    </dateOfBirthList>
    <placeOfBirthList><placeOfBirthItem><uid>11</uid><placeOfBirth>Hill Town, Anlan</placeOfBirth>
    </placeOfBirthItem></placeOfBirthList>
  </sdnEntry>
  <sdnEntry><uid>902</uid><lastName>BLUE HERON</lastName><sdnType>Vessel</sdnType>
    <vesselInfo><vesselFlag>Panama</vesselFlag></vesselInfo>
    <idList><id><uid>12</uid><idType>Vessel Registration Identification</idType><idNumber>IMO
    9000001</idNumber></id></idList>
  </sdnEntry>
  <sdnEntry><uid>903</uid><lastName> </lastName><sdnType>Entity</sdnType></sdnEntry>
</sdnList>"""


@pytest.mark.parametrize(
    "namespace",
    [
        "http://tempuri.org/sdnList.xsd",
        "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML",
    ],
)
def test_ofac_of_both_namespaces(opened, namespace):
    reading = opened(OFAC.format(namespace=namespace), name="sdn.xml")
    person, vessel, nameless = reading
    assert reading.format == "ofac-xml"
    assert (person.id, person.kind, person.source.locator) == ("901", Kind.PERSON, "sdnEntry 901")
    assert person.names == (
        PublishedName("Borun TIAN", MAIN, None, NameParts("TIAN", "Borun")),
        PublishedName("Po-jun TIEN", GOOD, None, NameParts("TIEN", "Po-jun")),
        PublishedName("BO", WEAK),
    )
    assert person.birth_dates == (PartialDate(1962, circa=True), PartialDate(1960, last_year=1965))
    assert person.birth_places == ("Hill Town, Anlan",)
    assert (person.nationalities, person.countries, person.gender) == (("CN",), ("KP",), Gender.MALE)
    assert person.identifiers == (Identifier("passport", "IR", "ZZ1234"),)
    assert (vessel.kind, vessel.countries) == (Kind.VESSEL, ("PA",))
    assert vessel.identifiers == (Identifier("imo_number", None, "9000001"),)
    assert isinstance(nameless, Rejection)
    (warning,) = reading.warnings
    assert warning == (
        "birth date not understood and left out: 1 value, for example '30 Feb 1960' at sdnEntry 901 "
        "('30 Feb 1960' is not a date (February 1960 has 29 days, not 30).)."
    )


UN = """<?xml version='1.0' encoding='UTF-8'?>
<CONSOLIDATED_LIST dateGenerated='2024-05-15'><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID>
  <FIRST_NAME>TIAN </FIRST_NAME><SECOND_NAME>BORUN</SECOND_NAME><THIRD_NAME/>
    <REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER>
  <GENDER>Female</GENDER><NAME_ORIGINAL_SCRIPT>田博润; 田伯潤</NAME_ORIGINAL_SCRIPT>
  <NATIONALITY><VALUE>Tunisian</VALUE><VALUE>Sudan/South Sudan</VALUE></NATIONALITY>
  <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Bo Tian; Boris Tian</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>طيان (Tiyan; Tayan)</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Borun (birth name)</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Boru (original script: Бору)</ALIAS_NAME>
    </INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ADDRESS><COUNTRY>Libya</COUNTRY></INDIVIDUAL_ADDRESS>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1961-02-03</DATE>
    </INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1963</YEAR>
    </INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR>
    <TO_YEAR>1962</TO_YEAR>
    <NOTE>Approximately </NOTE></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Hill Town</CITY><COUNTRY>Tunisia</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
  <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>ZZ 1234</NUMBER>
    <ISSUING_COUNTRY>Tunisia</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
  <INDIVIDUAL_DOCUMENT/></INDIVIDUAL></INDIVIDUALS>
 <ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>BLUE HERON TRADING (BHT)</FIRST_NAME>
  <REFERENCE_NUMBER>XXe.002</REFERENCE_NUMBER>
  <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Heron</ALIAS_NAME></ENTITY_ALIAS>
  <ENTITY_ADDRESS><COUNTRY>na</COUNTRY></ENTITY_ADDRESS></ENTITY></ENTITIES></CONSOLIDATED_LIST>"""


def test_united_nations(opened):
    reading = opened(UN)
    person, body = reading
    assert (reading.format, person.id, person.kind) == ("un-xml", "XXi.001", Kind.PERSON)
    assert [(n.text, n.quality) for n in person.names] == [
        ("TIAN BORUN", MAIN),
        ("田博润", MAIN),
        ("田伯潤", MAIN),
        ("Bo Tian", GOOD),
        ("Boris Tian", GOOD),
        ("طيان", WEAK),
        ("Tiyan", WEAK),
        ("Tayan", WEAK),
        ("Borun", GOOD),
        ("Boru", GOOD),
        ("Бору", GOOD),
    ]
    assert person.birth_dates == (
        PartialDate(1961, 2, 3),
        PartialDate(1963, circa=True),
        PartialDate(1960, circa=True, last_year=1962),
    )
    assert person.birth_places == ("Hill Town, Tunisia",)
    assert (person.nationalities, person.countries, person.gender) == (("TN",), ("LY",), Gender.FEMALE)
    assert person.identifiers == (Identifier("passport", "TN", "ZZ1234"),)
    assert (body.id, body.kind, body.countries) == ("XXe.002", Kind.ORGANISATION, ())
    assert [n.text for n in body.names] == ["BLUE HERON TRADING (BHT)", "Heron"]
    (warning,) = reading.warnings
    assert warning == (
        "nationality not understood and left out: 1 value, "
        "for example 'Sudan/South Sudan' at INDIVIDUAL XXi.001."
    )


EU = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2024-05-13">
<sanctionEntity unitedNationId="XXi.001" euReferenceNumber="EU.1.1" logicalId="11">
  <remark>note</remark><subjectType code="person" classificationCode="P"/>
  <nameAlias firstName="Boroun" middleName="" lastName="Tian" wholeName="Boroun Tian" gender="M"
    nameLanguage="FR" strong="true"/>
  <nameAlias firstName="Borun" middleName="Ivanovich" lastName="Tian" wholeName="Borun Ivanovich Tian"
    nameLanguage="" strong="true"/>
  <nameAlias firstName="" middleName="" lastName="" wholeName="Boris Tian (Борис Тиан)" nameLanguage="RU"
    strong="true"/>
  <nameAlias firstName="" middleName="" lastName="" wholeName="Bo" nameLanguage="MO" strong="false"/>
  <citizenship countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION"/>
  <birthdate circa="false" calendarType="GREGORIAN" city="Hill Town" birthdate="1961-02-03" dayOfMonth="3"
    monthOfYear="2" year="1961" countryIso2Code="00" countryDescription="UNKNOWN"/>
  <birthdate circa="true" calendarType="GREGORIAN" city="" year="1962"/>
  <birthdate circa="false" calendarType="GREGORIAN" city="" year="1962" monthOfYear="4"/>
  <birthdate circa="false" calendarType="GREGORIAN" city="" yearRangeFrom="1960" yearRangeTo="1963"/>
  <birthdate circa="false" calendarType="GREGORIAN" city="" birthdate="1959-01-01" year="1959"/>
  <birthdate circa="false" calendarType="ISLAMIC" city="" birthdate="1982-04-19" dayOfMonth="24"
    monthOfYear="6" year="1402"/>
  <birthdate circa="false" calendarType="ISLAMIC" city="" year="1343"/>
  <birthdate circa="false" calendarType="GREGORIAN" city="" yearRangeTo="1980"/>
  <identification number="ZZ 1234" identificationTypeCode="passport" countryIso2Code="00"/>
  <identification number="99-7" identificationTypeCode="id" countryIso2Code="RU"/>
</sanctionEntity>
<sanctionEntity unitedNationId="" euReferenceNumber="EU.1.1" logicalId="12"><subjectType code="enterprise"/>
  <nameAlias firstName="" middleName="" lastName="" wholeName="Blue Heron (κλάδος)" nameLanguage="EL"
    strong="true"/>
  <address countryIso2Code="BY"/>
  <identification number="1020304050607" identificationTypeCode="regnumber" countryIso2Code="RU"/>
</sanctionEntity></export>"""


def test_european_union(opened):
    reading = opened(EU)
    person, body = reading
    assert (reading.format, person.id, person.former_ids) == ("eu-xml", "EU.1.1", ("XXi.001",))
    assert person.source.locator == "sanctionEntity logicalId 11"
    assert person.names == (
        PublishedName("Borun Ivanovich Tian", MAIN, None, NameParts("Tian", "Borun", "Ivanovich")),
        PublishedName("Boroun Tian", GOOD, "fr", NameParts("Tian", "Boroun")),
        PublishedName("Boris Tian", GOOD, "ru"),
        PublishedName("Борис Тиан", GOOD, "ru"),
        PublishedName("Bo", WEAK, "ro"),
    )
    assert person.birth_dates == (
        PartialDate(1961, 2, 3),
        PartialDate(1962, circa=True),
        PartialDate(1962, 4),
        PartialDate(1960, last_year=1963),
        PartialDate(1959),
        PartialDate(1982, 4, 19),
    )
    assert person.birth_places == ("Hill Town",)
    assert (person.nationalities, person.gender, person.kind) == (("RU",), Gender.MALE, Kind.PERSON)
    assert person.identifiers == (
        Identifier("passport", None, "ZZ1234"),
        Identifier("national_id", "RU", "997"),
    )
    assert (body.id, body.kind, body.countries) == ("EU.1.1/12", Kind.ORGANISATION, ("BY",))
    assert [n.text for n in body.names] == ["Blue Heron (κλάδος)"]
    assert body.identifiers == (Identifier("company_number", "RU", "1020304050607"),)
    assert [warning.split(":")[0] for warning in reading.warnings] == [
        "birth date not understood and left out",
        "euReferenceNumber standing twice, made different",
    ]


def test_genders_that_contradict_each_other_are_none(records_of):
    text = EU.replace('nameLanguage="FR"', 'nameLanguage="FR" x="1"').replace(
        'nameLanguage="RU"', 'nameLanguage="RU" gender="F"'
    )
    assert records_of(text)[0].gender is None


def test_an_entry_of_too_many_names_is_rejected(split):
    names = "".join(f'<nameAlias wholeName="Name {n}" nameLanguage=""/>' for n in range(1_001))
    found, rejected = split(
        f'<export><sanctionEntity logicalId="1"><subjectType code="person"/>{names}</sanctionEntity></export>'
    )
    assert found == []
    assert rejected[0][1].startswith("the entry has 1,001 names")
