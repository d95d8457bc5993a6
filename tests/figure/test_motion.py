"""Keyframes over phases: begun and ended exactly, without a jump, still when nothing moves."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.figure.bent import Bent, bent
from stretchtui.figure.motion import ARRIVES_MS, Beat, Course, Kind, Moment, course, eased, next_change_ms, posed
from stretchtui.figure.script import Keyframe, Pose, Posture, Script, Side

STANDING = Posture("standing", Pose({"right.elbow.flexion": 10.0}))
TURNED = Pose({"thorax.rotation": -35.0, "right.shoulder.flexion": 80.0})
STRETCH = (Beat("move", 3000), Beat("hold", 20_000), Beat("release", 3000))
TWIST = Script(keyframes={"hold": Keyframe((TURNED,))})


def of(script: Script = TWIST, beats: tuple[Beat, ...] = STRETCH, side: Side | None = "right") -> Course:
    return course(script, STANDING, beats, side)


def at(here: Course, k: int | None, elapsed_ms: int, kind: Kind = "phase", *, again: bool = False, ms: int = 4000) -> Bent:
    length_ms = here.beats[k].ms if k is not None else ms
    return posed(here, here, Moment(kind, k, elapsed_ms, length_ms, "right", again)).body


def same(one: Bent, two: Bent) -> bool:
    return one.turns == two.turns and one.shift == two.shift and one.blades == two.blades


BEGIN, THERE = bent(STANDING.pose), bent(TURNED.over(STANDING.pose))


def test_a_move_begins_at_the_posture_and_ends_at_the_keyframe_exactly() -> None:
    here = of()
    assert same(at(here, 0, 0), BEGIN)
    assert same(at(here, 0, 3000), THERE)
    assert same(at(here, 1, 0), THERE)


def test_a_hold_stays_and_a_release_leads_back_exactly() -> None:
    here = of()
    assert same(at(here, 1, 19_999), THERE)
    assert same(at(here, 2, 0), THERE)
    assert same(at(here, 2, 3000), BEGIN)


def test_easing_starts_and_ends_at_rest_and_never_turns_back() -> None:
    steps = [eased(t / 200) for t in range(201)]
    assert (steps[0], steps[-1]) == (0.0, 1.0)
    assert all(a <= b for a, b in pairwise(steps))
    assert steps[1] < 0.001
    assert steps[-2] > 0.999


def apart(one: Bent, two: Bent) -> float:
    return max(max(abs(a - b) for a, b in zip(turn, two.turns[joint], strict=True)) for joint, turn in one.turns.items())


@given(st.integers(0, 2999))
def test_nothing_jumps_between_two_frames(elapsed_ms: int) -> None:
    here = of()
    for k in (0, 2):
        assert apart(at(here, k, elapsed_ms), at(here, k, min(3000, elapsed_ms + 50))) < 0.05


@given(st.lists(st.sampled_from(["hold", "release", "contract", "deepen", "light", "move"]), min_size=1, max_size=6))
def test_every_phase_begins_where_the_one_before_it_ended(names: list[str]) -> None:
    script = Script(keyframes={"hold": Keyframe((TURNED,)), "deepen": Keyframe((Pose({"lumbar.flexion": 20.0}), TURNED))})
    here = of(script, tuple(Beat(name, 5000) for name in names))
    for k in range(1, len(names)):
        assert same(at(here, k - 1, 5000), at(here, k, 0))
    assert same(at(here, None, 4000, "prepare"), at(here, 0, 0))
    assert same(at(here, None, 4000, "rest", again=True), at(here, 0, 0, again=True))


def test_a_phase_with_its_own_pose_goes_there_and_one_without_stays() -> None:
    script = Script(keyframes={"far": Keyframe((TURNED,))})
    here = of(script, (Beat("reach", 3000, "far"), Beat("wait", 3000), Beat("release", 3000)))
    assert same(at(here, 0, 3000), THERE)
    assert same(at(here, 1, 1500), THERE)
    assert same(at(here, 2, 3000), BEGIN)


def test_a_long_phase_with_a_keyframe_arrives_early_and_stays() -> None:
    here = of(TWIST, (Beat("hold", 60_000),))
    assert same(at(here, 0, ARRIVES_MS), THERE)
    assert same(at(here, 0, 50_000), THERE)


def test_prepare_leads_to_its_keyframe_and_the_release_back_to_it() -> None:
    script = Script(keyframes={"prepare": Keyframe((Pose({"left.hip.flexion": 60.0}),)), "hold": Keyframe((TURNED,))})
    here = of(script)
    ready = bent(Pose({"left.hip.flexion": 60.0}).over(STANDING.pose))
    assert same(at(here, None, 4000, "prepare"), ready)
    assert same(at(here, 0, 0), ready)
    assert same(at(here, 2, 3000), ready)


def test_several_poses_are_passed_in_turn_and_the_last_is_reached_exactly() -> None:
    up = Pose({"right.scapula.elevation": 1.0})
    here = of(Script(keyframes={"move": Keyframe((up, TURNED))}), STRETCH)
    heights = [at(here, 0, ms).blades[2] for ms in range(0, 3001, 100)]
    assert max(heights) == pytest.approx(1.0, abs=0.05)
    assert same(at(here, 0, 3000), THERE)


def test_a_cycle_goes_round_and_is_back_where_it_began_when_the_phase_ends() -> None:
    step = Pose({"left.hip.flexion": 40.0})
    here = of(Script(keyframes={"walk": Keyframe((step, Pose({"right.hip.flexion": 40.0})), 1000)}), (Beat("walk", 10_000),))
    assert same(at(here, 0, 0), BEGIN)
    assert same(at(here, 0, 10_000), BEGIN)
    assert same(at(here, 0, 5000), at(here, 0, 6000))
    assert apart(at(here, 0, 5000), at(here, 0, 5500)) > 0.3


def test_the_other_side_is_the_mirror_image() -> None:
    right, left = of(side="right"), of(side="left")
    assert left.ends[1].turns["thorax"] == pytest.approx(
        (right.ends[1].turns["thorax"][0], *(-a for a in right.ends[1].turns["thorax"][1:]))
    )
    assert left.ends[1].turns["left.shoulder"] == pytest.approx(right.ends[1].turns["right.shoulder"])


def test_a_switch_comes_from_the_other_side_and_turns_the_picture_with_it() -> None:
    right, left = of(side="right"), of(side="left")
    begun = posed(left, right, Moment("switch", None, 0, 4000, "left"))
    done = posed(left, right, Moment("switch", None, 4000, 4000, "left"))
    assert same(begun.body, right.rested)
    assert same(done.body, left.ready)
    assert (begun.turning, done.turning) == (0.0, 1.0)


def test_a_switch_passes_its_keyframe_on_the_way() -> None:
    script = Script(keyframes={"hold": Keyframe((TURNED,)), "switch": Keyframe((Pose({"lumbar.flexion": 40.0}),))})
    right, left = of(script, side="right"), of(script, side="left")
    half = posed(left, right, Moment("switch", None, 2000, 4000, "left")).body
    assert same(half, left.switching[0])
    assert same(posed(left, right, Moment("switch", None, 4000, 4000, "left")).body, left.ready)


def test_still_shows_where_a_phase_leads_and_no_breath() -> None:
    here = of()
    shown = posed(here, here, Moment("phase", 0, 10, 3000, "right"), still=True)
    assert same(shown.body, THERE)
    assert posed(here, here, Moment("phase", 1, 3000, 20_000, "right"), still=True).breath == 0


def test_it_breathes_in_a_hold_and_with_the_breathing_guide() -> None:
    here = of()
    breaths = {posed(here, here, Moment("phase", 1, ms, 20_000, "right")).breath for ms in range(0, 6000, 100)}
    assert len(breaths) > 4
    guided = of(Script(), (Beat("inhale", 5000, breath="in"), Beat("exhale", 5000, breath="out")))
    full = posed(guided, guided, Moment("phase", 0, 5000, 5000)).breath
    assert posed(guided, guided, Moment("phase", 0, 0, 5000)).breath == 0 < full
    assert posed(guided, guided, Moment("phase", 1, 0, 5000)).breath == full
    assert posed(guided, guided, Moment("phase", 1, 5000, 5000)).breath == 0


@given(st.sampled_from([("move", 3000), ("hold", 20_000), ("hold", 1000), ("deepen", 9000), ("release", 2000)]))
def test_no_breath_is_cut_off_where_a_phase_begins_or_ends(phase: tuple[str, int]) -> None:
    script = Script(keyframes={"hold": Keyframe((TURNED,)), "deepen": Keyframe((Pose({"lumbar.flexion": 20.0}),))})
    here = of(script, (Beat(*phase),))
    breaths = [
        posed(here, here, Moment("phase", 0, ms, phase[1], "right", again)).breath
        for again in (False, True)
        for ms in range(0, phase[1] + 1, 50)
    ]
    assert breaths[0] == breaths[-1] == 0
    assert max(abs(a - b) for a, b in pairwise(breaths)) <= 0.25


def test_what_moves_is_looked_at_often_what_breathes_seldom_and_what_is_still_never() -> None:
    here = of()
    assert next_change_ms(here, here, Moment("phase", 0, 1000, 3000, "right"), frame_ms=50) == 50
    slow = next_change_ms(here, here, Moment("phase", 1, 1000, 20_000, "right"), frame_ms=50)
    assert slow is not None
    assert slow >= 150
    assert next_change_ms(here, here, Moment("rest", None, 1000, 4000, "right", True), frame_ms=50) is None
    assert next_change_ms(here, here, Moment("pause"), frame_ms=50) is None


def test_a_phase_made_longer_by_the_person_is_moved_through_for_all_of_it() -> None:
    here = of()
    half = posed(here, here, Moment("phase", 0, 4000, 8000, "right")).body
    assert 0.1 < apart(half, THERE) < apart(BEGIN, THERE)
