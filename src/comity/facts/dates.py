"""Dates as precise as their source: a year stays a year and is never padded to a day."""

import calendar
from dataclasses import dataclass

__all__ = ["PartialDate"]

_FIRST_YEAR, _LAST_YEAR = 1, 9999


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a year and month, or a day; ``circa`` when the source says so.

    ``last_year`` closes a range of years ("1960 to 1963": year 1960, last_year 1963); a range has
    neither month nor day. Raises ``ValueError`` for dates that do not exist.
    """

    year: int
    month: int | None = None
    day: int | None = None
    circa: bool = False
    last_year: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is not a date; the message says why."""
        if not _FIRST_YEAR <= self.year <= _LAST_YEAR:
            raise ValueError(f"{self.year} is not a year")
        if self.month is not None and not 1 <= self.month <= 12:  # noqa: PLR2004 - months of the year
            raise ValueError(f"{self.month} is not a month")
        if self.day is not None:
            self._check_day(self.day)
        if self.last_year is not None and (self.month is not None or self.last_year < self.year):
            raise ValueError(f"{self.year} to {self.last_year} is not a range of years")

    def _check_day(self, day: int) -> None:
        if self.month is None:
            raise ValueError("a day needs its month")
        longest = calendar.monthrange(self.year, self.month)[1]
        if not 1 <= day <= longest:
            name = calendar.month_name[self.month]
            raise ValueError(f"{name} {self.year} has {longest} days, not {day}")

    def isoformat(self) -> str:
        """Return ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or ``YYYY/YYYY``; circa as a leading ``~``."""
        mark = "~" if self.circa else ""
        if self.last_year is not None:
            return f"{mark}{self.year:04d}/{self.last_year:04d}"
        if self.month is None:
            return f"{mark}{self.year:04d}"
        if self.day is None:
            return f"{mark}{self.year:04d}-{self.month:02d}"
        return f"{mark}{self.year:04d}-{self.month:02d}-{self.day:02d}"
