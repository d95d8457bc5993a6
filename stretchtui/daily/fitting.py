"""Amounts of exercises that together last as long as is asked for. Never here: why an exercise is among them, or their order.

Two sums are built up side by side, for what is asked for and for the rest, since at least half of the time is for what is asked
for. Of sums that are nearly alike the one nearest to the authors' own amounts is kept, so that the work stays bounded; sums with
and without a neighbouring area are told apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stretchtui.daily.amounts import Amount

_STEPS = 120
"""So many sums of different length are told apart."""


class Part(NamedTuple):
    """An exercise with the amounts of it that may be chosen."""

    id: str
    amounts: tuple[Amount, ...]
    asked: bool
    touches: bool
    """Whether it brings in a neighbouring area."""
    must: bool
    """Whether it has to be in; others are taken where they fit."""
    weight: float = 0.0
    """How little it is wanted."""


class Fitting(NamedTuple):
    amounts: dict[str, Amount]
    """The amount of each part that is in, by id."""
    touches: bool


class _Sum(NamedTuple):
    cost: float
    ms: int
    touches: bool
    last: tuple[str, Amount] | None
    before: _Sum | None


_NOTHING = _Sum(0.0, 0, False, None, None)


def fit(parts: Sequence[Part], least_ms: int, most_ms: int) -> Fitting | None:
    """A choice of amounts whose sum is within these bounds, if possible with a neighbouring area; None when there is none."""
    asked = [part for part in parts if part.asked]
    rest = [part for part in parts if not part.asked]
    if not _in_reach(asked, rest, least_ms, most_ms):
        return None
    step = max(1, most_ms // _STEPS)
    return _best_pair(_sums(asked, most_ms, step), _sums(rest, most_ms // 2, step), least_ms, most_ms)


def _in_reach(asked: Sequence[Part], rest: Sequence[Part], least_ms: int, most_ms: int) -> bool:
    """Whether the longest is long enough and the shortest short enough; a cheap look before the dear one."""
    shortest = sum(min(one.ms for one in part.amounts) for part in (*asked, *rest) if part.must)
    asked_ms = sum(max(one.ms for one in part.amounts) for part in asked)
    longest = asked_ms + min(asked_ms, sum(max(one.ms for one in part.amounts) for part in rest))
    return shortest <= most_ms and longest >= least_ms


def _sums(parts: Sequence[Part], most_ms: int, step: int) -> list[_Sum]:
    sums = {(0, False): _NOTHING}
    for part in parts:
        grown = {} if part.must else dict(sums)
        ways = [(one, one.ms * (one.far + part.weight)) for one in part.amounts]
        for before in sums.values():
            touches = before.touches or part.touches
            for one, cost in ways:
                ms = before.ms + one.ms
                if ms <= most_ms:
                    total, place = before.cost + cost, (ms // step, touches)
                    known = grown.get(place)
                    if known is None or total < known.cost:
                        grown[place] = _Sum(total, ms, touches, (part.id, one), before)
        sums = grown
    return list(sums.values())


def _best_pair(asked: Sequence[_Sum], rest: Sequence[_Sum], least_ms: int, most_ms: int) -> Fitting | None:
    best: tuple[bool, float] | None = None
    pair = _NOTHING, _NOTHING
    for one in asked:
        for other in rest:
            ms = one.ms + other.ms
            if other.ms <= one.ms and least_ms <= ms <= most_ms:
                worth = (not (one.touches or other.touches), one.cost + other.cost + (most_ms - ms) / 4)
                if best is None or worth < best:
                    best, pair = worth, (one, other)
    return None if best is None else Fitting({**_path(pair[0]), **_path(pair[1])}, not best[0])


def _path(end: _Sum) -> dict[str, Amount]:
    chosen: dict[str, Amount] = {}
    at: _Sum | None = end
    while at is not None and at.last is not None:
        id, amount = at.last
        chosen[id] = amount
        at = at.before
    return chosen
