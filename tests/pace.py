"""How fast this machine is just now, so that a bound in seconds judges the program and not who else is at work on the machine."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import TypeVar

Left = TypeVar("Left")

_USUAL_S = 0.063
"""What the measure below took on the machine on which the bounds were set, two cores and nothing else to do."""

_MOST = 4.0


def slower() -> float:
    """How many times as long as usual a fixed piece of Python takes now; never below 1, nor over 4."""
    return min(_MOST, max(1.0, median(_measured_s() for _ in range(3)) / _USUAL_S))


def judged(walk: Callable[[], Left], right: Callable[[Left], object], late: Callable[[Left], Sequence[str]]) -> list[str]:
    """Judge what a walk left: all but lateness at once; where lateness is its only fault, a second walk is judged in its place.

    One stall of the machine makes one walk late. A program that is late makes each of them late: what is late twice is returned.
    """
    left = walk()
    right(left)
    if not late(left):
        return []
    left = walk()
    right(left)
    return list(late(left))


def _measured_s() -> float:
    started = time.process_time()
    counted: dict[int, int] = {}
    for i in range(300_000):
        counted[i % 1000] = counted.get(i % 1000, 0) + len(str(i))
    return time.process_time() - started
