"""Marks of what hurt: where they are set, that nothing moves them, and how they are told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from stretchtui.routine.model import Exercise, Routine, Step
from stretchtui.session import events
from stretchtui.session.marks import SEE_A_DOCTOR, Marked, has_just_hurt, in_words, side_of
from stretchtui.session.place import Mark, Player
from stretchtui.session.player import index_at, position, ready, step
from stretchtui.session.record import record
from stretchtui.session.timeline import build
from tests.session.exercises import NOTE, PLAIN, REST, UPPER_BACK_BASICS, timeline
from tests.session.strategies import PRESSES, Presses, routines
from tests.session.walking import after, started

HOLD_RIGHT_MS = 58_000 + 6_000 + 8_000
"""Where the first hold of the seated twist begins in UPPER_BACK_BASICS."""


def basics() -> Player:
    return started(build(UPPER_BACK_BASICS))


def test_a_spasm_stops_at_the_very_millisecond_and_marks_the_place() -> None:
    stopped = after(basics(), (HOLD_RIGHT_MS + 1_234, events.Spasm()))
    assert (stopped.mode, position(stopped, 10**9)) == ("paused", HOLD_RIGHT_MS + 1_234)
    (mark,) = stopped.marks
    assert (mark.kind, stopped.timeline.segments[mark.segment].word, mark.into_ms) == ("spasm", "hold", 1_234)


def test_a_spasm_while_paused_is_marked_and_the_pause_goes_on() -> None:
    paused = after(basics(), (10_000, events.Away(60_000)))
    spasm = step(paused, events.Spasm(), 20_000)
    assert (spasm.mode, spasm.away_ms, len(spasm.marks)) == ("paused", 60_000, 1)
    assert record(spasm, 25_000).paused_ms == 15_000


def test_a_spasm_while_being_counted_in_stops_the_counting() -> None:
    player = after(basics(), (7_000, events.Pause()), (8_000, events.GoOn()), (9_000, events.Spasm()))
    assert (player.mode, position(player, 10**6)) == ("paused", 7_000)


def test_going_on_after_a_spasm_is_counted_in_and_the_hold_keeps_its_time() -> None:
    player = after(basics(), (HOLD_RIGHT_MS + 1_234, events.Spasm()), (500_000, events.GoOn()))
    assert [position(player, 500_000 + ms) for ms in (2_999, 3_001)] == [HOLD_RIGHT_MS + 1_234, HOLD_RIGHT_MS + 1_235]


def test_a_spasm_can_come_in_a_rest_or_a_note_and_an_ouch_is_about_an_exercise() -> None:
    resting = started(timeline(REST, NOTE, PLAIN))
    for now_ms, kind in ((1_000, "Rest"), (16_000, NOTE.text)):
        spasm = step(resting, events.Spasm(), now_ms)
        assert record(spasm, now_ms).marks == (Marked("spasm", spasm.marks[0].segment, None, kind, None,
                                                      "rest" if kind == "Rest" else "note", 1_000),)  # fmt: skip
        refused = step(resting, events.Ouch(), now_ms)
        assert (refused.why, refused.marks, refused.mode) == ("there is no exercise here to mark", (), "running")


@pytest.mark.parametrize(
    ("into_ms", "side"),
    [(0, "right"), (6_000 + 8_000, "right"), (27_000 + 6_000, "right"), (27_000 + 6_000 + 4_000, "left"), (63_000, "left")],
    ids=["preparing", "holding", "switching", "moving", "releasing"],
)
def test_an_ouch_is_on_the_side_that_is_done_and_between_two_on_the_one_that_was(into_ms: int, side: str) -> None:
    player = after(basics(), (58_000 + into_ms, events.Ouch()))
    assert record(player, 200_000).exercises[1].ouches == (side,)
    assert side_of(player.timeline, index_at(player, 200_000)) == side


def test_an_exercise_without_sides_hurts_as_a_whole() -> None:
    assert record(after(basics(), (10_000, events.Ouch())), 20_000).exercises[0].ouches == (None,)


def test_the_record_tells_marks_per_exercise_and_side_and_in_all() -> None:
    player = after(
        basics(),
        (HOLD_RIGHT_MS, events.Ouch()),
        (90_000, events.Jump(0)),
        (95_000, events.Spasm()),
        (96_000, events.Spasm()),
        (97_000, events.Jump(1)),
        (98_000, events.Ouch()),
        (99_000, events.End()),
    )
    made = record(player, 99_000)
    assert [(one.ouches, one.spasms) for one in made.exercises] == [((), 2), (("right",), 0), ((), 0)]
    assert [(one.kind, one.step, one.id, one.side) for one in made.marks] == [
        ("ouch", 1, "seated-twist", "right"), ("spasm", 0, "shoulder-raises", None), ("spasm", 0, "shoulder-raises", None),
        ("ouch", 1, "seated-twist", "right"),
    ]  # fmt: skip
    assert hash(made.marks)


def marked(kind: str, name: str, side: str | None = None) -> Marked:
    return Marked(kind, 0, name, name, side, "hold", 0)  # type: ignore[arg-type]  # plain words for a test's table


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ([], ()),
        ([marked("ouch", "Seated twist", "right")], ("Seated twist: ouch on the right side", SEE_A_DOCTOR)),
        ([marked("ouch", "Raises"), marked("ouch", "Raises")], ("Raises: ouch", SEE_A_DOCTOR)),
        (
            [marked("ouch", "Twist", "right"), marked("spasm", "Knee rolls"), marked("ouch", "Twist", "left")],
            ("Twist: ouch on both sides", "1 spasm, at Knee rolls", SEE_A_DOCTOR),
        ),
        (
            [marked("spasm", "Twist", "left"), marked("spasm", "Rest"), *[marked("spasm", "Twist", "left")] * 2],
            ("4 spasms, at Twist (left side, 3 times), Rest", SEE_A_DOCTOR),
        ),
    ],
)
def test_marks_are_told_in_words_and_with_any_of_them_when_to_see_a_doctor(marks: list[Marked], said: tuple[str, ...]) -> None:
    assert in_words(marks) == said


def seen(player: Player, mark: Mark) -> tuple[object, ...]:
    """What a mark is about, without numbers that may be given anew."""
    return mark.kind, mark.into_ms, replace(player.timeline.segments[mark.segment], step=0, ms=0)


@given(routines(), PRESSES)
def test_marks_and_what_was_lived_stay_what_they_were_whatever_is_put_in_before_them(plan_of: Routine, presses: Presses) -> None:
    player, now_ms = ready(build(plan_of)), 0
    for span_ms, event in [(0, events.Start()), *presses]:
        now_ms += span_ms
        before, player = player, step(player, event, now_ms)
        was = [seen(before, mark) for mark in before.marks]
        assert [seen(player, mark) for mark in player.marks][: len(was)] == was
        assert len(player.marks) == len(was) + (isinstance(event, events.Spasm | events.Ouch) and not player.why)
        for old, new in zip(before.lived[:-1], player.lived, strict=False):
            assert (old.from_ms, old.to_ms, old.ended) == (new.from_ms, new.to_ms, new.ended)
            assert before.timeline.segments[old.segment].exercise is player.timeline.segments[new.segment].exercise


@given(routines(), PRESSES)
def test_every_mark_is_in_the_record_once(plan_of: Routine, presses: Presses) -> None:
    player, now_ms = started(build(plan_of)), 0
    for span_ms, event in presses:
        now_ms += span_ms
        player = step(player, event, now_ms)
    made = record(player, now_ms)
    assert len(made.marks) == len(player.marks)
    outside = sum(player.timeline.segments[mark.segment].exercise is None for mark in player.marks)
    assert sum(one.spasms for one in made.exercises) + outside == sum(mark.kind == "spasm" for mark in player.marks)
    for one in made.exercises:
        assert set(one.ouches) == {mark.side for mark in made.marks if (mark.kind, mark.step) == ("ouch", one.step)}
        assert not (one.ouches or one.spasms) or one.doing != "not reached"


@pytest.mark.parametrize("last", [PLAIN, REST, NOTE], ids=["an exercise", "a rest", "a note"])
def test_whoever_was_hurt_in_the_last_exercise_has_just_been_hurt_whatever_comes_after_it(last: Step | Exercise) -> None:
    hurt = after(started(timeline(PLAIN, last)), (4_000, events.NextExercise()), (4_500, events.Spasm()))
    before = after(started(timeline(PLAIN, last)), (1_000, events.Spasm()))
    is_exercise = last is PLAIN
    assert [has_just_hurt(hurt), has_just_hurt(before)] == [True, not is_exercise]
    assert [record(one, 9_000).ends_in_pain for one in (hurt, before)] == [True, not is_exercise]
