"""How often a stranger gets a candidate in a register: measured with invented people when it is built.

A register of a million has more namesakes than one of four hundred. The curve says, for this
register, how many candidates a stranger gets at or above each total; ``--expect-alarms`` reads the
cut from it. Strangers have a name and nothing else: with birth dates the alarms would be fewer.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from comity.match.policy_table import policy
from comity.match.register import Register
from comity.match.screening import CHUNK, Cut, Screener
from comity.match.strangers import strangers_like

__all__ = ["GRID", "Curved", "curve_of", "least_total", "stranger_curve"]

GRID = tuple(step / 2 for step in range(-10, 31))
"""Totals at which the curve is kept, from -5 to 15."""

_STRANGERS, _STRANGERS_OF_MANY, _MANY = 2_000, 1_000, 300_000
"""Invented strangers, and how many from which number of records on: a larger register takes longer to
ask, some milliseconds each. With 1,000 a share of 0.1 is known to within 0.01."""


class Curved(Protocol):
    """What has a stranger curve: a register."""

    @property
    def curve(self) -> Mapping[str, float]:
        """Return the measured curve."""


def stranger_curve(register: Register) -> dict[str, float]:
    """Measure the curve of a register; the same for the same register. Cost: screening the strangers."""
    count = _STRANGERS if register.records < _MANY else _STRANGERS_OF_MANY
    invented = strangers_like(register.side, count)
    screener = Screener(register, 1, Cut())
    totals: list[NDArray[np.float64]] = []
    for first in range(0, len(invented), CHUNK):
        totals += screener.totals(invented[first : first + CHUNK])
    return curve_of(totals, {"strong": policy().strong, "possible": policy().possible}) if totals else {}


def curve_of(totals: Sequence[NDArray[np.float64]], bands: Mapping[str, float]) -> dict[str, float]:
    """Return the curve from the totals of each stranger.

    ``strangers``: how many; by band: the share of them with a candidate in it or above; by total
    ("+1.5"): candidates a stranger at or above it.
    """
    best = np.array([max(one, default=-np.inf) for one in totals])
    every = np.concatenate(totals)
    curve = {"strangers": float(len(totals))}
    curve |= {band: round(float((best >= cut).mean()), 6) for band, cut in bands.items()}
    return curve | {f"{total:+.1f}": round(float((every >= total).sum()) / len(totals), 6) for total in GRID}


def least_total(register: Curved, alarms: float) -> float:
    """Return the lowest total of the grid at which a stranger gets at most ``alarms`` candidates."""
    fitting = [total for total in GRID if register.curve.get(f"{total:+.1f}", 0.0) <= alarms]
    return min(fitting, default=GRID[-1])
