"""Days and ISO weeks, and how many weeks in a row met the goal. Never here: areas, words.

Weeks are counted by number, from the Monday that is day 1 of all dates: year ends, week 53 and 29 February need no thought.
A day is the local day where the session was: travelling, a day may come twice, and counts once, or not at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from stretchtui.history.progress.model import LEAST_MS, LEVELS_MS, WEEKS, Day, Streak, Week
from stretchtui.history.progress.streaks import row_of, week_of
from stretchtui.history.summed import DayDone


def counted(days: Iterable[DayDone]) -> tuple[date, ...]:
    """The days on which so much was done that they count."""
    return tuple(day.day for day in days if day.active_ms >= LEAST_MS)


def streak_of(days: Iterable[date], goal: int, today: date) -> Streak:
    """The row of weeks that goes on now, and the longest ever; the rule is in streaks.py."""
    return Streak(*row_of({day.toordinal() for day in days}, bounded(goal), today.toordinal()))


def bounded(goal: int) -> int:
    """A goal that a week can have."""
    return min(max(goal, 1), 7)


def week_number(day: date) -> int:
    """Of the ISO week, counted from the first of all."""
    return week_of(day.toordinal())


def monday(week: int) -> date:
    return date.fromordinal(week * 7 + 1)


def shown_days(done: Iterable[DayDone], today: date) -> tuple[Day, ...]:
    """Every day of the weeks that are shown, also those without anything."""
    by_day = {one.day: one for one in done}
    first = (week_number(today) - WEEKS + 1) * 7 + 1
    dates = (date.fromordinal(ordinal) for ordinal in range(first, first + WEEKS * 7))
    return tuple(_day(by_day[day]) if day in by_day else Day(day) for day in dates)


def _day(done: DayDone) -> Day:
    return Day(done.day, done.sessions, done.active_ms, done.stretch_ms, bisect_right(LEVELS_MS, done.active_ms))


def shown_weeks(done: Iterable[DayDone], goal: int, today: date) -> tuple[Week, ...]:
    by_week: defaultdict[int, list[DayDone]] = defaultdict(list)
    for one in done:
        by_week[week_number(one.day)].append(one)
    now = week_number(today)
    return tuple(_week(week, by_week.get(week, ()), goal) for week in range(now - WEEKS + 1, now + 1))


def _week(week: int, done: Sequence[DayDone], goal: int) -> Week:
    days = len(set(counted(done)))
    return Week(
        monday(week),
        days,
        sum(one.sessions for one in done),
        sum(one.active_ms for one in done),
        sum(one.stretch_ms for one in done),
        days >= bounded(goal),
    )
