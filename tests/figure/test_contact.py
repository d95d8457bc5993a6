"""What carries the body rests on the ground, in every keyframe and between them, and feet do not slide."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.figure import proportions as size
from stretchtui.figure.bent import bent, mix
from stretchtui.figure.body import solved
from stretchtui.figure.contact import carrying
from stretchtui.figure.motion import Moment
from stretchtui.figure.scene import Scene, at
from stretchtui.figure.script import Pose, Posture, Reach, Script, Side
from stretchtui.figure.shapes import spheres, surface
from stretchtui.figure.stance import Stance
from tests.figure.bundled import EVERYWHERE, SIDES, loader, scene_of
from tests.figure.standing import FREE, PLANTED

MILLIMETRE = 0.001
MOST_SUNK = 0.02
"""Metres that soft parts may press into the floor."""


@cache
def stances(name: str, side: Side) -> tuple[tuple[Stance, Scene], ...]:
    """Every phase of an exercise at nine moments, with its preparation."""
    scene = scene_of(name)
    moments = [Moment("prepare", None, 500 * i, 4000, side) for i in range(9)]
    for k, beat in enumerate(scene.beats):
        moments += [Moment("phase", k, beat.ms * i // 8, beat.ms, side) for i in range(9)]
    return tuple((solved(at(scene, moment).posed.body, scene.ground(side)), scene) for moment in moments)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("name", EVERYWHERE)
def test_the_lowest_carrying_point_is_on_the_ground_within_a_millimetre(name: str, side: Side) -> None:
    for stance, scene in stances(name, side):
        ground = scene.ground(side)
        lowest = min(centre[1] - radius for part in ground.carries for centre, radius in carrying(stance, part))
        height = size.SEAT_HEIGHT if scene.posture.on == "seat" else 0.0
        assert lowest == pytest.approx(height, abs=MILLIMETRE)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("name", EVERYWHERE)
def test_nothing_sinks_into_the_floor(name: str, side: Side) -> None:
    for stance, _ in stances(name, side):
        assert min(centre[1] - radius for centre, radius in spheres(surface(stance))) > -MOST_SUNK


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("name", EVERYWHERE)
def test_hands_and_feet_come_to_where_they_are_put(name: str, side: Side) -> None:
    missed = [(end, round(short, 3)) for stance, _ in stances(name, side) for end, short in stance.missed if short > 0.015]
    assert missed == []


@pytest.mark.parametrize("posture", loader().postures.values(), ids=lambda posture: posture.name)
def test_nobody_sinks_in_a_posture_and_its_hands_and_feet_are_where_it_puts_them(posture: Posture) -> None:
    scene = Scene(Script(), posture, ())
    stance = solved(scene.course(None).ready, scene.ground(None))
    assert min(centre[1] - radius for centre, radius in spheres(surface(stance))) > -MOST_SUNK
    assert [end for end, short in stance.missed if short > 0.015] == []


def test_two_feet_that_go_elsewhere_go_one_after_the_other() -> None:
    both = {f"{side}.foot": Reach("floor", {"forward": 20.0}) for side in SIDES}
    here, there = bent(Pose({}, dict(PLANTED))), bent(Pose({}, dict(both)))
    for i in range(21):
        body = solved(mix(here, there, i / 20), FREE)
        heels = [leg.end[1] for leg in (body.left_leg, body.right_leg)]
        assert min(heels) == pytest.approx(size.ANKLE_HEIGHT, abs=MILLIMETRE)


@given(st.floats(0, 1))
def test_a_foot_that_stands_does_not_slide_while_the_body_moves(t: float) -> None:
    knees = {"left.knee.flexion": 20.0, "right.knee.flexion": 20.0}
    lean = Pose({"pelvis.forward": 6.0, "pelvis.rotation": 15.0, **knees}, dict(PLANTED))
    body = solved(mix(bent(Pose({}, dict(PLANTED))), bent(lean), t), FREE)
    for leg, z in ((body.left_leg, -size.HIP_TO_SIDE), (body.right_leg, size.HIP_TO_SIDE)):
        assert leg.end == pytest.approx((0.0, size.ANKLE_HEIGHT, z), abs=MILLIMETRE)
