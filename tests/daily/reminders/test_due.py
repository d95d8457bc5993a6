"""When a reminder is due: quiet or not, what the notice says, which terminal is opened and how; and what is kept in our file."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.daily.reminders.kept import Book, Kept, NotOurs, book_of, text_of
from stretchtui.daily.reminders.notice import body, waiting_ms, why_quiet, with_button
from stretchtui.daily.reminders.reminder import Reminder
from stretchtui.daily.reminders.surroundings import completed
from stretchtui.daily.reminders.terminals import opening
from stretchtui.daily.reminders.when import Every, When
from tests.daily.reminders.made import MORNING, OFTEN, some_when

MINUTE_MS = 60_000
DESKTOP = {"DISPLAY": ":0"}


@pytest.mark.parametrize(
    ("running", "done", "ended_ago_ms", "quiet"),
    [(True, False, None, True), (False, True, None, True), (False, True, 0, True), (False, False, 0, False)],
)
def test_a_daily_reminder_is_quiet_in_a_session_and_on_a_day_that_is_done(
    running: bool, done: bool, ended_ago_ms: int | None, quiet: bool
) -> None:
    assert bool(why_quiet(MORNING.when, running=running, done_today=done, ended_ago_ms=ended_ago_ms)) is quiet


@pytest.mark.parametrize(
    ("running", "ended_ago_ms", "quiet"),
    [(True, None, True), (False, None, False), (False, 44 * MINUTE_MS, True), (False, 45 * MINUTE_MS, False), (False, -1, False)],
)
def test_one_every_45_minutes_is_quiet_until_so_much_has_passed_since_the_last_session(
    running: bool, ended_ago_ms: int | None, quiet: bool
) -> None:
    for done in (False, True):
        assert bool(why_quiet(OFTEN.when, running=running, done_today=done, ended_ago_ms=ended_ago_ms)) is quiet


def test_the_button_is_waited_for_no_longer_than_half_way_to_the_next_reminder() -> None:
    assert waiting_ms(MORNING.when) == 30 * MINUTE_MS
    assert waiting_ms(Every(15)) == 7.5 * MINUTE_MS
    assert waiting_ms(Every(720, 0, 1439)) == 30 * MINUTE_MS


def test_the_notice_tells_what_to_press_or_what_to_type() -> None:
    assert body(MORNING, button=True) == "Press Start here, or type: stretchtui today"
    assert body(OFTEN, button=False) == "In a terminal, type: stretchtui run desk-break"
    assert with_button(("notify-send", "--", "a", "b")) == ("notify-send", "--action=start=Start", "--", "a", "b")


@pytest.mark.parametrize(
    ("terminal", "there", "before"),
    [
        ("", {"gnome-terminal", "xterm"}, ["gnome-terminal", "--"]),
        ("", {"x-terminal-emulator", "xterm"}, ["x-terminal-emulator", "-e"]),
        ("", {"konsole"}, ["konsole", "-e"]),
        ("", {"kitty"}, ["kitty"]),
        ("", {"alacritty"}, ["alacritty", "-e"]),
        ("", {"foot"}, ["foot"]),
        ("", {"wezterm"}, ["wezterm", "start", "--"]),
        ("", {"xterm"}, ["xterm", "-e"]),
        ("foot", {"foot", "xterm"}, ["foot"]),
        ("/opt/kitty", {"/opt/kitty", "xterm"}, ["/opt/kitty"]),
        ("my-own", {"my-own"}, ["my-own", "-e"]),
        ("gone", {"xterm"}, ["xterm", "-e"]),
    ],
)
def test_each_terminal_is_told_the_command_in_its_own_way(terminal: str, there: set[str], before: list[str]) -> None:
    command = OFTEN.session_argv("/a b/python")
    opened = opening({**DESKTOP, "TERMINAL": terminal}, lambda name: name if name in there else None, command)
    assert opened == (*before, "/a b/python", "-m", "stretchtui", "run", "desk-break")


def test_without_a_desktop_or_a_terminal_none_is_opened() -> None:
    assert opening({}, lambda name: name, ("x",)) is None
    assert opening(DESKTOP, lambda name: None, ("x",)) is None


def test_a_folder_of_routines_is_one_word_with_its_option() -> None:
    argv = Reminder(1, MORNING.when, "mine", ("/a b", "-x")).session_argv("/p")
    assert argv == ("/p", "-m", "stretchtui", "--library=/a b", "--library=-x", "run", "mine")


def test_what_a_timer_lacks_is_completed_and_what_it_has_is_kept() -> None:
    remembered = {"PATH": "/home/a/bin:/usr/bin", "DISPLAY": ":0", "TERMINAL": "foot", "LD_PRELOAD": "/evil.so"}
    there = {"/run/user/1000", "/run/user/1000/bus"}
    environ = completed({"PATH": "/usr/bin:/bin", "DISPLAY": ":7"}, remembered, 1000, there.__contains__)
    assert environ == {
        "PATH": "/usr/bin:/bin:/home/a/bin", "DISPLAY": ":7", "TERMINAL": "foot", "XDG_RUNTIME_DIR": "/run/user/1000",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus",
    }  # fmt: skip
    assert completed({"PATH": "/bin"}, {}, 1000, lambda _: False) == {"PATH": "/bin"}


@given(st.lists(st.tuples(some_when, st.text(), st.lists(st.text())), max_size=4), st.lists(st.text()))
def test_what_is_kept_is_read_as_it_was(entries: list[tuple[When, str, list[str]]], folders: list[str]) -> None:
    book = Book(folders=tuple(dict.fromkeys(folders)))
    for when, routine, texts in entries:
        reminder = Reminder(book.next_id, when, routine, tuple(texts))
        book = book.plus(Kept(reminder, "cron", tuple(texts), (("PATH", routine),)), ())
    assert book_of(text_of(book)) == book
    assert len({one.reminder.id for one in book.reminders}) == len(entries)


ENTRY = json.loads(text_of(Book((Kept(MORNING, "systemd", ("/a",), (("PATH", "/bin"),)),))))["reminders"][0]


@pytest.mark.parametrize(
    "change",
    [
        {"id": 0}, {"id": True}, {"id": "1"}, {"when": "10:30 wekdays"}, {"when": 5}, {"routine": None}, {"kind": "at"},
        {"files": "no"}, {"files": [1]}, {"environment": {"PATH": 1}}, {"libraries": [None]},
    ],
)  # fmt: skip
def test_a_file_with_something_else_in_it_is_refused_whole(change: dict[str, object]) -> None:
    assert book_of(json.dumps({"version": 1, "reminders": [ENTRY]})).find(1)
    with pytest.raises(NotOurs):
        book_of(json.dumps({"version": 1, "reminders": [{**ENTRY, **change}]}))


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "null", '{"version": 1}', '{"version": 1, "reminders": [1]}', "[" * 100_000,
        json.dumps({"version": 1, "reminders": [ENTRY, ENTRY]}),
    ],
)  # fmt: skip
def test_what_is_no_file_of_ours_is_refused(text: str) -> None:
    with pytest.raises(NotOurs):
        book_of(text)


def test_a_file_of_a_newer_version_is_told_as_such() -> None:
    with pytest.raises(NotOurs, match="newer stretchtui"):
        book_of('{"version": 2, "reminders": []}')
