"""The tables, and how an older file comes to have them: numbered parts, each in one transaction. Never here: rows, backups."""

from __future__ import annotations

import sqlite3

from stretchtui.history.store.files import in_memory

APPLICATION_ID = 0x57E7C4ED
"""Stands in the file's header, so that it is never taken for another program's, nor another's for ours."""
OLDEST_SQLITE = (3, 37)
"""The first with STRICT tables."""

_SESSIONS = """
CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 32),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    routine_id TEXT,
    routine TEXT NOT NULL,
    day TEXT NOT NULL CHECK (length(day) = 10),
    began_ms INTEGER NOT NULL,
    began_offset_min INTEGER NOT NULL CHECK (abs(began_offset_min) < 1440),
    ended_ms INTEGER NOT NULL,
    ended_offset_min INTEGER NOT NULL CHECK (abs(ended_offset_min) < 1440),
    outcome TEXT NOT NULL,
    active_ms INTEGER NOT NULL CHECK (active_ms >= 0),
    paused_ms INTEGER NOT NULL CHECK (paused_ms >= 0),
    away_ms INTEGER NOT NULL CHECK (away_ms >= 0),
    stretch_ms INTEGER NOT NULL CHECK (stretch_ms >= 0),
    tension_before INTEGER CHECK (tension_before BETWEEN 0 AND 10),
    tension_before_edited_ms INTEGER NOT NULL,
    tension_after INTEGER CHECK (tension_after BETWEEN 0 AND 10),
    tension_after_edited_ms INTEGER NOT NULL,
    note TEXT NOT NULL,
    note_edited_ms INTEGER NOT NULL,
    gone INTEGER NOT NULL CHECK (gone IN (0, 1)),
    gone_edited_ms INTEGER NOT NULL
) STRICT
"""
_PIECES = """
CREATE TABLE pieces (
    session INTEGER NOT NULL,
    nth INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    side TEXT CHECK (side IN ('left', 'right')),
    exercise_id TEXT,
    name TEXT NOT NULL,
    areas TEXT NOT NULL,
    planned_ms INTEGER NOT NULL CHECK (planned_ms >= 0),
    actual_ms INTEGER NOT NULL CHECK (actual_ms >= 0),
    stretch_ms INTEGER NOT NULL CHECK (stretch_ms >= 0),
    reps INTEGER NOT NULL,
    reps_done INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    ouches INTEGER NOT NULL,
    spasms INTEGER NOT NULL,
    instead INTEGER NOT NULL,
    PRIMARY KEY (session, nth)
) STRICT, WITHOUT ROWID
"""
_BY_DAY = "CREATE INDEX sessions_by_day ON sessions (day, gone, active_ms, stretch_ms)"
"""All that a year's heat map asks for is in it."""
_LIVE = """
CREATE TABLE live (
    session INTEGER PRIMARY KEY,
    origin TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    first_side TEXT CHECK (first_side IN ('left', 'right')),
    start_at INTEGER NOT NULL,
    count_in_ms INTEGER NOT NULL,
    log TEXT NOT NULL,
    reached_ms INTEGER NOT NULL,
    place TEXT NOT NULL
) STRICT
"""

PARTS: tuple[tuple[str, ...], ...] = ((_SESSIONS, _BY_DAY, _PIECES), (_LIVE,))
"""1: what was done; 2: what it takes to go on with a session cut off. Never changed once published: a change is a new part."""
VERSION = len(PARTS)


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_ours(connection: sqlite3.Connection) -> bool:
    """Ours, or nobody's yet: a file that holds nothing."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    if mark:
        return bool(mark == APPLICATION_ID)
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return not tables and not version(connection)


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Part by part. Whoever else does so at once waits, and then finds it done."""
    while version(connection) < VERSION:
        connection.execute("BEGIN IMMEDIATE")
        try:
            _next_part(connection)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def _next_part(connection: sqlite3.Connection) -> None:
    here = version(connection)
    if here >= VERSION:
        return
    for statement in PARTS[here]:
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {here + 1}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def modern_copy(connection: sqlite3.Connection) -> sqlite3.Connection:
    """All of an older file that is itself left as it is, in memory and up to date; to be closed."""
    copy = in_memory()
    try:
        connection.backup(copy)
        bring_up_to_date(copy)
    except BaseException:
        copy.close()
        raise
    return copy
