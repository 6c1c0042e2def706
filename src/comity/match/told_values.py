"""The values that evidence was compared by, as they are told: the pair that counted and how many others."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from comity.facts import HELD_ONCE, Sentence
from comity.match.columns import Evidence
from comity.match.evidence_kernel import compare_dates
from comity.match.sentences import CODES, EITHER_SIDE, MORE, VAGUE_YEARS
from comity.names import fold

__all__ = ["STORED_AS", "Dates", "told"]

STORED_AS = {
    "birth_date": "birth_dates",
    "document": "identifiers",
    "nationality": "nationalities",
    "country": "countries",
    "gender": "gender",
    "birth_place": "birth_places",
    "kind": "kind",
}
"""feature -> field of the stored values."""

_SHOWN = 3
_YEAR, _MONTH = 8, 9
_YEAR_LETTERS, _MONTH_LETTERS = 4, 7
_KINDS = {"Person": "person", "Organization": "organisation", "Vessel": "vessel", "Aircraft": "aircraft"}

Values = dict[str, Any]
Dates = tuple[tuple[Evidence, int], tuple[Evidence, int]]
"""Where the dates of both sides lie: evidence and row of each."""


def told(feature: str, code: int, subject: Values, record: Values, dates: Dates) -> Sentence:
    """Return the sentence of an evidence feature; ``dates`` tell the rows of several birth dates."""
    ours, theirs = subject.get(STORED_AS[feature], ()), record.get(STORED_AS[feature], ())
    if feature in ("gender", "kind"):
        return _of_two(feature, code, _KINDS.get(ours, str(ours)), _KINDS.get(theirs, str(theirs)))
    if feature == "document":
        one, other = _documents(ours, theirs, code)
        if code > 1:
            one = max(one, other, key=len)
        return _with_more(CODES[feature][code], (one,), (other,), (len(ours), len(theirs)))
    if len(ours) == len(theirs) == 1:
        return _of_two(feature, code, ours[0], theirs[0])
    if feature == "birth_date":
        left, right = _best_dates(ours, theirs, dates)
        return _with_more(_date_template(code, left, right), (left,), (right,), (len(ours), len(theirs)))
    shared = _shared(feature, ours, theirs) if code > 1 else ()
    lefts = [ours[i] for i, _ in shared] or sorted(ours)
    rights = [theirs[j] for _, j in shared] or sorted(theirs)
    return _with_more(CODES[feature][code], lefts[:_SHOWN], rights[:_SHOWN], (len(ours), len(theirs)))


@lru_cache(maxsize=4096)
def _of_two(feature: str, code: int, left: str, right: str) -> Sentence:
    """Return the sentence of one value on each side; the same values are told often."""
    template = _date_template(code, left, right) if feature == "birth_date" else CODES[feature][code]
    return Sentence(template, {"left": left, "right": right})


def _with_more(
    template: str, lefts: Sequence[str], rights: Sequence[str], counts: tuple[int, int]
) -> Sentence:
    values: dict[str, str | int | float] = {"left": " or ".join(lefts), "right": " or ".join(rights)}
    left_more, right_more = counts[0] - len(lefts), counts[1] - len(rights)
    if left_more > 0 or right_more > 0:
        return Sentence(template + MORE, values | {"left_more": left_more, "right_more": right_more})
    return Sentence(template, values)


def _best_dates(ours: Sequence[str], theirs: Sequence[str], dates: Dates) -> tuple[str, str]:
    """Return the pair of dates that counted; of equal ones the least, so that no order decides."""
    (a, row_a), (b, row_b) = dates
    first, second = a.date_at[row_a], b.date_at[row_b]

    def worth(pair: tuple[int, int]) -> tuple[int, str, str]:
        i, j = pair
        code = compare_dates(a.dates[first + i], b.dates[second + j])
        return -int(code), ours[i], theirs[j]

    pairs = product(range(len(ours)), range(len(theirs)))
    i, j = min(pairs, key=worth)
    return ours[i], theirs[j]


def _date_template(code: int, left: str, right: str) -> str:
    if code == _YEAR:
        if any(mark in date for mark in "~/" for date in (left, right)):
            return VAGUE_YEARS
        return EITHER_SIDE[code] if len(left) == len(right) == _YEAR_LETTERS else CODES["birth_date"][code]
    if code == _MONTH and all(len(date.lstrip("~")) == _MONTH_LETTERS for date in (left, right)):
        return EITHER_SIDE[code]
    return CODES["birth_date"][code]


Document = Sequence[str | None]


def _documents(ours: Sequence[Document], theirs: Sequence[Document], code: int) -> tuple[str, str]:
    """Return the pair of documents that counted: an equal one, or two of a kind held once."""
    pairs = [
        (_document(one), _document(other))
        for one in ours
        for other in theirs
        if one[0] == other[0] and (not one[1] or not other[1] or one[1] == other[1])
        if (one[2] == other[2] if code > 1 else one[0] in HELD_ONCE)
        if (one[0] in HELD_ONCE) == (code != 2)  # noqa: PLR2004 - an equal document of a changing kind
    ]
    return min(pairs)


def _document(document: Document) -> str:
    kind, country, value = document
    issued = f" of {country}" if country else ""
    return f"{str(kind).replace('_', ' ')} {value}{issued}"


def _shared(feature: str, ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of the values that are on both sides, in the order of their text."""
    same = fold if feature == "birth_place" else str
    place = {same(value): j for j, value in reversed(list(enumerate(theirs)))}
    found = {same(value): (i, place[same(value)]) for i, value in enumerate(ours) if same(value) in place}
    return [found[key] for key in sorted(found)]
