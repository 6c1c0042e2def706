"""The policy of matching: what each measured value is worth, as tables that a person can read.

``policy.toml`` is the policy; this module only reads it into arrays. Every feature has, for each
channel, a row of edges and a row of points: the value falls into the first bin whose edge it does
not reach. A reader with the table and a pencil gets the same total.
"""

import tomllib
from bisect import bisect_right
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


Rows = tuple[tuple[tuple[tuple[float, ...], tuple[float, ...]], ...], ...]


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
    rows: Rows

    def band(self, total: float) -> Band:
        """Return the band of a total; bands never fall while totals rise."""
        if total >= self.strong:
            return Band.STRONG
        return Band.POSSIBLE if total >= self.possible else Band.WEAK

    def points(self, channel: int, feature: int, value: float) -> float:
        """Return the points of one value, as the kernel adds them."""
        edges, points = self.rows[channel][feature]
        return points[bisect_right(edges, value)]


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


def rows_from(table: PolicyTable) -> Rows:
    """Return the same tables as tuples (channel, feature -> edges, points), for reading one value."""
    return tuple(
        tuple(
            (tuple(e for e in edges.tolist() if e != np.inf), tuple(points.tolist()))
            for edges, points in zip(table.edges[channel], table.points[channel], strict=True)
        )
        for channel in range(len(table.base))
    )


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
        rows=rows_from(table),
    )
