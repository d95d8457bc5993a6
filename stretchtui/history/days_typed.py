"""Days and times as somebody types them. Never here: which day it is, what is asked for."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FORMS = "write 2026-11-01, today, yesterday, monday, or so long ago: 7d, 4w, 1y"

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AGO = re.compile(r"([0-9]{1,5})([dwy])")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_DAYS_IN = {"d": 1, "w": 7}


def day_of(text: str, today: date) -> date:
    """The day meant. A weekday is its last one, today included. Raises ValueError with what to write instead."""
    word = text.strip().lower()
    try:
        found = _named(word, today) or _dated(word, today)
    except (ValueError, OverflowError) as reason:
        raise ValueError(f"there is no day '{text[:40]}'; {FORMS}") from reason
    if found is None:
        raise ValueError(f"'{text[:40]}' is not a day; {FORMS}")
    return found


def _named(word: str, today: date) -> date | None:
    if word in ("today", "yesterday"):
        return today - timedelta(days=word == "yesterday")
    for number, name in enumerate(DAYS):
        if len(word) >= 3 and name.startswith(word):
            return today - timedelta(days=(today.weekday() - number) % 7)
    return None


def _dated(word: str, today: date) -> date | None:
    if _ISO.fullmatch(word):
        return date.fromisoformat(word)
    if (ago := _AGO.fullmatch(word)) is None:
        return None
    count, unit = int(ago[1]), ago[2]
    if unit == "y":
        return _years_before(today, count)
    return today - timedelta(days=count * _DAYS_IN[unit])


def _years_before(today: date, years: int) -> date:
    """The same day of another year; the last of February where it is the 29th and that year has none."""
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return today.replace(year=today.year - years, day=day)


def time_of(text: str) -> time:
    """`7:30`, `18:05`. Raises ValueError with what to write instead."""
    found = _TIME.fullmatch(text.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError(f"'{text[:40]}' is not a time of day; write 7:30 or 18:05")
    return time(int(found[1]), int(found[2]))
