"""Clocks that tests turn by hand, for SystemClock's readers. Never here: assertions."""

from __future__ import annotations

from dataclasses import dataclass

from stretchtui.clock import SystemClock

NS_PER_MS = 1_000_000


@dataclass
class Turned:
    """Two clocks in ms: one that stands while the computer sleeps, one that goes on."""

    awake_ms: float = 10_000.0
    """`monotonic` on Linux and macOS."""
    all_ms: float = 90_000.0
    """CLOCK_BOOTTIME; on Windows also `monotonic`."""

    def runs(self, ms: float) -> None:
        self.awake_ms += ms
        self.all_ms += ms

    stops = runs
    """A stopped program (SIGSTOP, Ctrl+Z) sees both clocks jump."""

    def sleeps(self, ms: float) -> None:
        """A suspended laptop."""
        self.all_ms += ms

    def awake(self) -> int:
        return round(self.awake_ms * NS_PER_MS)

    def all(self) -> int:
        return round(self.all_ms * NS_PER_MS)

    def clock(self, speed: float = 1) -> SystemClock:
        """As on Linux and macOS."""
        return SystemClock(speed, (self.awake, self.all))

    def windows_clock(self) -> SystemClock:
        return SystemClock(1, (self.all,))
