"""`stretchtui progress`: in words, and as an object for scripts."""

from __future__ import annotations

import sys

import pytest

from stretchtui.cli.progress import lines
from stretchtui.history.model import Edited
from stretchtui.history.progress.progress import progress
from tests.cli.called import Call
from tests.cli.kept_history import MIN, NOW, Keep, friday, keep, piece
from tests.cli.own_home import Home
from tests.history.progress.walked import done

__all__ = ["friday", "keep"]


def kept_week(keep: Keep) -> None:
    for day in (16, 17, 19):
        keep(
            f"2026-11-{day}T07:30:00+01:00", tension_before=Edited(6), tension_after=Edited(4),
            pieces=(
                piece(0, "left", stretch_ms=2 * MIN), piece(0, "right", stretch_ms=MIN),
                piece(1, areas=("neck",), stretch_ms=4 * MIN),
            ),
        )  # fmt: skip


def test_without_a_session_it_says_so_kindly(call: Call, home: Home) -> None:
    answer = call("progress")
    assert (answer.status, answer.err) == (0, "")
    assert answer.lines == ["Nothing is kept yet. The first session begins it."]
    assert not (home.folder / "data" / "stretchtui" / "history").exists()


def test_a_week_is_told_from_its_days_to_its_tension(call: Call, keep: Keep) -> None:
    kept_week(keep)
    answer = call("progress")
    assert (answer.status, answer.err) == (0, "")
    assert answer.lines[:12] == [
        "This week: 3 days, 36 minutes. Its goal of 3 days is reached.",
        "One week so far.",
        "The last year: 3 days, 36 minutes in all. The longest: 19 November, 12 minutes.",
        "",
        "Under stretch this week; 10 min an area is plenty",
        "  neck 12 min, full",
        "  mid-back 9 min (left 6 min, right 3 min)",
        "",
        "Left and right, the last four weeks",
        "  mid-back: left 6 min, right 3 min: more on the left",
        "",
        "Tension",
    ]
    assert "  Week of 16 November: 6 before, 4 after (3 sessions), 2 less" in answer.lines
    assert "  16 November   36 min, 3 days" in answer.lines
    assert "\x1b" not in answer.out
    assert "█" not in answer.out  # a bar says nothing to a pipe or a screen reader


def test_the_goal_is_that_of_the_settings(call: Call, keep: Keep, home: Home) -> None:
    kept_week(keep)
    home.settings.write_text("weekly_goal: 5\n")
    assert call("progress").lines[0] == "This week: 3 of 5 days, 36 minutes."


def test_json_has_every_number_and_the_words(call: Call, keep: Keep) -> None:
    kept_week(keep)
    found = call("progress", "--json").json
    assert (found["today"], found["goal"]) == ("2026-11-20", 3)
    assert found["this_week"] == {
        "monday": "2026-11-16", "days": 3, "sessions": 3, "active_ms": 36 * MIN, "stretch_ms": 21 * MIN, "met": True,
    }  # fmt: skip
    assert found["streak"] == {"weeks": 1, "rest_weeks": 0, "best": 1, "resting": False}
    assert [(one["area"], one["total_ms"], one["share"], one["full"]) for one in found["doses"]] == [
        ("neck", 12 * MIN, 1.2, True), ("mid-back", 9 * MIN, 0.9, False),
    ]  # fmt: skip
    assert found["balance"][0]["lean"] == "left"
    assert found["tension"] == [{"monday": "2026-11-16", "before": 6.0, "after": 4.0, "change": -2.0, "n": 3, "both": 3}]
    assert len(found["weeks"]) == 53
    assert [one["date"] for one in found["days"]] == ["2026-11-16", "2026-11-17", "2026-11-19"]
    assert found["words"][0] == "This week: 3 days, 36 minutes. Its goal of 3 days is reached."


def test_a_deleted_session_is_in_no_sum(call: Call, keep: Keep) -> None:
    kept_week(keep)
    call("history", "delete", "last")
    assert call("progress", "--json").json["this_week"]["days"] == 2


def test_a_session_added_by_hand_counts(call: Call) -> None:
    for day in ("monday", "tuesday", "wednesday"):
        call("history", "add", "--date", day, "--minutes", "10")
    found = call("progress", "--json").json
    assert (found["this_week"]["met"], found["streak"]["weeks"]) == (True, 1)


def test_bars_are_as_long_as_their_share_and_stand_last() -> None:
    today = NOW.day
    found = progress(done(today, active_ms=20 * MIN), (), (), today, 3)
    told = list(lines(found, "#"))
    assert told[-2] == "  16 November   20 min, 1 day  " + "#" * 20
    assert all(line.rstrip() == line for line in told)
    assert not any("#" in line for line in lines(found))


def test_it_never_imports_textual(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual", None)
    assert call("progress").status == 0
    assert call("history").status == 0
