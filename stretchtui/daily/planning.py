"""Which exercises a person would take, at their authors' own amounts: the areas asked for in turn, a neighbour now and then.

Never here: amounts, positions in their order, whether the time is met to the second.
"""

from __future__ import annotations

from collections.abc import Sequence

from stretchtui.daily.neighbours import WHOLE_BODY
from stretchtui.daily.passes import height
from stretchtui.daily.stock import Candidate

_MOST_BESIDE = 0.35
"""Of the time, what is for none of the areas asked for; the bound is a half, and this leaves room for fitting."""
_MINUTES_A_NEIGHBOUR = 4
_OTHER_HEIGHT = 0.7
"""Added to the score of what would take another position: standing, on a chair, on the floor."""
_LARGE_SHARE = 0.25


def plan(
    areas: Sequence[str], target_ms: int, firm: Sequence[Candidate], asked: Sequence[Candidate], beside: Sequence[Candidate]
) -> list[Candidate]:
    """The firm ones and as many others as come nearest to the time."""
    chosen = _Plan(areas, target_ms, firm)
    taken = {one.id for one in firm}
    left, near = [one for one in asked if one.id not in taken], [one for one in beside if one.id not in taken]
    while True:
        pool = near if chosen.wants_neighbour(near) else left
        one = chosen.next_of(pool)
        if one is None or not chosen.comes_nearer_with(one):
            return chosen.taken
        chosen.take(one)
        pool.remove(one)


class _Plan:
    """What is taken so far, and what would go well with it."""

    def __init__(self, areas: Sequence[str], target_ms: int, firm: Sequence[Candidate]) -> None:
        self._target_ms = target_ms
        self._ms = self._beside_ms = self._neighbours = 0
        self._spent: dict[str, int] = dict.fromkeys(() if WHOLE_BODY in areas else areas, 0)
        self._heights: set[int] = set()
        self.taken: list[Candidate] = []
        for one in firm:
            self.take(one)

    def take(self, one: Candidate) -> None:
        self.taken.append(one)
        self._ms += one.ms
        if not one.asked:
            self._beside_ms += one.ms
            self._neighbours += bool(one.touches)
        self._spent[one.area] = self._spent.get(one.area, 0) + one.ms
        heights = {height(position) for position in one.positions}
        if not heights & self._heights:
            self._heights.add(min(heights))

    def wants_neighbour(self, near: Sequence[Candidate]) -> bool:
        """One of its own for every few minutes, as long as that is well under half of the time."""
        due = self._ms // (_MINUTES_A_NEIGHBOUR * 60_000) + 1
        return bool(near) and self._neighbours < due and self._beside_ms + near[0].ms <= _MOST_BESIDE * self._target_ms

    def next_of(self, pool: Sequence[Candidate]) -> Candidate | None:
        """The one for the area that has had the least so far; of several, the one that goes best with the others."""
        return min(pool, key=lambda one: (self._spent.get(one.area, 0), self._ill_suited(one)), default=None)

    def _ill_suited(self, one: Candidate) -> float:
        other = not any(height(position) in self._heights for position in one.positions)
        return one.score + other * _OTHER_HEIGHT + max(0.0, one.ms / self._target_ms - _LARGE_SHARE) * 3

    def comes_nearer_with(self, one: Candidate) -> bool:
        return abs(self._ms + one.ms - self._target_ms) < abs(self._ms - self._target_ms)
