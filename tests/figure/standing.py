"""Bodies to look at in tests."""

from __future__ import annotations

from collections.abc import Mapping

from stretchtui.figure.bent import bent
from stretchtui.figure.body import solved
from stretchtui.figure.limbs import Limb
from stretchtui.figure.script import Pose, Reach
from stretchtui.figure.stance import Ground, Stance, Surroundings

FREE = Ground(("left-foot", "right-foot"), 0.0, Surroundings())
"""Feet carry, and nothing holds them where they are."""

PLANTED: Mapping[str, Reach] = {"left.foot": Reach("floor"), "right.foot": Reach("floor")}


def stance(angles: Mapping[str, float] | None = None, reaches: Mapping[str, Reach | None] | None = None) -> Stance:
    return solved(bent(Pose(angles or {}, dict(reaches or {}))), FREE)


def arm(body: Stance, side: str) -> Limb:
    return body.left_arm if side == "left" else body.right_arm


def leg(body: Stance, side: str) -> Limb:
    return body.left_leg if side == "left" else body.right_leg
