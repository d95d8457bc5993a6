"""What each word for a thing is, and the small ones: strap, ball, block, glass. Never here: the body, how anything is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stretchtui.figure import cushions, furniture
from stretchtui.figure import proportions as size
from stretchtui.figure.furniture import bar
from stretchtui.figure.rotation import Vector, add, along, turned, unit
from stretchtui.figure.script import Side
from stretchtui.figure.shapes import Material, Ring, Shape
from stretchtui.figure.stance import Stance, Surroundings

_Z: Vector = (0.0, 0.0, 1.0)
_BALL_R = 0.034


def surroundings(props: Sequence[str], side: Side) -> Surroundings:
    """Where a wall and a chair stand, from the words that an author may use; what is at the right is at the left mirrored."""
    wall_x, wall_z, chair_x = 0.62, None, 0.0
    for prop in props:
        if prop == "wall-behind":
            wall_x = -0.155
        elif prop in ("wall-right", "wall-left"):
            wall_z = 0.62 if (prop == "wall-right") == (side == "right") else -0.62
        elif prop == "chair-ahead":
            chair_x = 0.70
    return Surroundings(wall_x, wall_z, chair_x)


def things(
    props: Sequence[str], stance: Stance, around: Surroundings, side: Side, stances: Sequence[Stance] = ()
) -> list[Shape]:
    """The shapes of all props; those that are held go where the body is. A mat lies under all of `stances`, or under this one."""
    laid = cushions.mat(stances or (stance,)) if "mat" in props else []
    return [*laid, *(shape for prop in props if prop != "mat" for shape in _THINGS[prop](stance, around, side))]


Maker = Callable[[Stance, Surroundings, Side], list[Shape]]


def _strap(stance: Stance, around: Surroundings, side: Side) -> list[Shape]:
    """From both hands round the foot that is higher."""
    leg = max((stance.left_leg, stance.right_leg), key=lambda one: one.end[1])
    sole = add(leg.end, turned(leg.tip, (size.BALL_FORWARD - 0.03, -size.ANKLE_HEIGHT - 0.01, 0)))
    hands = [along(arm.end, turned(arm.tip, (0, -1, 0)), 0.06) for arm in (stance.left_arm, stance.right_arm)]
    return [bar(hand, sole, 0.012, "cloth", 0.03) for hand in hands]


def _ball(stance: Stance, around: Surroundings, side: Side) -> list[Shape]:
    """Between a shoulder blade and the wall behind: it gives way into the back, never into the wall."""
    z = 0.075 if side == "right" else -0.075
    x, y, z = stance.chest.point(-0.125, 0.02, z)
    at = (max(x, around.wall_x + _BALL_R) if around.wall_x < 0 else x, y, z)
    return [Shape(Ring(at, _Z, 0.0, _BALL_R), Ring(add(at, (0.001, 0, 0)), _Z, 0.0, _BALL_R), "warm", (), 0.05)]


def _block(stance: Stance, around: Surroundings, side: Side) -> list[Shape]:
    """Under the hand that is lower."""
    arm = min((stance.left_arm, stance.right_arm), key=lambda one: one.end[1])
    at = along(arm.end, turned(arm.tip, (0, -1, 0)), 0.07)
    height = max(0.05, at[1] - 0.02) / 2
    down, up = (at[0], 0.04, at[2]), (at[0], height * 2 - 0.03, at[2])
    return [Shape(Ring(down, _Z, 0.05, 0.04), Ring(up, _Z, 0.05, 0.04), "cloth", (), -0.02)]


def _ball_foot(stance: Stance, around: Surroundings, side: Side) -> list[Shape]:
    """On the floor before a foot that stands, and under one that is lifted onto it: as the sole rolls, from heel to toes."""
    leg = stance.right_leg if side == "right" else stance.left_leg
    way = turned(leg.tip, (1, 0, 0))
    ahead = unit((way[0], 0.0, way[2]))
    under = min(0.12, max(-0.03, 0.05 - (leg.end[0] - leg.middle[0]) / 2))
    sole = max(turned(leg.tip, (x, -size.ANKLE_HEIGHT, 0))[1] for x in (-0.03, size.BALL_FORWARD)) + leg.end[1]
    lifted = min(1.0, max(0.0, sole / (2 * _BALL_R) * 8 - 7))  # toes are over it before it comes under them
    under += (1 - lifted) * (size.TOE_FORWARD + _BALL_R - under)
    at = along((leg.end[0], _BALL_R, leg.end[2]), ahead, under)
    return [bar(at, add(at, (0.001, 0, 0)), _BALL_R, "warm", 0.03)]


def _glass(stance: Stance, around: Surroundings, side: Side) -> list[Shape]:
    """In one hand, leaning with the thumb, but never so far that it would spill."""
    arm, sign = (stance.right_arm, 1) if side == "right" else (stance.left_arm, -1)
    thumb = turned(arm.tip, (1, 0, 0))
    up = unit(along(thumb, (0, 1, 0), 2 * max(0.0, 0.8 - thumb[1])))
    held = add(arm.end, turned(arm.tip, (0, -size.PALM_CENTRE, -sign * 0.04)))
    return [Shape(Ring(along(held, up, -0.03), _Z, 0.0, 0.028), Ring(along(held, up, 0.07), _Z, 0.0, 0.034), "cold", (), 0.04)]


def _stands(make: Callable[[Surroundings], list[Shape]]) -> Maker:
    return lambda _stance, around, _side: make(around)


def _goes(make: Callable[[Stance], list[Shape]]) -> Maker:
    return lambda stance, _around, _side: make(stance)


def _pack(material: Material) -> Maker:
    return lambda stance, _around, side: cushions.pack(stance, material, side)


_CHAIR, _WALL = _stands(furniture.chair), _stands(furniture.wall)

_THINGS: dict[str, Maker] = {
    "chair": _CHAIR, "chair-ahead": _CHAIR, "wall": _WALL, "wall-behind": _WALL, "wall-right": _WALL, "wall-left": _WALL,
    "doorway": _stands(furniture.doorway), "desk": _stands(furniture.desk), "strap": _strap,
    "towel": _strap, "ball": _ball, "ball-foot": _ball_foot, "pillow": _goes(cushions.pillow),
    "pillow-knees": _goes(cushions.pillow_knees), "pillow-between": _goes(cushions.pillow_between),
    "pillow-hips": _goes(cushions.pillow_hips), "heat-pack": _pack("warm"), "cold-pack": _pack("cold"), "block": _block,
    "glass": _glass,
}  # fmt: skip
