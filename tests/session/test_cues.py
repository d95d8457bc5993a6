"""What is heard, when, and that it does not matter how often one looks."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stretchtui.routine.model import CircuitStep, ExerciseStep, NoteStep, Phase, RestStep, Routine, SayLine
from stretchtui.session import events
from stretchtui.session.cues import Cue, heard, next_due_ms
from stretchtui.session.player import Player, index_at, step
from stretchtui.session.record import record
from stretchtui.session.timeline import build
from stretchtui.session.walk import Walk, begin, look, next_look_ms, press
from tests.session.exercises import (
    NOTE,
    OWN_PACE,
    PLAIN,
    REST,
    SEATED_TWIST,
    SHOULDER_RAISES,
    STANDING_TWIST,
    UPPER_BACK_BASICS,
    routine,
    stretch,
    timeline,
)
from tests.session.strategies import PRESSES, Presses, routines
from tests.session.walking import after, started, walked

HOLD = Phase("hold", 20_000, stretch=True)


def told(player: Player, until_ms: int, *kinds: str) -> list[tuple[int, str, str]]:
    """What is heard since the last event, of these kinds (or all): moment, kind, text."""
    cues = heard(player, None, until_ms)
    return [(cue.due_ms, cue.kind, cue.text) for cue in cues if not kinds or cue.kind in kinds]


def test_prepare_gives_the_name_the_side_and_the_first_instruction_then_counts_down() -> None:
    assert told(started(timeline(SEATED_TWIST)), 5_999) == [
        (0, "name", "Seated twist"),
        (0, "side", "right side"),
        (0, "instruction", "Sit cross-legged, or on a chair if that is easier."),
        (3_000, "count", "3"),
        (4_000, "count", "2"),
        (5_000, "count", "1"),
    ]


def test_each_phase_is_called_out_and_its_instruction_is_given_in_the_first_repetition_only() -> None:
    cues = told(started(timeline(SHOULDER_RAISES)), 26_999, "phase", "instruction")
    assert cues == [
        (0, "instruction", "Stand or sit with a straight back, arms by your sides."),
        (5_000, "phase", "move"),
        (5_000, "instruction", "Lift both shoulders slowly toward your ears."),
        (8_000, "phase", "hold"),
        (8_000, "instruction", "Hold for a few seconds."),
        (11_000, "phase", "release"),
        (11_000, "instruction", "Lower them slowly all the way down."),
        (14_000, "phase", "rest"),
        (16_000, "phase", "move"),
        (19_000, "phase", "hold"),
        (22_000, "phase", "release"),
        (25_000, "phase", "rest"),
    ]


def test_a_later_set_is_not_instructed_again_but_told_its_side() -> None:
    plan = timeline(SEATED_TWIST._replace(sets=2))
    again = plan.starts[next(i for i, segment in enumerate(plan.segments) if segment.kind == "set_rest")]
    cues = [(due_ms - again, kind, text) for due_ms, kind, text in told(started(plan), 10**6) if due_ms >= again]
    assert cues[:2] == [(0, "phase", "rest"), (0, "side", "right side")]
    assert not [text for _, kind, text in cues if kind == "instruction"]


def test_the_side_is_told_at_a_switch_with_what_the_new_side_needs() -> None:
    twist = SEATED_TWIST._replace(cues=("Sit down.", "Turn {side}."))
    cues = [(kind, text) for due_ms, kind, text in told(started(timeline(twist)), 36_999) if due_ms == 33_000]
    assert cues == [("phase", "switch"), ("side", "left side")]
    facing = SEATED_TWIST._replace(cues=("Face {side}.",))
    cues = [(kind, text) for due_ms, kind, text in told(started(timeline(facing)), 36_999) if due_ms == 33_000]
    assert cues == [("phase", "switch"), ("side", "left side"), ("instruction", "Face left.")]


def test_the_side_is_told_at_every_change_of_an_alternating_exercise() -> None:
    sides = told(started(timeline(STANDING_TWIST)), 10**6, "side")
    assert [text for _, _, text in sides] == ["right side", "left side"] * 3


def test_the_side_is_told_at_the_first_phase_where_there_is_no_switch() -> None:
    sides = told(started(timeline(SEATED_TWIST._replace(switch_ms=0))), 10**6, "side")
    assert [due_ms for due_ms, _, _ in sides] == [0, 33_000]


def test_without_prepare_the_first_phase_gives_the_name_too() -> None:
    cues = told(started(timeline(SEATED_TWIST._replace(prepare_ms=0))), 0)
    assert [kind for _, kind, _ in cues] == ["name", "phase", "side", "instruction"]


def test_the_three_counts_lie_before_a_change_of_at_least_five_seconds_and_nowhere_else() -> None:
    plan = timeline(PLAIN._replace(phases=stretch(4_999, 5_000, 1_000)), REST)
    counts = told(started(plan), 10**6, "count")
    ends = [5_000, 14_999, 30_999]
    assert counts == [(end - number * 1_000, "count", str(number)) for end in ends for number in (3, 2, 1)]


def test_a_line_of_the_author_s_own_at_half_time_stands_in_for_half_way() -> None:
    held = PLAIN._replace(say=(SayLine(None, "Breathe."),), phases=(Phase("hold", 20_000, stretch=True),), prepare_ms=0)
    player = started(timeline(held))
    assert told(player, 10**6, "half") == []
    assert [text for _, _, text in told(player, 10**6, "say")] == ["Breathe."]


def test_half_is_told_in_a_stretch_of_ten_seconds_and_in_anything_of_half_a_minute() -> None:
    phases = (
        Phase("move", 29_999), Phase("march", 30_000), Phase("hold", 9_999, stretch=True), Phase("deepen", 10_000, stretch=True)
    )  # fmt: skip
    halves = told(started(timeline(PLAIN._replace(prepare_ms=0, phases=phases))), 10**6, "half")
    assert [due_ms for due_ms, _, _ in halves] == [29_999 + 15_000, 29_999 + 30_000 + 9_999 + 5_000]


def test_say_lines_are_told_at_their_time_into_every_hold_that_is_long_enough() -> None:
    said = (SayLine(10_000, "Breathe."), SayLine(None, "Half."), SayLine(20_000, "Too late."))
    plan = timeline(PLAIN._replace(prepare_ms=0, rest_ms=0, phases=(HOLD, Phase("shake", 1_000)), reps=2, say=said))
    assert told(started(plan), 10**6, "say") == [
        (10_000, "say", "Breathe."),
        (10_000, "say", "Half."),
        (31_000, "say", "Breathe."),
        (31_000, "say", "Half."),
    ]


def test_the_next_exercise_is_named_in_the_last_segment_not_more_than_ten_seconds_ahead() -> None:
    long_hold = PLAIN._replace(prepare_ms=0, phases=(Phase("hold", 600_000),))
    assert told(started(timeline(long_hold, PLAIN)), 600_000, "next") == [(590_000, "next", "next: Plain")]
    assert told(started(timeline(SEATED_TWIST, PLAIN)), 64_000, "next") == [(60_000, "next", "next: Plain")]


def test_before_a_pause_it_is_the_pause_that_names_the_next_exercise() -> None:
    plan = timeline(CircuitStep(2, (ExerciseStep(PLAIN), RestStep(10_000)), rest_between_ms=8_000), NOTE, PLAIN)
    assert told(started(plan), 10**6, "next") == [
        (31_000, "next", "next: Plain"),
        (41_000, "next", "next: Plain"),
        (90_000, "next", "next: Plain"),
    ]


def test_a_pause_calls_a_rest_and_says_its_line_and_a_note_is_read() -> None:
    player = started(timeline(REST, NoteStep("Find a wall.")))
    assert told(player, 0) == [(0, "phase", "rest"), (0, "say", "Shake your arms out.")]
    assert told(player, 10**6, "note", "phase")[1:] == [(15_000, "note", "Find a wall.")]


def test_own_pace_is_called_and_instructed_and_never_counted_down() -> None:
    plan = timeline(OWN_PACE._replace(prepare_ms=0, limit_ms=60_000))
    kinds = [kind for _, kind, _ in told(started(plan), 59_999)]
    assert kinds == ["name", "phase", "instruction", "instruction", "instruction"]


def test_the_finish_is_told_once_at_the_end() -> None:
    player = started(build(UPPER_BACK_BASICS))
    assert told(player, 10**6)[-1] == (186_000, "finish", "finished")
    assert heard(player, 186_000, 10**6) == ()


def test_skipping_the_last_tells_the_finish_once() -> None:
    walk, _ = press(begin(started(timeline(REST))), events.NextPhase(), 500)
    walk, cues = look(walk, 600)
    assert [(cue.kind, cue.due_ms) for cue in cues] == [("finish", 500)]
    walk, _ = press(walk, events.Away(5_000), 700)
    assert look(walk, 10**6)[1] == ()


def test_going_on_counts_three_two_one_and_then_says_so() -> None:
    player = after(started(timeline(SHOULDER_RAISES)), (6_000, events.Pause()), (9_000, events.GoOn()))
    assert told(player, 12_999) == [
        (9_000, "count", "3"),
        (10_000, "count", "2"),
        (11_000, "count", "1"),
        (12_000, "go-on", "go on"),
    ]
    assert told(player, 14_000)[4:] == [(14_000, "phase", "hold"), (14_000, "instruction", "Hold for a few seconds.")]


def test_a_short_count_in_counts_only_what_it_has_time_for() -> None:
    player = after(started(timeline(REST), count_in_ms=2_000), (6_000, events.Pause()), (9_000, events.GoOn()))
    assert [cue.text for cue in heard(player, 0, 11_000)] == ["2", "1", "go on"]
    assert [next_due_ms(player, now_ms) for now_ms in (9_000, 9_500, 10_000, 11_000)] == [10_000, 10_000, 11_000, 17_000]


def test_what_was_heard_before_a_pause_is_not_heard_again_after_it() -> None:
    """Also when the pause falls on the very millisecond at which it was due."""
    player = after(started(timeline(SHOULDER_RAISES), count_in_ms=0), (8_000, events.Pause()), (9_000, events.GoOn()))
    assert told(player, 12_000) == [
        (12_000, "phase", "release"),
        (12_000, "instruction", "Lower them slowly all the way down."),
    ]


def test_nothing_is_heard_before_the_start_while_paused_or_after_ending() -> None:
    walk, cues = look(begin(started(timeline(REST))), 100)
    assert cues
    walk, _ = press(walk, events.Pause(), 200)
    assert look(walk, 10**6)[1] == ()
    assert look(press(walk, events.End(), 300)[0], 10**6)[1] == ()


def test_going_back_rewinds_the_cues() -> None:
    walk, first = look(begin(started(timeline(SHOULDER_RAISES))), 5_500)
    walk, _ = press(walk, events.RestartExercise(), 6_000)
    _, again = look(walk, 11_500)
    assert [cue.text for cue in again] == [cue.text for cue in first]


def test_a_jump_while_paused_is_announced_when_it_goes_on() -> None:
    plan = timeline(REST, PLAIN)
    player = after(started(plan), (500, events.Pause()), (600, events.NextExercise()), (1_000, events.GoOn()))
    assert [(due_ms, kind) for due_ms, kind, _ in told(player, 4_000)] == [
        (1_000, "count"), (2_000, "count"), (3_000, "count"), (4_000, "go-on"), (4_000, "name"),
    ]  # fmt: skip


def test_a_refused_key_is_not_heard_and_repeats_nothing() -> None:
    walk, before = look(begin(started(timeline(PLAIN))), 0)
    walk, at_once = press(walk, events.Done(), 0)
    assert [cue.kind for cue in before] == ["name"]
    assert (at_once, look(walk, 0)[1]) == ((), ())


def test_a_look_that_comes_too_late_to_be_first_repeats_nothing() -> None:
    walk, _ = look(begin(started(timeline(SHOULDER_RAISES))), 9_000)
    walk, earlier = look(walk, 4_000)
    assert (earlier, look(walk, 9_000)[1]) == ((), ())


def test_nudging_while_being_counted_in_repeats_no_count() -> None:
    walk, _ = press(begin(started(timeline(PLAIN))), events.Pause(), 500)
    walk, _ = press(walk, events.GoOn(), 1_000)
    walk, cues = press(walk, events.Nudge(), 2_000)
    _, more = look(walk, 4_000)
    assert [cue.text for cue in (*cues, *more)] == ["3", "2", "1", "go on"]


@given(routines(), PRESSES, st.lists(st.integers(0, 200_000), max_size=40))
def test_what_is_heard_and_recorded_does_not_depend_on_how_often_one_looks(
    plan_of: Routine, presses: Presses, looks: list[int]
) -> None:
    player = started(build(plan_of))
    never, seldom = walked(player, presses, [], 600_000)
    often, heard_often = walked(player, presses, looks, 600_000)
    assert heard_often == seldom
    assert record(often.player, 600_000) == record(never.player, 600_000)


@given(routines(), PRESSES)
def test_looking_when_told_to_hears_every_cue_on_time_and_sees_every_second(plan_of: Routine, presses: Presses) -> None:
    """No cue is due between two moments of next_look_ms, so a face that keeps them is never late."""
    player, now_ms = started(build(plan_of)), 0
    for span_ms, event in presses:
        now_ms += span_ms
        player = step(player, event, now_ms)
    walk = look(Walk(player), now_ms)[0]
    for _ in range(30):
        due_ms = next_look_ms(walk, now_ms)
        if due_ms is None:
            break
        assert due_ms > now_ms
        now_ms = due_ms
        walk, cues = look(walk, now_ms)
        assert {cue.due_ms for cue in cues} <= {now_ms}
    if next_look_ms(walk, now_ms) is None:
        assert look(walk, now_ms + 10**6)[1] == ()


@given(routines(), st.integers(0, 90_000), st.integers(0, 10**7), st.sampled_from([0, 3_000]))
def test_pausing_anywhere_for_any_time_changes_nothing_but_the_wall_clock(
    plan_of: Routine, at_ms: int, for_ms: int, count_in_ms: int
) -> None:
    straight = started(build(plan_of), count_in_ms=count_in_ms)
    paused = after(straight, (at_ms, events.Pause()), (at_ms + for_ms, events.GoOn()))
    if paused.why:  # it had finished before
        return
    later_ms = for_ms + count_in_ms
    presses: Presses = [(at_ms, events.Pause()), (for_ms, events.GoOn())]
    _, with_pause = walked(straight, presses, [], 400_000 + later_ms)
    _, without = walked(straight, [], [], 400_000)
    early = [cue for cue in without if cue.due_ms <= at_ms]
    late = [replace(cue, due_ms=cue.due_ms + later_ms) for cue in without if cue.due_ms > at_ms]
    assert with_pause == [*early, *counted_in(paused), *late]
    assert told_of(paused, 400_000 + later_ms) == told_of(straight, 400_000)


def counted_in(player: Player) -> list[Cue]:
    if not player.count_in_ms:
        return []
    i, since_ms = index_at(player, player.since_ms), player.since_ms
    counts = [Cue("count", str(number), since_ms - number * 1_000, i, number) for number in (3, 2, 1)]
    return [*counts, Cue("go-on", "go on", since_ms, i)]


def told_of(player: Player, now_ms: int) -> object:
    made = record(player, now_ms)
    return made.active_ms, made.exercises, made.stretched


def test_the_first_plan_is_heard_whole() -> None:
    """A fingerprint of the real routine: how many cues of each kind there are."""
    cues = heard(started(build(UPPER_BACK_BASICS)), None, 186_000)
    kinds = [cue.kind for cue in cues]
    assert {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)} == {
        "name": 3,
        "instruction": 4 + (1 + 3) + 3 + (1 + 3) + (1 + 3),
        "count": 3 * 7,
        "phase": 19 + 7 + 23,
        "next": 2,
        "side": 2 + 6,
        "half": 2,
        "finish": 1,
    }
    assert [cue.due_ms for cue in cues] == sorted(cue.due_ms for cue in cues)


def test_a_routine_of_nothing_says_it_is_finished_when_looked_at() -> None:
    walk, cues = look(begin(step(started(routine()), events.Start(), 5)), 10)
    assert [cue.kind for cue in cues] == ["finish"]
    assert walk.player.mode == "finished"
