"""Two bones and a joint between them: where they lead by their angles, and how they bend to reach a point. Never here: bodies."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from stretchtui.figure.rotation import (
    Rotation,
    Vector,
    across,
    along,
    around,
    less,
    shortest_arc,
    then,
    turned,
    unit,
)

DOWN: Vector = (0.0, -1.0, 0.0)
FORWARD: Vector = (1.0, 0.0, 0.0)


class Limb(NamedTuple):
    """An arm or a leg in place: its three joints, and how its three parts are turned in the world."""

    root: Vector
    """Shoulder or hip."""
    middle: Vector
    """Elbow or knee."""
    end: Vector
    """Wrist or ankle."""
    upper: Rotation
    lower: Rotation
    tip: Rotation
    """Of the hand or foot."""


def led(root: Vector, turns: tuple[Rotation, Rotation, Rotation], lengths: tuple[float, float]) -> Limb:
    """The limb as its angles lead it; `turns` are the world's for the upper part, then each inside the one before."""
    upper = turns[0]
    lower = then(upper, turns[1])
    middle = along(root, turned(upper, DOWN), lengths[0])
    return Limb(root, middle, along(middle, turned(lower, DOWN), lengths[1]), upper, lower, then(lower, turns[2]))


def reaching(limb: Limb, target: Vector, lengths: tuple[float, float], swing: float) -> Limb:
    """The limb with its end on the target, as near as its length allows, bent toward where it was bent before.

    `swing` turns the middle joint round the line from root to end, in degrees by the right-hand rule.
    """
    a, b = lengths
    line = less(target, limb.root)
    far = sqrt(line[0] ** 2 + line[1] ** 2 + line[2] ** 2)
    direction = unit(line, DOWN)
    far = min(max(far, abs(a - b) + 0.02), (a + b) * 0.9995)
    way = across(less(limb.middle, limb.root), direction, turned(limb.upper, FORWARD))
    way = turned(around(direction, swing), way) if swing else way
    part = (a * a - b * b + far * far) / (2 * far)
    height = sqrt(max(0.0, a * a - part * part))
    middle = along(along(limb.root, direction, part), way, height)
    end = along(limb.root, direction, far)
    upper = _swung(limb.upper, less(limb.middle, limb.root), less(middle, limb.root))
    before, after = less(limb.end, limb.middle), less(end, middle)
    lower = _swung(limb.lower, before, after)
    return Limb(limb.root, middle, end, upper, lower, _swung(limb.tip, before, after))


def _swung(turn: Rotation, before: Vector, after: Vector) -> Rotation:
    return then(shortest_arc(unit(before), unit(after)), turn)
