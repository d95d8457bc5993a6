"""`stretchtui remind fire N`: what happens when a reminder is due. Never here: how a notice is written, how programs are started.

Nothing is said when it is to be quiet: this is run by a timer, whose mail or journal nobody wants to be filled.
"""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from pathlib import Path

from stretchtui import clock, glance, places
from stretchtui.cli import exits
from stretchtui.cli.here import user
from stretchtui.cli.scheduling import LONGEST_S, TookTooLong, opened, ran
from stretchtui.cli.talk import say
from stretchtui.coach import desktop
from stretchtui.coach.voices.engine import Command
from stretchtui.daily.reminders.kept import Kept
from stretchtui.daily.reminders.notice import START, TITLE, body, waiting_ms, why_quiet, with_button
from stretchtui.daily.reminders.surroundings import completed
from stretchtui.daily.reminders.terminals import opening
from stretchtui.daily.reminders.when import Every, When
from stretchtui.history.stamps import Stamp, stamped

_HELP_S = 5.0


def fire(kept: Kept) -> int:
    if _quiet(kept.reminder.when):
        return exits.FINISHED
    environ = _environ(kept)
    which = partial(shutil.which, path=environ.get("PATH"))
    terminal = opening(environ, which, kept.reminder.session_argv(sys.executable)) if sys.platform != "win32" else None
    try:
        if terminal is not None and _takes_buttons(which("notify-send")):
            return _with_button(kept, environ, terminal)
        return _shown(_notice(kept, environ, button=False), environ, LONGEST_S)
    except TookTooLong:
        return exits.FINISHED  # nobody pressed the button; the notice itself has long been seen or not
    except OSError as why:
        return _failed(str(why))


def _with_button(kept: Kept, environ: dict[str, str], terminal: tuple[str, ...]) -> int:
    command = _notice(kept, environ, button=True)
    if command is None:
        return _shown(None, environ, LONGEST_S)
    done = ran(with_button(command.argv), environ=environ, within_s=waiting_ms(kept.reminder.when) / 1000)
    if done.status:
        return _failed(done.said)
    if done.out.decode("utf-8", "replace").strip() == START and not _quiet_because_running():
        opened(terminal, environ)
    return exits.FINISHED


def _shown(command: Command | None, environ: dict[str, str], within_s: float) -> int:
    if command is None:
        return _failed("there is no desktop here, or nothing that shows a notice on it")
    done = ran(command.argv, command.stdin.encode("utf-8"), environ=environ, within_s=within_s)
    return _failed(done.said) if done.status else exits.FINISHED


def _failed(why: str) -> int:
    say(f"stretchtui remind: the notice could not be shown: {why}")
    return exits.MISTAKES


def _notice(kept: Kept, environ: dict[str, str], *, button: bool) -> Command | None:
    which = partial(shutil.which, path=environ.get("PATH"))
    return desktop.order(environ, sys.platform, which, TITLE, body(kept.reminder, button=button))


def _takes_buttons(notify_send: str | None) -> bool:
    """Older ones do not know them, and would show nothing at all."""
    if notify_send is None:
        return False
    try:
        return b"--action" in ran((notify_send, "--help"), within_s=_HELP_S).out
    except TookTooLong:
        return False


def _environ(kept: Kept) -> dict[str, str]:
    if sys.platform in ("win32", "darwin"):
        return dict(os.environ)
    return completed(os.environ, dict(kept.environment), user(), os.path.exists)


def _quiet(when: When) -> bool:
    now = stamped(clock.wall_time())
    ended_ago_ms = _ended_ago_ms(now) if isinstance(when, Every) else None
    return bool(why_quiet(when, running=_quiet_because_running(), done_today=_done_today(now), ended_ago_ms=ended_ago_ms))


def _quiet_because_running() -> bool:
    folder = places.history_folder()
    return folder is not None and glance.read_running(folder, stamped(clock.wall_time()).utc_ms) is not None


def _done_today(now: Stamp) -> bool:
    folder = places.history_folder()
    days = glance.read_days(folder) if folder is not None else None
    return days is not None and now.day.toordinal() in days.days


def _ended_ago_ms(now: Stamp) -> int | None:
    """How long ago the last session ended; None where nothing is known of one. Nothing is made or mended for that."""
    folder = places.history_folder()
    if folder is None or not Path(folder).is_dir():
        return None
    from stretchtui.history.store.opening import open_history

    with open_history(folder, now, may_write=False) as history:
        last = next(iter(history.sessions(limit=1)), None)
    return None if last is None else now.utc_ms - last.ended.utc_ms
