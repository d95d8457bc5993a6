"""The real program walking one file, which tells besides at which moment of the system's clock its session began.

    python -m tests.benchmarks.traced_player ROUTINE.yaml TRACE

TRACE then holds one number: CLOCK_MONOTONIC in ns at the moment from which everything in the plan is due.
"""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path
from unittest.mock import patch

from stretchtui.clock import NS_PER_MS, SystemClock


class TracedClock(SystemClock):
    """The player reads it first when the session starts: that reading is where the plan begins."""

    def __init__(self, trace: Path, speed: float = 1) -> None:
        super().__init__(speed)
        self._made_ns = time.monotonic_ns()
        self._trace: Path | None = trace

    def active(self) -> int:
        now_ms = super().active()
        if self._trace is not None:
            self._trace.write_text(str(self._made_ns + now_ms * NS_PER_MS))
            self._trace = None
        return now_ms


def walk(file: str, trace: str) -> int:
    with patch("stretchtui.clock.SystemClock", partial(TracedClock, Path(trace))):
        from stretchtui.cli.main import main

        return main(["run", file])


if __name__ == "__main__":
    sys.exit(walk(*sys.argv[1:]))
