"""Where a session stands: the value that the player's events change, and how it is read at a moment.

Nothing in it is counted down: a place is where the last event left it, plus the time since. Never here: what events do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from stretchtui.routine.model import Exercise
from stretchtui.session.segment import Segment
from stretchtui.session.timeline import Timeline

Mode = Literal["ready", "running", "paused", "finished", "ended"]

COUNT_IN_MS = 3_000


@dataclass(frozen=True, slots=True)
class Lived:
    """A stretch of time spent in one segment, from `from_ms` to `to_ms` into it."""

    segment: int
    from_ms: int
    to_ms: int
    ended: bool = False
    """Whether the segment was seen through: run to its end, or done where it had none."""


MarkKind = Literal["spasm", "ouch"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where it hurt: `into_ms` into a segment."""

    kind: MarkKind
    segment: int
    into_ms: int


@dataclass(frozen=True, slots=True)
class Waits:
    """Time in which nothing was done, in ms."""

    paused_ms: int = 0
    counted_in_ms: int = 0
    away_ms: int = 0
    """Asleep or stopped while the session ran, in real time. (A gap while paused is part of the pause.)"""


@dataclass(frozen=True, slots=True)
class Player:
    """A session at the moment of its last event. All moments are on the clock of active time, in ms."""

    timeline: Timeline
    mode: Mode
    """As of the last event; `mode_at` knows whether the end has been reached since."""
    course_ms: int
    """The place on the course at the anchor."""
    since_ms: int
    """The anchor: from this moment on the place moves. In the future while it is being counted in."""
    at_ms: int
    """The moment of the event that set the anchor; nothing due before it is to be heard any more."""
    fresh: bool
    """The place was reached by a jump: what is due exactly there is still to be heard."""
    count_in_ms: int
    lived: tuple[Lived, ...] = ()
    """Up to the anchor."""
    waits: Waits = Waits()
    """Up to `at_ms`."""
    why: str = ""
    """What the last event was refused for; "" when it was not."""
    away_ms: int = 0
    """How long it was away, where that is what paused it; else 0."""
    marks: tuple[Mark, ...] = ()
    """In the order in which they were made."""
    taken_out: tuple[Exercise, ...] = ()
    """What was not done once more, because it had hurt."""


def ready(timeline: Timeline, *, count_in_ms: int = COUNT_IN_MS, start_at: int = 0) -> Player:
    """A session not yet begun; one with nothing in it is finished already.

    `start_at`: the step to begin with, an index into `timeline.walked`, brought into range. `count_in_ms`: how long to
    count before going on after a pause; 0 for not at all.
    """
    if not timeline.walked:
        return Player(timeline, "finished", 0, 0, 0, True, count_in_ms)
    step = max(0, min(start_at, len(timeline.walked) - 1))
    course_ms = timeline.course_start(timeline.walked[step].first)
    return Player(timeline, "ready", course_ms, 0, 0, True, max(0, count_in_ms))


def counting_in(player: Player, now_ms: int) -> bool:
    """Whether 3-2-1 is being counted before going on."""
    return player.mode == "running" and now_ms < player.since_ms


def position(player: Player, now_ms: int) -> int:
    """The place on the course, in ms."""
    if player.mode != "running":
        return player.course_ms
    return min(player.course_ms + max(0, now_ms - player.since_ms), player.timeline.course_ms)


def mode_at(player: Player, now_ms: int) -> Mode:
    """The mode, knowing that a session that has run to the end is finished."""
    if player.mode == "running" and not counting_in(player, now_ms):
        return "finished" if position(player, now_ms) >= player.timeline.course_ms else "running"
    return player.mode


def index_at(player: Player, now_ms: int) -> int:
    """The segment the session is in; at the end the last; -1 when there are none (such a session is finished)."""
    return player.timeline.course_index(position(player, now_ms))


def segment_at(player: Player, now_ms: int) -> Segment:
    """The segment the session is in. There must be one."""
    return player.timeline.segments[index_at(player, now_ms)]


def settled(player: Player, now_ms: int) -> Player:
    """The same session with its anchor brought up to now, where it has been moving: nothing looks or sounds different."""
    if player.mode != "running" or counting_in(player, now_ms):
        return player
    course_ms = position(player, now_ms)
    at_ms = player.since_ms + course_ms - player.course_ms
    return replace(
        player,
        mode=mode_at(player, now_ms),
        course_ms=course_ms,
        since_ms=at_ms,
        at_ms=at_ms,
        fresh=False,
        lived=with_lived(player.lived, player.timeline, player.course_ms, course_ms),
        waits=waits_at(player, now_ms),
    )


def waits_at(player: Player, now_ms: int) -> Waits:
    """The waits up to now."""
    waits = player.waits
    if player.mode == "paused":
        return replace(waits, paused_ms=waits.paused_ms + max(0, now_ms - player.at_ms))
    if player.mode == "running":
        counted_ms = max(0, min(now_ms, player.since_ms) - player.at_ms)
        return replace(waits, counted_in_ms=waits.counted_in_ms + counted_ms)
    return waits


def with_lived(lived: tuple[Lived, ...], timeline: Timeline, from_ms: int, to_ms: int) -> tuple[Lived, ...]:
    """`lived` and what was passed on the course between two places."""
    if from_ms >= to_ms:
        return lived
    passed: list[Lived] = []
    for i in range(timeline.course_index(from_ms), timeline.course_index(to_ms) + 1):
        start_ms, end_ms = timeline.course_start(i), timeline.course_end(i)
        begin_ms, stop_ms = max(from_ms, start_ms), min(to_ms, end_ms)
        if begin_ms < stop_ms:
            passed.append(Lived(i, begin_ms - start_ms, stop_ms - start_ms, stop_ms == end_ms))
    return joined_up(lived, passed)


def joined_up(lived: tuple[Lived, ...], more: list[Lived]) -> tuple[Lived, ...]:
    """One after the other; where the second goes on from the very place the first stopped at, they are one."""
    if lived and more:
        last, first = lived[-1], more[0]
        if last.segment == first.segment and last.to_ms == first.from_ms and not last.ended:
            return (*lived[:-1], replace(last, to_ms=first.to_ms, ended=first.ended), *more[1:])
    return (*lived, *more)
