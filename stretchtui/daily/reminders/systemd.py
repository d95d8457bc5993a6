"""A reminder as a timer of systemd's, and the service it starts: the text of both files. Never here: where they go (plan.py)."""

from __future__ import annotations

from collections.abc import Sequence

from stretchtui.daily.reminders.quoting import for_systemd, systemd_command
from stretchtui.daily.reminders.reminder import Reminder
from stretchtui.daily.reminders.when import DAYS, Daily, When, clock_digits


def calendar(when: When) -> tuple[str, ...]:
    """An expression for each due time of a day: right for any interval, and readable."""
    days = "" if when.days == DAYS else ",".join(day.capitalize() for day in when.days) + " "
    return tuple(f"{days}*-*-* {clock_digits(due)}:00" for due in when.dues)


def timer(reminder: Reminder) -> str:
    """Only one that comes once a day is made up for when the computer was off at its time."""
    lines = "\n".join(f"OnCalendar={one}" for one in calendar(reminder.when))
    late = "true" if isinstance(reminder.when, Daily) else "false"
    return f"""\
{_head(reminder)}
[Unit]
Description=Reminder to stretch: {reminder.when.words}

[Timer]
{lines}
AccuracySec=20s
Persistent={late}

[Install]
WantedBy=timers.target
"""


def service(reminder: Reminder, python: str, environment: Sequence[tuple[str, str]]) -> str:
    """KillMode: the terminal that the notice opens lives on when the command that showed the notice has ended."""
    given = "".join(f"Environment={for_systemd(f'{name}={value}')}\n" for name, value in environment)
    return f"""\
{_head(reminder)}
[Unit]
Description=Reminder to stretch: {reminder.when.words}

[Service]
Type=oneshot
{given}ExecStart={systemd_command(reminder.fire_argv(python))}
KillMode=process
"""


def _head(reminder: Reminder) -> str:
    return f"# Written by stretchtui. To take it away: stretchtui remind remove {reminder.id}"
