"""What is asked of the history, as SQL: days are found by the stored local day. Never here: writing, what a sum means."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date

from stretchtui.history.model import Live, Session
from stretchtui.history.stamps import Stamp
from stretchtui.history.store import rows
from stretchtui.history.summed import DayDone, Worked

AT_ONCE = 200
"""Sessions read in one go where all are asked for; in between other programs may write."""
_WHOLE = "CAST(total({}) AS INTEGER)"
"""A sum that cannot overflow, and is exact as far as a number that is kept may go."""


def sessions(
    connection: sqlite3.Connection, since: date | None, until: date | None, newest_first: bool, limit: int | None, gone: bool
) -> tuple[Session, ...]:
    where, values = _within(since, until)
    way = "DESC" if newest_first else "ASC"
    order = f"ORDER BY day {way}, began_ms {way}, id {way} LIMIT {-1 if limit is None else int(limit)}"
    return tuple(rows.read(connection, f"{where}{'' if gone else ' AND gone = 0'}", values, order))


def some_after(connection: sqlite3.Connection, last: tuple[int, str] | None) -> tuple[Session, ...]:
    """The next few in the order of their beginnings, those that are gone too; `last`: began_ms and uuid of the one before."""
    order = f"ORDER BY began_ms, uuid LIMIT {AT_ONCE}"
    if last is None:
        return tuple(rows.read(connection, "1", (), order))
    return tuple(rows.read(connection, "(began_ms, uuid) > (?, ?)", last, order))


def lives(connection: sqlite3.Connection) -> Iterator[tuple[Session, Live]]:
    columns = ", ".join(f"live.{name}" for name in rows.LIVE.split(", "))
    asked = (
        f"SELECT sessions.uuid, {columns} FROM live JOIN sessions ON sessions.id = live.session "  # noqa: S608
        "WHERE gone = 0 ORDER BY began_ms DESC, uuid"
    )
    for uuid, *row in connection.execute(asked).fetchall():
        session = rows.get(connection, uuid)
        if session is not None:
            yield session, rows.live_of(uuid, row)


def days(connection: sqlite3.Connection, since: date | None, until: date | None) -> Iterator[DayDone]:
    where, values = _within(since, until)
    asked = (
        f"SELECT day, count(*), {_WHOLE.format('active_ms')}, {_WHOLE.format('stretch_ms')} FROM sessions "  # noqa: S608
        f"WHERE {where} AND gone = 0 GROUP BY day ORDER BY day"
    )
    for day, count, active_ms, stretch_ms in connection.execute(asked, values):
        yield DayDone(date.fromisoformat(day), count, active_ms, stretch_ms)


def worked(connection: sqlite3.Connection, since: date | None, until: date | None) -> Iterator[Worked]:
    where, values = _within(since, until)
    asked = (
        f"SELECT day, areas, side, {_WHOLE.format('pieces.stretch_ms')} FROM sessions "  # noqa: S608
        f"JOIN pieces ON pieces.session = sessions.id WHERE {where} AND gone = 0 AND pieces.stretch_ms > 0 "
        "GROUP BY day, areas, side ORDER BY day, areas, side"
    )
    for day, areas, side, stretch_ms in connection.execute(asked, values):
        yield Worked(date.fromisoformat(day), rows.areas_of(areas), side, stretch_ms)


def last_done(connection: sqlite3.Connection) -> Mapping[str, date]:
    """A session that was ended before any of it was stretched does not count."""
    asked = (
        "SELECT routine_id, max(day) FROM sessions WHERE routine_id IS NOT NULL AND gone = 0 AND "
        "(outcome = 'added' OR (outcome IN ('done', 'ended') AND stretch_ms > 0)) GROUP BY routine_id"
    )
    return {routine_id: date.fromisoformat(day) for routine_id, day in connection.execute(asked)}


def tensions(
    connection: sqlite3.Connection, since: date | None, until: date | None
) -> Iterator[tuple[Stamp, int | None, int | None]]:
    where, values = _within(since, until)
    asked = (
        f"SELECT began_ms, began_offset_min, tension_before, tension_after FROM sessions WHERE {where} AND gone = 0 "  # noqa: S608
        "AND (tension_before IS NOT NULL OR tension_after IS NOT NULL) ORDER BY began_ms, uuid"
    )
    for began_ms, offset_min, before, after in connection.execute(asked, values):
        yield Stamp(began_ms, offset_min), before, after


def _within(since: date | None, until: date | None) -> tuple[str, tuple[str, ...]]:
    """Both days included."""
    bounds = [("day >= ?", since), ("day <= ?", until)]
    kept = [(where, day.isoformat()) for where, day in bounds if day is not None]
    return " AND ".join(["1", *(where for where, _ in kept)]), tuple(day for _, day in kept)
