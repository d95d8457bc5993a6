"""How a body rests on the ground: what carries it, where its feet stand, how high that makes it. Never here: arms, drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import sqrt

from stretchtui.figure import proportions as size
from stretchtui.figure.bent import Bent
from stretchtui.figure.limbs import Limb
from stretchtui.figure.rotation import Vector, about_y, about_z, add, along, less, mixed, then, turned
from stretchtui.figure.script import Reach
from stretchtui.figure.stance import Ground, Spot, Stance

_ZERO: Vector = (0.0, 0.0, 0.0)
_OUTWARD = 7.0
"""Degrees that feet point outward in easy standing (Murray et al. 1964, about 7)."""


def carrying(stance: Stance, part: str) -> list[tuple[Vector, float]]:
    """The spheres (centre, radius) by which a part of the body can rest on something."""
    return [sphere for piece in _PIECES[part] for sphere in piece(stance)]


Piece = Callable[[Stance], Iterable[tuple[Vector, float]]]


def _buttocks(s: Stance) -> list[tuple[Vector, float]]:
    return [
        (s.pelvis.point(-size.BUTTOCK_BACK, -size.BUTTOCK_DOWN, z), size.BUTTOCK_R)
        for z in (-size.BUTTOCK_TO_SIDE, size.BUTTOCK_TO_SIDE)
    ]


def _ribs(s: Stance) -> list[tuple[Vector, float]]:
    return [(part.point(0, 0.03, z), size.CHEST_DEPTH_R) for part in (s.waist, s.chest) for z in (-0.06, 0.06)]


def _skull(s: Stance) -> list[tuple[Vector, float]]:
    return [(s.head.point(size.HEAD_CENTRE_FORWARD - 0.01, size.HEAD_CENTRE_UP, 0), size.HEAD_R * 0.95)]


def _foot(side: str) -> Piece:
    return lambda s: foot_spheres(s.left_leg if side == "left" else s.right_leg)


def _knee(side: str) -> Piece:
    return lambda s: [((s.left_leg if side == "left" else s.right_leg).middle, size.KNEE_R)]


def _ankle(side: str) -> Piece:
    return lambda s: [((s.left_leg if side == "left" else s.right_leg).end, size.SHIN_R * 0.8)]


def foot_spheres(leg: Limb) -> list[tuple[Vector, float]]:
    """Heel and toe of a foot."""
    heel = add(leg.end, turned(leg.tip, (-size.HEEL_BACK + size.HEEL_R * 0.6, size.HEEL_R - size.ANKLE_HEIGHT, 0)))
    toe = add(leg.end, turned(leg.tip, (size.TOE_FORWARD - size.TOE_R, size.TOE_R - size.ANKLE_HEIGHT, 0)))
    return [(heel, size.HEEL_R), (toe, size.TOE_R)]


def _shoulder(side: str) -> Piece:
    z = size.SHOULDER_TO_SIDE if side == "right" else -size.SHOULDER_TO_SIDE
    return lambda s: [(s.chest.point(0, size.SHOULDER_LINE - size.UPPER_THORAX, z), 0.06)]


def _hip(side: str) -> Piece:
    return lambda s: [((s.left_leg if side == "left" else s.right_leg).root, 0.09)]


_ROLLED = (_shoulder("left"), _shoulder("right"), _hip("left"), _hip("right"))
"""What comes to carry when somebody who lies rolls over."""

_PIECES: dict[str, tuple[Piece, ...]] = {
    "left-foot": (_foot("left"),), "right-foot": (_foot("right"),),
    "left-knee": (_knee("left"),), "right-knee": (_knee("right"),),
    "left-shin": (_knee("left"), _ankle("left"), _foot("left")), "right-shin": (_knee("right"), _ankle("right"), _foot("right")),
    "seat": (_buttocks,), "back": (_buttocks, _ribs, _skull, *_ROLLED),
    "front": (_buttocks, _ribs, _knee("left"), _knee("right"), *_ROLLED),
    "left-side": (_shoulder("left"), _hip("left"), _knee("left")),
    "right-side": (_shoulder("right"), _hip("right"), _knee("right")),
}  # fmt: skip


def root(body: Bent, loose: Stance, ground: Ground) -> Vector:
    """Where the pelvis goes: what carries rests on the ground, and stays where it is while the rest moves.

    A foot that is put somewhere holds the pelvis as high as its leg, bent at the knee as it is, reaches. A foot that is free
    carries only where no other does. While the one becomes the other the height goes over from the one to the other.
    """
    held = [part for part in ground.carries if part.endswith("-foot") and weight(body, part) > 0]
    others = [part for part in ground.carries if not part.endswith("-foot")]
    most = max((weight(body, part) for part in held), default=0.0)
    if others or most == 0:
        return _resting(body, loose, ground, others or ground.carries)
    forward, up, right = body.shift
    height = min(_height_over(body, loose, part, ground) + most - weight(body, part) for part in held)
    standing = (forward, height + up, right)
    return standing if most > _WHOLE else mixed(_resting(body, loose, ground, ground.carries), standing, most)


_WHOLE = 0.9999


def weight(body: Bent, foot: str) -> float:
    """How far a foot is where it is put, 0 to 1; the rest it hangs on its leg."""
    return sum(share for _, share in body.goals[foot.replace("-", ".")].reaches)


def _resting(body: Bent, loose: Stance, ground: Ground, parts: Iterable[str]) -> Vector:
    """The lowest of these parts on the ground, and knees and feet where they were."""
    spheres = [sphere for part in parts for sphere in carrying(loose, part)]
    lowest = min(centre[1] - radius for centre, radius in spheres)
    fixed = [carrying(loose, part)[0][0] for part in parts if part.endswith(("-foot", "-knee", "-shin"))]
    x = sum(p[0] for p in fixed) / len(fixed) if fixed else 0.0
    z = sum(p[2] for p in fixed) / len(fixed) if fixed else 0.0
    forward, up, right = body.shift
    return (forward - x, ground.height - lowest + up, right - z)


def _height_over(body: Bent, loose: Stance, part: str, ground: Ground) -> float:
    """How high the pelvis may be so that this leg just comes to where its foot is wanted."""
    end = part.replace("-", ".")
    leg = loose.left_leg if end == "left.foot" else loose.right_leg
    ankle = _ZERO
    for reach, share in body.goals[end].reaches:
        ankle = along(ankle, foot_spot(reach, end, ground).at, share / weight(body, part))
    aside = (ankle[0] - body.shift[0] - leg.root[0]) ** 2 + (ankle[2] - body.shift[2] - leg.root[2]) ** 2
    reach_2 = sum((p - q) ** 2 for p, q in zip(leg.root, leg.end, strict=True)) * 0.999
    return ankle[1] - leg.root[1] + sqrt(max(0.05, reach_2 - aside))


def sunk(body: Bent, stance: Stance, ground: Ground) -> float:
    """How far what stands is below the ground (above it: negative), where no foot is held whole; else nothing.

    Between a foot that is held and one that hangs the leg is neither, and only its end tells where it came to.
    """
    held = [weight(body, part) for part in ground.carries if part.endswith("-foot")]
    if len(held) < len(ground.carries) or not 0 < max(held) <= _WHOLE:
        return 0.0
    return ground.height - min(c[1] - r for part in ground.carries for c, r in carrying(stance, part))


def foot_spot(reach: Reach, end: str, ground: Ground) -> Spot:
    """Where an ankle goes so that its foot stands there, flat or with the heel up, and how the foot is turned."""
    by = reach.by.get
    sign = 1 if end.startswith("right") else -1
    x, z = by("forward", 0.0) / 100, sign * (size.HIP_TO_SIDE + by("out", 0.0) / 100)
    heading = about_y(-sign * (_OUTWARD + by("turn", 0.0)))
    if reach.on == "floor":
        heel = about_z(-by("heel", 0.0))
        turn = then(heading, heel)
        ball = (size.BALL_FORWARD, -size.ANKLE_HEIGHT, 0.0)
        flat = add((x, size.ANKLE_HEIGHT + by("up", 0.0) / 100, z), turned(heading, ball))
        return Spot(less(flat, turned(turn, ball)), turn)
    if reach.on == "wall":
        return Spot((ground.around.wall_x - size.HEEL_R, size.HIP_TO_SIDE + by("up", 0.0) / 100, z), None)
    return Spot((x, size.SEAT_HEIGHT + size.HEEL_R + 0.03 + by("up", 0.0) / 100, z), None)
