"""The player through a session: what is on the screen at a moment, from the first second to the summary."""

from __future__ import annotations

import pytest

from stretchtui.routine.model import Phase
from stretchtui.session.events import Start
from stretchtui.session.frame import Frame, frame
from stretchtui.session.player import ready
from stretchtui.session.timeline import build
from stretchtui.session.walk import begin, press
from stretchtui.settings.preferences import Settings
from tests.session.exercises import NOTE, OWN_PACE, PLAIN, REST, SEATED_TWIST, SHOULDER_RAISES, routine
from tests.tui.opened import Face, bundled_routine, opened
from tests.tui.screen_text import coming, counts, head, number, place, said, sentence, side, state, times

BASICS = "upper-back-basics"


def on_screen(face: Face) -> tuple[str, str, str]:
    return said(face.app)[:3]


async def test_enter_at_home_leads_to_prepare_of_the_first_exercise_with_its_name_first_cue_and_countdown() -> None:
    async with opened() as face:
        await face.type("/basics")
        await face.press("enter")
        assert on_screen(face) == ("PREPARE", "5", "")
        assert head(face.app) == "1 of 3   Shoulder raises"
        assert "▸ Stand or sit with a straight back, arms by your sides." in place(face.app)
        assert coming(face.app) == "next: move, 3 s"
        face.look_at(1)
        assert number(face.app) == "5"
        face.look_at(1_000)
        assert number(face.app) == "4"


async def test_prepare_shows_the_usual_mistake_and_the_caution_and_later_only_the_caution() -> None:
    async with opened(bundled_routine(BASICS)) as face:
        assert "Not: Dropping the shoulders fast" in place(face.app)
        assert "Caution: Keep the lift comfortable" in place(face.app)
        await face.at(5_000)
        assert "Not: Dropping" not in place(face.app)
        assert "Caution: Keep the lift comfortable" in place(face.app)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_at_every_second_of_upper_back_basics_the_screen_says_what_the_frame_says(size: tuple[int, int]) -> None:
    walked = bundled_routine(BASICS)
    player = press(begin(ready(build(walked))), Start(), 0)[0].player
    async with opened(walked, size=size) as face:
        shown_counts = size != (40, 12)
        segment = 0
        for now_ms in range(0, 186_000, 1_000):
            face.look_at(now_ms)
            seen = frame(player, now_ms)
            if seen.segment != segment:
                segment = seen.segment
                await face.settle()
            told = said(face.app)
            assert told[:3] == (seen.word.upper(), str(seen.count), seen.side or ""), now_ms
            assert told.counts == _counts(seen) or not shown_counts
            assert told.head.startswith(f"{seen.number} of 3")
        face.look_at(186_000)
        await face.settle()
        assert "Well done." in face.text


def _counts(seen: Frame) -> str:
    return f"rep {seen.rep} of {seen.reps}" if seen.rep and (seen.reps or 0) > 1 else ""


MOMENTS = {
    4_999: ("PREPARE", "1", ""), 5_000: ("MOVE", "3", ""), 8_000: ("HOLD", "3", ""), 11_000: ("RELEASE", "3", ""),
    14_000: ("REST", "2", ""), 57_999: ("RELEASE", "1", ""), 58_000: ("PREPARE", "6", "right"),
    72_000: ("HOLD", "15", "right"), 87_000: ("RELEASE", "4", "right"), 91_000: ("SWITCH", "4", "left"),
    95_000: ("MOVE", "8", "left"), 122_000: ("PREPARE", "5", "right"), 136_000: ("REST", "1", "left"),
    185_999: ("RELEASE", "1", "left"),
}  # fmt: skip
"""Worked out by hand from the three exercises' numbers."""


async def test_words_numbers_and_sides_stand_on_the_screen_at_the_moments_worked_out_by_hand() -> None:
    async with opened(bundled_routine(BASICS), size=(80, 24)) as face:
        for now_ms, expected in MOMENTS.items():
            await face.at(now_ms)
            assert on_screen(face) == expected, now_ms


async def test_the_sides_name_stands_in_the_instructions() -> None:
    async with opened(bundled_routine(BASICS)) as face:
        await face.at(72_000)
        assert "turn your chest gently to the right" in place(face.app)
        await face.at(99_000)
        assert "turn your chest gently to the left" in place(face.app)


async def test_the_first_side_of_the_settings_begins() -> None:
    async with opened(bundled_routine(BASICS), settings=Settings(first_side="left")) as face:
        await face.at(72_000)
        assert side(face.app) == "left"
        await face.at(99_000)
        assert side(face.app) == "right"


async def test_what_comes_next_is_told_with_a_change_of_side_or_exercise_first() -> None:
    async with opened(bundled_routine(BASICS), size=(80, 24)) as face:
        told = {
            0: "next: move, 3 s", 13_000: "next: rest, 2 s", 57_000: "next: Seated twist, right",
            88_000: "next: switch to left, 4 s", 185_000: "next: the end",
        }  # fmt: skip
        for now_ms, line in told.items():
            await face.at(now_ms)
            assert coming(face.app) == line


async def test_time_done_and_left_add_up_to_the_whole() -> None:
    async with opened(bundled_routine(BASICS), size=(80, 24)) as face:
        await face.at(72_000)
        assert times(face.app) == "1:12 done · 1:54 left"


async def test_sets_rounds_and_repetitions_are_counted_where_there_is_more_than_one() -> None:
    walked = routine(PLAIN._replace(prepare_ms=0, sets=2, reps=3))
    async with opened(walked) as face:
        assert counts(face.app) == "rep 1 of 3 · set 1 of 2"
        await face.at(130_000)
        assert counts(face.app) == "rep 2 of 3 · set 2 of 2"


async def test_a_pause_of_the_routine_shows_its_seconds_and_what_is_said_in_it() -> None:
    async with opened(routine(REST, PLAIN)) as face:
        assert on_screen(face)[:2] == ("REST", "15")
        assert "Shake your arms out." in sentence(face.app)
        assert coming(face.app) == "next: Plain"


async def test_a_note_stands_until_a_key_is_pressed() -> None:
    async with opened(routine(NOTE, PLAIN)) as face:
        await face.at(3_600_000)
        assert "Find a wall." in face.text
        assert "when you have read it" in sentence(face.app)
        assert number(face.app) == ""
        await face.press("enter")
        assert on_screen(face)[:2] == ("PREPARE", "5")


async def test_at_own_pace_the_clock_counts_up_until_done() -> None:
    async with opened(routine(OWN_PACE, PLAIN)) as face:
        await face.at(5_000)
        assert on_screen(face)[:2] == ("OWN PACE", "0")
        assert counts(face.app) == "8 repetitions"
        assert "+ left" in times(face.app)
        await face.at(66_500)
        assert number(face.app) == "61"
        assert "when you have done it" in state(face.app)
        await face.press("d")
        assert head(face.app) == "2 of 2   Plain"


async def test_from_100_seconds_on_the_number_is_in_minutes_and_seconds() -> None:
    long = PLAIN._replace(prepare_ms=0, phases=(Phase("hold", 3_599_000, stretch=True),))
    async with opened(routine(long)) as face:
        assert number(face.app) == "59:59"
        for now_ms, shown in ((3_499_000, "1:40"), (3_499_001, "1:40"), (3_500_000, "99"), (3_598_001, "1")):
            await face.at(now_ms)
            assert number(face.app) == shown


async def test_a_session_can_begin_with_a_later_exercise() -> None:
    async with opened(bundled_routine(BASICS), start_at=2) as face:
        assert head(face.app) == "2 of 3   Seated twist"
        assert on_screen(face) == ("PREPARE", "6", "right")


async def test_the_face_asks_to_look_again_when_something_changes_and_not_before() -> None:
    async with opened(routine(SHOULDER_RAISES, SEATED_TWIST)) as face:
        assert face.clock.asked_ms[-1] == 1_000
        await face.at(4_200)
        assert face.clock.asked_ms[-1] == 5_000
        await face.press("space")
        assert face.clock.asked_ms[-1] is None


async def test_a_routine_in_which_nothing_lasts_goes_straight_to_its_summary() -> None:
    nothing = PLAIN._replace(prepare_ms=0, phases=())
    async with opened(routine(nothing)) as face:
        await face.settle()
        assert "Well done." in face.text
        await face.press("enter")
    assert face.app.return_code == 0


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_instruction_for_now_and_the_whole_caution_are_in_sight_where_room_is_short(size: tuple[int, int]) -> None:
    async with opened(bundled_routine(BASICS), size=size, start_at=2) as face:
        for now_ms in (500, 7_000, 13_000, 20_000):
            await face.at(now_ms)
            seen = face.frame
            assert seen.current is not None
            assert seen.instructions[seen.current] in place(face.app)
            assert seen.caution.startswith("Turn gently")
            assert seen.caution in place(face.app)
