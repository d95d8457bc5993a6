"""What would be written and run for a reminder, in lines that can be read before it is. Never here: printing them."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from stretchtui.daily.reminders.plan import KINDS, Plan, Written
from stretchtui.daily.reminders.reminder import Reminder


def told(reminder: Reminder, made: Plan) -> Iterator[str]:
    """Foreign text is in it: to be made plain, as everything is, by whoever shows it."""
    yield f"{reminder.when.words}, to start: {reminder.starts}"
    yield f"by {KINDS[made.kind]}"
    for file in made.files:
        yield ""
        yield f"this file{'' if file.stays else ', only for as long as it takes'}: {file.path}"
        yield from (f"    {line}".rstrip() for line in _text(file).splitlines())
    if made.block:
        yield ""
        yield "these lines behind those in your crontab, by `crontab -`:"
        yield from (f"    {line}" for line in made.block.splitlines())
    if made.commands:
        yield ""
        yield "and then these commands:"
        yield from (f"    {shlex.join(argv)}" for argv in made.commands)


def _text(file: Written) -> str:
    return file.data.decode("utf-16" if file.data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
