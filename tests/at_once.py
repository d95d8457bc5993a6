"""Walks that mostly wait, several at once in threads, so that they share it. Never here: what a walk does, what is right.

A test names its walk with `parametrize("walk", […], indirect=True)`: a function that is given an empty folder and returns what it
left to be judged. The test calls `walk()` for that; the walks of the tests after it are begun at the same time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock, Semaphore
from typing import Any

import pytest

MOST = 2
"""So few that on two cores, beside another worker of the tests, none is late for another's sake: they wait most of the time."""
_BETWEEN_S = 2.0
"""From the beginning of one walk to that of the next: a program that starts takes a core for itself."""
_SWITCH_S = 0.000_5
"""How long a thread may hold up another, which stamps what it reads; ten times as often as usual."""

Walk = Callable[[Path], Any]


class AtOnce:
    """Walks in their order, so many at a time; each in a folder of its own."""

    def __init__(self, planned: Sequence[Walk], folder: Callable[[], Path]) -> None:
        self._planned, self._folder = list(planned), folder
        self._pool, self._free = ThreadPoolExecutor(MOST), Semaphore(MOST)
        self._beginning = Lock()
        self._begun: dict[Walk, Future[Any]] = {}

    def left_by(self, walk: Walk) -> Any:
        """What it left; raises what it raised. Those after it are under way, or wait for their turn."""
        at = self._planned.index(walk) if walk in self._planned else 0
        for one in (walk, *self._planned[at:]):
            if one not in self._begun:
                self._begun[one] = self._pool.submit(self._walk, one, self._folder())
        return self._begun[walk].result()

    def _walk(self, walk: Walk, folder: Path) -> Any:
        with self._free:
            with self._beginning:
                time.sleep(_BETWEEN_S)
            return walk(folder)

    def again(self, walk: Walk) -> Any:
        """What it leaves when it is walked anew, alone."""
        for _ in range(MOST):
            self._free.acquire()
        try:
            return walk(self._folder())
        finally:
            self._free.release(MOST)

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)


@pytest.fixture(scope="session")
def walks(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AtOnce]:
    """The walks of all tests of this run."""
    usual_s = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_S)
    walking = AtOnce(_named(request.session.items), lambda: tmp_path_factory.mktemp("walk"))
    yield walking
    walking.close()
    sys.setswitchinterval(usual_s)


def _named(items: Sequence[pytest.Item]) -> list[Any]:
    calls = [item.callspec for item in items if isinstance(item, pytest.Function) and hasattr(item, "callspec")]
    return [call.params["walk"] for call in calls if "walk" in call.params]


@pytest.fixture
def walk(request: pytest.FixtureRequest, walks: AtOnce) -> Callable[[], Any]:
    """Called for the first time it hands over what the walk left; called again, it has it walked anew."""
    calls = iter([walks.left_by])

    def called() -> Any:
        return next(calls, walks.again)(request.param)

    return called
