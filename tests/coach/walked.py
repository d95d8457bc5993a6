"""The real program, which tells besides when its session began, and crashes where it is told to.

    python -m tests.coach.walked TRACE run ROUTINE [--speed N] …

TRACE then holds one number: CLOCK_MONOTONIC in ns at the moment from which everything in the plan is due. With
WALKED_CRASHES in the environment the key `f` raises an exception in the midst of the screen.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from stretchtui.clock import NS_PER_MS, SystemClock
from stretchtui.session.events import Event, Start

if TYPE_CHECKING:
    from stretchtui.tui.screens.player import PlayerScreen


class TracedClock(SystemClock):
    """Knows at which moment of the system's clock it was made."""

    def __init__(self, speed: float = 1) -> None:
        super().__init__(speed)
        self._made_ns, self._faster = time.monotonic_ns(), float(speed)

    def moment_ns(self, active_ms: int) -> int:
        return int(self._made_ns + active_ms * NS_PER_MS / self._faster)


def traced(do: Callable[[PlayerScreen, Event], None], trace: Path) -> Callable[[PlayerScreen, Event], None]:
    """Sends the event on; where it is the one that starts the session, its moment is written down."""

    def sent(screen: PlayerScreen, event: Event) -> None:
        do(screen, event)
        if isinstance(event, Start) and isinstance(screen.clock, TracedClock):
            trace.write_text(str(screen.clock.moment_ns(screen.walk.player.since_ms)))

    return sent


class CrashesOnPurpose(Exception):
    """Raised by a key."""


def _crash(_: object) -> None:
    raise CrashesOnPurpose


def walk(trace: str, *arguments: str) -> int:
    from stretchtui.tui.screens.player import PlayerScreen

    PlayerScreen.do = traced(PlayerScreen.do, Path(trace))  # type: ignore[method-assign, assignment]
    if "WALKED_CRASHES" in os.environ:
        PlayerScreen.action_figure = _crash  # type: ignore[method-assign, assignment]
    with patch("stretchtui.clock.SystemClock", TracedClock):
        from stretchtui.cli.main import main

        return main(list(arguments))


if __name__ == "__main__":
    sys.exit(walk(*sys.argv[1:]))
