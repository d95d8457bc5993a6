"""What stands between choosing a routine and its first second: its checks, and what in it the person avoids. For both faces.

Pure. Never here: how it is asked, the words of the checks (precautions.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stretchtui.precautions import FLAGS, flag_title
from stretchtui.routine.care import LEFT_OUT, RuledOut, ruled_out, without
from stretchtui.routine.model import Routine, exercises_in
from stretchtui.session.timeline import build
from stretchtui.settings.preferences import Settings


@dataclass(frozen=True, slots=True)
class Start:
    """A routine and the number of the exercise that it begins with."""

    routine: Routine
    at: int = 1
    origin: str = ""
    """Where the routine comes from, so that it can be had again: `id:…`, `file:…`, `text:…` (history/model.py)."""


@dataclass(frozen=True, slots=True)
class Threshold:
    whole: Start
    left: Start | None
    """Without what is ruled out; None when no exercise would be left."""
    gone: tuple[RuledOut, ...]

    @property
    def checks(self) -> tuple[str, ...]:
        return self.whole.routine.preflight

    @property
    def is_open(self) -> bool:
        """Nothing has to be asked."""
        return not (self.checks or self.gone)


def threshold(routine: Routine, preferred: Settings, at: int = 1, origin: str = "") -> Threshold:
    avoid, leave_out = preferred.avoid, preferred.leave_out
    left, gone = without(routine, avoid, leave_out)
    whole = Start(routine, at, origin)
    if not gone:
        return Threshold(whole, whole, ())
    if not any(True for _ in exercises_in(left.steps)):
        return Threshold(whole, None, gone)
    return Threshold(whole, Start(left, _number_without(whole, left, preferred), origin), gone)


def _number_without(whole: Start, left: Routine, preferred: Settings) -> int:
    """The number that the exercise to begin with has when others are gone; the last one's, when none is left from there on."""
    before = [walked.exercise for walked in build(whole.routine).walked if walked.exercise][: whole.at - 1]
    kept = sum(not ruled_out(one, preferred.avoid, preferred.leave_out) for one in before)
    return min(1 + kept, build(left).exercises)


def why(reasons: Iterable[str]) -> str:
    """Why an exercise is ruled out: `kneeling (painful knees or a knee replacement), and you leave it out`."""
    return ", and ".join(_reason(one) for one in reasons)


def _reason(flag: str) -> str:
    if flag == LEFT_OUT:
        return "you leave it out"
    return f"{flag_title(flag)} ({FLAGS[flag].who})" if flag in FLAGS else f"has {flag}, which you avoid"


def in_short(gone: Iterable[RuledOut]) -> str:
    """`Seated twist (spine-twist), Neck turn (left out)`."""
    return ", ".join(f"{exercise.name} ({', '.join(reasons)})" for exercise, reasons in gone)
