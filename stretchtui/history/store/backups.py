"""Copies of the whole history: made before a migration and weekly, verified, the newest few kept. Never here: when
one is asked for.

How old one is, its name says: a file's own times do not survive copying.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Generator
from datetime import UTC, date, datetime
from pathlib import Path

from stretchtui.history.stamps import Stamp
from stretchtui.history.store.files import BACKUPS, connected, free_name, moment, private_file, private_folder
from stretchtui.history.store.schema import VERSION, is_ours, modern_copy, version

KEPT = 5
DUE_DAYS = 7


class Unsound(Exception):
    """What was to be copied is damaged."""


def is_due(folder: Path, now: Stamp) -> bool:
    """Whether none is younger than a week; one from the future (the clock was wrong) is none that counts."""
    today = Stamp(now.utc_ms, 0).day
    days = [made_on(path) for path in newest_first(folder)]
    return not any(day is not None and abs((today - day).days) < DUE_DAYS for day in days)


def back_up(connection: sqlite3.Connection, folder: Path, now: Stamp) -> Path:
    """A verified copy, on the disk. Raises sqlite3.Error and OSError, and Unsound."""
    private_folder(folder / BACKUPS)
    path = free_name(folder / BACKUPS, f"history-{moment(now)}", ".db")
    partly = path.with_suffix(f".{os.getpid()}.part")
    partly.unlink(missing_ok=True)  # of a process with the same number that was killed
    private_file(partly)
    try:
        _copy(connection, partly)
        partly.replace(path)
    finally:
        partly.unlink(missing_ok=True)
    _forget_the_oldest(folder, path)
    return path


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    with contextlib.closing(connected(path)) as copy:
        connection.backup(copy)
        if not is_sound(copy):
            raise Unsound


def newest_good(folder: Path) -> Generator[tuple[Path, sqlite3.Connection], None, None]:
    """Those that can be read from the first page to the last, newest first, up to date; each open until the next is asked for."""
    for path in newest_first(folder):
        copy = _copy_of_a_good_one(path)
        if copy is not None:
            with contextlib.closing(copy):
                yield path, copy


def _copy_of_a_good_one(path: Path) -> sqlite3.Connection | None:
    with contextlib.suppress(sqlite3.Error, OSError), contextlib.closing(connected(path, may_write=False)) as backup:
        if is_ours(backup) and 0 < version(backup) <= VERSION and is_sound(backup):
            return modern_copy(backup)
    return None


def newest_first(folder: Path) -> list[Path]:
    try:
        return sorted((folder / BACKUPS).glob("history-*.db"), key=lambda path: path.name, reverse=True)
    except OSError:
        return []


def made_on(path: Path) -> date | None:
    try:
        return datetime.strptime(path.stem[8:24], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).date()
    except ValueError:
        return None


def is_sound(connection: sqlite3.Connection) -> bool:
    try:
        return [row[0] for row in connection.execute("PRAGMA quick_check(1)")] == ["ok"]
    except sqlite3.DatabaseError:
        return False


def _forget_the_oldest(folder: Path, made: Path) -> None:
    others = [path for path in newest_first(folder) if path != made]
    for path in others[KEPT - 1 :]:
        with contextlib.suppress(OSError):
            path.unlink()
