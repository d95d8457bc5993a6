"""All that a screen shows, at a moment."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stretchtui.routine.model import Phase, RestStep, Routine
from stretchtui.session import events
from stretchtui.session.frame import frame
from stretchtui.session.player import ready
from stretchtui.session.timeline import build
from tests.session.exercises import NOTE, OWN_PACE, PLAIN, REST, SEATED_TWIST, SHOULDER_RAISES, UPPER_BACK_BASICS, timeline
from tests.session.strategies import routines
from tests.session.walking import after, started


def test_in_the_middle_of_a_hold_of_the_seated_twist() -> None:
    seen = frame(started(build(UPPER_BACK_BASICS)), 58_000 + 6_000 + 8_000 + 3_100)
    assert (seen.mode, seen.kind, seen.word, seen.name) == ("running", "phase", "hold", "Seated twist")
    assert (seen.number, seen.of, seen.side, seen.rep, seen.reps, seen.set, seen.sets) == (2, 3, "right", 1, 1, 1, 1)
    assert (seen.left_ms, seen.elapsed_ms, seen.ms, seen.count) == (11_900, 3_100, 15_000, 12)
    assert seen.progress == 3_100 / 15_000
    assert seen.instructions[3] == "Keep lengthening upward as you hold."
    assert (seen.current, seen.open, seen.note, seen.breath, seen.away_ms) == (3, False, "", None, 0)
    assert seen.next is not None
    assert (seen.next.kind, seen.next.word, seen.next.side, seen.next.ms) == ("phase", "release", "right", 4_000)
    assert (seen.done_ms, seen.left_total_ms, seen.open_ahead) == (75_100, 110_900, False)
    assert seen.next_change_ms == 58_000 + 6_000 + 8_000 + 4_000


def test_a_phase_is_told_by_its_index_among_all_phases_of_its_exercise_also_where_two_share_a_name() -> None:
    phases = (Phase("hold", 5_000), Phase("gone", 0), Phase("hold", 4_000), Phase("release", 3_000))
    plan = timeline(PLAIN._replace(phases=phases, reps=2, sides="each"))
    seen = [frame(started(plan), plan.start_ms(i)) for i in range(len(plan.segments))]
    assert [one.phase_index for one in seen] == [None, *[0, 2, 3, None, 0, 2, 3, None] * 2][:-1]
    for one, segment in zip(seen, plan.segments, strict=True):
        assert one.phase_index == segment.phase_index
        assert one.phase is (None if one.phase_index is None else phases[one.phase_index])


def test_own_pace_a_note_and_a_rest_have_no_index_of_a_phase() -> None:
    plan = timeline(NOTE, REST, OWN_PACE)
    assert [segment.phase_index for segment in plan.segments] == [None] * len(plan.segments)
    assert any(segment.phase is not None for segment in plan.segments)


def test_the_count_is_whole_seconds_rounded_up_and_never_shows_nought_while_running() -> None:
    player = started(timeline(REST))
    assert [frame(player, now_ms).count for now_ms in (0, 1, 999, 1_000, 1_001, 14_000, 14_999)] == [15, 15, 15, 14, 14, 1, 1]


def test_before_the_start_the_first_segment_is_shown_and_nothing_moves() -> None:
    seen = frame(ready(timeline(SEATED_TWIST)), 99_000)
    assert (seen.mode, seen.word, seen.count, seen.next_change_ms, seen.done_ms) == ("ready", "prepare", 6, None, 0)


def test_caution_and_mistake_are_at_hand() -> None:
    seen = frame(started(timeline(SHOULDER_RAISES)), 0)
    assert seen.caution.startswith("Keep the lift comfortable")
    assert seen.mistake.startswith("Dropping the shoulders")


def test_the_current_instruction_moves_with_the_voice() -> None:
    player = started(timeline(SEATED_TWIST))
    at = {now_ms: frame(player, now_ms).current for now_ms in (0, 6_000, 11_199, 11_200, 14_000, 15_200, 29_000)}
    assert at == {0: 0, 6_000: 1, 11_199: 1, 11_200: 2, 14_000: 3, 15_200: 3, 29_000: None}


def test_while_counting_in_the_place_stays_and_the_count_runs() -> None:
    player = after(started(timeline(REST)), (4_200, events.Pause()), (10_000, events.GoOn()))
    counts = [(seen.mode, seen.count, seen.left_ms) for seen in (frame(player, now) for now in (10_000, 10_001, 12_999))]
    assert counts == [("counting-in", 3, 10_800), ("counting-in", 3, 10_800), ("counting-in", 1, 10_800)]
    assert [frame(player, now_ms).next_change_ms for now_ms in (10_000, 11_500, 12_999)] == [11_000, 12_000, 13_000]
    assert (frame(player, 13_000).mode, frame(player, 13_000).count) == ("running", 11)


def test_paused_shows_the_place_for_ever() -> None:
    player = after(started(timeline(REST)), (4_200, events.Pause()))
    assert frame(player, 5_000) == frame(player, 10**9)
    assert (frame(player, 5_000).mode, frame(player, 5_000).next_change_ms) == ("paused", None)


def test_what_has_no_set_length_counts_up() -> None:
    seen = frame(started(timeline(NOTE, PLAIN)), 61_500)
    assert (seen.kind, seen.note, seen.word, seen.open) == ("note", "Find a wall.", "note", True)
    assert (seen.count, seen.elapsed_ms, seen.left_ms, seen.ms, seen.progress) == (61, 61_500, None, 0, 0.0)
    assert (seen.number, seen.done_ms, seen.left_total_ms, seen.open_ahead) == (None, 0, 31_000, True)
    assert seen.next_change_ms == 62_000


def test_own_pace_with_a_limit_counts_up_and_shows_how_far_it_may_go() -> None:
    seen = frame(started(timeline(OWN_PACE._replace(prepare_ms=0, limit_ms=60_500))), 60_200)
    assert (seen.count, seen.left_ms, seen.ms, seen.next_change_ms) == (60, 300, 60_500, 60_500)


def test_nothing_of_unknown_length_is_ahead_once_the_last_is_behind() -> None:
    player = after(started(timeline(NOTE, PLAIN)), (5_000, events.Done()))
    assert frame(player, 5_000).open_ahead is False


def test_a_pause_shows_its_line_and_what_comes_next() -> None:
    seen = frame(started(timeline(REST, SEATED_TWIST)), 0)
    assert (seen.kind, seen.word, seen.name) == ("pause", "rest", "Rest")
    assert (seen.instructions, seen.current) == (("Shake your arms out.",), 0)
    assert seen.next is not None
    assert (seen.next.kind, seen.next.name, seen.next.side) == ("prepare", "Seated twist", "right")
    silent = frame(started(timeline(RestStep(5_000))), 0)
    assert (silent.instructions, silent.current, silent.next) == ((), None, None)


def test_at_the_end_everything_is_done() -> None:
    seen = frame(started(timeline(PLAIN)), 31_000)
    assert (seen.mode, seen.word, seen.count, seen.progress) == ("finished", "release", 0, 1.0)
    assert (seen.done_ms, seen.left_total_ms, seen.next_change_ms) == (31_000, 0, None)


def test_breath_is_the_phase_s() -> None:
    breathing = PLAIN._replace(prepare_ms=0, phases=(Phase("inhale", 5_000, breath="in"), Phase("exhale", 5_000, breath="out")))
    player = started(timeline(breathing))
    assert [frame(player, now_ms).breath for now_ms in (0, 5_000)] == ["in", "out"]


def test_an_empty_routine_has_a_frame() -> None:
    seen = frame(ready(timeline()), 0)
    assert (seen.mode, seen.segment, seen.step, seen.next, seen.done_ms, seen.left_total_ms) == ("finished", -1, -1, None, 0, 0)


@given(routines(), st.integers(0, 200_000))
def test_between_now_and_the_next_change_the_count_and_the_segment_stay(plan_of: Routine, now_ms: int) -> None:
    player = started(build(plan_of))
    seen = frame(player, now_ms)
    if seen.next_change_ms is None:
        assert seen.mode == "finished"
        return
    before, then = frame(player, seen.next_change_ms - 1), frame(player, seen.next_change_ms)
    assert (before.segment, before.count) == (seen.segment, seen.count)
    assert (then.mode, then.segment, then.count) != (seen.mode, seen.segment, seen.count) or then.elapsed_ms == 0


@given(routines(), st.integers(0, 200_000))
def test_the_plan_is_what_is_done_and_what_is_left(plan_of: Routine, now_ms: int) -> None:
    plan = build(plan_of)
    seen = frame(started(plan), now_ms)
    assert seen.done_ms + seen.left_total_ms == plan.total_ms
    if seen.segment >= 0 and not seen.open:
        assert seen.done_ms == plan.start_ms(seen.segment) + seen.elapsed_ms
