"""What is spoken outside the plan of a session, because a key was pressed or somebody was away. For both faces and the coach.

Short, and no more than the screen says too. Never here: what belongs to a routine (coach/script/).
"""

from __future__ import annotations

PAUSED = "Paused."
ENDED = "The session is ended."
END_ASKED = "End the session here? Yes, or no."
STOP_AND_BREATHE = "Stop. Breathe slowly."
STOPPED_AND_MARKED = "Stopped, and marked."
BREATHS = {"in": "Breathe in.", "out": "Breathe out."}
CHOICES_AT_BREATH = 2
"""After one breath in and out, what can be chosen is said in place of the next."""

ASIDES = (PAUSED, STOP_AND_BREATHE, *BREATHS.values(), END_ASKED, ENDED)
"""All that are always the same, the ones that are wanted soonest first."""
