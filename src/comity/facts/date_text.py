"""Dates as lists print them, read without padding: "circa 1962", "Mar 1964", "1960 to 1965"."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from comity.errors import ComityError
from comity.facts.dates import PartialDate

__all__ = ["EARLIEST_YEAR", "LATEST_YEAR", "parse_date"]

EARLIEST_YEAR: Final = 1500
"""Lower years are those of another calendar (1343 in the Persian one is 1964), not of a party's birth."""
LATEST_YEAR: Final = 2100
"""Higher years are those of another calendar (2504 in the Thai one is 1961) or slips."""
LONGEST_TEXT: Final = 80
"""Characters; the longest form in official lists has 35, anything longer is not a date."""

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_WORDS: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_CIRCA: Final = re.compile(
    r"(?:circa|ca\.?|c\.|approximately|approx\.?|about|around|abt\.?|~)\s*", re.IGNORECASE
)
_RANGE: Final = re.compile(
    r"(?:between\s+|from\s+)?(.+?)\s*(?:\bto\b|\band\b|\s[-–]\s|/(?=\d{4}$)|–|(?<=\d{4})-(?=\d{4}$))\s*(.+)",
    re.IGNORECASE,
)
_DECADE: Final = re.compile(r"(\d{3})0s")
_CLOCK: Final = re.compile(r"(?<=\d)(?:(?:T|\s)\d{1,2}:\d{2}.*|Z|[+-]\d{2}:\d{2})$")
_ORDERED: Final = (
    # (pattern, is the day first?) of forms that say their order
    re.compile(r"(?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})(?:[-/.](?P<d>\d{1,2}))?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<y>\d{4})\s*年(?:\s*(?P<m>\d{1,2})\s*月(?:\s*(?P<d>\d{1,2})\s*日)?)?"),
    re.compile(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})"),
    re.compile(rf"(?:(?P<d>\d{{1,2}})[\s\-.]+)?(?P<m>{_WORDS})[\s\-.,]+(?P<y>\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?P<m>{_WORDS})\.?\s+(?P<d>\d{{1,2}}),?\s+(?P<y>\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?P<y>\d{{4}})[\s\-]+(?P<m>{_WORDS})(?:[\s\-]+(?P<d>\d{{1,2}}))?", re.IGNORECASE),
)
_UNORDERED: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_HOW: Final = "Write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty."


@lru_cache(maxsize=131_072)
def parse_date(text: str) -> PartialDate:
    """Return the date that the text gives, exactly as precise as the text.

    Read are ISO forms, "12 Apr 1961", "Mar 1964", "circa 1962", ranges ("1960 to 1965"; ranges of days
    become ranges of their years) and day/month/year where only one order is possible. Zero for an
    unknown month or day ("1961-00-00") means that it is unknown. Raises ``ComityError`` with what is
    wrong, why, and what to write instead.
    """
    bare = " ".join(text.split())
    if len(bare) > LONGEST_TEXT:
        raise ComityError(f"'{bare[:LONGEST_TEXT]}…' is too long for a date.", remedy=_HOW)
    rest = _CIRCA.sub("", bare, count=1) if _CIRCA.match(bare) else bare
    circa = rest != bare
    found = _one(rest) or _decade(rest) or _range(rest)
    if found is None:
        raise ComityError(f"'{bare}' is not a date that can be read.", remedy=_HOW)
    if circa:
        return PartialDate(found.year, found.month, found.day, circa=True, last_year=found.last_year)
    return found


def _one(text: str) -> PartialDate | None:
    bare = _CLOCK.sub("", text)
    for pattern in _ORDERED:
        found = pattern.fullmatch(bare)
        if found:
            part = found.groupdict()
            return _dated(text, part["y"], part.get("m"), part.get("d"))
    found = _UNORDERED.fullmatch(bare)
    return _either_order(text, found) if found else None


def _dated(text: str, year: str, month: str | None, day: str | None) -> PartialDate:
    """The date of three texts; zero means unknown. Raises in words what is impossible."""
    number = int(year)
    if not EARLIEST_YEAR <= number <= LATEST_YEAR:
        raise ComityError(
            f"'{text}' is not a birth date: the year {number} lies outside {EARLIEST_YEAR} to {LATEST_YEAR}.",
            remedy="Write the year of the Gregorian calendar, or leave it empty.",
        )
    in_year = (_MONTHS.get(month.casefold()) or int(month) if month else 0) or None
    in_month = (int(day) if day else 0) or None
    instead = f"{number:04d}" if in_year is None or in_year > 12 else f"{number:04d}-{in_year:02d}"  # noqa: PLR2004
    return _made(text, lambda: PartialDate(number, in_year, in_month if in_year else None), instead)


def _made(text: str, make: Callable[[], PartialDate], instead: str) -> PartialDate:
    try:
        return make()
    except ValueError as why:
        raise ComityError(
            f"'{text}' is not a date ({why}).", remedy=f"Write {instead}, or leave it empty."
        ) from why


def _either_order(text: str, found: re.Match[str]) -> PartialDate:
    first, second, year = int(found[1]), int(found[2]), found[3]
    months = 12
    if first <= months and second <= months and first != second:
        raise ComityError(
            f"'{text}' can be read in two orders.",
            remedy=f"Write {year}-{second:02d}-{first:02d} or {year}-{first:02d}-{second:02d}.",
        )
    day, month = (second, first) if second > months else (first, second)
    return _dated(text, year, str(month), str(day))


def _decade(text: str) -> PartialDate | None:
    found = _DECADE.fullmatch(text)
    if not found:
        return None
    first = _dated(text, found[1] + "0", None, None).year
    return PartialDate(first, last_year=first + 9)


def _range(text: str) -> PartialDate | None:
    found = _RANGE.fullmatch(text)
    if not found:
        return None
    first, last = _one(_CIRCA.sub("", found[1])), _one(_CIRCA.sub("", found[2]))
    if first is None or last is None:
        return None
    if (first.year, first.month) == (last.year, last.month) and first.month:
        return PartialDate(first.year, first.month)
    if first.year == last.year:
        return PartialDate(first.year)
    return _made(text, lambda: PartialDate(first.year, last_year=last.year), f"{last.year} to {first.year}")
