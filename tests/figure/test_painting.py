"""The one entry for faces: what was drawn is remembered, moments lie on a grid, and the memory stays small."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtui.figure import painting
from stretchtui.figure import scene as scenes
from stretchtui.figure.inks import Colours
from stretchtui.figure.memory import Memory
from stretchtui.figure.motion import BREATH_MS, Beat, Moment
from stretchtui.figure.painting import FRAME_MS, fits, next_look_ms, on_grid, paint
from stretchtui.figure.picture import PaintStyle, Picture
from stretchtui.figure.scene import Scene
from stretchtui.figure.script import Keyframe, Pose, Posture, Reach, Script
from tests.figure.painters import DARK, LIGHT, SCENES, moments

TRUE = PaintStyle("truecolour", DARK)
SMALL = (18, 10)
RAISED = Keyframe((Pose({"right.shoulder.flexion": 150}),))
ROUND = Keyframe((Pose({"right.hip.flexion": 60}), Pose({"left.hip.flexion": 60})), cycle_ms=1_200)
SCENE = Scene(
    Script(posture="standing", keyframes={"move": RAISED, "march": ROUND}),
    Posture("standing", Pose()),
    (Beat("move", 3_000), Beat("hold", 40_000), Beat("march", 40_000), Beat("release", 3_000)),
    {"shoulders": 1.0},
)


@pytest.fixture(autouse=True)
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was drawn rather than remembered; the memory begins empty."""
    drawn: list[object] = []
    of_painting = painting.painted

    def counted(*arguments: object) -> Picture:
        drawn.append(arguments)
        return of_painting(*arguments)  # type: ignore[arg-type]  # handed on as they are

    monkeypatch.setattr(painting, "painted", counted)
    monkeypatch.setattr(painting, "_memory", Memory())
    return drawn


def at(beat: int, elapsed_ms: int, again: bool = False) -> Moment:
    return Moment("phase", beat, elapsed_ms, SCENE.beats[beat].ms, "right", again)


def test_the_same_moment_is_the_same_picture_and_is_drawn_once(drawings: list[object]) -> None:
    one = paint(SCENE, at(0, 1_500), *SMALL, TRUE)
    assert paint(SCENE, at(0, 1_500), *SMALL, TRUE) is one
    assert len(drawings) == 1


def test_a_repetition_costs_no_second_drawing(drawings: list[object]) -> None:
    for elapsed_ms in range(13, 3_000, 50):
        paint(SCENE, at(0, elapsed_ms), *SMALL, TRUE)
        paint(SCENE, at(3, elapsed_ms), *SMALL, TRUE)
    first = len(drawings)
    for elapsed_ms in range(31, 3_000, 50):
        paint(SCENE, at(0, elapsed_ms, again=True), *SMALL, TRUE)
        paint(SCENE, at(3, elapsed_ms, again=True), *SMALL, TRUE)
    assert first <= 120
    # From the second repetition on it begins where the one before ended: here in the same pose, so nothing is new.
    assert len(drawings) == first


def test_a_hold_is_no_more_pictures_than_a_breath_has_steps(drawings: list[object]) -> None:
    for elapsed_ms in range(0, 40_000, 190):
        paint(SCENE, at(1, elapsed_ms), *SMALL, TRUE)
    assert len(drawings) <= 9


def test_going_round_is_drawn_once_round_for_each_breath_at_most(drawings: list[object]) -> None:
    scene = replace(SCENE, beats=(Beat("move", 60_000, "march"),))
    moments_ = [Moment("phase", 0, elapsed_ms, 60_000, "right") for elapsed_ms in range(2_400, 50_000, 50)]
    for moment in moments_:
        paint(scene, moment, *SMALL, TRUE)
    assert len(drawings) <= 1_200 // FRAME_MS


def test_whatever_else_is_wanted_is_drawn_anew(drawings: list[object]) -> None:
    moment = at(1, 6_000)
    pictures = [
        paint(SCENE, moment, *SMALL, TRUE),
        paint(SCENE, moment, 19, 10, TRUE),
        paint(SCENE, moment, 18, 11, TRUE),
        paint(SCENE, moment, *SMALL, PaintStyle("256", DARK)),
        paint(SCENE, moment, *SMALL, PaintStyle("truecolour", LIGHT)),
        paint(SCENE, replace(moment, side="left"), *SMALL, TRUE),
        paint(SCENE, at(1, 6_000 + BREATH_MS // 2), *SMALL, TRUE),
        paint(replace(SCENE, lit={}), moment, *SMALL, TRUE),
    ]
    assert len(drawings) == len(pictures)
    assert len({id(picture) for picture in pictures}) == len(pictures)


def test_a_scene_that_is_gone_is_never_taken_for_a_new_one(drawings: list[object]) -> None:
    """Python gives the place of what is gone to what comes next."""
    for k in range(20):
        scene = replace(SCENE, lit={"shoulders": k / 20})
        paint(scene, at(1, 6_000), *SMALL, TRUE)
        del scene
    assert len(drawings) == 20


@settings(max_examples=80, deadline=None)
@given(st.data(), SCENES, st.booleans())
def test_what_is_remembered_is_what_would_be_drawn(data: st.DataObject, scene: Scene, still: bool) -> None:
    moment = data.draw(moments(scene))
    remembered = paint(scene, moment, *SMALL, TRUE, still=still)
    painting._memory = Memory()
    assert paint(scene, on_grid(moment), *SMALL, TRUE, still=still) == remembered


def test_the_memory_stays_within_its_bound_and_keeps_what_was_asked_for_last() -> None:
    memory = Memory(most_runs=100)
    for k in range(50):
        memory.keep(SCENE, k, Picture(1, tuple(((" ", k, y),) for y in range(10))))
        assert memory.runs <= 100
    assert len(memory) == 10
    assert memory.get(SCENE, 39) is None
    assert memory.get(SCENE, 40) is not None
    memory.keep(SCENE, 50, Picture(1, ((("a", 1, 2),),)))
    assert memory.get(SCENE, 40) is not None
    assert memory.get(SCENE, 41) is None


def test_a_picture_larger_than_the_memory_is_still_kept_until_the_next() -> None:
    memory = Memory(most_runs=5)
    large = Picture(1, tuple(((" ", 0, y),) for y in range(10)))
    assert memory.get(SCENE, 1) is None
    assert memory.keep(SCENE, 1, large) == large
    assert memory.get(SCENE, 1) == large
    memory.keep(SCENE, 2, large)
    assert len(memory) == 1


def test_rows_in_which_nothing_changed_are_the_very_same() -> None:
    one, two = (paint(SCENE, at(0, elapsed_ms), 44, 26, TRUE) for elapsed_ms in (1_400, 1_500))
    assert one != two
    assert all(a is b for a, b in zip(one.rows, two.rows, strict=True) if a == b)
    assert sum(a is b for a, b in zip(one.rows, two.rows, strict=True)) > 3


@given(st.integers(0, 100_000), st.integers(0, 100_000))
def test_moments_lie_on_the_grid_but_for_the_end_of_a_segment(elapsed_ms: int, ms: int) -> None:
    put = on_grid(Moment("phase", 0, elapsed_ms, ms)).elapsed_ms
    assert put == elapsed_ms if 0 < ms <= elapsed_ms else put % FRAME_MS == 0
    assert 0 <= elapsed_ms - put < FRAME_MS


def test_a_movement_arrives_even_where_its_length_lies_beside_the_grid() -> None:
    scene = replace(SCENE, beats=(Beat("move", 2_990), Beat("hold", 10_000)))
    end = scenes.at(scene, on_grid(Moment("phase", 0, 2_990, 2_990, "right")))
    assert end.posed.body is scene.course("right").ends[0]


@given(st.integers(0, 3), st.integers(0, 2_999))
def test_the_next_look_comes_at_the_grids_next_point_and_never_at_once(beat: int, elapsed_ms: int) -> None:
    wait_ms = next_look_ms(SCENE, at(beat, elapsed_ms))
    assert wait_ms is not None
    assert 1 <= wait_ms <= 400
    if beat in (0, 3):
        assert (elapsed_ms + wait_ms) % FRAME_MS == 0


def test_where_nothing_moves_no_look_is_asked_for() -> None:
    assert next_look_ms(SCENE, Moment("pause")) is None


@pytest.mark.parametrize(("size", "room"), [((18, 10), True), ((17, 10), False), ((18, 9), False), ((90, 50), True)])
def test_below_18_by_10_cells_there_is_no_room(size: tuple[int, int], room: bool) -> None:
    assert fits(*size) is room


def test_a_still_picture_is_the_pose_that_is_gone_to() -> None:
    assert paint(SCENE, at(0, 0), *SMALL, TRUE, still=True) == paint(SCENE, at(0, 2_999), *SMALL, TRUE, still=True)
    assert paint(SCENE, at(0, 0), *SMALL, TRUE, still=True) != paint(SCENE, at(0, 0), *SMALL, TRUE)


def test_colours_are_part_of_the_style() -> None:
    style = PaintStyle("truecolour", Colours(0x000000, 0xFFFFFF, 0xFF0000, 0x0000FF))
    assert paint(SCENE, at(1, 0), *SMALL, style) != paint(SCENE, at(1, 0), *SMALL, TRUE)


def test_a_foot_that_steps_elsewhere_is_painted_all_the_way() -> None:
    standing = Posture("standing", Pose({}, {"left.foot": Reach("floor"), "right.foot": Reach("floor")}))
    step = Keyframe((Pose({}, {"left.foot": Reach("floor", {"forward": -40}), "right.foot": Reach("floor", {"forward": 20})}),))
    scene = Scene(Script(posture="standing", keyframes={"hold": step}), standing, (Beat("hold", 20_000),))
    pictures = {paint(scene, Moment("phase", 0, elapsed_ms, 20_000), *SMALL, TRUE) for elapsed_ms in range(0, 4_001, 50)}
    assert len(pictures) > 40
