"""The rule of the streak, on whole numbers: the one place where it is written. Never here: dates, clocks, words.

Days are numbered as `date.toordinal` does it (day 1 is a Monday). The line for a prompt (cli/status.py) reads this file at every
prompt, so it imports nothing.
"""

from __future__ import annotations


def row_of(days: set[int], goal: int, today: int) -> tuple[int, int, int, bool]:
    """Weeks of the row that goes on now, weeks off between them, the best row ever, and whether the row is resting.

    Only weeks with `goal` days count. One week off between two of them ends nothing; two in a row do. The running week counts
    once it meets the goal, and never against anybody. Days after this week (a clock was set back) count for nothing.
    """
    met = sorted(week for week, count in _counts(days).items() if count >= goal and week <= week_of(today))
    weeks = rests = best = last = 0
    for week in met:
        goes_on = weeks > 0 and week - last <= 2
        rests = rests + (week - last - 1) if goes_on else 0
        weeks = weeks + 1 if goes_on else 1
        best, last = max(best, weeks), week
    off = week_of(today) - last - 1  # whole weeks off since; this one is not over yet
    return (0, 0, best, False) if weeks == 0 or off > 1 else (weeks, rests, best, off == 1)


def week_of(day: int) -> int:
    """The number of the week, Monday to Sunday."""
    return (day - 1) // 7


def _counts(days: set[int]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for week in [(day - 1) // 7 for day in days]:  # week_of: ten years of days, at every prompt
        counts[week] = counts.get(week, 0) + 1
    return counts
