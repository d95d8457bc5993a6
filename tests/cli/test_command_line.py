"""The command line as a whole: what it says of itself, wrong usage, pipes that break, no terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import stretchtui
from stretchtui.cli import exits
from tests.cli.called import Call

ROOT = Path(__file__).parents[2]


def test_the_version_is_the_packages_own(call: Call) -> None:
    answer = call("--version")
    assert (answer.status, answer.out) == (0, f"stretchtui {stretchtui.__version__}\n")


def test_help_documents_every_exit_status(call: Call) -> None:
    answer = call("--help")
    assert answer.status == 0
    for status in (exits.FINISHED, exits.MISTAKES, exits.BAD_USAGE, exits.ENDED_EARLY, 130):
        assert f"{status}" in answer.out.partition("exit status:")[2]
    for command in ("run", "list", "plan", "check", "settings"):
        assert command in answer.out


@pytest.mark.parametrize("command", ["run", "list", "plan", "check", "settings"])
def test_every_command_has_help(call: Call, command: str) -> None:
    answer = call(command, "--help")
    assert answer.status == 0
    assert answer.out.startswith(f"usage: stretchtui {command}")
    assert "--library" in answer.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing-such",), ("run",), ("plan",), ("list", "--nothing-such"), ("run", "x", "--speed", "0"),
        ("run", "x", "--speed", "nan"), ("run", "x", "--speed", "fast"), ("--speed", "1e9", "run", "x"),
        ("run", "x", "--from", "0"), ("run", "x", "--from", "two"),
        ("run", "x", "--from", "٣"), ("run", "x", "--from", "9999999"), ("list", "--max"), ("list", "--are", "neck"),
        ("plan", "a", "b"), ("settings", "a", "b", "c"), ("--library",),
    ],
)  # fmt: skip
def test_wrong_usage_exits_2_and_prints_no_data(call: Call, arguments: tuple[str, ...]) -> None:
    answer = call(*arguments)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("usage: stretchtui")


def test_the_speed_can_stand_before_the_command_and_behind_it(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[float] = []

    def walk(start: object, preferred: object, speed: float, known: object, **_: object) -> int:
        seen.append(speed)
        return 0

    monkeypatch.setattr("stretchtui.cli.plain_start.walk_plainly", walk)
    call("--speed", "30", "run", "upper-back-basics", "--plain")
    call("run", "upper-back-basics", "--plain", "--speed", "2.5")
    call("run", "upper-back-basics", "--plain")
    assert seen == [30.0, 2.5, 1.0]


@pytest.mark.parametrize("arguments", [(), ("run", "upper-back-basics"), ("run", "-")])
def test_P8_without_a_terminal_full_screen_is_not_started_and_plain_is_offered(call: Call, arguments: tuple[str, ...]) -> None:
    answer = call(*arguments, stdin="name: Piped\nsteps: [seated-twist]\n")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert "needs a terminal" in answer.err
    assert "--plain" in answer.err


def test_a_session_ended_with_ctrl_c_exits_130(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("stretchtui.cli.plain_start.walk_plainly", interrupted)
    assert call("run", "upper-back-basics", "--plain").status == 130


def run(*arguments: str, tmp_path: Path, **options: object) -> subprocess.Popen[bytes]:
    environment = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    environment |= {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "stretchtui", *arguments]
    return subprocess.Popen(command, env=environment, **options)  # type: ignore[call-overload,no-any-return]  # options of Popen's own


@pytest.mark.parametrize("arguments", [("list",), ("list", "--json"), ("plan", "upper-back-basics"), ("check", "--json")])
def test_a_reader_that_has_seen_enough_ends_the_program_quietly(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with run(*arguments, tmp_path=tmp_path, stdout=writing, stderr=subprocess.PIPE) as program:
        os.close(writing)
        _, said = program.communicate(timeout=30)
    assert program.returncode == 0
    assert b"Error" not in said
    assert b"Exception" not in said


def test_python_m_is_the_same_program(tmp_path: Path) -> None:
    with run("--version", tmp_path=tmp_path, stdout=subprocess.PIPE) as program:
        out, _ = program.communicate(timeout=30)
    assert out.decode().strip() == f"stretchtui {stretchtui.__version__}"
