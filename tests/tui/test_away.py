"""Late looks, sleep and suspension, seen on the player's screen: faults T3, T4, T7. The real clock, read by hand."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager

from tests.session.exercises import SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, routine
from tests.session.fake_clocks import Turned
from tests.tui.opened import Face, opened
from tests.tui.screen_text import coming, head, number, side, state, word

THREE = routine(SHOULDER_RAISES, SEATED_TWIST, STANDING_TWIST)


async def at_the_hold(face: Face, computer: Turned) -> None:
    """To 72.4 s: 14.6 s are left of the seated twist's first hold."""
    for _ in range(50):
        computer.runs(1_448)
        face.player.look()
    await face.settle()
    assert (word(face.app), number(face.app), side(face.app)) == ("HOLD", "15", "right")


def session(computer: Turned) -> AbstractAsyncContextManager[Face]:
    return opened(THREE, clock=computer.clock())


async def test_T3_after_a_block_of_two_seconds_the_next_look_is_right() -> None:
    computer = Turned()
    async with session(computer) as face:
        await at_the_hold(face, computer)
        computer.runs(2_000)
        face.player.look()
        assert (word(face.app), number(face.app)) == ("HOLD", "13")
        for _ in range(7):
            computer.runs(1_800)
            face.player.look()
        assert (word(face.app), number(face.app)) == ("RELEASE", "4")
        computer.runs(2_000)
        face.player.look()
        assert (word(face.app), number(face.app)) == ("RELEASE", "2")


async def test_T3_a_block_over_a_change_of_phase_shows_the_phase_it_is_and_the_one_after() -> None:
    computer = Turned()
    async with session(computer) as face:
        for _ in range(7):
            computer.runs(1_000)
            face.player.look()
        computer.runs(2_000)
        face.player.look()
        assert (head(face.app), word(face.app), number(face.app)) == ("1 of 3   Shoulder raises", "HOLD", "2")
        assert coming(face.app) == "next: release, 3 s"


async def test_T4_after_a_sleep_it_is_paused_at_the_last_look_and_says_for_how_long() -> None:
    computer = Turned()
    async with session(computer) as face:
        await at_the_hold(face, computer)
        computer.sleeps(12 * 60_000)
        face.player.look()
        await face.settle()
        assert (word(face.app), number(face.app), side(face.app)) == ("PAUSED", "15", "right")
        assert "away for 12 min" in state(face.app)
        assert "1:12 done" in face.text


async def test_T4_a_stopped_program_is_a_gap_too() -> None:
    computer = Turned()
    async with session(computer) as face:
        await at_the_hold(face, computer)
        computer.runs(2_001)
        face.player.look()
        await face.settle()
        assert (word(face.app), number(face.app)) == ("PAUSED", "15")
        assert "away for 2" in state(face.app)


async def test_T4_only_a_key_goes_on_after_a_sleep_with_the_whole_rest_of_the_hold() -> None:
    computer = Turned()
    async with session(computer) as face:
        await at_the_hold(face, computer)
        computer.sleeps(12 * 60_000)
        for _ in range(20):
            face.player.look()
            computer.runs(1_000)
        assert word(face.app) == "PAUSED"
        await face.press("space")
        assert (word(face.app), number(face.app)) == ("READY", "3")
        for _ in range(3):
            computer.runs(1_000)
            face.player.look()
        await face.settle()
        assert (word(face.app), number(face.app)) == ("HOLD", "15")
        assert "1:12 done" in face.text


async def test_T4_a_key_that_ends_the_sleep_does_not_go_on_by_itself() -> None:
    computer = Turned()
    async with session(computer) as face:
        await at_the_hold(face, computer)
        computer.sleeps(60_000)
        await face.press("+")
        assert word(face.app) == "PAUSED"
        assert "away for 1 min" in state(face.app)


async def test_T4_the_summary_tells_active_time_and_time_away_apart() -> None:
    computer = Turned()
    async with session(computer) as face:
        await at_the_hold(face, computer)
        computer.sleeps(12 * 60_000)
        face.player.look()
        await face.press("q", "y")
        assert "1:12 active" in face.text
        assert "away for 12 min" in face.text


async def test_T7_suspending_pauses_at_once_and_resuming_comes_back_paused() -> None:
    computer = Turned()
    async with session(computer) as face:
        await at_the_hold(face, computer)
        face.app.app_suspend_signal.publish(face.app)
        await face.settle()
        assert (word(face.app), number(face.app)) == ("PAUSED", "15")
        computer.runs(600_000)
        face.app.app_resume_signal.publish(face.app)
        await face.settle()
        assert (word(face.app), number(face.app)) == ("PAUSED", "15")
        assert face.player.walk.player.course_ms == 72_400
        await face.press("space")
        assert word(face.app) == "READY"
