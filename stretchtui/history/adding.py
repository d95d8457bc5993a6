"""A session from before, from what a person says of it: what was done, how long, on which day. Or why it cannot have been.

Never here: how they are asked, which routine a word means, keeping it.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from stretchtui.history.by_hand import OWN, by_hand, pieces_of
from stretchtui.history.days_typed import day_of, time_of
from stretchtui.history.model import Piece, Session
from stretchtui.history.stamps import Stamp, stamped
from stretchtui.routine.model import Routine
from stretchtui.session.timeline import build

EARLIEST = 1971
"""Not every system knows the offset of a time before."""
MOST_MINUTES = 600
NOON = time(12)
MINUTE_MS = 60_000

About = Literal["length", "day"]


class NotAdded(ValueError):
    """Why, and what of it that is about."""

    def __init__(self, reason: str, about: About) -> None:
        super().__init__(reason)
        self.about = about


@dataclass(frozen=True, slots=True)
class Said:
    routine: Routine | None
    """None: stretching of one's own."""
    routine_id: str | None
    """None of a file outside the libraries: its id could be that of another in a library."""
    minutes: int | None
    """None: as long as the routine lasts."""
    day: str
    """As it is typed (days_typed.py)."""
    time: str | None
    """As it is typed; None: noon, and of today so that it ends now."""
    note: str = ""


def added(said: Said, now: Stamp) -> Session:
    """Raises NotAdded."""
    pieces, planned_ms = _planned(said.routine)
    active_ms = said.minutes * MINUTE_MS if said.minutes else planned_ms
    if not active_ms:
        raise NotAdded("how long did it take?", "length")
    try:
        day, at = day_of(said.day, now.day), time_of(said.time) if said.time is not None else None
    except ValueError as reason:
        raise NotAdded(str(reason), "day") from reason
    name = said.routine.name if said.routine else OWN
    return by_hand(
        uuid.uuid4().hex, _began(day, at, active_ms, now), active_ms, added_ms=now.utc_ms,
        routine_id=said.routine_id, routine=name, pieces=pieces, note=said.note,
    )  # fmt: skip


def _planned(routine: Routine | None) -> tuple[tuple[Piece, ...], int]:
    if routine is None:
        return (), 0
    timeline = build(routine)
    return pieces_of(timeline), timeline.total_ms


def _began(day: date, at: time | None, active_ms: int, now: Stamp) -> Stamp:
    if day.year < EARLIEST:
        raise NotAdded(f"{day} is too long ago", "day")
    began = _at(day, at or NOON) if at is not None or day != now.day else _ending_now(day, active_ms, now)
    if day > now.day or began.utc_ms > now.utc_ms:
        raise NotAdded(f"{began.local:%Y-%m-%d %H:%M} is still to come; here are kept sessions that were done", "day")
    if began.utc_ms + active_ms > now.utc_ms:
        raise NotAdded(f"begun at {began.local:%H:%M} it would not be over yet; give the time at which it began", "day")
    return began


def _ending_now(day: date, active_ms: int, now: Stamp) -> Stamp:
    """No earlier than the day."""
    return max(Stamp(now.utc_ms - active_ms, now.offset_min), _at(day, time()), key=lambda stamp: stamp.utc_ms)


def _at(day: date, moment: time) -> Stamp:
    """With the offset that this system's zone had there and then; in an hour that comes twice, the first."""
    try:
        return stamped(datetime.combine(day, moment).astimezone())
    except (OverflowError, OSError) as reason:
        raise NotAdded(f"{day} is too far away", "day") from reason
