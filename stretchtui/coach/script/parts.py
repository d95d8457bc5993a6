"""A long step cut into parts that are planned one after the other, so that no plan takes long. Never here: what a part says.

Where a part begins depends on the step alone, not on where somebody came from. No step of the library has more than one.
"""

from __future__ import annotations

from stretchtui.session.segment import Segment
from stretchtui.session.timeline import Timeline

ABOUT = 66
"""Segments. A part ends with the repetition in which it has so many."""
SETTLED_REP = 5
"""By this repetition all instructions have been told: before it a part ends only where another side or set begins, if it can."""


def part(timeline: Timeline, i: int) -> range:
    """The segments of the part in which segment `i` lies."""
    first = timeline.walked[timeline.segments[i].step].first
    nth = (i - first) // ABOUT
    begins = next(at for at in (_begins(timeline, first, back) for back in range(nth, -1, -1)) if at <= i)
    ends = next(at for at in (_begins(timeline, first, on) for on in (nth, nth + 1)) if at > i)
    return range(begins, ends)


def parts(timeline: Timeline, step: int) -> list[range]:
    """All parts of a step in order."""
    found = [part(timeline, timeline.walked[step].first)]
    while found[-1].stop <= timeline.walked[step].last:
        found.append(part(timeline, found[-1].stop))
    return found


def _begins(timeline: Timeline, first: int, nth: int) -> int:
    """The first place to begin a part at, `nth` times ABOUT into the step or further; one past the step where there is none."""
    stop, from_i = timeline.walked[timeline.segments[first].step].last + 1, first + nth * ABOUT
    if nth == 0:
        return first
    turns = (i for i in range(from_i, stop) if _turns(timeline.segments[i - 1], timeline.segments[i]))
    return next((i for i in turns if i >= from_i + ABOUT or not 1 < (timeline.segments[i].rep or 1) < SETTLED_REP), stop)


def _turns(before: Segment, here: Segment) -> bool:
    """Whether another repetition begins."""
    return (before.side, before.rep, before.set) != (here.side, here.rep, here.set)
