"""What is to be done, told where it is to be done: the instructions of each segment. Never here: names, sides, words of a phase.

An instruction belongs to its phase. What had no room there, or was shortened, is told whole in the same phase of the next
repetition. What is too long for its phase even so may run on there (see belated.py).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from stretchtui.coach.model import Lasts, Rank
from stretchtui.coach.script import wording
from stretchtui.coach.script.counting import keeps_words
from stretchtui.coach.script.fitting import BREATH_MS, LEAD_MS, PAUSE_MS
from stretchtui.coach.script.ways import (
    AGAIN_LATER_COST,
    LAG_COST,
    LATER_COST,
    MISSED_COST,
    SHORTENED_COST,
    WAY_IN_MISSED_COST,
    WHOLE_LATER_COST,
    Slot,
    Way,
)
from stretchtui.session.instructions import other_side
from stretchtui.session.segment import Segment
from stretchtui.session.segment_cues import COUNTS, Due
from stretchtui.session.timeline import Timeline

FIRST_BY_MS = 500
"""The same where it comes again: before anything but the side."""
OVERRUN_MS = 1_500
"""So far it may run on into what follows: the tone has told the moment."""
INTO_FIRST_MS = 2_000
"""And so far how one gets into place, for without it the rest is of no use."""
RUNS_ON_MS = 5_000
"""And so far in a later repetition, where it had no room before: better late than never."""
SIDE_WAITS_MS = 1_000
"""So long the other side may wait to be named until that is over."""
AMPLE_MS = 10_000
AT_ONCE_COST = 0.1
"""Before its time, which was but a guess at how long the one before it takes."""
TOLD_BY_MS = 3_000
"""An instruction due this soon, and well before the phase ends, tells the phase itself, better than its name does."""
BEGIN_BY_MS = 1_000
"""What begins later than this into its phase, and outlasts it, lags behind what the body does."""
ONLY_THE_PHASE = re.compile(r"hold (?:it |there |still )?for (?:\w+)(?: few)? (?:seconds?|moments?)\W*", re.IGNORECASE)
"""An instruction that says no more than `Hold` does."""
_STAYS = re.compile(
    r"(?:keep|hold|stay|let|feel|breathe|take|stop|rest|lengthen|relax|soften|hang|do not|knees|feet|hands|face|look)\b",
    re.IGNORECASE,
)
"""How an instruction begins that tells how to be in a hold, not how to come there."""


class Chances(NamedTuple):
    """Where each instruction can be told: the segments, in order, that it belongs to and that are long enough for it."""

    some: dict[str, list[int]]
    """For one of its forms."""
    whole: dict[str, list[int]]
    late: Mapping[str, int]
    """The one segment where it may run on."""

    def come_after(self, i: int, text: str) -> bool:
        return self.some.get(text, [-1])[-1] > i


def is_told(due: Due) -> bool:
    return due.kind == "instruction" and not ONLY_THE_PHASE.fullmatch(due.text)


def is_again(segment: Segment) -> bool:
    """Whether it lies in a later repetition than the first."""
    return (segment.rep or 1) * (segment.set or 1) > 1


def tells_the_phase(segment: Segment, dues: Sequence[Due]) -> Due | None:
    """The instruction that can tell the phase itself; a hold is told by its name, unless it is a movement that leads there."""
    first = next((due for due in dues if is_told(due)), None)
    if first is None or segment.phase is None or segment.open or (segment.word == "hold" and _STAYS.match(first.text)):
        return None
    return first if first.at_ms <= min(TOLD_BY_MS, segment.ms * 2 // 3) else None


def chances(timeline: Timeline, span: range, lasts: Lasts, late: Mapping[str, int]) -> Chances:
    found = Chances({}, {}, late)
    for i in span:
        for text in _belonging(timeline.segments[i], i, late):
            room_ms = _by_ms(timeline, i, late.get(text) == i) - timeline.course_start(i) - LEAD_MS
            fits = [lasts(form) <= room_ms for form in wording.forms(text)]
            if any(fits):
                found.some.setdefault(text, []).append(i)
            if any(fits[:1]):
                found.whole.setdefault(text, []).append(i)
    return found


def _belonging(segment: Segment, i: int, late: Mapping[str, int]) -> Iterator[str]:
    """The instructions of a segment, and those on how to get into place that come late."""
    own = [line.text for line in segment.lines]
    yield from own
    yield from (text for text, at in late.items() if at == i and text not in own)


def whole_of(text: str) -> str:
    """As what the whole of an instruction is owed that was shortened."""
    return f"whole: {text}"


@lru_cache(maxsize=1024)
def ways(text: str) -> tuple[Way, ...]:
    """Whole, then shortened, so that the whole is still owed."""
    whole, *shorter = wording.forms(text) or ("",)
    short = (Way((form,), SHORTENED_COST + nth, (text,), (whole_of(text),), of=text) for nth, form in enumerate(shorter))
    return (Way((whole,), 0.0, (text, whole_of(text)), of=text), *short) if whole else ()


def slots(
    timeline: Timeline, i: int, dues: Sequence[Due], able: Chances, telling: Due | None, owed: Container[str] | None
) -> Iterator[Slot]:
    """`telling`: the instruction that may have told the phase already, where it is not owed any more."""
    segment = timeline.segments[i]
    now = [due for due in dues if is_told(due)]
    for nth, due in enumerate(now):
        yield _slot(timeline, i, due, able, if_owed=due is telling, soonest_ms=LEAD_MS if nth else min(due.at_ms, LEAD_MS))
    if is_again(segment):
        known = {due.text for due in now}
        for text in _belonging(segment, i, able.late):
            if owed is not None and text not in owed and whole_of(text) not in owed:
                continue
            again = Due(0, "instruction", text)
            if text not in known and is_told(again):
                yield from _again(timeline, i, again, able)


def _again(timeline: Timeline, i: int, due: Due, able: Chances) -> Iterator[Slot]:
    """The whole of what was shortened; and what has not been told at all."""
    again = _slot(timeline, i, due, able, if_owed=True, soonest_ms=LEAD_MS)
    if i in able.whole.get(due.text, ()):
        whole = [way for way in again.ways if whole_of(due.text) in way.pays]
        yield again._replace(ways=(*whole, Way((), WHOLE_LATER_COST)), if_owed=whole_of(due.text))
    if i in able.some.get(due.text, ()):
        yield again


def _slot(timeline: Timeline, i: int, due: Due, able: Chances, *, if_owed: bool, soonest_ms: int) -> Slot:
    segment, start_ms, end_ms = timeline.segments[i], timeline.course_start(i), timeline.course_end(i)
    by_ms, due_ms = _by_ms(timeline, i, able.late.get(due.text) == i), start_ms + max(due.at_ms, LEAD_MS)
    in_step = segment.phase is not None and not segment.open
    at_once = is_again(segment) and not begins_a_side(timeline, i)
    begin_by_ms = start_ms + (FIRST_BY_MS if at_once else BEGIN_BY_MS) if in_step else end_ms
    said: list[Way] = []
    for way in ways(due.text):
        pays = (*way.pays, "side") if tells_side(segment, way.texts[0]) else way.pays
        timed = way._replace(pays=pays, begin_by_ms=begin_by_ms, end_by_ms=by_ms)
        said.append(timed._replace(due_ms=due_ms))
        if in_step and not able.come_after(i, due.text):
            said.append(timed._replace(cost=way.cost + LAG_COST, begin_by_ms=end_ms, due_ms=due_ms))
        if soonest_ms < due.at_ms:
            said.append(timed._replace(cost=way.cost + AT_ONCE_COST))
    ample = segment.open or segment.ms >= AMPLE_MS
    return Slot(
        i,
        Rank.INSTRUCTION,
        start_ms + LEAD_MS,
        end_ms,
        (*said, _left_out(segment, i, due.text, able)),
        due.text if if_owed else "",
        PAUSE_MS if ample else BREATH_MS,
    )


def begins_a_side(timeline: Timeline, i: int) -> bool:
    """Whether the side is told in that phase, with no rest before it."""
    segment = timeline.segments[i]
    return segment.phase is not None and segment.side is not None and timeline.segments[i - 1].side != segment.side


def tells_side(segment: Segment, text: str) -> bool:
    """Whether it says the side, and no other: `Step forward with your right foot`."""
    side = segment.side
    return side is not None and wording.says(text, side) and not wording.says(text, other_side(side))


def _left_out(segment: Segment, i: int, text: str, able: Chances) -> Way:
    missed = MISSED_COST if segment.phase is not None else WAY_IN_MISSED_COST
    if not able.come_after(i, text):
        return Way((), missed, pays=(text,))
    if is_again(segment):
        return Way((), AGAIN_LATER_COST, owes=(text,))
    return Way((), LATER_COST if segment.phase is not None else missed / 2, owes=(text,))


def _by_ms(timeline: Timeline, i: int, runs_on: bool) -> int:
    return runs_on_to(timeline, i) if runs_on else told_by(timeline, i)


def runs_on_to(timeline: Timeline, i: int) -> int:
    """To the end of the hold that follows; where none does, some seconds on; never to another side or step."""
    segments, end_ms = timeline.segments, timeline.course_end(i)
    follows = i + 1 < len(segments) and segments[i + 1].word == "hold"
    return _bounded(timeline, i, timeline.course_end(i + 1) if follows else end_ms + RUNS_ON_MS, SIDE_WAITS_MS)


def has_room(timeline: Timeline, i: int, ms: int) -> bool:
    """Whether a line of that length has it where it may run on."""
    return timeline.course_start(i) + LEAD_MS + ms <= runs_on_to(timeline, i)


def told_by(timeline: Timeline, i: int) -> int:
    """When an instruction of segment `i` has to be over: nothing of it where another side or another step begins."""
    segment, end_ms = timeline.segments[i], timeline.course_end(i)
    if keeps_words(segment):
        return end_ms - max(COUNTS) * 1_000 - BREATH_MS
    return _bounded(timeline, i, end_ms + (OVERRUN_MS if segment.phase is not None else INTO_FIRST_MS))


def _bounded(timeline: Timeline, i: int, by_ms: int, side_waits_ms: int = LEAD_MS - BREATH_MS) -> int:
    segment = timeline.segments[i]
    through_ms = timeline.course_end(timeline.walked[segment.step].last) + LEAD_MS - BREATH_MS
    for following in range(i + 1, len(timeline.segments) + 1):
        start_ms = timeline.course_start(following)
        if start_ms >= by_ms:
            break
        if following == len(timeline.segments) or _is_elsewhere(timeline.segments[following], segment):
            same_step = following < len(timeline.segments) and timeline.segments[following].step == segment.step
            return min(by_ms, through_ms, start_ms + (side_waits_ms if same_step else LEAD_MS - BREATH_MS))
    return by_ms


def _is_elsewhere(one: Segment, other: Segment) -> bool:
    return (one.step, one.side) != (other.step, other.side)
