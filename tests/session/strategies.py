"""Any routine at all, and any keys at any moments, for property tests. Never here: assertions."""

from __future__ import annotations

from hypothesis import strategies as st

from stretchtui.routine import lengths
from stretchtui.routine.model import CircuitStep, Exercise, ExerciseStep, NoteStep, Phase, RestStep, Routine, SayLine, Step
from stretchtui.session import events
from stretchtui.session.events import Event
from tests.session.exercises import PLAIN, routine

LENGTHS = st.sampled_from([0, 0, 1, 400, 1_000, 2_500, 3_000, 5_000, 7_001, 10_000, 20_000, 61_000])
CUES = st.sampled_from(["Reach up.", "Turn to the {side}.", "Let the {other} shoulder sink down slowly and stay there.", "Rest."])


@st.composite
def phases(draw: st.DrawFn) -> Phase:
    ms = draw(LENGTHS)
    return Phase(
        name=draw(st.sampled_from(["move", "hold", "hold", "release", "inhale"])),
        ms=ms,
        stretch=draw(st.booleans()),
        cue=draw(st.sampled_from(["", "", "Press."])),
        breath=draw(st.sampled_from([None, "in", "out"])),
        limit_ms=draw(st.sampled_from([None, None, ms, ms + 2_000])),
    )


SAY_LINES = st.builds(SayLine, st.one_of(st.none(), LENGTHS), st.just("Breathe."))


@st.composite
def exercises(draw: st.DrawFn) -> Exercise:
    exercise = PLAIN._replace(
        cues=tuple(draw(st.lists(CUES, max_size=4))),
        say=tuple(draw(st.lists(SAY_LINES, max_size=2))),
        areas=tuple(draw(st.lists(st.sampled_from(["neck", "hips"]), min_size=1, unique=True))),
        sides=draw(st.sampled_from(["both", "each", "alternate", "left", "right"])),
        first_side=draw(st.sampled_from(["left", "right"])),
        reps=draw(st.integers(1, 3)),
        sets=draw(st.integers(1, 2)),
        phases=tuple(draw(st.lists(phases(), min_size=1, max_size=4))),
        prepare_ms=draw(LENGTHS),
        rest_ms=draw(LENGTHS),
        switch_ms=draw(LENGTHS),
        set_rest_ms=draw(LENGTHS),
        pace=draw(st.sampled_from(["timed", "timed", "own"])),
    )
    spare_ms = draw(st.sampled_from([None, None, 0, 3_000, 60_000]))
    if spare_ms is None:
        return exercise
    return exercise._replace(limit_ms=lengths.exercise_ms(exercise) - exercise.prepare_ms + spare_ms)


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
)
SPANS = st.one_of(st.just(0), st.sampled_from([500, 1_000, 2_500, 3_000, 5_000]), st.integers(0, 40_000))

Presses = list[tuple[int, Event]]
"""Keys, each with the ms that pass before it."""

PRESSES: st.SearchStrategy[Presses] = st.lists(st.tuples(SPANS, EVENTS), max_size=12)
