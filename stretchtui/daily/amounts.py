"""How much of an exercise may be done: its repetitions and its hold, within bounds. Never here: which exercise, or where.

Sides are never cut: every amount counts for both. Phases, sets, rests and limits stay as their author wrote them.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log2
from typing import NamedTuple

from stretchtui.routine.advice import words_ms
from stretchtui.routine.lengths import exercise_ms
from stretchtui.routine.model import Exercise

LONG_HOLD_MS = 15_000
"""A hold that wants something moving before it."""

MOST_REPS = 6
HOLDS_MS = (10_000, 12_000, 15_000, 18_000, 20_000, 25_000, 30_000)
"""Static holds of 10–30 s suit most adults [ACSM-21]."""

WARM_UPS_MS = (60_000, 90_000)
"""A march of one to two minutes comes before static routines (content: "warm first")."""

_AS_WRITTEN = ("massage", "contract-relax")
"""Kinds of which neither more nor less is done than their author says."""


class Amount(NamedTuple):
    """One way to do an exercise, and how far it is from its author's."""

    ms: int
    reps: int
    hold_ms: int | None
    """None: the author's own."""
    far: float
    holds_long: bool


def holds_long(exercise: Exercise) -> bool:
    """Whether something in it is held for so long that something moving should have come before it."""
    return any(phase.stretch and phase.ms >= LONG_HOLD_MS for phase in exercise.phases)


def done(exercise: Exercise, amount: Amount) -> Exercise:
    """The exercise in that amount."""
    held = exercise if amount.hold_ms is None else _holding(exercise, amount.hold_ms)
    return held if amount.reps == exercise.reps else held._replace(reps=amount.reps)


def amounts(exercise: Exercise) -> tuple[Amount, ...]:
    """All amounts that are allowed, the author's own first, then the nearest to it; of each length one."""
    of_length: dict[tuple[int, bool], Amount] = {}
    for way in sorted(_ways(exercise), key=lambda way: (way.far, way.ms)):
        of_length.setdefault((way.ms, way.holds_long), way)
    return tuple(of_length.values())


def _ways(exercise: Exercise) -> Iterator[Amount]:
    own = Amount(exercise_ms(exercise), exercise.reps, None, 0.0, holds_long(exercise))
    yield own
    if exercise.kind in _AS_WRITTEN:
        return
    spoken_ms = sum([words_ms(cue) for cue in exercise.cues])
    for hold_ms, hold_far in _holds(exercise):
        held = exercise if hold_ms is None else _holding(exercise, hold_ms)
        if not (_lines_fit(held) and all(phase.limit_ms is None or phase.ms <= phase.limit_ms for phase in held.phases)):
            continue
        for reps, ms in _repetitions(held, spoken_ms):
            if hold_ms is not None or reps != exercise.reps:
                yield Amount(ms, reps, hold_ms, hold_far + log2(reps / exercise.reps) ** 2, holds_long(held))


def _holds(exercise: Exercise) -> Iterator[tuple[int | None, float]]:
    """The lengths that its hold may have instead of its own (None), each with how far that is."""
    yield None, 0.0
    holds = [phase for phase in exercise.phases if phase.name == "hold"]
    if len(holds) == 1:
        for ms in _lengths(exercise.kind, holds[0].ms):
            yield ms, log2(ms / holds[0].ms) ** 2


def _lengths(kind: str, own_ms: int) -> tuple[int, ...]:
    """A long static hold within what suits most adults; a long warm-up also shorter."""
    if kind == "warm-up":
        return tuple(ms for ms in WARM_UPS_MS if ms < own_ms)
    return tuple(ms for ms in HOLDS_MS if ms != own_ms) if kind == "stretch" and own_ms >= LONG_HOLD_MS else ()


def _holding(exercise: Exercise, ms: int) -> Exercise:
    phases = tuple([phase._replace(ms=ms) if phase.name == "hold" else phase for phase in exercise.phases])
    return exercise._replace(phases=phases)


def _repetitions(exercise: Exercise, spoken_ms: int) -> Iterator[tuple[int, int]]:
    """How many repetitions it may have, and how long it lasts then: within its limit, and with time for its cues.

    Cues are said from `prepare` to the end of the first side. A length grows evenly with the repetitions.
    """
    once_ms = exercise_ms(exercise._replace(reps=1))
    more_ms = exercise_ms(exercise._replace(reps=2)) - once_ms
    repetition_ms = sum([phase.ms for phase in exercise.phases])
    for reps in range(1, max(MOST_REPS, exercise.reps) + 1):
        ms = once_ms + (reps - 1) * more_ms
        limited = exercise.limit_ms is not None and ms - exercise.prepare_ms > exercise.limit_ms
        if not limited and spoken_ms <= exercise.prepare_ms + reps * repetition_ms + (reps - 1) * exercise.rest_ms:
            yield reps, ms


def _lines_fit(exercise: Exercise) -> bool:
    """Whether what is said during the hold is through before it ends."""
    longest = max([phase.ms for phase in exercise.phases if phase.name == "hold"], default=0)
    return all((longest // 2 if line.at_ms is None else line.at_ms) + words_ms(line.text) <= longest for line in exercise.say)
