"""What goes wrong with sound never reaches the screen, never holds a session up, and leaves no process (faults.md A1–A7, P23).

Several walks go on at once (tests/at_once.py); each test judges what its own has left. Where lateness is the only fault of one, a
second walk is judged in its place; what differs on the screen, or is left of processes, fails at once.
"""

from __future__ import annotations

# ruff: noqa: E402  # what is imported below the assertion is empty for mypy on Windows
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

import pytest

assert sys.platform != "win32"
if sys.platform != "linux":
    pytest.skip("processes are looked up in /proc", allow_module_level=True)

from stretchtui.tui.widgets.big_text import scaled
from tests.at_once import AtOnce
from tests.coach.descendants import Process, left_within, marked, zombies_of, zombies_within
from tests.coach.followed import Followed, followed
from tests.coach.heard import Call, Recorder, settings
from tests.pace import judged, slower

pytestmark = pytest.mark.waits

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
        program.wait_written(b"Well done.")
        program.wait_ms(300)
        assert zombies_of({process.pid for process in marked(program.mark)}) == []
        program.send(b"\x11")
        assert program.wait_exit() == 0
        assert program.left_behind() == set()
        assert left_within(program.mark, 1) == []
    return program


def walked_silently(home: Path) -> Followed:
    return walked(home, {"sound": False})


@pytest.fixture(scope="module")
def silent(walks: AtOnce) -> list[list[str]]:
    """What the screen shows in a session without any sound."""
    program: Followed = walks.left_by(walked_silently)
    shown = program.shown_at(moments())
    if late_words(program) or any(is_behind(here, shown[:i]) for i, here in enumerate(shown)):
        program = walks.again(walked_silently)
    return program.shown_at(moments())


def moments() -> list[float]:
    """In the middle between two seconds of the session, where nothing changes on the screen; once all of it is painted."""
    return [(second + 0.5) * 1_000 / SPEED for second in range(1, TOTAL_MS // 1_000)]


HEAD = "0:00 done"
"""In the first row at the beginning of a session, before the first of the moments."""


def assert_untouched(program: Followed, silent: list[list[str]]) -> None:
    """Every picture is that of the silent session, but for a notice and the word that says that there is no sound."""
    for i, (at_ms, here) in enumerate(zip(moments(), program.shown_at(moments()), strict=True)):
        if not is_behind(here, silent[:i]):  # otherwise `late` tells of it
            assert beside(here, silent[i]) == beside(silent[i], here), f"at {at_ms} ms"
    for word in (b"FLOOD", b"Traceback", b"ALSA"):
        assert word not in program.written


def is_painted(here: Sequence[str]) -> bool:
    return bool(here) and bool(here[0].strip())


def is_behind(here: Sequence[str], before: Sequence[Sequence[str]]) -> bool:
    """Whether nothing is painted yet, or the first row tells the time of an earlier moment: machine or program was late."""
    return not is_painted(here) or HEAD in here[0] or here[0] in {rows[0] for rows in before}


def alike(here: Sequence[str], there: Sequence[str]) -> bool:
    return len(here) == len(there) and beside(here, there) == beside(there, here)


def beside(here: Sequence[str], there: Sequence[str]) -> list[object]:
    return [beside_notices(*rows) for rows in zip(here, there, strict=True)]


def beside_notices(row: str, other: str) -> object:
    """The row as far as no notice covers it in either picture. Notices have an edge, and are never at the left."""
    if " pause " in row and " end " in row:  # muted is told earlier in this row than the key for it
        return sorted(row.replace("m muted", "m mute").split())
    edges = [at for one in (row, other) if (at := one.find(NOTICE_EDGE, LEFT_OF_NOTICES)) >= 0]
    return row[: min(edges, default=len(row))].rstrip()


def late_words(program: Followed) -> list[str]:
    """The phases whose word stood on the screen too late or never, but for the first."""
    late, due_ms = [], 0.0
    for word, ms in PHASES:
        forms = [[row.strip() for row in scaled(word, size)] for size in (1, 2)]
        shown_ms = program.first_shown_ms([*forms, [word.upper()]], due_ms - 100)
        if shown_ms is None or (due_ms and shown_ms - due_ms > LATE_MS * slower(perf_counter)):
            late.append(f"{word}, due at {due_ms} ms: {shown_ms}")
        due_ms += ms / SPEED
    return late


def late(program: Followed, silent: list[list[str]]) -> list[str]:
    """What came too late: words, and pictures of which the one before stood there still."""
    shown = zip(moments(), program.shown_at(moments()), silent, strict=True)
    differing = [(i, at_ms, here) for i, (at_ms, here, there) in enumerate(shown) if not alike(here, there)]
    return late_words(program) + [f"the picture at {at_ms} ms" for i, at_ms, here in differing if is_behind(here, silent[:i])]


@dataclass(frozen=True)
class Walked:
    """A whole session, and what its recorder heard."""

    program: Followed
    recorder: Recorder


Walk = Callable[[], Walked]


def with_player(folder: Path, mode: str) -> Walked:
    """A whole session with a player that goes wrong in this way."""
    recorder = Recorder(folder)
    own = {"player": recorder.player(mode), "voice_engine": "command", "voice_command": recorder.voice(rate=300)}
    return Walked(walked(folder / "home", own), recorder)


PLAYER_FAULTS = {
    "A1_a_player_that_ends_at_once_as_if_all_were_well": "nothing",
    "A2_a_player_that_is_killed": "die",
    "A3_a_player_that_hangs": "hang",
    "A6_a_player_that_fails_at_once": "fail",
    "P23_a_player_that_floods_its_output": "flood",
}


@pytest.mark.parametrize(
    "walk", [partial(with_player, mode=mode) for mode in PLAYER_FAULTS.values()], ids=PLAYER_FAULTS, indirect=True
)
def test_A1_A2_A3_A6_P23_whatever_a_player_does_screen_and_time_are_as_without_sound(
    silent: list[list[str]], walk: Walk
) -> None:
    def right(left: Walked) -> None:
        assert left.recorder.heard("tone")
        assert_untouched(left.program, silent)

    assert judged(walk, right, lambda left: late(left.program, silent)) == []


def with_voice(folder: Path, mode: str, *, renders: bool) -> Walked:
    """A whole session with a voice that goes wrong in this way."""
    recorder = Recorder(folder)
    own = {"player": recorder.player(), "voice_engine": "command", "voice_command": recorder.voice(mode, 300, renders=renders)}
    return Walked(walked(folder / "home", own), recorder)


VOICE_FAULTS = {
    "A3_a_voice_that_hangs": ("hang", False),
    "A3_a_voice_that_hangs_while_it_renders": ("hang", True),
    "A4_a_voice_that_takes_five_seconds_to_start": ("slow", False),
    "A4_a_voice_that_takes_five_seconds_to_render": ("slow", True),
    "A6_a_voice_that_fails_at_once": ("fail", True),
    "P23_a_voice_that_floods_its_output": ("flood", True),
}


@pytest.mark.parametrize(
    ("walk", "renders"),
    [(partial(with_voice, mode=mode, renders=renders), renders) for mode, renders in VOICE_FAULTS.values()],
    ids=VOICE_FAULTS,
    indirect=["walk"],
)
def test_A3_A4_A6_P23_whatever_a_voice_does_screen_and_time_are_as_without_sound(
    silent: list[list[str]], walk: Walk, renders: bool
) -> None:
    def right(left: Walked) -> None:
        assert left.recorder.heard("render" if renders else "line")
        assert [call.got for call in left.recorder.heard("tone") if call.got == "hold"] == ["hold"]
        assert_untouched(left.program, silent)

    assert judged(walk, right, lambda left: late(left.program, silent)) == []


def without_player(folder: Path) -> Walked:
    return Walked(walked(folder / "home", {}, PATH=""), Recorder(folder))


@pytest.mark.parametrize("walk", [without_player], ids=["no player"], indirect=True)
def test_A6_without_any_player_the_bell_rings_where_a_tone_would_sound(silent: list[list[str]], walk: Walk) -> None:
    def right(left: Walked) -> None:
        assert_untouched(left.program, silent)
        assert bytes(left.program.written).count(b"\x07") >= 4

    assert judged(walk, right, lambda left: late(left.program, silent)) == []


def ended_by_q(program: Followed) -> None:
    program.send(b"qy")
    program.wait_written(b"Ended early")
    program.send(b"\r")


ENDS: dict[str, Callable[[Followed], None]] = {
    "q": ended_by_q,
    "ctrl+q": lambda program: program.send(b"\x11"),
    "an exception": lambda program: program.send(b"f"),
    "SIGTERM": lambda program: program.signal(signal.SIGTERM),
    "SIGHUP": lambda program: program.signal(signal.SIGHUP),
    "SIGINT": lambda program: program.signal(signal.SIGINT),
    "SIGKILL": lambda program: program.signal(signal.SIGKILL),
    "its window closed": lambda program: program.hang_up(),
}


@dataclass(frozen=True)
class Ended:
    """The processes of a session before it ended, and what was left of them."""

    before: Sequence[Process]
    left: Sequence[Process]
    zombies: Sequence[Process]


def ended(folder: Path, end: Callable[[Followed], None]) -> Ended:
    """A session ended in this way while a tone and a line hang."""
    recorder = Recorder(folder)
    own = {"player": recorder.player("hang"), "voice_engine": "command", "voice_command": recorder.voice("hang", renders=False)}
    with session(folder / "home", own, WALKED_CRASHES="1") as program:
        program.wait_until(lambda: bool(recorder.heard("tone") and recorder.heard("line")), "a tone and a line begun")
        before = marked(program.mark)
        end(program)
        program.wait_exit(within_s=10)
        return Ended(before, left_within(program.mark, 1), zombies_within({process.pid for process in before}, 1))


@pytest.mark.parametrize("walk", [partial(ended, end=end) for end in ENDS.values()], ids=ENDS, indirect=True)
def test_A7_however_the_program_ends_no_player_and_no_voice_outlives_it(walk: Callable[[], Ended]) -> None:
    end = walk()
    assert len(end.before) >= 4, "the program, the minder, a player, a voice"
    assert end.left == []
    assert end.zombies == []


@dataclass(frozen=True)
class Unminded:
    """A session whose minder was killed; with its marked processes soon after and at its end."""

    program: Followed
    heard: Sequence[Call]
    soon_after: Sequence[Process]
    status: int
    left: Sequence[Process]


def with_its_minder_killed(folder: Path) -> Unminded:
    recorder = Recorder(folder)
    own = {"player": recorder.player("hang"), "voice_engine": "none"}
    with session(folder / "home", own) as program:
        program.wait_until(lambda: bool(recorder.heard("tone")), "a tone begun")
        minder = next(process for process in marked(program.mark) if process.parent == program.pid)
        os.kill(minder.pid, signal.SIGKILL)
        program.wait_ms(500)
        heard, soon_after = recorder.heard("tone"), marked(program.mark)
        program.wait_written(b"Well done.")
        program.send(b"\x11")
        return Unminded(program, heard, soon_after, program.wait_exit(), left_within(program.mark, 1))


@pytest.mark.parametrize("walk", [with_its_minder_killed], ids=["killed"], indirect=True)
def test_A7_when_the_minder_is_killed_its_children_go_too_and_the_session_goes_on(walk: Callable[[], Unminded]) -> None:
    session = walk()
    players = {call.pid for call in session.heard if call.began_ns < session.program.began_ns + 2e8}
    assert not players & {process.pid for process in session.soon_after}
    assert session.status == 0
    assert session.left == []
