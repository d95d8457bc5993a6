"""What a person avoids, laid over what an author wrote: what rules an exercise out, and a routine without it.

Pure: values in, values out. Never here: what a flag means in words (precautions.py), what a screen does about it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from stretchtui.routine.model import CircuitStep, Exercise, ExerciseStep, RestStep, Routine, Step, exercises_in

LEFT_OUT = "left out"
"""Stands among the flags for an exercise that the person left out by its id; no flag can be written like this."""

RuledOut = tuple[Exercise, tuple[str, ...]]
"""An exercise, and what rules it out."""

_GATHERED = ("areas", "equipment", "positions", "flags")


def ruled_out(exercise: Exercise, avoid: Collection[str], leave_out: Collection[str]) -> tuple[str, ...]:
    """The flags that rule the exercise out, in its own order, and `left out` last; nothing when it may be done."""
    flags = tuple(flag for flag in exercise.flags if flag in avoid)
    return (*flags, LEFT_OUT) if exercise.id is not None and exercise.id in leave_out else flags


def flags_of(routine: Routine) -> tuple[str, ...]:
    """The routine's flags and those of its exercises: an author's own short list hides none of them."""
    return tuple(dict.fromkeys((*routine.flags, *(flag for one in exercises_in(routine.steps) for flag in one.flags))))


def without(routine: Routine, avoid: Collection[str], leave_out: Collection[str]) -> tuple[Routine, tuple[RuledOut, ...]]:
    """The routine without what is ruled out, and what went, each once, with why.

    A rest behind an exercise that goes, goes too, and a circuit in which no exercise is left. What the routine gathered
    from what went (areas, flags …) goes with it.
    """
    gone = {
        (exercise.id, exercise.name, why): exercise
        for exercise in exercises_in(routine.steps)
        if (why := ruled_out(exercise, avoid, leave_out))
    }
    if not gone:
        return routine, ()
    left = replace(routine, steps=_kept(routine.steps, avoid, leave_out))
    went = tuple(gone.values())
    areas, equipment, positions, flags = (_still(name, left, went) for name in _GATHERED)
    left = replace(left, areas=areas, equipment=equipment, positions=positions, flags=flags)
    return left, tuple((exercise, why) for (_, _, why), exercise in gone.items())


def _kept(steps: Sequence[Step], avoid: Collection[str], leave_out: Collection[str]) -> tuple[Step, ...]:
    kept: list[Step] = []
    just_went = False
    for step in steps:
        left = _left_of(step, avoid, leave_out)
        just_went = left is None or (just_went and isinstance(step, RestStep))
        if left is not None and not just_went:
            kept.append(left)
    if just_went and kept and isinstance(kept[-1], RestStep):
        kept.pop()  # nothing comes after it any more
    return tuple(kept)


def _left_of(step: Step, avoid: Collection[str], leave_out: Collection[str]) -> Step | None:
    """The step without what is ruled out in it; None when it goes."""
    if isinstance(step, ExerciseStep):
        return None if ruled_out(step.exercise, avoid, leave_out) else step
    if not isinstance(step, CircuitStep):
        return step
    left = replace(step, steps=_kept(step.steps, avoid, leave_out))
    had_one, has_one = (next(exercises_in(one.steps), None) is not None for one in (step, left))
    return left if has_one or not had_one else None


def _still(name: str, left: Routine, gone: Sequence[Exercise]) -> tuple[str, ...]:
    """The routine's words that did not come from what went alone."""
    went = {word for exercise in gone for word in getattr(exercise, name)}
    stay = {word for exercise in exercises_in(left.steps) for word in getattr(exercise, name)}
    return tuple(word for word in getattr(left, name) if word in stay or word not in went)
