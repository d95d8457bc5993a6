"""`stretchtui next`: for people a line, for scripts an object, and never a failure because today is done."""

from __future__ import annotations

import pytest

from tests.cli.called import Call
from tests.cli.kept_history import NOW, Keep, keep
from tests.cli.own_home import Home

__all__ = ["keep"]

KEYS = ["state", "why", "day", "id", "name", "minutes", "total_ms", "chosen_because", "compose", "told"]


@pytest.fixture(autouse=True)
def on_friday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.dayplan.wall_time", lambda: NOW.local)


def test_it_says_what_how_long_and_why(call: Call, home: Home) -> None:
    home.settings.write_text("weekdays: {fri: upper-back-relief}\n")
    answer = call("next")
    assert (answer.status, answer.out, answer.err) == (0, "Upper back relief, 6:13: from your plan for Friday\n", "")


def test_for_scripts_it_is_an_object_whose_shape_is_kept(call: Call, home: Home) -> None:
    home.settings.write_text("weekdays: {fri: upper-back-relief}\n")
    found = call("next", "--json").json
    assert list(found) == KEYS
    assert found == {
        "state": "ready", "why": "from your plan for Friday", "day": "today", "id": "upper-back-relief",
        "name": "Upper back relief", "minutes": 6.2, "total_ms": 373_000,
        "chosen_because": "from your plan for Friday", "compose": None, "told": [],
    }  # fmt: skip


def test_a_day_of_rest_is_an_answer_and_no_failure(call: Call, home: Home) -> None:
    home.settings.write_text("weekdays: {fri: rest}\n")
    assert (call("next").status, call("next").out) == (0, "Friday is a day of rest in your plan\n")
    found = call("next", "--json").json
    assert (found["state"], found["id"], found["day"]) == ("rest", None, None)


def test_when_it_is_done_it_says_so_and_what_tomorrow_brings(call: Call, home: Home, keep: Keep) -> None:
    home.settings.write_text("rotation: [upper-back-basics, desk-break]\n")
    keep("2026-11-20T07:30+00:00")
    answer = call("next")
    assert answer.status == 0
    assert answer.out == (
        "Upper back basics is done today; tomorrow: Three-minute desk break, 3:04: "
        "next in your rotation after Upper back basics\n"
    )
    assert call("next", "--json").json["day"] == "tomorrow"


def test_what_is_composed_comes_with_the_command_that_makes_it_again(call: Call, home: Home) -> None:
    home.settings.write_text("avoid: [neck, hip-deep, shoulder-high, pressure, spine-twist, kneel, supine, head-low]\n")
    found = call("next", "--minutes", "6", "--json").json
    assert (found["id"], found["state"]) == (None, "ready")
    words = found["compose"].split()
    assert words[:2] == ["stretchtui", "compose"]
    assert call(*words[1:], "--json").json["total_ms"] == found["total_ms"]


@pytest.mark.parametrize("minutes", ["1", "61", "ten", "٣", "-5", ""])
def test_minutes_that_are_none_are_refused(call: Call, minutes: str) -> None:
    answer = call("next", f"--minutes={minutes}")
    assert (answer.status, answer.out) == (2, "")
    assert "minutes" in answer.err


def test_what_the_plan_names_and_no_library_has_is_said_beside_the_answer(call: Call, home: Home) -> None:
    home.settings.write_text("weekdays: {fri: gone-away}\n")
    answer = call("next", "--json")
    assert answer.err == "your plan for Friday names gone-away, which cannot be started\n"
    assert answer.json["told"] == ["your plan for Friday names gone-away, which cannot be started"]
