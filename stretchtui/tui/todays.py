"""What home tells of the day: what can be gone on with, what today needs, how the week stands. Found in a thread.

Never here: widgets, how any of it is found (dayplan.py, resumption.py, history/progress).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchtui.dayplan import day_plan, start_of
from stretchtui.history.progress.model import DOSE_MS, Dose, Streak, Week
from stretchtui.history.progress.wording import days_this_week
from stretchtui.remembered import CannotRemember, read_progress
from stretchtui.resumption import A_MINUTE_MS, Offer, find
from stretchtui.routine.durations import clock
from stretchtui.tui.widgets.dose_bars import strength

if TYPE_CHECKING:
    from stretchtui.dayplan import DayPlan
    from stretchtui.routine.holdings import Holdings
    from stretchtui.settings.preferences import Settings
    from stretchtui.starting import Start

WEEKS_SHOWN = 12
BARS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Todays:
    offer: Offer | None
    start: Start | None
    """What today needs, ready to be walked; None on a day of rest, or when it is done."""
    name: str
    lasts: str
    why: str
    bars: str
    """Minutes of the last weeks, one column each; "" where nothing was ever done."""
    week: str
    doses: tuple[Dose, ...] = ()
    """What each area had this week."""
    told: tuple[str, ...] = ()
    """What is wrong with the history, or with what was laid down."""

    @property
    def glow(self) -> Mapping[str, float]:
        """How strongly the body glows, from 0 to 1, by this week's time under stretch."""
        return {dose.area: strength(dose) for dose in self.doses}

    def of_area(self, area: str) -> tuple[str, str]:
        """What the area had this week, and the same in short; "" where nothing was ever done."""
        if not self.week:
            return "", ""
        ms = next((dose.total_ms for dose in self.doses if dose.area == area), 0)
        minutes, full = ms // A_MINUTE_MS, DOSE_MS // A_MINUTE_MS
        in_short = f"{minutes} min this week"
        return f"{in_short}, full" if ms >= DOSE_MS else f"{minutes} of {full} min this week", in_short


def look_back(holdings: Holdings, preferred: Settings) -> Todays:
    """Slow: it reads the history, and the routines that are meant."""
    plan = day_plan(holdings, preferred)
    bars, week, doses = "", "", tuple[Dose, ...]()
    try:
        seen, _ = read_progress(preferred.weekly_goal)
        if seen.ever:
            bars, week = bars_of(seen.weeks[-WEEKS_SHOWN:]), week_in_words(seen.this_week, seen.goal, seen.streak)
            doses = seen.doses
    except CannotRemember:
        pass  # the plan has told it
    name, lasts, why = _told(plan)
    start = start_of(plan, holdings) if plan.today.state == "ready" else None
    return Todays(find(holdings, preferred), start, name, lasts, why, bars, week, doses, plan.told)


def _told(plan: DayPlan) -> tuple[str, str, str]:
    """The routine, how long it lasts, and why; on other days what there is to say."""
    chosen, why = plan.today.chosen, plan.today.why
    if plan.today.state == "done":
        return why.removesuffix(" today"), "", f"tomorrow: {chosen.name}" if chosen is not None else ""
    if plan.today.state != "ready" or chosen is None:
        return "", "", why
    is_said_by_its_name = chosen.id is None  # one that is composed is called after its minutes
    return chosen.name, "" if is_said_by_its_name or not chosen.total_ms else clock(chosen.total_ms), why


def bars_of(weeks: Sequence[Week]) -> str:
    """The lowest stands for a week without: whatever was done is higher."""
    most, higher = max(week.active_ms for week in weeks), len(BARS) - 1
    return "".join(BARS[week.active_ms and 1 + week.active_ms * higher // (most + 1)] for week in weeks)


def week_in_words(week: Week, goal: int, streak: Streak) -> str:
    """`12 weeks · 6 in a row · 4 of 5 days this week`: what the bars are first."""
    row = f" · {streak.weeks} in a row" if streak.weeks > 1 else ""
    return f"{WEEKS_SHOWN} weeks{row} · {days_this_week(week.days, goal)}"
