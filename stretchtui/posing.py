"""From an exercise and a frame of the session to the figure's scene and moment. Never here: drawing, a screen.

The one place that knows both `session` and `figure`, so that each stays by itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from stretchtui.figure.motion import Beat, Moment
from stretchtui.figure.scene import Scene, lit_areas
from stretchtui.figure.script import Pose, Posture, Script
from stretchtui.routine.model import Exercise
from stretchtui.session.frame import Frame

AT_EASE = Posture("standing", Pose())
"""Where no library has the posture: a body that stands."""


def scene_for(exercise: Exercise | None, postures: Mapping[str, Posture]) -> Scene:
    """The figure of an exercise; of None, which is a pause or a note, somebody standing at ease."""
    if exercise is None:
        return Scene(Script(), postures.get("standing", AT_EASE), ())
    script = (exercise.figure or Script()).within(exercise.positions[0])
    posture = postures.get(script.posture or exercise.positions[0]) or postures.get("standing", AT_EASE)
    beats = tuple(Beat(phase.name, phase.ms, phase.pose, phase.breath) for phase in exercise.phases)
    return Scene(script, posture, beats, lit_areas(exercise.areas), turns=exercise.sides != "alternate")


def moment(frame: Frame) -> Moment:
    """Where in its exercise the session is."""
    exercise = frame.exercise
    if exercise is None:
        return Moment("pause")
    if frame.kind == "phase" and frame.phase_index is None:
        return _at_own_pace(frame, exercise)
    again = (frame.rep or 1) > 1 or (exercise.sides != "each" and (frame.set or 1) > 1)
    return Moment(
        frame.kind, frame.phase_index, frame.elapsed_ms, frame.ms, frame.side, again and exercise.sides != "alternate"
    )


def _at_own_pace(frame: Frame, exercise: Exercise) -> Moment:
    """At one's own pace the figure shows the repetition over and over, in the time it would have had."""
    whole_ms = sum(phase.ms for phase in exercise.phases)
    if not whole_ms:
        return Moment("phase", 0, frame.elapsed_ms, 0, frame.side)
    left_ms = frame.elapsed_ms % whole_ms
    for k, phase in enumerate(exercise.phases):
        if left_ms < phase.ms:
            return Moment("phase", k, left_ms, phase.ms, frame.side, frame.elapsed_ms >= whole_ms)
        left_ms -= phase.ms
    raise AssertionError("the parts of a whole are not shorter than it")
