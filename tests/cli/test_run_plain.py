"""`stretchtui run --plain`: a session as lines, with keys where there is a terminal. The clock jumps to whatever is due."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from stretchtui.cli.typed import split_keys
from stretchtui.clock import SystemClock
from tests.cli.called import Answer, Call
from tests.cli.own_home import Home
from tests.session.fake_clocks import Turned


@dataclass
class Hurried:
    """A clock that is at once at the moment waited for; a test's keys come when they are due on it."""

    now_ms: int = 0
    gap_at_ms: int | None = None
    """A computer that sleeps for a minute at the first reading after this."""
    _gap_ms: int = 0

    def active(self) -> int:
        self._gap_ms = 0
        if self.gap_at_ms is not None and self.now_ms >= self.gap_at_ms:
            self._gap_ms, self.gap_at_ms = 60_000, None
        return self.now_ms

    def awake_gap(self) -> int:
        return self._gap_ms

    def wait_s(self, due_ms: int | None) -> float:
        """In this clock's own seconds: nobody waits for them."""
        return (1_000 if due_ms is None else max(0, due_ms - self.now_ms)) / 1_000


@dataclass
class Typist:
    """Types keys at moments, and lets the clock run on meanwhile."""

    clock: Hurried
    keys: list[tuple[int, str]]
    waits: int = 0

    def wait(self, seconds: float) -> tuple[str, ...]:
        self.waits += 1
        assert self.waits < 5_000, "the session never ends"
        until_ms = self.clock.now_ms + round(seconds * 1_000)
        if self.keys and self.keys[0][0] <= until_ms:
            at_ms, key = self.keys.pop(0)
            self.clock.now_ms = max(self.clock.now_ms, at_ms)
            return (key,)
        self.clock.now_ms = until_ms
        return ()


@dataclass
class Session:
    call: Call
    monkeypatch: pytest.MonkeyPatch
    clock: Hurried = field(default_factory=Hurried)

    def __call__(self, *arguments: str, keys: Sequence[tuple[int, str]] | None = None, stdin: str = "") -> Answer:
        """Walked by nobody, or by somebody with these keys at these moments."""
        typist = Typist(self.clock, list(keys or ()))

        @contextlib.contextmanager
        def typed() -> Iterator[Typist]:
            yield typist

        if keys is None:
            self.monkeypatch.setattr("stretchtui.cli.typed.NoKeys.wait", lambda _, seconds: typist.wait(seconds))
        else:
            self.monkeypatch.setattr("stretchtui.cli.plain.keys_of_terminal", typed)
        self.monkeypatch.setattr("stretchtui.cli.plain.SystemClock", lambda speed: self.clock)
        return self.call("run", *arguments, "--plain", stdin=stdin)


@pytest.fixture
def session(call: Call, monkeypatch: pytest.MonkeyPatch) -> Session:
    return Session(call, monkeypatch)


def words(answer: Answer) -> list[str]:
    return [" ".join(line.split()) for line in answer.lines]


BASICS = "upper-back-basics"


def test_every_event_of_upper_back_basics_is_a_line_with_time_what_side_and_repetition(session: Session) -> None:
    answer = session(BASICS)
    assert answer.status == 0
    said = words(answer)
    for line in (
        "Upper back basics", "0:00 Shoulder raises (1 of 3)", "0:00 prepare, 5 s", "0:05 move, rep 1 of 5, 3 s",
        "0:14 rest, rep 2 of 5, 2 s",
        "0:58 Seated twist (2 of 3)", "0:58 prepare, right, 6 s", "1:12 hold, right, 15 s", "half-way", "1:31 switch, left, 4 s",
        "next: Standing twist with a step", "2:17 move, left, rep 1 of 3, 3 s", "3:06 finished", "3:06 active: 3 done",
        "upper-back: 63 s under stretch (right 24 s, left 24 s)",
    ):  # fmt: skip
        assert line in said, line
    assert answer.err == ""


def test_there_is_one_line_for_each_segment_and_each_instruction_in_order(session: Session, call: Call) -> None:
    segments = call("plan", BASICS, "--json").json["segments"]
    answer = session(BASICS)
    timed = [line.split()[0] for line in answer.lines if line[:7].strip() and ", " in line and " s" in line]
    assert len(timed) == len(segments)
    times = [int(at.split(":")[0]) * 60 + int(at.split(":")[1]) for at in timed]
    assert times == [segment["start_ms"] // 1_000 for segment in segments]


def test_lines_do_not_depend_on_how_late_one_looks(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a rehearsal a thousand times as fast, in which every look is a second late or more."""
    on_time = session(BASICS).out
    session.clock = Hurried()
    monkeypatch.setattr(Hurried, "wait_s", lambda clock, due_ms: 1.9)
    assert session(BASICS).out == on_time


def test_nobody_at_the_keys_reads_notes_and_does_open_exercises_in_the_time_they_usually_take(session: Session) -> None:
    answer = session("shoulder-circuit")
    assert answer.status == 0
    said = words(answer)
    assert any(line.startswith("0:00 note: Find a clear stretch of wall") for line in said)
    assert sum("until you are done" in line for line in said) == 2
    assert any("round 2 of 2" in line for line in said)
    assert any(line.endswith("active: 7 done") or "done" in line for line in said)


@pytest.mark.parametrize("end", [("q", "y"), ("escape", "enter")])
def test_ending_early_asks_once_keeps_what_was_done_and_exits_3(session: Session, end: tuple[str, str]) -> None:
    answer = session(BASICS, keys=[(75_000, end[0]), (76_000, end[1])])
    assert answer.status == 3
    assert "end the session here? y / n" in answer.lines
    assert any(line.startswith("1:15 active: 1 done, 1 partly, 1 not reached") for line in words(answer))


def test_the_answer_no_goes_on_counted_in(session: Session) -> None:
    answer = session(BASICS, keys=[(60_000, "q"), (61_000, "n")])
    assert answer.status == 0
    assert session.clock.now_ms >= 186_000 + 1_000 + 3_000


def test_the_answer_no_leaves_a_paused_session_paused(session: Session) -> None:
    answer = session(BASICS, keys=[(60_000, "space"), (61_000, "q"), (62_000, "n"), (90_000, "space")])
    assert answer.status == 0
    assert session.clock.now_ms >= 186_000 + 30_000 + 3_000


def test_pause_and_going_on_are_said(session: Session) -> None:
    answer = session(BASICS, keys=[(60_000, "space"), (75_000, "p")])
    assert [line for line in answer.lines if line in ("paused", "going on")] == ["paused", "going on"]
    assert answer.status == 0


def test_keys_move_by_exercise_and_phase_restart_and_nudge(session: Session) -> None:
    pressed = ("right", "right", "left", "full_stop", "comma", "r", "plus", "q", "y")
    keys = [(1_000 * second, key) for second, key in enumerate(pressed, 1)]
    said = words(session(BASICS, keys=keys))
    heads = [line for line in said if " of 3)" in line]
    assert heads == [
        "0:00 Shoulder raises (1 of 3)", "0:58 Seated twist (2 of 3)", "2:02 Standing twist with a step (3 of 3)",
        "0:58 Seated twist (2 of 3)", "0:58 Seated twist (2 of 3)", "0:58 Seated twist (2 of 3)",
    ]  # fmt: skip
    assert "1:04 move, right, 8 s" in said


def test_done_ends_notes_and_own_pace(session: Session, home: Home) -> None:
    home.settings.write_text("ask_tension: never\n", encoding="utf-8")
    answer = session("shoulder-circuit", keys=[(1_000, "enter"), *((ms, "d") for ms in range(20_000, 400_000, 10_000))])
    assert answer.status == 0
    assert session.clock.now_ms < 400_000


def test_what_a_key_is_refused_for_is_said(session: Session) -> None:
    answer = session(BASICS, keys=[(1_000, "d"), (2_000, "q"), (3_000, "y")])
    assert "this one is timed and ends by itself" in answer.lines


def test_the_list_is_printed_and_a_number_goes_there(session: Session) -> None:
    answer = session(BASICS, keys=[(1_000, "j"), (2_000, "3"), (3_000, "enter"), (4_000, "q"), (5_000, "y")])
    assert "    3  Standing twist with a step" in answer.lines
    assert "2:02 Standing twist with a step (3 of 3)" in words(answer)


@pytest.mark.parametrize("typed", [("9", "9"), ("0",), (), ("²",), ("x",), *[("9",) * 30]])
def test_a_number_that_is_none_goes_nowhere(session: Session, typed: tuple[str, ...]) -> None:
    keys = [(1_000, "j"), *((2_000, key) for key in typed), (3_000, "enter"), (4_000, "q"), (5_000, "y")]
    answer = session(BASICS, keys=keys)
    assert answer.status == 3
    assert sum(" of 3)" in line for line in answer.lines) == 1


def test_help_says_the_keys_and_so_does_the_start(session: Session) -> None:
    answer = session(BASICS, keys=[(1_000, "f1"), (2_000, "q"), (3_000, "y")])
    assert answer.err.count("keys: space pause") == 2


def test_changed_keys_are_obeyed_and_named(session: Session, home: Home) -> None:
    home.settings.write_text("keys: {pause: y, end: e}\n")
    answer = session(BASICS, keys=[(1_000, "y"), (2_000, "q"), (3_000, "e"), (4_000, "enter")])
    assert answer.status == 3
    assert "keys: y pause" in answer.err
    assert "paused" in answer.lines


def test_T4_a_sleep_pauses_says_for_how_long_and_waits_for_the_key(session: Session) -> None:
    session.clock.gap_at_ms = 60_000
    answer = session(BASICS, keys=[(90_000, "space")])
    assert answer.status == 0
    assert "paused: away for 1 min; press space to go on" in answer.lines
    assert session.clock.now_ms >= 186_000 + 30_000


def test_T4_where_nobody_can_press_a_key_it_goes_on_by_itself(session: Session) -> None:
    session.clock.gap_at_ms = 60_000
    answer = session(BASICS)
    assert answer.status == 0
    assert "3:06 finished" in words(answer)


def test_it_begins_with_the_exercise_asked_for(session: Session) -> None:
    answer = session(BASICS, "--from", "3")
    assert words(answer)[1] == "2:02 Standing twist with a step (3 of 3)"
    assert any(line.startswith("1:04 active: 1 done, 2 ") for line in words(answer))


def test_an_exercise_that_the_routine_does_not_have_is_bad_usage(session: Session) -> None:
    answer = session(BASICS, "--from", "4")
    assert (answer.status, answer.out) == (2, "")
    assert "--from 4: Upper back basics has 3 exercises" in answer.err


def test_a_routine_from_standard_input(session: Session) -> None:
    answer = session("-", stdin="name: Piped\nsteps: [{exercise: seated-twist, sides: right}]\n")
    assert answer.status == 0
    assert words(answer)[:3] == ["Piped", "0:00 Seated twist (1 of 1)", "0:00 prepare, right, 6 s"]


def test_a_routine_by_path_finds_exercises_beside_it(session: Session, tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "bend.yaml").write_text("name: Bend\nareas: [neck]\nhold: 10s\n")
    (tmp_path / "mine.yaml").write_text("name: Mine\nsteps: [bend]\n")
    assert "0:00 Bend (1 of 1)" in words(session(str(tmp_path / "mine.yaml")))


@pytest.mark.parametrize(
    ("stdin", "said"),
    [("name: X\nsteps: [nothing-such]\n", "there is no exercise"), ("", "there is nothing in this file"), ("[", "<stdin>:1:")],
)
def test_a_broken_routine_is_not_begun(session: Session, stdin: str, said: str) -> None:
    answer = session("-", stdin=stdin)
    assert (answer.status, answer.out) == (1, "")
    assert said in answer.err


def test_the_speed_scales_the_real_clock() -> None:
    turned = Turned()
    clock = turned.clock(speed=30)
    assert isinstance(clock, SystemClock)
    turned.runs(1_000)
    assert clock.active() == 30_000
    assert clock.wait_s(60_000) == 1.0


def test_keys_of_a_terminal_are_told_apart() -> None:
    named = ("right", "space", "left", "q", "escape", "comma", "enter", "²", "question_mark")
    assert split_keys("\x1b[C \x1b[Dq\x1b,\r²?") == named
    assert split_keys("\x1b[99~") != ()
    assert split_keys("") == ()
