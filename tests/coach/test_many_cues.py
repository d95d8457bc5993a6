"""A thousand cues in a row through the coach itself, with a recorder for a player: bounded, quick, and nothing is left."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("processes are looked up in /proc", allow_module_level=True)

from stretchtui.coach.announcer import Coach
from stretchtui.coach.model import Wanted
from stretchtui.routine.model import Phase
from stretchtui.session.place import Player
from tests.benchmarks.table import percentile
from tests.coach.descendants import MARK, left_within, marked, zombies_of
from tests.coach.heard import Recorder
from tests.pace import slower
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


def many_phases() -> Player:
    """A session of more than a thousand changes of phase, a second each."""
    short = PLAIN._replace(phases=(Phase("lift", 1_000), Phase("lower", 1_000)), reps=CUES // 2, prepare_ms=0, rest_ms=0)
    return started(routine(short))


@pytest.mark.parametrize("mode", ["hang", "well", "flood"])
def test_A3_A5_a_thousand_cues_in_a_row_never_hold_the_session_up_and_leave_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setenv(MARK, str(tmp_path))
    recorder, player = Recorder(tmp_path), many_phases()
    own = tuple(recorder.player(mode))
    coach = Coach(Wanted(player=own, voice="command", voice_command=tuple(recorder.voice(mode, renders=False))), cache=tmp_path)
    coach.open()
    took_ms, most_alive = [], 0
    for cue in range(CUES):
        before_ns = time.perf_counter_ns()
        coach.look(player, cue * 1_000)
        took_ms.append((time.perf_counter_ns() - before_ns) / 1e6)
        time.sleep(BETWEEN_S)
        if cue % 50 == 49:
            most_alive = max(most_alive, len(marked(str(tmp_path))))
    minder = {process.pid for process in marked(str(tmp_path))}
    before_ns = time.perf_counter_ns()
    coach.close()
    closed_s = (time.perf_counter_ns() - before_ns) / 1e9
    assert percentile(took_ms, 95) <= LOOK_MS * slower()
    assert percentile(took_ms, 99) <= PLANNING_MS * slower()
    assert most_alive <= MOST_ALIVE
    assert closed_s <= 0.5 * slower()
    assert left_within(str(tmp_path), 0.5) == []
    assert zombies_of({os.getpid(), *minder}) == []
    assert recorder.heard("tone")
