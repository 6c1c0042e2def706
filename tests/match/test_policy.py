"""The policy is what training wrote: hand tables as people set them, and a version that tells its tables."""

import tomllib
from hashlib import sha256

import pytest

from comity.match import policy


@pytest.fixture(scope="module")
def text(root):
    return (root / "src/comity/match/policy.toml").read_text("utf-8")


def test_the_version_is_the_digest_of_the_tables(text):
    tables = text[text.index("[[table]]") :]
    assert policy().version == f"policy-1-{sha256(tables.encode()).hexdigest()[:8]}"


def test_every_table_set_by_hand_stands_in_the_policy_as_it_was_set(text, root):
    hand = tomllib.loads((root / "training/hand_points.toml").read_text("utf-8"))
    shipped = tomllib.loads(text)
    rows = {(row["feature"], channel): row for row in shipped["table"] for channel in row["channels"]}
    channels = tuple(shipped["base"])
    set_by_hand = [*hand["names"], *(row | {"channels": channels} for row in hand["evidence"])]
    for row in set_by_hand:
        for channel in row["channels"]:
            found = rows[row["feature"], channel]
            assert (found["edges"], found["points"]) == (row["edges"], row["points"])


def test_no_feature_of_a_channel_has_two_tables(text):
    shipped = tomllib.loads(text)["table"]
    rows = [(row["feature"], channel) for row in shipped for channel in row["channels"]]
    assert len(set(rows)) == len(rows)
    assert all(len(row["points"]) == len(row["edges"]) + 1 <= 32 for row in shipped)
