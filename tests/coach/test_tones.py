"""Which tone is played when."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from stretchtui.coach.model import Tone
from stretchtui.coach.script.tones import APART_MS, count_from, is_breath, tones
from stretchtui.routine.model import CircuitStep, ExerciseStep, NoteStep, Phase, RestStep, Routine, SayLine
from stretchtui.session.timeline import Timeline, build
from tests.session.exercises import PLAIN, SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, routine, stretch
from tests.session.strategies import routines


def kinds(timeline: Timeline, step: int) -> list[tuple[int, str]]:
    return [(tone.at_ms - timeline.course_start(timeline.walked[step].first), tone.kind) for tone in tones(timeline, step)]


def test_each_phase_has_its_tone_and_the_first_step_begins_with_prepare() -> None:
    timeline = build(routine(ExerciseStep(PLAIN)))
    assert kinds(timeline, 0) == [
        (0, "prepare"), (2_000, "count"), (5_000, "move"), (8_000, "hold"), (18_000, "half"), (25_000, "count"),
        (28_000, "release"),
    ]  # fmt: skip


def test_every_other_step_begins_with_next_and_the_end_has_its_own() -> None:
    timeline = build(routine(ExerciseStep(PLAIN), ExerciseStep(SHOULDER_RAISES)))
    assert tones(timeline, 1)[0] == Tone(timeline.course_start(timeline.walked[1].first), "next", timeline.walked[1].first)
    assert tones(timeline, 2) == (Tone(timeline.course_ms, "finish", len(timeline.segments) - 1),)


def test_a_change_of_sides_and_rests_have_theirs() -> None:
    timeline = build(routine(ExerciseStep(SEATED_TWIST._replace(reps=2, sets=2)), RestStep(20_000, "")))
    found = {timeline.segments[tone.segment].kind: tone.kind for tone in tones(timeline, 0) if tone.kind not in ("count", "half")}
    assert (found["switch"], found["rest"], found["set_rest"]) == ("switch", "rest", "switch")
    assert tones(timeline, 1)[0].kind == "rest"
    one_side = build(routine(ExerciseStep(PLAIN._replace(sets=2))))
    assert "switch" not in [tone.kind for tone in tones(one_side, 0)]


@pytest.mark.parametrize("rest_ms", [1_000, 500, 0])
def test_a_change_of_side_sounds_like_one_wherever_it_is(rest_ms: int) -> None:
    """In turns: where the rest between two repetitions leads to the other side, or is too short or not there at all."""
    timeline = build(routine(ExerciseStep(STANDING_TWIST._replace(rest_ms=rest_ms))))
    changes = [
        timeline.course_start(i)
        for i, segment in enumerate(timeline.segments[1:], 1)
        if segment.side != timeline.segments[i - 1].side
    ]
    assert len(changes) == 5
    assert [tone.at_ms for tone in tones(timeline, 0) if tone.kind == "switch"] == changes


def test_no_hold_hides_a_change_of_side() -> None:
    held = PLAIN._replace(sides="alternate", reps=2, rest_ms=500, phases=(Phase("hold", 4_000, stretch=True),), prepare_ms=0)
    assert [kind for _, kind in kinds(build(routine(ExerciseStep(held))), 0)] == ["prepare", "switch", "switch", "switch"]


def test_half_way_has_its_tone_also_where_a_line_of_the_authors_has_its_word() -> None:
    """In `brief` and `signals` that line is not said: two minutes face down were without a sound."""
    phases = (Phase("hold", 120_000, stretch=True),)
    held = PLAIN._replace(say=(SayLine(None, "Let it sink."),), phases=phases, prepare_ms=0)
    assert (60_000, "half") in kinds(build(routine(ExerciseStep(held))), 0)


def test_a_note_begins_with_prepare() -> None:
    timeline = build(routine(ExerciseStep(PLAIN), NoteStep("Fetch a chair.")))
    assert [tone.kind for tone in tones(timeline, 1)] == ["prepare"]


def test_letting_go_sounds_like_release_and_staying_like_hold_whatever_the_author_calls_it() -> None:
    looking = Phase("look", 20_000, stretch=True)
    phases = (Phase("lower", 3_000), Phase("deepen", 9_000), Phase("relax", 3_000), looking, Phase("hook", 3_000))
    timeline = build(routine(ExerciseStep(PLAIN._replace(phases=phases, prepare_ms=0))))
    begins = [tone.kind for tone in tones(timeline, 0) if tone.kind not in ("count", "half")]
    assert begins == ["prepare", "hold", "release", "hold", "move"]


def test_of_a_rest_too_short_to_be_heard_only_the_tone_of_what_follows_stays() -> None:
    phases = (Phase("move", 3_000), Phase("hold", 3_000))
    timeline = build(routine(ExerciseStep(PLAIN._replace(reps=2, rest_ms=500, phases=phases, prepare_ms=0))))
    assert kinds(timeline, 0) == [(0, "prepare"), (3_000, "hold"), (6_500, "move"), (9_500, "hold")]


def test_who_comes_into_a_countdown_hears_the_rest_of_it() -> None:
    timeline = build(routine(ExerciseStep(PLAIN)))
    at = [count_from(timeline, 0, into_ms) for into_ms in (0, 2_000, 2_001, 3_000, 3_500, 4_001)]
    assert [tone and (tone.at_ms, tone.number) for tone in at] == [None, None, (3_000, 2), (3_000, 2), (4_000, 1), None]


@given(routines())
def test_no_two_tones_are_heard_as_one_and_every_countdown_stays(any_routine: Routine) -> None:
    timeline = build(any_routine)
    for step in range(len(timeline.walked)):
        found = tones(timeline, step)
        assert list(found) == sorted(found, key=lambda tone: tone.at_ms)
        for before, after in pairwise(found):
            assert after.at_ms - before.at_ms >= APART_MS or "count" in (before.kind, after.kind)
        walked = timeline.walked[step]
        segments = enumerate(timeline.segments[walked.first : walked.last + 1], walked.first)
        counted = [i for i, one in segments if one.ms >= 5_000 and not one.open and not is_breath(one)]
        assert [tone.segment for tone in found if tone.kind == "count"] == counted


def test_slow_breathing_is_never_counted_down() -> None:
    phases = (Phase("inhale", 5_000, breath="in"), Phase("exhale", 5_000, breath="out"))
    breathing = build(routine(ExerciseStep(PLAIN._replace(kind="breathing", reps=2, phases=phases, prepare_ms=0))))
    assert "count" not in [tone.kind for tone in tones(breathing, 0)]
    assert count_from(breathing, 0, 2_500) is None
    moving = build(routine(ExerciseStep(PLAIN._replace(reps=2, phases=phases, prepare_ms=0))))
    assert "count" in [tone.kind for tone in tones(moving, 0)]


def test_rounds_begin_each_step_with_its_tone() -> None:
    timeline = build(routine(CircuitStep(2, (ExerciseStep(PLAIN._replace(phases=stretch())),), 0)))
    assert [tones(timeline, step)[0].kind for step in (0, 1)] == ["prepare", "next"]
