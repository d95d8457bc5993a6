"""A reminder as an agent of launchd's: its property list. Never here: where it goes (plan.py)."""

from __future__ import annotations

import plistlib
from collections.abc import Sequence

from stretchtui.daily.reminders.reminder import Reminder
from stretchtui.daily.reminders.when import DAYS, When


def agent(reminder: Reminder, python: str, environment: Sequence[tuple[str, str]]) -> bytes:
    described: dict[str, object] = {
        "Label": reminder.label,
        "ProgramArguments": list(reminder.fire_argv(python)),
        "StartCalendarInterval": calendar(reminder.when),
    }
    if environment:
        described["EnvironmentVariables"] = dict(environment)
    return plistlib.dumps(described, sort_keys=False)


def calendar(when: When) -> list[dict[str, int]]:
    """One for each due time, and for each day unless it is every day; launchd counts days from Sunday, 0."""
    if when.days == DAYS:
        return [_at(due) for due in when.dues]
    return [{"Weekday": (DAYS.index(day) + 1) % 7, **_at(due)} for day in when.days for due in when.dues]


def _at(due: int) -> dict[str, int]:
    return {"Hour": due // 60, "Minute": due % 60}
