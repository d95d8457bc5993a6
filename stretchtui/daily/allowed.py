"""Which exercises a wish allows, and what stands in the way of the others. Never here: which of them are chosen."""

from __future__ import annotations

from collections.abc import Iterator

from stretchtui.daily.wish import Wish
from stretchtui.routine.care import LEFT_OUT, ruled_out
from stretchtui.routine.lengths import exercise_ms
from stretchtui.routine.model import Exercise
from stretchtui.routine.vocabulary import LEVELS

COMFORT = frozenset({"mat", "pillow"})
"""These only make it softer: a folded blanket does as well, so nobody is refused for want of them."""

SEATED = "seated-chair"

NEVER = ("remedy", "rest")
"""Kinds that are routines of their own, with their own cautions."""


def things_at_hand(wish: Wish) -> frozenset[str] | None:
    """What may be used; None: anything. Whoever asks by name to sit on a chair has one."""
    if wish.equipment is None:
        return None
    chair = {"chair"} if SEATED in wish.positions else set()
    return COMFORT.union(wish.equipment, chair)


def positions_open(exercise: Exercise, wish: Wish) -> tuple[str, ...]:
    """Those of its positions in which it may be done, in its own order; sitting on a chair takes a chair."""
    things = things_at_hand(wish)
    no_chair = things is not None and "chair" not in things
    return tuple(
        position
        for position in exercise.positions
        if (not wish.positions or position in wish.positions) and not (no_chair and position == SEATED)
    )


def may_be_composed(exercise: Exercise) -> bool:
    """Whether it fits into a composed routine at all: of known length, for both sides, and no remedy."""
    return (
        exercise.id is not None
        and exercise.kind not in NEVER
        and exercise.pace == "timed"
        and exercise.sides not in ("left", "right")
        and exercise_ms(exercise) > 0
    )


def is_allowed(exercise: Exercise, wish: Wish) -> bool:
    return may_be_composed(exercise) and not any(hindrances(exercise, wish))


def hindrances(exercise: Exercise, wish: Wish) -> Iterator[str]:
    """The parts of the wish that the exercise goes against, by the name of the wish's field."""
    things = things_at_hand(wish)
    if wish.positions and not any(position in wish.positions for position in exercise.positions):
        yield "positions"
    elif not positions_open(exercise, wish) or (things is not None and not things.issuperset(exercise.equipment)):
        yield "equipment"
    if LEVELS.index(exercise.level) > LEVELS.index(wish.level):
        yield "level"
    if rules := ruled_out(exercise, wish.avoid, wish.leave_out):
        if rules[-1] == LEFT_OUT:
            yield "leave_out"
        if rules[0] != LEFT_OUT:
            yield "avoid"
