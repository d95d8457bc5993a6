"""What comes out when a history is summed up: frozen values, as screens draw them and words tell them.

Whole milliseconds in names that end in `_ms`; days are local days, of the offset that was kept with each session.
Never here: how they are found, how they are drawn, words for a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Lean = Literal["even", "left", "right"]
"""Which side had more."""

DOSE_MS = 600_000
"""A week's full dose of one area: beyond about ten minutes more brings little more. Not a target to beat."""
STRETCH_MS = 60_000
"""A full dose of one stretch."""
LEAST_MS = 10_000
"""A day counts from here on: less was a look at a routine. The shortest routine, a rest for the eyes, lasts 20 s."""
LEVELS_MS = (1, 300_000, 600_000, 1_200_000)
"""Where levels 1 to 4 of the heat map begin: anything at all; from 5 min, a good break; from 10 min, what most people set aside
for a day; from 20 min, a long session. Fixed, so that a day's colour never changes because of what other days were like."""
WEEKS = 53
"""Shown at once: the year, with the week in which it began."""
BALANCE_DAYS = 28


@dataclass(frozen=True, slots=True)
class Day:
    date: date
    sessions: int = 0
    active_ms: int = 0
    stretch_ms: int = 0
    level: int = 0
    """0 (nothing) to 4, by active time, see LEVELS_MS."""


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week, Monday to Sunday."""

    monday: date
    days: int
    """On how many of its days something was done (for LEAST_MS or longer)."""
    sessions: int
    active_ms: int
    stretch_ms: int
    met: bool
    """Whether its days reach the goal."""


@dataclass(frozen=True, slots=True)
class Streak:
    """Weeks in a row that met the goal. One week off in between is a rest and ends nothing; two in a row do."""

    weeks: int = 0
    """Of the row that goes on now: the weeks that met the goal. The running week is among them once it does."""
    rest_weeks: int = 0
    """Weeks off between them."""
    best: int = 0
    """The most weeks of any row there ever was, this one included."""
    resting: bool = False
    """Last week was off and this one has not met the goal yet: the row goes on if it does."""


@dataclass(frozen=True, slots=True)
class Dose:
    """Time under stretch that one area had in this ISO week."""

    area: str
    left_ms: int = 0
    right_ms: int = 0
    both_ms: int = 0
    """Without sides, or both at once."""
    full_days: int = 0
    """Days on which it had a stretch's full dose (STRETCH_MS) or more."""

    @property
    def total_ms(self) -> int:
        return self.left_ms + self.right_ms + self.both_ms

    @property
    def share(self) -> float:
        """Of the week's full dose; 1.0 is full, and it may be more."""
        return self.total_ms / DOSE_MS

    @property
    def full(self) -> bool:
        return self.total_ms >= DOSE_MS


@dataclass(frozen=True, slots=True)
class Balance:
    """Time under stretch left and right in the last BALANCE_DAYS days, of an area that was stretched one side at a time."""

    area: str
    left_ms: int
    right_ms: int
    lean: Lean
    words: str
    """`left 12 min, right 11 min: even`."""


@dataclass(frozen=True, slots=True)
class Tension:
    """What was answered in one ISO week, 0 to 10."""

    monday: date
    before: float | None
    """The mean of what was answered before sessions; None: nothing was."""
    after: float | None
    change: float | None
    """The mean change over sessions with both answers; below 0: less tension afterwards."""
    n: int
    """Sessions with any answer."""
    both: int
    """Sessions with both."""


@dataclass(frozen=True, slots=True)
class Progress:
    today: date
    goal: int
    """Days a week."""
    days: tuple[Day, ...]
    """Every day of WEEKS whole ISO weeks, the oldest first, to the Sunday of this one: those after `today` are mostly empty."""
    weeks: tuple[Week, ...]
    """WEEKS of them, the oldest first; the last is this one."""
    streak: Streak
    doses: tuple[Dose, ...]
    """Of this week: every area that was worked, the most first."""
    balance: tuple[Balance, ...]
    """The most worked area first."""
    tension: tuple[Tension, ...]
    """Of those weeks only those with an answer, the oldest first."""
    ever: bool
    """Whether anything was ever done."""

    @property
    def this_week(self) -> Week:
        return self.weeks[-1]

    @property
    def today_done(self) -> Day:
        """What was done today so far."""
        return self.days[self.today.weekday() - 7]

    def dose_of(self, area: str) -> Dose:
        """Of any area, also of one that had nothing this week."""
        return next((dose for dose in self.doses if dose.area == area), Dose(area))
