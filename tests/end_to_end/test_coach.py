"""The coach from end to end: the real program in a terminal, with a recorder for a player and a voice."""

from __future__ import annotations

# ruff: noqa: E402  # what is imported below the assertion is empty for mypy on Windows
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

assert sys.platform != "win32"
if sys.platform != "linux":
    pytest.skip("processes are looked up in /proc", allow_module_level=True)

from tests.benchmarks.table import percentile
from tests.coach.followed import Followed, followed, since
from tests.coach.heard import Call, Recorder, settings
from tests.coach.planned import difference, kept, lines_due, overlaps, recorded_lasts, timeline_of, tones_due, wrong_sides
from tests.pace import slower

TINY = """\
name: Tiny
steps:
  - name: Wall lean
    areas: [calves]
    sides: each
    prepare: 3s
    move: 1s
    hold: 10s
    release: 3s
    switch: 6s
    rest: 0s
    cues: [Stand at the wall.]
  - name: Second thing
    areas: [neck]
    prepare: 6s
    move: 3s
    hold: 8s
    release: 3s
    rest: 0s
"""
"""Long enough between two countdowns that one which was called off can be told from the next."""
HOLD_ENDS_MS = 14_000
"""The first hold, in the session's time; before it nothing is counted down."""
SPEED = 2
RATE = 300
"""Words a minute: at this speed as many of the session's seconds a word as a person has at its own."""
CUT_MS = 150
"""So long after a key nothing stale is heard any more."""


@contextmanager
def session(home: Path, routine: str, speed: int = SPEED, **more: object) -> Iterator[tuple[Followed, Recorder]]:
    recorder = Recorder(home)
    wanted = settings(
        **{
            "player": recorder.player(),
            "voice_engine": "command",
            "voice_command": recorder.voice(rate=RATE),
            "voice_rate": RATE,
            **more,
        }
    )
    with followed(home, ["run", routine, "--speed", str(speed)], wanted) as program:
        yield program, recorder


def test_a_whole_routine_is_heard_on_time_in_order_on_the_right_side_and_never_two_lines_at_once(tmp_path: Path) -> None:
    with session(tmp_path, "upper-back-basics") as (program, recorder):
        program.wait_until(lambda: "Well done." in program.text(), "finished", within_s=150)
        program.wait_ms(2_500)
        tones = since(recorder.heard("tone"), program.began_ns)
        lines = since(recorder.heard("line"), program.began_ns)
    timeline = timeline_of("upper-back-basics")
    lines_wanted = lines_due(timeline, "full", SPEED, recorded_lasts(SPEED, RATE))
    tones_wanted = tones_due(timeline, SPEED, lines_wanted)
    assert difference(lines_wanted, lines) == ""
    assert difference(tones_wanted, tones) == ""
    assert overlaps(lines) == []
    assert wrong_sides(lines_wanted) == []
    assert percentile([one.late_ms for one in kept(tones_wanted, tones)], 95) <= 60 * slower()
    assert max(one.late_ms for one in kept(lines_wanted, lines)) <= 150 * slower()


@contextmanager
def in_a_hold(home: Path, left_ms: int) -> Iterator[tuple[Followed, Recorder]]:
    """In the first hold of TINY, so long (in the session's time) before it ends."""
    file = home / "tiny.yaml"
    file.write_text(TINY)
    with session(home, str(file)) as (program, recorder):
        program.wait_real_ms((HOLD_ENDS_MS - left_ms) / SPEED)
        yield program, recorder


def later_than(recorder: Recorder, at_ns: int, ms: float) -> list[Call]:
    """What began later than so long after that moment, as far as it has been heard by now."""
    heard = recorder.calls()  # first: to find out how slow the machine is takes time
    edge_ns = at_ns + (ms * slower() if ms == CUT_MS else ms) * 1e6
    return [call for call in heard if call.what != "render" and call.began_ns > edge_ns]


def cut_short(recorder: Recorder, at_ns: int) -> list[str]:
    """What had begun by that moment and was still going on CUT_MS later."""
    edge_ns = at_ns + CUT_MS * slower() * 1e6
    return [call.got for call in recorder.calls() if call.began_ns < at_ns and (call.ended_ns or 0) > edge_ns]


def is_count(call: Call) -> bool:
    return call.got.startswith("count") or call.got.rstrip(".").lower() in ("three", "two", "one", "3", "2", "1")


@pytest.mark.parametrize(
    "key", [b"\x1b[C", b"\x1b[D", b".", b",", b"+"], ids=["next", "back", "phase-on", "phase-back", "longer"]
)
def test_no_countdown_goes_on_after_its_hold_was_left_or_made_longer(tmp_path: Path, key: bytes) -> None:
    with in_a_hold(tmp_path, 2_600) as (program, recorder):
        program.wait_ms(150)
        assert any(is_count(call) for call in later_than(recorder, program.began_ns, 0)), "the countdown had begun"
        at_ns = program.press(key)
        program.wait_ms(1_400)
        counted = [call.got for call in later_than(recorder, at_ns, CUT_MS) if is_count(call)]
        assert counted == []
        assert cut_short(recorder, at_ns) == [] or key == b"+"


def test_a_hold_made_longer_is_counted_down_where_it_ends_now(tmp_path: Path) -> None:
    with in_a_hold(tmp_path, 2_600) as (program, recorder):
        at_ns = program.press(b"+")
        program.wait_ms(5_500 / SPEED)
        counted = [call for call in later_than(recorder, at_ns, CUT_MS) if is_count(call)]
        assert counted
        assert (counted[0].began_ns - program.began_ns) / 1e6 == pytest.approx(
            (HOLD_ENDS_MS + 5_000 - 3_000) / SPEED, abs=150 * slower()
        )


def test_a_hold_made_shorter_leaves_out_what_belonged_to_the_time_taken_off(tmp_path: Path) -> None:
    with in_a_hold(tmp_path, 9_000) as (program, recorder):
        at_ns = program.press(b"-")
        program.wait_ms((4_000 - 200) / SPEED)
        heard = later_than(recorder, at_ns, CUT_MS)
        counted = [call for call in heard if is_count(call)]
        assert counted
        assert (counted[0].began_ns - at_ns) / 1e6 == pytest.approx(1_000 / SPEED, abs=150 * slower())
        assert not any("half" in call.got.lower() for call in heard)


def test_paused_nothing_more_is_heard_than_that_it_is_paused_until_it_goes_on_with_a_count_in(tmp_path: Path) -> None:
    with in_a_hold(tmp_path, 5_000) as (program, recorder):
        at_ns = program.press(b" ")
        program.wait_for("goes on")
        program.wait_ms(2_000)
        assert [call.got for call in later_than(recorder, at_ns, CUT_MS) if call.got != "Paused."] == []
        assert cut_short(recorder, at_ns) == []
        on_ns = program.press(b" ")
        program.wait_ms(4_000 / SPEED)
        heard = later_than(recorder, on_ns, -50)
        assert any(is_count(call) for call in heard)


def test_what_is_next_is_called_by_its_own_name_after_a_jump_and_the_one_left_is_not_named_any_more(tmp_path: Path) -> None:
    with in_a_hold(tmp_path, 9_000) as (program, recorder):
        at_ns = program.press(b"\x1b[C")
        program.wait_ms(2_500)
        heard = [call.got for call in later_than(recorder, at_ns, -20) if call.what == "line"]
        assert any("Second thing" in text for text in heard)
        assert not any("Wall lean" in text or "next" in text.lower() or "wall" in text.lower() for text in heard)
        assert cut_short(recorder, at_ns) == []
