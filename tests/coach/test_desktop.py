"""Notifications on the desktop: which terminal is written what, which program is started, and that no text breaks out (X10)."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stretchtui.coach.desktop import MOST_OF_BODY, MOST_OF_TITLE, order, osc
from tests.routine.hostile import DATA

NAUGHTY: list[str] = json.loads((DATA / "blns.json").read_text(encoding="utf-8"))
ESCAPES = "\x1b]52;c;cm0gLXJmIH4=\x07", "4;1;50", "\x9c\x9d9;4\x9c", "a;b;c", "\ud800", "", "1", "١", "-n", "--help", "a\x1b\\b"
any_text = st.text() | st.sampled_from(NAUGHTY) | st.sampled_from(ESCAPES)

KITTY = {"TERM": "xterm-kitty"}
FOOT = {"TERM": "foot"}
ITERM = {"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
DIALECTS = {
    "99": re.compile(r"\x1b\]99;i=stretchtui:d=0;([^;]*)\x1b\\\x1b\]99;i=stretchtui:d=1:p=body;([^;]*)\x1b\\"),
    "777": re.compile(r"\x1b\]777;notify;([^;]*);([^;]*)\x1b\\"),
    "9": re.compile(r"\x1b\]9;([^;]*)()\x1b\\"),
}


@pytest.mark.parametrize(
    ("environ", "dialect"),
    [
        (KITTY, "99"),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, "99"),
        (FOOT, "777"),
        ({"TERM": "foot-extra"}, "777"),
        ({"TERM": "rxvt-unicode-256color"}, "777"),
        ({"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty"}, "777"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "777"),
        ({"TERM": "xterm-256color", "WT_SESSION": "a-b"}, "777"),
        (ITERM, "9"),
        ({"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2", "SSH_CONNECTION": "1 2 3 4"}, "9"),
    ],
)
def test_each_terminal_is_written_in_its_own_way(environ: dict[str, str], dialect: str) -> None:
    written = osc(environ, "Upper back basics", "done")
    assert written is not None
    assert DIALECTS[dialect].fullmatch(written)
    assert "Upper back basics" in written
    assert "done" in written


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"TERM": "xterm-256color"},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"},
        {"TERM": "dumb", "KITTY_WINDOW_ID": "1"},
        {"TERM": "linux", "WT_SESSION": "a"},
        {"TERM": "screen.xterm-256color", "KITTY_WINDOW_ID": "1", "STY": "1.pts"},
        {"TERM": "screen-256color", "LC_TERMINAL": "iTerm2"},
        {"TERM": "xterm-256color", "ConEmuANSI": "ON"},
    ],
)
def test_a_terminal_that_is_not_known_to_notify_is_written_nothing(environ: dict[str, str]) -> None:
    assert osc(environ, "title", "body") is None


@pytest.mark.parametrize("term", ["tmux-256color", "screen-256color"])
def test_inside_tmux_the_sequence_is_wrapped_with_every_escape_doubled(term: str) -> None:
    bare = osc({"TERM": "foot"}, "title", "body")
    wrapped = osc({"TERM": term, "TMUX": "/tmp/tmux-0/default,1,0", "WEZTERM_PANE": "0"}, "title", "body")
    assert bare is not None
    assert wrapped is not None
    inside = re.fullmatch(r"\x1bPtmux;(.*)\x1b\\", wrapped, re.S)
    assert inside
    assert "\x1b" not in inside[1].replace("\x1b\x1b", "")
    assert inside[1].replace("\x1b\x1b", "\x1b") == bare


@given(any_text, any_text, st.sampled_from([("99", KITTY), ("777", FOOT), ("9", ITERM)]))
@example("4;1;50", "", ("9", ITERM))
@example("", "7;calc", ("9", ITERM))
def test_X10_no_text_ends_divides_or_becomes_a_sequence(title: str, body: str, known: tuple[str, dict[str, str]]) -> None:
    dialect, environ = known
    written = osc(environ, title, body)
    assert written is not None
    found = DIALECTS[dialect].fullmatch(written)
    assert found
    assert not any(CONTROL.search(part) for part in found.groups())
    assert len(written) < MOST_OF_TITLE + MOST_OF_BODY + 80
    assert dialect != "9" or found[1][0].isalpha()


def _which(name: str) -> str:
    return f"/usr/bin/{name}"


@given(any_text, any_text)
def test_X10_notify_send_gets_two_arguments_after_the_options_and_no_markup(title: str, body: str) -> None:
    command = order({"DISPLAY": ":0"}, "linux", _which, title, body)
    assert command is not None
    assert command.argv[:3] == ("/usr/bin/notify-send", "--app-name=stretchtui", "--")
    assert len(command.argv) == 5
    assert not any(CONTROL.search(part) for part in command.argv)
    assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", command.argv[4])
    assert re.fullmatch(r"(?:[^\\]|\\\\)*", command.argv[4])
    assert command.argv[3]


@given(any_text, any_text)
def test_X10_osascript_reads_text_as_arguments_and_powershell_as_input(title: str, body: str) -> None:
    mac = order({}, "darwin", _which, title, body)
    constant = order({}, "darwin", _which, "another", "text")
    assert mac is not None
    assert constant is not None
    assert mac.argv[:-2] == constant.argv[:-2]
    assert mac.argv[-3] == "--"
    assert not any(CONTROL.search(part) for part in mac.argv)
    windows, same = (order({}, "win32", _which, *texts) for texts in ((title, body), ("another", "text")))
    assert windows is not None
    assert same is not None
    assert windows.argv == same.argv
    assert re.fullmatch(r"[^\x00-\x1f\x7f-\x9f]+\n[^\x00-\x1f\x7f-\x9f]+\n", windows.stdin)


@pytest.mark.parametrize(
    ("environ", "system", "there"),
    [
        ({}, "linux", True),
        ({"DISPLAY": ":0"}, "linux", False),
        ({"DISPLAY": "localhost:10.0", "SSH_CONNECTION": "1 2 3 4"}, "linux", True),
        ({"SSH_TTY": "/dev/ttys1"}, "darwin", True),
        ({}, "darwin", False),
        ({}, "win32", False),
    ],
)
def test_without_a_program_or_a_desktop_of_ones_own_nothing_is_started(environ: dict[str, str], system: str, there: bool) -> None:
    assert order(environ, system, _which if there else lambda _: None, "title", "body") is None
