"""A routine composed for a wish, or the reason why there is none. Never here: files, commands, screens, how anything is chosen.

The same wish and the same library give the very same routine: chance is the wish's seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stretchtui.daily import refusing
from stretchtui.daily.amounts import done
from stretchtui.daily.choosing import Choice, choose
from stretchtui.daily.passes import Placed
from stretchtui.daily.stock import take_stock
from stretchtui.daily.wish import Wish
from stretchtui.daily.wording import name_of, summary_of, why
from stretchtui.routine.lengths import routine_ms
from stretchtui.routine.model import Exercise, ExerciseStep, Routine
from stretchtui.routine.vocabulary import LEVELS

CannotCompose = refusing.CannotCompose


@dataclass(frozen=True, slots=True)
class Pick:
    """One exercise of the routine."""

    exercise: Exercise
    """As it is to be done."""
    own: Exercise
    """As its author wrote it."""
    position: str
    why: str


@dataclass(frozen=True, slots=True)
class Composed:
    wish: Wish
    routine: Routine
    picks: tuple[Pick, ...]
    """One for each step, in order."""

    @property
    def total_ms(self) -> int:
        return routine_ms(self.routine)[0]


def compose(wish: Wish, exercises: Sequence[Exercise]) -> Composed | CannotCompose:
    """The routine for this wish from these exercises; where there is none, why, and what to ask for instead."""
    stock = take_stock(wish, exercises)
    if not stock.asked:
        return refusing.nothing_for(wish, exercises)
    choice = choose(wish, stock)
    return refusing.does_not_fit(wish, stock) if choice is None else _composed(wish, choice)


def _composed(wish: Wish, choice: Choice) -> Composed:
    placed = choice.placed
    long_holds = any(one.amount.holds_long for one in placed)
    picks = tuple(
        Pick(
            _done_in(one), one.candidate.exercise, one.position,
            why(one, wish, begins=choice.opening.begins_with(one.candidate), long_holds=long_holds),
        )
        for one in placed
    )  # fmt: skip
    return Composed(wish, _routine(wish, placed, picks), picks)


def _done_in(one: Placed) -> Exercise:
    """The exercise in its amount; in its position, where that is another than its author's first."""
    exercise = done(one.candidate.exercise, one.amount)
    return exercise if one.position == exercise.positions[0] else exercise._replace(positions=(one.position,))


def _routine(wish: Wish, placed: Sequence[Placed], picks: Sequence[Pick]) -> Routine:
    exercises = [pick.exercise for pick in picks]
    near = [one.candidate.touches for one in placed if not one.candidate.asked and one.candidate.touches]
    return Routine(
        id="composed", name=name_of(wish), summary=summary_of(wish, placed), when="",
        areas=tuple(dict.fromkeys((*wish.areas, *near))), equipment=_each_once(exercises, "equipment"),
        positions=tuple(dict.fromkeys(one.position for one in placed)),
        level=max((one.level for one in exercises), key=LEVELS.index), flags=_each_once(exercises, "flags"), tags=(),
        every_ms=None, preflight=_preflight(exercises), after=(), steps=tuple(ExerciseStep(one) for one in exercises),
    )  # fmt: skip


def _each_once(exercises: Sequence[Exercise], words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for one in exercises for word in getattr(one, words)))


def _preflight(exercises: Sequence[Exercise]) -> tuple[str, ...]:
    return ("pressure",) if any(one.kind == "massage" for one in exercises) else ()
