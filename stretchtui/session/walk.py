"""Walking with somebody looking on: the player, and up to when it was looked at. All that a face needs beside the frame.

    walk = begin(ready(timeline))
    walk, cues = press(walk, Start(), clock.active())
    walk, cues = look(walk, clock.active())       # at next_look_ms(walk, now), at the latest

Never here: what a key is, how long to wait.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from stretchtui.session.cues import Cue, heard, next_due_ms
from stretchtui.session.events import Event
from stretchtui.session.frame import frame
from stretchtui.session.place import Player
from stretchtui.session.player import step


@dataclass(frozen=True, slots=True)
class Walk:
    """A player, and the moment up to which its cues have been taken; None: not at all since its last event."""

    player: Player
    looked_ms: int | None = None


def begin(player: Player) -> Walk:
    return Walk(player)


def look(walk: Walk, now_ms: int) -> tuple[Walk, tuple[Cue, ...]]:
    """The walk looked at now, and what was due since the last look, in order."""
    if walk.looked_ms is not None and now_ms <= walk.looked_ms:
        return walk, ()
    return Walk(walk.player, now_ms), heard(walk.player, walk.looked_ms, now_ms)


def press(walk: Walk, event: Event, now_ms: int) -> tuple[Walk, tuple[Cue, ...]]:
    """The walk after the event, and what was due before it. What the event itself brings is heard at the next look."""
    seen, cues = look(walk, now_ms)
    player = step(seen.player, event, now_ms)
    moved = _anchor(player) != _anchor(seen.player)
    return Walk(player, None if moved else seen.looked_ms), cues


def next_look_ms(walk: Walk, now_ms: int) -> int | None:
    """When to look next so that neither a cue nor a change on the screen is missed; None: nothing moves."""
    moments = (frame(walk.player, now_ms).next_change_ms, next_due_ms(walk.player, now_ms))
    return min((moment for moment in moments if moment is not None), default=None)


def _anchor(player: Player) -> tuple[Any, ...]:
    return player.mode, player.at_ms, player.since_ms, player.course_ms, player.fresh
