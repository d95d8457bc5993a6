"""What the line for a prompt is told of a session as it is kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from stretchtui import glance
from stretchtui.glancing import Glancing
from stretchtui.history.model import Session
from stretchtui.history.stamps import Stamp
from stretchtui.history.summed import DayDone
from stretchtui.history.writing import Beginning, Moment, session_at
from stretchtui.session import events
from stretchtui.session.place import Player
from stretchtui.session.player import ready, step
from stretchtui.session.timeline import build
from tests.history.kept import BEGAN, beginning
from tests.session.exercises import UPPER_BACK_BASICS

BASICS = build(UPPER_BACK_BASICS)
YESTERDAY = DayDone(BEGAN.day - timedelta(1), 1, 300_000, 100_000)
A_LOOK = DayDone(BEGAN.day - timedelta(2), 1, 4_000, 0)


def at(now_ms: int, *presses: tuple[int, events.Event]) -> tuple[Session, Moment]:
    player: Player = step(ready(BASICS), events.Start(), 0)
    for moment_ms, event in presses:
        player = step(player, event, moment_ms)
    start: Beginning = beginning(BASICS)
    moment = Moment(player, now_ms, (), Stamp(BEGAN.utc_ms + now_ms, 60))
    return session_at(start, moment, 3), moment


def test_while_it_runs_its_phase_and_what_is_left_are_told(tmp_path: Path) -> None:
    Glancing(tmp_path, 3, 1.0).written(*at(75_000), None)
    running = glance.read_running(tmp_path, BEGAN.utc_ms + 75_000)
    assert running is not None
    assert (running.place, running.side, running.phase, running.paused) == ("Seated twist", "right", "hold", False)
    assert (running.phase_left_ms, running.left_ms) == (12_000, 111_000)
    assert running.left(running.phase_left_ms, BEGAN.utc_ms + 80_000) == 7_000


def test_a_pause_stands_still(tmp_path: Path) -> None:
    Glancing(tmp_path, 3, 1.0).written(*at(76_000, (75_000, events.Pause())), None)
    running = glance.read_running(tmp_path, BEGAN.utc_ms + 900_000)
    assert running is not None
    assert running.paused
    assert running.left(running.left_ms, BEGAN.utc_ms + 900_000) == 111_000


def test_in_a_rehearsal_what_is_left_is_told_in_real_time(tmp_path: Path) -> None:
    Glancing(tmp_path, 3, 3.0).written(*at(75_000), None)
    running = glance.read_running(tmp_path, BEGAN.utc_ms)
    assert running is not None
    assert (running.phase_left_ms, running.left_ms) == (4_000, 37_000)


@pytest.mark.parametrize("ending", [(999_000,), (75_000, (74_000, events.End()))])
def test_when_it_is_over_nothing_runs_and_its_day_counts(tmp_path: Path, ending: tuple[int]) -> None:
    glancing = Glancing(tmp_path, 4, 1.0)
    glancing.written(*at(60_000), None)
    glancing.written(*at(*ending), (A_LOOK, YESTERDAY))
    assert glance.read_running(tmp_path, BEGAN.utc_ms) is None
    days = glance.read_days(tmp_path)
    assert days is not None
    assert (days.days, days.goal) == ({BEGAN.day.toordinal(), BEGAN.day.toordinal() - 1}, 4)


def test_while_the_days_are_not_known_those_told_before_stay(tmp_path: Path) -> None:
    glancing = Glancing(tmp_path, 4, 1.0)
    glancing.written(*at(60_000), (YESTERDAY,))
    before = (tmp_path / glance.DAYS).read_bytes()
    glancing.written(*at(80_000), None)
    assert (tmp_path / glance.DAYS).read_bytes() == before
