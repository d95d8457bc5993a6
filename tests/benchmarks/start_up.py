"""From the command to the list of routines on the screen, beside a bare Textual app and its label."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tests.benchmarks.bare_app import LABEL
from tests.benchmarks.emulated import first_shown
from tests.benchmarks.home import BARE_APP, STRETCHTUI, Home, new_home
from tests.benchmarks.made_library import make_routines
from tests.benchmarks.probe import SIZE, NotMeasured, Running
from tests.benchmarks.table import Row, median

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.effort import Effort

BUNDLED_NAME = "Bedtime unwind"
"""A bundled routine that sorts before all made ones and so is among the first rows; not the first, which the details repeat."""
_WARMINGS = 5


def measure(effort: Effort) -> list[Row]:
    with new_home() as bundled_only, new_home() as many:
        make_routines(many.library, effort.user_files)
        warm_index(bundled_only)
        warm_index(many)
        commands: list[tuple[Sequence[str], Home, str]] = [
            (BARE_APP, bundled_only, LABEL),
            ([STRETCHTUI], bundled_only, BUNDLED_NAME),
            ([STRETCHTUI], many, BUNDLED_NAME),
        ]
        rounds = [[_start(*command) for command in commands] for _ in range(effort.rounds + 1)]
    (bare_ms, bare_cpu), (few_ms, few_cpu), (many_ms, many_cpu) = _medians(rounds[1:])  # the first one filled the file cache
    return [
        Row("start-up: list on the screen, bundled library", few_ms, "ms", bare_ms, 1.4),
        Row(f"start-up: with {effort.user_files} files of the user's", many_ms, "ms", bare_ms, 1.5),
        Row("start-up: processor time until then, bundled library", few_cpu, "ms", bare_cpu),
        Row(f"start-up: processor time until then, {effort.user_files} files", many_cpu, "ms", bare_cpu),
    ]


def _medians(rounds: Sequence[Sequence[tuple[float, float]]]) -> list[tuple[float, float]]:
    return [(median([ms for ms, _ in runs]), median([cpu for _, cpu in runs])) for runs in zip(*rounds, strict=True)]


def _start(command: Sequence[str], home: Home, text: str) -> tuple[float, float]:
    """Milliseconds until the text is on the screen, and processor time until then."""
    with Running(command, home.env) as program:
        program.read_until(text)
        cpu_ms = program.cpu_ms()
        at_ns = first_shown(program.chunks, SIZE, text)
        if at_ns is None:
            raise NotMeasured(f"{text!r} was written and cannot be seen")
        return (at_ns - program.started_ns) / 1e6, cpu_ms


def warm_index(home: Home) -> None:
    """Have the index written, until it is believed whole: files that somebody is just changing are not. Raises NotMeasured."""
    before: set[int] = set()
    for _ in range(_WARMINGS):
        subprocess.run([STRETCHTUI, "list"], env=home.env, stdout=subprocess.DEVNULL, check=True)
        written = {path.stat().st_mtime_ns for path in home.index.glob("index-*.json")}
        if written and written == before:
            return
        before = written
    raise NotMeasured("the index is written anew at each start: it never becomes warm")
