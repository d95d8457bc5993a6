"""The whole program in a real terminal: a session from home to summary and back, pipes, plain lines, stops and ends."""

from __future__ import annotations

# ruff: noqa: E402  # what is imported below the assertion is empty for mypy on Windows
import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

assert sys.platform != "win32"

from tests.bundled import MANY, ROUTINE_IDS
from tests.pty.terminal import Terminal

ROOT = Path(__file__).parents[2]
SMALL = (40, 12)
"""So small that words and numbers stand as plain text."""

Start = Callable[..., Terminal]


@pytest.fixture
def new_here(tmp_path: Path) -> dict[str, str]:
    """Of somebody who starts the program for the first time."""
    return {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "LANG": "C.UTF-8", "TERM": "xterm-256color",
        "PS1": "prompt> ", "ENV": "",
    }  # fmt: skip


@pytest.fixture
def environment(new_here: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """Of somebody who has been here before, and avoids nothing."""
    _settings(tmp_path).parent.mkdir(parents=True)
    _settings(tmp_path).write_text("welcomed: true\navoid: []\n")
    return new_here


def _settings(home: Path) -> Path:
    return home / ("Library/Application Support" if sys.platform == "darwin" else ".config") / "stretchtui" / "settings.yaml"


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Start]:
    """Starts `stretchtui` with these arguments, or a shell's command line."""
    with contextlib.ExitStack() as opened:

        def started(*arguments: str, shell: str = "", **options: Any) -> Terminal:
            command = ["sh", "-c", shell] if shell else [sys.executable, "-m", "stretchtui", *arguments]
            return opened.enter_context(Terminal(command, environment, **options))

        yield started


def test_a_person_walks_upper_back_basics_from_home_to_the_summary_and_back(start: Start) -> None:
    terminal = start("--speed", "30")
    terminal.wait_for(MANY)
    terminal.send(b"/basics\r")
    terminal.wait_for("1 of 3   Shoulder raises")
    terminal.wait_for("rep 5 of 5")
    terminal.wait_for("2 of 3   Seated twist")
    terminal.wait_for("next: switch to left, 4 s")
    terminal.wait_for("3 of 3   Standing twist with a step")
    terminal.wait_for("next: the end")
    terminal.wait_for("Well done.")
    assert "3:06 active   3 done" in terminal.text()
    assert "left 24 s, right 24 s: even" in terminal.text()
    terminal.send(b"\r")
    terminal.wait_for(f"1 of {MANY}")
    terminal.send(b"\x11")
    assert terminal.wait_exit() == 0
    assert terminal.left_behind() == set()


def test_a_routine_comes_through_a_pipe_and_keys_from_the_terminal(start: Start, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("name: Mine\nsteps: [seated-twist]\n")
    terminal = start(shell=f"cat {tmp_path}/mine.yaml | {sys.executable} -m stretchtui run -", size=SMALL)
    terminal.wait_for("PREPARE")
    terminal.send(b" ")
    terminal.wait_for("PAUSED")
    terminal.send(b"q")
    terminal.wait_for("End the session here?")
    terminal.send(b"y")
    terminal.wait_for("Ended early")
    terminal.send(b"\r")
    assert terminal.wait_exit() == 3
    assert terminal.left_behind() == set()


def test_plain_lines_in_a_terminal_take_keys_and_give_the_terminal_back(start: Start) -> None:
    terminal = start("run", "upper-back-basics", "--plain")
    terminal.wait_for("prepare, 5 s")
    assert "\x1b" not in terminal.written.decode()
    terminal.send(b" ")
    terminal.wait_for("paused")
    terminal.send(b" ")
    terminal.wait_for("going on")
    terminal.send(b"\x1b[C")
    terminal.wait_for("Seated twist (2 of 3)")
    terminal.send(b"q")
    terminal.wait_for("end the session here?")
    terminal.send(b"y")
    assert terminal.wait_exit() == 3
    assert terminal.left_behind() == set()


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
@pytest.mark.parametrize("plain", [(), ("--plain",)], ids=["screen", "plain"])
def test_P1_and_P2_a_signal_ends_a_session_in_order(start: Start, plain: tuple[str, ...], number: int, status: int) -> None:
    terminal = start("run", "upper-back-basics", *plain, size=SMALL)
    terminal.wait_for("Shoulder raises")
    terminal.wait_for("prepare" if plain else "PREPARE")
    terminal.signal(number)
    assert terminal.wait_exit() == status
    assert terminal.left_behind() == set()


def test_T7_stopped_with_ctrl_z_at_a_shell_and_brought_back_it_is_paused(environment: dict[str, str]) -> None:
    with Terminal(["sh", "-i"], environment, size=SMALL) as terminal:
        terminal.wait_for("prompt>")
        terminal.send(f"clear; {sys.executable} -m stretchtui run upper-back-basics\n".encode())
        terminal.wait_for("PREPARE")
        terminal.send(b"\x1a")
        terminal.wait_until(lambda: "1049" not in terminal.modes.changed(), "full screen left")
        terminal.wait_for("prompt>")
        terminal.send(b"fg\n")
        terminal.wait_for("PAUSED")
        terminal.send(b" ")
        terminal.wait_for("READY")
        terminal.wait_for("PREPARE")
        terminal.send(b"\x11")
        terminal.wait_until(lambda: "1049" not in terminal.modes.changed(), "full screen left")
        terminal.wait_for("prompt>")
        assert "1049" not in terminal.modes.changed()


def test_T4_stopped_from_outside_for_more_than_two_seconds_it_is_paused_and_says_for_how_long(start: Start) -> None:
    terminal = start("run", "upper-back-basics", size=SMALL)
    terminal.wait_for("PREPARE")
    terminal.signal(signal.SIGSTOP)
    terminal.wait_stopped()
    end = time.monotonic() + 2.3
    terminal.wait_until(lambda: time.monotonic() > end, "2.3 seconds")
    terminal.signal(signal.SIGCONT)
    terminal.wait_for("PAUSED")
    terminal.wait_for("away for 2 s")
    terminal.send(b"\x11")
    assert terminal.wait_exit() == 3
    assert terminal.left_behind() == set()


def test_P5_quitting_in_the_very_moment_it_is_continued_leaves_nothing_behind(start: Start) -> None:
    for _ in range(4):  # the key comes before, while or after the driver takes the terminal up again
        terminal = start("run", "upper-back-basics", "--speed", "1.1", size=SMALL)  # not kept, so that it is not offered next
        terminal.wait_for("PREPARE")
        terminal.signal(signal.SIGSTOP)
        terminal.wait_stopped()
        terminal.send(b"\x11")
        terminal.signal(signal.SIGCONT)
        assert terminal.wait_exit(within_s=10) == 3
        assert terminal.left_behind() == set()


def test_X1_escape_sequences_in_files_and_their_names_never_reach_the_terminal(start: Start, tmp_path: Path) -> None:
    payload = "\x1b]52;c;cm0gLXJmIH4=\x07"
    library = tmp_path / "library"
    library.mkdir()
    (library / f"{payload.replace('/', '')}.yaml").write_text("name: Named badly\nsteps: [nothing-such]\n")
    (library / "inside.yaml").write_bytes(f"name: Inside {payload}\nsteps: [seated-twist]\n".encode())
    (library / "escaped.yaml").write_text('name: "Escaped \\e]52;c;cm0gLXJmIH4=\\a"\nsteps: [seated-twist]\n')
    (library / "markup.yaml").write_text("name: '[@click=app.quit]Markup[/] [/'\nsteps: [seated-twist]\n")
    terminal = start("--library", str(library))
    terminal.wait_for(f"{len(ROUTINE_IDS) + 4} routines")
    terminal.send(b"/inside\r")
    terminal.wait_for("cannot be started")
    terminal.send(b"\x1b")
    terminal.wait_until(lambda: "/ inside" not in terminal.text(), "search closed")
    terminal.send(b"/markup\r")
    terminal.wait_for("1 of 1   Seated twist")
    terminal.send(b"\x11")
    assert terminal.wait_exit() == 0
    assert b"]52;" not in terminal.written.replace("\ufffd]52;".encode(), b"")


def test_P16_on_a_dumb_terminal_it_is_said_and_plain_works(environment: dict[str, str]) -> None:
    dumb = {**environment, "TERM": "dumb"}
    with Terminal([sys.executable, "-m", "stretchtui"], dumb) as terminal:
        assert terminal.wait_exit() == 2
        assert "--plain" in terminal.text()
    with Terminal([sys.executable, "-m", "stretchtui", "run", "micro-break", "--plain", "--speed", "200"], dumb) as terminal:
        assert terminal.wait_exit() == 0
        assert "finished" in terminal.text()


def test_the_first_start_asks_what_to_avoid_once_and_hides_it(new_here: dict[str, str], tmp_path: Path) -> None:
    program = [sys.executable, "-m", "stretchtui"]
    with Terminal(program, new_here, size=(80, 24)) as terminal:
        terminal.wait_for("What should you avoid?")
        assert "a timer, not a doctor" in " ".join(terminal.text().split())
        terminal.send(b"\x1b[B ")
        terminal.wait_for("[x] Twisting the spine")
        terminal.send(b"\r")
        terminal.wait_for("Do you want to hear it?")
        terminal.send(b"q")
        terminal.wait_for("A time for it every day?")
        terminal.send(b"\x1b")
        terminal.wait_for("hidden: h")
        terminal.send(b"/basics")
        terminal.wait_for("0 of")
        terminal.send(b"\x11")
        assert terminal.wait_exit() == 0
    assert _settings(tmp_path).read_text() == "avoid: [advanced, spine-twist]\nwelcomed: true\n"
    with Terminal(program, new_here, size=(80, 24)) as terminal:
        terminal.wait_for("hidden: h")
        terminal.wait_quiet()
        assert "What should you avoid?" not in terminal.text()
        terminal.send(b"\x11")
        assert terminal.wait_exit() == 0


CRONTAB = """#!/bin/sh
[ "$1" = - ] && exec /bin/cat >"$HOME/crontab"
echo "no crontab for you" >&2
exit 1
"""


@pytest.mark.skipif(sys.platform == "darwin", reason="there launchd keeps reminders")
@pytest.mark.parametrize(("key", "installed"), [(b"\r", True), (b"n", False)])
def test_the_first_start_asks_for_a_daily_time_and_installs_a_reminder_only_with_enter_on_what_it_shows(
    key: bytes, installed: bool, new_here: dict[str, str], tmp_path: Path
) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "crontab").write_text(CRONTAB)
    (programs / "crontab").chmod(0o755)
    with Terminal([sys.executable, "-m", "stretchtui"], {**new_here, "PATH": str(programs)}, size=(80, 24)) as terminal:
        for question, answer in (
            ("What should you avoid?", b"\r"), ("Do you want to hear it?", b"\r"), ("A time for it every day?", b"6:45\r"),
        ):  # fmt: skip
            terminal.wait_for(question)
            terminal.wait_quiet()
            terminal.send(answer)
        terminal.wait_for("06:45 is kept. Be reminded of it?")
        terminal.wait_quiet()
        assert "crontab" in terminal.text()
        assert not (tmp_path / "crontab").exists()
        terminal.send(key)
        if installed:
            terminal.wait_for("Installed: a reminder at 06:45 every day.")
            terminal.send(b"\r")
        terminal.wait_for("hidden: h")
        terminal.send(b"\x11")
        assert terminal.wait_exit() == 0
    assert (tmp_path / "crontab").exists() is installed
    assert 'daily_at: "06:45"' in _settings(tmp_path).read_text()
