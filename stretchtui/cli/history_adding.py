"""`stretchtui history add`: a session from before, by hand. Never here: what such a session holds."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from stretchtui.cli import exits, kept
from stretchtui.cli.history_one import note_of
from stretchtui.cli.kept import sign_of
from stretchtui.cli.rows import put, say
from stretchtui.cli.session_words import lines
from stretchtui.history.adding import NotAdded, Said, added
from stretchtui.history.model import Session
from stretchtui.history.stamps import Stamp

if TYPE_CHECKING:
    from stretchtui.routine.holdings import Holdings
    from stretchtui.routine.model import Routine


def run(arguments: argparse.Namespace, holdings: Holdings) -> int:
    from stretchtui.history.faults import CannotSave

    routine = _routine(arguments, holdings)
    if isinstance(routine, int):
        return routine
    try:
        session = _session(arguments, routine, kept.now())
    except ValueError as reason:
        say(f"stretchtui history add: {reason}")
        return exits.BAD_USAGE
    with kept.history(may_write=True) as history:
        if history is None:
            return exits.MISTAKES
        try:
            history.write(session, None)
        except CannotSave as reason:
            say(f"stretchtui history: it was not added: {reason}")
            return exits.MISTAKES
    put(lines([session])[0])
    say(f"added; take it back with: stretchtui history delete {sign_of(session)}")
    return exits.FINISHED


def _routine(arguments: argparse.Namespace, holdings: Holdings) -> Routine | int | None:
    """None: only minutes were asked for; the exit status where it cannot be had (said why)."""
    if arguments.routine is None:
        return None
    from stretchtui.cli.running import routine_named

    if arguments.library_last:
        from stretchtui.routine.holdings import Holdings, searched

        holdings = Holdings(searched([*arguments.library, *arguments.library_behind, *arguments.library_last]))
    return routine_named(arguments.routine, holdings, "history add")


def _session(arguments: argparse.Namespace, routine: Routine | None, now: Stamp) -> Session:
    """Raises ValueError where what was typed makes none."""
    note = note_of(arguments.note)
    id = routine.id if routine is not None and routine.id == arguments.routine else None
    try:
        return added(Said(routine, id, arguments.minutes, arguments.date, arguments.time, note), now)
    except NotAdded as reason:
        which = "" if routine else ", or which routine it was"
        raise ValueError(f"{reason} say --minutes N{which}" if reason.about == "length" else str(reason)) from reason
