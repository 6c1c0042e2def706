"""Countries: codes and names as official lists print them, and never a guess."""

import csv
import gzip

import pytest

from comity.facts import country_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CN", "CN"),
        ("cn", "CN"),
        ("CHN", "CN"),
        ("China", "CN"),
        ("People's Republic of China", "CN"),
        ("Korea, North", "KP"),
        ("Democratic People's Republic of Korea", "KP"),
        ("Korea, Republic of", "KR"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Congo, Republic of the", "CG"),
        ("IRAN (ISLAMIC REPUBLIC OF)", "IR"),
        ("Bahamas, The", "BS"),
        ("Virgin Islands, British", "VG"),
        ("St. Vincent and the Grenadines", "VC"),
        ("Cote d Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Burma", "MM"),
        ("UK", "GB"),
        ("Türkiye", "TR"),
        ("Tunisian", "TN"),
        ("former Soviet Union", "SU"),
        ("Serbia and Montenegro", "CS"),
        ("Kosovo", "XK"),
        ("中国", "CN"),
        ("Россия", "RU"),
        (" Iraq ", "IQ"),
    ],
)
def test_forms_of_one_country(text, code):
    assert country_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"), [("XA", "XA"), ("xz", "XZ"), ("QM", "QM"), ("ZZ", "ZZ"), ("XAB", "XAB")]
)
def test_codes_left_to_users_are_accepted_as_they_are(text, code):
    assert country_code(text) == code


@pytest.mark.parametrize(
    "text",
    ["", " ", "Atlantis", "Sudan/South Sudan", "undetermined", "00", "QA1", "BB8", "JX", "Republic of"],
)
def test_what_is_not_known_is_none(text):
    assert country_code(text) is None


@pytest.mark.data
def test_every_country_of_the_reference_is_known_by_codes_and_names(open_data):
    path = open_data / "reference" / "country-codes.csv.gz"
    columns = ("ISO3166-1-Alpha-2", "ISO3166-1-Alpha-3", "official_name_en", "CLDR display name")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    wrong = [
        (row["ISO3166-1-Alpha-2"], row[column])
        for row in rows
        for column in columns
        if row[column].strip() and country_code(row[column]) != row["ISO3166-1-Alpha-2"]
    ]
    assert len(rows) == 249
    assert wrong == []
