"""The way in: whatever the disk does, there is a history to ask, and a sentence where nothing can be saved.

Where no file can be read, one in memory answers that nothing was done. Never here: what is asked, how a file is mended.
"""

from __future__ import annotations

import contextlib
import sqlite3
from functools import partial
from pathlib import Path

from stretchtui.history.stamps import Stamp
from stretchtui.history.store import backups, mending, schema
from stretchtui.history.store.checking import is_small
from stretchtui.history.store.files import (
    DATABASE,
    SMALLEST,
    TIMEOUT_MS,
    Identity,
    connected,
    identity,
    in_memory,
    private_file,
    private_folder,
)
from stretchtui.history.store.history import History, Opened
from stretchtui.history.store.refusing import CannotSave, code, is_damage, sentence

__all__ = ["CannotSave", "History", "open_history"]

GONE = "The history's file is gone; it is made anew from its backup as soon as something is to be saved in it"
DAMAGED = "The history is damaged; it is mended as soon as something is to be saved in it"
class _Damaged(Exception):
    """Found at opening, with the file's identity."""

    def __init__(self, file: Identity | None) -> None:
        super().__init__("damaged")
        self.file = file


def open_history(folder: Path | None, now: Stamp, *, may_write: bool = True) -> History:
    """Never raises for anything that a disk can do: see History.fault and History.told.

    With `may_write` false nothing is made, mended or brought up to date; what a killed program left half written is taken back.
    """
    return History(partial(opened, folder, now, may_write), partial(_weekly, folder, now), may_write)


def opened(folder: Path | None, now: Stamp, may_write: bool, damaged: Identity | None = None) -> Opened:
    """`damaged`: the file that was found to be, while it was used."""
    if sqlite3.sqlite_version_info < schema.OLDEST_SQLITE:
        return _nothing(f"the history needs SQLite 3.37, and this Python has {sqlite3.sqlite_version}")
    if folder is None:
        return _nothing("this system names no folder for the history")
    try:
        return _reader(folder, damaged) if not may_write else _writer(folder, now, damaged)
    except (OSError, sqlite3.Error) as error:
        return _nothing(sentence(error))


def _weekly(folder: Path | None, now: Stamp, connection: sqlite3.Connection) -> bool:
    """A backup where one is due; false where what would be copied is damaged. One that cannot be made is made another day."""
    if folder is not None and backups.is_due(folder, now):
        try:
            backups.back_up(connection, folder, now)
        except backups.Unsound:
            return False
        except (sqlite3.Error, OSError):
            return True
    return True


def _nothing(fault: str, *told: str) -> Opened:
    memory = in_memory()
    schema.bring_up_to_date(memory)
    return Opened(memory, Path(), None, fault, told)


def _reader(folder: Path, damaged: Identity | None) -> Opened:
    path = folder / DATABASE
    if not path.exists():
        return _saved_in_memory(folder)._replace(told=(f"{GONE}.",)) if backups.newest_first(folder) else _nothing("")
    try:
        if damaged and damaged == identity(path):
            raise _Damaged(damaged)
        return _asked(path, may_write=False)
    except _Damaged:
        return _saved_in_memory(folder)._replace(told=(f"{DAMAGED}.",))


def _writer(folder: Path, now: Stamp, damaged: Identity | None) -> Opened:
    path = folder / DATABASE
    try:
        private_folder(folder)
        private_file(path)
    except OSError as error:
        return _as_it_is(folder, sentence(error), damaged)
    try:
        if damaged or _is_cut_off(folder):
            raise _Damaged(damaged or identity(path))
        return _usable(folder, now)
    except _Damaged as found:
        return _mended(folder, now, found.file)


def _as_it_is(folder: Path, fault: str, damaged: Identity | None) -> Opened:
    """To be read, since it cannot be written."""
    with contextlib.suppress(OSError):
        if (folder / DATABASE).exists():
            return _reader(folder, damaged)._replace(fault=fault)
    return _nothing(fault)


def _is_cut_off(folder: Path) -> bool:
    """Less than any database; of no bytes at all only beside backups: what some file systems leave after a power cut.

    SQLite takes either for a new one.
    """
    size = (folder / DATABASE).stat().st_size
    return 0 < size < SMALLEST or (size == 0 and bool(backups.newest_first(folder)))


def _usable(folder: Path, now: Stamp) -> Opened:
    """Up to date and ready to be written, or else as it is. Raises _Damaged."""
    here = _asked(folder / DATABASE, may_write=True)
    if here.fault:
        return here
    try:
        fault = _prepared(here, folder, now)
    except BaseException:
        here.connection.close()
        raise
    if not fault:
        return here
    if schema.version(here.connection) == schema.VERSION:
        return here._replace(fault=fault)
    with contextlib.closing(here.connection):
        return here._replace(connection=schema.modern_copy(here.connection), file=None, fault=fault)


def _asked(path: Path, may_write: bool) -> Opened:
    """A connection to what is there, once it is known that it may be used. Raises _Damaged."""
    file = identity(path)
    try:
        connection = connected(path, may_write=may_write)
    except sqlite3.Error as error:
        _raise_damage(error, file)
        return _nothing(sentence(error))
    try:
        return _judged(connection, path, file, may_write)
    except sqlite3.Error as error:
        connection.close()
        _raise_damage(error, file)
        return _nothing(sentence(error))
    except BaseException:
        connection.close()
        raise


def _judged(connection: sqlite3.Connection, path: Path, file: Identity | None, may_write: bool) -> Opened:
    """Closed, and in its place nothing, where the file is not for us."""
    refused = ""
    if not schema.is_ours(connection):
        refused = f"{path.name} is no history but another program's database; it was left alone"
    elif schema.version(connection) > schema.VERSION:
        refused = "the history was written by a newer stretchtui; it was left alone"
    if refused:
        connection.close()
        return _nothing(refused)
    if may_write and is_small(path) and not backups.is_sound(connection):
        raise _Damaged(file)
    if not may_write and schema.version(connection) < schema.VERSION:
        with contextlib.closing(connection):
            return Opened(schema.modern_copy(connection), path)
    return Opened(connection, path, file)


def _prepared(here: Opened, folder: Path, now: Stamp) -> str:
    """Brought up to date, with a backup first, and tried; why it cannot be written, or ""."""
    connection = here.connection
    try:
        _tried(connection)
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        if 0 < schema.version(connection) < schema.VERSION:
            backups.back_up(connection, folder, now)
        schema.bring_up_to_date(connection)
    except backups.Unsound as error:
        raise _Damaged(here.file) from error
    except (sqlite3.Error, OSError) as error:
        _raise_damage(error, here.file)
        return sentence(error)
    return ""


def _tried(connection: sqlite3.Connection) -> None:
    """A writing begun and taken back: a disk that is full or read-only refuses it here. Somebody else's writing says nothing."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version = {schema.version(connection)}")
    except sqlite3.OperationalError as error:
        if code(error) != sqlite3.SQLITE_BUSY:
            raise
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute(f"PRAGMA busy_timeout = {TIMEOUT_MS}")


def _mended(folder: Path, now: Stamp, found: Identity | None) -> Opened:
    try:
        told = mending.mended(folder, now, found)
        return _usable(folder, now)._replace(told=(told,) if told else ())
    except (OSError, sqlite3.Error, _Damaged) as error:
        fault = f"the history is damaged and cannot be mended ({sentence(error)})"
        return _saved_in_memory(folder)._replace(fault=fault)


def _saved_in_memory(folder: Path) -> Opened:
    """All that can be read of a damaged file which has to stay as it is."""
    nothing = _nothing("")
    with contextlib.suppress(OSError, sqlite3.Error):
        mending.restored(folder, nothing.connection)
    return nothing


def _raise_damage(error: Exception, file: Identity | None) -> None:
    if is_damage(error):
        raise _Damaged(file) from error
