"""Birth dates: of the listed persons as the plan groups them, of others as their class says."""

from sample_maker import plan
from sample_maker.draw import BirthYears, pick
from sample_maker.seats import Seats

__all__ = ["day_in", "listed_births", "off_by", "other_day", "swapped", "year_of"]

_LONGEST_SAFE_DAY = 28  # every month has it
_EARLIEST, _LATEST = 1925, 2008


def year_of(birth: str) -> int:
    """The year of an ISO date or a part of one."""
    return int(birth[:4])


def day_in(year: int, key: str) -> str:
    """A full date in the year, never the first of January, which stands for "unknown"."""
    month = pick(f"{key}|month", range(1, 13))
    day = pick(f"{key}|day", range(2, _LONGEST_SAFE_DAY + 1))
    return f"{year:04d}-{month:02d}-{day:02d}"


def other_day(birth: str, key: str) -> str:
    """A date of the same year in another month, on another day, and not the swapped date."""
    _, month, day = birth.split("-")
    months = [each for each in range(1, 13) if each not in (int(month), int(day))]
    days = [each for each in range(2, _LONGEST_SAFE_DAY + 1) if each not in (int(month), int(day))]
    return f"{birth[:4]}-{pick(f'{key}|month', months):02d}-{pick(f'{key}|day', days):02d}"


def off_by(birth: str, key: str, years: tuple[range, ...]) -> str:
    """A full date whose year is off by one of the numbers of years, before or after."""
    offsets = [sign * each for span in years for each in span for sign in (1, -1)]
    options = [year_of(birth) + offset for offset in offsets]
    year = pick(f"{key}|year", [year for year in options if _EARLIEST <= year <= _LATEST])
    return day_in(year, key)


def swapped(birth: str) -> str | None:
    """Day and month swapped, or None where that is no date or the same date."""
    year, month, day = birth.split("-")
    return f"{year}-{day}-{month}" if int(day) <= 12 and day != month else None


def _far(years: int, from_: int) -> range:
    return range(from_ - years + 1, from_ + years)


def listed_births(seats: Seats) -> dict[str, str]:
    """Return the birth date on the list by person; years are spread evenly over the span."""
    years = BirthYears(plan.FIRST_BIRTH, plan.LAST_BIRTH)
    known = _shared_name_years(seats, years) | _pair_years(seats, years)
    for person, precision in seats.births.items():
        if precision != "none" and person not in known:
            known[person] = years.take(f"{person}|birth year")
    return {person: _written(person, known.get(person), seats.births[person]) for person in seats.group}


def _shared_name_years(seats: Seats, years: BirthYears) -> dict[str, int]:
    """Years of the groups A: far apart, but one pair of one year and triples with a fitting bare year."""
    known: dict[str, int] = {}
    for label in plan.A_GROUPS:
        first, *others = [p for p in seats.members(label) if seats.births[p] != "none"]
        known[first] = years.take(f"{first}|birth year")
        for person in others:
            if label == plan.A_SAME_YEAR or seats.births[person] == "year":
                known[person] = known[first]
                years.used[known[first]] += 1
            else:
                near = _far(plan.A_YEARS_APART, known[first])
                known[person] = years.take(f"{person}|birth year", lambda year, near=near: year not in near)
    return known


def _pair_years(seats: Seats, years: BirthYears) -> dict[str, int]:
    """Years of the groups B (at least three apart) and C (siblings: two to six apart)."""
    known: dict[str, int] = {}
    low, high = plan.SIBLINGS_APART
    for label in dict.fromkeys(seats.group[person] for person in seats.members("B", "C")):
        first, second = seats.members(label)
        base = known[first] = years.take(f"{first}|birth year")

        def fits(year: int, base: int = base, *, siblings: bool = label[0] == "C") -> bool:
            apart = abs(year - base)
            return low <= apart <= high if siblings else apart >= plan.B_YEARS_APART

        known[second] = years.take(f"{second}|birth year", fits)
    return known


def _written(person: str, year: int | None, precision: str) -> str:
    if year is None:
        return ""
    if precision == "year":
        return f"{year:04d}"
    full = day_in(year, f"{person}|birth")
    return full[:7] if precision == "month" else full
