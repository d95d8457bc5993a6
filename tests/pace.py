"""How fast this machine is just now, so that a bound in seconds judges the program and not who else is at work on the machine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import TypeVar

Left = TypeVar("Left")
Clock = Callable[[], float]

_USUAL_S = 0.063
"""What the measure below took on the machine on which the bounds were set, two cores and nothing else to do."""

_MOST = 4.0
_TRIES = 5
_WALKS = 3


def slower(clock: Clock = time.process_time) -> float:
    """How many times as long as usual a fixed piece of Python takes now; never below 1, nor over 4."""
    return min(_MOST, max(1.0, median(_measured_s(clock) for _ in range(3)) / _USUAL_S))


def over(most_s: float, work: Callable[[], object], clock: Clock = time.process_time) -> list[float]:
    """The seconds the work took in each of several tries if all were longer than allowed; nothing as soon as one is not.

    Each is measured beside what the machine does in the same moment. Its stalls make some tries long, a slow program all of them.
    """
    took = list[float]()
    for _ in range(_TRIES):
        began = clock()
        work()
        took.append(clock() - began)
        if took[-1] > most_s:
            took[-1] /= slower(clock)
        if took[-1] <= most_s:
            return []
    return took


def looks(within_s: float, between_s: float) -> Iterator[None]:
    """One look after the other until so many seconds of the usual machine are over; how slow it is is asked only then."""
    end_s = time.monotonic() + within_s
    while time.monotonic() < end_s:
        yield
        time.sleep(between_s)
    end_s += within_s * (slower(time.perf_counter) - 1)
    yield
    while time.monotonic() < end_s:
        time.sleep(between_s)
        yield


def in_time(took_s: Callable[[], float], most_s: float) -> bool:
    """Whether one of several goes, each of which tells the seconds of what counts in it, took no longer than allowed."""
    return any(took_s() <= most_s for _ in range(_TRIES))


def judged(walk: Callable[[], Left], right: Callable[[Left], object], late: Callable[[Left], Sequence[str]]) -> list[str]:
    """Judge what a walk left: all but lateness at once; where lateness is its only fault, another walk is judged in its place.

    Stalls of the machine make one walk late, or two. A program that is late makes all of them late: what is late to the last is
    returned.
    """
    for _ in range(_WALKS):
        left = walk()
        right(left)
        lateness = list(late(left))
        if not lateness:
            return []
    return lateness


def _measured_s(clock: Clock) -> float:
    started = clock()
    counted: dict[int, int] = {}
    for i in range(300_000):
        counted[i % 1000] = counted.get(i % 1000, 0) + len(str(i))
    return clock() - started
