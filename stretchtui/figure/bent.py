"""A pose as turned joints, and two of them mixed. Never here: where anything is, files, time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from stretchtui.figure.rotation import Rotation, Vector, about_x, about_y, about_z, between, mixed, then
from stretchtui.figure.script import Pose, Reach

SIDES = ("left", "right")
ENDS = ("left.foot", "right.foot", "left.hand", "right.hand")
_FEET = ("left.foot", "right.foot")


class Goal(NamedTuple):
    """Where the end of a limb is wanted: a mixture of places, the rest of it where its angles lead."""

    reaches: tuple[tuple[Reach, float], ...]
    """Places with their weights; what is missing to 1 is the weight of the limb's own angles."""


NO_GOAL = Goal(())


@dataclass(frozen=True, slots=True)
class Bent:
    """Every joint's turn relative to the part that carries it."""

    turns: Mapping[str, Rotation]
    """By `pelvis`, `lumbar`, `thorax` (half of it, since it is turned in two places), `neck`, `head`, `left.shoulder` …"""
    blades: tuple[float, float, float, float]
    """Elevation and protraction of the left and of the right shoulder blade, -1 to 1."""
    shift: Vector
    """Of the pelvis: metres forward, up, right."""
    goals: Mapping[str, Goal]


def bent(pose: Pose) -> Bent:
    """The turns that a pose's angles make. A word that is not there counts as zero."""
    a = pose.angles.get
    turns = {
        part: _spine(a(f"{part}.flexion", 0) * share, a(f"{part}.lateral", 0) * share, a(f"{part}.rotation", 0) * share)
        for part, share in (("pelvis", 1), ("lumbar", 1), ("thorax", 0.5), ("neck", 1), ("head", 1))
    }
    for side in SIDES:
        turns.update(_limbs(pose.angles, side, 1 if side == "right" else -1))
    blades = tuple(a(f"{side}.scapula.{way}", 0.0) for side in SIDES for way in ("elevation", "protraction"))
    shift = (a("pelvis.forward", 0) / 100, a("pelvis.up", 0) / 100, -a("pelvis.left", 0) / 100)
    goals = {end: Goal(((reach, 1.0),)) if (reach := pose.reaches.get(end)) else NO_GOAL for end in ENDS}
    return Bent(turns, blades, shift, goals)  # type: ignore[arg-type]  # two sides of two ways are four


def _spine(flexion: float, lateral: float, rotation: float) -> Rotation:
    return then(then(about_z(-flexion), about_x(-lateral)), about_y(rotation))


def _limbs(angles: Mapping[str, float], side: str, sign: int) -> dict[str, Rotation]:
    def a(word: str) -> float:
        return angles.get(f"{side}.{word}", 0.0)

    def ball(joint: str) -> Rotation:
        swung = then(about_z(a(f"{joint}.flexion")), about_x(-sign * a(f"{joint}.abduction")))
        return then(swung, about_y(sign * a(f"{joint}.rotation")))

    return {
        f"{side}.shoulder": ball("shoulder"),
        f"{side}.elbow": then(about_z(a("elbow.flexion")), about_y(sign * a("pronation.pronation"))),
        f"{side}.wrist": then(about_x(sign * a("wrist.flexion")), about_z(a("wrist.deviation"))),
        f"{side}.hip": ball("hip"),
        f"{side}.knee": about_z(-a("knee.flexion")),
        f"{side}.ankle": about_z(a("ankle.flexion")),
    }


def mix(one: Bent, two: Bent, t: float) -> Bent:
    """A part t of the way from one to the other, every joint by its shortest turn."""
    if t <= 0 or one is two:
        return one
    if t >= 1:
        return two
    turns = {joint: between(turn, two.turns[joint], t) for joint, turn in one.turns.items()}
    blades = tuple(v + t * (w - v) for v, w in zip(one.blades, two.blades, strict=True))
    parts = _parts(one, two, t)
    goals = {end: _mixed_goal(one.goals[end], two.goals[end], parts[end]) for end in ENDS}
    return Bent(turns, blades, mixed(one.shift, two.shift, t), goals)  # type: ignore[arg-type]  # four again


def _parts(one: Bent, two: Bent, t: float) -> dict[str, float]:
    """How far each end has gone. Where both feet go elsewhere they go one after the other: somebody has to stand."""
    parts = dict.fromkeys(ENDS, t)
    if all(_steps(one.goals[foot], two.goals[foot]) for foot in _FEET):
        parts["left.foot"], parts["right.foot"] = min(1.0, 2 * t), max(0.0, 2 * t - 1)
    return parts


def _steps(one: Goal, two: Goal) -> bool:
    """Whether a foot that stands comes to stand in another place."""
    places = [[(reach.on, reach.by.get("forward"), reach.by.get("out")) for reach, _ in goal.reaches] for goal in (one, two)]
    return places[0] != places[1] and all(places)


def _mixed_goal(one: Goal, two: Goal, t: float) -> Goal:
    if one == two or t <= 0:
        return one
    if t >= 1:
        return two
    kept = [(reach, weight * (1 - t)) for reach, weight in one.reaches]
    return Goal((*kept, *((reach, weight * t) for reach, weight in two.reaches)))
