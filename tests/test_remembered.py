"""What was done, as both faces read and edit it; what the line for a prompt learns of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from stretchtui import glance, remembered
from stretchtui.history import opened
from stretchtui.history.stamps import Stamp
from stretchtui.history.store.history import History
from stretchtui.history.store.opening import open_history
from stretchtui.history.unsaved import NAME, put_aside
from stretchtui.places import history_folder, settings_file
from tests.cli.own_home import home
from tests.tui.kept_sessions import keep, kept, session

__all__ = ["home"]

pytestmark = pytest.mark.usefixtures("home")


def folder() -> Path:
    found = history_folder()
    assert found is not None
    return found


def days_told() -> tuple[set[int], int]:
    told = glance.read_days(folder())
    assert told is not None
    return told.days, told.goal


def test_what_waits_to_be_taken_up_is_seen_in_the_progress() -> None:
    keep(session(1, 1))
    put_aside(folder(), session(2, 2))
    found, fault = remembered.read_progress(3)
    assert (sum(day.sessions for day in found.days), fault) == (2, "")
    assert not (folder() / NAME).exists()


def test_where_nothing_can_be_written_it_waits_on_and_the_rest_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    keep(session(1, 1))
    put_aside(folder(), session(2, 2))
    asked: list[bool] = []

    def as_of_a_full_disk(folder: Path | None, now: Stamp, *, may_write: bool = True) -> History:
        asked.append(may_write)
        history = open_history(folder, now, may_write=False)
        history.fault = "there is no room left on the disk" if may_write else history.fault
        return history

    monkeypatch.setattr(opened, "open_history", as_of_a_full_disk)
    found, _ = remembered.read_progress(3)
    assert (sum(day.sessions for day in found.days), asked) == (1, [True, False])
    assert (folder() / NAME).exists()


def test_reading_makes_nothing() -> None:
    assert not remembered.read_progress(3)[0].ever
    assert not folder().exists()


def test_the_line_for_a_prompt_learns_of_what_is_added_and_deleted() -> None:
    one = session(1, 0)
    remembered.add(one)
    assert days_told() == ({one.began.day.toordinal()}, 3)
    gone = remembered.edited(one, remembered.now(), gone=True)
    remembered.keep_edit(gone, "gone")
    assert days_told() == (set(), 3)
    assert kept() == ()


def test_the_line_for_a_prompt_has_the_goal_of_the_settings() -> None:
    path = settings_file()
    assert path is not None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("weekly_goal: 5\n")
    remembered.add(session(1, 0))
    assert days_told()[1] == 5
    remembered.tell_prompt_of_goal(lambda: 2)
    assert days_told() == ({session(1, 0).began.day.toordinal()}, 2)


def test_of_a_goal_nothing_is_told_where_no_history_was_begun() -> None:
    remembered.tell_prompt_of_goal(lambda: 2)
    assert not folder().exists()
