"""The history's files: their names, who may read them, a connection to one. Never here: tables, damage.

The database itself is never opened but through SQLite: on POSIX, closing any other opening of it would let go of every lock that
this process holds on it.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from stretchtui.history.stamps import Stamp

DATABASE = "history.db"
BACKUPS = "backups"
MENDING = "history.mending"
"""Locked by whoever sets a damaged file aside; nothing is in it."""
SMALLEST = 512
"""Bytes: no database is smaller."""
TIMEOUT_MS = 2_000
"""How long another program's writing is waited for."""
FOLDER_MODE, FILE_MODE = 0o700, 0o600

Identity = tuple[int, int]
"""Which file it is, whatever it is called."""


def private_folder(folder: Path) -> None:
    """There, and for nobody else, whatever the umask says."""
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    _close_to_others(folder, FOLDER_MODE)


def private_file(path: Path) -> None:
    """There, if empty, and for nobody else; SQLite gives a journal the permissions of its database."""
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
    if path.is_file():
        _close_to_others(path, FILE_MODE)


def _close_to_others(path: Path, mode: int) -> None:
    """If it is ours to change; a file of another owner, on a system without owners, or read-only, is used as it is."""
    there = path.stat()
    if os.name == "posix" and there.st_mode & 0o777 != mode and there.st_uid == os.geteuid():
        with contextlib.suppress(OSError):
            path.chmod(mode)


def identity(path: Path) -> Identity | None:
    try:
        there = path.stat()
    except OSError:
        return None
    return there.st_dev, there.st_ino


def connected(path: Path, *, may_write: bool = True, timeout_ms: int = TIMEOUT_MS) -> sqlite3.Connection:
    """To a file that is there. The connection may be handed to another thread, but is used in one at a time.

    Even one that only reads is opened for writing where it may be: what a program left half written when it was killed is taken
    back by the next one to open the file, and that is a writing.
    """
    for mode in ("rw", "ro"):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=timeout_ms / 1000, isolation_level=None,
            check_same_thread=False,
        )  # fmt: skip
        try:
            _set_up(connection, may_write)
        except sqlite3.OperationalError:
            connection.close()
            if may_write or mode == "ro":
                raise
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise AssertionError("one of the two has returned or raised")


def _set_up(connection: sqlite3.Connection, may_write: bool) -> None:
    """EXTRA is FULL, and the journal's end is on the disk before a writing counts as done."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if may_write:
        connection.execute("PRAGMA synchronous = EXTRA")
    else:
        connection.execute("PRAGMA query_only = ON")


def in_memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)


def free_name(folder: Path, stem: str, suffix: str = "") -> Path:
    """With `-2`, `-3` … where there is one already."""
    names = (folder / f"{stem}{more}{suffix}" for more in ("", *(f"-{n}" for n in range(2, 1_000))))
    return next(path for path in names if not path.exists())


def moment(now: Stamp) -> str:
    """ISO 8601 in UTC, without colons, which Windows takes in no file name: `20261122T063005Z`."""
    return f"{Stamp(now.utc_ms, 0).local:%Y%m%dT%H%M%SZ}"
