"""A tone that is due: played, or bell and flash in its place; a countdown ticked where no voice counts.

Never here: which tone is due (script/tones.py), its file (chimes.py), which player is in use (outlet.py).
"""

from __future__ import annotations

from collections.abc import Iterable

from stretchtui.coach.agenda import SECOND_MS
from stretchtui.coach.chimes import Chimes
from stretchtui.coach.model import Line, Rank, Tone, ToneKind
from stretchtui.coach.outlet import Outlet, Runs

SILENT_BELLS: frozenset[ToneKind] = frozenset({"half", "count"})
"""Tones for which the bell does not stand in."""

OWED_MS = 2_000
"""So late the first tone of a first session may be heard: while its file is being made there is none."""


class Signalling:
    """`speed`: how many times as fast as real time the session's clock runs."""

    def __init__(self, children: Runs, outlet: Outlet, chimes: Chimes, speed: float) -> None:
        self._children = children
        self._outlet = outlet
        self._chimes = chimes
        self._speed = speed
        self._ticking_ms = 0
        """Until when a countdown of tones is heard."""
        self._owed: Tone | None = None
        self._owed_ms = 0

    def play(self, tone: Tone, now_ms: int) -> tuple[bool, bool]:
        """Whether a bell and a flash have to do instead."""
        if tone.kind == "count":
            self._ticking_ms = now_ms + round((tone.number or 1) * SECOND_MS * self._speed)
        self._owed, self._owed_ms = (tone if self._chimes.is_making and tone.kind not in SILENT_BELLS else None), now_ms
        was_trusted = bool(self._outlet.name)
        if self._chimes.play(tone, now_ms) and was_trusted:  # one that has failed is only tried, with the bell beside it
            return False, False
        return tone.kind not in SILENT_BELLS and not self._chimes.is_making, True

    def owes(self, now_ms: int) -> bool:
        """Whether a tone is still to be heard that could not be, since the very first files were being made."""
        return self._owed is not None and now_ms - self._owed_ms <= OWED_MS * self._speed

    def owed(self, now_ms: int) -> Tone | None:
        """That tone, when it can be."""
        if not self.owes(now_ms) or self._chimes.is_making:
            return None
        owed, self._owed = self._owed, None
        return owed

    def not_ticked(self, lines: Iterable[Line], now_ms: int) -> tuple[Line, ...]:
        """Without the countdown where tones count."""
        return tuple(line for line in lines if line.rank != Rank.COUNT or now_ms >= self._ticking_ms)

    def call_countdown_off(self, now_ms: int) -> None:
        if now_ms < self._ticking_ms:
            self.hush()

    def hush(self) -> None:
        self._children.stop("tone")
        self._ticking_ms = 0
        self._owed = None
