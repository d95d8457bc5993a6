"""What is spoken outside the plan of a session, because a key was pressed or somebody was away. For both faces and the coach.

Short, and no more than the screen says too. Never here: what belongs to a routine (coach/wording.py).
"""

from __future__ import annotations

PAUSED = "Paused."
ENDED = "The session is ended."
END_ASKED = "End the session here? Yes, or no."
STOP_AND_BREATHE = "Stop. Breathe slowly."
STOPPED_AND_MARKED = "Stopped, and marked. Choose what to do instead."
BREATHS = {"in": "Breathe in.", "out": "Breathe out."}

ASIDES = (PAUSED, STOP_AND_BREATHE, *BREATHS.values(), END_ASKED, STOPPED_AND_MARKED, ENDED)
"""All of them, the ones that are wanted soonest first."""
