"""Where things are that a hand can be put on: on the body, the chair, the wall, the floor. Never here: how it gets there."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from stretchtui.figure import proportions as size
from stretchtui.figure.limbs import Limb
from stretchtui.figure.rotation import Vector, across, add, along, less, mixed, turned, unit
from stretchtui.figure.script import Reach
from stretchtui.figure.stance import Part, Stance, Surroundings


class Place(NamedTuple):
    """A point of a surface, the way out of it, and where fingers point on it when that is not the forearm's way."""

    at: Vector
    normal: Vector
    fingers: Vector | None = None


_UP: Vector = (0.0, 1.0, 0.0)
_AHEAD: Vector = (1.0, 0.0, 0.0)


def spot(stance: Stance, reach: Reach, side: str, around: Surroundings) -> Place:
    """The place a hand of that side is put on, moved by what the reach says along the world's own directions."""
    name = reach.on
    of = side
    if name.startswith(("left-", "right-")):
        of, _, name = name.partition("-")
    sign = 1.0 if of == "right" else -1.0
    place = _PLACES[name](stance, sign, around)
    by = reach.by.get
    out = 1.0 if side == "right" else -1.0
    moved = (by("forward", 0.0) / 100, by("up", 0.0) / 100, out * by("out", 0.0) / 100)
    return place._replace(at=add(place.at, moved))


Finder = Callable[[Stance, float, Surroundings], Place]


def _on(part: str, forward: float, up: float, right: float, normal: Vector) -> Finder:
    """A spot fixed to a part of the middle; `right` and the normal's last are for the right side."""

    def find(stance: Stance, sign: float, _: Surroundings) -> Place:
        one: Part = getattr(stance, part)
        return Place(one.point(forward, up, sign * right), turned(one.turn, unit((normal[0], normal[1], sign * normal[2]))))

    return find


def _limb(stance: Stance, sign: float, of: str) -> Limb:
    limb: Limb = getattr(stance, ("right_" if sign > 0 else "left_") + of)
    return limb


def _on_limb(of: str, t: float, radius: float, way: Vector) -> Finder:
    """A spot on the surface of a limb, a part t of its length from its root (0 to 2, a bone each); `way` in its own axes."""

    def find(stance: Stance, sign: float, _: Surroundings) -> Place:
        limb = _limb(stance, sign, of)
        upper = t < 1
        centre = mixed(limb.root, limb.middle, t) if upper else mixed(limb.middle, limb.end, t - 1)
        normal = turned(limb.upper if upper else limb.lower, unit((way[0], way[1], sign * way[2])))
        return Place(along(centre, normal, radius), normal)

    return find


def _on_knee(stance: Stance, sign: float, _: Surroundings) -> Place:
    """On top of a knee that points away, in front of one that hangs."""
    leg = _limb(stance, sign, "leg")
    front = turned(leg.upper, (1, 0, 0.15 * sign))
    normal = across(along(_UP, front, 0.6), unit(less(leg.middle, leg.root)), front)
    return Place(along(mixed(leg.root, leg.middle, 0.94), normal, 0.06), normal)


def _on_foot(forward: float, up: float, normal: Vector) -> Finder:
    def find(stance: Stance, sign: float, _: Surroundings) -> Place:
        leg = _limb(stance, sign, "leg")
        return Place(add(leg.end, turned(leg.tip, (forward, up, 0))), turned(leg.tip, normal))

    return find


def _on_palm(stance: Stance, sign: float, _: Surroundings) -> Place:
    arm = _limb(stance, sign, "arm")
    palm = turned(arm.tip, (0, 0, -sign))
    return Place(add(along(arm.end, palm, size.HAND_R), turned(arm.tip, (0, -size.PALM_CENTRE, 0))), palm)


def _floor(stance: Stance, sign: float, _: Surroundings) -> Place:
    return Place((0, 0, sign * 0.19), _UP, _AHEAD)


def _wall(stance: Stance, sign: float, around: Surroundings) -> Place:
    if around.wall_z is not None:
        outward = -1.0 if around.wall_z > 0 else 1.0
        return Place((0, 1.35, around.wall_z), (0, 0, outward), _UP)
    return Place((around.wall_x, 1.35, sign * 0.19), (-1.0 if around.wall_x > 0 else 1.0, 0, 0), _UP)


def _door_post(stance: Stance, sign: float, around: Surroundings) -> Place:
    """On the face toward the body, where a hand at the height of the face is."""
    return Place((around.door_x, 1.5, sign * size.POST_TO_SIDE), (-1, 0, 0), _UP)


def _desk(stance: Stance, sign: float, around: Surroundings) -> Place:
    return Place((around.desk_x + 0.09, size.DESK_HEIGHT, sign * 0.19), _UP, _AHEAD)


def _seat(x: float, z: float, y: float, normal: Vector, fingers: Vector) -> Finder:
    return lambda _, sign, around: Place((around.chair_x + x, y, sign * z), normal, fingers)


_PLACES: dict[str, Finder] = {
    "head-top": _on("head", 0.02, 0.195, 0.02, (0, 1, 0)), "forehead": _on("head", 0.115, 0.12, 0, (1, 0.2, 0)),
    "temple": _on("head", 0.03, 0.10, 0.085, (0, 0.2, 1)), "chin": _on("head", 0.115, -0.02, 0, (1, -0.6, 0)),
    "head-back": _on("head", -0.085, 0.10, 0.02, (-1, 0.1, 0)), "neck-back": _on("neck", -0.055, 0.05, 0.01, (-1, 0.1, 0)),
    "neck-side": _on("neck", 0, 0.02, 0.07, (0, 0.7, 1)),
    "shoulder-top": _on("chest", -0.02, 0.165, 0.12, (0, 1, 0.15)), "chest": _on("chest", 0.105, 0.06, 0.03, (1, 0, 0)),
    "belly": _on("lumbar", 0.10, 0.03, 0.03, (1, 0, 0)), "waist": _on("lumbar", 0, 0.02, 0.145, (0, 0, 1)),
    "lower-back": _on("lumbar", -0.09, -0.01, 0.06, (-1, 0, 0)), "hip": _on("pelvis", 0.02, 0.03, 0.165, (0, 0.2, 1)),
    "upper-arm": _on_limb("arm", 0.5, 0.045, (0, 0, 1)), "elbow": _on_limb("arm", 0.98, 0.045, (-1, 0, 0.3)),
    "forearm": _on_limb("arm", 1.5, 0.035, (0, 0, 1)), "wrist": _on_limb("arm", 1.95, 0.03, (1, 0, 0)),
    "palm": _on_palm,
    "thigh": _on_limb("leg", 0.6, 0.068, (1, 0, 0)), "under-thigh": _on_limb("leg", 0.7, 0.065, (-1, 0, 0)),
    "knee": _on_knee, "shin": _on_limb("leg", 1.4, 0.05, (1, 0, 0)),
    "calf": _on_limb("leg", 1.4, 0.055, (-1, 0, 0)), "ankle": _on_limb("leg", 1.95, 0.045, (1, 0, 0.4)),
    "foot": _on_foot(0.08, -0.015, (0.2, 1, 0)), "toes": _on_foot(0.17, -0.04, (0.6, 0.8, 0)),
    "floor": _floor, "wall": _wall, "door-post": _door_post, "desk": _desk,
    "seat": _seat(0, 0.17, size.SEAT_HEIGHT, _UP, _AHEAD),
    "seat-edge": _seat(0.02, 0.215, size.SEAT_HEIGHT - 0.01, (0, 0.5, 0.85), _AHEAD),
    "seat-back": _seat(-0.20, 0.12, size.SEAT_HEIGHT + 0.40, _UP, (-1, 0, 0)),
}  # fmt: skip
