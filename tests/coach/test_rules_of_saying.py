"""What is told rather than what else: instructions in a later repetition, changes of position, what lags behind."""

from __future__ import annotations

import pytest

from stretchtui.coach.model import Lasts, Line
from stretchtui.coach.script import naming
from stretchtui.coach.script.landing import from_here
from stretchtui.coach.script.lengths import estimate_ms
from stretchtui.coach.script.plan import Plan, plan, texts
from stretchtui.routine.model import Exercise, ExerciseStep, Phase, RestStep, SayLine, Step
from stretchtui.session.timeline import Timeline, build
from tests.session.exercises import PLAIN, SEATED_TWIST, STANDING_TWIST, routine, stretch

TILT = "Breathe out, tighten your belly, press your lower back down."
PELVIC_TILT = PLAIN._replace(
    name="Pelvic tilt",
    positions=("supine",),
    cues=("Lie on your back, knees bent, feet flat.", TILT, "Keep breathing; do not push with your feet.", "Let go slowly."),
    reps=5,
    prepare_ms=6_000,
    phases=stretch(2_000, 5_000, 2_000),
)
FLOOR = SEATED_TWIST._replace(positions=("seated-floor", "seated-chair"))
STANDING = PLAIN._replace(name="Calf stretch", cues=("Put both hands on a wall.",))


def lasts(text: str) -> int:
    return estimate_ms(text, 150)


def longer(text: str) -> int:
    return round(estimate_ms(text, 150) * 1.12)


def walked(*steps: Step, voice: Lasts = lasts) -> tuple[Timeline, list[Plan]]:
    timeline = build(routine(*steps))
    plans: list[Plan] = []
    for step in range(len(steps)):
        plans.append(plan(timeline, step, "full", voice, plans[-1].free_ms if plans else 0))
    return timeline, plans


def said(exercise: Exercise, voice: Lasts = lasts) -> tuple[Timeline, tuple[Line, ...]]:
    timeline, plans = walked(ExerciseStep(exercise), voice=voice)
    return timeline, plans[0].lines


@pytest.mark.parametrize("voice", [lasts, longer])
def test_what_had_no_room_is_told_whole_in_the_second_repetition_and_runs_on_into_the_hold(voice: Lasts) -> None:
    timeline, lines = said(PELVIC_TILT, voice)
    told = [line for line in lines if line.text == TILT]
    assert [timeline.segments[line.segment].rep for line in told] == [2]
    assert timeline.segments[told[0].segment].word == "move"
    assert told[0].ends_ms <= timeline.course_end(told[0].segment + 1)
    assert "Two of five." not in [line.text for line in lines]
    assert "Three of five." in [line.text for line in lines]


def test_ticks_count_in_the_hold_that_such_an_instruction_runs_on_into() -> None:
    timeline, lines = said(PELVIC_TILT)
    counted = {timeline.segments[line.segment].rep for line in lines if line.text == "three"}
    assert 2 not in counted
    assert counted >= {3, 4, 5}


def test_what_was_shortened_is_told_whole_in_the_second_repetition() -> None:
    long = "Lift both of your shoulders toward your ears, chin level, arms heavy and loose."
    own = PLAIN._replace(reps=3, phases=(Phase("move", 3_000, cue=long), Phase("hold", 3_000), Phase("release", 3_000)))
    timeline, lines = said(own)
    assert [timeline.segments[line.segment].rep for line in lines if line.text == long] == [2]


def test_what_had_no_room_while_getting_into_place_is_told_as_the_second_repetition_begins() -> None:
    way_in = "Arms loose, roll both of the shoulders up, back and down, slowly."
    own = PLAIN._replace(reps=4, prepare_ms=1_000, rest_ms=0, phases=(Phase("up", 1_500), Phase("down", 1_500)), cues=(way_in,))
    timeline, lines = said(own)
    assert [timeline.segments[line.segment].rep for line in lines if line.text == way_in] == [2]


def test_a_change_of_position_is_not_told_before_it_is_due() -> None:
    """`Stand up` is for now: in the midst of letting go slowly somebody got up."""
    resting = FLOOR._replace(sides="both", cues=("Sit cross-legged.",), phases=stretch(3_000, 20_000, 8_000))
    _, plans = walked(ExerciseStep(resting), ExerciseStep(STANDING))
    assert "Next: Calf stretch." in [line.text for line in plans[0].lines]
    assert not any("Stand up" in line.text for line in plans[0].lines)
    assert [line.text.split(". ")[-1] for line in plans[1].lines[:2]] == ["Calf stretch.", "Stand up."]


def test_where_it_had_no_room_a_change_of_position_is_told_after_the_name() -> None:
    hurried = FLOOR._replace(sides="both", cues=("Sit cross-legged.",), phases=stretch(3_000, 4_000, 500))
    _, plans = walked(ExerciseStep(hurried), ExerciseStep(STANDING))
    assert not any("Stand up" in line.text for line in plans[0].lines)
    assert [line.text.split(". ")[-1] for line in plans[1].lines[:2]] == ["Calf stretch.", "Stand up."]


def test_who_jumps_to_an_exercise_is_told_the_change_of_position() -> None:
    resting = FLOOR._replace(sides="both", cues=("Sit cross-legged.",), phases=stretch(3_000, 20_000, 8_000))
    timeline = build(routine(ExerciseStep(resting), ExerciseStep(STANDING)))
    at_ms = timeline.course_start(timeline.walked[1].first)
    assert any("Stand up" in line.text for line in from_here(timeline, at_ms, "full", lasts, told=True).lines)


def test_a_pause_tells_the_change_of_position_that_follows_it() -> None:
    _, plans = walked(ExerciseStep(FLOOR), RestStep(15_000), ExerciseStep(STANDING))
    assert "Next: Calf stretch. Stand up." in [line.text for line in plans[1].lines]
    assert not any("Stand up" in line.text for line in plans[2].lines)


@pytest.mark.parametrize(
    "following",
    [
        STANDING._replace(positions=("standing", "seated-floor")),
        STANDING._replace(cues=("Stand with your back to a wall.",)),
    ],
)
def test_where_one_may_stay_or_the_way_in_says_it_no_change_is_told(following: Exercise) -> None:
    timeline, plans = walked(ExerciseStep(FLOOR), ExerciseStep(following))
    assert not any("Stand up" in line.text for one in plans for line in one.lines)
    assert not any("Stand up" in text for step in (0, 1) for text in texts(timeline, step, "full"))


def test_every_change_is_said_in_its_own_words() -> None:
    ways = {
        "seated-chair": "Sit on the chair.", "seated-floor": "Sit on the floor.", "kneeling": "Come to kneeling.",
        "hands-and-knees": "Come onto hands and knees.", "supine": "Lie on your back.", "prone": "Lie on your front.",
        "side-lying": "Lie on your side.",
    }  # fmt: skip
    for position, way in ways.items():
        _, plans = walked(ExerciseStep(STANDING), RestStep(15_000), ExerciseStep(PLAIN._replace(positions=(position,))))
        assert f"Next: Plain. {way}" in [line.text for line in plans[1].lines]


def test_what_comes_next_is_not_told_right_before_its_name() -> None:
    _, short = walked(ExerciseStep(PLAIN._replace(phases=stretch(3_000, 5_000, 4_000))), ExerciseStep(PLAIN))
    assert not any(line.text.startswith("Next") for line in short[0].lines)
    _, long = walked(ExerciseStep(PLAIN._replace(phases=stretch(3_000, 5_000, 9_000))), ExerciseStep(PLAIN))
    assert "Next: Plain." in [line.text for line in long[0].lines]


def test_neither_move_nor_the_first_repetition_is_said_by_name() -> None:
    _, lines = said(PLAIN._replace(reps=3))
    assert not any("Move" in line.text or "One of" in line.text for line in lines)
    assert "Two of three." in [line.text for line in lines]


def test_no_length_is_told_right_before_the_ticks() -> None:
    _, lines = said(PLAIN._replace(phases=stretch(3_000, 5_000)))
    assert "Hold." in [line.text for line in lines]
    assert "Hold for five seconds." not in [line.text for line in lines]
    assert "Hold for eight seconds." in [line.text for line in said(PLAIN._replace(phases=stretch(3_000, 8_000)))[1]]


@pytest.mark.parametrize("voice", [lasts, longer])
def test_no_instruction_of_a_step_in_turns_lags_behind_its_phase(voice: Lasts) -> None:
    timeline, lines = said(STANDING_TWIST, voice)
    for line in lines:
        segment = timeline.segments[line.segment]
        if segment.kind == "phase":
            into_ms = line.at_ms - timeline.course_start(line.segment)
            assert into_ms <= 1_000 or line.ends_ms <= timeline.course_end(line.segment), line


def test_a_movement_that_belongs_to_a_hold_is_told_before_hold() -> None:
    ease = "With your other hand, ease the palm back toward you."
    _, lines = said(PLAIN._replace(phases=(Phase("move", 3_000), Phase("hold", 15_000, stretch=True, cue=ease))))
    texts_ = [line.text for line in lines]
    assert texts_[texts_.index(ease) + 1] == "Hold."
    assert not any("fifteen" in text for text in texts_)


def test_a_length_is_told_as_its_hold_begins_or_not_at_all() -> None:
    """Three seconds later fifteen would be twelve."""
    roll = "Roll slowly between the heel and the base of the toes."
    timeline, lines = said(PLAIN._replace(phases=(Phase("hold", 45_000, cue=roll),)))
    begun = [line for line in lines if line.segment == 1]
    assert [line.text for line in begun[:2]] == ["For forty-five seconds.", roll]
    assert begun[0].at_ms <= timeline.course_start(1) + 1_000
    before = "Breathe in and grow tall, one hand behind you there."
    late, lines = said(PLAIN._replace(phases=(Phase("move", 3_000, cue=before), *stretch(3_000, 15_000)[1:])))
    assert next(line.ends_ms for line in lines if line.text == before) > late.course_end(1) + 850
    assert not any("fifteen" in line.text for line in lines)


@pytest.mark.parametrize(
    ("ms", "told"), [(5_000, "Rest."), (8_000, "Rest for eight seconds."), (10_000, "Rest for ten seconds.")]
)
def test_the_length_of_a_rest_is_not_told_right_before_the_ticks(ms: int, told: str) -> None:
    _, lines = said(PLAIN._replace(reps=2, rest_ms=ms))
    assert [line.text for line in lines if line.text.startswith("Rest")] == [told]
    _, turning = said(SEATED_TWIST._replace(sides="alternate", reps=1, rest_ms=5_000, cues=()))
    assert "Then the left side." in [line.text for line in turning]


@pytest.mark.parametrize("switch_ms", [3_000, 4_000, 5_000])
def test_where_the_side_changes_it_is_told_before_the_way_into_place(switch_ms: int) -> None:
    calf = PLAIN._replace(sides="each", switch_ms=switch_ms, cues=("Hands on the wall, {side} foot back, toes forward.",))
    timeline, lines = said(calf)
    told = [line.text for line in lines if timeline.segments[line.segment].kind == "switch"]
    assert told[0] in ("Switch. Left side.", "Left side.")
    assert told[1].startswith("Hands on the wall")


def test_where_room_is_short_the_number_of_the_exercise_goes_before_the_way_into_place() -> None:
    way_in = "Lie on your back, knees bent, feet flat."
    short = PELVIC_TILT._replace(prepare_ms=5_000)
    timeline = build(routine(ExerciseStep(short), ExerciseStep(PLAIN)))
    assert [line.text for line in plan(timeline, 0, "full", lasts).lines[:2]] == ["Pelvic tilt.", way_in]


def test_an_exercise_that_begins_like_the_one_before_is_told_by_its_whole_name() -> None:
    at_the_wall = PLAIN._replace(cues=("Hands on the wall, both feet flat.",))
    straight, bent = (at_the_wall._replace(name=f"Wall calf stretch, {knee} knee") for knee in ("straight", "bent"))
    timeline, plans = walked(ExerciseStep(straight), RestStep(10_000), ExerciseStep(bent))
    assert any("Wall calf stretch, bent knee." in line.text for line in plans[2].lines)
    assert naming.short_name(timeline, 0) == "Wall calf stretch"
    assert naming.short_name(timeline, 2) == "Wall calf stretch, bent knee"
    assert naming.short_name(build(routine(ExerciseStep(straight), ExerciseStep(straight))), 1) == "Wall calf stretch"


@pytest.mark.parametrize("hold_ms", [6_000, 7_000])
def test_a_line_of_the_author_s_that_the_countdown_has_no_room_for_is_not_said_as_one_lets_go(hold_ms: int) -> None:
    held = PLAIN._replace(say=(SayLine(None, "Let the other shoulder hang."),), phases=stretch(3_000, hold_ms))
    timeline, plans = walked(ExerciseStep(held))
    over = [line.ends_ms - timeline.course_end(line.segment) for line in plans[0].lines if line.text.startswith("Let the")]
    assert all(ms <= 350 for ms in over)
    assert "three" in [line.text for line in plans[0].lines]
