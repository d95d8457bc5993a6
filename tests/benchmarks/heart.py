"""The real program at home, told what home tells of the day or not; and how long its event loop was ever kept from a key.

    python -m tests.benchmarks.heart (with | without) [TRACE]

TRACE then holds a moment of CLOCK_MONOTONIC in ns a line, each with what it is: `beat`, every few ms, and `told`, when the panel
is given what was found. Without TRACE nothing beats.
"""

from __future__ import annotations

import asyncio
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from stretchtui.tui import app as apps
from stretchtui.tui.given import Given
from stretchtui.tui.screens.leading import Leading

EVERY_S = 0.005
LEAST_S, MOST_S, AFTER_S = 1.5, 15.0, 0.3
"""It beats for so long; until so long after the panel has been given what was found. Then TRACE is written."""


def main(tells: str, trace: str = "") -> int:
    from stretchtui.cli.main import main as command_line

    seen: list[tuple[str, int]] = []
    original_start, original_tell = apps.StretchApp.__init__, Leading._tell_today

    def started(self: apps.StretchApp, given: Given) -> None:
        original_start(self, given if tells == "with" else replace(given, look_back=None))
        if trace:
            self.call_later(lambda: self.run_worker(_beat(seen, Path(trace), tells == "with")))

    def told(self: Leading, number: int, found: Any) -> None:
        original_tell(self, number, found)
        self.call_after_refresh(lambda: seen.append(("told", time.monotonic_ns())))

    with patch.object(apps.StretchApp, "__init__", started), patch.object(Leading, "_tell_today", told):
        return command_line([])


async def _beat(seen: list[tuple[str, int]], trace: Path, is_told: bool) -> None:
    began_ns = time.monotonic_ns()
    while _goes_on(seen, time.monotonic_ns() - began_ns, is_told):
        seen.append(("beat", time.monotonic_ns()))
        await asyncio.sleep(EVERY_S)
    unfinished = trace.with_suffix(".part")
    unfinished.write_text("".join(f"{what} {at_ns}\n" for what, at_ns in seen))
    unfinished.replace(trace)


def _goes_on(seen: list[tuple[str, int]], for_ns: int, is_told: bool) -> bool:
    if for_ns < LEAST_S * 1e9:
        return True
    told_ns = next((at_ns for what, at_ns in seen if what == "told"), None) if is_told else 0
    return for_ns < MOST_S * 1e9 and (told_ns is None or time.monotonic_ns() - told_ns < AFTER_S * 1e9)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
