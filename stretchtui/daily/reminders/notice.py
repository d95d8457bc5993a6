"""The moment a reminder is due: whether to be quiet, what the notice says, and the button on it. Never here: showing it."""

from __future__ import annotations

from stretchtui.daily.reminders.reminder import Reminder
from stretchtui.daily.reminders.when import Daily, Every, When
from stretchtui.routine.durations import MINUTE_MS

TITLE = "Time to stretch"
START = "start"
"""What notify-send prints when the button was pressed."""
LONGEST_WAIT_MS = 30 * MINUTE_MS


def why_quiet(when: When, *, running: bool, done_today: bool, ended_ago_ms: int | None) -> str:
    """Why nothing is to be shown now; "" where it is."""
    if running:
        return "a session is running"
    if isinstance(when, Daily):
        return "today's session has been" if done_today else ""
    if ended_ago_ms is not None and 0 <= ended_ago_ms < when.interval_ms:
        return "a session has just been"
    return ""


def body(reminder: Reminder, *, button: bool) -> str:
    """Foreign text: it names the routine."""
    return f"Press Start here, or type: {reminder.starts}" if button else f"In a terminal, type: {reminder.starts}"


def with_button(notify_send: tuple[str, ...]) -> tuple[str, ...]:
    """The same notice with a button; the program then waits until it is pressed or the notice is gone."""
    program, *words = notify_send
    return (program, f"--action={START}=Start", *words)


def waiting_ms(when: When) -> int:
    """How long the button is waited for: at most until half an interval is over, so that the next one is not missed."""
    return min(LONGEST_WAIT_MS, when.interval_ms // 2) if isinstance(when, Every) else LONGEST_WAIT_MS
