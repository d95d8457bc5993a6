"""What is tried one after the other when it fails: players, voices. Pure. Never here: starting anything, words on a screen."""

from __future__ import annotations

from dataclasses import dataclass, replace

BACK_OFF_MS = (1_000, 5_000, 30_000)
"""After all have failed in a row: how long until the first is tried again (faults.md A2); the last holds from then on."""
OFTEN_MS = (1_000, 2_000, 5_000)
"""Of what costs next to nothing to try: a player that finds no sound server is gone again in some 20 ms."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Names in order of preference, and the one in use."""

    names: tuple[str, ...]
    at: int = 0
    rounds: int = 0
    """How often all of them have failed, one after the other, since one worked."""
    again_ms: int = 0
    """Until this moment none is tried."""
    waits_ms: tuple[int, ...] = BACK_OFF_MS

    @property
    def has_failed(self) -> bool:
        """Whether all of them have failed, and none has worked since."""
        return self.rounds > 0 or not self.names

    def current(self, now_ms: int) -> int | None:
        """The index of the one to use now; None while none is to be tried, or there is none."""
        return self.at if self.names and now_ms >= self.again_ms else None

    def failed(self, i: int, now_ms: int) -> Chain:
        """After `i` has failed: the next; after the last, in a while, the first. One not in use any more changes nothing."""
        if i != self.at or now_ms < self.again_ms:
            return self
        if i + 1 < len(self.names):
            return replace(self, at=i + 1)
        wait_ms = self.waits_ms[min(self.rounds, len(self.waits_ms) - 1)]
        return replace(self, at=0, rounds=self.rounds + 1, again_ms=now_ms + wait_ms)

    def at_once(self) -> Chain:
        """Not waited any longer: of another clock."""
        return replace(self, again_ms=0)

    def worked(self, i: int) -> Chain:
        return replace(self, rounds=0, again_ms=0) if i == self.at else self
