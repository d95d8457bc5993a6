"""Sessions by the moment and the offset at which they began, summed by local day as the store sums them. Never here: tests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from stretchtui.history.stamps import Stamp, stamp_of
from stretchtui.history.summed import DayDone

TEN_MIN = 600_000


BERLIN, BERLIN_SUMMER, KIRITIMATI, BAKER, TOKYO, LOS_ANGELES = "+01:00", "+02:00", "+14:00", "-12:00", "+09:00", "-08:00"


def at(moment: str, offset: str = "+00:00") -> Stamp:
    """As the wall clock of a place shows it: `at("2026-03-29 01:30", BERLIN)`."""
    return stamp_of(moment + offset)


def summed(stamps: Iterable[Stamp], active_ms: int = TEN_MIN) -> tuple[DayDone, ...]:
    """A session of that length at each of them."""
    counts: defaultdict[date, int] = defaultdict(int)
    for stamp in stamps:
        counts[stamp.day] += 1
    return tuple(DayDone(day, count, count * active_ms, 0) for day, count in sorted(counts.items()))


def done(*days: date, active_ms: int = TEN_MIN) -> tuple[DayDone, ...]:
    return tuple(DayDone(day, 1, active_ms, active_ms // 2) for day in days)


def week(monday: date, days: int) -> list[date]:
    """The first days of a week."""
    return [monday + timedelta(days=number) for number in range(days)]
