"""What the history answers when it is asked for sums: frozen values, so that whoever reads them need not know the store.

Days are the local days of the offset kept with each session. Never here: SQL, what a sum means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stretchtui.routine.model import Side


@dataclass(frozen=True, slots=True)
class DayDone:
    """All sessions that began on one day together; days without any do not come up."""

    day: date
    sessions: int
    active_ms: int
    stretch_ms: int


@dataclass(frozen=True, slots=True)
class Worked:
    """Time under stretch of one day that served the same areas on the same side."""

    day: date
    areas: tuple[str, ...]
    side: Side | None
    stretch_ms: int


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of the sessions that were joined in."""

    new: int = 0
    changed: int = 0
    same: int = 0
