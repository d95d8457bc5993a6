"""Sessions to keep, and what stands in a history's folder, for the tests of the store."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from stretchtui.history.model import Live, Session
from stretchtui.history.stamps import Stamp
from tests.history.made import at, daily_session

TODAY = date(2026, 11, 22)
NOW = at(TODAY)


def a_session(n: int = 0, **fields: Any) -> Session:
    """The n-th of different ones, each on the day before the last."""
    return replace(daily_session(TODAY - timedelta(days=n), Random(n)), **fields)


def a_live(session: Session) -> Live:
    log = "began 0\npause 5"
    return Live(session.uuid, "id:upper-back-basics", "f00d", "left", 0, 5_000, log, 5_000, "seated twist, left side")


def later(**by: int) -> Stamp:
    return Stamp(NOW.utc_ms + timedelta(**by) // timedelta(milliseconds=1), NOW.offset_min)


def asked(path: Path, question: str) -> list[Any]:
    """Of a database, past the program."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def done(path: Path, *statements: str) -> None:
    """To a database, past the program."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def damaged_page(path: Path, number: int) -> None:
    """The page is overwritten, as a failing disk does it; the first is number 1."""
    with path.open("r+b") as file:
        file.seek((number - 1) * 4096)
        file.write(b"\xa5" * 4096)


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
