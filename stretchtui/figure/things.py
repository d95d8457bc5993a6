"""What stands round the body: chair, wall, mat, strap, pillow … Never here: the body, how anything is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stretchtui.figure import proportions as size
from stretchtui.figure.rotation import Vector, add, along, dot, turned, unit
from stretchtui.figure.script import Side
from stretchtui.figure.shapes import Material, Ring, Shape
from stretchtui.figure.stance import Stance, Surroundings

_Z: Vector = (0.0, 0.0, 1.0)
_FAR = -50.0
"""What is always behind the body counts as this much farther away."""


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


def things(props: Sequence[str], stance: Stance, around: Surroundings, side: Side) -> list[Shape]:
    """The shapes of all props; those that are held or lain on go where the body is."""
    return [shape for prop in props for shape in _THINGS[prop](stance, around, side)]


Maker = Callable[[Stance, Surroundings, Side], list[Shape]]


def _bar(a: Vector, b: Vector, radius: float, material: Material, nearer: float = 0.0) -> Shape:
    return Shape(Ring(a, _Z, 0.0, radius), Ring(b, _Z, 0.0, radius), material, (), nearer)


def _chair(stance: Stance, around: Surroundings, side: Side) -> list[Shape]:
    x, y = around.chair_x, size.SEAT_HEIGHT
    turn = 1.0 if around.chair_x == 0 else -1.0  # a chair ahead stands with its back at the far side
    front, back = x + 0.21 * turn, x - 0.19 * turn
    feet = [(u, z) for u in (front - 0.02 * turn, back) for z in (-0.19, 0.19)]
    legs = [_bar((u, 0.02, z), (u, y - 0.03, z), 0.016, "wood", -0.04) for u, z in feet]
    posts = [_bar((back, y, z), (back - 0.05 * turn, y + 0.44, z), 0.016, "wood", -0.03) for z in (-0.19, 0.19)]
    slats = [
        Shape(
            Ring((back - 0.05 * turn * h, y + 0.44 * h, 0), _Z, 0.18, 0.02),
            Ring((back - 0.05 * turn * (h + 0.16), y + 0.44 * (h + 0.16), 0), _Z, 0.18, 0.02), "wood", (), -0.03,
        )
        for h in (0.42, 0.82)
    ]  # fmt: skip
    seat = Shape(Ring((front, y - 0.025, 0), _Z, 0.19, 0.025), Ring((back, y - 0.025, 0), _Z, 0.19, 0.025), "wood", (), -0.12)
    return [*legs, seat, *posts, *slats]


def _wall(stance: Stance, around: Surroundings, side: Side) -> list[Shape]:
    if around.wall_z is not None:
        z = around.wall_z + (0.02 if around.wall_z > 0 else -0.02)
        a, b = Ring((-0.75, 1.15, z), (0, 1, 0), 1.15, 0.02), Ring((0.75, 1.15, z), (0, 1, 0), 1.15, 0.02)
    else:
        x = around.wall_x + (0.02 if around.wall_x > 0 else -0.02)
        a, b = Ring((x, 0.0, 0), _Z, 0.62, 0.02), Ring((x, 2.3, 0), _Z, 0.62, 0.02)
    return [Shape(a, b, "wall", (), _FAR)]


def _mat(stance: Stance, around: Surroundings, side: Side) -> list[Shape]:
    """A mat under all of the body, along the way it lies."""
    points = [stance.head.at, stance.pelvis.at, stance.left_leg.end, stance.right_leg.end, stance.left_leg.middle]
    way = unit((points[0][0] - points[1][0], 0.0, points[0][2] - points[1][2]))
    if abs(stance.head.at[1] - stance.pelvis.at[1]) > 0.4:
        way = (1.0, 0.0, 0.0)  # upright: it lies before and behind
    across = (-way[2], 0.0, way[0])
    far = [dot(p, way) for p in points]
    aside = [dot(p, across) for p in (*points, stance.right_leg.middle)]
    middle, half = (min(aside) + max(aside)) / 2, max(0.32, (max(aside) - min(aside)) / 2 + 0.12)
    a, b = (_at(way, across, reach, middle) for reach in (min(far) - 0.2, max(far) + 0.25))
    return [Shape(Ring(a, across, half, 0.012), Ring(b, across, half, 0.012), "cloth", (), _FAR / 2)]


def _at(way: Vector, across: Vector, reach: float, middle: float) -> Vector:
    return (way[0] * reach + across[0] * middle, 0.0, way[2] * reach + across[2] * middle)


def _strap(stance: Stance, around: Surroundings, side: Side) -> list[Shape]:
    """From both hands round the foot that is higher."""
    leg = max((stance.left_leg, stance.right_leg), key=lambda one: one.end[1])
    sole = add(leg.end, turned(leg.tip, (size.BALL_FORWARD - 0.03, -size.ANKLE_HEIGHT - 0.01, 0)))
    hands = [along(arm.end, turned(arm.tip, (0, -1, 0)), 0.06) for arm in (stance.left_arm, stance.right_arm)]
    return [_bar(hand, sole, 0.012, "cloth", 0.03) for hand in hands]


def _pillow(stance: Stance, around: Surroundings, side: Side) -> list[Shape]:
    under = stance.head.point(0, size.HEAD_CENTRE_UP, 0)
    y = max(0.05, under[1] - size.HEAD_R - 0.03)
    across = (0.0, 0.0, 1.0)
    a, b = (under[0] - 0.12, y, under[2]), (under[0] + 0.12, y, under[2])
    return [Shape(Ring(a, across, 0.16, 0.05), Ring(b, across, 0.16, 0.05), "cloth", (), -0.2)]


def _ball(stance: Stance, around: Surroundings, side: Side) -> list[Shape]:
    """Between a shoulder blade and the wall behind."""
    z = 0.075 if side == "right" else -0.075
    at = stance.chest.point(-0.125, 0.02, z)
    return [Shape(Ring(at, _Z, 0.0, 0.034), Ring(add(at, (0.001, 0, 0)), _Z, 0.0, 0.034), "warm", (), 0.05)]


def _pack(material: Material) -> Maker:
    """A pack on the lower back."""

    def pack(stance: Stance, around: Surroundings, side: Side) -> list[Shape]:
        across = turned(stance.lumbar.turn, _Z)
        low, high = stance.lumbar.point(-0.095, -0.03, 0), stance.waist.point(-0.085, -0.01, 0)
        return [Shape(Ring(low, across, 0.075, 0.024), Ring(high, across, 0.075, 0.024), material, (), 0.02)]

    return pack


def _block(stance: Stance, around: Surroundings, side: Side) -> list[Shape]:
    """Under the hand that is lower."""
    arm = min((stance.left_arm, stance.right_arm), key=lambda one: one.end[1])
    at = along(arm.end, turned(arm.tip, (0, -1, 0)), 0.07)
    height = max(0.05, at[1] - 0.02) / 2
    down, up = (at[0], 0.04, at[2]), (at[0], height * 2 - 0.03, at[2])
    return [Shape(Ring(down, _Z, 0.05, 0.04), Ring(up, _Z, 0.05, 0.04), "cloth", (), -0.02)]


_THINGS: dict[str, Maker] = {
    "chair": _chair, "chair-ahead": _chair, "wall": _wall, "wall-behind": _wall, "wall-right": _wall, "wall-left": _wall,
    "mat": _mat, "strap": _strap, "towel": _strap, "ball": _ball, "pillow": _pillow, "heat-pack": _pack("warm"),
    "cold-pack": _pack("cold"), "block": _block,
}  # fmt: skip
