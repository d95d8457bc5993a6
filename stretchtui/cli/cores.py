"""Work shared out over the machine's cores, where there is enough of it. Never here: what the work is."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
Job = Callable[[], T]

FEWEST_EACH = 100
"""Fewer jobs than this are done sooner here than a second process could begin."""
MOST_PROCESSES = 8


def shared_out(jobs: Sequence[Job[T]]) -> list[T]:
    """What the jobs give, in their order. Their results must be picklable; a process that fails has its share done here.

    Only Linux's `fork` is used: elsewhere a second process costs more than the reading of a thousand files. To be called
    before there are threads.
    """
    processes = min(os.cpu_count() or 1, MOST_PROCESSES, len(jobs) // FEWEST_EACH)
    if processes < 2 or sys.platform != "linux":
        return [job() for job in jobs]
    size = -(-len(jobs) // processes)
    shares = [jobs[start : start + size] for start in range(0, len(jobs), size)]
    others = [(_begin(share), share) for share in shares[1:]]
    done = [job() for job in shares[0]]
    for child, share in others:
        done += _result(*child, share)
    return done


def _begin(share: Sequence[Job[T]]) -> tuple[int, int]:
    """Start a process on the share: its id, and where its results can be read."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    status = 1
    try:
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump([job() for job in share], pipe)
        status = 0
    finally:
        os._exit(status)  # not a return: what the parent meant to do and print is not this process's


def _result(child: int, reading: int, share: Sequence[Job[T]]) -> list[T]:
    with os.fdopen(reading, "rb") as pipe:
        sent = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        return [job() for job in share]
    result: list[T] = pickle.loads(sent)  # noqa: S301  # our own child wrote it, into a pipe nobody else has
    return result
