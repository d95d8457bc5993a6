"""A file read through for damage that neither reading nor writing would meet (D8). Never here: what is done about it.

A small file at once, at opening; a large one meanwhile, in a thread and on a connection of its own, so that nobody waits.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from threading import Thread

from stretchtui.history.store.backups import is_sound
from stretchtui.history.store.files import Identity, connected, identity

SMALL = 2_000_000
"""Bytes: read through in less than 10 ms."""


def is_small(path: Path) -> bool:
    try:
        return path.stat().st_size <= SMALL
    except OSError:
        return True


class Check:
    """Of the file at this path, begun now."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = identity(path)
        self._damaged: Identity | None = None
        self._thread = Thread(target=self._read_through, name="history-check", daemon=True)
        self._thread.start()

    def found(self, wait: bool = False) -> Identity | None:
        """The file found damaged, once; None: none was, or not yet."""
        if wait or self._damaged:  # its connection is closed then: Windows renames no open file
            self._thread.join()
        damaged, self._damaged = self._damaged, None
        return damaged

    def _read_through(self) -> None:
        with (
            contextlib.suppress(sqlite3.Error, OSError),
            contextlib.closing(connected(self._path, may_write=False)) as connection,
        ):
            if not is_sound(connection):
                self._damaged = self._file
