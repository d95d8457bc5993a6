"""What was done, for both faces: the history opened to be read, summed up or edited, in the thread that asks, and closed.

An edit is told to the line for a prompt as well. Never here: SQL, widgets, what is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

from stretchtui import places
from stretchtui.clock import wall_time
from stretchtui.history import joining
from stretchtui.history.model import Session
from stretchtui.history.progress.progress import progress, tensions_since, worked_since
from stretchtui.history.stamps import Stamp, stamped

if TYPE_CHECKING:
    from datetime import date

    from stretchtui.history.progress.model import Progress
    from stretchtui.history.store.history import History

PAGE = 200
"""So many sessions are read at once."""
_telling = Lock()
"""What the line for a prompt is told is read and written as one."""


class CannotRemember(Exception):
    """In one sentence, for the person."""


@dataclass(frozen=True, slots=True)
class Told:
    """A reading, and what is wrong with the history; "" when nothing is."""

    sessions: tuple[Session, ...]
    fault: str
    is_all: bool
    """There are none before these."""


def now() -> Stamp:
    return stamped(wall_time())


def history(moment: Stamp, *, may_write: bool) -> History:
    """The person's own. Never raises: what is wrong with it stands in its `fault`."""
    from stretchtui.history.opened import opened, seen

    return (opened if may_write else seen)(places.history_folder(), moment)


def _wrong(asked: History) -> str:
    """What the person must be told of it, once, and why nothing can be saved."""
    return " ".join((*asked.told, asked.fault)).strip()


def read_progress(goal: int) -> tuple[Progress, str]:
    """The history summed up, and what is wrong with it."""
    moment = now()
    with history(moment, may_write=False) as asked:
        return summed_up(asked, moment.day, goal), _wrong(asked)


def summed_up(asked: History, today: date, goal: int) -> Progress:
    worked, tensions = asked.worked(since=worked_since(today)), asked.tensions(since=tensions_since(today))
    return progress(asked.days(), worked, tensions, today, goal)


def read_sessions(after: Sequence[Session] = (), page: int = PAGE) -> Told:
    """The next sessions before those that are known, the newest first."""
    until = min((session.began.day for session in after), default=None)
    # Of the last day that is known there may be more: it is asked for again, and what is known of it left out.
    known = {session.uuid for session in after if session.began.day == until}
    with history(now(), may_write=True) as asked:
        found = asked.sessions(until=until, limit=page + len(known))
        fresh = tuple(session for session in found if session.uuid not in known)
        return Told(fresh, _wrong(asked), len(found) < page + len(known))


def edited(session: Session, at: Stamp, **values: object) -> Session:
    """The session with these of its fields changed by the person."""
    changed = {name: joining.edited(getattr(session, name), value, at.utc_ms) for name, value in values.items()}
    return replace(session, **changed)  # type: ignore[arg-type]  # the caller names fields that can be edited


def keep_edit(session: Session, *names: str) -> None:
    """Keep these edits of it; raises CannotRemember."""
    with _writing() as changed:
        changed.edit(session.uuid, **{name: getattr(session, name) for name in names})


def add(session: Session) -> None:
    """Keep a session that was added by hand; raises CannotRemember."""
    with _writing() as changed:
        changed.write(session, None)


@contextmanager
def _writing() -> Iterator[History]:
    from stretchtui.history.faults import CannotSave

    with history(now(), may_write=True) as changed:
        if changed.fault:
            raise CannotRemember(changed.fault)
        try:
            yield changed
        except CannotSave as why:
            raise CannotRemember(str(why)) from why
        tell_prompt(changed)


def tell_prompt(changed: History) -> None:
    """The line for a prompt learns which days count now."""
    from stretchtui import glance
    from stretchtui.history.progress.weeks import counted
    from stretchtui.settings import preferences

    folder, days = places.history_folder(), counted(changed.days())
    if folder is not None and not changed.fault:
        with _telling:
            goal = preferences.load(places.settings_file()).settings.weekly_goal
            glance.write_days(folder, (day.toordinal() for day in days), goal)


def tell_prompt_of_goal(wanted: Callable[[], int]) -> None:
    """The same line learns how many days a week are wanted now; of a history that was never begun there is nothing to tell.

    `wanted` is asked when it is its turn, so that of changes that follow each other the last one holds.
    """
    from stretchtui import glance

    folder = places.history_folder()
    with _telling:
        goal = wanted()
        told = glance.read_days(folder) if folder is not None else None
        if folder is not None and told is not None and told.goal != goal:
            glance.write_days(folder, told.days, goal)
