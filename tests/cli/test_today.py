"""`stretchtui today`: why, and at once."""

from __future__ import annotations

import pytest

from tests.cli.called import Call
from tests.cli.kept_history import NOW, Keep, keep
from tests.cli.own_home import Home

__all__ = ["keep"]


@pytest.fixture(autouse=True)
def on_friday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.dayplan.wall_time", lambda: NOW.local)


def test_plainly_the_first_line_says_why_and_the_session_begins_behind_it(call: Call, home: Home) -> None:
    home.settings.write_text("weekdays: {fri: micro-break}\n")
    answer = call("today", "--plain", "--speed", "1000", "--silent")
    assert answer.status == 0
    assert answer.lines[0] == "Posture micro-break, 1:14: from your plan for Friday"
    assert "finished" in answer.out


def test_in_full_screen_the_words_are_handed_to_the_face(call: Call, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.settings.write_text("rotation: [micro-break]\n")
    handed: list[tuple[str, str, str]] = []

    def walk(arguments: object, holdings: object, start: object, *, said: str = "") -> int:
        handed.append((start.routine.id, start.origin, said))  # type: ignore[attr-defined]
        return 0

    monkeypatch.setattr("stretchtui.cli.running.walk", walk)
    assert call("today").status == 0
    assert handed == [("micro-break", "id:micro-break", "Posture micro-break, 1:14: the first of your rotation")]


def test_on_a_day_of_rest_nothing_starts_unless_it_is_asked_for(call: Call, home: Home) -> None:
    home.settings.write_text("weekdays: {fri: rest}\n")
    answer = call("today", "--plain")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err.splitlines()[0] == "Friday is a day of rest in your plan"
    assert "--anyway" in answer.err
    started = call("today", "--plain", "--anyway", "--minutes", "2", "--speed", "1000", "--silent")
    assert started.status == 0
    assert "finished" in started.out


def test_when_todays_is_done_it_says_so_and_starts_nothing(call: Call, home: Home, keep: Keep) -> None:
    home.settings.write_text("weekdays: {fri: upper-back-basics, sat: rest}\n")
    keep("2026-11-20T07:30+00:00")
    answer = call("today", "--plain")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err.splitlines()[0] == "Upper back basics is done today"


def test_P8_without_a_terminal_full_screen_is_not_started(call: Call, home: Home) -> None:
    home.settings.write_text("weekdays: {fri: micro-break}\n")
    answer = call("today")
    assert (answer.status, answer.out) == (2, "")
    assert "--plain" in answer.err
