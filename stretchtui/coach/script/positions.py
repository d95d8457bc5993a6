"""Which position an exercise begins in, and how it is said that one comes there. Never here: when there is room for it."""

from __future__ import annotations

import re

from stretchtui.routine.model import Exercise
from stretchtui.session.timeline import Timeline

_WAYS = {
    "standing": ("Stand up.", r"stand"),
    "seated-chair": ("Sit on the chair.", r"sit|seated"),
    "seated-floor": ("Sit on the floor.", r"sit|seated"),
    "kneeling": ("Come to kneeling.", r"kneel"),
    "hands-and-knees": ("Come onto hands and knees.", r"hands and knees|all fours|kneel"),
    "supine": ("Lie on your back.", r"lie|lying|on your back"),
    "prone": ("Lie on your front.", r"lie|lying|on your (?:front|stomach|belly)"),
    "side-lying": ("Lie on your side.", r"lie|lying|on (?:your|one) (?:\w+ )?side"),
}
"""What is said, and by which words among the first of an instruction it is said already."""
FIRST_WORDS = 8
ON_A_SIDE = "Lie down."
"""Right after `Right side` nobody is told to lie on a side: it may be the other one."""


def change(timeline: Timeline, step: int, *, has_way_in: bool = True) -> str:
    """`Stand up.` where the exercise of that step begins in another position than the one before it is done in; else "".

    `has_way_in`: how to get into place is said too, and may say it.
    """
    there = timeline.walked[step].exercise
    here = _position_before(timeline, step)
    if there is None or not here or here in there.positions:
        return ""
    said, words = _WAYS.get(there.positions[0], ("", ""))
    if not has_way_in and there.positions[0] == "side-lying" and there.sides != "both":
        return ON_A_SIDE
    return "" if has_way_in and _tells(there, words) else said


def _position_before(timeline: Timeline, step: int) -> str:
    """The position one is in after the steps before: who may stay as they are does."""
    here = ""
    for walked in timeline.walked[:step]:
        if walked.exercise is not None and walked.exercise.positions and here not in walked.exercise.positions:
            here = walked.exercise.positions[0]
    return here


def _tells(exercise: Exercise, words: str) -> bool:
    first = " ".join(exercise.cues[0].split()[:FIRST_WORDS]) if exercise.cues else ""
    return re.search(rf"\b(?:{words})", first, re.IGNORECASE) is not None
