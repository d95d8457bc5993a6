"""What is spoken outside the plan of a session, because a key was pressed or somebody was away. For both faces and the coach.

Short, and no more than the screen says too. Never here: what belongs to a routine (coach/script/).
"""

from __future__ import annotations

from collections.abc import Iterable

PAUSED = "Paused."
ENDED = "The session is ended."
END_ASKED = "End the session here? Yes, or no."
STOP_AND_BREATHE = "Stop. Breathe slowly."
STOPPED_AND_MARKED = "Stopped, and marked."
BREATHS = {"in": "Breathe in.", "out": "Breathe out."}
STOPS = frozenset({PAUSED, END_ASKED, STOP_AND_BREATHE, STOPPED_AND_MARKED})
"""What a tone, too, tells of: that the session stands now."""
CHOICES_AT_BREATHS = (2, 5)
"""After one breath in and out, and once more, what can be chosen is said in place of the next."""
LEFT_OUT = "Left out from now on."
NOT_KEPT = "That could not be kept."
AMOUNTS_TOLD = {"full": "Full.", "brief": "Brief.", "signals": "Tones only."}
"""What the key for the voice has made of it."""
FINISHED = "Finished."
"""In the place of praise, where it has just hurt."""
TENSE_BEFORE = "How tense were you before?"
TENSE_NOW = "How tense are you now?"
AND_NOW = "And now?"


def pressed(choices: Iterable[tuple[str, str]]) -> str:
    """Keys and their words, as they are said to somebody with closed eyes: `Press 1: go on. 2: skip. 3: end.`"""
    return "Press " + " ".join(f"{key}: {word}." for key, word in choices)


def _pressed(*words: str) -> str:
    return pressed((str(number), word) for number, word in enumerate(words, 1))


ASIDES = (PAUSED, STOP_AND_BREATHE, STOPPED_AND_MARKED, *BREATHS.values(), END_ASKED, _pressed("go on", "skip", "end"), ENDED)
"""All that are always the same, the ones that are wanted soonest first."""
LIKELY = (
    _pressed("opposite", "next", "end", "leave out"),
    _pressed("other side", "next", "end", "leave out"),
    _pressed("next", "end", "leave out"),
    _pressed("other side", "gentler", "next", "end", "leave out"),
    _pressed("gentler", "next", "end", "leave out"),
    LEFT_OUT,
    _pressed("next", "end"),
    *AMOUNTS_TOLD.values(),
    FINISHED,
    TENSE_BEFORE,
    AND_NOW,
)
"""What a key may bring in a session, and need not."""
