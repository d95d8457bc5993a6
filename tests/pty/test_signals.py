"""What ends or stops the program leaves the terminal as it was found: faults P1, P2, P4, P5, a part of P24."""

from __future__ import annotations

# ruff: noqa: E402  # what is imported below the assertion is empty for mypy on Windows
import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from textual.app import App

assert sys.platform != "win32"

from stretchtui.tui.guarded_driver import GuardedDriver
from stretchtui.tui.terminal import Keyboard
from tests.pace import in_time
from tests.pty.terminal import DEADLINE_S, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pty.fixtures import Start

READY = "counted 0"
ENDING = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGQUIT: 131}
# A terminal that answers gets more modes from Textual (P6); the rows here must hold there too.
MODERN = {2048: 2, 2026: 2}


@pytest.mark.parametrize(("number", "status"), ENDING.items(), ids=[number.name for number in ENDING])
def test_P1_a_signal_ends_the_app_in_order(start: Start, diary: Path, number: int, status: int) -> None:
    terminal = start(answers=MODERN)
    terminal.wait_for(READY)
    terminal.signal(number)
    assert terminal.wait_exit() == status
    assert terminal.left_behind() == set()
    assert diary.read_text().split() == ["saved", "unmounted"]


def test_P1_leaving_takes_at_most_a_second(start: Start) -> None:
    def ending_s() -> float:
        terminal = start()
        terminal.wait_for(READY)
        began = time.monotonic()
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit() == 143
        return time.monotonic() - began

    assert in_time(ending_s, 1.0)


def test_P1_signals_that_come_together_are_one_wish_and_leave_time_to_save(
    start: Start, diary: Path, environment: dict[str, str]
) -> None:
    terminal = start(env={**environment, "STAND_IN_SECOND_SIGNAL": "1"})
    terminal.wait_for(READY)
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_exit() == 143
    assert diary.read_text().split() == ["saved", "unmounted"]
    assert terminal.left_behind() == set()


def test_P1_a_blocked_app_is_ended_by_force_after_two_seconds(start: Start, diary: Path) -> None:
    terminal = start(answers=MODERN)
    _block(terminal, diary)
    began = time.monotonic()
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_exit() == 143
    assert 2.0 <= time.monotonic() - began < 5.0
    assert terminal.left_behind() == set()
    assert diary.read_text().split() == ["blocked"]


def test_P1_a_second_signal_ends_a_blocked_app_without_waiting(start: Start, diary: Path, environment: dict[str, str]) -> None:
    terminal = start(env={**environment, "STAND_IN_PATIENCE_S": "3600"}, answers=MODERN)
    _block(terminal, diary)
    assert terminal.wait_exit(meanwhile=lambda: terminal.signal(signal.SIGQUIT)) == 131
    assert terminal.left_behind() == set()


def test_P1_a_signal_that_is_heard_when_everything_is_over_comes_too_late_and_raises_nothing() -> None:
    async def made() -> GuardedDriver:
        return GuardedDriver(App[None]())

    driver = asyncio.run(made())
    driver.close()
    driver._leave_soon(143)  # from the watching thread, which may be kept waiting on a busy machine
    assert driver._loop.is_closed()


def test_P2_interrupt_from_outside_ends_the_app_in_order_with_130(start: Start, diary: Path) -> None:
    terminal = start(answers=MODERN)
    terminal.wait_for(READY)
    terminal.signal(signal.SIGINT)
    assert terminal.wait_exit() == 130
    assert terminal.left_behind() == set()
    assert diary.read_text().split() == ["saved", "unmounted"]


def test_P4_five_times_stopped_and_continued_the_terminal_is_clean_each_time(start: Start) -> None:
    terminal = start(answers=MODERN)
    terminal.wait_for(READY)
    for time_stopped in range(1, 6):
        # As the terminal driver, or another program, would: by key and by signal in turns.
        if time_stopped % 2:
            terminal.send(b"\x1a")
        else:
            terminal.signal(signal.SIGTSTP)
        terminal.wait_stopped()
        assert terminal.left_behind() == set()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for(f"resumed {time_stopped}")
        terminal.wait_for("standing in")
        terminal.send(b"k")
        terminal.wait_for(f"counted {time_stopped}")
    terminal.send(b"q")
    assert terminal.wait_exit() == 0
    assert terminal.left_behind() == set()


def test_P4_a_stopped_app_told_to_end_saves_and_leaves_the_terminal_alone(
    start: Start, diary: Path, environment: dict[str, str]
) -> None:
    terminal = start(env={**environment, "STAND_IN_SLOW_S": "0.5"})
    terminal.wait_for(READY)
    terminal.send(b"\x1a")
    terminal.wait_stopped()
    written = len(terminal.written)
    terminal.signal(signal.SIGTERM, signal.SIGCONT)  # what `kill %1` sends
    assert terminal.wait_exit() == 143
    assert diary.read_text().split() == ["saved", "unmounted"]
    assert terminal.written[written:] == b""
    assert terminal.left_behind() == set()


def test_P4_an_app_that_is_leaving_is_not_stopped_any_more(start: Start) -> None:
    terminal = start()
    terminal.wait_for(READY)
    terminal.signal(signal.SIGTERM, signal.SIGTSTP)
    assert terminal.wait_exit() == 143
    assert terminal.left_behind() == set()


def test_P4_a_job_stopped_at_a_shell_and_told_to_end_in_the_background_does_not_stop_again(
    diary: Path, environment: dict[str, str]
) -> None:
    with Terminal(["sh", "-i"], {**environment, "PS1": "prompt> "}) as terminal:
        terminal.wait_for("prompt>")
        terminal.send(f"{sys.executable} -m tests.pty.stand_in\n".encode())
        terminal.wait_for(READY)
        terminal.send(b"\x1a")
        terminal.wait_until(lambda: "1049" not in terminal.left_behind(), "full screen left")
        terminal.wait_for("prompt>")
        terminal.send(b"kill -TERM %1; bg %1; wait %1; echo status $?\n")
        terminal.wait_for("status 143")
    assert diary.read_text().split() == ["saved", "unmounted"]


def test_P24_frames_drawn_while_another_program_has_the_terminal_neither_reach_it_nor_block_the_app(start: Start) -> None:
    terminal = start()
    terminal.wait_for(READY)
    terminal.send(b"e")
    terminal.wait_for("counted 60")
    terminal.wait_for("standing in")
    given_away = terminal.written.partition(b"\x1b[?1049l")[2].partition(b"\x1b[?1049h")[0]
    assert given_away
    assert b"counted" not in given_away
    terminal.send(b"q")
    assert terminal.wait_exit() == 0


def test_P5_stopped_without_warning_three_times_and_continued_leaves_nothing_behind(start: Start) -> None:
    terminal = start(answers=MODERN)
    terminal.wait_for(READY)
    for time_stopped in range(1, 4):
        terminal.signal(signal.SIGSTOP)
        terminal.wait_stopped()
        terminal.signal(signal.SIGCONT)
        _wait_full_screen(terminal, times=time_stopped + 1)
    _expect_clean_quit(terminal)


def test_P5_a_continue_that_the_system_gives_to_another_thread_is_heard(start: Start, environment: dict[str, str]) -> None:
    terminal = start(env={**environment, "STAND_IN_SIGCONT_AWAY": "1"}, answers=MODERN)
    terminal.wait_for(READY)
    for time_continued in range(1, 4):
        terminal.wait_quiet()  # asleep, waiting for keys
        terminal.signal(signal.SIGCONT)
        terminal.wait_for(f"resumed {time_continued}")
    _expect_clean_quit(terminal)


def test_P5_continued_while_still_leaving_the_terminal_it_goes_on(start: Start, environment: dict[str, str]) -> None:
    # Its farewell lasts: a continue between the last look for one and the stop itself is lost, whatever a program does.
    terminal = start(answers=MODERN, env={**environment, "STAND_IN_FAREWELL_S": "0.5"})
    terminal.wait_for(READY)
    for time_stopped in range(1, 4):
        terminal.wait_until(lambda: "2004" in terminal.modes.changed(), "bracketed paste on")
        terminal.signal(signal.SIGTSTP)
        terminal.wait_until(lambda: "2004" not in terminal.modes.changed(), "bracketed paste, the first to go, off")
        terminal.signal(signal.SIGCONT)
        _wait_full_screen(terminal, times=time_stopped + 1)
    _expect_clean_quit(terminal)


def test_P5_after_stops_and_continues_all_at_once_it_runs_and_takes_keys(start: Start) -> None:
    terminal = start(answers=MODERN)
    terminal.wait_for(READY)
    terminal.signal(*(signal.SIGTSTP, signal.SIGCONT, signal.SIGSTOP, signal.SIGCONT) * 3)
    terminal.wait_until(lambda: terminal.modes.times_on["1049"] > 1, "full screen again")
    # More than once, since keys typed while the terminal changes hands are dropped.
    assert terminal.wait_exit(meanwhile=lambda: terminal.send(b"q")) == 0
    assert terminal.left_behind() == set()


def test_P5_stopped_at_a_shell_and_sent_to_the_background_three_times_it_comes_back_whole(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    with Terminal(["sh", "-i"], {**environment, "PS1": "prompt> "}, answers=MODERN) as terminal:
        terminal.wait_for("prompt>")
        stand_in = f"{sys.executable} -m tests.pty.stand_in"
        terminal.send(f"sh -c 'echo $$ >{tmp_path}/pid; exec {stand_in}'\n".encode())
        terminal.wait_for(READY)
        pid = int((tmp_path / "pid").read_text())
        os.kill(pid, signal.SIGSTOP)
        terminal.wait_for("prompt>")
        for time_continued in range(1, 4):
            terminal.send(b"bg; echo continued $((%d))\n" % time_continued)
            _wait_written(terminal, b"continued %d" % time_continued)
            terminal.wait_until(lambda: _is_stopped(pid), "stopped for touching the terminal")
        terminal.send(b"fg\n")
        terminal.wait_for("resumed 1")
        terminal.send(b"q")
        terminal.wait_for("prompt>")
        terminal.send(b"echo raw: $(stty -a | grep -c -e -icanon)\n")
        terminal.wait_for("raw: 0")
        assert terminal.left_behind() == set()


def test_P5_a_key_that_somebody_else_took_first_is_not_waited_for() -> None:
    outside, inside = os.openpty()
    taken: list[bytes | None] = []
    with closing(Keyboard(inside)) as keyboard:
        os.write(outside, b"fg\n")
        assert keyboard.wait(DEADLINE_S)
        assert os.read(inside, 3) == b"fg\n"  # the shell was quicker
        reading = threading.Thread(target=lambda: taken.append(keyboard.read()), daemon=True)
        reading.start()
        reading.join(DEADLINE_S)
        assert taken == [None]
    os.close(inside)
    os.close(outside)


def test_P5_a_stray_continue_tells_the_app_that_time_may_be_missing(start: Start) -> None:
    terminal = start()
    terminal.wait_for(READY)
    terminal.signal(signal.SIGCONT)
    terminal.wait_for("resumed 1")
    terminal.send(b"q")
    assert terminal.wait_exit() == 0
    assert terminal.left_behind() == set()


def _wait_full_screen(terminal: Terminal, *, times: int) -> None:
    terminal.wait_until(lambda: terminal.modes.times_on["1049"] == times, f"full screen {times} times")


def _wait_written(terminal: Terminal, text: bytes) -> None:
    """As `wait_for`, where the app may draw over the text at once."""
    terminal.wait_until(lambda: text in terminal.written, f"{text!r} written")


def _expect_clean_quit(terminal: Terminal) -> None:
    terminal.send(b"q")
    assert terminal.wait_exit() == 0
    assert terminal.left_behind() == set()


def _is_stopped(pid: int) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=True)
    return "T" in state.stdout


def _block(terminal: Terminal, diary: Path) -> None:
    terminal.wait_for(READY)
    terminal.send(b"b")
    terminal.wait_until(lambda: "blocked" in diary.read_text(), "event loop blocked")
