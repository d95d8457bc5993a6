"""What stands round the body and stays there: chair, wall, doorway, desk. Never here: what is held or lain on, the body."""

from __future__ import annotations

from stretchtui.figure import proportions as size
from stretchtui.figure.rotation import Vector
from stretchtui.figure.shapes import Material, Ring, Shape
from stretchtui.figure.stance import Surroundings

FAR = -50.0
"""What is always behind the body counts as this much farther away."""

_Z: Vector = (0.0, 0.0, 1.0)
_LINTEL, _DOOR_PIECES = 2.0, 5
_DESK_DEEP, _DESK_HALF = 0.5, 0.5


def bar(a: Vector, b: Vector, radius: float, material: Material, nearer: float = 0.0) -> Shape:
    return Shape(Ring(a, _Z, 0.0, radius), Ring(b, _Z, 0.0, radius), material, (), nearer)


def chair(around: Surroundings) -> list[Shape]:
    x, y = around.chair_x, size.SEAT_HEIGHT
    turn = 1.0 if around.chair_x == 0 else -1.0  # a chair ahead stands with its back at the far side
    front, back = x + 0.21 * turn, x - 0.19 * turn
    feet = [(u, z) for u in (front - 0.02 * turn, back) for z in (-0.19, 0.19)]
    legs = [bar((u, 0.02, z), (u, y - 0.03, z), 0.016, "wood", -0.04) for u, z in feet]
    posts = [bar((back, y, z), (back - 0.05 * turn, y + 0.44, z), 0.016, "wood", -0.03) for z in (-0.19, 0.19)]
    slats = [
        Shape(
            Ring((back - 0.05 * turn * h, y + 0.44 * h, 0), _Z, 0.18, 0.02),
            Ring((back - 0.05 * turn * (h + 0.16), y + 0.44 * (h + 0.16), 0), _Z, 0.18, 0.02), "wood", (), -0.03,
        )
        for h in (0.42, 0.82)
    ]  # fmt: skip
    seat = Shape(Ring((front, y - 0.025, 0), _Z, 0.19, 0.025), Ring((back, y - 0.025, 0), _Z, 0.19, 0.025), "wood", (), -0.12)
    return [*legs, seat, *posts, *slats]


def wall(around: Surroundings) -> list[Shape]:
    if around.wall_z is not None:
        z = around.wall_z + (0.02 if around.wall_z > 0 else -0.02)
        a, b = Ring((-0.75, 1.15, z), (0, 1, 0), 1.15, 0.02), Ring((0.75, 1.15, z), (0, 1, 0), 1.15, 0.02)
    else:
        x = around.wall_x + (0.02 if around.wall_x > 0 else -0.02)
        a, b = Ring((x, 0.0, 0), _Z, 0.62, 0.02), Ring((x, 2.3, 0), _Z, 0.62, 0.02)
    return [Shape(a, b, "wall", (), FAR)]


def doorway(around: Surroundings) -> list[Shape]:
    """Two posts and a lintel. The posts in pieces, so that each is before or behind what of the body is as high."""
    x, r = around.door_x + size.POST_R, size.POST_R
    rise = _LINTEL / _DOOR_PIECES
    posts = [
        bar((x, max(r, i * rise), z), (x, (i + 1) * rise, z), r, "wood")
        for z in (-size.POST_TO_SIDE, size.POST_TO_SIDE)
        for i in range(_DOOR_PIECES)
    ]
    return [*posts, bar((x, _LINTEL, -size.POST_TO_SIDE), (x, _LINTEL, size.POST_TO_SIDE), r, "wood")]


def desk(around: Surroundings) -> list[Shape]:
    near, far, y = around.desk_x, around.desk_x + _DESK_DEEP, size.DESK_HEIGHT
    feet = [(x, z) for x in (near + 0.05, far - 0.03) for z in (-0.44, 0.44)]
    legs = [bar((x, 0.02, z), (x, y - 0.03, z), 0.018, "wood", -0.04) for x, z in feet]
    a, b = (Ring((x, y - 0.02, 0), _Z, _DESK_HALF - 0.02, 0.02) for x in (near + 0.02, far))
    return [*legs, Shape(a, b, "wood", (), -0.12)]
