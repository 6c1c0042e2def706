"""Compiled comparison of what is recorded besides the names: dates, documents, countries, gender.

Each function returns a small code; the policy table says what a code is worth. The best pair of
values counts; an empty side is always "unknown", never a difference.
"""

from comity.names.compiled import lean

__all__ = ["EVIDENCE_FEATURES", "compare_dates", "compare_evidence"]

EVIDENCE_FEATURES = 7
"""Width of the code row: birth_date, document, nationality, country, gender, birth_place, kind."""

# Codes of birth_date by rising worth; 0 is unknown (see policy.toml, feature birth_date).
_UNKNOWN, _FAR, _FEW, _TWO, _NEXT, _OTHER_DAY, _PADDED, _SLIP, _YEAR, _MONTH, _DAY = range(11)


@lean
def _one_digit_or_swapped(month_a, day_a, month_b, day_b):
    if month_a == day_b and day_a == month_b:
        return True
    if month_a == month_b:
        return day_a // 10 == day_b // 10 or day_a % 10 == day_b % 10
    return day_a == day_b and (month_a // 10 == month_b // 10 or month_a % 10 == month_b % 10)


@lean
def _same_year(a, b):
    month_a, day_a, month_b, day_b = a[2], a[3], b[2], b[3]
    if month_a == 0 or month_b == 0:
        return _YEAR
    if day_a == 0 or day_b == 0:
        return _MONTH if month_a == month_b else _OTHER_DAY
    if month_a == month_b and day_a == day_b:
        return _DAY
    if (month_a == 1 and day_a == 1) or (month_b == 1 and day_b == 1):
        return _PADDED
    return _SLIP if _one_digit_or_swapped(month_a, day_a, month_b, day_b) else _OTHER_DAY


@lean
def compare_dates(a, b):
    """Return the code of two dates, rows of ``Evidence.dates``."""
    gap = 0
    if a[0] > b[1]:
        gap = a[0] - b[1]
    elif b[0] > a[1]:
        gap = b[0] - a[1]
    if gap == 0:
        if a[0] == a[1] and b[0] == b[1]:
            return _same_year(a, b)
        return _YEAR
    loose = 2 if a[4] or b[4] else 0
    if gap <= loose:
        return _YEAR
    if gap <= 2:
        return _NEXT if gap == 1 else _TWO
    return _FEW if gap <= 4 else _FAR


@lean
def _shared(values_a, first_a, last_a, values_b, first_b, last_b):
    """Return 0 unknown on a side, 1 nothing shared, 2 something shared."""
    if first_a == last_a or first_b == last_b:
        return 0
    for i in range(first_a, last_a):
        for j in range(first_b, last_b):
            if values_a[i] == values_b[j]:
                return 2
    return 1


@lean
def _documents(a, ra, b, rb):
    """Return 0 unknown, 1 a kind held once differs, 2 an equal document of a changing kind, 3 held once.

    Documents known to be of two countries are neither equal nor different: a person may hold both.
    """
    code = 0
    for i in range(a.document_at[ra], a.document_at[ra + 1]):
        kind = a.document_kind[i]
        for j in range(b.document_at[rb], b.document_at[rb + 1]):
            if a.document_land[i] != b.document_land[j] and a.document_land[i] and b.document_land[j]:
                continue
            if a.documents[i] == b.documents[j]:
                code = max(code, 3 if kind else 2)
            elif kind and kind == b.document_kind[j]:
                code = max(code, 1)
    return code


@lean
def _kinds(kind_a, kind_b):
    """Return 0 unknown, 1 different, 2 the same."""
    if kind_a == 0 or kind_b == 0:
        return 0
    return 2 if kind_a == kind_b else 1


@lean
def compare_evidence(a, ra, b, rb, row):
    """Write the EVIDENCE_FEATURES codes of record ``ra`` of A against record ``rb`` of B into ``row``."""
    best = _UNKNOWN
    for i in range(a.date_at[ra], a.date_at[ra + 1]):
        for j in range(b.date_at[rb], b.date_at[rb + 1]):
            best = max(best, compare_dates(a.dates[i], b.dates[j]))
    row[0] = best
    row[1] = _documents(a, ra, b, rb)
    row[2] = _shared(
        a.nations, a.nation_at[ra], a.nation_at[ra + 1], b.nations, b.nation_at[rb], b.nation_at[rb + 1]
    )
    row[3] = _shared(a.lands, a.land_at[ra], a.land_at[ra + 1], b.lands, b.land_at[rb], b.land_at[rb + 1])
    gender_a, gender_b = a.gender[ra], b.gender[rb]
    row[4] = 0.0 if gender_a == 0 or gender_b == 0 else (2.0 if gender_a == gender_b else 1.0)
    row[5] = _shared(
        a.places, a.place_at[ra], a.place_at[ra + 1], b.places, b.place_at[rb], b.place_at[rb + 1]
    )
    row[6] = _kinds(a.kind[ra], b.kind[rb])
