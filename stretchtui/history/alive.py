"""Whether the program that walks a session still lives: a lock that the system drops with it, however it ended.

Never here: what is kept of a session, what is done with one whose program has died.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDER = "running"
_NAME_LENGTH = 32


class Alive:
    """The lock of one session, held from `hold` on until `drop` or the end of the process."""

    def __init__(self, path: Path, fd: int) -> None:
        self._path = path
        self._fd: int | None = fd

    def drop(self) -> None:
        """Any number of times."""
        if self._fd is not None:
            fd, self._fd = self._fd, None
            with _undisturbed(self._path.parent):
                _let_go(self._path, fd)


def hold(folder: Path, uuid: str) -> Alive | None:
    """Take the lock; None where another has it, or where none can be made (a session runs without it)."""
    path = _path(folder, uuid)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _undisturbed(path.parent):
            fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            if _lock(fd):
                return Alive(path, fd)
            os.close(fd)
    except OSError:
        pass
    return None


def is_alive(folder: Path, uuid: str) -> bool:
    """Whether some process has the lock. What a dead one left of it is removed."""
    path = _path(folder, uuid)
    with _undisturbed(path.parent):
        try:
            fd = os.open(path, os.O_RDWR)
        except OSError:
            return False
        free = _lock(fd)
        if free:
            _let_go(path, fd)
        else:
            os.close(fd)
    return not free


def _path(folder: Path, uuid: str) -> Path:
    """Whatever a database gives out as a uuid: nothing outside that folder is ever opened, let alone removed."""
    return folder / FOLDER / "".join(filter(str.isalnum, uuid[:_NAME_LENGTH]))


def _let_go(path: Path, fd: int) -> None:
    if sys.platform == "win32":  # a file that is open cannot be removed there
        os.close(fd)
        _remove(path)
    else:
        _remove(path)
        os.close(fd)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


if sys.platform == "win32":
    import msvcrt

    @contextlib.contextmanager
    def _undisturbed(_: Path) -> Iterator[None]:
        yield  # no file that somebody has open is removed there

    def _lock(fd: int) -> bool:
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    @contextlib.contextmanager
    def _undisturbed(folder: Path) -> Iterator[None]:
        """Nobody else looks, locks or removes meanwhile, for which they need as long as a few system calls take: else a lock
        could be taken on a file that another has just removed, or be refused by one who only looks."""
        with contextlib.ExitStack() as stack:
            with contextlib.suppress(OSError):  # no such folder; or a file system on which folders cannot be locked
                fd = os.open(folder, os.O_RDONLY)
                stack.callback(os.close, fd)
                fcntl.flock(fd, fcntl.LOCK_EX)
            yield

    def _lock(fd: int) -> bool:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
