"""A history summed up: the one entry of this room. Pure: it is handed what the store has summed, and which day it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from stretchtui.history.progress.areas import balances, doses
from stretchtui.history.progress.model import BALANCE_DAYS, WEEKS, Progress
from stretchtui.history.progress.tension import Answer, by_week
from stretchtui.history.progress.weeks import bounded, counted, monday, shown_days, shown_weeks, streak_of, week_number
from stretchtui.history.summed import DayDone, Worked

__all__ = ["progress", "streak_of", "tensions_since", "worked_since"]


def worked_since(today: date) -> date:
    """Nothing before it is in a dose or a balance."""
    return today - timedelta(days=BALANCE_DAYS - 1)


def tensions_since(today: date) -> date:
    """Nothing before it is shown."""
    return monday(week_number(today) - WEEKS + 1)


def progress(days: Sequence[DayDone], worked: Sequence[Worked], tensions: Sequence[Answer], today: date, goal: int) -> Progress:
    """`days` of all time, for the streak; `worked` from `worked_since` on is enough, `tensions` from `tensions_since`."""
    first = tensions_since(today)
    shown = [day for day in days if day.day >= first]
    return Progress(
        today,
        bounded(goal),
        shown_days(shown, today),
        shown_weeks(shown, goal, today),
        streak_of(counted(days), goal, today),
        doses(worked, today),
        balances(worked, today),
        by_week(tensions, today),
        any(day.sessions for day in days),
    )
