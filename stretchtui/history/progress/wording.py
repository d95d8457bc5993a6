"""How lengths, days and means are written in words. Never here: what they are of."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""English as the program is, whatever the system's locale."""


def lasted(ms: int) -> str:
    """`40 s`, `4 min 20 s`, from ten minutes on `48 min`, `1 h 5 min`. Rounded down: nothing is told that was not done."""
    minutes, seconds = divmod(ms // 1000, 60)
    if minutes >= 60:
        return joined((minutes // 60, "h"), (minutes % 60, "min"))
    return joined((minutes, "min"), (seconds if minutes < 10 else 0, "s")) or "0 s"


def joined(*parts: tuple[int, str]) -> str:
    return " ".join(f"{count} {unit}" for count, unit in parts if count)


def spelt(ms: int) -> str:
    """Whole minutes as they are said: `48 minutes`, `1 hour 5 minutes`, `40 seconds`."""
    minutes, seconds = divmod(ms // 1000, 60)
    if not minutes:
        return many(seconds, "second")
    hours = many(minutes // 60, "hour") if minutes >= 60 else ""
    rest = many(minutes % 60, "minute") if minutes % 60 else ""
    return " ".join(part for part in (hours, rest) if part)


def many(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def days_this_week(days: int, goal: int) -> str:
    """`4 of 5 days this week`; from the goal on, only the days."""
    return f"{many(days, 'day')} this week" if days >= goal else f"{days} of {many(goal, 'day')} this week"


def spelt_day(day: date) -> str:
    """`Tuesday, 3 November 2026`."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """`3 November`."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def mean(value: float) -> str:
    """`3.1`, and `3` for a whole one."""
    return f"{value:.1f}".removesuffix(".0")
