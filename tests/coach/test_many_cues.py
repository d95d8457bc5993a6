"""A thousand cues in a row through the coach itself, with a recorder for a player: bounded, quick, and nothing is left."""

from __future__ import annotations

import os
import sys
import time
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

if sys.platform != "linux":
    pytest.skip("processes are looked up in /proc", allow_module_level=True)

from stretchtui.coach.announcer import Coach
from stretchtui.coach.model import Wanted
from stretchtui.routine.model import Phase
from stretchtui.session.place import Player
from tests.benchmarks.table import percentile
from tests.coach.descendants import MARK, Process, left_within, marked, zombies_of
from tests.coach.heard import Recorder
from tests.pace import judged, slower
from tests.session.exercises import PLAIN, routine
from tests.session.walking import started

CUES = 1_000
BETWEEN_S = 0.004
MOST_ALIVE = 1 + 2 + 1 + 1
"""The minder, two tones, a voice, a rendering."""
LOOK_MS = 4.0
"""Of 95 looks in a hundred; they were measured to take 0.3 to 1 ms."""
PLANNING_MS = 24.0
"""Of 99: a step of a thousand phases is planned in 16 parts, each in two looks of 5 to 15 ms, well before it begins."""


CLOSING_MS = 500.0


def many_phases() -> Player:
    """A session of more than a thousand changes of phase, a second each."""
    short = PLAIN._replace(phases=(Phase("lift", 1_000), Phase("lower", 1_000)), reps=CUES // 2, prepare_ms=0, rest_ms=0)
    return started(routine(short))


class Gone(NamedTuple):
    """How a thousand cues went."""

    took_ms: list[float]
    closed_s: float
    most_alive: int
    left: list[Process]
    zombies: list[Process]
    tones: int


def a_thousand_cues(folder: Path, mode: str) -> Gone:
    recorder, player = Recorder(folder), many_phases()
    own = tuple(recorder.player(mode))
    coach = Coach(Wanted(player=own, voice="command", voice_command=tuple(recorder.voice(mode, renders=False))), cache=folder)
    coach.open()
    took_ms, most_alive = [], 0
    for cue in range(CUES):
        before_ns = time.perf_counter_ns()
        coach.look(player, cue * 1_000)
        took_ms.append((time.perf_counter_ns() - before_ns) / 1e6)
        time.sleep(BETWEEN_S)
        if cue % 50 == 49:
            most_alive = max(most_alive, len(marked(str(folder.parent))))
    minder = {process.pid for process in marked(str(folder.parent))}
    before_ns = time.perf_counter_ns()
    coach.close()
    closed_s = (time.perf_counter_ns() - before_ns) / 1e9
    left = left_within(str(folder.parent), 0.5)
    return Gone(took_ms, closed_s, most_alive, left, zombies_of({os.getpid(), *minder}), len(recorder.heard("tone")))


def too_long(gone: Gone) -> list[str]:
    measured = {
        "most looks": (percentile(gone.took_ms, 95), LOOK_MS),
        "looks that plan": (percentile(gone.took_ms, 99), PLANNING_MS),
        "closing": (gone.closed_s * 1_000, CLOSING_MS),
    }
    times = slower(time.perf_counter)
    return [f"{what}: {ms:.1f} ms, {times:.2f} × {most} allowed" for what, (ms, most) in measured.items() if ms > most * times]


def assert_bounded(gone: Gone) -> None:
    assert gone.most_alive <= MOST_ALIVE
    assert gone.left == []
    assert gone.zombies == []
    assert gone.tones


@pytest.mark.parametrize("mode", ["hang", "well", "flood"])
def test_A3_A5_a_thousand_cues_in_a_row_never_hold_the_session_up_and_leave_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setenv(MARK, str(tmp_path))
    folders = (tmp_path / str(number) for number in count())

    def walk() -> Gone:
        folder = next(folders)
        folder.mkdir()
        return a_thousand_cues(folder, mode)

    assert judged(walk, assert_bounded, too_long) == []
