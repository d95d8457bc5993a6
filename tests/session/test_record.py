"""What is kept of a session."""

from __future__ import annotations

from hypothesis import given

from stretchtui.routine.model import Phase, Routine
from stretchtui.session import events
from stretchtui.session.player import ready, step
from stretchtui.session.record import Record, record
from stretchtui.session.timeline import build
from tests.session.exercises import NOTE, OWN_PACE, PLAIN, REST, SEATED_TWIST, STANDING_TWIST, UPPER_BACK_BASICS, timeline
from tests.session.strategies import PRESSES, Presses, routines
from tests.session.walking import after, started


def doings(made: Record) -> list[str]:
    return [one.doing for one in made.exercises]


def test_a_session_walked_to_the_end_is_done_to_the_second() -> None:
    made = record(started(build(UPPER_BACK_BASICS)), 999_000)
    assert (made.active_ms, made.paused_ms, made.counted_in_ms, made.away_ms) == (186_000, 0, 0, 0)
    assert [(one.id, one.doing, one.lived_ms, one.stretch_ms, one.reps_done, one.reps) for one in made.exercises] == [
        ("shoulder-raises", "done", 58_000, 15_000, 5, 5),
        ("seated-twist", "done", 64_000, 30_000, 2, 2),
        ("standing-twist-step", "done", 64_000, 18_000, 6, 6),
    ]


def test_seconds_under_stretch_are_kept_by_area_and_side() -> None:
    made = record(started(build(UPPER_BACK_BASICS)), 999_000)
    assert made.stretched == {
        ("shoulders", None): 15_000,
        ("upper-back", None): 15_000,
        ("neck", None): 15_000,
        ("mid-back", "right"): 15_000,
        ("upper-back", "right"): 15_000 + 9_000,
        ("mid-back", "left"): 15_000,
        ("upper-back", "left"): 15_000 + 9_000,
        ("shoulders", "right"): 9_000,
        ("shoulders", "left"): 9_000,
    }


def test_before_the_start_nothing_is_reached() -> None:
    assert doings(record(ready(build(UPPER_BACK_BASICS)), 5_000)) == ["not reached"] * 3


def test_ended_early_an_exercise_is_partly_done_and_the_rest_not_reached() -> None:
    made = record(after(started(build(UPPER_BACK_BASICS)), (80_000, events.End())), 10**9)
    assert doings(made) == ["done", "partly", "not reached"]
    assert (made.active_ms, made.count("done"), made.count("not reached")) == (80_000, 1, 1)
    assert made.exercises[1].reps_done == 0


def test_what_is_passed_over_or_left_while_preparing_is_skipped() -> None:
    player = after(started(build(UPPER_BACK_BASICS)), (1_000, events.NextExercise()), (2_000, events.NextExercise()))
    assert doings(record(player, 3_000)) == ["skipped", "skipped", "skipped"]
    assert doings(record(player, 2_000 + 64_000)) == ["skipped", "skipped", "done"]


def test_what_lies_before_the_furthest_place_lived_in_is_skipped_also_after_going_back() -> None:
    player = after(started(build(UPPER_BACK_BASICS)), (0, events.Jump(2)), (9_000, events.Jump(0)), (9_500, events.End()))
    assert doings(record(player, 9_500)) == ["skipped", "skipped", "partly"]


def test_a_phase_cut_short_by_the_person_s_own_minus_still_counts_as_done() -> None:
    plan = timeline(PLAIN._replace(phases=(Phase("hold", 20_000, stretch=True),)))
    made = record(after(started(plan), (22_000, events.Nudge(-5_000))), 22_000)
    assert (doings(made), made.exercises[0].stretch_ms, made.exercises[0].reps_done) == (["done"], 17_000, 1)


def test_a_phase_skipped_makes_it_partly_done() -> None:
    made = record(after(started(timeline(PLAIN)), (10_000, events.NextPhase())), 10**6)
    assert (doings(made), made.exercises[0].reps_done) == (["partly"], 0)


def test_what_is_done_twice_counts_twice_in_time_and_once_in_repetitions() -> None:
    player = after(started(timeline(PLAIN)), (30_999, events.RestartExercise()))
    made = record(player, 10**6)
    assert (made.active_ms, made.exercises[0].stretch_ms) == (30_999 + 31_000, 40_000)
    assert (made.exercises[0].reps_done, made.exercises[0].reps) == (1, 1)


def test_repetitions_of_each_side_and_set_are_counted_apart() -> None:
    plan = timeline(STANDING_TWIST._replace(sets=2))
    made = record(after(started(plan), (5_000 + 10_000 + 9_000, events.End())), 10**6)
    assert (made.exercises[0].reps_done, made.exercises[0].reps) == (2, 12)


def test_own_pace_counts_what_was_really_lived_and_is_done_by_saying_so() -> None:
    done = after(started(timeline(OWN_PACE)), (95_000, events.Done()))
    made = record(done, 10**6)
    assert (doings(made), made.active_ms, made.exercises[0].reps_done) == (["done"], 95_000, 8)
    skipped = record(after(started(timeline(OWN_PACE)), (95_000, events.NextPhase())), 10**6)
    assert (doings(skipped), skipped.active_ms, skipped.exercises[0].reps_done) == (["partly"], 95_000, 0)


def test_own_pace_done_in_the_moment_it_began_is_done() -> None:
    player = after(started(timeline(OWN_PACE)), (5_000, events.Done()))
    assert doings(record(player, 5_000)) == ["done"]


def test_own_pace_done_at_once_stays_done_when_one_comes_back_to_it() -> None:
    at_once = after(started(timeline(OWN_PACE, REST)), (5_000, events.Done()), (5_000, events.PreviousPhase()))
    made = record(after(at_once, (6_000, events.NextPhase())), 6_000)
    assert (doings(made), made.exercises[0].lived_ms) == (["done"], 6_000)


def test_own_pace_each_side_counts_its_repetitions() -> None:
    plan = timeline(OWN_PACE._replace(sides="each"))
    made = record(after(started(plan), (40_000, events.Done()), (41_000, events.End())), 41_000)
    assert (doings(made), made.exercises[0].reps_done, made.exercises[0].reps) == (["partly"], 8, 16)


def test_pauses_and_notes_are_active_time_and_no_exercises() -> None:
    made = record(after(started(timeline(NOTE, REST)), (7_000, events.Done())), 10**6)
    assert (made.exercises, made.active_ms, made.stretched) == ((), 22_000, {})


def test_waiting_is_kept_apart_by_kind() -> None:
    player = after(
        started(timeline(SEATED_TWIST)),
        (1_000, events.Pause()),
        (6_000, events.GoOn()),
        (10_000, events.Away(120_000)),
        (10_500, events.Away(60_000)),
        (11_000, events.GoOn()),
        (12_500, events.End()),
    )
    made = record(player, 10**6)
    assert (made.active_ms, made.paused_ms, made.counted_in_ms, made.away_ms) == (2_000, 5_000 + 1_000 + 60_000, 4_500, 120_000)


@given(routines(), PRESSES)
def test_the_sums_of_a_record_agree(plan_of: Routine, presses: Presses) -> None:
    player, now_ms = started(build(plan_of)), 0
    for span_ms, event in presses:
        now_ms += span_ms
        player = step(player, event, now_ms)
    made = record(player, now_ms + 3_000)
    away_ms = made.away_ms + sum(event.gap_ms for _, event in presses if isinstance(event, events.Away))
    assert made.active_ms + made.paused_ms + made.counted_in_ms <= now_ms + 3_000 + away_ms
    assert sum(one.lived_ms for one in made.exercises) <= made.active_ms
    for one in made.exercises:
        assert 0 <= one.reps_done <= one.reps
        assert 0 <= one.stretch_ms <= one.lived_ms
        assert one.doing != "done" or one.reps_done == one.reps
    assert sum(made.stretched.values()) >= sum(one.stretch_ms for one in made.exercises)
