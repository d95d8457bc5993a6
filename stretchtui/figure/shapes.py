"""The body's surface: parts between rings, each of a material, with the areas that show on it. Never here: pixels, colours.

A ring is a disc drawn out sideways: two spheres of one radius at `half` to either side of its centre. A shape is all that lies
between two rings, so a limb is a rounded cone and the trunk a row of rounded slabs.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from stretchtui.figure import proportions as size
from stretchtui.figure.limbs import Limb
from stretchtui.figure.rotation import Vector, add, along, dot, less, mixed, turned
from stretchtui.figure.stance import Part, Stance

Material = Literal["skin", "top", "shorts", "hair", "wood", "cloth", "warm", "cold", "wall", "linen"]
MATERIALS: tuple[Material, ...] = get_args(Material)


class Ring(NamedTuple):
    at: Vector
    side: Vector
    """Of length 1, the way in which it is drawn out."""
    half: float
    radius: float


class Shape(NamedTuple):
    """What lies between two rings. `patches` are areas, each with the way it faces (None: all round)."""

    a: Ring
    b: Ring
    material: Material
    patches: tuple[tuple[str, Vector | None], ...] = ()
    nearer: float = 0.0
    """Metres by which it counts as nearer than it is, where two shapes lie in one another."""
    side: Literal["left", "right", ""] = ""
    """Of the body there are two of, the side."""
    fine: bool = False
    """Left out where it would be thinner than a pixel: a thumb, beside which there is a hand."""


class Skull(NamedTuple):
    """The head, which needs a face: centre, and the head's own axes forward, up, right."""

    at: Vector
    forward: Vector
    up: Vector
    right: Vector


class Surface(NamedTuple):
    shapes: tuple[Shape, ...]
    skull: Skull


_NO_SIDE: Vector = (0.0, 0.0, 1.0)


def surface(stance: Stance, breath: float = 0.0) -> Surface:
    """The body's shapes; `breath` from 0 (out) to 1 (in) fills the chest a little."""
    shapes = [*_trunk(stance, breath), *_head(stance)]
    for sign, arm, leg, collar in (
        (-1.0, stance.left_arm, stance.left_leg, stance.collars[0]),
        (1.0, stance.right_arm, stance.right_leg, stance.collars[1]),
    ):
        side: Literal["left", "right"] = "right" if sign > 0 else "left"
        shapes += [shape._replace(side=side) for shape in (*_leg(leg, sign), *_arm(stance, arm, sign, collar))]
    head = stance.head
    axes = (turned(head.turn, (1, 0, 0)), turned(head.turn, (0, 1, 0)), turned(head.turn, (0, 0, 1)))
    return Surface(tuple(shapes), Skull(head.point(size.HEAD_CENTRE_FORWARD, size.HEAD_CENTRE_UP, 0), *axes))


def _trunk(s: Stance, breath: float) -> list[Shape]:
    """From the seat to the shoulders. Each slab faces the way of the part it belongs to."""
    filled = 0.012 * breath

    def ring(part: Part, forward: float, up: float, half: float, radius: float) -> Ring:
        return Ring(part.point(forward, up, 0), turned(part.turn, _NO_SIDE), half, radius)

    seat = ring(s.pelvis, -0.01, -0.055, 0.075, 0.078)
    hips = ring(s.pelvis, -0.012, 0.03, 0.085, 0.092)
    belt = ring(s.lumbar, 0.0, 0.01, 0.068, 0.083)
    waist = ring(s.waist, 0.012, -0.03, 0.062, 0.086)
    ribs = ring(s.waist, 0.012 + filled / 2, 0.075, 0.072, 0.1 + filled / 2)
    chest = ring(s.chest, 0.012 + filled, 0.035, 0.085, 0.104 + filled)
    lift = 0.45 * max(0.0, _lifted(s))
    yoke = ring(s.chest, -0.008 + filled / 2, 0.105 + filled / 3 + lift, 0.098 + lift / 2, 0.075)
    base = ring(s.neck, -0.008, 0.005, 0.04, 0.052)
    front = [turned(part.turn, (1, 0, 0)) for part in (s.pelvis, s.lumbar, s.waist, s.chest)]
    back = [(-x, -y, -z) for x, y, z in front]
    right = turned(s.pelvis.turn, _NO_SIDE)
    flanks = (("hips", right), ("hips", (-right[0], -right[1], -right[2])))
    return [
        Shape(seat, hips, "shorts", (("glutes", back[0]), ("hip-flexors", front[0]), *flanks)),
        Shape(hips, belt, "shorts", (("lower-back", back[1]), ("core", front[0]), *flanks)),
        Shape(belt, waist, "top", (("lower-back", back[1]), ("core", front[1]))),
        Shape(waist, ribs, "top", (("mid-back", back[2]), ("core", front[2]))),
        Shape(ribs, chest, "top", (("mid-back", back[2]), ("chest", front[3]))),
        Shape(chest, yoke, "top", (("upper-back", back[3]), ("chest", front[3]))),
        Shape(yoke, base, "top", (("upper-back", back[3]), ("shoulders", turned(s.chest.turn, (0, 1, 0))))),
    ]


def _lifted(s: Stance) -> float:
    """Metres that the shoulders are raised from where they hang, on average: the cloth between them goes along."""
    up = turned(s.chest.turn, (0, 1, 0))
    at_ease = size.SHOULDER_LINE - size.UPPER_THORAX
    return dot(less(mixed(s.left_arm.root, s.right_arm.root, 0.5), s.chest.at), up) - at_ease


def _head(s: Stance) -> list[Shape]:
    low = Ring(s.neck.point(-0.004, -0.005, 0), _NO_SIDE, 0.0, 0.06)
    high = Ring(s.head.point(0.002, 0.03, 0), _NO_SIDE, 0.0, 0.053)
    return [Shape(low, high, "skin", (("neck", None),))]


def _arm(s: Stance, arm: Limb, sign: float, collar: Vector) -> list[Shape]:
    fore = turned(arm.lower, (0, -1, 0))
    shoulder = Ring(arm.root, _NO_SIDE, 0.0, 0.057)
    neck = Ring(s.chest.point(-0.01, 0.115, sign * 0.055), _NO_SIDE, 0.0, 0.066)
    breast = Ring(add(collar, turned(s.chest.turn, (-0.01, -0.01, sign * 0.07))), _NO_SIDE, 0.0, 0.06)
    cap = Ring(mixed(arm.root, arm.middle, 0.28), _NO_SIDE, 0.0, 0.052)
    mid = Ring(mixed(arm.root, arm.middle, 0.45), _NO_SIDE, 0.0, 0.047)
    elbow = Ring(arm.middle, _NO_SIDE, 0.0, 0.039)
    belly = Ring(along(arm.middle, fore, size.FOREARM * 0.28), _NO_SIDE, 0.0, 0.041)
    wrist = Ring(arm.end, _NO_SIDE, 0.0, 0.027)
    return [
        Shape(neck, shoulder, "top", (("shoulders", None),), -0.02),
        Shape(breast, shoulder, "top", (("shoulders", None),), -0.09),
        Shape(shoulder, cap, "top", (("shoulders", None), ("arms", None)), 0.005),
        Shape(cap, mid, "top", (("arms", None),), 0.005),
        Shape(mid, elbow, "skin", (("arms", None),), 0.005),
        Shape(elbow, belly, "skin", (("forearms", None),), 0.005),
        Shape(belly, wrist, "skin", (("forearms", None),), 0.005),
        *_hand(arm, sign),
    ]


def _hand(arm: Limb, sign: float) -> list[Shape]:
    """Palm, fingers and a thumb: a palm is broad across the thumb's direction."""
    broad = turned(arm.tip, (1, 0, 0))
    down = turned(arm.tip, (0, -1, 0))
    palm = Ring(along(arm.end, down, 0.03), broad, 0.012, 0.02)
    knuckles = Ring(along(arm.end, down, size.PALM_CENTRE + 0.015), broad, 0.026, 0.018)
    tips = Ring(along(arm.end, down, size.HAND - 0.014), broad, 0.018, 0.014)
    ball = Ring(add(arm.end, turned(arm.tip, (0.02, -0.035, 0))), _NO_SIDE, 0.0, 0.017)
    thumb = Ring(add(arm.end, turned(arm.tip, (0.05, -0.085, -sign * 0.01))), _NO_SIDE, 0.0, 0.012)
    return [
        Shape(Ring(along(arm.end, down, -0.02), broad, 0.004, 0.027), palm, "skin", (("wrists", None),), 0.01),
        Shape(palm, knuckles, "skin", (("hands", None),), 0.01),
        Shape(knuckles, tips, "skin", (("hands", None),), 0.01),
        Shape(ball, thumb, "skin", (("hands", None),), 0.01, fine=True),
    ]


def _leg(leg: Limb, sign: float) -> list[Shape]:
    front, inner = turned(leg.upper, (1, 0, 0)), turned(leg.upper, (0, 0, -sign))
    back = (-front[0], -front[1], -front[2])
    behind = turned(leg.lower, (-1, 0, 0))
    shank = turned(leg.lower, (0, -1, 0))
    hip = Ring(leg.root, _NO_SIDE, 0.0, 0.086)
    mid = Ring(mixed(leg.root, leg.middle, 0.5), _NO_SIDE, 0.0, 0.072)
    knee = Ring(leg.middle, _NO_SIDE, 0.0, size.KNEE_R)
    calf = Ring(along(along(leg.middle, shank, size.SHANK * 0.3), behind, 0.012), _NO_SIDE, 0.0, 0.052)
    low = Ring(along(leg.end, shank, -0.07), _NO_SIDE, 0.0, 0.036)
    ankle = Ring(along(leg.end, shank, -0.01), _NO_SIDE, 0.0, 0.033)
    thigh = (("quads", front), ("hamstrings", back), ("inner-thighs", inner))
    return [
        Shape(hip, mid, "shorts", (*thigh, ("hip-flexors", front), ("hips", (-inner[0], -inner[1], -inner[2]))), 0.004),
        Shape(mid, knee, "skin", thigh),
        Shape(knee, calf, "skin", (("calves", behind),)),
        Shape(calf, low, "skin", (("calves", behind),)),
        Shape(low, ankle, "skin", (("ankles", None),)),
        *_foot(leg, sign),
    ]


def _foot(leg: Limb, sign: float) -> list[Shape]:
    broad = turned(leg.tip, (0, 0, 1))

    def at(forward: float, up: float, right: float = 0.0) -> Vector:
        return add(leg.end, turned(leg.tip, (forward, up - size.ANKLE_HEIGHT, sign * right)))

    heel = Ring(at(-size.HEEL_BACK + size.HEEL_R * 0.6, size.HEEL_R), broad, 0.0, size.HEEL_R)
    top = Ring(leg.end, broad, 0.0, 0.036)
    ball = Ring(at(size.BALL_FORWARD - 0.03, 0.026, 0.006), broad, 0.018, 0.026)
    toes = Ring(at(size.TOE_FORWARD - size.TOE_R, size.TOE_R, 0.006), broad, 0.018, size.TOE_R)
    return [
        Shape(heel, top, "skin", (("ankles", None),)),
        Shape(top, ball, "skin", (("feet", None),)),
        Shape(heel, ball, "skin", (("feet", None),)),
        Shape(ball, toes, "skin", (("feet", None),)),
    ]


def spheres(surface: Surface) -> list[tuple[Vector, float]]:
    """Spheres (centre, radius) that hold the whole body, for framing and for what must not sink into the floor."""
    found = [(surface.skull.at, size.HEAD_R + 0.02)]
    for shape in surface.shapes:
        found += shape_spheres(shape)
    return found


def shape_spheres(shape: Shape) -> list[tuple[Vector, float]]:
    """The spheres between which a shape lies."""
    found = []
    for ring in (shape.a, shape.b):
        found.append((along(ring.at, ring.side, ring.half), ring.radius))
        if ring.half:
            found.append((along(ring.at, ring.side, -ring.half), ring.radius))
    return found
