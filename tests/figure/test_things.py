"""What stands and lies about is where hands, feet and the body find it, on both sides."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from stretchtui.figure import proportions as size
from stretchtui.figure.bent import bent
from stretchtui.figure.body import solved
from stretchtui.figure.joints import PROPS
from stretchtui.figure.rotation import length, less, mixed
from stretchtui.figure.script import Pose, Reach, Side
from stretchtui.figure.shapes import Shape, shape_spheres
from stretchtui.figure.stance import Ground, Stance, Surroundings
from stretchtui.figure.things import surroundings, things
from tests.figure.bundled import SIDES
from tests.figure.standing import PLANTED, arm, leg, stance

SOLES = ("left-foot", "right-foot")


def drawn(prop: str, body: Stance, side: Side = "right") -> list[Shape]:
    return things((prop,), body, surroundings((prop,), side), side)


def placed(angles: Mapping[str, float], carries: tuple[str, ...]) -> Stance:
    return solved(bent(Pose(angles)), Ground(carries, 0.0, Surroundings()))


def lowest(shapes: list[Shape]) -> float:
    return min(at[1] - radius for shape in shapes for at, radius in shape_spheres(shape))


def highest(shapes: list[Shape]) -> float:
    return max(at[1] + radius for shape in shapes for at, radius in shape_spheres(shape))


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("prop", PROPS)
def test_every_prop_is_drawn_and_none_lies_below_the_floor(prop: str, side: Side) -> None:
    body = stance({}, PLANTED)
    assert drawn(prop, body, side)
    assert lowest(drawn(prop, body, side)) > -0.03


@pytest.mark.parametrize("side", SIDES)
def test_a_hand_on_a_door_post_lies_flat_on_the_post_of_its_own_side(side: Side) -> None:
    held = {**PLANTED, f"{side}.hand": Reach("door-post", {"up": -20})}
    body = stance({f"{side}.shoulder.abduction": 80}, held)
    post = min(drawn("doorway", body), key=lambda shape: length(less(mixed(shape.a.at, shape.b.at, 0.5), arm(body, side).end)))
    assert body.missed == ()
    assert post.a.at[2] == (1 if side == "right" else -1) * size.POST_TO_SIDE
    assert arm(body, side).end[2] == pytest.approx(post.a.at[2], abs=1e-6)
    assert arm(body, side).end[0] == pytest.approx(post.a.at[0] - size.POST_R - size.HAND_R, abs=1e-6)


def test_one_walks_through_a_doorway_without_touching_it() -> None:
    body, shapes = stance({}, PLANTED), drawn("doorway", stance({}, PLANTED))
    inner = min(abs(at[2]) - radius for shape in shapes[:-1] for at, radius in shape_spheres(shape))
    assert inner > abs(arm(body, "right").end[2]) + 0.08
    assert shapes[-1].a.at[1] > size.STATURE + 0.1


@pytest.mark.parametrize("side", SIDES)
def test_a_hand_on_the_desk_lies_on_its_top_behind_the_edge(side: Side) -> None:
    bowed = {"pelvis.flexion": 45.0, "left.hip.flexion": 45.0, "right.hip.flexion": 45.0}
    body = stance(bowed, {**PLANTED, f"{side}.hand": Reach("desk")})
    (top,) = (shape for shape in drawn("desk", body) if shape.a.half)
    hand = arm(body, side).end
    assert highest([top]) == pytest.approx(size.DESK_HEIGHT)
    assert hand[1] == pytest.approx(size.DESK_HEIGHT + size.HAND_R)
    assert hand[0] + size.PALM_CENTRE > top.a.at[0]


def test_a_pile_of_pillows_comes_up_to_resting_knees_and_no_higher_than_a_pile_is() -> None:
    resting, raised = ({"pelvis.flexion": -90} | {f"{side}.hip.flexion": hip for side in SIDES} for hip in (22, 70))
    lies, lifts = placed(resting, ("back",)), placed(raised, ("back",))
    pile = drawn("pillow-knees", lies)
    assert highest(pile) == pytest.approx(leg(lies, "right").middle[1] - size.KNEE_R, abs=0.002)
    assert min(shape.a.at[0] for shape in pile) < leg(lies, "right").middle[0] < max(shape.b.at[0] for shape in pile)
    assert highest(drawn("pillow-knees", lifts)) < leg(lifts, "right").middle[1] - 0.15


def test_a_pile_of_pillows_stays_where_it_is_while_the_body_rolls_over() -> None:
    flat, rolled = (placed({"pelvis.flexion": -90, "pelvis.rotation": turn}, ("back",)) for turn in (0, -80))
    assert drawn("pillow-knees", flat)[0].a.at[0] == pytest.approx(drawn("pillow-knees", rolled)[0].a.at[0], abs=1e-6)


def test_a_pillow_between_the_knees_is_as_thick_as_they_are_apart() -> None:
    thick = []
    for apart in (6, 14):
        body = placed({f"{side}.hip.abduction": apart for side in SIDES}, SOLES)
        (pillow,) = drawn("pillow-between", body)
        gap = length(less(leg(body, "right").middle, leg(body, "left").middle)) - 2 * size.KNEE_R
        assert 2 * pillow.a.radius == pytest.approx(gap)
        thick.append(gap)
    assert thick[0] < thick[1]


def test_a_pillow_under_the_hips_lies_on_the_floor_below_the_pelvis() -> None:
    body = placed({"pelvis.flexion": 90, "pelvis.up": 8}, ("front",))
    (pillow,) = drawn("pillow-hips", body)
    assert lowest([pillow]) == pytest.approx(0)
    assert highest([pillow]) < body.pelvis.at[1]
    assert pillow.a.at[0] < body.pelvis.at[0] < pillow.b.at[0]


@pytest.mark.parametrize("side", SIDES)
def test_the_sole_rolls_over_a_ball_from_heel_to_toes(side: Side) -> None:
    along = []
    for forward in (-15, 0, 15):
        seated = {f"{side}.hip.flexion": 90.0, f"{side}.knee.flexion": 90.0}
        foot = {f"{side}.foot": Reach("floor", {"forward": 43.0 + forward, "up": 7.0})}
        body = solved(bent(Pose(seated, foot)), Ground(("seat",), size.SEAT_HEIGHT, Surroundings()))
        (ball,) = drawn("ball-foot", body, side)
        along.append(ball.a.at[0] - leg(body, side).end[0])
        assert ball.a.at[1] == pytest.approx(ball.a.radius)
        assert ball.a.at[2] == pytest.approx(leg(body, side).end[2], abs=0.03)
    assert along[0] > along[1] > along[2]


def test_a_ball_lies_before_the_toes_of_a_foot_that_stands() -> None:
    body = stance({}, PLANTED)
    (ball,) = drawn("ball-foot", body)
    assert ball.a.at[0] - ball.a.radius > leg(body, "right").end[0] + size.TOE_FORWARD - 0.01


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(("elbow", "rises"), [(90, 0.1), (0, 0.08)])
def test_a_glass_in_the_hand_of_the_side_is_upright_when_the_thumb_is_up_and_never_spills(
    side: Side, elbow: int, rises: float
) -> None:
    body = stance({f"{side}.elbow.flexion": elbow})
    (glass,) = drawn("glass", body, side)
    assert glass.b.at[1] - glass.a.at[1] == pytest.approx(rises, abs=0.006)
    assert length(less(glass.a.at, arm(body, side).end)) < size.HAND
