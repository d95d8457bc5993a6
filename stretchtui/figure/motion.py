"""Which pose when: keyframes laid over phases, eased, breathing. Never here: where a body is, drawing, a clock.

A phase leads from the pose before it to the keyframe named after it. A `move` without a keyframe leads to the next one there is,
a `release` back to where the exercise began; any other phase stays as it is. Longer phases arrive early and then stay. A `switch`
passes its keyframe on the way to where the other side begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi
from typing import Literal, NamedTuple

from stretchtui.figure.bent import Bent, bent, mix
from stretchtui.figure.script import Keyframe, Pose, Posture, Script, Side, mirrored

ARRIVES_MS = 4_000
"""A phase that is no movement by its name has arrived after so long, and then holds."""
MOVING = ("move", "release", "relax")
"""Phases whose whole length is the movement."""
SHORT_MS = 8_000
"""A phase up to this long is a movement for all of its length."""
BREATH_MS = 6_000
"""One breath in a hold: ten a minute, the calm end of what adults do at rest (12 to 20 a minute, Barrett et al. 2012)."""
BREATH_STEPS = 8
LAST_BREATH_MS = 1_500
"""So long before a phase ends the chest begins to be empty when it does."""
GUIDED_BREATH = 1.8
"""How much fuller a breath is that is an exercise than one that comes by itself."""

Kind = Literal["prepare", "phase", "rest", "switch", "set_rest", "pause", "note"]


class Beat(NamedTuple):
    """A phase, as far as the body is concerned."""

    name: str
    ms: int
    pose: str = ""
    breath: Literal["in", "out"] | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in an exercise: what a frame of the session says."""

    kind: Kind
    beat: int | None = None
    """Index of the phase."""
    elapsed_ms: int = 0
    ms: int = 0
    """The segment's length; 0 when it has no end."""
    side: Side | None = None
    again: bool = False
    """A repetition on this side came before this one."""


class Leg(NamedTuple):
    """A part of the way: through these poses, or round them in `cycle_ms`; nowhere when there are none."""

    through: tuple[Bent, ...]
    cycle_ms: int | None
    ms: int
    """How long it takes."""


@dataclass(frozen=True, slots=True)
class Course:
    """All ways of an exercise on one side."""

    begin: Bent
    """The bare posture."""
    preparing: tuple[Bent, ...]
    """What `prepare` leads through."""
    ready: Bent
    """After it."""
    legs: tuple[Leg, ...]
    ends: tuple[Bent, ...]
    """Where each phase's leg has led to."""
    rested: Bent
    """After a rest between repetitions."""
    switching: tuple[Bent, ...]
    """What is passed on the way here from the other side."""
    beats: tuple[Beat, ...]

    @property
    def stops(self) -> tuple[Bent, ...]:
        """Every pose it comes to."""
        passed = (pose for leg in self.legs for pose in leg.through)
        return tuple({id(pose): pose for pose in (self.begin, *self.preparing, self.rested, *self.switching, *passed)}.values())


def course(script: Script, posture: Posture, beats: Sequence[Beat], side: Side | None) -> Course:
    """The ways of an exercise on a side (None: as it is written)."""
    over = side is not None and side != script.side

    def made(pose: Pose) -> Bent:
        whole = pose.over(posture.pose)
        return bent(mirrored(whole) if over else whole)

    frames = {name: Keyframe((), one.cycle_ms) for name, one in script.keyframes.items()}
    poses = {name: tuple(made(pose) for pose in one.poses) for name, one in script.keyframes.items()}
    begin = made(Pose())
    preparing = poses.get("prepare") or (begin,)
    ready = preparing[-1]
    legs: list[Leg] = []
    ends: list[Bent] = []
    for k, beat in enumerate(beats):
        name = _leads_to(beats, k, poses)
        through = (ready,) if name == "" else poses.get(name or "", ())
        cycle = frames[name].cycle_ms if name and name in frames else None
        legs.append(Leg(through, cycle, _takes_ms(beat)))
        before = ends[-1] if ends else ready
        ends.append(through[-1] if through and cycle is None else before)
    last = ends[-1] if ends else ready
    rested = poses["rest"][-1] if poses.get("rest") else last
    return Course(begin, preparing, ready, tuple(legs), tuple(ends), rested, poses.get("switch", ()), tuple(beats))


def _leads_to(beats: Sequence[Beat], k: int, poses: dict[str, tuple[Bent, ...]]) -> str | None:
    """The keyframe a phase leads to; "" for back to the beginning, None for nowhere."""
    beat = beats[k]
    if beat.pose in poses:
        return beat.pose
    if beat.name in poses:
        return beat.name
    if beat.name == "move":
        return next((name for later in beats[k + 1 :] for name in (later.pose, later.name) if name in poses), None)
    return "" if beat.name == "release" else None


def _takes_ms(beat: Beat) -> int:
    return beat.ms if beat.name in MOVING or beat.ms <= SHORT_MS else ARRIVES_MS


def eased(t: float) -> float:
    """From 0 to 1, setting off and arriving without a jerk (the least-jerk path of Flash & Hogan 1985)."""
    t = min(1.0, max(0.0, t))
    return t * t * t * (10 + t * (6 * t - 15))


class Posed(NamedTuple):
    """The body at one moment."""

    body: Bent
    breath: float
    """0 out, 1 in."""
    turning: float = 1.0
    """Of a change of side: how far the picture has turned to the new one."""


def posed(now: Course, other: Course, moment: Moment, *, still: bool = False) -> Posed:
    """The body at a moment; `other` is the course of the other side, from which a switch comes.

    `still` is for people who want no motion: the pose that is being gone to, and no breath.
    """
    if moment.kind == "phase" and moment.beat is not None and moment.beat < len(now.legs):
        return _in_phase(now, moment, still=still)
    t = 1.0 if still else moment.elapsed_ms / min(moment.ms or 1, ARRIVES_MS)
    before, through = _between_phases(now, other, moment)
    return Posed(_through(before, through, t), 0.0, eased(t) if _changes_side(now, other, moment) else 1.0)


def _between_phases(now: Course, other: Course, moment: Moment) -> tuple[Bent, tuple[Bent, ...]]:
    """From where, and through what, a preparation, a rest or a switch leads."""
    if moment.kind == "prepare":
        return now.begin, now.preparing
    if _changes_side(now, other, moment):
        return other.rested, (*now.switching, now.ready)
    if moment.kind in ("rest", "set_rest"):
        return (now.ends[-1] if now.ends else now.ready), (now.rested,)
    return now.begin, (now.begin,)


def _changes_side(now: Course, other: Course, moment: Moment) -> bool:
    """Under sides that take turns, any rest leads to the other side."""
    if moment.kind == "rest":
        return now is not other and not moment.again
    return moment.kind == "switch" or (moment.kind == "set_rest" and now is not other)


def _in_phase(now: Course, moment: Moment, *, still: bool) -> Posed:
    k = moment.beat or 0
    beat, leg = now.beats[k], now.legs[k]
    before = now.ends[k - 1] if k else now.rested if moment.again else now.ready
    whole_ms = _lasts_ms(beat, leg, moment)
    t = moment.elapsed_ms / whole_ms if whole_ms else 1.0
    if still:
        return Posed(leg.through[-1] if leg.through else before, 0.0)
    moves = not leg.cycle_ms and any(pose is not before for pose in leg.through)
    breath = _breath(beat, moment, since_ms=whole_ms if moves else 0)
    if leg.cycle_ms:
        return Posed(_round(before, leg, moment), breath if beat.breath is not None else 0.0)
    return Posed(_through(before, leg.through, t), breath)


def _through(before: Bent, poses: tuple[Bent, ...], t: float) -> Bent:
    """Past every pose to the last, setting off and arriving gently."""
    if not poses:
        return before
    place = eased(t) * len(poses)
    k = min(len(poses) - 1, int(place))
    return mix(poses[k - 1] if k else before, poses[k], place - k)


def _round(before: Bent, leg: Leg, moment: Moment) -> Bent:
    """Round and round the poses; out of the pose before and back into it within half a round at either end."""
    cycle_ms = leg.cycle_ms or 1
    n = len(leg.through)
    place = moment.elapsed_ms / cycle_ms % 1.0 * n
    k = int(place) % n
    part = place - int(place)
    swung = mix(leg.through[k], leg.through[(k + 1) % n], eased(part) if n == 2 else part)
    ramp_ms = min(cycle_ms, moment.ms / 4 if moment.ms else cycle_ms)
    weight = moment.elapsed_ms / ramp_ms
    if moment.ms:
        weight = min(weight, (moment.ms - moment.elapsed_ms) / ramp_ms)
    return mix(before, swung, eased(weight))


def _breath(beat: Beat, moment: Moment, *, since_ms: int) -> float:
    """How full the chest is. Breaths begin empty when the body has arrived, and the last one is over when the phase is."""
    if beat.breath is not None:
        t = eased(moment.elapsed_ms / moment.ms if moment.ms else 1.0)
        return _stepped(t if beat.breath == "in" else 1 - t) * GUIDED_BREATH
    held_ms = moment.elapsed_ms - since_ms
    if held_ms <= 0:
        return 0.0
    left = eased((moment.ms - moment.elapsed_ms) / LAST_BREATH_MS) if moment.ms else 1.0
    return _stepped((0.5 - 0.5 * cos(2 * pi * held_ms / BREATH_MS)) * left)


def _stepped(t: float) -> float:
    """In few steps, so that a breath is few pictures."""
    return round(t * BREATH_STEPS) / BREATH_STEPS


def next_change_ms(now: Course, other: Course, moment: Moment, *, frame_ms: int) -> int | None:
    """How many ms until the picture may look otherwise; None when it stays as it is for the whole segment."""
    if moment.kind == "phase" and moment.beat is not None and moment.beat < len(now.legs):
        return frame_ms if _leg_moves(now, moment) else _next_breath_ms(now.beats[moment.beat], moment)
    before, through = _between_phases(now, other, moment)
    goes = any(pose != before for pose in through) or _changes_side(now, other, moment)
    return frame_ms if goes and moment.elapsed_ms < min(moment.ms, ARRIVES_MS) else None


def _next_breath_ms(beat: Beat, moment: Moment) -> int | None:
    whole_ms = moment.ms if beat.breath is not None else BREATH_MS / 2
    return max(1, int(whole_ms / BREATH_STEPS / 2)) if whole_ms else None


def _leg_moves(now: Course, moment: Moment) -> bool:
    k = moment.beat or 0
    leg = now.legs[k]
    if leg.cycle_ms:
        return True
    before = now.ends[k - 1] if k else now.rested if moment.again else now.ready
    return moment.elapsed_ms < _lasts_ms(now.beats[k], leg, moment) and any(pose is not before for pose in leg.through)


def _lasts_ms(beat: Beat, leg: Leg, moment: Moment) -> int:
    """A movement takes all of its phase, also when the person made that longer or shorter."""
    return moment.ms if leg.ms == beat.ms else min(leg.ms, moment.ms or leg.ms)
