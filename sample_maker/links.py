"""Who holds, directs or stands in for what: the 420 rows that the ownership view reads."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from sample_maker import plan
from sample_maker.draw import order, pick
from sample_maker.entry import Entry

__all__ = ["Link", "links"]

_SHARES = (25, 30, 40, 50, 51, 60, 75, 100)
_HALVES = (10, 20, 25, 30, 40, 50)
_CONTROL = (51, 60, 75, 80, 100)
_MUTUAL = (20, 25, 30, 40)
_LAST_END = 2014


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two records, named by their keys; shares in percent, 0 for none."""

    owner: str
    owned: str
    role: str
    low: int = 0
    high: int = 0
    start: str = ""
    end: str = ""

    @property
    def key(self) -> str:
        """Names the link in the draws."""
        return f"{self.role}|{self.owner}|{self.owned}"


@dataclass(frozen=True, slots=True)
class _Pools:
    """Keys of records in hash order, by what they are used for."""

    planted: list[str]
    namesakes: list[str]
    strangers: list[str]
    linked: list[str]
    companies: list[str]


def _hold(owner: str, owned: str, shares: tuple[int, ...], role: str = "shareholder") -> Link:
    share = pick(f"{role}|{owner}|{owned}|share", shares)
    return Link(owner, owned, role, share, share)


def links(persons: list[Entry], companies: dict[str, list[Entry]]) -> list[Link]:
    """Return all links; the shares of a company never add to more than 100 percent."""

    def keys(name: str, letter: str) -> list[str]:
        return order(name, [entry.key for entry in persons if entry.klass[:1] == letter])

    pools = _Pools(
        planted=keys("link planted", "S"),
        namesakes=keys("link namesake", "D"),
        strangers=keys("link stranger", ""),
        linked=order("link linked", [entry.key for entry in companies["linked"]]),
        companies=order("link company", [entry.key for entry in companies["fillers"]]),
    )
    found = [*_planted(pools), *_strangers(pools), *_structures(pools), *_offices(pools)]
    return _dated(_bounded(found))


def _planted(pools: _Pools) -> Iterator[Link]:
    """Shareholders among the planted records; five of them jointly with a person who is not listed."""
    for place in range(plan.SHAREHOLDER_PLANTED):
        owner, owned = pools.planted[place], pools.linked[place]
        if place < plan.JOINT:
            first = _hold(owner, owned, (40, 50, 60))
            yield first
            yield Link(pools.strangers[place], owned, "shareholder", 100 - first.low, 100 - first.low)
        else:
            yield _hold(owner, owned, _SHARES)


def _strangers(pools: _Pools) -> Iterator[Link]:
    """Shareholders who are not listed, some of them two to a company."""
    count = plan.SHAREHOLDER_FILLER - plan.JOINT
    for place in range(count):
        yield _hold(pools.strangers[plan.JOINT + place], pools.companies[place % (count * 3 // 4)], _HALVES)


def _structures(pools: _Pools) -> Iterator[Link]:
    """Companies in companies: chains below linked companies, cycles, cross-holdings, single holdings."""
    free = iter(pools.companies[100:])
    made = 0
    for place in range(plan.CHAINS):
        chain = [pools.linked[plan.JOINT + place], *(next(free) for _ in range(plan.CHAIN_LENGTH))]
        yield from (_hold(*pair, _CONTROL) for pair in pairwise(chain))
        made += plan.CHAIN_LENGTH
    for size in [plan.CYCLE_LENGTH] * plan.CYCLES + [2] * plan.CROSS_HOLDINGS:
        ring = [next(free) for _ in range(size)]
        yield from (_hold(*pair, _MUTUAL) for pair in zip(ring, ring[1:] + ring[:1], strict=True))
        made += size
    for _ in range(plan.OWNERSHIP - made):
        yield _hold(next(free), next(free), _SHARES)


def _offices(pools: _Pools) -> Iterator[Link]:
    """Directors, nominee shareholders, and the nominators behind them."""
    planted, linked = (
        iter(pools.planted[plan.SHAREHOLDER_PLANTED :]),
        iter(pools.linked[plan.SHAREHOLDER_PLANTED :]),
    )
    others, strangers = iter(pools.companies[400:]), iter(pools.strangers[plan.SHAREHOLDER_FILLER :])
    for _ in range(plan.DIRECTOR_PLANTED):
        yield Link(next(planted), next(linked), "director")
    for place in range(plan.DIRECTOR_NAMESAKE):
        yield Link(pools.namesakes[place], next(others), "director")
    for place in range(plan.NOMINEES):
        is_planted = place < plan.NOMINATOR_PLANTED
        owned = next(linked) if is_planted else next(others)
        yield _hold(next(strangers), owned, _SHARES, "nominee shareholder")
        yield Link(next(planted) if is_planted else next(strangers), owned, "nominator")


def _bounded(found: list[Link]) -> list[Link]:
    """Five holdings of the only holder are known by their bounds alone."""
    holders = [link.owned for link in found if link.low]
    alone = [link.key for link in found if link.role == "shareholder" and holders.count(link.owned) == 1]
    plain = [key for key in alone if "linked" not in key]
    chosen = frozenset(order("bounded", plain)[: plan.BOUNDED])
    return [
        replace(
            link,
            low=(bounds := pick(f"{link.key}|bounds", ((10, 25), (25, 50), (50, 75))))[0],
            high=bounds[1],
        )
        if link.key in chosen
        else link
        for link in found
    ]


def _dated(found: list[Link]) -> list[Link]:
    """Give every link a start; ten ended before 2015. A nominator's link is as long as the nominee's."""
    by_key = [link.key for link in found if link.role in ("shareholder", "director")]
    ended = frozenset(order("ended", by_key)[: plan.ENDED])
    return [
        replace(link, start=_start(link, link.key in ended), end=_end(link, link.key in ended))
        for link in found
    ]


def _day(key: str, first: int, last: int) -> str:
    year, month = pick(f"{key}|year", range(first, last + 1)), pick(f"{key}|month", range(1, 13))
    return f"{year:04d}-{month:02d}-{pick(f'{key}|day', (1, 5, 10, 15, 20, 25)):02d}"


def _start(link: Link, is_over: bool) -> str:
    key = link.owned if link.role in ("nominator", "nominee shareholder") else link.key
    return _day(f"{key}|start", 1998, 2008 if is_over else 2020)


def _end(link: Link, is_over: bool) -> str:
    return _day(f"{link.key}|end", 2009, _LAST_END) if is_over else ""
