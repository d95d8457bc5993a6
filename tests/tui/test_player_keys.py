"""What each key does to a session, seen on the screen."""

from __future__ import annotations

import pytest

from stretchtui.keys import ACTIONS
from stretchtui.settings.preferences import Settings
from tests.session.exercises import NOTE, OWN_PACE, PLAIN, REST, SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, routine
from tests.tui.opened import MANY, Face, bundled_routine, opened
from tests.tui.screen_text import head, notices, number, rows, sentence, side, state, word

THREE = routine(SHOULDER_RAISES, SEATED_TWIST, STANDING_TWIST)


def dialog(face: Face) -> str | None:
    """Which dialog lies over the session, if any."""
    name = type(face.app.screen).__name__
    return None if name == "PlayerScreen" else name


@pytest.mark.parametrize("key", ACTIONS["pause"].keys)
async def test_pause_keeps_the_very_millisecond(key: str) -> None:
    async with opened(THREE) as face:
        await face.at(72_345)
        before = face.frame
        await face.press(key)
        assert (word(face.app), number(face.app), side(face.app)) == ("PAUSED", "15", "right")
        assert "goes on" in state(face.app)
        await face.at(9_999_999)
        assert word(face.app) == "PAUSED"
        assert (face.frame.left_ms, face.frame.done_ms) == (before.left_ms, before.done_ms) == (14_655, 72_345)


async def test_going_on_counts_in_3_2_1_and_then_the_hold_has_its_whole_remaining_time() -> None:
    async with opened(THREE) as face:
        await face.at(72_345)
        await face.press("space")
        await face.at(100_000)
        await face.press("space")
        assert (word(face.app), number(face.app)) == ("READY", "3")
        assert "going on with hold" in state(face.app)
        for now_ms, shown in ((101_000, "2"), (102_999, "1")):
            await face.at(now_ms)
            assert number(face.app) == shown
        await face.at(103_000)
        assert (word(face.app), number(face.app)) == ("HOLD", "15")
        assert face.frame.left_ms == 14_655
        await face.at(117_654)
        assert (word(face.app), number(face.app)) == ("HOLD", "1")
        await face.at(117_655)
        assert word(face.app) == "RELEASE"


async def test_without_the_count_in_going_on_goes_on_at_once() -> None:
    async with opened(THREE, settings=Settings(count_in=False)) as face:
        await face.at(72_345)
        await face.press("space")
        await face.at(100_000)
        await face.press("space")
        assert (word(face.app), face.frame.left_ms) == ("HOLD", 14_655)


@pytest.mark.parametrize("key", ACTIONS["next-exercise"].keys)
async def test_next_goes_to_the_next_exercise_and_after_the_last_to_the_summary(key: str) -> None:
    async with opened(THREE) as face:
        await face.press(key)
        assert head(face.app) == "2 of 3   Seated twist"
        assert word(face.app) == "PREPARE"
        await face.press(key, key)
        assert "Well done." in face.text
        assert "3 skipped" in face.text


@pytest.mark.parametrize("key", ACTIONS["previous-exercise"].keys)
async def test_back_goes_to_the_start_of_this_exercise_and_within_three_seconds_to_the_one_before(key: str) -> None:
    async with opened(THREE) as face:
        await face.at(75_000)
        await face.press(key)
        assert (head(face.app), word(face.app), number(face.app)) == ("2 of 3   Seated twist", "PREPARE", "6")
        await face.press(key)
        assert head(face.app) == "1 of 3   Shoulder raises"
        await face.press(key)
        assert (head(face.app), number(face.app)) == ("1 of 3   Shoulder raises", "5")


async def test_full_stop_and_comma_go_a_phase_on_and_back() -> None:
    async with opened(THREE) as face:
        seen = []
        for key in (".", ".", ".", ".", ",", ","):
            await face.press(key)
            seen.append((word(face.app), number(face.app)))
        assert seen == [("MOVE", "3"), ("HOLD", "3"), ("RELEASE", "3"), ("REST", "2"), ("RELEASE", "3"), ("HOLD", "3")]


async def test_a_jump_while_paused_stays_paused() -> None:
    async with opened(THREE) as face:
        await face.press("space", "right")
        assert (head(face.app), word(face.app)) == ("2 of 3   Seated twist", "PAUSED")
        await face.at(60_000)
        assert word(face.app) == "PAUSED"


@pytest.mark.parametrize("key", ["+", "="])
async def test_plus_makes_the_phase_five_seconds_longer_and_minus_shorter(key: str) -> None:
    async with opened(THREE) as face:
        await face.at(72_000)
        await face.press(key)
        assert number(face.app) == "20"
        assert "1:59 left" in face.text
        await face.press("-", "-")
        assert number(face.app) == "10"
        assert "1:49 left" in face.text


async def test_a_nudge_that_cannot_be_says_why() -> None:
    async with opened(routine(PLAIN._replace(prepare_ms=0, limit_ms=26_000))) as face:
        await face.at(4_000)
        await face.press("+")
        assert number(face.app) == "19"
        await face.expect(lambda: notices(face.app) != "")
        assert face.player.walk.player.why in notices(face.app)


async def test_r_starts_the_exercise_again() -> None:
    async with opened(THREE) as face:
        await face.at(110_000)
        assert side(face.app) == "left"
        await face.press("r")
        assert (head(face.app), word(face.app), side(face.app)) == ("2 of 3   Seated twist", "PREPARE", "right")


@pytest.mark.parametrize("key", ACTIONS["done"].keys)
async def test_done_ends_a_note_and_an_own_pace_and_nothing_that_is_timed(key: str) -> None:
    async with opened(routine(NOTE, OWN_PACE, PLAIN)) as face:
        await face.press(key)
        assert head(face.app) == "1 of 2   Own pace"
        await face.press(key)
        assert word(face.app) == "PREPARE"
        await face.at(5_000)
        assert word(face.app) == "OWN PACE"
        await face.press(key)
        assert head(face.app) == "2 of 2   Plain"
        await face.press(key)
        assert (head(face.app), word(face.app)) == ("2 of 2   Plain", "PREPARE")


async def test_done_is_offered_only_where_it_does_something() -> None:
    done = f"{ACTIONS['done'].label}"
    async with opened(routine(NOTE, PLAIN), size=(160, 40)) as face:
        assert f"⏎ {done}" in rows(face.app)[-1]
        await face.press("enter")
        assert f"⏎ {done}" not in rows(face.app)[-1]


async def test_j_lists_every_step_and_goes_to_the_one_chosen() -> None:
    async with opened(routine(SHOULDER_RAISES, REST, NOTE, SEATED_TWIST)) as face:
        await face.at(10_000)
        await face.press("j")
        for step in ("Shoulder raises", "Rest", "Find a wall.", "Seated twist", "1:13"):
            assert step in face.text
        await face.press("down", "down", "down", "enter")
        assert dialog(face) is None
        assert (head(face.app), word(face.app)) == ("2 of 2   Seated twist", "PREPARE")


@pytest.mark.parametrize("key", ["escape", "j"])
async def test_the_list_can_be_left_without_going_anywhere(key: str) -> None:
    async with opened(THREE) as face:
        await face.at(10_000)
        await face.press("j", key)
        assert dialog(face) is None
        assert (head(face.app), face.frame.done_ms) == ("1 of 3   Shoulder raises", 10_000)


async def test_a_click_on_the_bar_goes_to_that_exercise() -> None:
    async with opened(THREE, size=(80, 24)) as face:
        y = next(y for y, row in enumerate(rows(face.app)) if "█" in row and "▄▄▄" in row and "▌" not in row)
        await face.pilot.click(offset=(75, y))
        assert head(face.app) == "3 of 3   Standing twist with a step"


@pytest.mark.parametrize("key", ACTIONS["end"].keys)
async def test_end_asks_once_and_yes_keeps_what_was_done(key: str) -> None:
    async with opened(THREE) as face:
        await face.at(58_000)
        await face.press(key)
        assert "End the session here?" in face.text
        await face.press("y")
        assert "Ended early" in face.text
        assert "0:58" in face.text
        assert "1 done" in face.text


@pytest.mark.parametrize("key", ["n", "escape"])
async def test_end_answered_with_no_goes_on_counted_in_from_the_same_place(key: str) -> None:
    async with opened(THREE) as face:
        await face.at(72_345)
        await face.press("q")
        await face.at(90_000)
        await face.press(key)
        assert dialog(face) is None
        assert (word(face.app), number(face.app)) == ("READY", "3")
        await face.at(93_000)
        assert (word(face.app), face.frame.left_ms) == ("HOLD", 14_655)


async def test_end_answered_with_no_leaves_a_paused_session_paused() -> None:
    async with opened(THREE) as face:
        await face.press("space", "q", "n")
        await face.at(60_000)
        assert word(face.app) == "PAUSED"


async def test_the_session_stands_while_it_is_asked_whether_to_end() -> None:
    async with opened(THREE) as face:
        await face.at(10_000)
        await face.press("q")
        await face.at(9_000_000)
        assert "End the session here?" in face.text
        assert face.frame.done_ms == 10_000


@pytest.mark.parametrize("over", ["j", "?", "ctrl+p"])
async def test_a_session_that_finishes_under_a_dialog_shows_its_summary_and_leaves_no_dead_player_behind(over: str) -> None:
    async with opened() as face:
        await face.type("/basics")
        await face.press("enter")
        await face.at(185_000)
        await face.press(over)
        face.look_at(186_000)
        await face.expect(lambda: "Well done." in face.text)
        await face.press("enter")
        assert f"1 of {MANY}" in face.text


async def test_keys_that_come_in_one_burst_are_obeyed_in_order() -> None:
    async with opened(THREE) as face:
        face.send("right", "right", "left", ".", "space")
        await face.settle()
        await face.settle()
        assert (head(face.app), word(face.app), face.frame.word) == ("2 of 3   Seated twist", "PAUSED", "move")


async def test_home_and_back_twice_each_session_starts_afresh() -> None:
    async with opened() as face:
        await face.type("/basics")
        for _ in range(2):
            await face.press("enter")
            assert (word(face.app), number(face.app)) == ("PREPARE", "5")
            await face.at(face.clock.now_ms + 20_000)
            await face.press("q", "y", "enter")
            assert f"1 of {MANY}" in face.text
            face.clock.now_ms = 0


async def test_an_own_paced_exercise_of_a_circuit_waits_in_every_round() -> None:
    async with opened(bundled_routine("shoulder-circuit")) as face:
        await face.press("enter")
        waited = 0
        for now_ms in range(0, 900_000, 1_000):
            face.look_at(now_ms)
            if type(face.app.screen).__name__ != "PlayerScreen":
                break
            if word(face.app) == "OWN PACE":
                waited += 1
                await face.press("enter")
        await face.settle()
        assert waited == 2
        assert "Well done." in sentence(face.app)
