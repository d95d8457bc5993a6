"""How long an exercise or a routine lasts and how many segments it makes, by arithmetic. Never here: the timeline itself.

Lengths are in whole milliseconds. What has no known length (own pace, notes) counts nothing and makes the whole open-ended.
"""

from __future__ import annotations

from collections.abc import Sequence

from stretchtui.routine.model import CircuitStep, Exercise, ExerciseStep, NoteStep, Routine, Step


def exercise_ms(exercise: Exercise) -> int:
    """`prepare`, then the sets with `set_rest` between. At own pace only what lies around the open parts counts."""
    one_set = _own_set_ms(exercise) if exercise.pace == "own" else _timed_set_ms(exercise)
    return exercise.prepare_ms + exercise.sets * one_set + (exercise.sets - 1) * exercise.set_rest_ms


def _own_set_ms(exercise: Exercise) -> int:
    return exercise.switch_ms if exercise.sides == "each" else 0


def _timed_set_ms(exercise: Exercise) -> int:
    repetition = sum([phase.ms for phase in exercise.phases])
    reps = exercise.reps
    if exercise.sides == "each":
        return 2 * (reps * repetition + (reps - 1) * exercise.rest_ms) + exercise.switch_ms
    if exercise.sides == "alternate":
        reps *= 2
    return reps * repetition + (reps - 1) * exercise.rest_ms


def routine_ms(routine: Routine) -> tuple[int, bool]:
    """The routine's known length, and whether parts of unknown length come on top."""
    return extent(routine)[1], _is_open(routine.steps)


def _is_open(steps: Sequence[Step]) -> bool:
    return any(
        isinstance(step, NoteStep)
        or (isinstance(step, ExerciseStep) and step.exercise.pace == "own")
        or (isinstance(step, CircuitStep) and _is_open(step.steps))
        for step in steps
    )


def segment_count(routine: Routine) -> int:
    """How many segments the routine's timeline has; a part of zero length makes none."""
    return extent(routine)[0]


def extent(routine: Routine) -> tuple[int, int]:
    """How many segments the routine has, and its known length in ms."""
    return _extent(routine.steps, {})


def _extent(steps: Sequence[Step], known: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """Of all the steps; `known` keeps what was worked out by the identity of the exercise, which the routine keeps alive."""
    segments = total_ms = 0
    for step in steps:
        if isinstance(step, ExerciseStep):
            one = known.get(id(step.exercise))
            if one is None:
                one = known[id(step.exercise)] = (_exercise_count(step.exercise), exercise_ms(step.exercise))
        elif isinstance(step, CircuitStep):
            inner, inner_ms = _extent(step.steps, known)
            between, between_ms = bool(step.rest_between_ms), step.rest_between_ms
            one = step.times * inner + (step.times - 1) * between, step.times * inner_ms + (step.times - 1) * between_ms
        else:
            one = (1, 0) if isinstance(step, NoteStep) else (int(step.ms > 0), step.ms)
        segments += one[0]
        total_ms += one[1]
    return segments, total_ms


def _exercise_count(exercise: Exercise) -> int:
    one_set = _own_set_count(exercise) if exercise.pace == "own" else _timed_set_count(exercise)
    set_rests = (exercise.sets - 1) * bool(exercise.set_rest_ms)
    return bool(exercise.prepare_ms) + exercise.sets * one_set + set_rests


def _own_set_count(exercise: Exercise) -> int:
    return 2 + bool(exercise.switch_ms) if exercise.sides == "each" else 1


def _timed_set_count(exercise: Exercise) -> int:
    repetition = sum([phase.ms > 0 for phase in exercise.phases])
    rest, switch, reps = bool(exercise.rest_ms), bool(exercise.switch_ms), exercise.reps
    if exercise.sides == "each":
        return 2 * (reps * repetition + (reps - 1) * rest) + switch
    if exercise.sides == "alternate":
        reps *= 2
    return reps * repetition + (reps - 1) * rest
