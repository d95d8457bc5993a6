"""Where there is no terminal the app does not start, and where it goes away the app ends: faults P7, P8, P16."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from stretchtui.cli.terminal_check import terminal_fault
from tests.pace import in_time

assert sys.platform != "win32"

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pty.fixtures import Start

READY = "counted 0"


class FakeTerminal(io.StringIO):
    def isatty(self) -> bool:
        return not super().isatty()  # which raises for a closed stream, as a real one does


def test_P8_without_a_terminal_to_read_keys_from_it_says_so_and_ends(start: Start) -> None:
    terminal = start(stdin=subprocess.DEVNULL)
    assert terminal.wait_exit() == 2
    assert terminal.text().startswith("stand-in: full screen needs a terminal, and standard input is not one")
    assert terminal.written.count(b"\n") == 1
    assert b"\x1b" not in terminal.written
    assert terminal.left_behind() == set()


def test_P8_without_a_terminal_to_draw_on_it_says_so_and_ends(start: Start, tmp_path: Path) -> None:
    talk = tmp_path / "talk"
    with talk.open("wb") as file:
        terminal = start(stderr=file.fileno())
    assert terminal.wait_exit() == 2
    assert talk.read_bytes().startswith(b"stand-in: full screen needs a terminal, and standard error is not one")
    assert talk.read_bytes().count(b"\n") == 1
    assert b"\x1b" not in talk.read_bytes() + terminal.written
    assert terminal.left_behind() == set()


def test_P8_the_end_of_its_input_ends_the_app_within_two_seconds(start: Start, diary: Path) -> None:
    def ending_s() -> float:
        diary.write_text("")
        keyboard, keys = os.openpty()
        try:
            terminal = start(stdin=keys)
            terminal.wait_for(READY)
            began = time.monotonic()
            os.close(keyboard)
            assert terminal.wait_exit() == 129
            took_s = time.monotonic() - began
        finally:
            for fd in (keyboard, keys):
                with contextlib.suppress(OSError):
                    os.close(fd)
        assert terminal.left_behind() == set()
        assert diary.read_text().split() == ["saved", "unmounted"]
        return took_s

    assert in_time(ending_s, 2.0)


@pytest.mark.parametrize("ignored", [(), (signal.SIGHUP,)], ids=["plain", "nohup"])
def test_P7_a_closed_terminal_ends_the_app_within_two_seconds(start: Start, diary: Path, ignored: tuple[int]) -> None:
    def ending_s() -> float:
        diary.write_text("")
        terminal = start(ignored=ignored)
        terminal.wait_for(READY)
        began = time.monotonic()
        terminal.hang_up()
        assert terminal.wait_exit() == 129
        took_s = time.monotonic() - began
        assert diary.read_text().split() == ["saved", "unmounted"]
        return took_s

    assert in_time(ending_s, 2.0)


def test_P7_a_signal_ignored_from_the_start_as_under_nohup_stays_ignored(start: Start, diary: Path) -> None:
    terminal = start(ignored=(signal.SIGHUP,))
    terminal.wait_for(READY)
    terminal.signal(signal.SIGHUP)
    terminal.send(b"q")
    assert terminal.wait_exit() == 0
    assert diary.read_text().split() == ["unmounted"]


@pytest.mark.parametrize("term", [None, "", "dumb"])
def test_P16_a_terminal_that_cannot_place_text_is_refused_and_plain_offered(
    start: Start, environment: dict[str, str], term: str | None
) -> None:
    del environment["TERM"]
    terminal = start(env=environment if term is None else {**environment, "TERM": term}, size=(200, 24))
    assert terminal.wait_exit() == 2
    said = "is dumb" if term else "is not set"
    assert f"TERM {said}; `stretchtui run ROUTINE --plain`" in terminal.text()
    assert b"\x1b" not in terminal.written


def test_P8_and_P16_a_good_terminal_has_no_fault() -> None:
    assert terminal_fault({"TERM": "xterm"}, FakeTerminal(), FakeTerminal()) is None


def test_P8_streams_that_are_closed_or_missing_are_no_terminals() -> None:
    closed = FakeTerminal()
    closed.close()
    for stream in (closed, None):
        assert "standard input" in (terminal_fault({"TERM": "xterm"}, stream, FakeTerminal()) or "")
        assert "standard error" in (terminal_fault({"TERM": "xterm"}, FakeTerminal(), stream) or "")


def test_after_reading_a_routine_from_a_pipe_keys_come_from_the_terminal(start: Start) -> None:
    routine, writing = os.pipe()
    os.write(writing, b"for a routine in a pipe")
    os.close(writing)
    terminal = start("-", stdin=routine)
    os.close(routine)
    terminal.wait_for("standing in for a routine in a pipe")
    terminal.send(b"k")
    terminal.wait_for("counted 1")
    terminal.send(b"q")
    assert terminal.wait_exit() == 0
    assert terminal.left_behind() == set()


def test_without_a_terminal_anywhere_standard_input_stays_what_it_was() -> None:
    asked = "from stretchtui.cli.terminal_check import *; print(reopen_terminal_as_stdin(), input())"
    answer = subprocess.run(
        [sys.executable, "-c", asked],
        input="still here",
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
    )
    assert (answer.stdout, answer.stderr) == ("False still here\n", "")
