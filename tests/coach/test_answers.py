"""What is heard after `+` and `-`: how much it was, once, where there is room for it; and what comes next when a phase ends."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtui.coach.model import Amount, Wanted
from stretchtui.coach.script.laying import COUNT_WORDS
from stretchtui.routine.model import ExerciseStep
from stretchtui.session import events
from stretchtui.session.timeline import Timeline, build
from tests.coach.fakes import clip_ms
from tests.coach.looked_at import BASICS, HOLD_ENDS_MS, HOLD_MS, Session, into_hold
from tests.session.exercises import PLAIN, routine, stretch

MORE, LESS = events.Nudge(5_000), events.Nudge(-5_000)
HALF_MS = (HOLD_ENDS_MS - HOLD_MS) // 2
SLOW_FACE_MS = 400
"""So late a face may look that has much else to do."""
RESTING = build(routine(ExerciseStep(PLAIN._replace(reps=3, rest_ms=2_000, phases=stretch(3_000, 6_000, 3_000)))))
REST = next(i for i, segment in enumerate(RESTING.segments) if segment.kind == "rest")


def answers(session: Session, from_ms: int) -> list[str]:
    return [text for text in session.lines(from_ms) if text.endswith(("more.", "less."))]


def quiet_in_a_hold(cache: Path, **more: object) -> Session:
    """Where nothing is said for a while: after half-way."""
    return into_hold(cache, HALF_MS + 1_200, **more)


@pytest.mark.parametrize(("event", "said"), [(MORE, "Five seconds more."), (LESS, "Five seconds less.")])
@pytest.mark.parametrize("amount", ["full", "brief"])
def test_how_much_a_hold_was_changed_by_is_said(cache: Path, event: events.Nudge, said: str, amount: Amount) -> None:
    session = into_hold(cache, 5_300, wanted=Wanted(amount=amount))  # of 15 s; half-way of what becomes 10 s is over
    pressed_ms = session.now_ms
    session.press(event)
    session.run_to(pressed_ms + 2_000)
    assert answers(session, pressed_ms) == [said]


def test_in_signals_and_muted_no_answer_is_heard_by_voice_or_tone(cache: Path) -> None:
    for wanted in (Wanted(amount="signals"), Wanted(sound=False)):
        session = quiet_in_a_hold(cache, wanted=wanted)
        pressed_ms = session.now_ms
        session.press(MORE)
        session.run_to(pressed_ms + 1_200)  # then it is half-way of what has become longer
        assert session.lines(pressed_ms) == session.tones(pressed_ms) == []


def test_pressed_five_times_quickly_only_the_sum_is_said(cache: Path) -> None:
    session = quiet_in_a_hold(cache)
    pressed_ms = session.now_ms
    for _ in range(5):
        session.press(MORE)
        session.run_to(session.now_ms + 150)
    session.run_to(pressed_ms + 10_000)
    assert answers(session, pressed_ms) == ["Twenty-five seconds more."]


def test_what_was_taken_back_at_once_is_not_told(cache: Path) -> None:
    session = quiet_in_a_hold(cache)
    pressed_ms = session.now_ms
    for event in (MORE, LESS):
        session.press(event)
        session.run_to(session.now_ms + 100)
    session.run_to(pressed_ms + 3_000)
    assert answers(session, pressed_ms) == []


def test_what_was_added_is_told_also_where_a_limit_left_less_of_it(cache: Path) -> None:
    held = PLAIN._replace(phases=(PLAIN.phases[1]._replace(ms=20_000, limit_ms=23_000),), prepare_ms=0)
    session = Session(cache, timeline=build(routine(ExerciseStep(held))))
    session.run_to(6_000)
    session.press(MORE)
    session.run_to(9_000)
    assert answers(session, 6_000) == ["Three seconds more."]


def test_an_answer_waits_for_what_is_being_said_and_is_not_said_long_afterwards(cache: Path) -> None:
    session = quiet_in_a_hold(cache)
    session.coach._speech._until_ms = session.now_ms + 1_200
    pressed_ms = session.now_ms
    session.press(MORE)
    session.run_to(pressed_ms + 3_000)
    assert [(at_ms >= pressed_ms + 1_200, text) for at_ms, text in session.children.lines() if at_ms >= pressed_ms] == [
        (True, "Five seconds more.")
    ]
    busy = quiet_in_a_hold(cache)
    pressed_ms = busy.now_ms
    busy.coach._speech._until_ms = busy.now_ms + 4_000
    busy.press(MORE)
    busy.run_to(pressed_ms + 6_000)
    assert answers(busy, pressed_ms) == []


@pytest.mark.parametrize("before_end_ms", [5_200, 6_000, 8_000, 8_400])
def test_before_the_countdown_there_is_no_answer_that_would_delay_it(cache: Path, before_end_ms: int) -> None:
    session = into_hold(cache, HOLD_ENDS_MS - HOLD_MS - before_end_ms)
    pressed_ms = session.now_ms
    session.press(LESS)
    session.run_to(pressed_ms + before_end_ms - 5_001)
    assert answers(session, pressed_ms) == []


@pytest.mark.parametrize("event", [events.Pause(), events.NextPhase(), events.PreviousExercise(), events.End()])
def test_no_answer_is_heard_after_somebody_has_gone_elsewhere(cache: Path, event: events.Event) -> None:
    session = quiet_in_a_hold(cache)
    pressed_ms = session.now_ms
    session.press(MORE)
    session.run_to(pressed_ms + 100)
    session.press(event)
    session.run_to(pressed_ms + 6_000)
    assert answers(session, pressed_ms) == []


def test_in_a_pause_it_is_answered_too_and_nothing_is_asked_for_afterwards(cache: Path) -> None:
    session = quiet_in_a_hold(cache)
    session.press(events.Pause())
    session.run_to(session.now_ms + 2_000)
    pressed_ms = session.now_ms
    session.press(MORE)
    session.run_to(pressed_ms + 3_000)
    assert answers(session, pressed_ms) == ["Five seconds more."]
    assert session.coach.next_ms(session.walk.player, session.now_ms) is None


def test_where_nothing_can_be_said_nobody_is_asked_to_look_again_for_an_answer(cache: Path) -> None:
    for wanted in (Wanted(amount="signals"), Wanted(sound=False)):
        session = quiet_in_a_hold(cache, wanted=wanted)
        session.press(events.Pause())
        session.press(MORE)
        assert session.coach.next_ms(session.walk.player, session.now_ms) is None


PRESSED = st.lists(st.tuples(st.sampled_from([MORE, LESS]), st.integers(0, 900)), min_size=1, max_size=6)


@settings(max_examples=12)
@given(into_ms=st.integers(0, HOLD_ENDS_MS - HOLD_MS - 1), pressed=PRESSED)
def test_whatever_is_pressed_no_line_overlaps_and_every_countdown_is_heard(
    cache: Path, into_ms: int, pressed: list[tuple[events.Nudge, int]]
) -> None:
    session = into_hold(cache, into_ms)
    for event, wait_ms in pressed:
        session.press(event)
        session.run_to(session.now_ms + wait_ms)
    last_ms = session.now_ms
    session.run_to(last_ms + 45_000)
    lines = session.children.lines()
    assert all(at_ms + clip_ms(text) <= next_ms for (at_ms, text), (next_ms, _) in pairwise(lines))
    ends_ms = _hold_ends(session)
    if ends_ms - 3_000 > last_ms:
        counted = [at_ms - ends_ms for at_ms, text in lines if text in COUNT_WORDS.values()]
        in_words = [ms for ms in counted if -3_000 <= ms < 0] == [-3_000, -2_000, -1_000]
        assert in_words or "count-3" in session.tones(ends_ms - 3_000, ends_ms - 2_999)


def _hold_ends(session: Session) -> int:
    """By the clock: when the hold that was pressed in is over."""
    player = session.walk.player
    i = next(i for i, segment in enumerate(BASICS.segments) if BASICS.course_start(i) == HOLD_MS and segment.word == "hold")
    return player.timeline.course_end(i) + player.since_ms - player.course_ms


def _with_less(cache: Path, timeline: Timeline, at_ms: int, later_ms: int, amount: Amount) -> Session:
    session = Session(cache, Wanted(amount=amount), timeline=timeline)
    session.run_to(at_ms)
    session.press(LESS, later_ms)
    session.run_to(at_ms + 2_500)
    return session


@pytest.mark.parametrize("later_ms", [0, 6, 249, 260, SLOW_FACE_MS])
@pytest.mark.parametrize("into_ms", [1, 500, 900, 999, 1_000, 1_500, 1_999])
@pytest.mark.parametrize("amount", ["full", "signals"])
def test_five_seconds_less_in_a_short_rest_bring_the_tone_of_what_follows_however_late_the_face_looks(
    cache: Path, into_ms: int, later_ms: int, amount: Amount
) -> None:
    at_ms = RESTING.course_start(REST) + into_ms
    session = _with_less(cache, RESTING, at_ms, later_ms, amount)
    assert session.tones(at_ms) == ["move"]


@pytest.mark.parametrize("i", range(1, len(RESTING.segments) - 1))
def test_whatever_phase_five_seconds_less_end_the_next_one_sounds_once(cache: Path, i: int) -> None:
    at_ms = RESTING.course_end(i) - 200
    session = _with_less(cache, RESTING, at_ms, 6, "signals")
    plain = Session(cache, Wanted(amount="signals"), timeline=RESTING)
    plain.run_to(RESTING.course_end(i) + 1)
    assert session.tones(at_ms)[:1] == plain.tones(RESTING.course_end(i))


def test_what_is_said_as_a_phase_begins_is_heard_though_the_face_looks_late_after_the_key(cache: Path) -> None:
    from_ms = RESTING.course_start(REST) + 1_500
    exact, late = (_with_less(cache, RESTING, from_ms, later_ms, "full") for later_ms in (0, SLOW_FACE_MS))
    assert late.lines(from_ms) == exact.lines(from_ms) != []
