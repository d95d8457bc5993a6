"""What is told of the players, quietly and once each: one gave way to the next, no sound can be played, tones are heard again.

A sound server that comes and goes must not fill a screen: a loss is told a minute after the last one at the earliest, by when it
may be over; a return at once, and only where the loss was told. Never here: which player is in use (outlet.py), a screen.
"""

from __future__ import annotations

from stretchtui.coach.ladder import Chain

GONE = "No sound can be played. The terminal's bell rings instead."
BACK = "Tones can be heard again."
QUIET_MS = 60_000
"""So long, in ms of the session's clock, no other loss is told."""


class Tidings:
    def __init__(self) -> None:
        self._is_gone = False
        """As far as has been told."""
        self._gone_ms: int | None = None
        """When a loss was last told; None: not in this session."""
        self._gave_way: set[str] = set()
        """What has been told of one player that gave way to the next."""

    def begin_anew(self) -> None:
        """The clock is another one from now on."""
        self._gone_ms = None

    def of(self, players: Chain, now_ms: int, *, ends: bool) -> tuple[str, ...]:
        """What is to be told now of these. `ends`: the session is over, so that how it stands is told without waiting."""
        if not players.names:
            return ()
        if players.rounds:
            return self._gone(now_ms, ends=ends)
        if self._is_gone:
            self._is_gone = False
            return (BACK,)
        return self._next(players)

    def _gone(self, now_ms: int, *, ends: bool) -> tuple[str, ...]:
        may_tell = ends or self._gone_ms is None or now_ms - self._gone_ms >= QUIET_MS
        if self._is_gone or not may_tell:
            return ()
        self._is_gone, self._gone_ms = True, now_ms
        return (GONE,)

    def _next(self, players: Chain) -> tuple[str, ...]:
        if not players.at:
            return ()
        told = f"{players.names[players.at - 1]} does not play: {players.names[players.at]} is used now."
        if told in self._gave_way:
            return ()
        self._gave_way.add(told)
        return (told,)
