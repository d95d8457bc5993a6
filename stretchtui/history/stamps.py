"""A moment as it is kept: in UTC, with the offset that the wall clock had there and then. Never here: reading a clock.

The local day of a session is that of the stored offset, wherever and whenever it is read: travelling, a change of the zone or of
the clock moves no session to another day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

MOST_OFFSET_MIN = 24 * 60 - 1
EARLIEST_MS, LATEST_MS = -62_135_596_800_000 + 86_400_000, 253_402_300_799_000 - 86_400_000
"""A day within what a date can be (years 1 to 9999), so that every offset gives one."""


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    utc_ms: int
    offset_min: int

    @property
    def local(self) -> datetime:
        """As the wall clock showed it there."""
        return datetime.fromtimestamp(0, timezone(timedelta(minutes=self.offset_min))) + timedelta(milliseconds=self.utc_ms)

    @property
    def day(self) -> date:
        return self.local.date()

    @property
    def iso(self) -> str:
        """`2026-11-22T07:30:05.120+01:00`."""
        return self.local.isoformat(timespec="milliseconds")


def stamped(moment: datetime) -> Stamp:
    """The stamp of a moment that knows its offset (clock.wall_time); one that does not is taken for UTC."""
    known = moment if moment.utcoffset() is not None else moment.replace(tzinfo=UTC)
    offset = known.utcoffset() or timedelta()
    since = known.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return Stamp(since // timedelta(milliseconds=1), offset // timedelta(minutes=1))


def stamp_of(iso: str) -> Stamp:
    """Raises ValueError where the text is no moment with an offset, or none that can be kept."""
    moment = datetime.fromisoformat(iso)
    if moment.utcoffset() is None:
        raise ValueError(f"{iso[:40]!r} has no offset")
    try:
        stamp = stamped(moment)
    except OverflowError as fault:
        raise ValueError(f"{iso[:40]!r} is too far away") from fault
    if not EARLIEST_MS <= stamp.utc_ms <= LATEST_MS:
        raise ValueError(f"{iso[:40]!r} is too far away")
    return stamp
