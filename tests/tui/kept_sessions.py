"""Sessions in the history of a test's own home, and what the history holds afterwards. Never here: tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from stretchtui import places
from stretchtui.history.model import Edited, Piece, Session
from stretchtui.history.stamps import Stamp
from stretchtui.history.store.opening import open_history
from stretchtui.remembered import now

MINUTE_MS = 60_000


def piece(turn: int, name: str, area: str, **others: object) -> Piece:
    made = Piece(turn, "left", None, name, (area,), 30_000, 30_000, 20_000, 2, 2)
    return replace(made, **others)  # type: ignore[arg-type]  # fields of a piece


TWIST = piece(0, "Seated twist", "mid-back")
RAISE = piece(1, "Shoulder raises", "shoulders", side=None, reps_done=1, ouches=1)


def session(number: int, days_ago: int, routine: str = "Desk break", **others: object) -> Session:
    """One of 12 minutes that ended so many days ago, at this time of the day."""
    today = now()
    began = Stamp(today.utc_ms - timedelta(days=days_ago) // timedelta(milliseconds=1) - 12 * MINUTE_MS, today.offset_min)
    made = Session(
        f"{number:032x}", 1, "desk-break", routine, began, Stamp(began.utc_ms + 12 * MINUTE_MS, began.offset_min), "done",
        active_ms=12 * MINUTE_MS, pieces=(TWIST, RAISE),
    )  # fmt: skip
    return replace(made, **others)  # type: ignore[arg-type]  # fields of a session


def felt(before: int | None, after: int | None) -> dict[str, Any]:
    return {"tension_before": Edited(before, 1), "tension_after": Edited(after, 1)}


def keep(*sessions: Session) -> None:
    with open_history(places.history_folder(), now()) as history:
        history.join(sessions)


def kept(*, gone: bool = False) -> tuple[Session, ...]:
    with open_history(places.history_folder(), now()) as history:
        return history.sessions(gone=gone)
