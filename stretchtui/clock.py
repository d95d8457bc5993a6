"""The one module that reads time: active time for a session, the gap after a sleep, the wall for stamps.

Nothing else in the program asks a clock; everything else is given a moment. Never here: what a session does with time.
"""

from __future__ import annotations

import time

TYPE_CHECKING = False  # as `typing` has it; importing that takes a fifth of the time a prompt's line may take (cli/status.py)
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from fractions import Fraction
    from typing import Protocol

    Reader = Callable[[], int]
    """A clock's reading in nanoseconds from any fixed moment."""
else:
    Protocol = object

NS_PER_MS = 1_000_000
LONGEST_LOOK_NS = 2_000 * NS_PER_MS
"""Two readings further apart than this: the computer slept, or the program was stopped, in between."""
LONGEST_WAIT_S = 1.0
"""A face never waits longer than this for its next reading, so that only a real stop looks like one."""

COUNT_SLEEP = ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC_RAW", "CLOCK_UPTIME_RAW")
"""Beside `monotonic`: one of them goes on while the computer sleeps (Linux: the first, macOS: the second)."""


class Clock(Protocol):
    """Where a face gets its `now`. The face reads `active`, and when `awake_gap` is not 0 it presses `Away` at that now."""

    def active(self) -> int:
        """Active time in ms since the clock was made. A gap is not in it. Never goes back."""

    def awake_gap(self) -> int:
        """The gap in real ms that the last `active()` found before it; 0 when there was none."""

    def wait_s(self, due_ms: int | None) -> float:
        """Real seconds to wait until active time is `due_ms`; never more than LONGEST_WAIT_S, which None gives."""


class SystemClock:
    """The clock of this computer, `speed` times as fast (a rehearsal); a gap is told in real time whatever the speed.

    The first reader is what active time is counted by. All of them look for a gap: which of them stand still while the
    computer sleeps differs from system to system, so the one that went furthest is believed.
    """

    def __init__(self, speed: Fraction | float = 1, readers: Sequence[Reader] | None = None) -> None:
        from fractions import Fraction  # not for the minder (coach/programs/minder.py), which only wants `monotonic_ms`

        self._speed = Fraction(speed)
        if self._speed <= 0:
            raise ValueError("the speed of a clock is more than 0")
        self._readers = tuple(system_readers() if readers is None else readers)
        self._last = self._read()
        self._counted_ns = 0
        self._gap_ns = 0

    def active(self) -> int:
        """See Clock. To be read at least every two seconds while a session runs, else the time between is a gap."""
        now = self._read()
        steps = [max(0, reading - last) for reading, last in zip(now, self._last, strict=True)]
        self._last = now
        self._gap_ns = max(steps) if max(steps) > LONGEST_LOOK_NS else 0
        if not self._gap_ns:
            self._counted_ns += steps[0]
        return self._scaled_ns(self._counted_ns) // NS_PER_MS

    def awake_gap(self) -> int:
        """See Clock."""
        return self._gap_ns // NS_PER_MS

    def wait_s(self, due_ms: int | None) -> float:
        """See Clock."""
        if due_ms is None:
            return LONGEST_WAIT_S
        unread_ns = max(0, self._readers[0]() - self._last[0])
        left_ns = due_ms * NS_PER_MS / self._speed - self._counted_ns - unread_ns
        return min(LONGEST_WAIT_S, max(0.0, float(left_ns) / 1e9))

    def _read(self) -> tuple[int, ...]:
        return tuple(reader() for reader in self._readers)

    def _scaled_ns(self, ns: int) -> int:
        """The whole count is scaled, never a step, so that no rounding adds up."""
        return int(ns * self._speed)


class Onward:
    """A clock whose active time goes on from `from_ms`, for a session that was begun before."""

    def __init__(self, clock: Clock, from_ms: int) -> None:
        self._clock, self._from_ms = clock, from_ms

    def active(self) -> int:
        """See Clock."""
        return self._from_ms + self._clock.active()

    def awake_gap(self) -> int:
        """See Clock."""
        return self._clock.awake_gap()

    def wait_s(self, due_ms: int | None) -> float:
        """See Clock."""
        return self._clock.wait_s(None if due_ms is None else due_ms - self._from_ms)


def system_readers() -> tuple[Reader, ...]:
    """This system's clocks: `monotonic` first, then those of COUNT_SLEEP that exist and answer."""
    found = [_reader(name) for name in COUNT_SLEEP]
    return (time.monotonic_ns, *(reader for reader in found if reader is not None))


def _reader(name: str) -> Reader | None:
    which = getattr(time, name, None)
    if which is None:
        return None
    try:
        time.clock_gettime_ns(which)
    except OSError:
        return None  # the name is known to Python and the clock is not to this kernel
    return lambda: time.clock_gettime_ns(which)


def wall_time(read: Callable[[], float] = time.time) -> datetime:
    """The wall clock's moment as a person here sees it, with the offset from UTC in it. For stamps only."""
    from datetime import UTC, datetime

    return datetime.fromtimestamp(read(), UTC).astimezone()


def wall_ms(read: Callable[[], float] = time.time) -> int:
    """The wall clock's moment in ms since 1970, in UTC."""
    return int(read() * 1000)


def local_day(read: Callable[[], float] = time.time) -> int:
    """Today's date as a person here sees it, numbered as `date.toordinal` does it. For those that cannot afford `wall_time`."""
    here = time.localtime(read())
    before = here.tm_year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + here.tm_yday


def monotonic_ms() -> int:
    """Real ms from any fixed moment, never going back. For deadlines of programs, which are no part of a session."""
    return time.monotonic_ns() // NS_PER_MS
