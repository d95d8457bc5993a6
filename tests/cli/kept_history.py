"""A history of one's own for tests of commands, and a day on which they are given. Never here: tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from stretchtui import places
from stretchtui.history.model import Edited, Piece, Session
from stretchtui.history.stamps import Stamp, stamp_of, stamped
from stretchtui.history.store.opening import open_history

NOW = stamped(datetime(2026, 11, 20, 9, 30).astimezone())
"""A Friday, wherever the tests run."""
MIN = 60_000

Keep = Callable[..., Session]
"""keep("2026-11-18T07:30+01:00", routine="…") -> Session"""


@pytest.fixture(autouse=True)
def friday(monkeypatch: pytest.MonkeyPatch) -> Stamp:
    monkeypatch.setattr("stretchtui.cli.kept.now", lambda: NOW)
    return NOW


def piece(turn: int, side: str | None = None, **changed: object) -> Piece:
    one = Piece(turn, None, "seated-twist", "Seated twist", ("mid-back",), 70_000, 70_000, 60_000, 3, 3)
    return replace(one, side=side, **changed)  # type: ignore[arg-type]


def session(number: int, began: str, **changed: object) -> Session:
    """The number stands first in its sign."""
    stamp = stamp_of(began)
    one = Session(
        f"{number:08x}".ljust(32, "0"), 1, "upper-back-basics", "Upper back basics", stamp,
        Stamp(stamp.utc_ms + 12 * MIN, stamp.offset_min), "done", active_ms=12 * MIN,
        pieces=(piece(0, "left"), piece(0, "right"), piece(1, areas=("neck",), name="Nod")),
    )  # fmt: skip
    return replace(one, **changed)  # type: ignore[arg-type]


@pytest.fixture
def keep() -> Keep:
    """Writes a session into this test's own history."""
    kept: list[Session] = []

    def write(began: str, **changed: object) -> Session:
        one = session(len(kept) + 1, began, **changed)
        folder = places.history_folder()
        assert folder is not None
        with open_history(folder, NOW) as history:
            assert history.fault == ""
            history.write(one, None)
        kept.append(one)
        return one

    return write


def noted(text: str) -> Edited[str]:
    return Edited(text, NOW.utc_ms)
