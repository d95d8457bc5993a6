"""Every cue of the bundled library read aloud against its timing: each is through before the next, on both sides."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from stretchtui.routine.model import Exercise, Routine, Side
from stretchtui.session.instructions import say_ms
from stretchtui.session.segment_cues import cues_in
from stretchtui.session.timeline import Timeline, build
from tests.routine.test_catalogue import exercise, exercises, routines
from tests.session.exercises import routine

IDS = [one.id or "" for one in exercises()]
SIDES: tuple[Side, Side] = ("right", "left")


class Said(NamedTuple):
    at_ms: int
    ends_ms: int
    text: str
    segment: int


def said(timeline: Timeline) -> list[Said]:
    """Instructions and coaching lines in order of time, each as long as a calm voice takes; at one's own pace they wait."""
    found: list[Said] = []
    for i in (i for i, segment in enumerate(timeline.segments) if not segment.open):
        for due in cues_in(timeline, i):
            if due.kind in ("instruction", "say"):
                at_ms = timeline.start_ms(i) + due.at_ms
                found.append(Said(at_ms, at_ms + say_ms(due.text), due.text, i))
    return found


def late(timeline: Timeline) -> list[str]:
    """Lines that are not through when the next one, or the next exercise, begins."""
    lines = said(timeline)
    begins = [*(line.at_ms for line in lines[1:]), timeline.total_ms]
    return [line.text for line, next_ms in zip(lines, begins, strict=True) if line.ends_ms > next_ms]


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("first", SIDES)
def test_every_line_of_an_exercise_is_through_before_the_next_begins(id: str, first: Side) -> None:
    assert late(build(routine(exercise(id)), first_side=first)) == []


@pytest.mark.parametrize("one", routines(), ids=lambda one: one.id)
def test_every_line_of_a_routine_is_through_before_the_next_begins(one: Routine) -> None:
    assert late(build(one)) == []


def sides_named(text: str) -> set[str]:
    return {word.strip(".,;:’'s") for word in text.lower().split()} & {"left", "right"}


@pytest.mark.parametrize("id", [one.id or "" for one in exercises() if one.sides in ("each", "alternate")])
def test_a_side_is_told_by_its_word_and_each_side_says_the_mirror_image_of_the_other(id: str) -> None:
    """No cue names a side outright: what is said for the left is what is said for the right, with the words changed over."""
    one = exercise(id)
    written = (*one.cues, *(phase.cue for phase in one.phases), *(line.text for line in one.say))
    assert all(not sides_named(cue) for cue in written)
    assert any("{side}" in cue or "{other}" in cue for cue in written)
    right, left = (texts_of(one, side) for side in SIDES)
    assert [mirrored(text) for text in right] == left
    assert any(sides_named(text) for text in right)


def texts_of(one: Exercise, side: Side) -> list[str]:
    timeline = build(routine(one), first_side=side)
    return [line.text for line in said(timeline) if timeline.segments[line.segment].side == side]


def mirrored(text: str) -> str:
    return text.replace("left", "\0").replace("right", "left").replace("\0", "right")
