"""What the minder reports, handed to those whom it concerns; and the minder itself, started again where it is gone.

Never here: what a report means (outlet.py, chimes.py, speech.py), how the minder works (programs/).
"""

from __future__ import annotations

from stretchtui.coach.chimes import Chimes
from stretchtui.coach.ladder import Chain
from stretchtui.coach.outlet import Outlet, Runs
from stretchtui.coach.speech import Speech


class Reports:
    def __init__(self, children: Runs, outlet: Outlet, chimes: Chimes, speech: Speech) -> None:
        self._children = children
        self._outlet = outlet
        self._chimes = chimes
        self._speech = speech
        self._minder = Chain(("minder",))

    def take(self, now_ms: int) -> None:
        """All that has come since the last time."""
        if not self._children.alive and (self._minder.current(now_ms) is not None):
            self._minder = self._minder.failed(0, now_ms)  # counted before it is known, so that the next attempt waits longer
            self._children.start()
        for report in self._children.reports():
            heard = self._outlet.hear(report, now_ms)
            if heard is None:
                _ = self._chimes.hear(report) or self._speech.hear(report, now_ms)
            elif heard.lane == "voice" and not heard.well:
                self._speech.lost(report, now_ms)

    def begin_anew(self) -> None:
        """The clock is another one from now on."""
        self._minder = Chain(self._minder.names)
