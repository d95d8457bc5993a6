"""What is said to somebody who has come to a place by a jump, by going back or by going on after a pause."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stretchtui.coach.model import Amount
from stretchtui.coach.script.counting import keeps_words
from stretchtui.coach.script.landing import from_here
from stretchtui.coach.script.lengths import estimate_ms
from stretchtui.coach.script.numbers import number
from stretchtui.coach.script.plan import Plan, plan, texts
from stretchtui.routine.model import ExerciseStep, NoteStep, Routine
from stretchtui.session.segment_cues import cues_in
from stretchtui.session.timeline import FOREVER, Timeline, build
from tests.session.exercises import PLAIN, SEATED_TWIST, routine
from tests.session.strategies import routines

TWIST = build(routine(ExerciseStep(SEATED_TWIST)))
HOLD = 2
"""The segment of the hold on the right: it begins at 14 s."""


def lasts(text: str) -> int:
    return estimate_ms(text, 150)


def landed(at_ms: int, amount: Amount = "full", timeline: Timeline = TWIST) -> Plan:
    return from_here(timeline, at_ms, amount, lasts, told=True)


def test_at_the_very_start_of_a_step_it_is_the_plan_itself() -> None:
    assert landed(0) == plan(TWIST, 0, "full", lasts)


def test_in_the_middle_of_a_hold_it_is_told_where_one_is_and_how_long_it_lasts() -> None:
    found = [(line.text, line.at_ms) for line in landed(16_000).lines[:2]]
    assert [text for text, _ in found] == ["Seated twist, right side. Hold.", "Nine seconds left."]
    assert 29_000 - found[1][1] >= 9_000


def test_in_brief_name_and_side_are_told() -> None:
    assert landed(16_000, "brief").lines[0].text == "Seated twist, right side."
    assert "Nine seconds left." not in [line.text for line in landed(16_000, "brief").lines]


def test_at_the_start_of_a_phase_it_is_told_as_it_begins() -> None:
    assert landed(14_000).lines[0].text == "Seated twist, right side. Hold for fifteen seconds."


def test_close_to_the_countdown_the_place_gives_way_to_it() -> None:
    assert [line.text for line in landed(24_500).lines][:4] == ["Right side.", "three", "two", "one"]
    found = landed(25_500).lines
    assert (found[0].at_ms, found[0].text) == (26_000, "three")


def test_nothing_that_lies_before_comes_back() -> None:
    said = [line.text for line in landed(20_000).lines]
    assert "Switch. Left side." in said
    assert not any("grow tall" in text and "right hand behind" in text for text in said)


def test_after_a_change_of_length_nothing_is_told_again_and_the_countdown_follows() -> None:
    longer = TWIST.with_length(HOLD, 20_000)
    found = from_here(longer, 16_000, "full", lasts, told=False).lines
    assert all(line.at_ms >= 16_000 for line in found)
    assert (31_000, "three") in [(line.at_ms, line.text) for line in found]
    assert not any(line.text.startswith("Seated twist") for line in found)


def test_after_a_change_of_length_nothing_that_was_said_in_the_segment_comes_again() -> None:
    longer = TWIST.with_length(HOLD, 20_000)
    said = frozenset({"Half-way.", "Keep lengthening upward."})
    again = [line.text for line in from_here(longer, 22_000, "full", lasts, told=False).lines if line.segment == HOLD]
    found = [line.text for line in from_here(longer, 22_000, "full", lasts, told=False, said=said).lines if line.segment == HOLD]
    assert "Half-way." in again
    assert found == ["Keep breathing.", "three", "two", "one"]


def test_half_way_comes_again_in_the_hold_of_the_other_side() -> None:
    found = from_here(TWIST.with_length(HOLD, 20_000), 22_000, "full", lasts, told=False, said=frozenset({"Half-way."})).lines
    assert [line.segment for line in found if line.text == "Half-way."] == [HOLD + 4]


def test_in_the_middle_of_getting_into_place_it_is_told_how() -> None:
    assert [line.text for line in landed(1_000).lines[:2]] == [
        "Seated twist, right side.", "Sit cross-legged, or on a chair if that is easier.",
    ]  # fmt: skip


def test_back_in_a_note_it_is_read_again() -> None:
    timeline = build(routine(NoteStep("Fetch a chair."), ExerciseStep(PLAIN)))
    said = [line.text for line in landed(90_000, timeline=timeline).lines]
    assert said == ["Fetch a chair.", "Next: Plain.", "Press enter to go on."]


def test_back_at_own_pace_it_is_told_how_to_go_on_and_not_how_long() -> None:
    timeline = build(routine(ExerciseStep(PLAIN._replace(pace="own"))))
    said = [line.text for line in landed(90_000, timeline=timeline).lines]
    assert said == ["Plain. At your own pace. Press enter when you are done."]


def test_signals_say_nothing() -> None:
    assert landed(16_000, "signals").lines == ()


def test_at_the_end_the_end_is_told() -> None:
    assert [line.text for line in landed(TWIST.course_ms).lines] == ["Finished. Well done."]


@given(routines(), st.sampled_from(["full", "brief"]), st.integers(0, 10**6), st.booleans())
def test_wherever_one_lands_lines_are_in_order_ahead_known_and_the_countdown_is_kept(
    any_routine: Routine, amount: Amount, place: int, told: bool
) -> None:
    timeline = build(any_routine)
    at_ms = place % max(1, min(timeline.course_ms, FOREVER // 2))
    here = from_here(timeline, at_ms, amount, lasts, told=told)
    assert all(before.ends_ms <= after.at_ms for before, after in pairwise(here.lines))
    assert all(line.at_ms >= at_ms for line in here.lines)
    assert here.free_ms >= max([at_ms, *(line.ends_ms for line in here.lines)])
    if not timeline.walked or at_ms >= timeline.course_ms:
        return
    i = timeline.course_index(at_ms)
    step = timeline.segments[i].step
    assert {line.text for line in here.lines} <= set(texts(timeline, step, amount))
    if told and keeps_words(timeline.segments[i]):
        found = [(line.at_ms, line.text) for line in here.lines]
        for due in cues_in(timeline, i):
            due_ms = timeline.course_start(i) + due.at_ms
            assert due.number is None or due_ms < at_ms or (due_ms, number(due.number)) in found
