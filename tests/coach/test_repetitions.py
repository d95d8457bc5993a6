"""What is told of a repetition: its number, the words of its phases, the last one."""

from __future__ import annotations

from stretchtui.coach.model import Amount, Line
from stretchtui.coach.script.lengths import estimate_ms
from stretchtui.coach.script.plan import plan, texts
from stretchtui.routine.model import Exercise, ExerciseStep, Phase
from stretchtui.session.timeline import Timeline, build
from tests.session.exercises import PLAIN, routine, stretch

BREATHS = Phase("inhale", 5_000, breath="in"), Phase("hold", 3_000), Phase("exhale", 5_000, breath="out")
BREATHING = PLAIN._replace(name="Slow breathing", kind="breathing", reps=18, rest_ms=0, phases=BREATHS)


def normal(text: str) -> int:
    return estimate_ms(text, 150)


def moving(each_ms: int, reps: int, rest_ms: int = 0) -> Exercise:
    phases = Phase("move", each_ms), Phase("release", each_ms)
    return PLAIN._replace(kind="mobility", reps=reps, rest_ms=rest_ms, phases=phases)


def said(exercise: Exercise, amount: Amount = "full") -> tuple[Timeline, tuple[Line, ...]]:
    timeline = build(routine(ExerciseStep(exercise)))
    return timeline, plan(timeline, 0, amount, normal).lines


def by_rep(exercise: Exercise, amount: Amount = "full") -> dict[int, list[str]]:
    """What is said in the phases of each repetition in which anything is."""
    timeline, lines = said(exercise, amount)
    found: dict[int, list[str]] = {}
    for line in lines:
        if timeline.segments[line.segment].phase is not None:
            found.setdefault(timeline.segments[line.segment].rep or 0, []).append(line.text)
    return found


def test_breaths_are_named_three_times_and_never_counted() -> None:
    named = ["Inhale.", "Hold.", "Exhale."]
    assert by_rep(BREATHING) == {
        1: ["Inhale.", "Hold for three seconds.", "Exhale."], 2: named, 3: named, 10: ["Half-way."], 18: ["Last one."],
    }  # fmt: skip
    assert not any(" of " in text for text in texts(build(routine(ExerciseStep(BREATHING))), 0, "full"))


def test_of_few_breaths_half_is_not_told() -> None:
    assert [rep for rep, lines in by_rep(BREATHING._replace(reps=6)).items() if lines == ["Half-way."]] == []
    assert by_rep(BREATHING._replace(reps=6))[6] == ["Last one."]


def test_the_words_of_a_quick_movement_are_said_twice_and_then_it_is_counted() -> None:
    assert by_rep(moving(2_000, 7)) == {
        1: ["Release."], 2: ["Two of seven.", "Release."], 3: ["Three."], 4: ["Four."], 5: ["Five of seven."], 6: ["Six."],
        7: ["Last one."],
    }  # fmt: skip


def test_a_rest_makes_a_repetition_longer() -> None:
    assert by_rep(moving(2_000, 4, rest_ms=2_000))[4] == ["Four of four.", "Release."]


def test_of_what_is_over_in_a_moment_every_fifth_and_the_last_is_told() -> None:
    for each_ms in (1_000, 1_900):
        counted = {rep: lines for rep, lines in by_rep(moving(each_ms, 12)).items() if rep > 2}
        assert counted == {5: ["Five of twelve."], 7: ["Half-way."], 10: ["Ten of twelve."], 12: ["Last one."]}
    assert by_rep(moving(1_000, 11))[11] == ["Last one."]
    assert 10 not in by_rep(moving(1_000, 11))  # right before the last


def test_of_eight_and_more_quick_ones_it_is_told_when_half_are_over() -> None:
    assert by_rep(moving(2_000, 10))[6] == ["Half-way. Six."]
    assert by_rep(moving(2_000, 9))[5] == ["Half-way. Five."]
    assert by_rep(moving(2_000, 7))[4] == ["Four."]
    assert by_rep(moving(1_500, 12))[7] == ["Half-way."]


def test_where_sides_take_turns_a_number_is_told_of_the_first_and_the_last_one_of_the_second() -> None:
    turning = by_rep(moving(2_000, 8)._replace(sides="alternate"))
    assert turning[2] == ["Right.", "Two of eight.", "Release.", "Left side.", "Release."]
    assert turning[3] == ["Right.", "Three.", "Left side."]
    assert turning[5] == ["Right.", "Half-way.", "Left side."]
    assert turning[8] == ["Right.", "Eight.", "Left.", "Last one."]


def test_a_short_rest_before_a_repetition_does_not_tell_its_number_too() -> None:
    texts_of_all = [line.text for line in said(moving(3_000, 8, rest_ms=1_000))[1]]
    assert sum("Two of eight." in text for text in texts_of_all) == 1


def test_brief_tells_the_last_of_three_or_more() -> None:
    held = PLAIN._replace(reps=3, phases=stretch(3_000, 15_000))
    assert [line for lines in by_rep(held, "brief").values() for line in lines if line[0].isupper()] == ["Last one."]
    assert "Last one." in by_rep(held, "brief")[3]
    assert by_rep(moving(1_000, 4), "brief") == {4: ["Last one."]}
    assert not any("Last one." in lines for lines in by_rep(PLAIN._replace(reps=2), "brief").values())
    in_turn = by_rep(held._replace(sides="alternate"), "brief")
    assert [line for line in in_turn[3] if line[0].isupper()] == ["Last one."]
    assert in_turn[3].index("Last one.") == 3  # of the second side, after the first one's 3-2-1
