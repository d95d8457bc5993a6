"""A session as rows of the tables, and rows as a session again. Never here: transactions, sums, which sessions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from stretchtui.history.model import Edited, Live, Piece, Session
from stretchtui.history.stamps import Stamp

Row = tuple[Any, ...]

SESSION = (
    "uuid, revision, routine_id, routine, began_ms, began_offset_min, ended_ms, ended_offset_min, outcome, active_ms, paused_ms, "
    "away_ms, tension_before, tension_before_edited_ms, tension_after, tension_after_edited_ms, note, note_edited_ms, gone, "
    "gone_edited_ms"
)
PIECE = (
    "turn, side, exercise_id, name, areas, planned_ms, actual_ms, stretch_ms, reps, reps_done, skipped, ouches, spasms, instead"
)
LIVE = "origin, fingerprint, first_side, start_at, count_in_ms, log, reached_ms, place"


def _insert(table: str, columns: str, *more: str) -> str:
    marks = ", ".join("?" * (len(columns.split(",")) + len(more)))
    return f"INSERT OR REPLACE INTO {table} ({', '.join((columns, *more))}) VALUES ({marks})"  # noqa: S608


_PUT_PIECE = _insert("pieces", PIECE, "session", "nth")
_PUT_LIVE = _insert("live", LIVE, "session")
_NEW_SESSION = _insert("sessions", SESSION, "day", "stretch_ms").replace(" OR REPLACE", "")
_OLD_SESSION = f"UPDATE sessions SET ({SESSION}, day, stretch_ms) = ({', '.join('?' * 22)}) WHERE id = ?"  # noqa: S608


def put(connection: sqlite3.Connection, session: Session) -> int:
    """Write it, whatever of it is there already; of its pieces only those that differ. Its row's id."""
    found = connection.execute("SELECT id FROM sessions WHERE uuid = ?", (session.uuid,)).fetchone()
    row = _session_row(session)
    if found is None:
        id = int(connection.execute(_NEW_SESSION, row).lastrowid or 0)
        there: Sequence[Row] = ()
    else:
        (id,) = found
        connection.execute(_OLD_SESSION, (*row, id))
        there = connection.execute(f"SELECT {PIECE} FROM pieces WHERE session = ? ORDER BY nth", (id,)).fetchall()  # noqa: S608
    _put_pieces(connection, id, [_piece_row(piece) for piece in session.pieces], there)
    return id


def _put_pieces(connection: sqlite3.Connection, id: int, rows: Sequence[Row], there: Sequence[Row]) -> None:
    differ = [(*row, id, nth) for nth, row in enumerate(rows) if nth >= len(there) or there[nth] != row]
    connection.executemany(_PUT_PIECE, differ)
    if len(there) > len(rows):
        connection.execute("DELETE FROM pieces WHERE session = ? AND nth >= ?", (id, len(rows)))


def put_live(connection: sqlite3.Connection, id: int, live: Live | None) -> None:
    """None: there is nothing to go on with (any more)."""
    if live is None:
        connection.execute("DELETE FROM live WHERE session = ?", (id,))
        return
    row = (live.origin, live.fingerprint, live.first_side, live.start_at, live.count_in_ms, live.log, live.reached_ms, live.place)
    connection.execute(_PUT_LIVE, (*row, id))


def get(connection: sqlite3.Connection, uuid: str) -> Session | None:
    return next(read(connection, "uuid = ?", (uuid,)), None)


def read(connection: sqlite3.Connection, where: str, values: Iterable[Any] = (), order: str = "") -> Iterator[Session]:
    """The sessions of which `where` holds, one at a time."""
    asked = connection.execute(f"SELECT id, {SESSION} FROM sessions WHERE {where} {order}", tuple(values))  # noqa: S608
    for id, *row in asked:
        yield session_of(row, connection.execute(f"SELECT {PIECE} FROM pieces WHERE session = ? ORDER BY nth", (id,)))  # noqa: S608


def session_of(row: Sequence[Any], pieces: Iterable[Row]) -> Session:
    """Of columns SESSION and PIECE."""
    uuid, revision, routine_id, routine, began, began_min, ended, ended_min, outcome, active, paused, away, *edits = row
    before, before_ms, after, after_ms, note, note_ms, gone, gone_ms = edits
    return Session(
        uuid, revision, routine_id, routine, Stamp(began, began_min), Stamp(ended, ended_min), outcome, active, paused, away,
        tuple(map(_piece_of, pieces)), Edited(before, before_ms), Edited(after, after_ms), Edited(note, note_ms),
        Edited(bool(gone), gone_ms),
    )  # fmt: skip


def live_of(uuid: str, row: Sequence[Any]) -> Live:
    """Of columns LIVE."""
    return Live(uuid, *row)


def _session_row(session: Session) -> Row:
    edits = (session.tension_before, session.tension_after, session.note, session.gone)
    began, ended = session.began, session.ended
    return (
        session.uuid, session.revision, session.routine_id, session.routine, began.utc_ms, began.offset_min, ended.utc_ms,
        ended.offset_min, session.outcome, session.active_ms, session.paused_ms, session.away_ms,
        *(part for edit in edits for part in (edit.value, edit.edited_ms)), began.day.isoformat(), session.stretch_ms,
    )  # fmt: skip


def _piece_row(piece: Piece) -> Row:
    return (
        piece.turn, piece.side, piece.exercise_id, piece.name, _written(piece.areas), piece.planned_ms, piece.actual_ms,
        piece.stretch_ms, piece.reps, piece.reps_done, piece.skipped, piece.ouches, piece.spasms, piece.instead,
    )  # fmt: skip


def _piece_of(row: Row) -> Piece:
    turn, side, exercise_id, name, areas, planned, actual, stretch, reps, done, skipped, ouches, spasms, instead = row
    return Piece(
        turn, side, exercise_id, name, areas_of(areas), planned, actual, stretch, reps, done, bool(skipped), ouches, spasms,
        bool(instead),
    )  # fmt: skip


@lru_cache(maxsize=1_000)
def _written(areas: tuple[str, ...]) -> str:
    return json.dumps(areas, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=1_000)
def areas_of(written: str) -> tuple[str, ...]:
    """Raises ValueError where it is nothing that `_written` writes."""
    areas = json.loads(written)
    if not isinstance(areas, list):
        raise ValueError(f"{written[:40]!r} names no areas")
    return tuple(map(str, areas))
