"""The policy of matching: what each measured value is worth, as tables that a person can read.

``policy.toml`` is the policy; this module only reads it into arrays. Every feature has, for each
channel, a row of edges and a row of points: the value falls into the first bin whose edge it does
not reach. A reader with the table and a pencil gets the same total.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from comity.match.candidate import Band
from comity.match.score_kernel import CHANNELS, FEATURES, PolicyTable

__all__ = ["MOST_BINS", "Policy", "policy"]

MOST_BINS = 32
"""Bins of a feature; more could not be read as a table."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The installed policy: version, the two cuts on the total, the arrays the kernel adds from."""

    version: str
    possible: float
    strong: float
    cap_evidence: float
    names_disagree: float
    nothing: float
    table: PolicyTable
    bases: tuple[float, ...]

    def band(self, total: float) -> Band:
        """Return the band of a total; bands never fall while totals rise."""
        if total >= self.strong:
            return Band.STRONG
        return Band.POSSIBLE if total >= self.possible else Band.WEAK


def table_from(document: dict[str, Any]) -> PolicyTable:
    """Return the arrays of a parsed policy document; channels without a table score 0 there."""
    base = np.array([document["base"][channel] for channel in CHANNELS], np.float64)
    edges = np.full((len(CHANNELS), len(FEATURES), MOST_BINS - 1), np.inf, np.float32)
    points = np.zeros((len(CHANNELS), len(FEATURES), MOST_BINS), np.float64)
    for row in document["table"]:
        feature = FEATURES.index(row["feature"])
        for channel in row["channels"]:
            place = CHANNELS.index(channel)
            edges[place, feature, : len(row["edges"])] = row["edges"]
            points[place, feature, : len(row["points"])] = row["points"]
            points[place, feature, len(row["points"]) :] = row["points"][-1]
    return PolicyTable(base, edges, points, np.array(document["nothing"], np.float64))


@cache
def policy() -> Policy:
    """Read the shipped policy once per process."""
    document = tomllib.loads(resources.files("comity.match").joinpath("policy.toml").read_text("utf-8"))
    table = table_from(document)
    return Policy(
        version=document["version"],
        possible=document["possible"],
        strong=document["strong"],
        cap_evidence=document["cap_evidence"],
        names_disagree=document["names_disagree"],
        nothing=document["nothing"],
        table=table,
        bases=tuple(table.base.tolist()),
    )
