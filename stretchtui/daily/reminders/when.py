"""When a reminder is due: once a day, or every so many minutes within a window of the day. Values, and their words.

Times are minutes from midnight, by the wall clock that the person sees. Never here: reading what somebody typed (reading.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from stretchtui.routine.durations import MINUTE_MS

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAYS, WEEKENDS = DAYS[:5], DAYS[5:]
GROUPS = {"daily": DAYS, "weekdays": WEEKDAYS, "weekends": WEEKENDS}

FEWEST_MINUTES, MOST_MINUTES = 15, 12 * 60
USUAL_START, USUAL_END = 9 * 60, 17 * 60 + 30
"""The window of `every` where none is given: nobody wants to be woken by it."""


@dataclass(frozen=True, slots=True)
class Daily:
    at: int
    days: tuple[str, ...] = DAYS
    """In the order of the week, each once."""

    @property
    def dues(self) -> tuple[int, ...]:
        return (self.at,)

    @property
    def words(self) -> str:
        return f"{clock_words(self.at)} {days_words(self.days)}"


@dataclass(frozen=True, slots=True)
class Every:
    minutes: int
    start: int = USUAL_START
    end: int = USUAL_END
    days: tuple[str, ...] = DAYS

    @property
    def dues(self) -> tuple[int, ...]:
        """Each due time of a day: the first at the window's start, none after its end."""
        return tuple(range(self.start, self.end + 1, self.minutes))

    @property
    def words(self) -> str:
        window = f"from {clock_words(self.start)} to {clock_words(self.end)}"
        return f"every {minutes_words(self.minutes)} {window} {days_words(self.days)}"

    @property
    def interval_ms(self) -> int:
        return self.minutes * MINUTE_MS


When = Daily | Every


def clock_words(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def clock_digits(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def minutes_words(minutes: int) -> str:
    """`45m`, `2h`, `1h30m`: as it is typed."""
    hours, left = divmod(minutes, 60)
    return (f"{hours}h" if hours else "") + (f"{left}m" if left or not hours else "")


def days_words(days: tuple[str, ...]) -> str:
    group = (name for name, meant in GROUPS.items() if meant == days)
    return next(group, ",".join(days))
