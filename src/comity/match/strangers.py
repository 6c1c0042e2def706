"""How often a stranger gets a candidate in a register: measured with invented people when it is built.

A register of a million has more namesakes than one of four hundred. The curve says, for this
register, how many candidates a stranger gets at or above each total; ``--expect-alarms`` reads the
cut from it.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

__all__ = ["GRID", "Curved", "curve_of", "least_total"]

GRID = tuple(step / 2 for step in range(-10, 31))
"""Totals at which the curve is kept, from -5 to 15."""


class Curved(Protocol):
    """What has a stranger curve: a register."""

    @property
    def curve(self) -> Mapping[str, float]:
        """Return candidates a stranger by band and by total ("+1.5")."""


def curve_of(totals: Sequence[float], strangers: int, cuts: Mapping[str, float]) -> dict[str, float]:
    """Return candidates a stranger at or above each band and each total of the grid."""
    points = dict(cuts) | {f"{total:+.1f}": total for total in GRID}
    return {
        name: round(sum(total >= cut for total in totals) / max(strangers, 1), 6)
        for name, cut in points.items()
    }


def least_total(register: Curved, alarms: float) -> float:
    """Return the lowest total of the grid at which a stranger gets at most ``alarms`` candidates."""
    fitting = [total for total in GRID if register.curve.get(f"{total:+.1f}", 0.0) <= alarms]
    return min(fitting, default=GRID[-1])
