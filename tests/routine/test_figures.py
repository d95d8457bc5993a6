"""What an author says of a figure. Never here: its mistakes, postures.yaml, what a pose looks like."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtui.figure.joints import LIMBS, PROPS, SPINE, VIEWS, place_words
from stretchtui.figure.script import Keyframe, Pose, Reach, Script, View
from stretchtui.routine.library import Shelf
from tests.routine.figures import pose, script
from tests.routine.reading import errors, exercise, in_place, read, shorts


def test_without_a_figure_nothing_is_said_of_it(known: Shelf) -> None:
    assert exercise(in_place(""), known).figure is None


def test_an_empty_figure_says_nothing_and_is_written_for_the_right_side(known: Shelf) -> None:
    assert script("{}", known) == Script(None, None, "right", (), {})


def test_posture_view_side_and_props_are_read(known: Shelf) -> None:
    made = script("{posture: seated-chair, view: side, side: left, props: [wall, ball]}", known)
    assert made == Script("seated-chair", View(yaw=-90), "left", ("wall", "ball"), {})
    assert script("{props: strap}", known).props == ("strap",)
    assert [script(f"{{glow: {side}}}", known).glow for side in ("left", "right", "both")] == ["left", "right", "both"]


@pytest.mark.parametrize(
    ("written", "view"),
    [
        ("front", View(yaw=0)), ("-40", View(yaw=-40)), ("12.5", View(yaw=12.5)), ("{}", View()),
        ("{zoom: upper}", View(zoom="upper")),
        ("{yaw: back, pitch: 15}", View(yaw=180, pitch=15)), ("{yaw: -40, pitch: -5, zoom: whole}", View(yaw=-40, pitch=-5)),
    ],
)  # fmt: skip
def test_a_view_is_a_name_or_degrees_or_both_told_apart(known: Shelf, written: str, view: View) -> None:
    assert script(f"{{view: {written}}}", known).view == view


def test_in_another_of_its_positions_an_exercise_has_the_figure_written_for_it(known: Shelf) -> None:
    written = "{posture: standing, keyframes: {hold: {}}, elsewhere: {seated-chair: {view: side, keyframes: {hold: {elbow: 9}}}}}"
    made = script(written.replace("elbow", "both: {elbow").replace("9}", "9}}"), known)
    assert made.within("standing") is made
    seated = made.within("seated-chair")
    assert (seated.posture, seated.view) == ("seated-chair", View(yaw=-90))
    assert seated.keyframes["hold"].poses[0].angles["left.elbow.flexion"] == 9


def test_a_pose_keeps_the_angles_of_middle_and_sides_by_their_dotted_words(known: Shelf) -> None:
    made = pose("{thorax: {rotation: -35, flexion: 2.5}, right: {shoulder: {flexion: -20}}, pelvis: {up: 10}}", known)
    assert made == Pose({"thorax.rotation": -35, "thorax.flexion": 2.5, "right.shoulder.flexion": -20, "pelvis.up": 10}, {})


def test_a_joint_with_a_main_angle_may_be_written_as_one_number(known: Shelf) -> None:
    made = pose("{left: {elbow: 15, pronation: 30, wrist: {flexion: 10, deviation: -5}, knee: {flexion: 7}, ankle: -20}}", known)
    assert made.angles == {
        "left.elbow.flexion": 15, "left.pronation.pronation": 30, "left.wrist.flexion": 10, "left.wrist.deviation": -5,
        "left.knee.flexion": 7, "left.ankle.flexion": -20,
    }  # fmt: skip


def test_what_both_sides_do_lies_under_what_one_does_wherever_it_is_written(known: Shelf) -> None:
    made = pose("{left: {elbow: 90, hand: free}, both: {elbow: 10, shoulder: {abduction: 5}, hand: belly}}", known)
    assert made.angles == {
        "left.elbow.flexion": 90, "right.elbow.flexion": 10, "left.shoulder.abduction": 5, "right.shoulder.abduction": 5,
    }  # fmt: skip
    assert made.reaches == {"left.hand": None, "right.hand": Reach("belly")}


def test_a_hand_is_put_on_something_and_a_foot_on_the_floor_unless_told_otherwise(known: Shelf) -> None:
    made = pose("{left: {hand: right-knee, foot: {forward: 20, out: 5}}, right: {hand: {on: wall, up: 140}, foot: seat}}", known)
    assert made.reaches == {
        "left.hand": Reach("right-knee"), "left.foot": Reach("floor", {"forward": 20, "out": 5}),
        "right.hand": Reach("wall", {"up": 140}), "right.foot": Reach("seat"),
    }  # fmt: skip


def test_every_joint_angle_and_place_of_the_vocabulary_is_understood(known: Shelf) -> None:
    def zeros(joints: dict[str, list[str]]) -> str:
        return ", ".join(f"{joint}: {{{', '.join(f'{angle}: 0' for angle in angles)}}}" for joint, angles in joints.items())

    middle, limbs = ({joint: list(angles) for joint, angles in of.items()} for of in (SPINE, LIMBS))
    made = pose(f"{{{zeros(middle)}, both: {{{zeros(limbs)}}}}}", known)
    assert len(made.angles) == sum(map(len, SPINE.values())) + 2 * sum(map(len, LIMBS.values()))
    for place in place_words():
        assert pose(f"{{right: {{hand: {place}}}}}", known).reaches == {"right.hand": Reach(place)}
    for prop in PROPS:
        assert script(f"{{props: {prop}}}", known).props == (prop,)
    for name, yaw in VIEWS.items():
        assert script(f"{{view: {name}}}", known).view == View(yaw=yaw)


def test_a_list_of_poses_is_passed_through_and_one_may_be_the_mirror_image_of_the_one_before(known: Shelf) -> None:
    made = script("{keyframes: {hold: [{neck: {lateral: 10}, left: {hand: belly}}, mirrored, {}]}}", known).keyframes["hold"]
    one, other, last = made.poses
    assert (one.angles, other.angles) == ({"neck.lateral": 10}, {"neck.lateral": -10})
    assert (other.reaches, last, made.cycle_ms) == ({"right.hand": Reach("belly")}, Pose(), None)


def test_a_cycle_goes_round_its_poses_in_a_time_written_as_any_other(known: Shelf) -> None:
    made = script("{keyframes: {hold: {cycle: 1.2s, poses: [{neck: {lateral: 10}}, mirrored]}}}", known).keyframes["hold"]
    assert made == Keyframe((Pose({"neck.lateral": 10}), Pose({"neck.lateral": -10})), 1_200)


def test_keyframes_are_named_after_phases_poses_or_what_lies_between(known: Shelf) -> None:
    phases = "phases: [{name: press  down, for: 5s}, {name: up, for: 5s, pose: high}]"
    names = "{press down: {}, up: {}, high: {}, prepare: {}, rest: {}, switch: {}}"
    made = exercise(in_place(f"{phases}\nfigure: {{keyframes: {names}}}"), known).figure
    assert made is not None
    assert list(made.keyframes) == ["press down", "up", "high", "prepare", "rest", "switch"]


def of_step(text: str, known: Shelf) -> list[str]:
    return shorts(read(f"name: R\nsteps:\n  - {text}\n", known))


def test_a_figure_on_a_step_replaces_that_of_the_exercise_and_is_held_against_its_phases(known: Shelf) -> None:
    changed = exercise("name: R\nsteps:\n  - {exercise: turn, figure: {keyframes: {release: {}}}}\n", known).figure
    assert changed == Script(keyframes={"release": Keyframe((Pose(),))})
    assert of_step("{exercise: press, figure: {keyframes: {low: {}, move: {}}}}", known) == []
    assert of_step("{exercise: press, figure: {keyframes: {low: {}, release: {}}}}", known) == ["3:53-60 unknown-keyframe"]
    assert of_step("{exercise: press, figure: {keyframes: {move: {}}}}", known) == ["3:23-29 missing-keyframe"]


def test_phases_on_a_step_may_leave_keyframes_of_the_exercise_unused_and_name_those_it_has(known: Shelf) -> None:
    assert of_step("{exercise: turn, phases: [{move: 3s}]}", known) == []
    assert of_step("{exercise: turn, phases: [{name: a, for: 3s, pose: hold}]}", known) == []
    assert of_step("{exercise: turn, phases: [{name: a, for: 3s, pose: hodl}]}", known) == ["3:56-60 missing-keyframe"]


def test_a_length_on_a_step_leaves_the_figure_as_it_is(known: Shelf) -> None:
    plain, longer = (exercise(f"name: R\nsteps: [{step}]\n", known) for step in ("turn", "{exercise: turn, hold: 33s}"))
    assert plain.figure == longer.figure
    assert plain.figure is not None


WORDS = [
    "posture: ", "standing", "view: ", "side", "{yaw: 3, pitch: ", "keyframes: ", "hold: ", "{", "}", "[", "]", ", ", "mirrored",
    "cycle: ", "poses: ", "neck: ", "left: ", "both: ", "hand: ", "foot: ", "elbow: ", "on: ", "free", "rotation: ", "-3", "1e9",
    ".nan", "-", "x", "'", "\n", "\n      ",
    "999999", "0.0001", "*a", "&a ", "!x ", "\x00", "é", "props: ", "prepare: ", "{}", "right-knee",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map("".join) | st.text(max_size=40))
def test_any_text_as_a_figure_ends_in_a_script_or_in_errors(known: Shelf, text: str) -> None:
    for written in (text, f"{{keyframes: {{hold: {text}}}}}", f"{{keyframes: {{hold: {{left: {text}}}}}}}"):
        loaded = read(in_place(f"figure: {written}"), known)
        assert (loaded.routine is None) == bool(errors(loaded))
