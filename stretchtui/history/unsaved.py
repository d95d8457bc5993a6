"""Sessions that the database did not take, one line each in a file beside it, until it takes them. Never here: SQL, merging."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable
from itertools import chain, count
from pathlib import Path

from stretchtui.history.exchange.lines import NotASession, line_of, session_of
from stretchtui.history.model import Session

NAME = "history.unsaved.jsonl"
DAMAGED = ".damaged"
MOST_BYTES = 64 * 1024 * 1024


def put_aside(folder: Path, session: Session) -> str:
    """Add its line; why that could not be done, or ""."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fd = os.open(folder / NAME, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(fd, "ab") as file:
            file.write((line_of(session) + "\n").encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as fault:
        return fault.strerror or type(fault).__name__
    return ""


def is_any(folder: Path) -> bool:
    """Whether anything waits to be taken up."""
    try:
        return any(path.stat().st_size for path in folder.glob(f"{NAME}*") if not path.name.endswith(DAMAGED))
    except OSError:
        return False


def take_up(folder: Path, join: Callable[[Iterable[Session]], object]) -> int:
    """Have what was put aside joined into the history, and its file removed; how many sessions that were.

    The file is renamed first, so that what is put aside meanwhile is kept; one that was renamed and never joined is taken up with
    it, since joining twice does no harm. Damaged lines stay in a file of their own. Raises CannotSave where `join` does.
    """
    with contextlib.suppress(OSError):
        (folder / NAME).rename(_free_name(folder))
    found = 0
    for taken in sorted(folder.glob(f"{NAME}.[0-9]*")):
        with contextlib.suppress(OSError):
            found += _take_up(taken, join)
    return found


def _free_name(folder: Path) -> Path:
    """One of this process, beside those that it, or one of the same number before it, could not have joined."""
    names = (folder / f"{NAME}.{os.getpid()}{more}" for more in chain([""], (f"-{n}" for n in count(2))))
    return next(path for path in names if not path.exists())


def _take_up(taken: Path, join: Callable[[Iterable[Session]], object]) -> int:
    if taken.stat().st_size > MOST_BYTES:
        return 0  # nothing of ours: it stays where it is
    lines = [line for line in taken.read_bytes().splitlines() if line.strip()]
    read = [(line, _read(line)) for line in lines]
    sessions = [session for _, session in read if session is not None]
    join(sessions)
    _keep_damaged(taken.parent, [line for line, session in read if session is None])
    taken.unlink(missing_ok=True)
    return len(sessions)


def _read(line: bytes) -> Session | None:
    try:
        return session_of(line.decode("utf-8"))
    except (NotASession, UnicodeDecodeError):
        return None


def _keep_damaged(folder: Path, lines: list[bytes]) -> None:
    if lines:
        with (folder / f"{NAME}{DAMAGED}").open("ab") as file:
            file.writelines(line + b"\n" for line in lines)
