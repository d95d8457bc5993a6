"""What can still be read of a damaged file, one session at a time. Never here: where it goes, what is told.

Read from both ends, and then id by id: a damaged page hides what lies on it and, from one end, all that lies beyond it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from stretchtui.history.model import Live, Session
from stretchtui.history.store import rows
from stretchtui.history.store.files import connected, in_memory
from stretchtui.history.store.refusing import CannotSave
from stretchtui.history.store.schema import bring_up_to_date
from stretchtui.history.store.values import check, check_live

MOST_IDS = 1_000_000
PAGE = 4096


class Salvaged(NamedTuple):
    session: Session
    live: Live | None
    whole: bool
    """Whether all its pieces were there."""


def salvaged(path: Path) -> Iterator[Salvaged]:
    """Every session of which the row can be read."""
    with contextlib.suppress(sqlite3.Error), contextlib.closing(connected(path, may_write=False)) as damaged:
        damaged.execute("SELECT 1 FROM sessions NOT INDEXED LIMIT 1").fetchone()
        yield from _all(damaged)
        return
    with contextlib.suppress(sqlite3.Error, OSError), TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder, path.name)
        _with_a_new_first_page(path, copy)
        with contextlib.closing(connected(copy, may_write=False)) as damaged:
            yield from _all(damaged)


def _all(damaged: sqlite3.Connection) -> Iterator[Salvaged]:
    for id in _ids(damaged):
        with contextlib.suppress(sqlite3.Error, CannotSave, ValueError, TypeError):
            yield _one(damaged, id)


def _ids(damaged: sqlite3.Connection) -> Sequence[int]:
    """All that there may be: those seen, and where anything is unreadable every number up to the last one seen."""
    seen: set[int] = set()
    is_whole = True
    for table, column in (("sessions", "id"), ("pieces", "session")):
        for way in ("ASC", "DESC"):
            try:
                for (id,) in damaged.execute(f"SELECT {column} FROM {table} NOT INDEXED ORDER BY {column} {way}"):  # noqa: S608
                    seen.add(id)
            except sqlite3.Error:
                is_whole = False
    believable = {id for id in seen if type(id) is int and 0 < id <= MOST_IDS}
    return sorted(believable) if is_whole else range(1, max(believable, default=0) + 1)


def _one(damaged: sqlite3.Connection, id: int) -> Salvaged:
    asked = f"SELECT stretch_ms, {rows.SESSION} FROM sessions NOT INDEXED WHERE id = ?"  # noqa: S608
    found = damaged.execute(asked, (id,)).fetchone()
    if found is None:
        raise ValueError("no such session")
    stretch_ms, *row = found
    pieces, is_whole = _pieces(damaged, id)
    session = check(rows.session_of(row, pieces))
    return Salvaged(session, _live(damaged, id, session), is_whole and session.stretch_ms == stretch_ms)


def _pieces(damaged: sqlite3.Connection, id: int) -> tuple[list[rows.Row], bool]:
    asked = f"SELECT {rows.PIECE} FROM pieces WHERE session = ? ORDER BY nth"  # noqa: S608
    try:
        return damaged.execute(asked, (id,)).fetchall(), True
    except sqlite3.Error:
        return [row for nth in range(500) if (row := _piece(damaged, id, nth)) is not None], False


def _piece(damaged: sqlite3.Connection, id: int, nth: int) -> rows.Row | None:
    asked = f"SELECT {rows.PIECE} FROM pieces WHERE session = ? AND nth = ?"  # noqa: S608
    with contextlib.suppress(sqlite3.Error):
        found: Any = damaged.execute(asked, (id, nth)).fetchone()
        return None if found is None else tuple(found)
    return None


def _live(damaged: sqlite3.Connection, id: int, session: Session) -> Live | None:
    with contextlib.suppress(sqlite3.Error, CannotSave, TypeError):
        found = damaged.execute(f"SELECT {rows.LIVE} FROM live WHERE session = ?", (id,)).fetchone()  # noqa: S608
        return None if found is None else check_live(rows.live_of(session.uuid, found), session)
    return None


def _with_a_new_first_page(path: Path, to: Path) -> None:
    """A copy in which the first page, which says where everything is, is that of a new history: ours all begin alike."""
    with path.open("rb") as damaged, to.open("wb") as copy:
        first = bytearray(_first_page())
        damaged.seek(PAGE)
        copy.seek(PAGE)
        while part := damaged.read(1 << 20):
            copy.write(part)
        first[28:32] = max(1, copy.tell() // PAGE).to_bytes(4, "big")
        first[92:96] = first[24:28]  # so that the number of pages above is believed
        copy.seek(0)
        copy.write(first)


def _first_page() -> bytes:
    with contextlib.closing(in_memory()) as fresh:
        fresh.execute(f"PRAGMA page_size = {PAGE}")
        bring_up_to_date(fresh)
        return fresh.serialize()[:PAGE]


def without_what_was_done(session: Session) -> Session:
    """So that of two versions the other one says what was done, and the edits of both count."""
    return replace(session, revision=0)
