"""Which tone is played when. Pure. Never here: how a tone sounds (sounds/earcons.py), who plays it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stretchtui.coach.model import Tone, ToneKind
from stretchtui.session.segment import Segment
from stretchtui.session.segment_cues import cues_in, half_ms
from stretchtui.session.timeline import Timeline

APART_MS = 700
"""Of two tones closer than this only one is played: the other would be heard as its echo."""

_LETTING_GO = frozenset({"release", "relax", "lower", "ease", "exhale"})
_STAYING = frozenset({"hold", "deepen"})
_WEIGHT: dict[ToneKind, int] = {"half": 0, "rest": 0, "move": 1, "release": 1, "prepare": 2, "hold": 2, "switch": 3, "next": 4}


def tones(timeline: Timeline, step: int) -> tuple[Tone, ...]:
    """The tones of a walked step in order; one past the last is the end of the session."""
    if step >= len(timeline.walked):
        return (finish(timeline),)
    walked = timeline.walked[step]
    return part_tones(timeline, range(walked.first, walked.last + 1))


def finish(timeline: Timeline) -> Tone:
    return Tone(timeline.course_ms, "finish", max(0, len(timeline.segments) - 1))


def part_tones(timeline: Timeline, span: range) -> tuple[Tone, ...]:
    """The tones of these segments of one step, as they are among all of it."""
    walked = timeline.walked[timeline.segments[span.start].step]
    first, last = span.start, span.stop - 1
    while first > walked.first and _is_crowding(timeline, first - 1):
        first -= 1
    while last < walked.last and _is_crowding(timeline, last):
        last += 1
    every = (tone for i in range(first, last + 1) for tone in _in_segment(timeline, i))
    return tuple(tone for tone in _not_crowded(every) if tone.segment in span)


def _is_crowding(timeline: Timeline, i: int) -> bool:
    """Whether what follows the segment begins so soon that one of the two may have no tone."""
    return timeline.course_end(i) - timeline.course_start(i) < APART_MS


def is_breath(segment: Segment) -> bool:
    """Nobody breathes slowly to a countdown: of a breath only its beginning is to be heard."""
    is_breathing = segment.exercise is not None and segment.exercise.kind == "breathing"
    return is_breathing and segment.phase is not None and segment.phase.breath is not None


def count_from(timeline: Timeline, segment: int, into_ms: int) -> Tone | None:
    """What of a countdown is still to be heard by who comes in the middle of it; None before it begins and once it is over."""
    counts = [due for due in cues_in(timeline, segment) if due.number is not None and not is_breath(timeline.segments[segment])]
    ahead = [due for due in counts if due.at_ms >= into_ms]
    if not ahead or len(ahead) == len(counts):
        return None
    return Tone(timeline.course_start(segment) + ahead[0].at_ms, "count", segment, ahead[0].number)


def _in_segment(timeline: Timeline, i: int) -> Iterator[Tone]:
    start_ms, into_ms = timeline.course_start(i), half_ms(timeline.segments[i])
    yield Tone(start_ms, _beginning(timeline, i), i)
    if into_ms is not None:
        yield Tone(start_ms + into_ms, "half", i)
    for due in cues_in(timeline, i):
        if due.number == 3 and not is_breath(timeline.segments[i]):
            yield Tone(start_ms + due.at_ms, "count", i, due.number)


def _beginning(timeline: Timeline, i: int) -> ToneKind:
    segment = timeline.segments[i]
    if segment.kind == "note" or i == 0:
        return "prepare"
    if segment.kind == "pause":
        return "rest"
    if i == timeline.walked[segment.step].first:
        return "next"
    return "switch" if changes_side(timeline, i) else _kind(segment)


def changes_side(timeline: Timeline, i: int) -> bool:
    """Whether the other side of the same exercise begins here, or the rest that leads to it."""
    before, here = timeline.segments[i - 1], timeline.segments[i]
    return i > 0 and before.step == here.step and None not in (before.side, here.side) and before.side != here.side


def _kind(segment: Segment) -> ToneKind:
    if segment.kind == "switch":
        return "switch"
    if segment.phase is None:
        return "prepare" if segment.kind == "prepare" else "rest"
    if segment.word in _LETTING_GO:
        return "release"
    return "hold" if segment.word in _STAYING or segment.phase.stretch else "move"


def _not_crowded(every: Iterable[Tone]) -> Iterator[Tone]:
    """Of two within APART_MS the weightier, or else the later; a countdown always stays."""
    before: Tone | None = None
    for tone in every:
        if before is not None and _crowd(before, tone):
            if _WEIGHT.get(tone.kind, 0) < _WEIGHT.get(before.kind, 0):
                continue
        elif before is not None:
            yield before
        before = tone
    if before is not None:
        yield before


def _crowd(before: Tone, tone: Tone) -> bool:
    return tone.at_ms - before.at_ms < APART_MS and "count" not in (before.kind, tone.kind)
