"""Children when things go wrong: hung, flooding, killed, stopped; and every way the program may end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from stretchtui.coach.programs.children import Children
from stretchtui.coach.programs.link import ROOT
from stretchtui.coach.programs.orders import LANES, Lane
from tests.coach.processes import (
    IGNORING,
    WITH_GRANDCHILD,
    alive,
    exists,
    heard,
    is_over,
    mark,
    needs_proc,
    order,
    shell,
    together,
    until,
)
from tests.pace import slower

pytest.importorskip("fcntl", reason="Windows has no such signals, and no /proc")
assert sys.platform != "win32"
pytestmark = needs_proc


@pytest.fixture
def children() -> Iterator[Children]:
    with Children() as children:
        yield children


@pytest.mark.parametrize("script", ["kill -STOP $$", IGNORING, WITH_GRANDCHILD], ids=["stopped", "ignoring", "grandchild"])
def test_A3_a_hung_player_is_killed_with_all_it_started_at_its_deadline(children: Children, script: str) -> None:
    word = mark()
    children.give(order(1, shell(script, word), deadline_ms=300))
    assert until(lambda: alive(word))
    (report,) = heard(children, 1)
    assert (report.how, report.why) == ("killed", "deadline")
    assert 300 <= report.ran_ms < 1_300
    assert until(lambda: not alive(word), 0.5)


def test_A3_a_hundred_orders_to_a_hung_player_leave_none_and_are_never_more_than_two(children: Children) -> None:
    word = mark()
    for id in range(100):
        children.give(order(id, shell(IGNORING, word), deadline_ms=200))
        assert together(word) <= 2
    assert len(heard(children, 100)) == 100
    assert until(lambda: not alive(word), 0.5)
    assert _children_of(children.minder) == []


def test_A3_what_a_player_leaves_running_when_it_ends_is_killed_too(children: Children) -> None:
    word = mark()
    children.give(order(1, shell(f"({IGNORING}) & exit 0", word)))
    assert [report.how for report in heard(children, 1)] == ["ended"]
    assert until(lambda: not alive(word), 0.5)


def test_P23_what_a_player_floods_its_output_with_goes_nowhere(tmp_path: Path) -> None:
    flood = "head -c 10000000 /dev/zero; head -c 10000000 /dev/zero >&2; cat"
    body = f"children.give(order(1, {('/bin/sh', '-c', flood)!r})); print(len(heard(children, 1)))"
    ran = subprocess.run([sys.executable, "-c", _program(body)], check=False, capture_output=True, cwd=ROOT, timeout=30)
    assert (ran.stdout, ran.stderr) == (b"1\n", b"")


@pytest.mark.parametrize(
    "argv",
    [("no-such-player",), ("/tmp",), ("/etc/passwd",), ("echo", "a\0b"), ("echo", "\ud800"), ("\0",), ()],
    ids=["missing", "folder", "not executable", "NUL", "surrogate", "NUL alone", "nothing"],
)
def test_A3_what_cannot_be_run_is_reported_and_the_next_is_run(children: Children, argv: tuple[str, ...]) -> None:
    assert children.give(order(1, argv))
    (report,) = heard(children, 1)
    assert (report.how, report.status, bool(report.why)) == ("failed", None, True)
    children.give(order(2, ("/bin/true",)))
    assert [report[:3] for report in heard(children, 1)] == [(2, "ended", 0)]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_A7_a_killed_minder_takes_its_players_with_it_and_another_can_be_started(children: Children, number: int) -> None:
    word = mark()
    for id, lane in enumerate(LANES[:3]):
        children.give(order(id, shell(WITH_GRANDCHILD, word), lane))
    assert until(lambda: len(alive(word)) >= 6)
    first = children.minder
    assert first is not None
    os.kill(first, number)
    assert until(lambda: not children.alive, 1)
    assert not children.give(order(9, ("/bin/true",)))
    assert until(lambda: not alive(word), 1)
    assert {report.how for report in heard(children, 3)} == {"killed"}
    assert children.start()
    assert not exists(first)
    children.give(order(10, ("/bin/true",)))
    assert [report.how for report in heard(children, 1)] == ["ended"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing tells a player of it")
def test_A7_a_killed_minder_takes_its_players_with_it_though_the_program_is_stopped() -> None:
    word = mark()
    body = (
        "for id in (1, 2):\n    children.give(order(id, shell('kill -STOP $$', WORD)))\n"
        "assert until(lambda: len(alive(WORD)) == 2)\nprint(children.minder, flush=True)\nos.kill(os.getpid(), signal.SIGSTOP)"
    )
    command = [sys.executable, "-c", _program(body)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "WORD": word}) as program:
        assert program.stdout is not None
        minder = int(program.stdout.readline())
        assert len(alive(word)) == 2
        os.kill(minder, signal.SIGKILL)
        assert until(lambda: not alive(word), 1)
        program.kill()


def test_A7_a_minder_that_does_not_read_blocks_nobody_and_is_ended(children: Children) -> None:
    word = mark()
    children.give(order(1, shell(WITH_GRANDCHILD, word)))
    assert until(lambda: len(alive(word)) >= 2)
    minder = children.minder
    assert minder is not None
    os.kill(minder, signal.SIGSTOP)
    started = time.monotonic()
    given = [children.give(order(id, shell("true", word + "a" * 3_000))) for id in range(2, 200)]
    assert not given[-1]
    assert time.monotonic() - started < slower(time.monotonic)
    started = time.monotonic()
    children.close()
    assert time.monotonic() - started < slower(time.monotonic)
    assert not exists(minder)
    assert until(lambda: not alive(word), 0.5)


def test_A7_an_order_that_only_half_got_in_spoils_none_after_it(children: Children) -> None:
    minder = children.minder
    assert minder is not None
    children.give(order(0, ("/bin/true",), "notice"))
    heard(children, 1)
    os.kill(minder, signal.SIGSTOP)
    given = {id for id in range(1, 60) if children.give(order(id, ("/bin/true", "a" * 8_900), "render"))}
    assert 1 in given
    assert 59 not in given
    os.kill(minder, signal.SIGCONT)
    assert {report.id for report in heard(children, len(given))} == given
    assert until(lambda: children.give(order(100, ("/bin/true",))))
    assert [report.id for report in heard(children, 1)] == [100]


def test_A7_of_what_was_ordered_while_the_minder_was_stopped_nothing_sounds_afterwards(children: Children) -> None:
    word, minder = mark(), children.minder
    assert minder is not None
    assert until(lambda: children.is_up)
    os.kill(minder, signal.SIGSTOP)
    lanes: tuple[Lane, ...] = ("tone", "tone", "voice")
    for id, lane in enumerate(lanes * 10):
        children.give(order(id, shell("sleep 60; true", word), lane)._replace(begins_within_ms=100))
    stopped = time.monotonic()
    assert until(lambda: time.monotonic() > stopped + 0.2)
    os.kill(minder, signal.SIGCONT)
    reports = heard(children, 30)
    assert len(reports) == 30
    assert sorted(report.id for report in reports if report.how == "dropped") == [27, 28, 29]
    assert {report.status for report in reports} == {None}
    assert alive(word) == []
    children.give(order(30, ("/bin/true",))._replace(begins_within_ms=10_000))
    assert [report.how for report in heard(children, 1)] == ["ended"]


ENDINGS = {
    "return": "pass",
    "exception": "raise KeyError",
    "quit": "os._exit(3)",
    "SIGTERM": "os.kill(os.getpid(), signal.SIGTERM); time.sleep(9)",
    "SIGKILL": "os.kill(os.getpid(), signal.SIGKILL)",
    "SIGHUP": "os.kill(os.getpid(), signal.SIGHUP); time.sleep(9)",
    "killed, with a fork that still holds the pipe": (
        "if not os.fork():\n    os.close(1), os.close(2), time.sleep(3), os._exit(0)\nos.kill(os.getpid(), signal.SIGKILL)"
    ),
    "closed": "children.close(); assert not alive(WORD)",
}


@pytest.mark.parametrize("how", ENDINGS)
def test_A7_however_the_program_ends_nothing_of_it_is_left_after_a_second(how: str) -> None:
    word = mark()
    body = (
        "for id, lane in enumerate(('tone', 'voice', 'render', 'notice')):\n"
        "    children.give(order(id, shell(WITH_GRANDCHILD, WORD), lane))\n"
        "assert until(lambda: len(alive(WORD)) >= 8)\n"
        "print(children.minder, flush=True)\n" + ENDINGS[how]
    )
    command = [sys.executable, "-c", _program(body)]
    ran = subprocess.run(command, check=False, capture_output=True, cwd=ROOT, timeout=30, env={**os.environ, "WORD": word})
    minder = int(ran.stdout)
    assert until(lambda: not alive(word) and is_over(minder), 1)
    assert (b"KeyError" in ran.stderr) == (how == "exception")
    assert b"Broken" not in ran.stderr


def test_A7_when_the_terminal_is_closed_nothing_is_left() -> None:
    import pty

    word = mark()
    body = (
        "children.give(order(1, shell(WITH_GRANDCHILD, WORD)))\n"
        "assert until(lambda: len(alive(WORD)) >= 2)\n"
        "print(children.minder, flush=True)\ntime.sleep(30)"
    )
    controller, terminal = pty.openpty()
    code = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n" + _program(body)
    program = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        cwd=ROOT,
        env={**os.environ, "WORD": word},
        start_new_session=True,
    )
    os.close(terminal)
    minder = int(os.read(controller, 100))
    os.close(controller)
    program.wait(5)
    assert until(lambda: not alive(word) and is_over(minder), 1)


def test_A7_ctrl_c_and_ctrl_z_reach_neither_minder_nor_players(children: Children, tmp_path: Path) -> None:
    word = mark()
    children.give(order(1, shell("sleep 60; true", word)))
    assert until(lambda: alive(word))
    minder = children.minder
    assert minder is not None
    sessions = {os.getsid(0), os.getsid(minder), os.getsid(alive(word)[0])}
    assert len(sessions) == 3
    assert {_terminal(minder), _terminal(alive(word)[0])} == {"0"}


def _program(body: str) -> str:
    return (
        "import os, signal, time\n"
        "from stretchtui.coach.programs.children import Children\n"
        "from tests.coach.processes import *\n"
        "from tests.coach.processes import WITH_GRANDCHILD\n"
        "WORD = os.environ.get('WORD', '')\n"
        "children = Children()\nassert children.start()\n" + body
    )


def _stat(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()


def _terminal(pid: int) -> str:
    return _stat(pid)[4]


def _children_of(pid: int | None) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
