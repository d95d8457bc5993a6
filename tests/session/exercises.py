"""Exercises and routines written out as values, for tests. Never here: assertions."""

from __future__ import annotations

from typing import Any

from stretchtui.routine.model import Exercise, ExerciseStep, NoteStep, Phase, RestStep, Routine, Step
from stretchtui.session.timeline import Timeline, build


def stretch(move_ms: int = 3_000, hold_ms: int = 20_000, release_ms: int = 3_000) -> tuple[Phase, ...]:
    return Phase("move", move_ms), Phase("hold", hold_ms, stretch=True), Phase("release", release_ms)


PLAIN = Exercise(
    id="plain", name="Plain", areas=("chest",), positions=("standing",), equipment=(), level="gentle", kind="stretch",
    summary="", cues=(), say=(), mistake="", caution="", flags=(), counter="", gentler="", source="", sides="both",
    first_side="right", reps=1, sets=1, phases=stretch(), prepare_ms=5_000, rest_ms=2_000, switch_ms=5_000, set_rest_ms=15_000,
    pace="timed", limit_ms=None, figure=None,
)  # fmt: skip
"""Every field at the default of the language."""

SHOULDER_RAISES = PLAIN._replace(
    id="shoulder-raises",
    name="Shoulder raises",
    areas=("shoulders", "upper-back", "neck"),
    cues=(
        "Stand or sit with a straight back, arms by your sides.",
        "Lift both shoulders slowly toward your ears.",
        "Hold for a few seconds.",
        "Lower them slowly all the way down.",
    ),
    mistake="Dropping the shoulders fast or poking the chin forward.",
    caution="Keep the lift comfortable; stop if it sets off a spasm.",
    phases=stretch(3_000, 3_000, 3_000),
    reps=5,
)
SEATED_TWIST = PLAIN._replace(
    id="seated-twist",
    name="Seated twist",
    areas=("mid-back", "upper-back"),
    cues=(
        "Sit cross-legged, or on a chair if that is easier.",
        "Breathe in and grow tall; {side} hand behind, {other} hand on {side} knee.",
        "Breathe out and turn your chest gently to the {side}.",
        "Keep lengthening upward as you hold.",
    ),
    sides="each",
    phases=stretch(8_000, 15_000, 4_000),
    prepare_ms=6_000,
    rest_ms=4_000,
    switch_ms=4_000,
)
STANDING_TWIST = PLAIN._replace(
    id="standing-twist-step",
    name="Standing twist with a step",
    areas=("upper-back", "shoulders"),
    cues=(
        "Step gently forward with your {side} foot.",
        "Turn your upper body to the {other}.",
        "Let the {side} shoulder and upper back stretch; hold briefly.",
        "Return to where you started.",
    ),
    sides="alternate",
    phases=stretch(3_000, 3_000, 3_000),
    rest_ms=1_000,
    reps=3,
)
OWN_PACE = PLAIN._replace(id="own", name="Own pace", pace="own", reps=8, cues=("Get there.", "Go up.", "Come down."))

NOTE = NoteStep("Find a wall.")
REST = RestStep(15_000, "Shake your arms out.")


def routine(*steps: Step | Exercise) -> Routine:
    wrapped = tuple(ExerciseStep(step) if isinstance(step, Exercise) else step for step in steps)
    return Routine("test", "Test", "", "", (), (), (), "gentle", (), (), None, (), (), wrapped)


def timeline(*steps: Step | Exercise, **settings: Any) -> Timeline:
    return build(routine(*steps), **settings)


UPPER_BACK_BASICS = routine(SHOULDER_RAISES, SEATED_TWIST, STANDING_TWIST)
