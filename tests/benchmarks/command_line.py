"""What `list` and `check` take, as whole processes, beside the least that PyYAML could do in their place."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.home import STRETCHTUI, Home, new_home
from tests.benchmarks.made_library import make_routines
from tests.benchmarks.probe import NotMeasured
from tests.benchmarks.start_up import warm_index
from tests.benchmarks.table import Row, median

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.effort import Effort

_ROOT = Path(__file__).parents[2]
_COMPOSING = Path(__file__).parent / "composing.py"


def measure(effort: Effort) -> list[Row]:
    with new_home() as home:
        folder = home.folder / "made"
        make_routines(folder, effort.checked_files)
        warm_index(home)
        list_ms, import_ms = in_turns([STRETCHTUI, "list"], [sys.executable, "-c", "import yaml"], home, effort.rounds)
        check = [STRETCHTUI, "check", str(folder)]
        compose = [sys.executable, str(_COMPOSING), str(folder)]
        check_ms, compose_ms = in_turns(check, compose, home, effort.checks)
        check_loop_ms, compose_loop_ms = _one_process(folder, home, effort)
    files = effort.checked_files
    return [
        Row("stretchtui list, beside python -c 'import yaml'", list_ms, "ms", import_ms, 2.5),
        Row(f"stretchtui check of {files} files, beside composing them", check_ms, "ms", compose_ms, 2),
        Row(f"the same {files} files, without start-up", check_loop_ms, "ms", compose_loop_ms),
    ]


def in_turns(ours: Sequence[str], reference: Sequence[str], home: Home, rounds: int) -> tuple[float, float]:
    """The medians in ms; a first round, which fills the file cache, does not count."""
    times = [(_time(ours, home), _time(reference, home)) for _ in range(rounds + 1)][1:]
    return median([one for one, _ in times]), median([one for _, one in times])


def _time(command: Sequence[str], home: Home) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, env=home.env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    took_ms = (time.perf_counter() - started) * 1000
    if done.returncode:
        raise NotMeasured(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr[-2000:].decode(errors='replace')}")
    return took_ms


def _one_process(folder: Path, home: Home, effort: Effort) -> tuple[float, float]:
    command = [sys.executable, "-m", "tests.benchmarks.composing", str(folder), "--turns", str(effort.checks)]
    env = {**home.env, "PYTHONPATH": str(_ROOT)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMeasured(done.stderr[-2000:])
    turns = [[float(seconds) * 1000 for seconds in line.split()] for line in done.stdout.splitlines()]
    return median([check_ms for _, check_ms in turns]), median([compose_ms for compose_ms, _ in turns])
