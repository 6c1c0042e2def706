"""Fit the points of the name features: logistic regression on bins, rising or falling only.

For each channel the chance that two names are one person's is modelled as
1/(1+exp(-(base + sum of points))); a bin's points are a sum of steps that may only go one way
(bounded L-BFGS; Byrd, Lu, Nocedal and Zhu 1995). Pairs are all subjects against all names of their
pool, none selected, so a total is a logarithm of odds at one right name in four hundred.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from comity.facts import Kind, PublishedName, Record, Source
from comity.match.compiling import Compiler
from comity.match.policy_table import Policy
from comity.match.score_kernel import CHANNELS, NAME_FEATURES
from comity.match.scoring import score_batch, side_of
from training.samples import Sample

__all__ = ["SHAPES", "Fitted", "Measured", "alarms_at", "fit", "measured", "threshold"]

# feature -> (edges, direction): 1 rising, -1 falling, 0 free. The edges are a person's choice.
SHAPES: dict[str, tuple[tuple[float, ...], int]] = {
    "agree": (tuple(np.arange(1.5, 33.0, 1.5)), 1),
    "loss": ((0.02, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2), -1),
    "worst": ((0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0, 1.2, 1.4, 1.7, 2.0), -1),
    "missing": ((0.1, 1.5, 3.0, 4.5, 6.0, 8.0, 10.0, 13.0, 16.0, 20.0), -1),
    "clash": ((0.1, 1.5, 3.0, 4.5, 6.0, 8.0, 10.0, 13.0, 16.0, 20.0), -1),
    "words": ((1.0, 2.0, 3.0, 4.0), 1),
    "order": ((1.0, 2.0, 3.0), -1),
    "fathers": ((1.0, 2.0), -1),
    "numbers": ((1.0, 2.0), -1),
    "initials": ((1.0, 2.0), 0),
    "alike": ((2.0, 4.0, 11.0, 51.0), -1),
    "exact": ((1.0, 2.0), 1),
    "besides": ((1.0, 2.0), -1),
    "characters": ((1.0, 2.0), 0),
    "language": ((1.0, 2.0, 3.0, 4.0, 5.0), 0),
}
_SYLLABLES: dict[str, tuple[tuple[float, ...], int]] = {
    "missing": ((1.0, 2.0, 3.0), -1),
    "clash": ((1.0, 2.0, 3.0), -1),
}
_PENALTY = 3e-6
_FIXED = frozenset({"alike"})


@dataclass(frozen=True, slots=True)
class Measured:
    """Rows of one sample: feature values (p, 18), subject of each row, whether it is the right name."""

    sample: Sample
    values: NDArray[np.float32]
    subject: NDArray[np.int32]
    right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A channel's base and points by feature, with the edges they belong to."""

    base: float
    points: Mapping[str, tuple[tuple[float, ...], NDArray[np.float64]]]

    def totals(self, values: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the name totals of feature rows."""
        total = np.full(len(values), self.base)
        for feature, (edges, points) in self.points.items():
            column = values[:, NAME_FEATURES.index(feature)]
            total += points[np.searchsorted(np.asarray(edges, np.float32), column, side="right")]
        return total


def shape_of(channel: str, feature: str) -> tuple[tuple[float, ...], int]:
    """Return edges and direction of a feature in a channel."""
    return _SYLLABLES[feature] if channel == "syllables" and feature in _SYLLABLES else SHAPES[feature]


def _record(number: int, name: str, channel: str) -> Record:
    kind = Kind.ORGANISATION if channel.startswith("body") else Kind.PERSON
    return Record(str(number), (PublishedName(name),), Source("", "", ""), kind=kind)


def measured(sample: Sample, rules: Policy) -> Measured:
    """Compare every subject with every name of its pool in the sample's channel alone."""
    left, right = Compiler(), Compiler()
    for number, name in enumerate(sample.subjects):
        left.add(_record(number, name, sample.channel))
    for number, name in enumerate(sample.pool):
        right.add(_record(number, name, sample.channel))
    count, pool = len(sample.subjects), len(sample.pool)
    pairs = np.stack([np.repeat(np.arange(count), pool), np.tile(np.arange(pool), count)], axis=1).astype(
        np.int32
    )
    base = np.full(len(CHANNELS), -1e8)
    base[CHANNELS.index(sample.channel)] = rules.table.base[CHANNELS.index(sample.channel)]
    table = rules.table._replace(base=base)
    only = replace(rules, table=table)
    scored = score_batch(side_of(left), side_of(right), pairs, only)
    kept = scored.results[:, 4] == CHANNELS.index(sample.channel)
    same_name = np.array(sample.pool, object)[pairs[:, 1]] == np.array(sample.pool, object)[pairs[:, 0]]
    # A namesake is no wrong name, except where one word is the whole name: that names many.
    alone = np.array([" " not in name for name in sample.pool])[pairs[:, 1]]
    kept &= ~(same_name & (pairs[:, 0] != pairs[:, 1]) & ~alone)
    return Measured(
        sample, scored.values[kept, : len(NAME_FEATURES)], pairs[kept, 0], pairs[kept, 0] == pairs[kept, 1]
    )


def _steps(
    channel: str, values: NDArray[np.float32]
) -> tuple[NDArray[np.bool_], list[tuple[str, int]], list[int]]:
    columns, names, directions = [], [], []
    for feature in SHAPES:
        edges, direction = shape_of(channel, feature)
        if feature in _FIXED:
            continue
        column = values[:, NAME_FEATURES.index(feature)]
        for place, edge in enumerate(edges):
            columns.append(column >= np.float32(edge))
            names.append((feature, place))
            directions.append(direction)
    return np.stack(columns, axis=1), names, directions


def _gathered(
    steps: NDArray[np.bool_], right: NDArray[np.bool_], weights: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return each distinct row once with the sum of its weights: many pairs fall into the same bins."""
    packed = np.packbits(np.column_stack([right, steps]), axis=1)
    _, first, inverse = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    together = np.bincount(inverse.ravel(), weights=weights).astype(np.float64)
    return steps[first].astype(np.float64), right[first].astype(np.float64), together


def fit(channel: str, samples: Sequence[Measured]) -> Fitted:
    """Fit one channel; every sample weighs the same."""
    values = np.concatenate([one.values for one in samples])
    every = np.concatenate([one.right for one in samples])
    parts = np.concatenate([np.full(len(one.right), 1.0 / len(one.sample.subjects)) for one in samples])
    all_steps, names, directions = _steps(channel, values)
    steps, right, weights = _gathered(all_steps, every, parts / parts.sum())
    design = np.column_stack([np.ones(len(steps)), steps])
    bounds = [(None, None)] + [{1: (0.0, None), -1: (None, 0.0), 0: (None, None)}[d] for d in directions]
    sign = 2 * right - 1

    def loss(at: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = sign * (design @ at)
        chance = 1.0 / (1.0 + np.exp(np.clip(margin, -500, 500)))
        gradient = -(design.T @ (weights * sign * chance))
        value = float(weights @ np.logaddexp(0.0, -margin))
        return value + _PENALTY * float(at[1:] @ at[1:]), gradient + 2 * _PENALTY * np.r_[0.0, at[1:]]

    found = minimize(
        loss,
        np.r_[-5.0, np.zeros(len(names))],
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"maxiter": 400},
    ).x
    points: dict[str, tuple[tuple[float, ...], NDArray[np.float64]]] = {}
    for feature in SHAPES:
        if feature in _FIXED:
            continue
        edges, _ = shape_of(channel, feature)
        steps_of = [value for value, (name, _) in zip(found[1:], names, strict=True) if name == feature]
        points[feature] = (edges, np.r_[0.0, np.cumsum(steps_of)])
    return Fitted(float(found[0]), points)


def alarms_at(samples: Sequence[Measured], fitted: Fitted, cut: float) -> float:
    """Return wrong names a subject at or above a total."""
    wrong = sum(int(((fitted.totals(one.values) >= cut) & ~one.right).sum()) for one in samples)
    return wrong / sum(len(one.sample.subjects) for one in samples)


def threshold(samples: Sequence[Measured], fitted: Fitted, alarms: float) -> float:
    """Return the total at which a subject gets ``alarms`` wrong names of its pool, a mean over samples."""
    cuts = []
    for one in samples:
        totals = np.sort(fitted.totals(one.values)[~one.right])[::-1]
        place = min(int(alarms * len(one.sample.subjects)), max(len(totals) - 1, 0))
        cuts.append(float(totals[place]) if len(totals) else 0.0)
    return float(np.mean(cuts))
