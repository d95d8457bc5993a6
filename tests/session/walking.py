"""Walking through a routine in a test: keys at moments, with or without somebody looking. Never here: assertions."""

from __future__ import annotations

from collections.abc import Sequence

from stretchtui.routine.model import Routine
from stretchtui.session.cues import Cue
from stretchtui.session.events import Event, Start
from stretchtui.session.player import Player, ready, step
from stretchtui.session.timeline import Timeline, build
from stretchtui.session.walk import Walk, begin, look, press


def started(plan: Timeline | Routine, now_ms: int = 0, **settings: int) -> Player:
    timeline = build(plan) if isinstance(plan, Routine) else plan
    return step(ready(timeline, **settings), Start(), now_ms)


def after(player: Player, *presses: tuple[int, Event]) -> Player:
    """The player after events at the given moments."""
    for now_ms, event in presses:
        player = step(player, event, now_ms)
    return player


def walked(player: Player, presses: Sequence[tuple[int, Event]], looks: Sequence[int], until_ms: int) -> tuple[Walk, list[Cue]]:
    """Keys, each so many ms after the one before, and looks at the given moments: the walk at the end, and all cues."""
    walk, now_ms, found = begin(player), 0, list[Cue]()
    pending = sorted(looks)
    for span_ms, event in presses:
        now_ms += span_ms
        while pending and pending[0] <= now_ms:
            walk, cues = look(walk, pending.pop(0))
            found += cues
        walk, cues = press(walk, event, now_ms)
        found += cues
    for moment in [*(moment for moment in pending if moment < until_ms), until_ms]:
        walk, cues = look(walk, moment)
        found += cues
    return walk, found
