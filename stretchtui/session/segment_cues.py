"""What is to be heard in each segment, as data: what, and how far into the segment. Never here: when that is by the clock.

Deciding which of it is spoken, played or left out is another room's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from stretchtui.session.instructions import filled
from stretchtui.session.segment import Segment
from stretchtui.session.timeline import Timeline, course_length

CueKind = Literal["name", "side", "phase", "instruction", "say", "half", "count", "next", "note", "go-on", "finish"]

COUNTED_FROM_MS = 5_000
"""Shorter segments end without 3-2-1: it would begin as soon as they do."""
COUNTS = (3, 2, 1)
HALF_OF_STRETCH_MS = 10_000
HALF_OF_ANY_MS = 30_000
NEXT_BEFORE_MS = 10_000
"""The next exercise is named in the last segment of a step, but not earlier than this before its end."""


class Due(NamedTuple):
    """Something to be heard `at_ms` into a segment."""

    at_ms: int
    kind: CueKind
    text: str
    number: int | None = None


def cues_in(timeline: Timeline, i: int) -> list[Due]:
    """All that is to be heard in segment `i`, in order of time; nothing lies at or after its end."""
    segment = timeline.segments[i]
    found = [
        *_at_the_start(timeline, i),
        *_instructions(segment),
        *_said(segment),
        *_half(segment),
        *_next(timeline, i),
        *_counts(segment),
    ]
    found.sort(key=lambda due: due.at_ms)
    return [due for due in found if due.at_ms < course_length(segment)]


def _at_the_start(timeline: Timeline, i: int) -> Iterator[Due]:
    segment = timeline.segments[i]
    first = i == timeline.walked[segment.step].first
    if segment.kind == "note":
        yield Due(0, "note", segment.name)
        return
    if first and segment.exercise is not None:
        yield Due(0, "name", segment.name)
    if segment.kind != "prepare":
        yield Due(0, "phase", segment.word)
    if segment.side is not None and (first or timeline.segments[i - 1].side != segment.side):
        yield Due(0, "side", f"{segment.side} side")


def _instructions(segment: Segment) -> Iterator[Due]:
    """Said the first time only: in the first set, while getting into a side and in the first repetition of it.

    While changing sides the body is in place already, so that only what names the side is said.
    """
    if segment.kind == "pause" and segment.cue:
        yield Due(0, "say", segment.cue)
    if segment.rep in (None, 1) and segment.set in (None, 1):
        for line in segment.lines:
            if line.sided or segment.kind in ("prepare", "phase"):
                yield Due(line.at_ms, "instruction", line.text)


def _said(segment: Segment) -> Iterator[Due]:
    if segment.exercise is None or segment.phase is None or segment.phase.name != "hold":
        return
    for line in segment.exercise.say:
        yield Due(segment.ms // 2 if line.at_ms is None else line.at_ms, "say", filled(line.text, segment.side))


def half_ms(segment: Segment) -> int | None:
    """How far into it half-way is to be heard; None where it is not."""
    phase = segment.phase
    if phase is None or segment.open:
        return None
    is_long = segment.ms >= HALF_OF_ANY_MS or (phase.stretch and segment.ms >= HALF_OF_STRETCH_MS)
    return segment.ms // 2 if is_long else None


def _half(segment: Segment) -> Iterator[Due]:
    at_ms = half_ms(segment)
    if at_ms is not None and all(due.at_ms != at_ms for due in _said(segment)):  # else a line of the author's has its word
        yield Due(at_ms, "half", "half-way")


def _next(timeline: Timeline, i: int) -> Iterator[Due]:
    segment = timeline.segments[i]
    if i != timeline.walked[segment.step].last:
        return
    title = _next_title(timeline, segment)
    if title:
        early = segment.open or segment.kind == "pause"
        yield Due(0 if early else max(0, segment.ms - NEXT_BEFORE_MS), "next", f"next: {title}")


def _next_title(timeline: Timeline, segment: Segment) -> str:
    """The exercise that follows; before a pause it is left to the pause to name it."""
    following = timeline.walked[segment.step + 1 : segment.step + 2]
    while following and segment.kind == "pause" and timeline.segments[following[0].first].kind == "pause":
        ahead = timeline.segments[following[0].first].step + 1
        following = timeline.walked[ahead : ahead + 1]
    return following[0].title if following and following[0].exercise is not None else ""


def _counts(segment: Segment) -> Iterator[Due]:
    if not segment.open and segment.ms >= COUNTED_FROM_MS:
        for number in COUNTS:
            yield Due(segment.ms - number * 1_000, "count", str(number), number)
