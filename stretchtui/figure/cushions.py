"""What is soft and goes where the body is: mat, pillows, packs. Never here: what stands by itself, the body."""

from __future__ import annotations

from collections.abc import Sequence

from stretchtui.figure import proportions as size
from stretchtui.figure.furniture import FAR
from stretchtui.figure.rotation import Vector, add, along, cross, dot, length, less, mixed, turned, unit
from stretchtui.figure.script import Side
from stretchtui.figure.shapes import Material, Ring, Shape
from stretchtui.figure.stance import Stance

_Z: Vector = (0.0, 0.0, 1.0)
_TO_KNEES = 0.37
"""From the hips to a pile under the knees, along the floor."""
_LEAST_PILE, _MOST_PILE, _ONE_PILLOW = 0.10, 0.25, 0.12
_PILLOW_HIGH = 0.17
"""Of a pillow's middle, the most: a head that is higher has left it."""
_BROUGHT = 0.2
"""A hand so near to its place on the back has brought a pack there; one twice as far has it still."""


def mat(stances: Sequence[Stance]) -> list[Shape]:
    """A mat under all of these, along the way the first one lies: it stays where it is while somebody moves on it."""
    first = stances[0]
    way = unit((first.head.at[0] - first.pelvis.at[0], 0.0, first.head.at[2] - first.pelvis.at[2]))
    if abs(first.head.at[1] - first.pelvis.at[1]) > 0.4:
        way = (1.0, 0.0, 0.0)  # upright: it lies before and behind
    across = (-way[2], 0.0, way[0])
    points = [point for one in stances for point in (one.head.at, one.pelvis.at, *_legs(one))]
    far = [dot(point, way) for point in points]
    aside = [dot(point, across) for point in points]
    middle, half = (min(aside) + max(aside)) / 2, max(0.32, (max(aside) - min(aside)) / 2 + 0.12)
    a, b = (_at(way, across, reach, middle) for reach in (min(far) - 0.2, max(far) + 0.25))
    return [Shape(Ring(a, across, half, 0.012), Ring(b, across, half, 0.012), "cloth", (), FAR / 2)]


def _legs(stance: Stance) -> tuple[Vector, ...]:
    return tuple(point for leg in (stance.left_leg, stance.right_leg) for point in (leg.middle, leg.end))


def _at(way: Vector, across: Vector, reach: float, middle: float) -> Vector:
    return (way[0] * reach + across[0] * middle, 0.0, way[2] * reach + across[2] * middle)


def pillow(stance: Stance) -> list[Shape]:
    """Under the head of who lies. It goes with the head, but stays where it is when somebody sits up from it."""
    under = stance.head.point(0, size.HEAD_CENTRE_UP, 0)
    y = max(0.05, under[1] - size.HEAD_R - 0.03)
    up = min(1.0, max(0.0, (y - _PILLOW_HIGH) / 0.05))
    left = along(stance.pelvis.at, _level(turned(stance.pelvis.turn, (0, 1, 0))), size.HEAD + size.HEAD_CENTRE_UP)
    x, _, z = mixed(under, left, up)
    high = min(y, _PILLOW_HIGH) + (0.05 - _PILLOW_HIGH) * up
    return [Shape(Ring((x - 0.12, high, z), _Z, 0.16, 0.05), Ring((x + 0.12, high, z), _Z, 0.16, 0.05), "linen", (), -0.2)]


def _level(way: Vector) -> Vector:
    return unit((way[0], 0.0, way[2]))


def pillow_knees(stance: Stance) -> list[Shape]:
    """A pile under the knees of who lies on the back. It is no higher than a pile is, and stays when the body rolls over."""
    toward = turned(stance.pelvis.turn, (0, -1, 0))
    way = unit((toward[0], 0.0, toward[2]))
    across = (-way[2], 0.0, way[0])
    under = max(stance.left_leg.middle[1], stance.right_leg.middle[1]) - size.KNEE_R
    high = min(_MOST_PILE, max(_LEAST_PILE, under))
    count = max(1, round(high / _ONE_PILLOW))
    r = high / count / 2
    foot = (stance.pelvis.at[0], 0.0, stance.pelvis.at[2])
    shapes = []
    for i in range(count):
        a, b = (along(along(foot, way, _TO_KNEES + end), (0, 1, 0), r + 2 * r * i) for end in (-0.1, 0.1))
        shapes.append(Shape(Ring(a, across, 0.2, r), Ring(b, across, 0.2, r), "linen", (), -0.2))
    return shapes


def pillow_between(stance: Stance) -> list[Shape]:
    """Between the knees and shins of who lies on one side."""
    left, right = stance.left_leg, stance.right_leg
    apart = less(right.middle, left.middle)
    knees = mixed(left.middle, right.middle, 0.5)
    shins = mixed(knees, mixed(left.end, right.end, 0.5), 0.55)
    across = unit(cross(apart, less(shins, knees)))
    r = max(0.035, length(apart) / 2 - size.KNEE_R)
    return [Shape(Ring(knees, across, 0.11, r), Ring(shins, across, 0.11, r), "linen", (), 0.01)]


def pillow_hips(stance: Stance) -> list[Shape]:
    """Under the hips and the lower belly of who lies on the front."""
    toward = turned(stance.pelvis.turn, (0, 1, 0))
    way = unit((toward[0], 0.0, toward[2]))
    r = min(0.05, max(0.035, (stance.pelvis.at[1] - size.BUTTOCK_R + 0.02) / 2))
    at = (stance.pelvis.at[0], r, stance.pelvis.at[2])
    a, b = (along(at, way, end) for end in (-0.08, 0.16))
    across = (-way[2], 0.0, way[0])
    return [Shape(Ring(a, across, 0.2, r), Ring(b, across, 0.2, r), "linen", (), -0.15)]


def pack(stance: Stance, material: Material, side: Side) -> list[Shape]:
    """In a hand, wrapped in a cloth; it lies on the lower back when the hand has brought it there."""
    arm, sign = (stance.right_arm, 1) if side == "right" else (stance.left_arm, -1)
    palm = along(add(arm.end, turned(arm.tip, (0, -size.PALM_CENTRE, 0))), turned(arm.tip, (0, 0, -sign)), 0.035)
    back = stance.lumbar.point(-0.1, 0.04, 0)
    away = min(1.0, max(0.0, length(less(palm, back)) / _BROUGHT - 1))
    at = mixed(back, palm, away)
    way = unit(mixed(turned(stance.lumbar.turn, (0, 1, 0)), turned(arm.tip, (0, 1, 0)), away))
    across = unit(mixed(turned(stance.lumbar.turn, _Z), turned(arm.tip, (1, 0, 0)), away))
    layers: tuple[tuple[Material, float, float, float], ...] = (("linen", 0.11, 0.105, 0.018), (material, 0.085, 0.08, 0.03))
    return [
        Shape(Ring(along(at, way, -end), across, half, r), Ring(along(at, way, end), across, half, r), stuff, (), r)
        for stuff, end, half, r in layers
    ]
