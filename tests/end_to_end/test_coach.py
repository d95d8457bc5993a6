"""The coach from end to end: the real program in a terminal, with a recorder for a player and a voice.

Several walks go on at once (tests/at_once.py); each test judges what its own has left.
"""

from __future__ import annotations

# ruff: noqa: E402  # what is imported below the assertion is empty for mypy on Windows
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

import pytest

assert sys.platform != "win32"
if sys.platform != "linux":
    pytest.skip("processes are looked up in /proc", allow_module_level=True)

from tests.benchmarks.table import percentile
from tests.coach.followed import Followed, followed, since
from tests.coach.heard import Call, Recorder, settings
from tests.coach.planned import Due, difference, kept, lines_due, overlaps, recorded_lasts, timeline_of, tones_due, wrong_sides
from tests.pace import judged, slower

pytestmark = pytest.mark.waits

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


Heard = Sequence[tuple[float, Call]]
LATE_TONES_MS, LATE_LINE_MS = 60, 150


def walked_whole(home: Path) -> tuple[Heard, Heard]:
    """The tones and the lines of a whole routine."""
    with session(home, "upper-back-basics") as (program, recorder):
        program.wait_written(b"Well done.", within_s=150)
        program.wait_ms(2_500)
        tones = since(recorder.heard("tone"), program.began_ns)
        return tones, since(recorder.heard("line"), program.began_ns)


def whole_due() -> tuple[list[Due], list[Due]]:
    timeline = timeline_of("upper-back-basics")
    lines = lines_due(timeline, "full", SPEED, recorded_lasts(SPEED, RATE))
    return tones_due(timeline, SPEED, lines), lines


def assert_whole(heard: tuple[Heard, Heard]) -> None:
    (tones_wanted, lines_wanted), (tones, lines) = whole_due(), heard
    assert difference(lines_wanted, lines) == ""
    assert difference(tones_wanted, tones) == ""
    assert wrong_sides(lines_wanted) == []


def late_in_whole(heard: tuple[Heard, Heard]) -> list[str]:
    (tones_wanted, lines_wanted), (tones, lines) = whole_due(), heard
    worst_ms = percentile([one.late_ms for one in kept(tones_wanted, tones)], 95)
    late = [f"tones (95 %): {worst_ms:.0f} ms"] if worst_ms > LATE_TONES_MS * slower(perf_counter) else []
    most_ms = LATE_LINE_MS * slower(perf_counter)
    late += overlaps(lines)  # two lines may be planned 75 ms apart: one whose player starts later than that is cut by the next
    return late + [f"{one.due}: {one.late_ms:.0f} ms" for one in kept(lines_wanted, lines) if one.late_ms > most_ms]


@pytest.mark.parametrize("walk", [walked_whole], indirect=True, ids=["upper-back-basics"])
def test_a_whole_routine_is_heard_on_time_in_order_on_the_right_side_and_never_two_lines_at_once(
    walk: Callable[[], tuple[Heard, Heard]],
) -> None:
    """Wrong in order or side fails at once. Where lateness, or what comes of it, is the only fault, a second walk is judged."""
    assert judged(walk, assert_whole, late_in_whole) == []


@contextmanager
def in_a_hold(home: Path, left_ms: int) -> Iterator[tuple[Followed, Recorder]]:
    """In the first hold of TINY, so long (in the session's time) before it ends."""
    file = home / "tiny.yaml"
    file.write_text(TINY)
    with session(home, str(file)) as (program, recorder):
        program.wait_real_ms((HOLD_ENDS_MS - left_ms) / SPEED)
        yield program, recorder


@dataclass(frozen=True)
class Pressed:
    """A key pressed in a hold, and all that had been heard some time later."""

    key: bytes
    began_ns: int
    at_ns: int
    calls: list[Call]

    def later_than(self, at_ns: int, ms: float) -> list[Call]:
        """What began later than so long after that moment."""
        edge_ns = at_ns + (ms * slower(perf_counter) if ms == CUT_MS else ms) * 1e6
        return [call for call in self.calls if call.what != "render" and call.began_ns > edge_ns]

    def cut_short(self) -> list[str]:
        """What had begun when the key was pressed and was still going on CUT_MS later."""
        edge_ns = self.at_ns + CUT_MS * slower(perf_counter) * 1e6
        return [call.got for call in self.calls if call.began_ns < self.at_ns and (call.ended_ns or 0) > edge_ns]


def pressed(home: Path, key: bytes, left_ms: int, after_ms: float) -> Pressed:
    """The key pressed so long (in the session's time) before the hold ends; heard for so long (real) after it."""
    with in_a_hold(home, left_ms) as (program, recorder):
        at_ns = program.press(key)
        program.wait_ms(after_ms)
        return Pressed(key, program.began_ns, at_ns, recorder.calls())


def is_count(call: Call) -> bool:
    return call.got.startswith("count") or call.got.rstrip(".").lower() in ("three", "two", "one", "3", "2", "1")


def pressed_in_the_countdown(home: Path, key: bytes) -> tuple[Pressed, bool]:
    """And whether the countdown had begun before."""
    with in_a_hold(home, 2_600) as (program, recorder):
        program.wait_ms(150)
        had_begun = any(is_count(call) for call in recorder.calls() if call.what != "render" and call.began_ns > program.began_ns)
        at_ns = program.press(key)
        program.wait_ms(1_400)
        return Pressed(key, program.began_ns, at_ns, recorder.calls()), had_begun


LEAVING = {"next": b"\x1b[C", "back": b"\x1b[D", "phase-on": b".", "phase-back": b",", "longer": b"+"}


@pytest.mark.parametrize(
    "walk", [partial(pressed_in_the_countdown, key=key) for key in LEAVING.values()], indirect=True, ids=LEAVING
)
def test_no_countdown_goes_on_after_its_hold_was_left_or_made_longer(walk: Callable[[], tuple[Pressed, bool]]) -> None:
    assert judged(walk, assert_called_off, lambda left: [] if left[1] else ["the countdown had not begun"]) == []


def assert_called_off(left: tuple[Pressed, bool]) -> None:
    heard, _ = left
    assert [call.got for call in heard.later_than(heard.at_ns, CUT_MS) if is_count(call)] == []
    assert heard.cut_short() == [] or heard.key == b"+"


def counts_at(heard: Pressed, since_ns: int, due_ms: float) -> list[str]:
    """The first count after the key, where it did not come at its moment: it was late, or dropped for that."""
    began = [(call.began_ns - since_ns) / 1e6 for call in heard.later_than(heard.at_ns, CUT_MS) if is_count(call)]
    if began and began[0] == pytest.approx(due_ms, abs=150 * slower(perf_counter)):
        return []
    return [f"counted at {began}, due at {due_ms}"]


made_longer = partial(pressed, key=b"+", left_ms=2_600, after_ms=5_500 / SPEED)


@pytest.mark.parametrize("walk", [made_longer], indirect=True, ids=["longer"])
def test_a_hold_made_longer_is_counted_down_where_it_ends_now(walk: Callable[[], Pressed]) -> None:
    due_ms = (HOLD_ENDS_MS + 5_000 - 3_000) / SPEED
    assert judged(walk, assert_not_counted_on, lambda heard: counts_at(heard, heard.began_ns, due_ms)) == []


def assert_not_counted_on(heard: Pressed) -> None:
    """Between the key and the count that belongs to the longer hold nothing is counted."""
    over_ns = heard.began_ns + HOLD_ENDS_MS / SPEED * 1e6
    assert [call.got for call in heard.later_than(heard.at_ns, CUT_MS) if is_count(call) and call.began_ns < over_ns] == []


made_shorter = partial(pressed, key=b"-", left_ms=9_000, after_ms=(4_000 - 200) / SPEED)


@pytest.mark.parametrize("walk", [made_shorter], indirect=True, ids=["shorter"])
def test_a_hold_made_shorter_leaves_out_what_belonged_to_the_time_taken_off(walk: Callable[[], Pressed]) -> None:
    assert judged(walk, assert_no_half, lambda heard: counts_at(heard, heard.at_ns, 1_000 / SPEED)) == []


def assert_no_half(heard: Pressed) -> None:
    assert not any("half" in call.got.lower() for call in heard.later_than(heard.at_ns, CUT_MS))


hurt_early = partial(pressed, key=b"o", left_ms=12_500, after_ms=4_500)
"""In the first seconds of the first session there ever was: nothing is kept, and much is to be rendered."""


@pytest.mark.parametrize("walk", [hurt_early], indirect=True, ids=["hurt-early"])
def test_a_first_session_sounds_from_its_first_tone_on_and_the_key_for_pain_is_answered_at_once_by_tone_and_voice(
    walk: Callable[[], Pressed],
) -> None:
    assert judged(walk, assert_asked, late_at_first) == []


def assert_asked(heard: Pressed) -> None:
    after = [call.got for call in heard.later_than(heard.at_ns, 0)]
    assert after[:2] == ["rest", "Stopped, and marked."]
    assert after[2].startswith("Press 1: ")
    assert len(after) == 3


def late_at_first(heard: Pressed) -> list[str]:
    sounded = [call for call in heard.calls if call.what != "render"]
    first, name = sounded[0], next(call for call in sounded if call.what == "line")
    answers = heard.later_than(heard.at_ns, 0)[:2]
    late = [f"{one.got} at {(one.began_ns - heard.began_ns) / 1e6:.0f}" for one in (first, name)] + [
        f"{one.got} after {(one.began_ns - heard.at_ns) / 1e6:.0f}" for one in answers
    ]
    begins_ms = [(one.began_ns - heard.began_ns) / 1e6 for one in (first, name)]
    answers_ms = [(one.began_ns - heard.at_ns) / 1e6 for one in answers]
    bounds = (first.got == "prepare" and begins_ms[0] < 250, begins_ms[1] < 900, answers_ms[0] < 300, answers_ms[1] < 900)
    return [] if all(bounds) else late


def paused_and_gone_on(home: Path) -> tuple[Pressed, Pressed]:
    with in_a_hold(home, 5_000) as (program, recorder):
        at_ns = program.press(b" ")
        program.wait_written(b"goes on")
        program.wait_ms(2_000)
        paused = Pressed(b" ", program.began_ns, at_ns, recorder.calls())
        on_ns = program.press(b" ")
        program.wait_ms(4_000 / SPEED)
        return paused, Pressed(b" ", program.began_ns, on_ns, recorder.calls())


@pytest.mark.parametrize("walk", [paused_and_gone_on], indirect=True, ids=["paused"])
def test_paused_nothing_more_is_heard_than_that_it_is_paused_until_it_goes_on_with_a_count_in(
    walk: Callable[[], tuple[Pressed, Pressed]],
) -> None:
    paused, gone_on = walk()
    assert [call.got for call in paused.later_than(paused.at_ns, CUT_MS) if call.got not in ("rest", "Paused.")] == []
    assert paused.cut_short() == []
    assert any(is_count(call) for call in gone_on.later_than(gone_on.at_ns, -50))


jumped = partial(pressed, key=b"\x1b[C", left_ms=9_000, after_ms=2_500)


@pytest.mark.parametrize("walk", [jumped], indirect=True, ids=["jumped"])
def test_what_is_next_is_called_by_its_own_name_after_a_jump_and_the_one_left_is_not_named_any_more(
    walk: Callable[[], Pressed],
) -> None:
    after = walk()
    heard = [call.got for call in after.later_than(after.at_ns, -20) if call.what == "line"]
    assert any("Second thing" in text for text in heard)
    assert not any("Wall lean" in text or "next" in text.lower() or "wall" in text.lower() for text in heard)
    assert after.cut_short() == []
