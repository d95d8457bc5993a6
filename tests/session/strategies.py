"""Any routine at all, and any keys at any moments, for property tests. Never here: assertions."""

from __future__ import annotations

from hypothesis import strategies as st

from stretchtui.routine import lengths
from stretchtui.routine.model import (
    Breath,
    CircuitStep,
    Exercise,
    ExerciseStep,
    NoteStep,
    Pace,
    Phase,
    RestStep,
    Routine,
    SayLine,
    Side,
    Sides,
    Step,
)
from stretchtui.session import events
from stretchtui.session.events import Event
from tests.session.exercises import PLAIN, routine

LENGTHS = st.sampled_from([0, 0, 1, 400, 1_000, 2_500, 3_000, 5_000, 7_001, 10_000, 20_000, 61_000])

MANNERS: list[tuple[str, int | None, Breath | None]] = [
    ("", None, None), ("", 2_000, "in"), ("Press.", 0, "out"), ("Press.", None, None),
]  # fmt: skip

# Drawn whole rather than field by field: a routine is then made of tens of choices, not hundreds.
PHASES = st.sampled_from(
    [
        Phase(name, ms, stretch=stretch, cue=cue, limit_ms=None if room_ms is None else ms + room_ms, breath=breath)
        for name in ("move", "hold")
        for ms in (0, 1, 400, 2_500, 5_000, 10_000, 61_000)
        for stretch in (True, False)
        for cue, room_ms, breath in MANNERS
    ]
)
CUES = st.sampled_from(
    [
        (),
        ("Turn to the {side}.",),
        ("Reach up.", "Let the {other} shoulder sink down slowly and stay there.", "Rest."),
        ("Sit.", "Lift.", "Hold it for a long while and breathe.", "Turn {side}, away from {other}."),
    ]
)
SAY = st.sampled_from(
    [(), (), (SayLine(None, "Breathe."),), (SayLine(0, "Now."), SayLine(3_000, "On."), SayLine(10_000, "Last."))]
)
SIDES: list[tuple[Sides, Side]] = [
    ("both", "right"), ("each", "right"), ("each", "left"), ("alternate", "right"), ("alternate", "left"),
    ("left", "right"), ("right", "right"),
]  # fmt: skip


@st.composite
def exercises(draw: st.DrawFn) -> Exercise:
    sides, first_side = draw(st.sampled_from(SIDES))
    reps, sets, pace = draw(st.sampled_from(COUNTS))
    prepare_ms, rest_ms, switch_ms, set_rest_ms = draw(st.tuples(LENGTHS, LENGTHS, LENGTHS, LENGTHS))
    exercise = PLAIN._replace(
        cues=draw(CUES),
        say=draw(SAY),
        areas=draw(st.sampled_from([("neck",), ("hips", "neck")])),
        sides=sides,
        first_side=first_side,
        reps=reps,
        sets=sets,
        pace=pace,
        phases=tuple(draw(st.lists(PHASES, min_size=1, max_size=4))),
        prepare_ms=prepare_ms,
        rest_ms=rest_ms,
        switch_ms=switch_ms,
        set_rest_ms=set_rest_ms,
    )
    spare_ms = draw(st.sampled_from([None, None, 0, 3_000, 60_000]))
    if spare_ms is None:
        return exercise
    return exercise._replace(limit_ms=lengths.exercise_ms(exercise) - exercise.prepare_ms + spare_ms)


COUNTS: list[tuple[int, int, Pace]] = [
    (reps, sets, pace) for reps in (1, 2, 3) for sets in (1, 2) for pace in ("timed", "timed", "own")
]
EXERCISE_STEPS = st.builds(ExerciseStep, exercises())
PLAIN_STEPS: st.SearchStrategy[Step] = st.one_of(
    EXERCISE_STEPS, EXERCISE_STEPS, st.builds(RestStep, LENGTHS, st.sampled_from(["", "Shake."])), st.just(NoteStep("Note."))
)


def steps(depth: int = 3) -> st.SearchStrategy[Step]:
    """A step; circuits nest `depth` deep."""
    if depth == 0:
        return PLAIN_STEPS
    inner = st.lists(steps(depth - 1), min_size=1, max_size=2).map(tuple)
    return st.one_of(PLAIN_STEPS, PLAIN_STEPS, st.builds(CircuitStep, st.integers(1, 3), inner, LENGTHS))


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    return routine(*draw(st.lists(steps(), min_size=1, max_size=3)))


EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.sampled_from([cls() for cls in (events.Start, events.Pause, events.GoOn, events.Toggle, events.Toggle, events.Done)]),
    st.sampled_from([events.NextPhase(), events.PreviousPhase(), events.NextExercise(), events.PreviousExercise()]),
    st.sampled_from([events.RestartExercise(), events.Nudge(5_000), events.Nudge(-5_000)]),
    st.builds(events.Jump, st.integers(-1, 6)),
    st.builds(events.Away, st.integers(2_001, 10**6)),
    st.sampled_from([events.Done(), events.NextPhase(), events.NextPhase(), events.End()]),
    st.sampled_from([events.Spasm(), events.Ouch(), events.Ouch()]),
    st.builds(events.Instead, exercises()),
)
SPANS = st.one_of(st.just(0), st.sampled_from([500, 1_000, 2_500, 3_000, 5_000]), st.integers(0, 40_000))

Presses = list[tuple[int, Event]]
"""Keys, each with the ms that pass before it."""

PRESSES: st.SearchStrategy[Presses] = st.lists(st.tuples(SPANS, EVENTS), max_size=12)
