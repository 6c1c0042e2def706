"""The score beside a reader with the printed table and a pencil, and beside the same code uncompiled."""

import json
import os
import subprocess
import sys
import tomllib
from bisect import bisect_right

import pytest

from comity.facts import parse_date
from comity.match import compare_pairs, policy
from comity.match.caps import CAPS
from tests.match.parties import body, compared, document, person

NUMBER = document("national_id", "A")
FACTS = {"birth_dates": (parse_date("1961-04-12"),), "nationalities": ("XA",), "identifiers": NUMBER}
OTHER = {"birth_dates": (parse_date("1961"),), "nationalities": ("XB",), "identifiers": NUMBER}
PAIRS = [
    (person("Ottoline Marsh", **FACTS), person("Otoline Marsch", **OTHER)),
    (person("Ivan Petrovich Vetrov"), person("Иван Сергеевич Ветров", **OTHER)),
    (person("张伟民", **FACTS), person("Zhang Weimin", "Cheung Wai Man", **FACTS)),
    (person("김영철"), person("Kim Yong-chol")),
    (person("محمد خالد الرشيد"), person("Mohammed Khaled al-Rashid", **FACTS)),
    (body("Brackwater Mining GmbH"), body("Brakwater Mining & Smelting AG")),
    (body("荣永木业有限公司"), body("荣永木业股份有限公司")),
    (person("J. R. Vetrov"), person("John Robert Vetrov")),
    (person("Weimin Zhang"), person("Zhangweimin")),
    (person("Nobody Here", **FACTS), person("Somebody Else", **OTHER)),
]


def _pencil(candidate, document):
    """Return the total that the printed table gives for the values of the terms."""
    channel = candidate.names[2]
    total = document["nothing"] if channel == "none" else document["base"][channel]
    channel = "letters_same" if channel == "none" else channel
    for term in candidate.terms[1:]:
        if term.feature in CAPS:
            total += term.points
            continue
        rows = [
            row for row in document["table"] if row["feature"] == term.feature and channel in row["channels"]
        ]
        assert len(rows) == 1
        total += rows[0]["points"][bisect_right(rows[0]["edges"], term.value)]
    return total


@pytest.mark.parametrize("pair", range(len(PAIRS)))
def test_a_reader_with_the_table_and_a_pencil_gets_the_same_total(pair, root):
    document = tomllib.loads((root / "src/comity/match/policy.toml").read_text("utf-8"))
    found = compared(*PAIRS[pair])
    assert found.total == pytest.approx(_pencil(found, document), abs=1e-6)
    assert found.policy == document["version"] == policy().version


_PROGRAM = """
import json
from comity.match import compare_pairs
from tests.match.test_twins_score import PAIRS
found = compare_pairs(PAIRS)
print(json.dumps([[one.total, [[t.feature, t.value, t.points] for t in one.terms]] for one in found]))
"""


@pytest.mark.slow
def test_the_kernels_give_the_same_uncompiled(root):
    surroundings = os.environ | {"NUMBA_DISABLE_JIT": "1", "PYTHONPATH": f"{root / 'src'}:{root}"}
    program = [sys.executable, "-W", "ignore", "-c", _PROGRAM]
    done = subprocess.run(program, env=surroundings, capture_output=True, text=True, check=True)
    for plain, one in zip(json.loads(done.stdout), compare_pairs(PAIRS), strict=True):
        assert plain[0] == pytest.approx(one.total, abs=1e-6)
        assert [t[0] for t in plain[1]] == [t.feature for t in one.terms]
        assert [t[2] for t in plain[1]] == pytest.approx([t.points for t in one.terms], abs=1e-6)
