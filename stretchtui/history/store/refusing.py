"""What a disk refuses, in one plain sentence each. Never here: what is done about it."""

from __future__ import annotations

import sqlite3

from stretchtui.history.faults import CannotSave

__all__ = ["CannotSave", "code", "is_damage", "is_full", "sentence"]


DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_SENTENCES = {
    sqlite3.SQLITE_BUSY: "another program has been writing to the history for more than 2 seconds",
    sqlite3.SQLITE_LOCKED: "another program has been writing to the history for more than 2 seconds",
    sqlite3.SQLITE_FULL: "there is no room left on the disk for the history",
    sqlite3.SQLITE_READONLY: "the history can be read and not written",
    sqlite3.SQLITE_PERM: "the history's file may not be opened",
    sqlite3.SQLITE_AUTH: "the history's file may not be opened",
    sqlite3.SQLITE_CANTOPEN: "the history's file cannot be opened",
    sqlite3.SQLITE_IOERR: "the disk with the history does not take or give what it should",
    sqlite3.SQLITE_CONSTRAINT: "the session holds something that the history does not take",
    sqlite3.SQLITE_TOOBIG: "the session is too large for the history",
    sqlite3.SQLITE_NOMEM: "there is not enough memory for the history",
    sqlite3.SQLITE_CORRUPT: "the history's file is damaged",
    sqlite3.SQLITE_NOTADB: "the history's file is damaged",
}


def code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 where Python itself raised."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def is_damage(error: Exception) -> bool:
    """Also where a row is read and is none that was ever written: a text that is no text, a day that is no day."""
    if isinstance(error, sqlite3.Error):
        return code(error) in DAMAGED or "decode" in str(error)
    return isinstance(error, ValueError)


def is_full(error: Exception) -> bool:
    return isinstance(error, sqlite3.Error) and code(error) == sqlite3.SQLITE_FULL


def sentence(error: Exception) -> str:
    """In words that end in no full stop, so that they can stand inside a longer sentence."""
    if isinstance(error, sqlite3.Error):
        return _SENTENCES.get(code(error), f"the history's file does not answer ({error})")
    if isinstance(error, OSError):
        return f"{error.filename or 'the history'} cannot be written: {error.strerror or error}"
    return str(error)
