"""`stretchtui run` and home: which face walks the routine, and whether there is a terminal for it. Never here: the faces."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from dataclasses import replace
from pathlib import Path
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
    from stretchtui.recording import Recording, Walked
    from stretchtui.resumption import Offer
    from stretchtui.routine.model import Routine
    from stretchtui.settings.preferences import Settings
    from stretchtui.sounding import Coaching
    from stretchtui.starting import Start
    from stretchtui.tui.given import OfferedReminder
    from stretchtui.tui.todays import Todays


def run(arguments: argparse.Namespace, holdings: Holdings) -> int:
    found = start_named(arguments.routine, holdings, "run")
    if isinstance(found, int):
        return found
    if arguments.start > 1 and (fault := _no_such_start(found.routine, arguments.start)) is not None:
        return fault
    start = replace(found, at=arguments.start)
    return walk(arguments, holdings, start, offer=_offer_of(start, holdings) if arguments.start == 1 else None)


def walk(arguments: argparse.Namespace, holdings: Holdings, start: Start, *, offer: Offer | None = None, said: str = "") -> int:
    """Walk a routine in the face that is asked for. `offer`: this routine was cut off; `said`: to be told before it begins."""
    if arguments.plain:
        from stretchtui.cli.plain_start import walked

        loaded = preferred()
        return walked(start, _this_time(arguments, loaded).settings, arguments.speed, holdings, offer=offer, said=said)
    if (fault := _no_screen(getattr(arguments, "routine", None) or "")) is not None:
        return fault
    return _full_screen(arguments, holdings, _given_settings(), start=start, offer=offer, said=said)


def resume(arguments: argparse.Namespace, holdings: Holdings) -> int:
    """Go on with the session that was cut off last."""
    from stretchtui.resumption import find, leave, start_of

    loaded = _given_settings()
    offer = find(holdings, loaded.settings)
    if offer is None:
        say("stretchtui resume: no session was cut off within the last day")
        return exits.BAD_USAGE
    if arguments.plain:
        from stretchtui.cli.plain_start import gone_on

        return gone_on(offer, _this_time(arguments, preferred()).settings, arguments.speed, holdings)
    if (fault := _no_screen("")) is not None:
        return fault
    if offer.taken_up is None:  # another session takes the place of that one
        leave(offer.cut)
    said = f"It cannot go on exactly there: {offer.why}. It goes on with that exercise." if offer.why else ""
    return _full_screen(arguments, holdings, loaded, start=start_of(offer), offer=offer, goes_on=True, said=said)


def _given_settings() -> LoadedSettings:
    """For the full screen, which tells of their mistakes itself."""
    return preferences.load(places.settings_file())


def _offer_of(start: Start, holdings: Holdings) -> Offer | None:
    """The session that was cut off last, if it was of this routine. The history is opened only where one has not ended."""
    from stretchtui.glance import is_any_unfinished

    folder = places.history_folder()
    if folder is None or not start.origin or not is_any_unfinished(folder):
        return None
    from stretchtui.resumption import find

    offer = find(holdings, _given_settings().settings)
    return offer if offer is not None and offer.cut.live.origin == start.origin else None


def _this_time(arguments: argparse.Namespace, loaded: LoadedSettings) -> LoadedSettings:
    """With `--silent` muted; and a rehearsal, in which nobody can stretch, is not kept unless `--keep` says so."""
    held = loaded.settings
    is_rehearsal = arguments.speed > 1 and not arguments.keep
    sound, history = held.sound and not arguments.silent, held.history and not is_rehearsal
    return replace(loaded, settings=replace(held, sound=sound, history=history))


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
    return _full_screen(arguments, holdings, preferences.load(path), first_run=first_run)


def routine_named(name: str, holdings: Holdings, command: str) -> Routine | int:
    """The routine of that id, of that file, or on standard input; the exit status when it cannot be had (said why)."""
    found = start_named(name, holdings, command)
    return found if isinstance(found, int) else found.routine


def start_named(name: str, holdings: Holdings, command: str) -> Start | int:
    """The same, with where it comes from."""
    from stretchtui.cli.checking import say_broken
    from stretchtui.routine.files import LARGEST
    from stretchtui.routine.holdings import is_path
    from stretchtui.starting import Start

    if name == "-":
        read = sys.stdin.buffer.read(LARGEST + 1)
        loaded, origin = holdings.read(read), f"text:{read.decode('utf-8', 'replace')}"
    else:
        opened = holdings.open(name)
        if opened is None:
            close = holdings.loader.nearest_routine(name)
            hint = f"did you mean '{close}'?" if close else "stretchtui list shows them all"
            say(f"stretchtui {command}: there is no routine '{name}'; {hint}")
            return exits.BAD_USAGE
        loaded, origin = opened, f"file:{Path(name).absolute()}" if is_path(name) else f"id:{name}"
    return Start(loaded.routine, 1, origin) if loaded.routine else say_broken(loaded.diagnostics, name)


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
    arguments: argparse.Namespace,
    holdings: Holdings,
    loaded: LoadedSettings,
    *,
    start: Start | None = None,
    offer: Offer | None = None,
    goes_on: bool = False,
    said: str = "",
    first_run: bool = False,
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

    def new_recording(walked: Walked, preferred: Settings) -> Recording:
        from stretchtui.recording import recording_for

        return recording_for(walked, preferred, arguments.speed)

    def look_back(held: Holdings, preferred: Settings) -> Todays:
        from stretchtui.tui.todays import look_back

        return look_back(held, preferred)

    given = Given(
        holdings, _this_time(arguments, loaded), new_clock, start, first_run, new_coach, new_recording, look_back, offer,
        goes_on, said, _offer_reminder,
    )  # fmt: skip
    app = StretchApp(given)
    try:
        app.run()
    finally:
        app.close_recording()
        app.close_coach()
    return app.return_code or exits.FINISHED


def _offer_reminder(at: str) -> OfferedReminder:
    from stretchtui.cli.scheduling import offer

    return offer(at)
