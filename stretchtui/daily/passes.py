"""The order of positions: from standing over the chair to the floor, each once, so that nobody gets up to lie down again.

Where what warms up can only be done on the floor, the pass goes the other way, from lying to standing. Never here: which
exercises.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stretchtui.daily.amounts import Amount
from stretchtui.daily.stock import Candidate

DOWNWARD = (
    "standing", "seated-chair", "kneeling", "hands-and-knees", "seated-floor", "side-lying", "prone", "supine",
)  # fmt: skip
RANK = {position: rank for rank, position in enumerate(DOWNWARD)}


class Opening(NamedTuple):
    """How a routine begins, and which way it goes from there."""

    first: Candidate | None
    """What moves before the first long hold; None: nothing does, or nothing needs to."""
    position: str
    amounts: tuple[Amount, ...]
    upward: bool = False
    warm_up: bool = False
    """Whether it is one that stands before everything else."""
    short_holds: bool = False
    """Whether no hold may be long, since nothing moves before it."""

    def begins_with(self, one: Candidate) -> bool:
        return self.first is not None and self.first.id == one.id


class Placed(NamedTuple):
    candidate: Candidate
    amount: Amount
    position: str


def height(position: str) -> int:
    """0 standing, 1 on a chair, 2 on the floor."""
    return min(RANK[position], 2)


def within_reach(candidate: Candidate, opening: Opening) -> tuple[str, ...]:
    """Its positions that come with the opening's or after it."""
    if opening.first is None:
        return candidate.positions
    start = RANK[opening.position]
    if opening.upward:
        return tuple(position for position in candidate.positions if RANK[position] <= start)
    return tuple(position for position in candidate.positions if RANK[position] >= start)


def settled(candidates: Sequence[Candidate], opening: Opening) -> dict[str, str]:
    """A position for each, by id, with as few changes as it takes: those with a choice join those without."""
    choices = {one.id: within_reach(one, opening) or one.positions for one in candidates}
    places = {id: open_to[0] for id, open_to in choices.items() if len(open_to) == 1}
    if opening.first is not None:
        places[opening.first.id] = opening.position
    used = dict.fromkeys(places.values())
    for id, open_to in choices.items():
        if id not in places:
            places[id] = next((position for position in open_to if position in used), open_to[0])
            used[places[id]] = None
    return places


def in_order(placed: Sequence[Placed], opening: Opening) -> tuple[Placed, ...]:
    """One pass over the positions; in each, the opening first, then what moves, then what holds, and what calms last of all."""
    way = -1 if opening.upward else 1

    def turn(one: Placed) -> tuple[bool, int, bool, bool]:
        calm = one.candidate.exercise.kind == "breathing"
        return calm, way * RANK[one.position], not opening.begins_with(one.candidate), not one.candidate.moves

    return tuple(sorted(placed, key=turn))
