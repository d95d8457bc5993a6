"""What goes wrong with sound never reaches the screen, never holds a session up, and leaves no process (faults.md A1–A7, P23)."""

from __future__ import annotations

# ruff: noqa: E402  # what is imported below the assertion is empty for mypy on Windows
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

assert sys.platform != "win32"
if sys.platform != "linux":
    pytest.skip("processes are looked up in /proc", allow_module_level=True)

from stretchtui.tui.widgets.big_text import scaled
from tests.coach.descendants import left_within, marked, zombies_of
from tests.coach.followed import Followed, followed
from tests.coach.heard import Recorder, settings
from tests.pace import slower

SPEED = 2
PHASES = (("prepare", 5_000), ("lift", 1_000), ("hold", 6_000), ("lower", 1_000))
"""In the session's time."""
TOTAL_MS = sum(ms for _, ms in PHASES)
TINY = """\
name: Tiny
steps:
  - name: Wall lean
    areas: [calves]
    prepare: 5s
    rest: 0s
    phases: [lift: 1s, hold: 6s, lower: 1s]
    cues: [Stand at the wall.]
"""
AT_ONCE_MOST = 2 + 1 + 1 + 1
"""Tones, a voice, a rendering, a notice."""
LATE_MS = 100.0
NOTICE_EDGE, LEFT_OF_NOTICES = "▌", 5


@contextmanager
def session(home: Path, wanted: Mapping[str, object], **more: str) -> Iterator[Followed]:
    home.mkdir(exist_ok=True)
    file = home / "tiny.yaml"
    file.write_text(TINY)
    with followed(home, ["run", str(file), "--speed", str(SPEED)], settings(reduced_motion=True, **wanted), more) as program:
        yield program


def walked(home: Path, wanted: Mapping[str, object], **more: str) -> Followed:
    """A whole session with these settings, looked at from time to time for what piles up, then quit."""
    with session(home, wanted, **more) as program:
        program.wait_started()
        for part in range(1, 10):
            program.wait_real_ms(TOTAL_MS / SPEED * part / 10)
            alive = {process.pid for process in marked(program.mark)}
            assert len(alive - {program.pid}) <= AT_ONCE_MOST + 1, "the minder, and what it may have at once"
        program.wait_until(lambda: "Well done." in program.text(), "finished")
        program.wait_ms(300)
        assert zombies_of({process.pid for process in marked(program.mark)}) == []
        program.send(b"\x11")
        assert program.wait_exit() == 0
        assert program.left_behind() == set()
        assert left_within(program.mark, 1) == []
    return program


@pytest.fixture(scope="module")
def silent(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """What the screen shows in a session without any sound."""
    home = tmp_path_factory.mktemp("silent")
    program = walked(home, {"sound": False})
    return program.shown_at(moments())


def moments() -> list[float]:
    """In the middle between two seconds of the session, where nothing changes on the screen; once all of it is painted."""
    return [(second + 0.5) * 1_000 / SPEED for second in range(1, TOTAL_MS // 1_000)]


def assert_untouched(program: Followed, silent: list[list[str]]) -> None:
    """Every picture is that of the silent session, but for a notice and the word that says that there is no sound."""
    for at_ms, here, there in zip(moments(), program.shown_at(moments()), silent, strict=True):
        assert [beside_notices(*rows) for rows in zip(here, there, strict=True)] == [
            beside_notices(*rows) for rows in zip(there, here, strict=True)
        ], f"at {at_ms} ms"
    for word in (b"FLOOD", b"Traceback", b"ALSA"):
        assert word not in program.written


def beside_notices(row: str, other: str) -> object:
    """The row as far as no notice covers it in either picture. Notices have an edge, and are never at the left."""
    if " pause " in row and " end " in row:  # muted is told earlier in this row than the key for it
        return sorted(row.replace("m muted", "m mute").split())
    edges = [at for one in (row, other) if (at := one.find(NOTICE_EDGE, LEFT_OF_NOTICES)) >= 0]
    return row[: min(edges, default=len(row))].rstrip()


def lateness_ms(program: Followed) -> list[float]:
    """How late each phase's word stood on the screen; all of them."""
    late, due_ms = [], 0.0
    for word, ms in PHASES:
        forms = [[row.strip() for row in scaled(word, size)] for size in (1, 2)]
        shown = program.first_shown_ms([*forms, [word.upper()]], due_ms - 100)
        assert shown is not None, f"{word}, due at {due_ms} ms, was not shown"
        late.append(shown - due_ms)
        due_ms += ms / SPEED
    return late


PLAYER_FAULTS = {
    "A1_a_player_that_ends_at_once_as_if_all_were_well": "nothing",
    "A2_a_player_that_is_killed": "die",
    "A3_a_player_that_hangs": "hang",
    "A6_a_player_that_fails_at_once": "fail",
    "P23_a_player_that_floods_its_output": "flood",
}


@pytest.mark.parametrize("mode", PLAYER_FAULTS.values(), ids=PLAYER_FAULTS)
def test_A1_A2_A3_A6_P23_whatever_a_player_does_screen_and_time_are_as_without_sound(
    tmp_path: Path, silent: list[list[str]], mode: str
) -> None:
    recorder = Recorder(tmp_path)
    own = {"player": recorder.player(mode), "voice_engine": "command", "voice_command": recorder.voice(rate=300)}
    program = walked(tmp_path / "home", own)
    assert recorder.heard("tone")
    assert_untouched(program, silent)
    assert max(lateness_ms(program)[1:]) <= LATE_MS * slower()


VOICE_FAULTS = {
    "A3_a_voice_that_hangs": ("hang", False),
    "A3_a_voice_that_hangs_while_it_renders": ("hang", True),
    "A4_a_voice_that_takes_five_seconds_to_start": ("slow", False),
    "A4_a_voice_that_takes_five_seconds_to_render": ("slow", True),
    "A6_a_voice_that_fails_at_once": ("fail", True),
    "P23_a_voice_that_floods_its_output": ("flood", True),
}


@pytest.mark.parametrize(("mode", "renders"), VOICE_FAULTS.values(), ids=VOICE_FAULTS)
def test_A3_A4_A6_P23_whatever_a_voice_does_screen_and_time_are_as_without_sound(
    tmp_path: Path, silent: list[list[str]], mode: str, renders: bool
) -> None:
    recorder = Recorder(tmp_path)
    own = {"player": recorder.player(), "voice_engine": "command", "voice_command": recorder.voice(mode, 300, renders=renders)}
    program = walked(tmp_path / "home", own)
    assert recorder.heard("render" if renders else "line")
    assert [call.got for call in recorder.heard("tone") if call.got == "hold"] == ["hold"]
    assert_untouched(program, silent)
    assert max(lateness_ms(program)[1:]) <= LATE_MS * slower()


def test_A6_without_any_player_the_bell_rings_where_a_tone_would_sound(tmp_path: Path, silent: list[list[str]]) -> None:
    program = walked(tmp_path / "home", {}, PATH="")
    assert_untouched(program, silent)
    assert max(lateness_ms(program)[1:]) <= LATE_MS * slower()
    assert bytes(program.written).count(b"\x07") >= 4


def ended_by_q(program: Followed) -> None:
    program.send(b"qy")
    program.wait_for("Ended early")
    program.send(b"\r")


ENDS = {
    "q": ended_by_q,
    "ctrl+q": lambda program: program.send(b"\x11"),
    "an exception": lambda program: program.send(b"f"),
    "SIGTERM": lambda program: program.signal(signal.SIGTERM),
    "SIGHUP": lambda program: program.signal(signal.SIGHUP),
    "SIGINT": lambda program: program.signal(signal.SIGINT),
    "SIGKILL": lambda program: program.signal(signal.SIGKILL),
    "its window closed": lambda program: program.hang_up(),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_A7_however_the_program_ends_no_player_and_no_voice_outlives_it(tmp_path: Path, end: Any) -> None:
    recorder = Recorder(tmp_path)
    own = {"player": recorder.player("hang"), "voice_engine": "command", "voice_command": recorder.voice("hang", renders=False)}
    with session(tmp_path / "home", own, WALKED_CRASHES="1") as program:
        program.wait_until(lambda: bool(recorder.heard("tone") and recorder.heard("line")), "a tone and a line begun")
        before = marked(program.mark)
        assert len(before) >= 4, "the program, the minder, a player, a voice"
        end(program)
        program.wait_exit(within_s=10)
        assert left_within(program.mark, 1) == []
        assert zombies_of({process.pid for process in before}) == []


def test_A7_when_the_minder_is_killed_its_children_go_too_and_the_session_goes_on(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path)
    own = {"player": recorder.player("hang"), "voice_engine": "none"}
    with session(tmp_path / "home", own) as program:
        program.wait_until(lambda: bool(recorder.heard("tone")), "a tone begun")
        minder = next(process for process in marked(program.mark) if process.parent == program.pid)
        os.kill(minder.pid, signal.SIGKILL)
        program.wait_ms(500)
        players = {call.pid for call in recorder.heard("tone") if call.began_ns < program.began_ns + 2e8}
        assert not players & {process.pid for process in marked(program.mark)}
        program.wait_until(lambda: "Well done." in program.text(), "finished")
        program.send(b"\x11")
        assert program.wait_exit() == 0
        assert left_within(program.mark, 1) == []
