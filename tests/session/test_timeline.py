"""A routine laid out in time: the figures of the language's reference, and what holds for any routine."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.routine import lengths
from stretchtui.routine.model import CircuitStep, Exercise, ExerciseStep, NoteStep, Phase, RestStep, Routine
from stretchtui.session.timeline import FOREVER, Timeline, build
from tests.session.exercises import (
    NOTE,
    OWN_PACE,
    PLAIN,
    SEATED_TWIST,
    SHOULDER_RAISES,
    STANDING_TWIST,
    UPPER_BACK_BASICS,
    routine,
    stretch,
    timeline,
)
from tests.session.strategies import exercises, routines


def kinds(plan: Timeline) -> str:
    return " ".join(segment.kind for segment in plan.segments)


@pytest.mark.parametrize(("exercise", "total_ms"), [(SHOULDER_RAISES, 58_000), (SEATED_TWIST, 64_000), (STANDING_TWIST, 64_000)])
def test_the_three_seeds_last_what_the_reference_says(exercise: Exercise, total_ms: int) -> None:
    assert timeline(exercise).total_ms == total_ms == lengths.exercise_ms(exercise)


def test_upper_back_basics_is_186_seconds_and_not_open_ended() -> None:
    plan = build(UPPER_BACK_BASICS)
    assert (plan.total_ms, plan.open_ended, plan.exercises) == (186_000, False, 3)
    assert lengths.routine_ms(UPPER_BACK_BASICS) == (186_000, False)


@given(routines())
def test_segments_tile_and_the_total_is_the_formula_s(plan_of: Routine) -> None:
    plan = build(plan_of)
    assert (plan.total_ms, plan.open_ended) == lengths.routine_ms(plan_of)
    assert len(plan.segments) == lengths.segment_count(plan_of)
    assert sum(segment.ms for segment in plan.segments) == plan.total_ms
    for i in range(len(plan.segments)):
        assert plan.start_ms(i) == (plan.end_ms(i - 1) if i else 0)
        assert plan.course_start(i) == (plan.course_end(i - 1) if i else 0)
        assert plan.course_end(i) > plan.course_start(i)
    assert plan.course_start(len(plan.segments)) == plan.course_ms


@given(exercises())
def test_each_exercise_alone_lasts_what_the_formula_says(exercise: Exercise) -> None:
    assert timeline(exercise).total_ms == lengths.exercise_ms(exercise)


@given(routines())
def test_the_steps_walked_cover_every_segment_once_in_order(plan_of: Routine) -> None:
    plan = build(plan_of)
    covered = [range(step.first, step.last + 1) for step in plan.walked]
    assert list(itertools.chain(*covered)) == list(range(len(plan.segments)))
    for number, step in enumerate(plan.walked):
        assert {plan.segments[i].step for i in range(step.first, step.last + 1)} == {number}
    numbers = [step.number for step in plan.walked if step.number is not None]
    assert numbers == list(range(1, plan.exercises + 1))


@given(routines(), st.integers(-5_000, 400_000))
def test_the_segment_found_at_a_moment_is_the_one_that_spans_it(plan_of: Routine, ms: int) -> None:
    plan = build(plan_of)
    if not plan.segments:
        return
    i = plan.index_at(ms)
    if 0 <= ms < plan.total_ms:
        assert plan.start_ms(i) <= ms < plan.end_ms(i)
    else:
        assert i == (0 if ms < 0 else len(plan.segments) - 1)


@given(routines(), st.data())
def test_a_segment_made_longer_moves_what_follows_and_nothing_else(plan_of: Routine, data: st.DataObject) -> None:
    plan = build(plan_of)
    timed = [i for i, segment in enumerate(plan.segments) if not segment.open]
    if not timed:
        return
    i = data.draw(st.sampled_from(timed))
    longer = plan.with_length(i, plan.segments[i].ms + 5_000)
    assert longer.total_ms == plan.total_ms + 5_000
    assert longer.starts[: i + 1] == plan.starts[: i + 1]
    assert longer.starts[i + 1 :] == tuple(start + 5_000 for start in plan.starts[i + 1 :])
    assert longer.with_length(i, plan.segments[i].ms) == plan


def test_each_does_all_of_one_side_then_a_switch_then_the_other() -> None:
    plan = timeline(SEATED_TWIST._replace(reps=2))
    assert kinds(plan) == ("prepare phase phase phase rest phase phase phase switch phase phase phase rest phase phase phase")
    switch = plan.segments[8]
    assert (switch.side, switch.rep, switch.set) == ("left", 1, 1)
    assert [segment.side for segment in plan.segments] == ["right"] * 8 + ["left"] * 8
    assert (plan.segments[4].rep, plan.segments[3].rep) == (2, 1)


def test_alternate_changes_side_with_every_repetition_and_rests_between_any_two() -> None:
    plan = timeline(STANDING_TWIST._replace(phases=(Phase("hold", 3_000),)))
    assert kinds(plan) == "prepare phase rest phase rest phase rest phase rest phase rest phase"
    turns = [(segment.side, segment.rep) for segment in plan.segments if segment.kind == "phase"]
    assert turns == [("right", 1), ("left", 1), ("right", 2), ("left", 2), ("right", 3), ("left", 3)]
    rests = [(segment.side, segment.rep) for segment in plan.segments if segment.kind == "rest"]
    assert rests == turns[1:]


@pytest.mark.parametrize("sides", ["left", "right"])
def test_a_one_sided_exercise_keeps_to_its_side(sides: str) -> None:
    plan = timeline(PLAIN._replace(sides="left" if sides == "left" else "right", first_side="right", reps=2))
    assert {segment.side for segment in plan.segments} == {sides}
    assert kinds(plan) == "prepare phase phase phase rest phase phase phase"


def test_sets_have_set_rest_between_which_belongs_to_the_set_that_follows() -> None:
    plan = timeline(SEATED_TWIST._replace(sets=2, phases=(Phase("hold", 15_000),)))
    assert kinds(plan) == "prepare phase switch phase set_rest phase switch phase"
    rest = plan.segments[4]
    assert (rest.set, rest.sets, rest.side, rest.rep, rest.ms) == (2, 2, "right", 1, 15_000)


def test_a_zero_length_makes_no_segment() -> None:
    bare = PLAIN._replace(prepare_ms=0, rest_ms=0, reps=3, phases=stretch(0, 20_000, 0))
    assert kinds(timeline(bare, RestStep(0))) == "phase phase phase"


def test_prepare_names_the_first_side_and_no_repetition() -> None:
    prepare = timeline(SEATED_TWIST).segments[0]
    assert (prepare.kind, prepare.side, prepare.rep, prepare.reps, prepare.set) == ("prepare", "right", None, 1, None)
    assert timeline(SHOULDER_RAISES).segments[0].side is None


def test_the_person_s_first_side_goes_before_the_exercise_s() -> None:
    sides = [segment.side for segment in timeline(SEATED_TWIST, first_side="left").segments]
    assert sides == ["left"] * 4 + ["right"] * 4
    one_sided = PLAIN._replace(sides="right")
    assert {segment.side for segment in timeline(one_sided, first_side="left").segments} == {"right"}


def test_own_pace_is_one_open_phase_a_set_without_a_repetition() -> None:
    plan = timeline(OWN_PACE._replace(sets=2))
    assert kinds(plan) == "prepare phase set_rest phase"
    own = plan.segments[1]
    assert (own.open, own.ms, own.rep, own.reps, own.word) == (True, 0, None, 8, "own pace")
    assert (plan.total_ms, plan.open_ended) == (20_000, True)


def test_own_pace_each_is_one_open_phase_a_side_and_alternate_is_one_for_both() -> None:
    each = timeline(OWN_PACE._replace(sides="each"))
    assert kinds(each) == "prepare phase switch phase"
    assert [segment.side for segment in each.segments] == ["right", "right", "left", "left"]
    alternate = timeline(OWN_PACE._replace(sides="alternate"))
    assert [(segment.kind, segment.side) for segment in alternate.segments] == [("prepare", "right"), ("phase", None)]


def test_own_pace_counts_as_stretch_only_when_every_phase_does() -> None:
    held = OWN_PACE._replace(phases=(Phase("move", 0), Phase("hold", 20_000, stretch=True)))
    phases = [timeline(exercise).segments[1].phase for exercise in (held, OWN_PACE)]
    assert [phase is not None and phase.stretch for phase in phases] == [True, False]


def test_the_limit_of_an_own_paced_exercise_holds_for_all_its_parts_together() -> None:
    plan = timeline(OWN_PACE._replace(sides="each", sets=2, switch_ms=5_000, set_rest_ms=10_000, limit_ms=1_220_000))
    shares = [segment.limit_ms for segment in plan.segments if segment.open]
    assert shares == [300_000] * 4
    assert plan.course_ms - plan.segments[0].ms == 1_220_000
    assert timeline(OWN_PACE._replace(limit_ms=1_200_000)).segments[1].limit_ms == 1_200_000


def test_what_has_no_limit_lasts_for_ever_on_the_course_and_has_no_width_on_the_plan() -> None:
    plan = timeline(NOTE, PLAIN)
    assert (plan.course_end(0), plan.end_ms(0), plan.total_ms) == (FOREVER, 0, 31_000)
    assert plan.plan_ms(FOREVER // 2) == 0
    assert plan.plan_ms(FOREVER + 4_000) == 4_000


def test_a_circuit_repeats_its_steps_with_a_pause_between_rounds_that_belongs_to_the_next() -> None:
    plan = timeline(CircuitStep(2, (ExerciseStep(PLAIN), RestStep(4_000)), rest_between_ms=9_000), NOTE)
    titles = [(step.title, step.number) for step in plan.walked]
    assert titles == [("Plain", 1), ("Rest", None), ("Rest", None), ("Plain", 2), ("Rest", None), ("Find a wall.", None)]
    between = plan.segments[plan.walked[2].first]
    assert (between.kind, between.ms, between.round, between.rounds) == ("pause", 9_000, 2, 2)
    assert plan.segments[plan.walked[3].first].round == 2
    assert plan.segments[-1].round is None


def test_the_innermost_circuit_counts_the_rounds() -> None:
    inner = CircuitStep(3, (RestStep(1_000),))
    rounds = [(segment.round, segment.rounds) for segment in timeline(CircuitStep(2, (inner,))).segments]
    assert rounds == [(1, 3), (2, 3), (3, 3)] * 2


def test_a_pause_says_what_the_author_wrote_and_a_note_is_its_text() -> None:
    pause, note = timeline(RestStep(15_000, "Shake your arms out."), NoteStep("Find a wall.")).segments
    assert (pause.kind, pause.name, pause.cue, pause.word) == ("pause", "Rest", "Shake your arms out.", "rest")
    assert (note.kind, note.name, note.open, note.exercise) == ("note", "Find a wall.", True, None)


def test_nothing_to_do_is_an_empty_timeline() -> None:
    plan = timeline(RestStep(0))
    assert (plan.segments, plan.walked, plan.total_ms, plan.course_ms) == ((), (), 0, 0)
    assert lengths.segment_count(routine(RestStep(0))) == 0
