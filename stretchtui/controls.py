"""What each action of the player sends to the session: one table for both faces. Never here: keys, screens."""

from __future__ import annotations

from collections.abc import Mapping

from stretchtui.session import events
from stretchtui.session.events import Event

SENT: Mapping[str, Event] = {
    "pause": events.Toggle(),
    "next-exercise": events.NextExercise(),
    "previous-exercise": events.PreviousExercise(),
    "next-phase": events.NextPhase(),
    "previous-phase": events.PreviousPhase(),
    "restart-exercise": events.RestartExercise(),
    "longer": events.Nudge(events.NUDGE_MS),
    "shorter": events.Nudge(-events.NUDGE_MS),
    "done": events.Done(),
}
"""By the action's id in keys.py. `jump`, `end`, `spasm` and `ouch` ask something first, so each face has its own way."""

TURNS = ("mute", "voice", "softer", "louder")
"""Actions that change a preference, not the session (sound_keys.py)."""
