"""A reminder as lines of a crontab, between two marks: put in, and out with nothing else changed. Never here: running it."""

from __future__ import annotations

from collections.abc import Sequence

from stretchtui.daily.reminders.quoting import cron_command
from stretchtui.daily.reminders.reminder import Reminder
from stretchtui.daily.reminders.when import DAYS, When

LONGEST_LINE = 990
"""Some crons refuse a command of 1,000 characters."""


class Damaged(ValueError):
    """One of the two marks is missing: what is ours cannot be told from what is not."""


def block(reminder: Reminder, python: str, environment: Sequence[tuple[str, str]]) -> str:
    """Our lines, marks included. Through `env`, so that it is right in any shell that cron may start."""
    given = ("env", *(f"{name}={value}" for name, value in environment)) if environment else ()
    command = cron_command((*given, *reminder.fire_argv(python)))
    lines = "".join(f"{times} {command}\n" for times in calendar(reminder.when))
    return f"{_mark(reminder.id)}\n{lines}{_end(reminder.id)}\n"


def calendar(when: When) -> tuple[str, ...]:
    """`0,45 9 * * 1,2`: one for each set of hours that share their minutes; cron counts days from Sunday, 0."""
    days = "*" if when.days == DAYS else ",".join(str((DAYS.index(day) + 1) % 7) for day in when.days)
    minutes = dict[int, list[str]]()
    for due in when.dues:
        minutes.setdefault(due // 60, []).append(str(due % 60))
    hours = dict[str, list[str]]()
    for hour, at in minutes.items():
        hours.setdefault(",".join(at), []).append(str(hour))
    return tuple(f"{at} {','.join(of)} * * {days}" for at, of in hours.items())


def added(crontab: bytes, ours: str) -> bytes:
    """The crontab with our lines behind it. A last line without its end is given one, and the mark tells of that."""
    if not crontab or crontab.endswith(b"\n"):
        return crontab + ours.encode()
    mark, rest = ours.encode().split(b"\n", 1)
    return crontab + b"\n" + mark + _JOINED + b"\n" + rest


def without(crontab: bytes, id: int) -> bytes:
    """The crontab without our lines: what is left is as it was, byte for byte. Raises Damaged."""
    lines = crontab.split(b"\n")
    mark, end_mark = _mark(id).encode(), _end(id).encode()
    starts = [i for i, line in enumerate(lines) if line in (mark, mark + _JOINED)]
    ends = [i for i, line in enumerate(lines) if line == end_mark]
    if not starts and not ends:
        return crontab
    if len(starts) != 1 or len(ends) != 1 or ends[0] < starts[0]:
        raise Damaged(f"the marks around reminder {id} in your crontab are not as they were written")
    start, end = starts[0], ends[0]
    before, after = lines[:start], lines[end + 1 :]
    was_without_end = lines[start].endswith(_JOINED) and after == [b""]
    return b"\n".join(before if was_without_end else (*before, *after))


_JOINED = b" (the line above had no end)"


def _mark(id: int) -> str:
    return f"# >>> stretchtui reminder {id}; to take it away: stretchtui remind remove {id}"


def _end(id: int) -> str:
    return f"# <<< stretchtui reminder {id}"
