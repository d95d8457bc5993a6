"""Every positive angle moves what it names the way its name says. Axes: x forward, y up, z to the figure's own right."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.figure.joints import LIMBS, SPINE
from stretchtui.figure.limbs import Limb
from stretchtui.figure.rotation import Vector, less, turned
from tests.figure.standing import arm, leg, stance

ANGLE = 30.0
WAYS = ("", "elevation", "protraction")
FORWARD, UP, RIGHT = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)


def along(v: Vector, way: Vector) -> float:
    return sum(a * b for a, b in zip(v, way, strict=True))


def outward(side: str) -> Vector:
    return (0.0, 0.0, 1.0 if side == "right" else -1.0)


@pytest.mark.parametrize("part", ["pelvis", "lumbar", "thorax", "neck", "head"])
def test_flexion_of_the_spine_bends_the_crown_forward_and_down(part: str) -> None:
    crown = [stance({f"{part}.flexion": a} if a else {}).head.point(0, 0.2, 0) for a in (0, 20)]
    assert along(less(crown[1], crown[0]), FORWARD) > 0.03


@pytest.mark.parametrize("part", ["pelvis", "lumbar", "thorax", "neck", "head"])
def test_lateral_bends_the_crown_to_the_figures_left(part: str) -> None:
    crown = [stance({f"{part}.lateral": a} if a else {}).head.point(0, 0.2, 0) for a in (0, 10)]
    assert along(less(crown[1], crown[0]), RIGHT) < -0.02


@pytest.mark.parametrize("part", ["pelvis", "lumbar", "thorax", "neck", "head"])
def test_rotation_of_the_spine_turns_the_nose_to_the_figures_left(part: str) -> None:
    nose = turned(stance({f"{part}.rotation": 10}).head.turn, FORWARD)
    assert along(nose, RIGHT) == pytest.approx(-0.1736, abs=1e-3)


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(("joint", "of"), [("shoulder", arm), ("hip", leg)])
def test_flexion_of_shoulder_and_hip_swings_the_limb_forward(side: str, joint: str, of: Callable[..., Limb]) -> None:
    limb = of(stance({f"{side}.{joint}.flexion": ANGLE}), side)
    assert along(less(limb.end, limb.root), FORWARD) > 0.2


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(("joint", "of"), [("shoulder", arm), ("hip", leg)])
def test_abduction_leads_the_limb_away_from_the_body(side: str, joint: str, of: Callable[..., Limb]) -> None:
    limb = of(stance({f"{side}.{joint}.abduction": ANGLE}), side)
    assert along(less(limb.end, limb.root), outward(side)) > 0.2


@pytest.mark.parametrize("side", ["left", "right"])
def test_rotation_of_the_shoulder_is_inward_a_bent_forearm_swings_across_the_body(side: str) -> None:
    limb = arm(stance({f"{side}.shoulder.rotation": ANGLE, f"{side}.elbow.flexion": 90}), side)
    assert along(less(limb.end, limb.middle), outward(side)) < -0.1


@pytest.mark.parametrize("side", ["left", "right"])
def test_rotation_of_the_hip_is_inward_a_bent_shank_swings_out(side: str) -> None:
    limb = leg(stance({f"{side}.hip.rotation": ANGLE, f"{side}.knee.flexion": 90}), side)
    assert along(less(limb.end, limb.middle), outward(side)) > 0.1


@pytest.mark.parametrize("side", ["left", "right"])
def test_flexion_of_the_elbow_brings_the_hand_forward_and_of_the_knee_the_foot_back(side: str) -> None:
    body = stance({f"{side}.elbow.flexion": 90, f"{side}.knee.flexion": 90})
    assert along(less(arm(body, side).end, arm(body, side).middle), FORWARD) > 0.2
    assert along(less(leg(body, side).end, leg(body, side).middle), FORWARD) < -0.4


@pytest.mark.parametrize("side", ["left", "right"])
def test_flexion_of_the_ankle_lifts_the_toes(side: str) -> None:
    toes = turned(leg(stance({f"{side}.ankle.flexion": 20}), side).tip, FORWARD)
    assert along(toes, UP) > 0.3


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_hanging_palm_faces_the_thigh_pronation_turns_it_back_and_wrist_flexion_moves_fingers_to_the_palm(side: str) -> None:
    sign = -1.0 if side == "right" else 1.0
    palm = (0.0, 0.0, sign)
    assert along(turned(arm(stance(), side).tip, palm), outward(side)) == pytest.approx(-1)
    assert along(turned(arm(stance({f"{side}.pronation.pronation": 80}), side).tip, palm), FORWARD) < -0.9
    fingers = turned(arm(stance({f"{side}.wrist.flexion": 40}), side).tip, (0.0, -1.0, 0.0))
    assert along(fingers, outward(side)) < -0.6


@pytest.mark.parametrize("side", ["left", "right"])
def test_deviation_of_the_wrist_is_toward_the_thumb_which_points_forward(side: str) -> None:
    fingers = turned(arm(stance({f"{side}.wrist.deviation": 15}), side).tip, (0.0, -1.0, 0.0))
    assert along(fingers, FORWARD) > 0.2


@pytest.mark.parametrize("side", ["left", "right"])
def test_elevation_lifts_the_shoulder_and_protraction_brings_it_forward(side: str) -> None:
    easy, up, ahead = (arm(stance({f"{side}.scapula.{w}": 1.0} if w else {}), side).root for w in WAYS)
    assert along(less(up, easy), UP) > 0.05
    assert along(less(ahead, easy), FORWARD) > 0.04


@pytest.mark.parametrize(("way", "axis"), [("forward", FORWARD), ("up", UP), ("left", (0.0, 0.0, -1.0))])
def test_the_pelvis_is_moved_in_centimetres_by_the_words_for_its_ways(way: str, axis: Vector) -> None:
    moved = less(stance({f"pelvis.{way}": 10}).pelvis.at, stance().pelvis.at)
    assert along(moved, axis) == pytest.approx(0.10, abs=1e-6)


def test_every_joint_and_angle_of_the_vocabulary_moves_something() -> None:
    easy = stance()
    words = [f"{part}.{angle}" for part, angles in SPINE.items() for angle in angles]
    words += [f"right.{joint}.{angle}" for joint, angles in LIMBS.items() for angle in angles]
    assert [word for word in words if stance({word: 0.7}) == easy] == []


words = st.sampled_from(
    [f"{part}.{angle}" for part, angles in SPINE.items() for angle in angles if angle not in ("forward", "up", "left")]
    + [f"{side}.{joint}.{angle}" for side in ("left", "right") for joint, angles in LIMBS.items() for angle in angles]
)


@given(st.dictionaries(words, st.floats(-1, 1), max_size=30))
def test_bones_keep_their_lengths_in_any_pose(parts: dict[str, float]) -> None:
    easy = stance()
    body = stance({word: part if ".scapula." in word else part * 120 for word, part in parts.items()})
    for side in ("left", "right"):
        for of in (arm, leg):
            for a, b in (("root", "middle"), ("middle", "end")):
                before = less(getattr(of(easy, side), a), getattr(of(easy, side), b))
                after = less(getattr(of(body, side), a), getattr(of(body, side), b))
                assert along(after, after) == pytest.approx(along(before, before), rel=1e-6)
