"""The player: every event in every mode, in one table. An event that is not in it changes nothing and says why.

A pure function of (plan, events, now). Never here: reading the clock, what is heard, what is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from stretchtui.session import events
from stretchtui.session.events import Event
from stretchtui.session.instead import with_instead, without_repeats
from stretchtui.session.marks import marked
from stretchtui.session.nudge import nudged
from stretchtui.session.place import (
    COUNT_IN_MS,
    Lived,
    Mode,
    Player,
    Waits,
    counting_in,
    index_at,
    joined_up,
    mode_at,
    position,
    ready,
    segment_at,
    settled,
    waits_at,
)
from stretchtui.session.timeline import repetition_start

__all__ = [
    "COUNT_IN_MS",
    "Event",
    "Lived",
    "Mode",
    "Player",
    "Waits",
    "counting_in",
    "index_at",
    "mode_at",
    "position",
    "ready",
    "segment_at",
    "settled",
    "step",
]

INTO_IT_MS = 3_000
"""Further into an exercise than this, "previous" goes to its start."""

Outcome = Player | str
"""The session after the event, or what the event is refused for."""

# The event's own type is what the table's key says, which a type checker cannot follow: hence Any.
Move = Callable[[Player, Any, int], Outcome]


def step(player: Player, event: Event, now_ms: int) -> Player:
    """The session after the event at `now_ms`, which is no earlier than that of the event before."""
    here = settled(player, now_ms)
    move = TABLE.get((here.mode, type(event)))
    outcome = REFUSED[here.mode] if move is None else move(here, event, now_ms)
    if isinstance(outcome, str):
        return replace(player, why=outcome)
    return replace(outcome, why="")


def _anchored(player: Player, now_ms: int, mode: Mode, **changes: Any) -> Player:
    """The session in `mode` from now on; what it waited up to now is written down."""
    anchor: dict[str, Any] = {"mode": mode, "since_ms": now_ms, "at_ms": now_ms, "away_ms": 0}
    return replace(player, **{**anchor, "waits": waits_at(player, now_ms), **changes})


def _start(player: Player, event: events.Start | events.Toggle, now_ms: int) -> Player:
    return _anchored(player, now_ms, "running", fresh=True)


def _pause(player: Player, event: events.Pause | events.Toggle, now_ms: int) -> Player:
    return _anchored(player, now_ms, "paused")


def _go_on(player: Player, event: events.GoOn | events.Toggle, now_ms: int) -> Player:
    return _anchored(player, now_ms, "running", since_ms=now_ms + player.count_in_ms)


def _away(player: Player, event: events.Away, now_ms: int) -> Player:
    paused = _anchored(player, now_ms, "paused", away_ms=event.gap_ms)
    return replace(paused, waits=replace(paused.waits, away_ms=paused.waits.away_ms + event.gap_ms))


def _away_while_paused(player: Player, event: events.Away, now_ms: int) -> Player:
    waits = replace(player.waits, paused_ms=player.waits.paused_ms + event.gap_ms)
    return replace(player, waits=waits, away_ms=player.away_ms + event.gap_ms if player.away_ms else 0)


def _unmoved(player: Player, event: events.Away, now_ms: int) -> Player:
    return player


def _resume(player: Player, event: events.Resume, now_ms: int) -> Player:
    there = _to_segment(player, repetition_start(player.timeline, index_at(player, now_ms)), now_ms)
    return replace(there, mode="paused")


def _to_segment(player: Player, i: int, now_ms: int) -> Player:
    """At the start of segment `i`; one past the last is the end. A pause stays a pause; a count-in is cut short."""
    over = i >= len(player.timeline.segments) and player.mode != "ready"
    course_ms = player.timeline.course_start(i)
    mode: Mode = "finished" if over else player.mode
    away_ms = player.away_ms if mode == "paused" else 0
    return _anchored(player, now_ms, mode, course_ms=course_ms, fresh=True, away_ms=away_ms)


def _next_phase(player: Player, event: events.NextPhase, now_ms: int) -> Player:
    return _to_segment(player, index_at(player, now_ms) + 1, now_ms)


def _previous_phase(player: Player, event: events.PreviousPhase, now_ms: int) -> Player:
    return _to_segment(player, max(0, index_at(player, now_ms) - 1), now_ms)


def _next_exercise(player: Player, event: events.NextExercise, now_ms: int) -> Outcome:
    here = segment_at(player, now_ms).step
    if player.mode == "ready" and here + 1 == len(player.timeline.walked):
        return "this is the last one"
    return _to_segment(player, player.timeline.walked[here].last + 1, now_ms)


def _previous_exercise(player: Player, event: events.PreviousExercise, now_ms: int) -> Player:
    here = segment_at(player, now_ms).step
    start = player.timeline.walked[here].first
    into_ms = position(player, now_ms) - player.timeline.course_start(start)
    if into_ms <= INTO_IT_MS and here > 0:
        start = player.timeline.walked[here - 1].first
    return _to_segment(player, start, now_ms)


def _restart(player: Player, event: events.RestartExercise, now_ms: int) -> Player:
    here = segment_at(player, now_ms).step
    return _to_segment(player, player.timeline.walked[here].first, now_ms)


def _jump(player: Player, event: events.Jump, now_ms: int) -> Outcome:
    if not 0 <= event.step < len(player.timeline.walked):
        return "there is no such step"
    return _to_segment(player, player.timeline.walked[event.step].first, now_ms)


def _nudge(player: Player, event: events.Nudge, now_ms: int) -> Outcome:
    return nudged(player, event.ms, now_ms)


def _done(player: Player, event: events.Done, now_ms: int) -> Outcome:
    i = index_at(player, now_ms)
    if not player.timeline.segments[i].open:
        return "this one is timed and ends by itself"
    into_ms = player.course_ms - player.timeline.course_start(i)
    through = joined_up(player.lived, [Lived(i, into_ms, into_ms, True)])
    return _to_segment(replace(player, lived=through), i + 1, now_ms)


def _spasm(player: Player, event: events.Spasm, now_ms: int) -> Outcome:
    return _stopped(marked(player, "spasm", now_ms), now_ms)


def _ouch(player: Player, event: events.Ouch, now_ms: int) -> Outcome:
    hurt = marked(player, "ouch", now_ms)
    return hurt if isinstance(hurt, str) else _stopped(without_repeats(hurt), now_ms)


def _stopped(outcome: Outcome, now_ms: int) -> Outcome:
    """Paused at the very millisecond; one that was paused already stays as it was."""
    if isinstance(outcome, str) or outcome.mode == "paused":
        return outcome
    return _anchored(outcome, now_ms, "paused")


def _instead(player: Player, event: events.Instead, now_ms: int) -> Outcome:
    here = player.timeline.walked[segment_at(player, now_ms).step]
    longer = with_instead(player, here, event.exercise)
    return longer if isinstance(longer, str) else _to_segment(longer, here.last + 1, now_ms)


def _end(player: Player, event: events.End, now_ms: int) -> Player:
    return _anchored(player, now_ms, "ended")


_MOVES: dict[type[Event], Move] = {
    events.NextPhase: _next_phase,
    events.PreviousPhase: _previous_phase,
    events.NextExercise: _next_exercise,
    events.PreviousExercise: _previous_exercise,
    events.RestartExercise: _restart,
    events.Jump: _jump,
    events.Nudge: _nudge,
    events.Done: _done,
    events.End: _end,
    events.Spasm: _spasm,
    events.Ouch: _ouch,
    events.Instead: _instead,
}

TABLE: dict[tuple[Mode, type[Event]], Move] = {
    ("ready", events.Start): _start,
    ("ready", events.Toggle): _start,
    ("ready", events.Jump): _jump,
    ("ready", events.NextExercise): _next_exercise,
    ("ready", events.PreviousExercise): _previous_exercise,
    ("ready", events.End): _end,
    ("ready", events.Away): _unmoved,
    ("running", events.Pause): _pause,
    ("running", events.Toggle): _pause,
    ("running", events.Away): _away,
    ("running", events.Resume): _resume,
    **{("running", event): move for event, move in _MOVES.items()},
    ("paused", events.GoOn): _go_on,
    ("paused", events.Toggle): _go_on,
    ("paused", events.Away): _away_while_paused,
    ("paused", events.Resume): _resume,
    **{("paused", event): move for event, move in _MOVES.items()},
    ("finished", events.Away): _unmoved,
    ("ended", events.Away): _unmoved,
}

REFUSED: dict[Mode, str] = {
    "ready": "it has not begun",
    "running": "it is running",
    "paused": "it is paused",
    "finished": "it is finished",
    "ended": "it has ended",
}
