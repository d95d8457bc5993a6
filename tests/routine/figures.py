"""A library with postures and figures, and a figure or a pose read with it. Never here: tests."""

from __future__ import annotations

from stretchtui.figure.script import Pose, Script
from stretchtui.routine.library import Shelf
from tests.routine.reading import STRETCH, exercise, in_place

POSTURES = "standing: {}\nseated-chair: {carries: seat, on: seat, props: chair}\n"
EXERCISES = {
    "turn": STRETCH + "figure:\n  posture: standing\n  keyframes:\n    hold: {neck: {rotation: -25}}\n",
    "press": STRETCH + "phases: [{move: 3s}, {name: press, for: 6s, pose: low}, {hold: 20s}]\n"
    "figure: {keyframes: {low: {lumbar: {flexion: 10}}, hold: {}}}\n",
}  # fmt: skip


def script(text: str, known: Shelf) -> Script:
    """The figure of an exercise in place, whose mapping is written in one line."""
    made = exercise(in_place(f"figure: {text}"), known)
    assert made.figure is not None
    return made.figure


def pose(text: str, known: Shelf) -> Pose:
    """The pose of a figure's one keyframe."""
    (only,) = script(f"{{keyframes: {{hold: {text}}}}}", known).keyframes["hold"].poses
    return only
