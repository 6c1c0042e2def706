"""Identifiers compare in one normal form, whatever the punctuation of the source."""

import pytest

from comity.facts import Identifier, identifier


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("passport", "zz 123-45/67", "ZZ1234567"),
        ("passport", "ＺＺ１２３", "ZZ123"),
        ("passport", "МК 123456", "МК123456"),
        ("imo_number", "IMO 9000001", "9000001"),
        ("imo_number", "9000001", "9000001"),
        ("imo_number", "ABC 12", "ABC12"),
        ("company_number", "IMO 9000001", "IMO9000001"),
    ],
)
def test_normal_form(kind, text, value):
    assert identifier(kind, text, "XA") == Identifier(kind, "XA", value)


def test_punctuation_alone_is_no_identifier():
    assert identifier("passport", " -/_ ") is None
