"""What each event does in each mode."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.routine.model import Phase, Routine
from stretchtui.session import events
from stretchtui.session.events import Event
from stretchtui.session.frame import frame
from stretchtui.session.player import Lived, Mode, Player, index_at, mode_at, position, ready, settled, step
from stretchtui.session.timeline import build
from tests.session.exercises import NOTE, OWN_PACE, PLAIN, REST, SEATED_TWIST, SHOULDER_RAISES, routine, stretch, timeline
from tests.session.strategies import PRESSES, Presses, routines
from tests.session.walking import after, started

PLAN = timeline(SHOULDER_RAISES, SEATED_TWIST, REST, PLAIN)

EVERY_EVENT: tuple[Event, ...] = (
    events.Start(), events.Pause(), events.GoOn(), events.Toggle(), events.NextPhase(), events.PreviousPhase(),
    events.NextExercise(), events.PreviousExercise(), events.RestartExercise(), events.Jump(1), events.Nudge(), events.Done(),
    events.End(), events.Away(9_000), events.Resume(), events.Spasm(), events.Ouch(), events.Instead(PLAIN),
)  # fmt: skip

Kinds = set[type[Event]]

MOVES: Kinds = {
    events.NextPhase, events.PreviousPhase, events.NextExercise, events.PreviousExercise, events.RestartExercise, events.Jump,
    events.Nudge, events.End, events.Spasm, events.Ouch, events.Instead,
}  # fmt: skip
LEGAL: dict[Mode, Kinds] = {
    "ready": {
        events.Start, events.Toggle, events.Jump, events.NextExercise, events.PreviousExercise, events.End, events.Away
    },
    "running": {events.Pause, events.Toggle, events.Away, events.Resume, *MOVES},
    "paused": {events.GoOn, events.Toggle, events.Away, events.Resume, *MOVES},
    "finished": {events.Away},
    "ended": {events.Away},
}  # fmt: skip
"""PLAN is timed throughout, so that Done is legal nowhere in it."""

NOW_MS = 70_000


def standing(mode: Mode) -> Player:
    """A session of PLAN in that mode at NOW_MS; where it has begun, 12 s into the seated twist or (finished) at the end."""
    running = started(PLAN)
    return {
        "ready": ready(PLAN),
        "running": running,
        "paused": after(running, (60_000, events.Pause())),
        "finished": after(running, (60_000, events.Jump(3)), (60_000, events.NextExercise())),
        "ended": after(running, (60_000, events.End())),
    }[mode]


def test_every_event_is_tried() -> None:
    assert {type(event) for event in EVERY_EVENT} == set(get_args(Event))


@pytest.mark.parametrize("mode", get_args(Mode))
@pytest.mark.parametrize("event", EVERY_EVENT, ids=lambda event: type(event).__name__)
def test_an_event_is_taken_where_it_makes_sense_and_else_changes_nothing_but_why(mode: Mode, event: Event) -> None:
    before = standing(mode)
    assert mode_at(before, NOW_MS) == mode
    outcome = step(before, event, NOW_MS)
    if type(event) in LEGAL[mode]:
        assert outcome.why == ""
    else:
        assert outcome.why
        assert replace(outcome, why="") == before


def test_what_was_refused_is_forgotten_with_the_next_event() -> None:
    refused = step(started(PLAN), events.GoOn(), 10)
    assert refused.why == "it is running"
    assert step(refused, events.Pause(), 20).why == ""


def test_a_session_runs_to_its_end_without_any_event() -> None:
    player = started(PLAN, 1_000)
    assert mode_at(player, PLAN.total_ms + 999) == "running"
    assert mode_at(player, PLAN.total_ms + 1_000) == "finished"
    assert position(player, 10**9) == PLAN.total_ms


def test_a_routine_with_nothing_in_it_is_finished_before_it_begins() -> None:
    empty = ready(timeline())
    assert empty.mode == "finished"
    assert [step(empty, event, 5).mode for event in EVERY_EVENT] == ["finished"] * len(EVERY_EVENT)


@pytest.mark.parametrize("mode", ["running", "paused"])
def test_taken_up_again_it_is_paused_where_the_way_into_its_repetition_begins(mode: Mode) -> None:
    taken_up = step(standing(mode), events.Resume(), NOW_MS)
    assert taken_up.mode == "paused"
    assert PLAN.segments[index_at(taken_up, NOW_MS)].kind == "prepare"
    assert position(taken_up, NOW_MS) == PLAN.course_start(PLAN.walked[1].first)
    assert taken_up.lived == settled(standing(mode), NOW_MS).lived


def test_taken_up_again_in_a_later_repetition_it_stands_before_that_one() -> None:
    third = next(i for i, one in enumerate(PLAN.segments) if one.rep == 3)
    within = after(started(PLAN), (PLAN.course_end(third) + 100, events.Resume()))
    assert PLAN.segments[index_at(within, 10**6)].rep == 3
    assert position(within, 10**6) == PLAN.course_start(third)


def test_a_session_may_begin_at_a_later_step() -> None:
    assert index_at(ready(PLAN, start_at=1), 0) == PLAN.walked[1].first
    assert index_at(ready(PLAN, start_at=99), 0) == PLAN.walked[3].first
    assert index_at(ready(PLAN, start_at=-1), 0) == 0


def test_pausing_keeps_the_very_millisecond_and_going_on_counts_in_first() -> None:
    paused = after(started(PLAN), (7_123, events.Pause()))
    assert position(paused, 900_000) == 7_123
    on = step(paused, events.GoOn(), 900_000)
    assert [position(on, 900_000 + ms) for ms in (0, 2_999, 3_000, 3_001)] == [7_123, 7_123, 7_123, 7_124]


def test_without_a_count_in_it_goes_on_at_once() -> None:
    on = after(started(PLAN, count_in_ms=0), (7_123, events.Pause()), (9_000, events.GoOn()))
    assert position(on, 9_010) == 7_133


def test_pausing_while_being_counted_in_keeps_the_place() -> None:
    player = after(started(PLAN), (7_123, events.Pause()), (8_000, events.GoOn()), (10_000, events.Pause()))
    assert (player.mode, position(player, 99_000)) == ("paused", 7_123)


def test_toggle_starts_pauses_and_goes_on() -> None:
    player = ready(PLAN)
    modes = []
    for now_ms in (0, 1_000, 2_000):
        player = step(player, events.Toggle(), now_ms)
        modes.append(player.mode)
    assert modes == ["running", "paused", "running"]


def test_moving_while_paused_stays_paused_at_the_new_place() -> None:
    player = after(started(PLAN), (7_000, events.Pause()), (8_000, events.NextExercise()))
    assert (player.mode, index_at(player, 99_000)) == ("paused", PLAN.walked[1].first)


def test_moving_while_running_or_being_counted_in_goes_on_at_once() -> None:
    player = after(started(PLAN), (7_000, events.NextPhase()))
    assert position(player, 7_100) == PLAN.starts[2] + 100
    counted = after(started(PLAN), (7_000, events.Pause()), (8_000, events.GoOn()), (9_000, events.NextPhase()))
    assert position(counted, 9_100) == PLAN.starts[2] + 100


def test_previous_phase_goes_to_the_start_of_the_segment_before() -> None:
    assert position(after(started(PLAN), (9_500, events.PreviousPhase())), 9_500) == PLAN.starts[1]
    assert position(after(started(PLAN), (4_000, events.PreviousPhase())), 4_000) == 0


@pytest.mark.parametrize(("into_ms", "lands_on"), [(3_000, 0), (3_001, 1)])
def test_previous_exercise_goes_to_this_one_s_start_when_more_than_three_seconds_into_it(into_ms: int, lands_on: int) -> None:
    now_ms = 58_000 + into_ms
    player = after(started(PLAN), (now_ms, events.PreviousExercise()))
    assert position(player, now_ms) == PLAN.starts[PLAN.walked[lands_on].first]


def test_previous_exercise_in_the_first_one_goes_to_its_start() -> None:
    assert position(after(started(PLAN), (2_000, events.PreviousExercise())), 2_000) == 0


def test_next_exercise_lands_on_the_next_step_be_it_a_pause() -> None:
    player = after(started(PLAN), (0, events.Jump(1)), (1_000, events.NextExercise()))
    assert PLAN.segments[index_at(player, 1_000)].kind == "pause"


def test_restart_goes_to_the_start_of_the_step() -> None:
    assert position(after(started(PLAN), (50_000, events.RestartExercise())), 50_000) == 0


def test_a_jump_to_a_step_that_is_not_there_is_refused() -> None:
    for number in (-1, 4):
        assert after(started(PLAN), (5, events.Jump(number))).why == "there is no such step"


def test_before_the_start_one_chooses_where_to_begin_and_cannot_pass_the_last() -> None:
    player = after(ready(PLAN), (0, events.Jump(3)), (0, events.NextExercise()))
    assert (player.mode, player.why, index_at(player, 0)) == ("ready", "this is the last one", PLAN.walked[3].first)
    assert position(after(player, (10, events.Start())), 15) == PLAN.starts[PLAN.walked[3].first] + 5


@pytest.mark.parametrize("event", [events.NextPhase(), events.NextExercise()])
@pytest.mark.parametrize("pause", [False, True])
def test_skipping_the_last_finishes_also_from_a_pause(event: Event, pause: bool) -> None:
    last = after(started(PLAN), (0, events.Jump(3)), (0, events.NextPhase()), (0, events.NextPhase()), (0, events.NextPhase()))
    if pause:
        last = step(last, events.Pause(), 500)
    assert step(last, event, 1_000).mode == "finished"


def test_done_ends_what_has_no_set_length_and_is_refused_elsewhere() -> None:
    plan = timeline(NOTE, OWN_PACE)
    player = after(started(plan), (5_000_000, events.Done()))
    assert plan.segments[index_at(player, 5_000_000)].kind == "prepare"
    assert step(player, events.Done(), 5_001_000).why == "this one is timed and ends by itself"
    last = after(player, (5_005_000, events.Done()))
    assert (last.mode, last.why) == ("finished", "")


def test_an_open_segment_is_left_by_itself_only_at_its_limit() -> None:
    plan = timeline(OWN_PACE._replace(prepare_ms=0, limit_ms=60_000), REST)
    player = started(plan)
    assert [index_at(player, now_ms) for now_ms in (59_999, 60_000)] == [0, 1]
    for_ever = started(timeline(NOTE, REST))
    assert index_at(for_ever, 10**14) == 0


def test_ending_keeps_what_was_done() -> None:
    ended = after(started(PLAN), (6_000, events.End()))
    assert ended.mode == "ended"
    assert ended.lived == (Lived(0, 0, 5_000, True), Lived(1, 0, 1_000))


def test_time_in_one_segment_is_one_stretch_however_often_it_is_paused() -> None:
    player = after(
        started(PLAN, count_in_ms=0),
        (1_000, events.Pause()),
        (2_000, events.GoOn()),
        (3_000, events.Pause()),
        (9_000, events.End()),
    )
    assert player.lived == (Lived(0, 0, 2_000),)


def test_going_back_lives_the_time_again() -> None:
    player = after(started(PLAN), (6_000, events.RestartExercise()), (8_000, events.End()))
    assert player.lived == (Lived(0, 0, 5_000, True), Lived(1, 0, 1_000), Lived(0, 0, 2_000))


@given(routines(), st.integers(0, 20), st.booleans())
def test_back_and_forward_returns_to_the_same_frame(plan_of: Routine, skips: int, pause: bool) -> None:
    """From the start of any segment, running or paused."""
    player = started(build(plan_of), 50)
    for _ in range(skips):
        player = step(player, events.NextPhase(), 50)
    if player.mode != "running":
        return
    if pause:
        player = step(player, events.Pause(), 50)
    here = frame(player, 900)
    forward = step(player, events.NextPhase(), 50)
    if forward.mode != "finished":
        assert frame(step(forward, events.PreviousPhase(), 50), 900) == here
    if index_at(player, 50) > 0:
        back = step(player, events.PreviousPhase(), 50)
        assert frame(step(back, events.NextPhase(), 50), 900) == here


@given(routines(), st.integers(0, 8))
def test_an_exercise_forward_and_back_returns_to_the_same_frame(plan_of: Routine, number: int) -> None:
    player = step(started(build(plan_of)), events.Jump(number), 50)
    if player.mode != "running" or number + 1 >= len(player.timeline.walked):
        return
    there_and_back = after(player, (50, events.NextExercise()), (50, events.PreviousExercise()))
    assert frame(there_and_back, 900) == frame(player, 900)


def assert_legal(player: Player, now_ms: int) -> None:
    timeline = player.timeline
    assert 0 <= player.course_ms <= timeline.course_ms
    assert player.at_ms <= now_ms
    assert player.since_ms <= now_ms + player.count_in_ms
    assert mode_at(player, now_ms) in get_args(Mode)
    assert (player.mode != "finished") or player.course_ms == timeline.course_ms
    assert player.away_ms == 0 or player.mode == "paused"
    for lived in player.lived:
        assert 0 <= lived.from_ms <= lived.to_ms
        assert 0 <= lived.segment < len(timeline.segments)
    for mark in player.marks:
        assert mark.into_ms >= 0
        assert timeline.segments[mark.segment].exercise is not None or mark.kind == "spasm"
    for i, segment in enumerate(timeline.segments):
        assert timeline.course_end(i) > timeline.course_start(i)
        assert segment.open or segment.limit_ms is None or segment.ms <= segment.limit_ms
    seen = frame(player, now_ms)
    assert 0 <= seen.progress <= 1
    assert seen.done_ms >= 0
    assert seen.left_total_ms >= 0
    assert seen.left_ms is None or seen.left_ms >= 0
    assert seen.next_change_ms is None or seen.next_change_ms > now_ms


@given(routines(), PRESSES)
def test_any_keys_at_any_moments_keep_the_player_in_a_legal_state(plan_of: Routine, presses: Presses) -> None:
    player, now_ms = ready(build(plan_of)), 0
    for span_ms, event in [(0, events.Start()), *presses]:
        now_ms += span_ms
        before = player
        player = step(player, event, now_ms)
        assert_legal(player, now_ms)
        if player.why:
            assert replace(player, why=before.why) == before


def test_two_seconds_of_a_phase_are_two_seconds_wherever_it_begins() -> None:
    """The place is the anchor's plus what has passed: no rounding adds up over thousands of events."""
    player = started(build(routine(PLAIN._replace(phases=stretch(0, 7_200_000, 0)))), count_in_ms=0)
    now_ms = 0
    for _ in range(1_000):
        player = after(player, (now_ms + 333, events.Pause()), (now_ms + 1_000, events.GoOn()))
        now_ms += 1_000
    assert position(player, now_ms) == 333_000


def test_segments_shorter_than_a_look_are_all_passed() -> None:
    blink = PLAIN._replace(prepare_ms=0, rest_ms=0, reps=50, phases=(Phase("blink", 7),))
    player = after(started(timeline(blink)), (340, events.End()))
    assert [lived.segment for lived in player.lived] == list(range(49))
    assert player.lived[-1] == Lived(48, 0, 4)
