"""A damaged file set aside, and a new one in its place with all that could be saved. Nothing is ever deleted.

The new file is complete and on the disk before it takes the old one's place, so that a power cut in between loses nothing.
Never here: how damage is noticed.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from stretchtui.history.joining import joined
from stretchtui.history.model import Session
from stretchtui.history.stamps import Stamp
from stretchtui.history.store import rows
from stretchtui.history.store.backups import made_on, newest_good
from stretchtui.history.store.files import (
    DATABASE,
    MENDING,
    SMALLEST,
    Identity,
    connected,
    free_name,
    identity,
    moment,
    private_file,
)
from stretchtui.history.store.salvage import salvaged, without_what_was_done
from stretchtui.history.store.schema import bring_up_to_date

PATIENCE_MS = 30_000
"""How long another program may take over the same."""


def mended(folder: Path, now: Stamp, found: Identity | None) -> str:
    """What the person is told; "" when another program has seen to it meanwhile. Raises sqlite3.Error and OSError."""
    with _alone(folder):
        if identity(folder / DATABASE) != found:
            return ""
        new = folder / f"{MENDING}.new"
        try:
            with _fresh(new) as connection:
                told = restored(folder, connection)
            if (folder / DATABASE).stat().st_size == 0:
                new.replace(folder / DATABASE)
                return f"The history's file was gone, or empty: {told}."
            aside = _put_in_place(folder, new, now)
        finally:
            new.unlink(missing_ok=True)
    return f"The history was damaged. It was set aside as {aside.name}: {told}."


def restored(folder: Path, into: sqlite3.Connection) -> str:
    """All that can be saved, put into an empty history in one transaction; what that was, in words."""
    into.execute("BEGIN IMMEDIATE")
    try:
        broken = _read_out(folder, into)
        read = into.execute("SELECT count(*) FROM sessions").fetchone()[0]
        told = f"{_sessions(read)} could be read out of it{_from_backup(folder, into, broken)}"
        into.execute("COMMIT")
    finally:
        if into.in_transaction:
            into.execute("ROLLBACK")
    return told


def _read_out(folder: Path, into: sqlite3.Connection) -> set[str]:
    """The sessions of which pieces are missing."""
    broken = set()
    for session, live, is_whole in salvaged(folder / DATABASE):
        rows.put_live(into, rows.put(into, session), live)
        if not is_whole:
            broken.add(session.uuid)
    return broken


def _from_backup(folder: Path, into: sqlite3.Connection, broken: set[str]) -> str:
    with contextlib.closing(newest_good(folder)) as good:
        for path, backup in good:
            fetched = sum(_fetched(into, session, broken) for session in rows.read(backup, "1", order="ORDER BY id"))
            made = made_on(path)
            when = f"{made.day} {made:%B %Y}" if made else path.name
            return f"; {_sessions(fetched)} came back from the backup of {when}"
    return "; there was no backup"


def _fetched(into: sqlite3.Connection, session: Session, broken: set[str]) -> bool:
    """Whether the backup knew more of it."""
    there = rows.get(into, session.uuid)
    if there is None:
        rows.put(into, session)
        return True
    is_better = session.uuid in broken and session.revision >= there.revision
    known = joined(without_what_was_done(there) if is_better else there, session)
    if known != there:
        rows.put(into, known)
    return known != there


def _sessions(count: int) -> str:
    return f"{count} session" if count == 1 else f"{count} sessions"


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One program at a time; whoever is killed meanwhile lets go."""
    private_file(folder / MENDING)
    with contextlib.closing(connected(folder / MENDING, timeout_ms=PATIENCE_MS)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


@contextlib.contextmanager
def _fresh(path: Path) -> Iterator[sqlite3.Connection]:
    path.unlink(missing_ok=True)  # of a program that was killed over it
    private_file(path)
    with contextlib.closing(connected(path)) as connection:
        bring_up_to_date(connection)
        yield connection


def _put_in_place(folder: Path, new: Path, now: Stamp) -> Path:
    """The old file is never without its name until the new one has it, where the system knows links."""
    path, aside = folder / DATABASE, free_name(folder, f"{DATABASE}.corrupt.{moment(now)}")
    with _kept_from_others(path) as is_locked:
        try:
            os.link(path, aside)
        except OSError:
            path.rename(aside)
        if not is_locked:  # else there is none any more; moved first, lest it be rolled back into the new file
            with contextlib.suppress(FileNotFoundError):
                path.with_name(f"{DATABASE}-journal").rename(aside.with_name(f"{aside.name}-journal"))
        new.replace(path)
    return aside


@contextlib.contextmanager
def _kept_from_others(path: Path) -> Iterator[bool]:
    """Nobody writes to the damaged file while it is exchanged, if it can be locked at all; Windows renames no open file.

    A file too short to be one would be begun anew by locking it.
    """
    with contextlib.ExitStack() as stack:
        is_locked = False
        if os.name != "nt" and path.stat().st_size >= SMALLEST:
            with contextlib.suppress(sqlite3.Error):
                stack.enter_context(contextlib.closing(connected(path))).execute("BEGIN EXCLUSIVE")
                is_locked = True
        yield is_locked
