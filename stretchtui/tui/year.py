"""A year of days in columns of weeks, as text: which weeks fit, where months begin; short dates. Pure. Never here: widgets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from stretchtui.history.progress.model import Day
from stretchtui.history.progress.wording import MONTHS, WEEKDAYS, short_day

SHADES = "·░▒▓█"
ASCII_SHADES = ".-+x#"
"""A day's level as a shape: more of it is filled, so that it needs no colour."""
BESIDE = 4
"""Columns for the names of weekdays before the weeks."""
TODAY = " ◂"
"""Behind the weeks, in the row of today."""
LEGEND = (" none", " under 5", " 5", " 10", " 20 min or more")


class Laid(NamedTuple):
    """How the weeks lie in the room that there is."""

    weeks: tuple[tuple[Day, ...], ...]
    columns: int
    """Of each week, its blank included."""

    @property
    def width(self) -> int:
        return len(self.weeks) * self.columns


def laid(days: Sequence[Day], width: int) -> Laid:
    """The last weeks that fit, with a blank between them where all of them fit so."""
    weeks = [tuple(days[at : at + 7]) for at in range(0, len(days), 7)]
    room = max(1, width - BESIDE - len(TODAY))
    columns = 2 if 2 * len(weeks) <= room else 1
    return Laid(tuple(weeks[-(room // columns) :]), columns)


def month_row(over: Laid) -> str:
    """The months' first letters, each over the week in which it begins; one that the next leaves no room for is not named."""
    starts = [(0, over.weeks[0][0].date)] if over.weeks else []
    starts += [(at, day.date) for at, week in enumerate(over.weeks) for day in week if day.date.day == 1 and at]
    row = ""
    for (at, day), (following, _) in zip(starts, [*starts[1:], (len(over.weeks) + 3, None)], strict=True):
        name = MONTHS[day.month - 1][:3]
        if (following - at) * over.columns > len(name):
            row = row.ljust(at * over.columns) + name
    return row[: over.width + len(TODAY)]


def in_words(day: date, *, year: bool = False) -> str:
    """`Tuesday 3 November`."""
    return f"{WEEKDAYS[day.weekday()]} {short_day(day)}" + (f" {day.year}" if year else "")


def short(day: date, *, year: bool = False) -> str:
    """`3 Nov`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}" + (f" {day.year}" if year else "")
