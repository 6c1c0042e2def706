"""The counts of every table of the specification, read from the files as they ship."""

import csv
from collections import Counter
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "sample"


def rows(name):
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def priority():
    return rows("priority.csv")


@pytest.fixture(scope="module")
def register():
    return rows("register.csv")


@pytest.fixture(scope="module")
def links():
    return rows("register_links.csv")


@pytest.fixture(scope="module")
def truth():
    return rows("truth.csv")


def test_the_files_have_their_rows_and_columns(priority, register, links, truth):
    assert [len(table) for table in (priority, register, links, truth)] == [150, 5000, 420, 668]
    assert ",".join(priority[0]) == (
        "id,name,aliases,birth_date,country,gender,passport,national_id,offence_category,list_note"
    )
    assert ",".join(register[0]) == (
        "id,kind,name,aliases,birth_date,country,gender,passport,national_id,company_number,"
        "address_state,source"
    )
    assert ",".join(links[0]) == "from_id,to_id,role,share_min,share_max,start,end"
    assert ",".join(truth[0]) == "list_id,register_id,truth,class,least_band,most_band,why"


def test_the_priority_list_has_its_marks(priority):
    assert [row["id"] for row in priority] == [f"P{number:03d}" for number in range(1, 151)]
    assert Counter(row["gender"] for row in priority) == {"male": 105, "female": 45}
    assert Counter(len(row["birth_date"]) for row in priority) == {10: 105, 7: 15, 4: 22, 0: 8}
    assert Counter(row["offence_category"] for row in priority) == {
        "embezzlement": 30,
        "bribery": 30,
        "abuse of office": 30,
        "fraud": 30,
        "money laundering": 30,
    }
    assert sum(bool(row["passport"]) for row in priority) == 80
    assert sum(bool(row["national_id"]) for row in priority) == 60
    assert sum(bool(row["passport"] and row["national_id"]) for row in priority) == 20


def test_birth_years_are_spread_evenly_over_1948_to_1985(priority):
    years = Counter(int(row["birth_date"][:4]) for row in priority if row["birth_date"])
    assert set(years) == set(range(1948, 1986))
    assert set(years.values()) == {3, 4}


def test_the_truth_has_its_labels_and_classes(truth):
    assert Counter(row["truth"] for row in truth) == {"same": 188, "different": 420, "undecided": 60}
    assert Counter(row["class"] for row in truth) == {
        "S01": 24,
        "S02": 16,
        "S03": 24,
        "S04": 16,
        "S05": 14,
        "S06": 12,
        "S07": 12,
        "S08": 12,
        "S09": 8,
        "S10": 6,
        "S11": 8,
        "S12": 12,
        "S13": 6,
        "S14": 10,
        "S15": 8,
        "D01": 90,
        "D02": 80,
        "D03": 60,
        "D04": 20,
        "D05": 60,
        "D06": 30,
        "D07": 30,
        "D08": 30,
        "D09": 20,
        "U": 60,
    }


def test_floors_and_ceilings_are_those_of_the_classes(truth, priority):
    full = {row["id"]: len(row["birth_date"]) == 10 for row in priority}
    for row in truth:
        bands = (row["least_band"], row["most_band"])
        match row["class"]:
            case "S11" | "S13" | "S15":
                assert bands == ("strong", "strong")
            case "S01" | "S02" | "S03" | "S04" | "S05":
                assert bands == ("strong" if full[row["list_id"]] else "possible", "strong")
            case "D07":
                assert bands == ("none", "weak")
            case "U":
                assert bands == ("weak", "possible")
            case klass:
                assert bands == (("possible", "strong") if klass[0] == "S" else ("none", "possible"))
        assert row["why"].endswith(".")
        assert len(row["why"]) > 30


def test_present_persons_have_one_to_four_records_of_different_classes(priority, truth):
    same = [row for row in truth if row["truth"] == "same"]
    records = Counter(row["list_id"] for row in same)
    assert len(records) == 120
    assert max(records.values()) <= 4
    assert len({(row["list_id"], row["class"]) for row in same}) == len(same)
    absent = {row["id"] for row in priority} - set(records)
    assert len(absent) == 30
    assert sum(row["list_id"] in absent for row in truth if row["truth"] == "different") >= 45


def test_the_register_holds_3500_persons_and_1500_companies(register, truth):
    assert [row["id"] for row in register] == [f"R{number:04d}" for number in range(1, 5001)]
    assert Counter(row["kind"] for row in register) == {"Person": 3500, "company": 1500}
    persons = {row["id"] for row in register if row["kind"] == "Person"}
    assert {row["register_id"] for row in truth} <= persons
    assert len({row["register_id"] for row in truth}) == 668


def test_sources_are_spread_evenly_over_the_persons(register):
    sources = Counter(row["source"] for row in register if row["kind"] == "Person")
    assert len(sources) == 6
    assert set(sources.values()) == {583, 584}


def test_country_is_empty_in_a_third_and_otherwise_xa_to_xd(register):
    countries = Counter(row["country"] for row in register)
    assert countries.pop("") == 5000 // 3
    assert set(countries) == {"XA", "XB", "XC", "XD"}


def test_gender_is_given_in_two_of_three_true_records(register, truth):
    by_id = {row["id"]: row for row in register}
    same = [by_id[row["register_id"]]["gender"] for row in truth if row["truth"] == "same"]
    assert sum(bool(gender) for gender in same) == 125


def test_companies_have_their_states_scripts_and_numbers(register):
    companies = [row for row in register if row["kind"] == "company"]
    assert Counter(row["address_state"] for row in companies) == {
        "XB": 700,
        "XC": 250,
        "XD": 200,
        "XE": 150,
        "XF": 100,
        "XA": 100,
    }
    in_han = [row for row in companies if "\u4e00" <= row["name"][0] <= "\u9fff"]
    assert len(in_han) == 600
    assert sum(bool(row["aliases"]) for row in in_han) == 300
    assert len({row["company_number"] for row in companies}) == 1500
    assert all(row["company_number"].startswith(row["address_state"] + "-") for row in companies)
    assert all(len(row["company_number"]) == 10 for row in companies)


def test_links_have_their_roles_ends_and_bounds(register, links, truth):
    kind = {row["id"]: row["kind"] for row in register}
    klass = {row["register_id"]: row["class"] for row in truth}
    assert Counter((row["role"], kind[row["from_id"]]) for row in links) == {
        ("shareholder", "Person"): 180,
        ("shareholder", "company"): 110,
        ("director", "Person"): 70,
        ("nominee shareholder", "Person"): 30,
        ("nominator", "Person"): 30,
    }
    assert {kind[row["to_id"]] for row in links} == {"company"}
    by_class = Counter((row["role"], klass.get(row["from_id"], " ")[0]) for row in links)
    assert by_class["shareholder", "S"] == 90
    assert by_class["director", "D"] == 30
    assert sum(bool(row["end"]) for row in links) == 10
    assert all(row["start"] < row["end"] < "2015-01-01" for row in links if row["end"])
    assert sum(row["share_min"] != row["share_max"] for row in links) == 5


def test_150_companies_are_linked_to_a_planted_person(links, truth):
    planted = {row["register_id"] for row in truth if row["truth"] == "same"}
    assert len({row["to_id"] for row in links if row["from_id"] in planted}) == 150


def test_five_companies_are_held_jointly_with_a_person_who_is_not_listed(register, links, truth):
    persons = {row["id"] for row in register if row["kind"] == "Person"}
    planted = {row["register_id"] for row in truth if row["truth"] == "same"}
    holders = [row for row in links if row["role"] == "shareholder" and row["from_id"] in persons]
    listed = {row["to_id"] for row in holders if row["from_id"] in planted}
    others = {row["to_id"] for row in holders if row["from_id"] not in planted}
    assert len(listed & others) == 5


def test_shares_of_a_company_never_add_to_more_than_all(links):
    held = Counter()
    for row in links:
        held[row["to_id"]] += round(float(row["share_max"] or 0) * 100)
    assert max(held.values()) <= 100


def test_each_nominee_has_a_nominator_behind_the_same_company(links):
    nominees = Counter((row["to_id"], row["start"]) for row in links if row["role"] == "nominee shareholder")
    nominators = Counter((row["to_id"], row["start"]) for row in links if row["role"] == "nominator")
    assert nominees == nominators
    assert set(nominees.values()) == {1}


def rings(owned_by, longest=3):
    """All directed rings of companies up to a length, each once, found by walking from every node."""
    found = set()

    def walk(path):
        for owned in owned_by.get(path[-1], ()):
            if owned == path[0]:
                found.add(frozenset(path))
            elif owned not in path and len(path) < longest:
                walk([*path, owned])

    for start in owned_by:
        walk([start])
    return found


def test_chains_cycles_and_cross_holdings_are_there(register, links):
    companies = {row["id"] for row in register if row["kind"] == "company"}
    owned_by, owners = {}, Counter()
    for row in links:
        if row["from_id"] in companies:
            owned_by.setdefault(row["from_id"], []).append(row["to_id"])
            owners[row["to_id"]] += 1
    assert Counter(len(ring) for ring in rings(owned_by)) == {3: 2, 2: 3}
    depths = Counter()
    for start in owned_by:
        depth, here = 0, start
        while owners[start] == 0 and here in owned_by:
            depth, here = depth + 1, owned_by[here][0]
        depths[depth] += 1
    assert depths[3] == 12
