"""Corrections of a total: each cap or floor is a term of its own, and none overrides the band."""

import numpy as np
from numpy.typing import NDArray

from comity.match.policy_table import Policy
from comity.match.score_kernel import FEATURES
from comity.match.scoring import Scored

__all__ = ["CAPS", "agreeing_kinds", "caps_of", "shares_something"]

CAPS = (
    "cap_evidence",
    "floor_birth_date",
    "floor_kind",
    "floor_fathers",
    "floor_numbers",
    "floor_parts",
    "cap_weak_alias",
    "floor_document",
)
"""Corrections in the order in which they are added; policy, docs/decisions/0012."""

_BELOW = 0.5
"""Points below a band's cut at which a correction leaves the total."""

_APART = (1, 2)
_OTHER_DAY = 5
_SAME_YEAR = 7
_EQUAL = 2
_DIFFERENT = 1

# feature, code that contradicts, in the order of CAPS
_CONTRADICTIONS = (("kind", _DIFFERENT), ("fathers", 2), ("numbers", 2), ("parts", 3))


def _column(scored: Scored, name: str) -> NDArray[np.float32]:
    return scored.values[:, FEATURES.index(name)]


def _apart(scored: Scored) -> NDArray[np.bool_]:
    dates = _column(scored, "birth_date")
    other = (dates == _OTHER_DAY) & (_column(scored, "gender") == _DIFFERENT)
    apart: NDArray[np.bool_] = np.isin(dates, _APART) | other
    return apart


def _document_points(scored: Scored, rules: Policy) -> NDArray[np.float64]:
    channels = np.maximum(scored.results[:, 4].astype(np.intp), 0)
    place = FEATURES.index("document")
    bins = (scored.values[:, place, None] >= rules.table.edges[channels, place]).sum(axis=1)
    points: NDArray[np.float64] = rules.table.points[channels, place, bins]
    return points


def caps_of(scored: Scored, rules: Policy) -> NDArray[np.float64]:
    """Return (p, caps) corrections in the order of ``CAPS``.

    Evidence carries no name; what contradicts is never strong; a weak alias alone is never strong.
    Equal documents are keys: they are not capped, and lift a total to *possible* whatever the names.
    """
    names, evidence = scored.results[:, 0], scored.results[:, 1]
    caps = np.zeros((len(names), len(CAPS)))
    soft = evidence - _document_points(scored, rules)
    disagree = names < rules.possible - rules.names_disagree
    limit = np.where(disagree, np.maximum(rules.possible - _BELOW - names, 0.0), rules.cap_evidence)
    caps[:, 0] = np.minimum(limit - soft, 0.0)
    alone = (_column(scored, "weak_alias") > 0) & (evidence <= 0)
    contradicted = [_column(scored, name) == code for name, code in _CONTRADICTIONS]
    total = names + evidence + caps[:, 0]
    for place, held in enumerate((_apart(scored), *contradicted, alone), start=1):
        caps[:, place] = np.where(held, np.minimum(rules.strong - _BELOW - total, 0.0), 0.0)
        total = total + caps[:, place]
    equal = _column(scored, "document") >= _EQUAL
    caps[:, -1] = np.where(equal, np.maximum(rules.possible - total, 0.0), 0.0)
    return np.round(caps, 6)


def agreeing_kinds(scored: Scored) -> NDArray[np.int64]:
    """Return how many kinds of evidence agree besides the name; it orders equal totals."""
    dates = _column(scored, "birth_date") >= _SAME_YEAR
    others = ("birth_place", "nationality", "document", "gender")
    kinds: NDArray[np.int64] = dates + np.sum([_column(scored, name) >= _EQUAL for name in others], axis=0)
    return kinds


def shares_something(scored: Scored) -> NDArray[np.bool_]:
    """Say which rows share a word or a document; the others are proposed by nobody (decision 0012)."""
    return (scored.results[:, 4] >= 0) | (_column(scored, "document") >= _EQUAL)
