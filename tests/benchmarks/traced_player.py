"""The real program walking one file, which tells besides at which moment of the system's clock its session began.

    python -m tests.benchmarks.traced_player ROUTINE.yaml TRACE

TRACE then holds one number: CLOCK_MONOTONIC in ns when the session's active time was 0 for the plan, the moment it started.
"""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path

from stretchtui.clock import NS_PER_MS, SystemClock
from stretchtui.routine.holdings import Holdings, searched
from stretchtui.settings import load
from stretchtui.tui.app import StretchApp
from stretchtui.tui.given import Given


class TracedClock(SystemClock):
    """The player's first reading is that of its start, from which everything in the plan is due."""

    def __init__(self, trace: Path) -> None:
        super().__init__()
        self._made_ns = time.monotonic_ns()
        self._trace: Path | None = trace

    def active(self) -> int:
        now_ms = super().active()
        if self._trace is not None:
            self._trace.write_text(str(self._made_ns + now_ms * NS_PER_MS))
            self._trace = None
        return now_ms


def main(file: str, trace: str) -> None:
    holdings = Holdings(searched([]))
    opened = holdings.open(file)
    assert opened is not None, f"there is no file {file}"
    assert opened.routine is not None, opened.diagnostics
    StretchApp(Given(holdings, load(None), partial(TracedClock, Path(trace)), opened.routine)).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
