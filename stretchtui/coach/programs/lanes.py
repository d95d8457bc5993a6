"""What gives way to a new order, lane by lane. Pure. Never here: how a program is ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stretchtui.coach.programs.orders import Lane


class Rule(NamedTuple):
    """How a lane is used."""

    limit: int
    """How many programs may be alive in it."""
    waits: int
    """How many orders may wait for one of them to end; 0 where the oldest is ended for a new one."""


RULES: Mapping[Lane, Rule] = {
    "tone": Rule(2, 0),  # paplay stays up to two seconds after its sound, and the next must not wait for it
    "voice": Rule(1, 0),
    "render": Rule(1, 64),
    "notice": Rule(1, 8),
}


def gives_way(rule: Rule, running: Sequence[int], waiting: Sequence[int]) -> tuple[int, ...]:
    """Which orders end to make room for one more; both are given oldest first, `running` without those being killed."""
    if rule.waits:
        return tuple(waiting[: max(0, len(waiting) + 1 - rule.waits)])
    everything = (*running, *waiting)
    return everything[: max(0, len(everything) + 1 - rule.limit)]
