"""The compiled comparison of facts beside one written from the table of evidence, on Python values."""

import random
from dataclasses import replace

import numpy as np
import pytest

from comity.facts import Gender, Identifier, Kind, PartialDate
from comity.match.compiling import Compiler
from comity.match.evidence_kernel import EVIDENCE_FEATURES, compare_evidence
from comity.match.scoring import side_of
from tests.match.parties import document, person

FAR, FEW, TWO, NEXT, OTHER_DAY, PADDED, SLIP, YEAR, MONTH, DAY = range(1, 11)
ONCE = {"national_id", "company_number", "imo_number"}


def _date(chance):
    year = chance.randrange(1958, 1968)
    shape = chance.randrange(6)
    if shape == 0:
        return PartialDate(year, circa=chance.random() < 0.5)
    if shape == 1:
        return PartialDate(year, last_year=year + chance.randrange(3))
    month = chance.choice([1, 2, 3, 12])
    return (
        PartialDate(year, month)
        if shape == 2
        else PartialDate(year, month, chance.choice([1, 2, 3, 11, 12, 21]))
    )


def _dates(a, b):
    gap = max(a.year - (b.last_year or b.year), b.year - (a.last_year or a.year), 0)
    if gap == 0:
        return (
            YEAR if (a.last_year or a.year) > a.year or (b.last_year or b.year) > b.year else _same_year(a, b)
        )
    if gap <= 2 and (a.circa or b.circa):
        return YEAR
    return {1: NEXT, 2: TWO, 3: FEW, 4: FEW}.get(gap, FAR)


def _same_year(a, b):
    if a.month is None or b.month is None:
        return YEAR
    if a.day is None or b.day is None:
        return MONTH if a.month == b.month else OTHER_DAY
    one, other = f"{a.month:02}{a.day:02}", f"{b.month:02}{b.day:02}"
    if one == other:
        return DAY
    if "0101" in (one, other):
        return PADDED
    exchanged = one == other[2:] + other[:2]
    return SLIP if exchanged or sum(x != y for x, y in zip(one, other, strict=True)) == 1 else OTHER_DAY


def _documents(a, b):
    pairs = [(x, y) for x in a.identifiers for y in b.identifiers if x.kind == y.kind]
    pairs = [(x, y) for x, y in pairs if None in (x.country, y.country) or x.country == y.country]
    equal = {x.kind for x, y in pairs if x.value == y.value}
    if equal:
        return 3 if equal & ONCE else 2
    return 1 if {x.kind for x, _ in pairs} & ONCE else 0


def _shared(one, other):
    return 0 if not one or not other else 2 if set(one) & set(other) else 1


def _codes(a, b):
    return [
        max((_dates(x, y) for x in a.birth_dates for y in b.birth_dates), default=0),
        _documents(a, b),
        _shared(a.nationalities, b.nationalities),
        _shared(a.countries, b.countries),
        0 if a.gender is None or b.gender is None else 2 if a.gender == b.gender else 1,
        _shared(
            [place.casefold() for place in a.birth_places], [place.casefold() for place in b.birth_places]
        ),
        0 if a.kind is None or b.kind is None else 2 if a.kind == b.kind else 1,
    ]


def _record(chance):
    def some(values):
        return tuple(chance.sample(values, chance.randrange(len(values))))

    kinds = ("passport", "national_id", "company_number")
    lands = ("XA", "XB", None)
    documents = [Identifier(kind, land, value) for kind in kinds for land in lands for value in "12"]
    return replace(
        person("Ottoline Marsh"),
        kind=chance.choice([None, *Kind]),
        gender=chance.choice([None, *Gender]),
        birth_dates=tuple(_date(chance) for _ in range(chance.randrange(3))),
        nationalities=some(["XA", "XB", "XC"]),
        countries=some(["XA", "XB"]),
        birth_places=some(["Tarnholt", "TARNHOLT", "Quillmere"]),
        identifiers=tuple(chance.sample(documents, chance.randrange(3))),
    )


def _found(run, lefts, rights):
    sides = []
    for records in (lefts, rights):
        compiler = Compiler()
        for record in records:
            compiler.add(record)
        sides.append(side_of(compiler).evidence)
    rows = np.full((len(lefts), EVIDENCE_FEATURES), -1, np.float32)
    for place, row in enumerate(rows):
        run(compare_evidence)(sides[0], place, sides[1], place, row)
    return rows


RUNS = pytest.mark.parametrize(
    "run", [lambda kernel: kernel, lambda kernel: kernel.py_func], ids=["compiled", "plain"]
)
DOCUMENT = 1


def _compared(seed, run):
    """Return the pairs, the codes found and the codes expected, a row a pair."""
    chance = random.Random(seed)
    lefts, rights = ([_record(chance) for _ in range(200)] for _ in range(2))
    expected = [_codes(left, right) for left, right in zip(lefts, rights, strict=True)]
    return list(zip(lefts, rights, strict=True)), _found(run, lefts, rights), np.array(expected, np.float32)


@RUNS
@pytest.mark.parametrize("seed", range(5))
def test_codes_of_evidence_follow_the_table(seed, run):
    pairs, found, expected = _compared(seed, run)
    wrong = np.flatnonzero((found != expected).any(axis=1))
    assert [(pairs[i], found[i].tolist(), expected[i].tolist()) for i in wrong[:1]] == []


def _one_document(left, right):
    return int(_found(lambda kernel: kernel, [left], [right])[0, DOCUMENT])


def _holder(kind, country, value):
    return person("Ottoline Marsh", identifiers=document(kind, value, country))


@pytest.mark.parametrize(
    ("left", "right", "code"),
    [
        (("national_id", "XA", "1"), ("company_number", "XA", "2"), 0),
        (("national_id", "XA", "1"), ("national_id", "XA", "2"), 1),
        (("national_id", None, "1"), ("national_id", "XA", "2"), 1),
        (("national_id", "XA", "1"), ("national_id", "XB", "2"), 0),
        (("national_id", "XA", "1"), ("national_id", "XB", "1"), 0),
        (("national_id", "XA", "1"), ("national_id", None, "1"), 3),
        (("passport", "XA", "1"), ("passport", "XB", "1"), 0),
        (("passport", "XA", "1"), ("passport", "XA", "1"), 2),
        (("passport", "XA", "1"), ("passport", "XA", "2"), 0),
    ],
)
def test_documents_of_one_kind_and_country_agree_or_contradict(left, right, code):
    assert _one_document(_holder(*left), _holder(*right)) == code
    assert _one_document(_holder(*right), _holder(*left)) == code
