"""What the doctor tells of the history and of reminders, by looking only."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest

from stretchtui import places
from stretchtui.cli.reminders_file import write_book
from stretchtui.daily.reminders.kept import Book, Kept
from stretchtui.daily.reminders.reading import read_when
from stretchtui.daily.reminders.reminder import Reminder
from stretchtui.history.unsaved import put_aside
from tests.cli.called import Call
from tests.cli.kept_history import Keep, friday, keep, session
from tests.cli.own_home import Home
from tests.cli.test_doctor import found, of

__all__ = ["found", "friday", "keep"]


def folder() -> Path:
    there = places.history_folder()
    assert there is not None
    return there


def file() -> Path:
    return folder() / "history.db"


def contents() -> Mapping[Path, bytes]:
    return {path: path.read_bytes() for path in folder().rglob("*") if path.is_file()}


def test_before_the_first_session_it_says_where_the_history_will_be_and_makes_nothing(call: Call) -> None:
    answer = call("doctor")
    assert answer.status == 0
    assert of(answer, "history") == [f"ok       {folder()}, made with the first session"]
    assert not folder().exists()


def test_it_says_where_it_is_how_many_sessions_it_has_and_how_old_its_newest_backup_is(call: Call, keep: Keep) -> None:
    keep("2026-11-18T07:30+01:00")
    keep("2026-11-20T07:30+01:00")
    before = contents()
    answer = call("doctor")
    assert answer.status == 0
    first, backup = of(answer, "history")
    assert first.startswith(f"ok       {file()}: 2 sessions, ")
    assert first.endswith(" KiB")
    assert backup == "ok       1 backup, the last of Friday, 20 November 2026"
    assert contents() == before


def test_without_a_backup_it_says_when_there_will_be_one(call: Call, keep: Keep) -> None:
    keep("2026-11-18T07:30+01:00")
    for path in (folder() / "backups").iterdir():
        path.unlink()
    assert "note     no backup yet: one is made once a week, with a session" in of(call("doctor"), "history")


def test_that_nothing_is_kept_by_ones_own_wish_is_no_fault(call: Call) -> None:
    call("settings", "history", "false")
    answer = call("doctor")
    assert answer.status == 0
    assert of(answer, "history")[:2] == [
        "note     sessions are not kept: you said so", "to have them kept: stretchtui settings history true",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("PRAGMA user_version = 99", "the history was written by a newer stretchtui; it was left alone"),
        ("PRAGMA application_id = 7", "history.db is no history but another program's database; it was left alone"),
    ],
)
def test_D10_a_file_that_is_not_for_this_version_is_wrong_and_left_alone(
    call: Call, keep: Keep, statement: str, why: str
) -> None:
    keep("2026-11-18T07:30+01:00")
    connection = sqlite3.connect(file())
    connection.execute(statement)
    connection.commit()
    connection.close()
    before = contents()
    answer = call("doctor")
    assert answer.status == 1
    assert f"WRONG    {file()}: {why}" in of(answer, "history")
    assert contents() == before


@pytest.mark.parametrize("at", [0, 4096 * 3, 4096 * 4], ids=["first page", "index", "pieces"])
def test_D8_a_damaged_file_is_wrong_and_is_not_mended_by_looking(call: Call, keep: Keep, at: int) -> None:
    keep("2026-11-18T07:30+01:00")
    with file().open("r+b") as damaged:
        damaged.seek(at)
        damaged.write(b"\xff" * 2_000)
    before = contents()
    answer = call("doctor")
    assert answer.status == 1
    assert any(row.startswith(f"WRONG    {file()}: ") and "damaged" in row for row in of(answer, "history"))
    assert contents() == before


def test_D8_a_file_that_is_gone_while_there_are_backups_is_wrong(call: Call, keep: Keep) -> None:
    keep("2026-11-18T07:30+01:00")
    file().unlink()
    answer = call("doctor")
    assert answer.status == 1
    assert of(answer, "history")[0].startswith(f"WRONG    {file()}: The history's file is gone; it is made anew from its backup")
    assert not file().exists()


def test_D8_what_was_set_aside_is_named(call: Call, keep: Keep) -> None:
    keep("2026-11-18T07:30+01:00")
    (folder() / "history.db.corrupt.20261101T000000Z").write_bytes(b"")
    rows = of(call("doctor"), "history")
    assert "note     history.db.corrupt.20261101T000000Z was set aside because it was damaged" in rows


def test_D6_a_folder_that_cannot_be_written_to_is_wrong(call: Call, keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("2026-11-18T07:30+01:00")
    may, here = os.access, folder()
    monkeypatch.setattr("os.access", lambda path, mode: Path(path) != here and may(path, mode))
    answer = call("doctor")
    assert answer.status == 1
    rows = of(answer, "history")
    assert rows[0].startswith(f"ok       {file()}: 1 session, ")
    assert f"WRONG    {here}: it can be read and not written: nothing is kept" in rows


def test_D12_a_system_without_a_home_keeps_nothing_and_is_told(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.places._platform_folder", lambda _: None)
    answer = call("doctor")
    assert "WRONG    this system names no folder for it: nothing is kept" in of(answer, "history")
    assert any(row.startswith("WRONG    this system names no folder for settings") for row in of(answer, "reminders"))


def test_D4_sessions_that_wait_to_be_taken_up_are_told(call: Call, keep: Keep) -> None:
    keep("2026-11-18T07:30+01:00")
    assert put_aside(folder(), session(2, "2026-11-19T07:30+01:00")) == ""
    assert any("history.unsaved.jsonl" in row and row.startswith("note") for row in of(call("doctor"), "history"))


def remembered(*files: Path) -> None:
    one = Kept(Reminder(1, read_when("10:30 weekdays")), "systemd", tuple(map(str, files)))
    write_book(Book((one,)))


def test_reminders_are_told_and_so_is_how_to_have_one(call: Call, home: Home) -> None:
    assert of(call("doctor"), "reminders") == ["ok       none", 'to have one: stretchtui remind add "10:30 weekdays"']
    home.settings.parent.mkdir(exist_ok=True)
    there = home.folder / "reminder.timer"
    there.write_text("")
    remembered(there)
    answer = call("doctor")
    assert answer.status == 0
    assert len(of(answer, "reminders")) == 1
    assert of(answer, "reminders")[0].startswith("ok       1: 10:30 weekdays, to start: stretchtui today")


def test_a_reminder_of_which_a_file_is_gone_is_wrong(call: Call, home: Home) -> None:
    remembered(gone := home.folder / "reminder.timer")
    answer = call("doctor")
    assert answer.status == 1
    rows = of(answer, "reminders")
    assert rows[0].endswith(f", but {gone} is gone")
    assert rows[1] == "take it away and add it anew: stretchtui remind remove 1"


def test_a_file_of_reminders_that_is_not_ours_is_wrong(call: Call, home: Home) -> None:
    (home.settings.parent / "reminders.json").write_text("[")
    answer = call("doctor")
    assert answer.status == 1
    assert "reminders.json is not as stretchtui writes it" in of(answer, "reminders")[0]
