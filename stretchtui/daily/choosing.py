"""The choice of exercises for a wish: a plan as a person would make it, fitted to the time; where that fails, whatever fits.

Never here: which exercises are allowed, the amounts of each, the words about them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stretchtui.daily.amounts import Amount
from stretchtui.daily.fitting import Part, fit
from stretchtui.daily.neighbours import beside
from stretchtui.daily.openings import openings
from stretchtui.daily.passes import RANK, Opening, Placed, height, in_order, settled, within_reach
from stretchtui.daily.planning import plan
from stretchtui.daily.stock import Candidate, Stock
from stretchtui.daily.wish import Wish

_CALM_FROM_MINUTES = 8
_CALM_MS = (60_000, 180_000)
_NEIGHBOURS_TRIED = 2
_WAYS_IN_ALL = 240
"""Where anything that fits will do, so many amounts are looked at: all those of a few exercises, or a few of each of many."""


class Choice(NamedTuple):
    placed: tuple[Placed, ...]
    opening: Opening
    touches: bool
    """Whether a neighbouring area is in."""


def choose(wish: Wish, stock: Stock) -> Choice | None:
    """The exercises in their order with amounts and positions; None when nothing fits."""
    near = bool(beside(wish.areas))
    for group in openings(wish, stock):
        without: Choice | None = None
        for opening in group:
            around = _Around(wish, stock, opening)
            found = (around.planned() or around.whatever_fits()) if around.longest_ms() >= wish.least_ms else None
            if found is not None and (found.touches or not near):
                return found
            without = without or found
        if without is not None:
            return without
    return None


def _without_long_holds(one: Candidate) -> Candidate:
    return one._replace(ways=tuple(way for way in one.ways if not way.holds_long))


class _Around:
    """What can follow one opening."""

    def __init__(self, wish: Wish, stock: Stock, opening: Opening) -> None:
        self.wish, self.opening = wish, opening
        self.asked = [one for one in map(self._following, stock.asked) if one.ways]
        self.beside = [one for one in map(self._following, stock.beside) if one.ways]
        calm = () if opening.upward else map(_without_long_holds, stock.calm) if opening.short_holds else stock.calm
        self.calm = tuple(one for one in calm if one.ways)

    def _following(self, one: Candidate) -> Candidate:
        """The exercise with those amounts that may stand where it can stand: before anything has moved, no long hold."""
        if self.opening.begins_with(one):
            return one._replace(ways=())
        if within_reach(one, self.opening) and not self.opening.short_holds:
            return one
        return one._replace(ways=()) if self.opening.warm_up else _without_long_holds(one)

    def longest_ms(self) -> int:
        """Nothing that follows this opening makes a longer routine: what is for no area asked for is never more than the rest."""
        first = self._first()
        asked_ms = sum(_longest(one) for one in (*first, *self.asked) if one.asked)
        rest_ms = sum(_longest(one) for one in (*first, *self.beside) if not one.asked) + max(map(_longest, self.calm), default=0)
        return asked_ms + min(asked_ms, rest_ms)

    def planned(self) -> Choice | None:
        """A plan as a person would make it, all of it taken; with something calm at its end where there is time."""
        for neighbour in self._neighbours():
            firm = [*self._first(), *([] if neighbour is None else [neighbour])]
            chosen = plan(self.wish.areas, self.wish.total_ms - self._calm_budget_ms(), firm, self.asked, self.beside)
            for calm in (*self._calm_after(chosen), None):
                found = self._fitted(chosen, len(chosen), calm)
                if found is not None and (found.touches or neighbour is None):
                    return found
        return None

    def _neighbours(self) -> Iterator[Candidate | None]:
        """Exercises that bring a neighbouring area in; None where one is in already, or there is none."""
        first = self.opening.first
        if not beside(self.wish.areas) or (first is not None and first.touches and not first.asked):
            yield None
            return
        own = self.beside[:_NEIGHBOURS_TRIED]
        yield from own
        yield from [one for one in self.asked if one.touches][:_NEIGHBOURS_TRIED]
        if not own:
            yield None

    def _first(self) -> list[Candidate]:
        return [] if self.opening.first is None else [self.opening.first._replace(ways=self.opening.amounts)]

    def whatever_fits(self) -> Choice | None:
        """Any choice at all that lasts as long as is asked for."""
        first = self._first()
        return self._fitted([*first, *self.asked, *self.beside], len(first), None)

    def _calm_budget_ms(self) -> int:
        return _CALM_MS[0] if self.calm and self.wish.minutes >= _CALM_FROM_MINUTES else 0

    def _calm_after(self, chosen: Sequence[Candidate]) -> Iterator[Placed]:
        """Something calm in a position that one is in by then, or comes to without lying down for it alone."""
        places = settled(chosen, self.opening).values()
        last = max((RANK[place] for place in places), default=0)
        lowest = max(map(height, places), default=0)
        for one in self.calm if self._calm_budget_ms() else ():
            ways = tuple(way for way in one.ways if _CALM_MS[0] <= way.ms <= _CALM_MS[1])
            low = [place for place in one.positions if RANK[place] >= last and height(place) <= max(lowest, 1)]
            if low and ways:
                position = next((place for place in low if place in places), low[0])
                yield Placed(one._replace(ways=ways), ways[0], position)

    def _fitted(self, chosen: Sequence[Candidate], firm: int, calm: Placed | None) -> Choice | None:
        """These in amounts that fill the time, the first `firm` of them in any case."""
        parts = [_part(one, must=place < firm, among=len(chosen)) for place, one in enumerate(chosen)]
        if calm is not None:
            parts.append(_part(calm.candidate, must=True, among=1))
        fitting = fit(parts, self.wish.least_ms, self.wish.total_ms)
        if fitting is None:
            return None
        taken = [one for one in chosen if one.id in fitting.amounts]
        places = settled(taken, self.opening)
        placed = [Placed(one, fitting.amounts[one.id], places[one.id]) for one in taken]
        if calm is not None:
            placed.append(calm._replace(amount=fitting.amounts[calm.candidate.id]))
        return Choice(in_order(placed, self.opening), self.opening, fitting.touches)


def _longest(one: Candidate) -> int:
    return max(way.ms for way in one.ways)


def _part(one: Candidate, *, must: bool, among: int) -> Part:
    ways = _few(one.ways, max(5, _WAYS_IN_ALL // among))
    return Part(one.id, ways, one.asked, bool(one.touches), must, 0.0 if must else one.score)


def _few(ways: tuple[Amount, ...], most: int) -> tuple[Amount, ...]:
    """The nearest to the author's own, and of the others the shortest and the longest."""
    if len(ways) <= most:
        return ways
    others = ways[most - 2 :]
    return (*ways[: most - 2], min(others, key=lambda way: way.ms), max(others, key=lambda way: way.ms))
