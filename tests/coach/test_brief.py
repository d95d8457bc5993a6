"""What `brief` tells beside names, sides, notes and the countdown: for whom nothing else says it."""

from __future__ import annotations

import pytest

from stretchtui.coach.model import Line
from stretchtui.coach.script.lengths import estimate_ms
from stretchtui.coach.script.plan import plan
from stretchtui.routine.model import CircuitStep, ExerciseStep, Phase, RestStep, Step
from stretchtui.session.timeline import Timeline, build
from tests.session.exercises import PLAIN, SEATED_TWIST, routine, stretch

SITTING = SEATED_TWIST._replace(positions=("seated-floor",))


def normal(text: str) -> int:
    return estimate_ms(text, 150)


def briefly(*steps: Step) -> tuple[Timeline, list[list[Line]]]:
    """The lines of each step, without the words of the countdown."""
    timeline = build(routine(*steps))
    plans = [plan(timeline, step, "brief", normal).lines for step in range(len(timeline.walked))]
    return timeline, [[line for line in lines if line.text[0].isupper()] for lines in plans]


def texts_of(*steps: Step) -> list[list[str]]:
    return [[line.text for line in lines] for lines in briefly(*steps)[1]]


@pytest.mark.parametrize(("ms", "told"), [(19_000, []), (20_000, ["Twenty seconds."]), (120_000, ["Two minutes."])])
def test_how_long_a_long_phase_lasts_is_told_once_a_side(ms: int, told: list[str]) -> None:
    assert texts_of(ExerciseStep(PLAIN._replace(phases=stretch(3_000, ms), reps=2))) == [["Plain.", *told]]


def test_the_length_of_a_phase_that_begins_with_its_name_follows_the_name() -> None:
    settling = PLAIN._replace(name="Posture reset", prepare_ms=0, phases=(Phase("settle", 30_000),))
    assert texts_of(ExerciseStep(settling)) == [["Posture reset.", "Thirty seconds."]]


def test_a_long_pause_is_told_with_its_length() -> None:
    assert texts_of(ExerciseStep(PLAIN), RestStep(30_000), RestStep(10_000))[1:] == [["Rest for thirty seconds."], []]


def test_a_change_of_position_is_told_after_the_name_also_where_the_way_into_place_would_say_it() -> None:
    standing = PLAIN._replace(cues=("Stand with your back to a wall.",))
    timeline, lines = briefly(ExerciseStep(SITTING), ExerciseStep(standing))
    assert [line.text for line in lines[1]] == ["Plain.", "Stand up.", "Twenty seconds."]
    assert lines[1][1].ends_ms <= timeline.course_end(timeline.walked[1].first)


def test_who_is_to_lie_on_a_side_is_not_misled_by_the_side_just_named() -> None:
    thigh = PLAIN._replace(sides="each", positions=("side-lying",), cues=("Lie on your {other} side.",))
    assert texts_of(ExerciseStep(SITTING), ExerciseStep(thigh))[1][:2] == ["Plain. Right side.", "Lie down."]


def test_without_room_before_the_phase_a_change_of_position_is_left_out() -> None:
    hurried = PLAIN._replace(prepare_ms=1_500)
    assert "Stand up." not in texts_of(ExerciseStep(SITTING), ExerciseStep(hurried))[1]


def test_another_round_is_told_with_its_first_name() -> None:
    circuit = CircuitStep(2, (ExerciseStep(SITTING), ExerciseStep(SITTING)), 0)
    first = [lines[0] for lines in texts_of(circuit)]
    again = ["Round two of two. Seated twist. Right side.", "Seated twist. Right side."]
    assert first == ["Seated twist. Right side."] * 2 + again


def test_another_round_is_told_in_the_rest_before_it() -> None:
    circuit = CircuitStep(2, (ExerciseStep(SITTING),), 15_000)
    assert [lines[0] for lines in texts_of(circuit)] == [
        "Seated twist. Right side.", "Then round two of two.", "Seated twist. Right side.",
    ]  # fmt: skip
