"""What is written to the history, each in one transaction. Never here: values that cannot be kept (values.py), reading, files."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from stretchtui.history.joining import EDITED, joined
from stretchtui.history.model import LARGEST, Edited, Live, Session
from stretchtui.history.store import rows
from stretchtui.history.store.files import TIMEOUT_MS
from stretchtui.history.store.refusing import CannotSave, code
from stretchtui.history.store.values import check
from stretchtui.history.summed import Joined

T = TypeVar("T")

TURN_MS = 25


def at_once(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    """All of it or nothing."""
    _begin(connection)
    try:
        result = work(connection)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return result


def _begin(connection: sqlite3.Connection) -> None:
    """IMMEDIATE, since only then a second writer waits instead of failing (D4).

    SQLite itself asks ever less often while it waits, and a program that writes without a pause would never let it in; so it is
    made to wait for a short while again and again.
    """
    connection.execute(f"PRAGMA busy_timeout = {TURN_MS}")
    try:
        for _ in range(TIMEOUT_MS // TURN_MS - 1):
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if code(error) != sqlite3.SQLITE_BUSY:
                    raise
            else:
                return
        connection.execute("BEGIN IMMEDIATE")
    finally:
        connection.execute(f"PRAGMA busy_timeout = {TIMEOUT_MS}")


def write(connection: sqlite3.Connection, session: Session, live: Live | None) -> None:
    """What was done as it is told now, unless a later writing is there; edits that are there and later stay."""
    there = rows.get(connection, session.uuid)
    id = rows.put(connection, session if there is None else _over(there, session))
    if there is None or session.revision >= there.revision:  # else what it takes to go on is that of the later one
        rows.put_live(connection, id, live)


def _over(there: Session, session: Session) -> Session:
    known = joined(there, session)
    if session.revision < there.revision:
        return known
    return replace(session, **{name: getattr(known, name) for name in EDITED})


def edit(connection: sqlite3.Connection, uuid: str, edits: dict[str, Edited[Any]]) -> None:
    """What a person changes here and now holds, even where the clock was ahead when they changed it before (T6)."""
    there = rows.get(connection, uuid)
    if there is None:
        raise CannotSave("there is no such session in the history")
    latest: dict[str, Any] = {name: _latest(getattr(there, name), edit) for name, edit in edits.items()}
    rows.put(connection, check(replace(there, **latest)))


def _latest(there: Edited[T], edit: Edited[T]) -> Edited[T]:
    if edit.edited_ms > there.edited_ms or there == Edited(edit.value):
        return edit
    return Edited(edit.value, min(LARGEST, there.edited_ms + (edit.value != there.value)))


def join(connection: sqlite3.Connection, sessions: Iterable[Session]) -> Joined:
    new = changed = same = 0
    for session in sessions:
        there = rows.get(connection, session.uuid)
        known = session if there is None else joined(there, session)
        if there == known:
            same += 1
            continue
        new, changed = new + (there is None), changed + (there is not None)
        id = rows.put(connection, known)
        if known.outcome != "running":
            rows.put_live(connection, id, None)
    return Joined(new, changed, same)
