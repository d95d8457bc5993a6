"""Another routine for the same wish. Never here: how one is composed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stretchtui.daily.compose import Composed, compose
from stretchtui.routine.model import Exercise

SEEDS_TRIED = 12
"""A small library knows few answers: after so many seeds that give the same one, there is no other."""


def another(held: Composed, exercises: Sequence[Exercise]) -> Composed | None:
    """One with other exercises, or the same in another order; None when the library has no other for this wish."""
    for seed in range(held.wish.seed + 1, held.wish.seed + 1 + SEEDS_TRIED):
        found = compose(replace(held.wish, seed=seed), exercises)
        if isinstance(found, Composed) and _walk(found) != _walk(held):
            return found
    return None


def _walk(composed: Composed) -> tuple[str | None, ...]:
    return tuple(pick.own.id for pick in composed.picks)
