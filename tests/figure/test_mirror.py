"""One side is authored, the other is its mirror image."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.figure.joints import LIMBS, REACH_ANGLES, SPINE, place_words
from stretchtui.figure.rotation import Vector
from stretchtui.figure.script import Pose, Reach, mirrored
from tests.figure.standing import arm, leg, stance

angle_words = [f"{part}.{angle}" for part, angles in SPINE.items() for angle in angles]
angle_words += [f"{side}.{joint}.{angle}" for side in ("left", "right") for joint, angles in LIMBS.items() for angle in angles]

reaches = st.builds(
    Reach, st.sampled_from(place_words()), st.dictionaries(st.sampled_from(tuple(REACH_ANGLES)), st.floats(-20, 20), max_size=3)
)
ends = st.sampled_from(["left.hand", "right.hand"])
poses = st.builds(
    Pose,
    st.dictionaries(st.sampled_from(angle_words), st.floats(-1, 1).map(lambda part: part * 40), max_size=25),
    st.dictionaries(ends, st.none() | reaches, max_size=2),
)


@given(poses)
def test_mirroring_twice_is_the_identity(pose: Pose) -> None:
    assert mirrored(mirrored(pose)) == pose


def flipped(v: Vector) -> Vector:
    return (v[0], v[1], -v[2])


@given(st.dictionaries(st.sampled_from(angle_words), st.floats(-1, 1).map(lambda part: part * 40), max_size=25))
def test_a_mirrored_pose_makes_the_mirrored_body(angles: dict[str, float]) -> None:
    pose = Pose({word: angle / 40 if ".scapula." in word else angle for word, angle in angles.items()})
    here, there = stance(pose.angles), stance(mirrored(pose).angles)
    for of in (arm, leg):
        for joint in ("root", "middle", "end"):
            assert getattr(of(there, "left"), joint) == pytest.approx(flipped(getattr(of(here, "right"), joint)), abs=1e-6)
            assert getattr(of(there, "right"), joint) == pytest.approx(flipped(getattr(of(here, "left"), joint)), abs=1e-6)
    assert there.head.at == pytest.approx(flipped(here.head.at), abs=1e-6)


@pytest.mark.parametrize("place", ["knee", "left-knee", "right-thigh", "chest", "left-shoulder-top"])
def test_a_hand_put_somewhere_is_mirrored_with_its_place(place: str) -> None:
    pose = Pose({}, {"right.hand": Reach(place)})
    here, there = stance(pose.angles, pose.reaches), stance(mirrored(pose).angles, mirrored(pose).reaches)
    assert there.left_arm.end == pytest.approx(flipped(here.right_arm.end), abs=1e-6)
