"""What is due to be heard, and when. Cutting time into looks in any way gives the same cues, once each, in order.

Never here: what there is to hear in a segment (see segment_cues.py), and whether it is spoken, played or shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stretchtui.session.place import Player, position
from stretchtui.session.segment_cues import COUNTS, CueKind, Due, cues_in

__all__ = ["Cue", "CueKind", "fresh_enough", "heard", "next_due_ms"]

LATE_MS = 1_000
"""What is later than this is not played any more (faults.md T3)."""

OUTLIVES_ITS_SEGMENT: frozenset[CueKind] = frozenset({"name", "side", "finish"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to be heard."""

    kind: CueKind
    text: str
    due_ms: int
    """When, on the clock of active time."""
    segment: int
    """The segment it belongs to; for `finish` the last."""
    number: int | None = None
    """Of a count: 3, 2 or 1."""


def heard(player: Player, after_ms: int | None, now_ms: int) -> tuple[Cue, ...]:
    """The cues due after `after_ms` and up to `now_ms`, in order; None: all since the event that set the anchor."""
    first_ms = player.at_ms if after_ms is None else max(after_ms + 1, player.at_ms)
    if player.mode == "finished" and player.fresh and first_ms <= player.at_ms <= now_ms:
        return (_finish(player, player.at_ms),)
    if player.mode != "running":
        return ()
    return (*_counting_in(player, first_ms, now_ms), *_on_course(player, first_ms, now_ms))


def next_due_ms(player: Player, now_ms: int) -> int | None:
    """When the next cue after `now_ms` is due, or the next segment begins; None when nothing is moving."""
    if player.mode != "running" or position(player, now_ms) >= player.timeline.course_ms:
        return None
    if now_ms < player.since_ms:
        return next((cue.due_ms for cue in _counting_in(player, now_ms + 1, player.since_ms)), player.since_ms)
    here_ms = position(player, now_ms)
    i = player.timeline.course_index(here_ms)
    start_ms, end_ms = player.timeline.course_start(i), player.timeline.course_end(i)
    ahead = (start_ms + due.at_ms for due in cues_in(player.timeline, i))
    return now_ms + min((at_ms for at_ms in ahead if at_ms > here_ms), default=end_ms) - here_ms


def fresh_enough(cues: Sequence[Cue], now_ms: int, within_ms: int = LATE_MS) -> tuple[Cue, ...]:
    """What is still worth playing of the cues of one look: none older than `within_ms`.

    Of a segment that is over by now only what still holds is kept, so that after a block at most one phase is called out,
    and no count for a change gone by.
    """
    young = [cue for cue in cues if now_ms - cue.due_ms <= within_ms]
    here = young[-1].segment if young and young[-1].kind != "finish" else None
    return tuple(cue for cue in young if cue.segment == here or cue.kind in OUTLIVES_ITS_SEGMENT)


def _counting_in(player: Player, first_ms: int, now_ms: int) -> Iterator[Cue]:
    """3-2-1 and `go-on`, where the session was counted in."""
    if player.since_ms <= player.at_ms:
        return
    i = player.timeline.course_index(player.course_ms)
    for number in COUNTS:
        due_ms = player.since_ms - number * 1_000
        if first_ms <= due_ms <= now_ms:
            yield Cue("count", str(number), due_ms, i, number)
    if first_ms <= player.since_ms <= now_ms:
        yield Cue("go-on", "go on", player.since_ms, i)


def _on_course(player: Player, first_ms: int, now_ms: int) -> Iterator[Cue]:
    """The cues of the segments passed since the anchor; those at the very anchor only where it is fresh."""
    timeline = player.timeline
    from_ms = max(first_ms - player.since_ms, 0 if player.fresh else 1) + player.course_ms
    to_ms = player.course_ms + now_ms - player.since_ms
    if from_ms > to_ms or from_ms > timeline.course_ms:
        return
    by_clock = player.since_ms - player.course_ms
    for i in range(timeline.course_index(from_ms), timeline.course_index(to_ms) + 1):
        start_ms = timeline.course_start(i)
        for due in cues_in(timeline, i):
            if from_ms <= start_ms + due.at_ms <= to_ms:
                yield _cue(due, start_ms + due.at_ms + by_clock, i)
    if to_ms >= timeline.course_ms:
        yield _finish(player, timeline.course_ms + by_clock)


def _cue(due: Due, due_ms: int, i: int) -> Cue:
    return Cue(due.kind, due.text, due_ms, i, due.number)


def _finish(player: Player, due_ms: int) -> Cue:
    return Cue("finish", "finished", due_ms, max(0, len(player.timeline.segments) - 1))
