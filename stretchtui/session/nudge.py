"""Making the running segment a few seconds longer or shorter, within its limits. Never here: which key does it."""

from __future__ import annotations

from dataclasses import replace

from stretchtui.session.place import Mode, Player, index_at, waits_at
from stretchtui.session.segment import Segment
from stretchtui.session.timeline import Timeline

LONGEST_MS = 2 * 3_600_000
"""One phase or rest lasts at most 2 h, also when made longer while it runs."""
SHORTEST_MS = 1_000
"""Nothing is made shorter than this by hand: going back to a segment of a few ms would be to run out of it at once."""


def nudged(player: Player, ms: int, now_ms: int) -> Player | str:
    """The settled session with the segment it is in `ms` longer (below 0: shorter), as far as limits allow; else why not.

    Made shorter than what has passed of it, it ends now.
    """
    timeline, i = player.timeline, index_at(player, now_ms)
    segment = timeline.segments[i]
    if segment.open:
        return "this one has no set length"
    into_ms = player.course_ms - timeline.course_start(i)
    if ms > 0:
        length_ms = max(segment.ms, min(segment.ms + ms, longest_ms(timeline, i)))
    else:
        length_ms = max(segment.ms + ms, into_ms, min(segment.ms, SHORTEST_MS))
    if length_ms == segment.ms:
        return "it cannot be any longer" if ms > 0 else "it cannot be any shorter"
    changed = replace(player, timeline=timeline.with_length(i, length_ms))
    return _through(changed, now_ms) if length_ms == into_ms else changed


def _through(player: Player, now_ms: int) -> Player:
    """What was lived of the segment is now all of it, and the session is at the start of the next."""
    lived = (*player.lived[:-1], replace(player.lived[-1], ended=True))
    over = player.course_ms >= player.timeline.course_ms
    mode: Mode = "finished" if over else player.mode
    waits, away_ms = waits_at(player, now_ms), player.away_ms if mode == "paused" else 0
    return replace(player, mode=mode, since_ms=now_ms, at_ms=now_ms, fresh=True, lived=lived, waits=waits, away_ms=away_ms)


def longest_ms(timeline: Timeline, i: int) -> int:
    """The longest segment `i`, which is not open, may be made: its own limit, the exercise's, and 2 h."""
    segment = timeline.segments[i]
    caps = [LONGEST_MS]
    if segment.limit_ms is not None:
        caps.append(segment.limit_ms)
    if (room_ms := _room_ms(timeline, segment)) is not None:
        caps.append(segment.ms + room_ms)
    return min(caps)


def _room_ms(timeline: Timeline, segment: Segment) -> int | None:
    """How much longer the exercise may become as a whole; None: as long as one likes. `prepare` is not part of it."""
    step = timeline.walked[segment.step]
    if step.limit_ms is None or segment.kind == "prepare":
        return None
    first = timeline.segments[step.first]
    lasts_ms = timeline.course_end(step.last) - timeline.course_start(step.first)
    return step.limit_ms - lasts_ms + (first.ms if first.kind == "prepare" else 0)
