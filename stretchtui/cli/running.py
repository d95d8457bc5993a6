"""`stretchtui run` and home: which face walks the routine, and whether there is a terminal for it. Never here: the faces."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from stretchtui import places
from stretchtui.cli import exits
from stretchtui.cli.preferred import preferred
from stretchtui.cli.rows import say
from stretchtui.cli.talk import counted
from stretchtui.routine.holdings import Holdings
from stretchtui.settings import preferences
from stretchtui.settings.preferences import LoadedSettings

if TYPE_CHECKING:
    from stretchtui.clock import Clock
    from stretchtui.routine.model import Routine
    from stretchtui.settings.preferences import Settings
    from stretchtui.sounding import Coaching


def run(arguments: argparse.Namespace, holdings: Holdings) -> int:
    found = routine_named(arguments.routine, holdings, "run")
    if isinstance(found, int):
        return found
    if arguments.start > 1 and (fault := _no_such_start(found, arguments.start)) is not None:
        return fault
    if arguments.plain:
        loaded = preferred()
        from stretchtui.cli.plain import walk_plainly
        from stretchtui.cli.plain_start import cross
        from stretchtui.starting import threshold

        start = cross(threshold(found, loaded.settings, arguments.start))
        known = holdings.loader.exercise
        settings_now = _heard(arguments, loaded).settings
        return walk_plainly(start.routine, settings_now, arguments.speed, start.at, known) if start else exits.ENDED_EARLY
    if (fault := _no_screen(arguments.routine)) is not None:
        return fault
    return _full_screen(arguments, holdings, preferences.load(places.settings_file()), found)  # which says it on the screen


def _heard(arguments: argparse.Namespace, loaded: LoadedSettings) -> LoadedSettings:
    """With `--silent`: muted for this time."""
    return replace(loaded, settings=replace(loaded.settings, sound=False)) if arguments.silent else loaded


def _no_such_start(routine: Routine, start: int) -> int | None:
    """The exit status when the routine has no exercise of that number (said); None when it has."""
    from stretchtui.session.timeline import build

    count = build(routine).exercises
    if start <= count:
        return None
    say(f"stretchtui run: --from {start}: {routine.name} has {counted(count, 'exercise')}")
    return exits.BAD_USAGE


def home(arguments: argparse.Namespace, holdings: Holdings) -> int:
    if (fault := _no_screen("")) is not None:
        return fault
    path = places.settings_file()
    first_run = path is not None and not preferences.exists(path)
    return _full_screen(arguments, holdings, preferences.load(path), None, first_run=first_run)


def routine_named(name: str, holdings: Holdings, command: str) -> Routine | int:
    """The routine of that id, of that file, or on standard input; the exit status when it cannot be had (said why)."""
    from stretchtui.cli.checking import say_broken
    from stretchtui.routine.files import LARGEST

    if name == "-":
        loaded = holdings.read(sys.stdin.buffer.read(LARGEST + 1))
    else:
        opened = holdings.open(name)
        if opened is None:
            close = holdings.loader.nearest_routine(name)
            hint = f"did you mean '{close}'?" if close else "stretchtui list shows them all"
            say(f"stretchtui {command}: there is no routine '{name}'; {hint}")
            return exits.BAD_USAGE
        loaded = opened
    return loaded.routine or say_broken(loaded.diagnostics, name)


def _no_screen(name: str) -> int | None:
    """The exit status when nothing can be drawn on here, said why; None when all is well."""
    from stretchtui.cli.terminal_check import reopen_terminal_as_stdin, terminal_fault

    if name == "-":
        reopen_terminal_as_stdin()
    fault = terminal_fault(os.environ, sys.stdin, sys.stderr)
    if fault is None:
        return None
    say(fault)
    return exits.BAD_USAGE


def _full_screen(
    arguments: argparse.Namespace, holdings: Holdings, loaded: LoadedSettings, routine: Routine | None, *, first_run: bool = False
) -> int:
    # Textual's modules make every full collection dear, and there is no garbage yet: a fifth of the time to the first paint,
    # and tens of milliseconds in the midst of a phase change. The app sets collecting right once it is painted.
    gc.disable()
    from stretchtui.tui.app import StretchApp
    from stretchtui.tui.given import Given

    def new_clock() -> Clock:
        from stretchtui.clock import SystemClock

        return SystemClock(arguments.speed)

    def new_coach(preferred: Settings) -> Coaching:
        from stretchtui.sounding import coach_for

        return coach_for(preferred, arguments.speed)

    start = getattr(arguments, "start", 1)
    app = StretchApp(Given(holdings, _heard(arguments, loaded), new_clock, routine, start, first_run, new_coach))
    try:
        app.run()
    finally:
        app.close_coach()
    return app.return_code or exits.FINISHED
