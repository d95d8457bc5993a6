"""How a routine may begin, the best first. Never here: what follows.

Over five minutes: a warm-up of one to two minutes. Else whatever moves, so that no long hold comes first. Where nothing that is
allowed moves, a routine begins as it can.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stretchtui.daily.amounts import Amount
from stretchtui.daily.passes import Opening, within_reach
from stretchtui.daily.stock import Candidate, Stock
from stretchtui.daily.wish import Wish

WARM_UP_FROM_MINUTES = 6
WARM_UP_MS = (60_000, 120_000)
_WARM_UP_PART = 6
"""No more than this part of the whole is a warm-up, unless the shortest is more."""
_LONGEST_IN_PASSING_MS = 90_000
"""What warms up and is for nothing that was asked is no longer than this, unless all of it is."""
_MOST = 8


def openings(wish: Wish, stock: Stock) -> Iterator[tuple[Opening, ...]]:
    """Groups of openings; one of a later group serves only when none of the earlier ones does."""
    if wish.minutes >= WARM_UP_FROM_MINUTES and (warm_ups := _best(stock, _warm_ups(wish, stock))):
        yield warm_ups
    yield _best(stock, _movers(wish, stock))
    yield (Opening(None, "", (), short_holds=bool(stock.movers)),)


def _warm_ups(wish: Wish, stock: Stock) -> Iterator[Opening]:
    shortest, most = WARM_UP_MS
    longest = min(most, max(shortest, wish.total_ms // _WARM_UP_PART))
    for one in stock.movers:
        if one.exercise.kind == "warm-up":
            fitting = tuple(way for way in one.ways if shortest <= way.ms - one.exercise.prepare_ms <= longest)
            if fitting:
                yield from _ways_from(one, fitting, warm_up=True)


def _movers(wish: Wish, stock: Stock) -> Iterator[Opening]:
    short = [(one, one.ways if one.asked else _short(one.ways)) for one in stock.movers]
    if not any(ways for _, ways in short):
        short = [(one, one.ways) for one in stock.movers]
    for one, ways in short:
        yield from _ways_from(one, tuple(way for way in ways if way.ms <= wish.total_ms), warm_up=False)


def _short(ways: tuple[Amount, ...]) -> tuple[Amount, ...]:
    return tuple(way for way in ways if way.ms <= _LONGEST_IN_PASSING_MS)


def _ways_from(first: Candidate, ways: tuple[Amount, ...], *, warm_up: bool) -> Iterator[Opening]:
    for position in first.positions if ways else ():
        for upward in (False, True):
            yield Opening(first, position, ways, upward, warm_up)


def _best(stock: Stock, found: Iterator[Opening]) -> tuple[Opening, ...]:
    """Those that leave the most of what is asked for within reach; upward only for the sake of that."""

    place = {one.id: number for number, one in enumerate(stock.movers)}

    def worse(opening: Opening) -> tuple[int, bool, int]:
        assert opening.first is not None  # every opening here begins with something
        return _out_of_reach(stock.asked, opening), opening.upward, place[opening.first.id]

    return tuple(sorted(found, key=worse)[:_MOST])


def _out_of_reach(asked: Sequence[Candidate], opening: Opening) -> int:
    """How much of what is asked for cannot follow, in quarters of all of it."""
    lost = sum(not within_reach(one, opening) for one in asked)
    return 0 if not lost else 1 + 4 * lost // len(asked)
