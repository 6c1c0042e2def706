"""Cutting a Latin word into syllables of one language, or into readings of Japanese characters."""

from functools import cache, lru_cache

from comity.names.inventory import JAPANESE, NEVER, inventory, likelihood
from comity.names.kana import canonical_romaji

__all__ = ["MOST_WAYS", "Way", "parse_japanese", "parse_latin"]

Way = tuple[int, ...]
"""Spelling units of a word, in order."""

MOST_WAYS = 4
"""Ways to cut a word that are kept: more drown the right one and multiply the keys of a name."""

_JOINED = 0b010111
"""Languages (bits, M first) whose names are written as one word; Vietnamese never are."""
_THRICE = 0b000101
"""Languages in which three syllables are written as one word: Mandarin and Korean."""
_LONGEST_WORD, _LONGEST_SPELLING = 24, 8
_LANGUAGE_NATS = (0.0, 1.5, 0.3, 3.0, 3.0, 3.0)
"""How much rarer than Mandarin each language writes syllables as one word, in nats."""
_WITHIN = 8.0
"""A cut this many nats less likely than the best one is dropped."""
_JAPANESE_WAYS = 2
_JAPANESE_PIECES = 3
_ALONE_NATS = 3.0
"""Most Japanese names are written with two characters."""
_SHORTEST_JAPANESE = 3


def _cost(way: Way) -> float:
    """Nats of a cut in the language that explains it best."""
    nats = likelihood()
    if len(way) == 1:
        return min(nats[way[0]])
    together = map(sum, zip(_LANGUAGE_NATS, *(nats[unit] for unit in way), strict=True))
    return min(together)


def _cuts_in_two(word: str) -> list[Way]:
    known = inventory()
    table, bits = known.joinable, known.bits
    found: list[Way] = []
    for cut in range(max(1, len(word) - _LONGEST_SPELLING), min(len(word), _LONGEST_SPELLING + 1)):
        first = table.get(word[:cut])
        if first is not None and bits[first] & _JOINED:
            second = table.get(word[cut:])
            if second is not None and bits[first] & bits[second] & _JOINED:
                found.append((first, second))
    return found


def _cuts_in_three(word: str) -> list[Way]:
    known = inventory()
    table, bits = known.joinable, known.bits
    found: list[Way] = []
    for cut in range(max(1, len(word) - 2 * _LONGEST_SPELLING), min(len(word) - 1, _LONGEST_SPELLING + 1)):
        first = table.get(word[:cut])
        if first is not None and bits[first] & _THRICE:
            found += [
                (first, *pair)
                for pair in _cuts_in_two(word[cut:])
                if bits[first] & bits[pair[0]] & bits[pair[1]] & _THRICE
            ]
    return found


@lru_cache(maxsize=1 << 18)
def parse_latin(word: str) -> tuple[Way, ...]:
    """Return ways to cut a lower-case a-z word into spellings of one language, shortest first, () if none.

    At most three syllables, and three only where neither one nor two explain the word; at most
    MOST_WAYS ways, the likeliest. Up to two readings as Japanese characters follow.
    """
    if not 0 < len(word) <= _LONGEST_WORD:
        return ()
    whole = inventory().joinable.get(word)
    ways: list[Way] = [(whole,)] if whole is not None else []
    ways += _cuts_in_two(word)
    if not ways:
        ways = _cuts_in_three(word)
    costs = {way: _cost(way) for way in ways}
    least = min(costs.values(), default=0.0)
    kept = sorted((way for way in ways if costs[way] <= least + _WITHIN), key=lambda way: (costs[way], way))[
        :MOST_WAYS
    ]
    kept.sort(key=lambda way: (len(way), costs[way]))
    japanese = [way for way in parse_japanese(word) if way not in kept][:_JAPANESE_WAYS]
    if japanese and kept and len(kept[0]) > 2:  # noqa: PLR2004 - three syllables are the weaker guess
        return (*japanese, kept[0])
    return (*kept[: MOST_WAYS - len(japanese)], *japanese)


@cache
def _japanese_readings() -> dict[str, tuple[int, float]]:
    """Return Japanese reading -> spelling unit and nats."""
    nats = likelihood()
    found = ((spelling, unit, nats[unit][JAPANESE]) for spelling, unit in inventory().number.items())
    return {spelling: (unit, value) for spelling, unit, value in found if value < NEVER}


@lru_cache(maxsize=1 << 16)
def parse_japanese(word: str) -> tuple[Way, ...]:
    """Return ways to read a Latin or Kana word as readings of Japanese characters, likeliest first."""
    plain = canonical_romaji(word)
    if len(plain) < _SHORTEST_JAPANESE:
        return ()
    table = _japanese_readings()
    found: list[tuple[float, Way]] = []
    stack: list[tuple[int, float, Way]] = [(0, 0.0, ())]
    while stack:
        at, nats, way = stack.pop()
        if (last := table.get(plain[at:])) is not None:
            alone = 0.0 if way else _ALONE_NATS
            found.append((nats + last[1] + alone, (*way, last[0])))
        if len(way) + 1 < _JAPANESE_PIECES:
            stack.extend(
                (stop, nats + unit[1], (*way, unit[0]))
                for stop in range(at + 1, min(len(plain), at + _LONGEST_SPELLING + 1))
                if (unit := table.get(plain[at:stop])) is not None
            )
    return tuple(way for _, way in sorted(found)[:MOST_WAYS])
