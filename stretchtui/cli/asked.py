"""What `pose` is asked for, word by word: exercise, phase, side, view. Never here: drawing, files, what is printed."""

from __future__ import annotations

from typing import get_args

from stretchtui.cli.shots import sides, usual_word, words
from stretchtui.figure.joints import VIEWS
from stretchtui.figure.script import Side, View
from stretchtui.routine.diagnostics import did_you_mean
from stretchtui.routine.model import Exercise
from stretchtui.routine.poses import NUMBER

_SIDES: tuple[Side, ...] = get_args(Side)


class NotThere(Exception):
    """Something was asked for that there is not; says so in a sentence."""


def no_such(of: str, word: str, known: tuple[str, ...], where: str = "there is") -> NotThere:
    hint = did_you_mean(word, known) if known else ""
    return NotThere(f"{where} no {of} '{word[:64]}'" + (f"; {hint}" if hint else ""))


def phase_asked(word: str | None, exercise: Exercise) -> str:
    if word is None:
        return usual_word(exercise)
    if word not in words(exercise):
        raise no_such("phase", word, words(exercise), f"{exercise.id} has")
    return word


def side_asked(word: str | None, exercise: Exercise, first: Side | None) -> Side | None:
    """The side, by default the one that the exercise begins with; `first` is the one that the person prefers to begin with."""
    has = sides(exercise, first)
    if word is None:
        return has[0]
    side = next((side for side in _SIDES if side == word), None)
    if side is None:
        raise no_such("side", word, _SIDES)
    if has == (None,):
        raise NotThere(f"{exercise.id} has no sides: leave --side out")
    if side not in has:
        raise NotThere(f"{exercise.id} is done on the {has[0]} side only")
    return side


def view_asked(text: str) -> View:
    """A view's name or degrees round from the front, and after a comma degrees down."""
    round_, comma, down = text.partition(",")
    yaw = VIEWS.get(round_)
    if yaw is None:
        yaw = _degrees(round_, 180)
    pitch = _degrees(down, 90) if comma else View().pitch
    if yaw is None:
        raise no_such("view", round_, tuple(VIEWS))
    if pitch is None:
        raise NotThere(f"--view '{text[:64]}': after the comma belong degrees down, from -90 to 90")
    return View(yaw, pitch)


def _degrees(text: str, most: float) -> float | None:
    return float(text) if NUMBER.fullmatch(text) and abs(float(text)) <= most else None
