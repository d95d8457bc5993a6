"""What is to be done, told where it is to be done: the instructions of each segment. Never here: names, sides, words of a phase.

An instruction belongs to its phase. What had no room there is told in the same phase of a later repetition, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from stretchtui.coach.model import Lasts, Rank
from stretchtui.coach.script import wording
from stretchtui.coach.script.counting import keeps_words
from stretchtui.coach.script.fitting import BREATH_MS, LEAD_MS, PAUSE_MS
from stretchtui.coach.script.ways import LATER_COST, MISSED_COST, SHORTENED_COST, WAY_IN_MISSED_COST, Slot, Way
from stretchtui.session.instructions import other_side
from stretchtui.session.segment import Segment
from stretchtui.session.segment_cues import COUNTS, Due
from stretchtui.session.timeline import Timeline

OVERRUN_MS = 1_500
"""So far it may run on into what follows: the tone has told the moment."""
INTO_FIRST_MS = 2_000
"""And so far how one gets into place, for without it the rest is of no use."""
AMPLE_MS = 10_000
AT_ONCE_COST = 0.1
"""Before its time, which was but a guess at how long the one before it takes."""
TOLD_BY_MS = 3_000
"""An instruction due this soon, and well before the phase ends, tells the phase itself, better than its name does."""
Chances = dict[str, list[int]]
"""In order."""
ONLY_THE_PHASE = re.compile(r"hold (?:it |there |still )?for (?:\w+)(?: few)? (?:seconds?|moments?)\W*", re.IGNORECASE)
"""An instruction that says no more than `Hold` does."""


def is_told(due: Due) -> bool:
    return due.kind == "instruction" and not ONLY_THE_PHASE.fullmatch(due.text)


def tells_the_phase(segment: Segment, dues: Sequence[Due]) -> Due | None:
    """The instruction that can tell the phase itself; a hold is told by its name and its length."""
    first = next((due for due in dues if is_told(due)), None)
    if first is None or segment.phase is None or segment.open or segment.word == "hold":
        return None
    return first if first.at_ms <= min(TOLD_BY_MS, segment.ms * 2 // 3) else None


def chances(timeline: Timeline, span: range, lasts: Lasts) -> Chances:
    """Where each instruction can be told: in the segments that it belongs to and that are long enough for it at all."""
    found: Chances = {}
    for i in span:
        for line in timeline.segments[i].lines:
            if _could_hold(timeline, i, line.text, lasts):
                found.setdefault(line.text, []).append(i)
    return found


def _could_hold(timeline: Timeline, i: int, text: str, lasts: Lasts) -> bool:
    room_ms = told_by(timeline, i) - timeline.course_start(i) - LEAD_MS
    return any(lasts(form) <= room_ms for form in wording.forms(text))


@lru_cache(maxsize=1024)
def ways(text: str) -> tuple[Way, ...]:
    """Whole, then shortened."""
    whole, *shorter = wording.forms(text) or ("",)
    short = (Way((form,), SHORTENED_COST + nth, of=text) for nth, form in enumerate(shorter))
    return (Way((whole,), of=text), *short) if whole else ()


def slots(timeline: Timeline, i: int, dues: Sequence[Due], able: Chances, telling: Due | None) -> Iterator[Slot]:
    """`telling`: the instruction that may have told the phase already, where it is not owed any more."""
    segment = timeline.segments[i]
    now = [due for due in dues if is_told(due)]
    for nth, due in enumerate(now):
        yield _slot(timeline, i, due, able, if_owed=due is telling, soonest_ms=LEAD_MS if nth else min(due.at_ms, LEAD_MS))
    known = {due.text for due in now}
    if (segment.rep or 1) * (segment.set or 1) > 1:
        for line in segment.lines:
            again = Due(line.at_ms, "instruction", line.text)
            if line.text not in known and i in able.get(line.text, ()) and is_told(again):
                yield _slot(timeline, i, again, able, if_owed=True, soonest_ms=LEAD_MS)


def _slot(timeline: Timeline, i: int, due: Due, able: Chances, *, if_owed: bool, soonest_ms: int) -> Slot:
    segment, start_ms, end_ms = timeline.segments[i], timeline.course_start(i), timeline.course_end(i)
    by_ms, due_ms = told_by(timeline, i), start_ms + max(due.at_ms, LEAD_MS)
    said: list[Way] = []
    for (text,), cost, *_ in ways(due.text):
        pays = (due.text, "side") if tells_side(segment, text) else (due.text,)
        said.append(Way((text,), cost, pays, (), end_ms, by_ms, due_ms, due.text))
        if soonest_ms < due.at_ms:
            said.append(Way((text,), cost + AT_ONCE_COST, pays, (), end_ms, by_ms, 0, due.text))
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


def tells_side(segment: Segment, text: str) -> bool:
    """Whether it says the side, and no other: `Step forward with your right foot`."""
    side = segment.side
    return side is not None and wording.says(text, side) and not wording.says(text, other_side(side))


def _left_out(segment: Segment, i: int, text: str, able: Chances) -> Way:
    missed = MISSED_COST if segment.phase is not None else WAY_IN_MISSED_COST
    if able.get(text, [-1])[-1] > i:
        return Way((), LATER_COST if segment.phase is not None else missed / 2, owes=(text,))
    return Way((), missed, pays=(text,))


def told_by(timeline: Timeline, i: int) -> int:
    """When an instruction of segment `i` has to be over: nothing of it where another side or another step begins."""
    segment, end_ms = timeline.segments[i], timeline.course_end(i)
    if keeps_words(segment):
        return end_ms - max(COUNTS) * 1_000 - BREATH_MS
    by_ms = end_ms + (OVERRUN_MS if segment.phase is not None else INTO_FIRST_MS)
    for following in range(i + 1, len(timeline.segments) + 1):
        start_ms = timeline.course_start(following)
        if start_ms >= by_ms:
            break
        if following == len(timeline.segments) or _is_elsewhere(timeline.segments[following], segment):
            return min(by_ms, start_ms + LEAD_MS - BREATH_MS)
    return by_ms


def _is_elsewhere(one: Segment, other: Segment) -> bool:
    return (one.step, one.side) != (other.step, other.side)
