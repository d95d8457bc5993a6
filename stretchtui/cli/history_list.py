"""`stretchtui history`: the sessions, newest first. Never here: how one reads, how they are kept."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from stretchtui.cli import demands, exits, kept, talk
from stretchtui.cli.rows import put, say
from stretchtui.cli.session_words import as_csv, as_json, lines
from stretchtui.history.days_typed import day_of
from stretchtui.history.model import Session
from stretchtui.history.telling import worked_areas

if TYPE_CHECKING:
    from stretchtui.history.store.history import History

AT_FIRST = 30
"""So many lines when nothing else is asked for: the newest are still on the screen when the list ends."""


def run(arguments: argparse.Namespace) -> int:
    try:
        since, until = _bounds(arguments, kept.now().day)
        areas = {area for word in arguments.area for area in demands.areas(word)}
    except ValueError as reason:
        say(f"stretchtui history: {reason}")
        return exits.BAD_USAGE
    with kept.history() as history:
        if history is None:
            return exits.MISTAKES
        sessions = _asked(history, since, until, areas, _limit(arguments))
        if arguments.json:
            print(json.dumps([as_json(session) for session in sessions], indent=2))
        elif arguments.csv:
            for row in as_csv(sessions):
                talk.put(row)
        else:
            _print(arguments, sessions, history)
        return kept.status(history)


def _bounds(arguments: argparse.Namespace, today: date) -> tuple[date | None, date | None]:
    since = day_of(arguments.since, today) if arguments.since is not None else None
    until = day_of(arguments.until, today) if arguments.until is not None else None
    if since and until and since > until:
        raise ValueError(f"--since {arguments.since} ({since}) is after --until {arguments.until} ({until})")
    return since, until


def _limit(arguments: argparse.Namespace) -> int | None:
    """One more than is shown at first, to know whether there is more."""
    if arguments.limit:
        return int(arguments.limit)
    asked = arguments.json or arguments.csv or arguments.since or arguments.until
    return None if asked else AT_FIRST + 1


def _asked(history: History, since: date | None, until: date | None, areas: set[str], limit: int | None) -> Sequence[Session]:
    if not areas:
        return history.sessions(since, until, limit=limit)
    fitting = (one for one in history.sessions(since, until) if areas.intersection(worked_areas(one)))
    return list(islice(fitting, limit))


def _print(arguments: argparse.Namespace, sessions: Sequence[Session], history: History) -> None:
    shown = sessions if arguments.limit or arguments.since or arguments.until else sessions[:AT_FIRST]
    for line in lines(shown):
        put(line)
    if len(shown) < len(sessions):
        say(f"these are the last {len(shown)}; for more: stretchtui history --since 1y, or --limit 1000")
    if not sessions and not kept.fault_of(history):
        say("nothing is kept yet; your first session will be the first line here" if _empty(history) else "no session fits")


def _empty(history: History) -> bool:
    return not history.sessions(limit=1)
