"""What is said as a segment begins: name, side, what is done now. Each in several ways, the best first.

Never here: names and sides themselves (see naming.py), which way has room (see voicing.py), instructions (see instructing.py),
what is said later (see within.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stretchtui.coach.model import Amount, Rank
from stretchtui.coach.script import doing, instructing, naming
from stretchtui.coach.script.fitting import LEAD_MS
from stretchtui.coach.script.ways import (
    NAME_LATER_COST,
    NEVER,
    POSITION_MISSED_COST,
    ROUND_COST,
    SHORT_NAME_COST,
    SIDE_BY_ANOTHER_COST,
    SIDE_LATER_COST,
    SIDE_UNTOLD_COST,
    Slot,
    Way,
)
from stretchtui.session.segment_cues import COUNTED_FROM_MS, Due
from stretchtui.session.timeline import Timeline

TICKS_FROM_MS = 5_000
"""Whose length is told has at least this much of it left after that: the ticks begin 2 s later."""
PHASE_LATE_MS = 650
"""What is done now is not told later than this after its tone: by then the body has done it."""
OTHER_LATE_MS = 1_300
"""The same at own pace and in a rest."""
NAMED_LATE_MS = 3_000
"""The same in `brief` where it begins with a name: of what is long its length still is true enough."""


def slots(
    timeline: Timeline, i: int, dues: Sequence[Due], amount: Amount, owing: set[str], position: str = ""
) -> Iterator[Slot]:
    """`owing`: what of name and side may not have been told yet; kept up here. `position`: how one comes to where this begins."""
    segment, start_ms, end_ms = timeline.segments[i], timeline.course_start(i), timeline.course_end(i)
    if segment.kind == "note":
        return
    is_phase = segment.kind == "phase"
    for what in sorted(owing):
        yield Slot(i, Rank.NAME, start_ms + LEAD_MS, end_ms, _owed(timeline, i, what, last=is_phase), what)
    head = naming.heads(timeline, i, dues, amount)
    if head:
        head = [way._replace(end_by_ms=_length_by(timeline, i)) if way.length else way for way in head]
        unsaid = (SIDE_UNTOLD_COST if segment.kind == "switch" else SIDE_BY_ANOTHER_COST) if head[0].pays else ROUND_COST
        later = Way((), NEVER if is_phase else unsaid, owes=head[0].pays)
        yield Slot(i, Rank.NAME, start_ms + LEAD_MS, end_ms, (*head, later))
        owing.update(head[0].pays)
    if position:
        come = Way((position,), begin_by_ms=end_ms, end_by_ms=instructing.told_by(timeline, i) if amount == "full" else end_ms)
        yield Slot(i, Rank.SAY, start_ms + LEAD_MS, end_ms, (come, Way((), POSITION_MISSED_COST)))
    if is_phase:
        owing.clear()
    words = doing.what_is_done(timeline, i, dues, amount) if not (head and segment.phase is None) else ()
    if words:
        late_ms = PHASE_LATE_MS if is_phase and not segment.open else OTHER_LATE_MS
        by_ms = start_ms + LEAD_MS + (NAMED_LATE_MS if amount != "full" and head and "name" in head[0].pays else late_ms)
        timed = (word._replace(begin_by_ms=by_ms, end_by_ms=_over_by(timeline, i, word)) for word in words)
        yield Slot(i, Rank.PHASE, start_ms + LEAD_MS, end_ms, tuple(timed))


def _over_by(timeline: Timeline, i: int, word: Way) -> int:
    if word.of:
        return instructing.told_by(timeline, i)
    return _length_by(timeline, i) if word.length else timeline.course_end(i) + LEAD_MS


def _length_by(timeline: Timeline, i: int) -> int:
    """By when its length is told: not right before the ticks."""
    end_ms, is_counted = timeline.course_end(i), timeline.segments[i].ms >= COUNTED_FROM_MS
    return end_ms - TICKS_FROM_MS if is_counted else end_ms + LEAD_MS


def _owed(timeline: Timeline, i: int, what: str, *, last: bool) -> tuple[Way, ...]:
    side = timeline.segments[i].side or "right"
    texts = naming.name_forms(timeline, i) if what == "name" else naming.side_forms(side)
    cost = NAME_LATER_COST if what == "name" else SIDE_LATER_COST
    told = (Way((text,), cost + SHORT_NAME_COST * nth, pays=(what,)) for nth, text in enumerate(texts))
    return (*told, Way((), NEVER if last else 0.0, owes=(what,)))
