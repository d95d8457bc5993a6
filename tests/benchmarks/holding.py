"""What the program costs while nothing happens but a countdown: in a hold, paused; and the most memory it took."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks.bare_app import LABEL
from tests.benchmarks.emulated import first_shown
from tests.benchmarks.home import BARE_APP, STRETCHTUI, new_home
from tests.benchmarks.probe import SIZE, NotMeasured, Running
from tests.benchmarks.start_up import BUNDLED_NAME
from tests.benchmarks.table import Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.benchmarks.effort import Effort

_ROUTINE = """\
name: A long hold
steps:
  - name: Wall lean
    areas: [calves]
    prepare: 0s
    move: 0s
    hold: 30m
    cues: [Stand an arm's length from a wall., Lean in until there is an easy stretch., Breathe.]
    say: [{at: half, text: Half of it.}]
"""
_PAUSED = "kept"
"""The player says how much of the phase is kept, and only while paused."""


class Cost(NamedTuple):
    cpu_percent: float
    """Of one core."""
    bytes_per_s: float


def measure(effort: Effort) -> list[Row]:
    with new_home() as home:
        bare, bare_mib = _bare(home.env, effort)
        file = home.folder / "hold.yaml"
        file.write_text(_ROUTINE)
        with Running([STRETCHTUI, "run", str(file)], home.env) as program:
            program.read_until("Wall lean")
            holding = _cost(program, effort)
            program.send(b" ")
            program.read_until(_PAUSED)
            paused = _cost(program, effort)
            peak_mib = program.peak_mib()
        home_mib = _home_mib(home.env, effort)
        if first_shown(program.chunks, SIZE, _PAUSED) is None:
            raise NotMeasured("it does not say that it is paused")
    return [
        Row("a hold: processor, of one core", holding.cpu_percent, "%", bare.cpu_percent, 4, "ours"),
        Row("paused: processor, of one core", paused.cpu_percent, "%", bare.cpu_percent, 0.7, "ours"),
        Row("a hold: bytes a second", holding.bytes_per_s, "B/s"),
        Row("paused: bytes a second", paused.bytes_per_s, "B/s"),
        Row("peak memory: hold and pause", peak_mib, "MiB", bare_mib, 1.6),
        Row("peak memory: home", home_mib, "MiB", bare_mib, 1.6),
    ]


def _bare(env: Mapping[str, str], effort: Effort) -> tuple[Cost, float]:
    with Running(BARE_APP, env) as program:
        program.read_until(LABEL)
        return _cost(program, effort), program.peak_mib()


def _home_mib(env: Mapping[str, str], effort: Effort) -> float:
    with Running([STRETCHTUI], env) as program:
        program.read_until(BUNDLED_NAME)
        program.read_for(effort.settle_s)
        return program.peak_mib()


def _cost(program: Running, effort: Effort) -> Cost:
    """What it costs once it has settled."""
    program.read_for(effort.settle_s)
    before_ms = program.cpu_ms()
    written = sum(len(chunk.data) for chunk in program.read_for(effort.watch_s))
    return Cost((program.cpu_ms() - before_ms) / effort.watch_s / 10, written / effort.watch_s)
