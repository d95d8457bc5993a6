"""The ways in which one thing can be said, and what each costs the listener. Never here: a segment's own words, which is chosen.

Costs are compared, never shown: what is left out, shortened or late, from 0 (all of it) to NEVER.
"""

from __future__ import annotations

from typing import NamedTuple

from stretchtui.coach.model import Rank
from stretchtui.coach.script.fitting import BREATH_MS

FOREVER_MS = 10**24
"""More than any place on a course, on which every part without an end takes 10**15."""
NUMBER_COST = 1.0
"""Without `Exercise two of three`, or `of three`; `Hold` without its length."""
ROUND_COST = 36.0
"""Without `Round two of two`."""
SHORT_NAME_COST = 2.0
LATER_COST = 5.0
"""An instruction that is left to the next repetition."""
AGAIN_LATER_COST = 12.0
"""The same where it has been left once before: it comes before the phase's own word and the number of the repetition."""
WHOLE_LATER_COST = 8.0
"""In that repetition, without the whole of what was told shortened."""
LAG_COST = 2.0
"""An instruction behind its phase, where there is no other repetition for it."""
SHORTENED_COST = 4.0
SIDE_BY_ANOTHER_COST = 0.5
"""An instruction is left to tell the side."""
SIDE_UNTOLD_COST = 5.0
"""The same where the side changes, and is what has to be known first."""
SIDE_LATER_COST = 5.0
WORD_COST = 6.0
"""Nothing but a tone tells the phase."""
TONE_COSTS = {"move": 2.0, "hold": 1.2, "release": 3.0}
"""The same, where the tone says as much as the word does."""
MISSED_COST = 20.0
WAY_IN_MISSED_COST = 30.0
"""Who has not been told how to get into place does something else."""
POSITION_MISSED_COST = 35.0
NAME_LATER_COST = 40.0
NEVER = 10_000.0


class Way(NamedTuple):
    """One way to say it: some lines in a row, or none at all."""

    texts: tuple[str, ...]
    cost: float = 0.0
    pays: tuple[str, ...] = ()
    """What need not be told later any more: `name`, `side`, or an instruction."""
    owes: tuple[str, ...] = ()
    """What is still to be told."""
    begin_by_ms: int = FOREVER_MS
    end_by_ms: int = FOREVER_MS
    due_ms: int = 0
    """Not earlier than this."""
    of: str = ""
    """The instruction that it tells."""
    length: bool = False
    """It begins with how long this lasts, which later would not be true any more."""


class Slot(NamedTuple):
    """One thing to say in a segment. Where none of its ways has room nothing is said, as the last way has it."""

    segment: int
    rank: Rank
    due_ms: int
    ends_ms: int
    """Where its segment ends: what runs on costs the more the further it does."""
    ways: tuple[Way, ...]
    if_owed: str = ""
    """Only for whom this is still to be told."""
    apart_ms: int = BREATH_MS
