"""The whole body in place: joints turned, feet and hands where they are wanted, carried by what carries it.

Never here: what the angles mean (joints.py), what carries (contact.py), shapes, drawing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from math import sqrt

from stretchtui.figure import proportions as size
from stretchtui.figure.bent import Bent, Goal
from stretchtui.figure.contact import foot_spot, root, sunk
from stretchtui.figure.landmarks import spot
from stretchtui.figure.limbs import Limb, led, reaching
from stretchtui.figure.rotation import Vector, across, add, along, around, between, cross, from_axes, less, mixed, then, turned
from stretchtui.figure.script import Reach
from stretchtui.figure.stance import Ground, Part, Spot, Stance

_ARM = (size.UPPER_ARM, size.FOREARM)
_LEG = (size.THIGH, size.SHANK)
_ZERO: Vector = (0.0, 0.0, 0.0)
_STEP_LIFT = 0.05


def solved(body: Bent, ground: Ground) -> Stance:
    """The stance of a bent body: placed by contact, ends on their goals."""
    loose = _middle(body)
    loose = replace(loose, left_leg=_leg(body, loose.pelvis, "left"), right_leg=_leg(body, loose.pelvis, "right"))
    placed = _legs(body, _moved(loose, root(body, loose, ground)), ground)
    if rise := sunk(body, placed, ground):
        placed = _moved(placed, (0.0, rise, 0.0))
    return _arms(body, placed, ground)


_NO_LIMB = Limb(_ZERO, _ZERO, _ZERO, (1, 0, 0, 0), (1, 0, 0, 0), (1, 0, 0, 0))


def _middle(body: Bent) -> Stance:
    """Pelvis at the origin, and what stands on it."""
    turns = body.turns
    pelvis = Part(_ZERO, turns["pelvis"])
    lumbar = Part(pelvis.point(0, size.LUMBAR, 0), then(pelvis.turn, turns["lumbar"]))
    waist = Part(lumbar.point(-0.01, size.LOWER_THORAX - size.LUMBAR, 0), then(lumbar.turn, turns["thorax"]))
    chest = Part(waist.point(-0.015, size.UPPER_THORAX - size.LOWER_THORAX, 0), then(waist.turn, turns["thorax"]))
    neck = Part(chest.point(0.005, size.NECK - size.UPPER_THORAX, 0), then(chest.turn, turns["neck"]))
    head = Part(neck.point(0.022, size.HEAD - size.NECK, 0), then(neck.turn, turns["head"]))
    up = size.SHOULDER_LINE - size.UPPER_THORAX
    collars = (chest.point(0.03, up, -size.COLLAR_TO_SIDE), chest.point(0.03, up, size.COLLAR_TO_SIDE))
    return Stance(pelvis, lumbar, waist, chest, neck, head, collars, _NO_LIMB, _NO_LIMB, _NO_LIMB, _NO_LIMB)


def _leg(body: Bent, pelvis: Part, side: str) -> Limb:
    hip = pelvis.point(0, 0, size.HIP_TO_SIDE if side == "right" else -size.HIP_TO_SIDE)
    turns = (then(pelvis.turn, body.turns[f"{side}.hip"]), body.turns[f"{side}.knee"], body.turns[f"{side}.ankle"])
    return led(hip, turns, _LEG)


def _moved(stance: Stance, by: Vector) -> Stance:
    def part(one: Part) -> Part:
        return Part(add(one.at, by), one.turn)

    def limb(one: Limb) -> Limb:
        return one._replace(root=add(one.root, by), middle=add(one.middle, by), end=add(one.end, by))

    return replace(
        stance, pelvis=part(stance.pelvis), lumbar=part(stance.lumbar), waist=part(stance.waist), chest=part(stance.chest),
        neck=part(stance.neck), head=part(stance.head), collars=(add(stance.collars[0], by), add(stance.collars[1], by)),
        left_leg=limb(stance.left_leg), right_leg=limb(stance.right_leg),
    )  # fmt: skip


def _legs(body: Bent, stance: Stance, ground: Ground) -> Stance:
    legs: list[Limb] = []
    missed: list[tuple[str, float]] = []
    for end, leg in (("left.foot", stance.left_leg), ("right.foot", stance.right_leg)):
        legs.append(_to_goal(leg, body.goals[end], partial(foot_spot, end=end, ground=ground), _LEG, end, missed))
    return replace(stance, left_leg=legs[0], right_leg=legs[1], missed=tuple(missed))


def _to_goal(
    limb: Limb, goal: Goal, spot_of: Callable[[Reach], Spot], lengths: tuple[float, float], end: str,
    missed: list[tuple[str, float]],
) -> Limb:  # fmt: skip
    """The limb led to its goal: a mixture of places and of where its own angles lead."""
    if not goal.reaches:
        return limb
    spots = [(spot_of(reach), share) for reach, share in goal.reaches]
    weight = sum(share for _, share in spots)
    target, swing = _ZERO, 0.0
    for (one, share), (reach, _) in zip(spots, goal.reaches, strict=True):
        target = along(target, one.at, share)
        swing += reach.by.get("swing", 0.0) * share
    target = along(target, limb.end, max(0.0, 1 - weight))
    if end.endswith("foot") and len(spots) == 2:
        target = _lifted(target, spots)
    reached = reaching(limb, target, lengths, swing if end.startswith("left") else -swing)
    short = sqrt(sum((p - q) ** 2 for p, q in zip(reached.end, target, strict=True)))
    if short > 0.004 and weight > 0.999:
        missed.append((end, short))
    so_far = max(0.0, 1 - weight)
    for one, share in spots:
        so_far += share
        if one.turn is not None:
            reached = reached._replace(tip=between(reached.tip, one.turn, share / so_far))
    return reached


def _lifted(target: Vector, spots: list[tuple[Spot, float]]) -> Vector:
    """A foot on its way from one place to another is lifted, and never dragged."""
    (one, first), (two, second) = spots
    if max(one.at[1], two.at[1]) > size.ANKLE_HEIGHT + 0.03:
        return target  # it is in the air already
    apart = sqrt(sum((p - q) ** 2 for p, q in zip(one.at, two.at, strict=True)))
    return (target[0], target[1] + min(_STEP_LIFT, apart) * 4 * first * second, target[2])


def _arms(body: Bent, stance: Stance, ground: Ground) -> Stance:
    """Arms as their angles lead them, then those that hold something; an arm that holds the other arm comes last."""
    stance = replace(stance, left_arm=_arm(body, stance, "left"), right_arm=_arm(body, stance, "right"))
    order = ("left", "right")
    if any(reach.on.startswith("right-") and reach.on[6:] in _ON_ARM for reach, _ in body.goals["left.hand"].reaches):
        order = ("right", "left")
    for side in order:
        end = f"{side}.hand"
        if not body.goals[end].reaches:
            continue
        limb = stance.left_arm if side == "left" else stance.right_arm
        missed = list(stance.missed)
        reached = _to_goal(limb, body.goals[end], _hand_spots(stance, limb, side, ground), _ARM, end, missed)
        stance = replace(stance, left_arm=reached) if side == "left" else replace(stance, right_arm=reached)
        stance = replace(stance, missed=tuple(missed))
    return stance


_ON_ARM = frozenset({"upper-arm", "elbow", "forearm", "wrist", "palm"})


def _arm(body: Bent, stance: Stance, side: str) -> Limb:
    sign = 1 if side == "right" else -1
    lift, reach = body.blades[:2] if side == "left" else body.blades[2:]
    raised = size.SHOULDER_LIFT * lift if lift > 0 else size.SHOULDER_DROP * lift
    root = stance.chest.point(
        size.SHOULDER_REACH * reach, size.SHOULDER_LINE - size.UPPER_THORAX + raised,
        sign * (size.SHOULDER_TO_SIDE - 0.02 * abs(reach) - 0.015 * max(0.0, lift)),
    )  # fmt: skip
    turns = (then(stance.chest.turn, body.turns[f"{side}.shoulder"]), body.turns[f"{side}.elbow"], body.turns[f"{side}.wrist"])
    return led(root, turns, _ARM)


def _hand_spots(stance: Stance, arm: Limb, side: str, ground: Ground) -> Callable[[Reach], Spot]:
    """For a reach, where the wrist goes so that the palm lies there, and how the hand is turned."""
    sign = 1.0 if side == "right" else -1.0

    def of(reach: Reach) -> Spot:
        place = spot(stance, reach, side, ground.around)
        normal = place.normal
        fingers = across(place.fingers or less(place.at, mixed(arm.root, arm.middle, 0.5)), normal, turned(arm.tip, (0, -1, 0)))
        fingers = turned(around(normal, -sign * reach.by.get("turn", 0.0)), fingers)
        z = normal if sign > 0 else (-normal[0], -normal[1], -normal[2])
        y = (-fingers[0], -fingers[1], -fingers[2])
        hand = from_axes(cross(y, z), y, z)
        return Spot(along(along(place.at, normal, size.HAND_R), fingers, -size.PALM_CENTRE), hand)

    return of
