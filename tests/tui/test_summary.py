"""After a session: what the summary tells, and where its keys lead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stretchtui.keys import ACTIONS
from tests.session.exercises import SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, routine
from tests.tui.opened import MANY, Face, bundled_routine, opened
from tests.tui.screen_text import rows, sentence

THREE = routine(SHOULDER_RAISES, SEATED_TWIST, STANDING_TWIST)


async def walk_through(face: Face, until_ms: int = 186_000) -> None:
    for now_ms in range(0, until_ms + 1, 1_000):
        face.look_at(now_ms)
    await face.settle()


def row_with(face: Face, words: str) -> str:
    return " ".join(next(row for row in rows(face.app) if words in row).split())


async def test_after_the_last_phase_it_tells_time_exercises_areas_and_sides() -> None:
    async with opened(bundled_routine("upper-back-basics")) as face:
        await walk_through(face)
        assert "Upper back basics Well done." in sentence(face.app)
        assert "3:06 active 3 done" in sentence(face.app)
        assert "0:58 Shoulder raises 5 of 5 repetitions" in row_with(face, "Shoulder raises")
        assert "1:04 Seated twist 2 of 2 repetitions" in row_with(face, "Seated twist")
        assert "63 s" in row_with(face, "upper-back")
        assert "30 s" in row_with(face, "mid-back")
        assert "33 s" in row_with(face, "shoulders")
        assert "left 15 s, right 15 s: even" in row_with(face, "mid-back")
        assert "left 24 s, right 24 s: even" in row_with(face, "upper-back")


async def test_what_is_good_to_know_afterwards_stands_above_all_that_was_done() -> None:
    async with opened(replace(THREE, after=("Rest the [skin] now.",))) as face:
        await walk_through(face)
        told = rows(face.app)
        assert [i for i, row in enumerate(told) if "Rest the [skin] now." in row] < [
            i for i, row in enumerate(told) if "Shoulder raises" in row
        ]
        assert "Rest the [skin] now." in face.text


async def test_what_was_skipped_partly_done_or_not_reached_is_told_apart() -> None:
    async with opened(THREE) as face:
        await face.at(30_000)
        await face.press("right", "right")
        await face.at(45_000)
        await face.press("left", "left", "q", "y")
        assert "Ended early" in face.text
        assert "partly" in row_with(face, "Shoulder raises")
        assert "skipped" in row_with(face, "Seated twist")
        assert "2 partly, 1 skipped" in sentence(face.app)


async def test_a_side_that_had_more_is_named() -> None:
    async with opened(THREE) as face:
        await face.at(90_000)
        await face.press("q", "y")
        assert "left 0 s, right 15 s: right had more" in row_with(face, "mid-back")
        assert "not reached" in row_with(face, "Standing twist")


async def test_pauses_are_told_beside_the_active_time() -> None:
    async with opened(THREE) as face:
        await face.at(10_000)
        await face.press("space")
        await face.at(75_000)
        await face.press("q", "y")
        assert "0:10 active" in sentence(face.app)
        assert "paused for 1 min 5 s" in sentence(face.app)


@pytest.mark.parametrize("key", ACTIONS["home"].keys)
async def test_its_keys_lead_home_with_the_list_as_it_was_left(key: str) -> None:
    async with opened() as face:
        await face.type("/basics")
        await face.press("enter")
        await walk_through(face)
        await face.press(key)
        assert f"1 of {MANY}" in face.text


async def test_a_routine_run_alone_and_walked_to_its_end_leaves_with_0() -> None:
    async with opened(THREE) as face:
        await walk_through(face)
        await face.press("enter")
    assert face.app.return_code == 0


async def test_a_routine_run_alone_and_ended_early_leaves_with_3() -> None:
    async with opened(THREE) as face:
        await face.press("q", "y", "enter")
    assert face.app.return_code == 3


async def test_quitting_in_the_middle_of_a_routine_run_alone_is_ending_early_too() -> None:
    async with opened(THREE) as face:
        await face.press("ctrl+q")
    assert face.app.return_code == 3


async def test_quitting_from_the_summary_leaves_as_its_own_keys_do() -> None:
    for until_ms, keys, status in ((186_000, (), 0), (10_000, ("q", "y"), 3)):
        async with opened(THREE) as face:
            await walk_through(face, until_ms)
            await face.press(*keys, "ctrl+q")
        assert face.app.return_code == status


async def test_quitting_from_home_leaves_with_0() -> None:
    async with opened() as face:
        await face.press("ctrl+q")
    assert face.app.return_code == 0
