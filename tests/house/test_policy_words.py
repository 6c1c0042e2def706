"""What counts is documented: each key and each feature once, with a sentence of its own."""

import re

import pytest

from comity.match import search, sentences
from comity.match.score_kernel import FEATURES

KEYS = tuple(name for name, _ in search.KEYS_TABLE)


@pytest.fixture(scope="module")
def rows(root):
    page = (root / "docs" / "life-of-a-list.md").read_text("utf-8")
    tables = {"key": "## 4", "feature": "## 5"}
    parts = {kind: page.split(f"\n{start}")[1].split("\n## ")[0] for kind, start in tables.items()}
    return {kind: re.findall(r"^\| `(\w+)` \| (.+) \|$", part, re.MULTILINE) for kind, part in parts.items()}


@pytest.mark.parametrize(("kind", "names"), [("key", KEYS), ("feature", FEATURES)])
def test_each_row_of_policy_is_documented_once_and_in_order(rows, kind, names):
    assert [name for name, _ in rows[kind]] == list(names)


@pytest.mark.parametrize("kind", ["key", "feature"])
def test_no_two_rows_share_a_sentence(rows, kind):
    sentences = [sentence for _, sentence in rows[kind]]
    assert len(set(sentences)) == len(sentences)


def test_every_feature_has_words_for_the_officer():
    spoken = {*sentences.SCALES, *sentences.CODES, "missing", "clash"}  # the last two by sentences.ALONE
    assert set(FEATURES) - spoken == set()
