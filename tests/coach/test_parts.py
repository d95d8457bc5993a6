"""A long step is planned part by part: the same is said as when all of it is planned at once, and no part takes long."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtui.coach.agenda import Agenda, extended
from stretchtui.coach.coming import Coming
from stretchtui.coach.model import Amount, Line
from stretchtui.coach.script import parts
from stretchtui.coach.script.landing import from_here
from stretchtui.coach.script.lengths import estimate_ms
from stretchtui.coach.script.parts import ABOUT, part
from stretchtui.coach.script.plan import part_plan, part_texts, plan
from stretchtui.coach.script.tones import part_tones, tones
from stretchtui.routine.model import Exercise, ExerciseStep, Phase, Sides
from stretchtui.session.timeline import Timeline, build
from tests.coach.test_whole_library_aloud import ids, timeline_of
from tests.pace import over
from tests.session.exercises import PLAIN, SEATED_TWIST, routine, stretch
from tests.session.walking import started

WITHIN_MS = 15
LONGEST_REPETITION = 4
BESIDE = 6
"""Segments beside the end of a part: with no room at all another form may be said there."""
UNENDING = 10**6
LONG = SEATED_TWIST._replace(reps=200, sets=6, phases=stretch(2_000, 3_000, 2_000), rest_ms=0)
SPOKEN = st.sampled_from(["full", "brief"])
WORDS = ("move", "hold", "lower")


def normal(text: str) -> int:
    return estimate_ms(text, 150)


def at_once(timeline: Timeline, amount: Amount, monkeypatch: pytest.MonkeyPatch) -> tuple[Line, ...]:
    """The first step planned as one part, however long it is."""
    with monkeypatch.context() as patched:
        patched.setattr(parts, "ABOUT", UNENDING)
        return plan(timeline, 0, amount, normal).lines


@st.composite
def long_exercises(draw: st.DrawFn, *, told: bool) -> Exercise:
    lengths = draw(st.lists(st.sampled_from([1_000, 2_500, 6_000, 12_000, 25_000]), min_size=1, max_size=3))
    cues = tuple(f"Reach number {nth} of what you have." for nth in range(len(lengths))) if told else ("",) * len(lengths)
    phases = tuple(Phase(word, ms, word == "hold", cue=cue) for word, ms, cue in zip(WORDS, lengths, cues, strict=False))
    reps, sets = draw(st.sampled_from([(90, 1), (5, 20), (2, 40), (1, 100), (33, 3)]))
    sides: Sides = draw(st.sampled_from(["both", "each", "alternate"]))
    rest_ms = draw(st.sampled_from([0, 2_000, 9_000]))
    return PLAIN._replace(phases=phases, reps=reps, sets=sets, sides=sides, rest_ms=rest_ms, set_rest_ms=rest_ms)


@settings(max_examples=12)
@given(long_exercises(told=False), SPOKEN)
def test_away_from_the_ends_of_parts_the_same_is_said_as_in_a_plan_of_the_whole_step(exercise: Exercise, amount: Amount) -> None:
    timeline = build(routine(ExerciseStep(exercise)))
    with pytest.MonkeyPatch.context() as monkeypatch:
        whole = at_once(timeline, amount, monkeypatch)
    border = {i for span in parts.parts(timeline, 0) for i in range(span.start - BESIDE, span.start + BESIDE)}
    here = [line for line in plan(timeline, 0, amount, normal).lines if line.segment not in border]
    assert here == [line for line in whole if line.segment not in border]


@settings(max_examples=8)
@given(long_exercises(told=True))
def test_every_instruction_that_a_plan_of_the_whole_step_tells_is_told_part_by_part_too(exercise: Exercise) -> None:
    timeline = build(routine(ExerciseStep(exercise)))
    with pytest.MonkeyPatch.context() as monkeypatch:
        whole = {line.text for line in at_once(timeline, "full", monkeypatch) if "Reach" in line.text}
    here = {line.text for line in plan(timeline, 0, "full", normal).lines if "Reach" in line.text}
    assert {text.split(" of ")[0] for text in here} >= {text.split(" of ")[0] for text in whole}


def test_no_step_of_the_library_has_more_than_one_part() -> None:
    for id in ids():
        timeline = timeline_of(id, "right")
        for walked in timeline.walked:
            assert part(timeline, walked.first) == range(walked.first, walked.last + 1)


@settings(max_examples=12)
@given(long_exercises(told=False), st.integers(0, 10**6))
def test_the_parts_of_a_step_follow_one_another_wherever_one_asks(exercise: Exercise, place: int) -> None:
    timeline = build(routine(ExerciseStep(exercise), ExerciseStep(PLAIN)))
    found = parts.parts(timeline, 0)
    assert [i for span in found for i in span] == list(range(timeline.walked[0].last + 1))
    i = place % len(timeline.segments)
    assert i in part(timeline, i)
    assert part(timeline, part(timeline, i).start) == part(timeline, i)
    assert all(len(span) <= 2 * ABOUT + LONGEST_REPETITION for span in found)


@settings(max_examples=8)
@given(long_exercises(told=False))
def test_part_by_part_the_same_tones_are_played_and_the_same_texts_are_known(exercise: Exercise) -> None:
    timeline = build(routine(ExerciseStep(exercise)))
    spans = parts.parts(timeline, 0)
    assert [tone for span in spans for tone in part_tones(timeline, span)] == list(tones(timeline, 0))
    for span in spans:
        said = {line.text for line in part_plan(timeline, span.start, "full", normal).lines}
        landed = from_here(timeline, timeline.course_start(span.stop - 1) + 300, "full", normal, told=True)
        assert said | {line.text for line in landed.lines} <= set(part_texts(timeline, span.start, "full"))


def test_what_crowds_over_the_end_of_a_part_is_one_tone_there_too() -> None:
    quick = PLAIN._replace(phases=(Phase("move", 400), Phase("release", 400)), reps=100, rest_ms=0)
    timeline = build(routine(ExerciseStep(quick)))
    assert [tone for span in parts.parts(timeline, 0) for tone in part_tones(timeline, span)] == list(tones(timeline, 0))


def test_a_session_that_goes_on_hears_what_was_planned_and_nothing_twice() -> None:
    timeline = build(routine(ExerciseStep(PLAIN._replace(reps=60)), ExerciseStep(SEATED_TWIST)))
    coming, player = Coming(normal, lambda ms: ms), started(timeline)
    heard: list[Line] = []
    coming.follow(player, 0, "full", frozenset())
    for now_ms in range(0, timeline.course_ms + 2_000, 500):
        coming.follow(player, now_ms, "full", frozenset())
        coming.plan_on(now_ms, "full")
        heard += coming.due(now_ms, 0)[1]
    free_ms, planned = 0, list[Line]()
    for step in range(3):
        here = plan(timeline, step, "full", normal, free_ms)
        free_ms, planned = here.free_ms, [*planned, *here.lines]
    assert heard == planned


def _firsts(timeline: Timeline) -> Sequence[int]:
    return [span.start for span in parts.parts(timeline, 0)]


def test_no_part_of_a_step_of_seven_thousand_segments_takes_longer_to_plan_than_a_step_of_the_library() -> None:
    timeline = build(routine(ExerciseStep(LONG)))
    assert len(timeline.segments) > 7_000
    firsts = [_firsts(timeline)[nth] for nth in (0, 1, 30, 60, 90)]
    for first in firsts:
        assert over(WITHIN_MS / 1_000, partial(extended, Agenda(following=first), timeline, "full", normal)) == []


def test_what_may_be_said_in_a_part_is_found_as_quickly() -> None:
    timeline = build(routine(ExerciseStep(LONG)))
    assert over(3 * WITHIN_MS / 1_000, lambda: part_texts(timeline, 0, "full")) == []
