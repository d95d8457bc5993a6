"""Slow breathing, guided by the clock: in and out, never a hold. Never here: what it looks like, when it is offered."""

from __future__ import annotations

from dataclasses import dataclass

from stretchtui.routine.model import Breath

IN_MS = OUT_MS = 5_000


@dataclass(frozen=True, slots=True)
class Breathing:
    """One moment of it."""

    word: Breath
    count: int
    """Seconds left of this breath, rounded up."""
    fullness: float
    """0 empty to 1 full; it slows down where it turns, as breath does."""
    number: int
    """Which breath it is, ins and outs counted from 0."""
    next_change_ms: int
    """The moment at which `count` or `word` next changes."""


def breathing(since_ms: int, now_ms: int) -> Breathing:
    """The breath at `now_ms`, when it began with breathing in at `since_ms`."""
    rounds, into_ms = divmod(max(0, now_ms - since_ms), IN_MS + OUT_MS)
    out = into_ms >= IN_MS
    passed_ms, lasts_ms = (into_ms - IN_MS, OUT_MS) if out else (into_ms, IN_MS)
    count = -(-(lasts_ms - passed_ms) // 1_000)
    part = passed_ms / lasts_ms
    risen = part * part * (3 - 2 * part)  # as slow at both ends as a breath is
    to_next_ms = lasts_ms - passed_ms - (count - 1) * 1_000
    next_ms = max(now_ms, since_ms) + to_next_ms
    return Breathing("out" if out else "in", count, 1 - risen if out else risen, 2 * rounds + out, next_ms)
