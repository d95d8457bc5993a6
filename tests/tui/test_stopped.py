"""Stopped by pain: the keys `x` and `o` in the player, seen on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from stretchtui import places
from stretchtui.settings import preferences
from stretchtui.settings.preferences import Settings
from stretchtui.stopping import CALL_FOR_HELP
from stretchtui.tui.screens.spasm import SpasmScreen
from stretchtui.tui.widgets.breath import Breath, disc_row
from stretchtui.tui.widgets.choices import Choices
from tests.session.exercises import PLAIN, REST, SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, routine
from tests.session.fake_clocks import Turned
from tests.tui import screen_text
from tests.tui.opened import Face, opened
from tests.tui.screen_text import choices, head, notices, number, sentence, side, state, word

TWIST = SEATED_TWIST._replace(counter="seated-twist", gentler="neck-turn")
THREE = routine(SHOULDER_RAISES, TWIST, STANDING_TWIST)
IN_HOLD_MS = 73_234
"""1.234 s into the right hold of the seated twist."""


def over(face: Face) -> str:
    """Which screen lies over the session; "" when none does."""
    name = type(face.app.screen).__name__
    return "" if name == "PlayerScreen" else name


def breath(face: Face) -> str:
    """What is breathed now, looked at now."""
    screen = face.app.screen
    assert isinstance(screen, SpasmScreen)
    screen.look()
    return screen_text.breath(face.app)


async def breathed(face: Face, now_ms: int) -> str:
    face.clock.now_ms = now_ms
    breath(face)
    await face.settle()
    return breath(face)


async def test_x_stops_at_the_very_millisecond_and_guides_breathing_by_the_clock() -> None:
    async with opened(THREE) as face:
        await face.at(IN_HOLD_MS)
        await face.press("x")
        assert over(face) == "SpasmScreen"
        assert "Stopped at Seated twist, right side." in face.text
        said = [await breathed(face, IN_HOLD_MS + ms) for ms in (0, 1_000, 4_999, 5_000, 9_000, 10_000, 605_000)]
        assert said == ["IN 5", "IN 4", "IN 1", "OUT 5", "OUT 1", "IN 5", "OUT 5"]
        assert (face.frame.mode, face.frame.elapsed_ms) == ("paused", 1_234)


@pytest.mark.parametrize("key", ["x", "o"])
async def test_no_notice_from_before_lies_over_a_choice(key: str) -> None:
    async with opened(THREE) as face:
        await face.at(IN_HOLD_MS)
        face.app.notify("a notice", markup=False)
        await face.expect(lambda: "a notice" in notices(face.app))
        await face.press(key)
        assert over(face)
        await face.expect(lambda: "a notice" not in face.text)


async def test_it_says_when_to_call_for_help() -> None:
    async with opened(THREE) as face:
        await face.press("x")
        assert CALL_FOR_HELP in sentence(face.app)


@pytest.mark.parametrize("key", ["1", "space", "p"])
async def test_going_on_is_counted_in_and_the_hold_keeps_its_time(key: str) -> None:
    async with opened(THREE) as face:
        await face.at(IN_HOLD_MS)
        await face.press("x")
        face.clock.now_ms = 200_000
        await face.press(key)
        assert (word(face.app), number(face.app)) == ("READY", "3")
        await face.at(203_000)
        assert (word(face.app), face.frame.elapsed_ms) == ("HOLD", 1_234)


@pytest.mark.parametrize("key", ["2", "right", "n"])
async def test_skipping_leads_to_the_next_exercise_counted_in(key: str) -> None:
    async with opened(THREE) as face:
        await face.at(IN_HOLD_MS)
        await face.press("x", key)
        assert (head(face.app), word(face.app)) == ("3 of 3   Standing twist with a step", "READY")


@pytest.mark.parametrize("key", ["3", "q"])
async def test_ending_leads_to_the_summary_which_names_the_spasm_and_when_to_see_a_doctor(key: str) -> None:
    async with opened(THREE) as face:
        await face.at(IN_HOLD_MS)
        await face.press("x", key)
        assert "Ended early" in face.text
        assert "1 spasm, at Seated twist (right side)" in face.text
        assert "Not better after two weeks, or stronger: see a doctor." in face.text


async def test_skipping_the_last_exercise_is_the_end_of_the_session() -> None:
    async with opened(routine(PLAIN)) as face:
        await face.press("x", "2")
        assert "Finished." in face.text
        assert "Well done." not in face.text
        assert "1 spasm, at Plain" in face.text


async def test_x_works_while_paused_and_esc_leaves_it_paused() -> None:
    async with opened(THREE) as face:
        await face.at(IN_HOLD_MS)
        await face.press("space", "x")
        assert over(face) == "SpasmScreen"
        await face.press("escape")
        assert (over(face), word(face.app), side(face.app)) == ("", "PAUSED", "right")
        assert len(face.player.walk.player.marks) == 1


async def test_pressing_x_in_fear_again_and_again_is_one_spasm() -> None:
    async with opened(THREE) as face:
        face.send(*"xxxx")
        await face.settle()
        assert over(face) == "SpasmScreen"
        assert len(face.player.walk.player.marks) == 1


async def test_keys_that_offer_nothing_here_do_nothing() -> None:
    async with opened(THREE) as face:
        await face.at(IN_HOLD_MS)
        await face.press("x", *"4579+-rj,.")
        assert (over(face), face.frame.mode, face.frame.elapsed_ms) == ("SpasmScreen", "paused", 1_234)


async def test_a_person_s_own_keys_choose_here_too() -> None:
    own = Settings(keys={"pause": ("y",), "next-exercise": ("down",), "end": ("e",), "spasm": ("f2",), "ouch": ("f3",)})
    async with opened(THREE, settings=own) as face:
        await face.press("f2", "space", "q", "right")
        assert over(face) == "SpasmScreen"
        await face.press("f3", "f2", "down")
        assert head(face.app) == "2 of 3   Seated twist"
        await face.press("f2", "y")
        assert word(face.app) == "READY"
        await face.press("f2", "e")
        assert "Ended early" in face.text


@pytest.mark.parametrize("key", ["x", "o"])
async def test_help_is_not_a_choice(key: str) -> None:
    async with opened(THREE) as face:
        await face.press(key)
        before = face.frame
        await face.press("?", "f1")
        assert over(face)
        assert face.frame == before


@pytest.mark.parametrize("key", ["x", "o"])
async def test_X2_a_name_with_markup_in_it_is_only_text(key: str) -> None:
    odd = PLAIN._replace(name="[b]Odd[/b] [$primary")
    async with opened(routine(odd, odd), size=(120, 40)) as face:
        await face.press(key)
        assert sentence(face.app).count("[b]Odd[/b] [$primary") >= 2


@pytest.mark.parametrize("number", [0, 1, 2])
async def test_a_click_chooses_too(number: int) -> None:
    async with opened(THREE, size=(120, 40)) as face:
        await face.press("x")
        place = face.app.screen.query_one(Choices).region
        await face.pilot.click(offset=(place.x + 5, place.y + place.height * number // 3 + 1))
        await face.settle()
        assert over(face) == ("", "", "SummaryScreen")[number]
        assert face.app.screen.query("#headline") or head(face.app)[0] == "12"[number]


async def test_with_reduced_motion_nothing_grows_and_words_and_numbers_still_tell() -> None:
    async with opened(THREE, size=(120, 40), settings=Settings(reduced_motion=True)) as face:
        await face.press("x")
        assert not face.app.screen.query_one(Breath).display
        assert [await breathed(face, ms) for ms in (0, 6_000)] == ["IN 5", "OUT 4"]


async def test_the_disc_grows_and_shrinks() -> None:
    async with opened(THREE, size=(120, 40)) as face:
        await face.press("x")
        sizes = []
        for now_ms in (0, 2_500, 5_000, 7_500, 10_000):
            await breathed(face, now_ms)
            region = face.app.screen.query_one(Breath).region
            sizes.append(sum(row[: region.right].count("█") for row in face.rows[region.y : region.bottom]))
        empty, half, full, falling, again = sizes
        assert empty == again < half == falling < full


def test_a_disc_is_as_wide_as_it_is_tall_and_in_the_middle() -> None:
    rows = [disc_row(20, 10, 8, y) for y in range(10)]
    assert rows == rows[::-1] or [row.translate(str.maketrans("▀▄", "▄▀")) for row in rows[::-1]] == rows
    assert max(len(row.strip()) for row in rows) == 16
    assert sum(bool(row.strip()) for row in rows) == 8
    assert all(row == row[::-1] for row in rows)


async def test_a_sleep_while_breathing_is_part_of_the_pause_and_the_breath_goes_on() -> None:
    computer = Turned()
    async with opened(THREE, clock=computer.clock()) as face:
        await face.press("x")
        computer.runs(1_500)
        assert breath(face) == "IN 4"
        computer.sleeps(60_000)
        assert breath(face) == "IN 4"
        computer.runs(1_000)
        assert breath(face) == "IN 3"
        await face.press("escape")
        assert (word(face.app), "away" in state(face.app)) == ("PAUSED", False)


async def test_suspending_while_breathing_comes_back_to_it() -> None:
    async with opened(THREE) as face:
        await face.press("x")
        face.app.app_suspend_signal.publish(face.app)
        face.app.app_resume_signal.publish(face.app)
        await face.settle()
        assert (over(face), breath(face), face.frame.mode) == ("SpasmScreen", "IN 5", "paused")


async def test_o_marks_the_side_and_offers_the_other_a_gentler_one_and_to_stop_if_it_hurts_more() -> None:
    async with opened(THREE, size=(120, 40)) as face:
        await face.at(IN_HOLD_MS)
        await face.press("o")
        assert over(face) == "OuchScreen"
        for said in (
            "Marked: Seated twist, right side.", "Stop if it hurts more.", "gently: Seated twist, left side, once, 33 s",
            "Neck turn", "skip the rest of it, on to Standing twist",
        ):  # fmt: skip
            assert said in sentence(face.app)
        assert (face.frame.mode, face.frame.elapsed_ms) == ("paused", 1_234)


async def test_what_is_chosen_is_done_next_counted_in_and_stands_in_list_bar_and_summary() -> None:
    async with opened(THREE, size=(80, 24)) as face:
        await face.at(IN_HOLD_MS)
        await face.press("o", "1")
        assert (head(face.app), word(face.app), side(face.app)) == ("3 of 4   Seated twist", "READY", "left")
        assert "1:37 left" in face.text
        await face.press("j")
        assert face.text.count("Seated twist") == 2
        await face.press("escape", "q", "y")
        assert "Seated twist: ouch on the right side" in face.text
        assert "put in" in face.text


@pytest.mark.parametrize("key", ["3", "right"])
async def test_after_an_ouch_the_other_side_is_skipped_unless_it_is_chosen(key: str) -> None:
    async with opened(THREE) as face:
        await face.at(IN_HOLD_MS)
        await face.press("o", key)
        assert (head(face.app), word(face.app)) == ("3 of 3   Standing twist with a step", "READY")


async def test_esc_after_an_ouch_skips_the_exercise_and_stays_paused() -> None:
    async with opened(THREE) as face:
        await face.at(IN_HOLD_MS)
        await face.press("o", "escape")
        assert (head(face.app), word(face.app)) == ("3 of 3   Standing twist with a step", "PAUSED")


async def test_space_chooses_nothing_after_an_ouch() -> None:
    async with opened(THREE) as face:
        await face.at(IN_HOLD_MS)
        await face.press("o", "space")
        assert over(face) == "OuchScreen"


async def test_a_spasm_while_choosing_is_a_spasm_and_the_other_way_round() -> None:
    async with opened(THREE) as face:
        await face.at(IN_HOLD_MS)
        await face.press("o", "x")
        assert over(face) == "SpasmScreen"
        assert [one[2:] for one in choices(face.app)] == ["NEXT", "END"]
        await face.press("o")
        assert over(face) == "OuchScreen"
        assert [mark.kind for mark in face.player.walk.player.marks] == ["ouch", "spasm", "ouch"]


async def test_in_a_rest_there_is_no_exercise_to_mark_which_is_said() -> None:
    async with opened(routine(REST, PLAIN)) as face:
        await face.press("o")
        await face.expect(lambda: "there is no exercise here to mark" in notices(face.app))
        assert (over(face), face.frame.mode) == ("", "running")


async def test_leaving_out_goes_into_the_settings_and_one_still_chooses() -> None:
    async with opened(THREE) as face:
        await face.at(IN_HOLD_MS)
        await face.press("o", "5")
        assert "left out from now on" in sentence(face.app)
        assert "left side" not in sentence(face.app)
        assert preferences.load(places.settings_file()).settings.leave_out == ("seated-twist",)
        assert face.app.settings.leave_out == ("seated-twist",)
        await face.press("5", "3")
        assert head(face.app) == "3 of 3   Standing twist with a step"


async def test_settings_that_cannot_be_written_are_said_quietly_and_the_session_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, key: str, value: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("stretchtui.settings.file.change", full)
    async with opened(THREE) as face:
        await face.press("o", "3")
        assert "this could not be kept" in sentence(face.app)
        await face.press("1")
        assert head(face.app) == "2 of 3   Seated twist"


SIZES = [(120, 40), (100, 32), (80, 24), (60, 20), (40, 12), (20, 7)]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_P14_breath_and_choices_are_in_sight_at_every_size(size: tuple[int, int]) -> None:
    async with opened(THREE, size=size) as face:
        await face.press("x")
        assert breath(face) == "IN 5", face.text
        for choice in ("GO ON", "SKIP", "END"):
            assert choice in " ".join(choices(face.app)), face.text


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_P14_what_can_be_done_instead_is_in_sight_at_every_size(size: tuple[int, int]) -> None:
    async with opened(THREE, size=size) as face:
        await face.at(IN_HOLD_MS)
        await face.press("o")
        for choice in ("OTHER SIDE", "GENTLER", "NEXT", "END"):
            assert choice in " ".join(choices(face.app)), face.text


@pytest.mark.parametrize("size", [(19, 5), (19, 3), (100, 2), (30, 5)], ids=str)
async def test_P14_in_a_line_breath_and_choices_are_words(size: tuple[int, int]) -> None:
    async with opened(THREE, size=size) as face:
        await face.press("x")
        assert sentence(face.app).startswith("in 5 1 go on 2 skip"), face.text
        await face.press("escape", "o")
        assert sentence(face.app).startswith("1 next"), face.text


@pytest.mark.parametrize("size", [(40, 12), (40, 30)], ids=str)
async def test_P14_in_few_columns_a_choice_is_told_whole_beside_its_word_or_below_it(size: tuple[int, int]) -> None:
    async with opened(THREE, size=size) as face:
        await face.at(IN_HOLD_MS)
        await face.press("o")
        for told in ("gently: Seated twist, left side, once, 33 s", "skip the rest of it, on to Standing twist with a step"):
            assert told in sentence(face.app), face.text
        assert "…" not in face.text


async def test_what_has_no_room_beside_a_choice_is_seen_to_be_cut() -> None:
    long = SEATED_TWIST._replace(counter="seated-twist", gentler="neck-turn", name="Seated twist with a very long name")
    async with opened(routine(long, long), size=(40, 12)) as face:
        await face.press("o")
        rows = [row for row in face.rows if row]
        assert rows[3].endswith("…"), face.text
        assert all(len(row) <= 40 for row in rows)
