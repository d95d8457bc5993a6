"""What the player's screen does with the coach's answers: bell, light, notices; what whoever looks elsewhere is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.events import AppBlur

from stretchtui.coach.model import Told
from stretchtui.settings.preferences import Settings
from stretchtui.tui import sounded
from stretchtui.tui.screens import heard
from tests.session.exercises import PLAIN, REST, SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, routine, stretch
from tests.tui.coached import Recorder
from tests.tui.opened import Face, opened
from tests.tui.screen_text import notices

THREE = routine(SHOULDER_RAISES, SEATED_TWIST, STANDING_TWIST)
LONG = routine(PLAIN._replace(prepare_ms=0, phases=stretch(1_000, 30_000, 29_999)), REST)
FLASH = Told(flash=True)


# What it brings


async def test_a_bell_rings_once_for_each_time_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    coach = Recorder()
    rung: list[int] = []
    async with opened(THREE, coach=coach) as face:
        monkeypatch.setattr(face.app, "bell", lambda: rung.append(face.clock.now_ms))
        coach.told = [Told(), Told(bell=True), Told()]
        for now_ms in (1_000, 2_000, 3_000):
            face.look_at(now_ms)
        assert rung == [2_000]


async def test_the_bell_of_the_end_rings_too(monkeypatch: pytest.MonkeyPatch) -> None:
    coach = Recorder()
    rung: list[int] = []
    async with opened(routine(PLAIN), coach=coach) as face:
        monkeypatch.setattr(face.app, "bell", lambda: rung.append(face.clock.now_ms))
        coach.told = [Told(bell=True)]
        await face.at(60_000)
        assert rung == [60_000]


async def test_a_notice_is_said_quietly_and_as_it_is_written() -> None:
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        coach.told = [Told(notices=("paplay does not [b]play[/b].\x1b[2J",))]
        await face.at(1_000)
        await face.expect(lambda: "paplay does not [b]play[/b]." in notices(face.app))
        assert "\x1b" not in notices(face.app)


async def test_players_that_fail_in_turn_fill_no_screen_with_notices() -> None:
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        for now_ms, notice in ((1_000, "aplay does not play."), (2_000, "play does not play."), (3_000, "No sound.")):
            coach.told = [Told(notices=(notice,))]
            await face.at(now_ms)
        await face.expect(lambda: notices(face.app).strip("▌ ") == "No sound.")


@pytest.fixture
def lit_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heard, "FLASH_S", 3_600.0)
    monkeypatch.setattr(heard, "STILL_S", 3_600.0)


def lit(face: Face) -> set[str]:
    return {f"{widget.id}{mark}" for mark in ("-flash", "-inverse") for widget in face.player.query(f".{mark}")}


@pytest.mark.usefixtures("lit_long")
async def test_what_cannot_be_heard_lights_the_whole_stage_up() -> None:
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        coach.told = [FLASH]
        await face.at(5_000)
        await face.expect(lambda: "stage-flash" in lit(face))


async def test_the_light_goes_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heard, "FLASH_S", 1.0)  # a busy computer must have the time to see it
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        coach.told = [FLASH]
        await face.at(5_000)
        await face.expect(lambda: "stage-flash" in lit(face))
        await face.expect(lambda: not lit(face))


@pytest.mark.usefixtures("lit_long")
async def test_without_a_word_from_the_coach_the_stage_stays_as_it_is() -> None:
    async with opened(THREE, coach=Recorder()) as face:
        await face.at(5_000)
        await face.expect(lambda: "word-flash" in lit(face))
        assert lit(face) == {"word-flash"}


async def test_three_two_one_light_the_number_up_each_also_where_the_coach_tells_of_the_three_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(heard, "FLASH_S", 1.0)
    coach = Recorder()
    async with opened(THREE, settings=Settings(avoid=()), coach=coach) as face:
        await face.at(72_000)
        for now_ms, told in ((84_000, FLASH), (85_000, Told()), (86_000, Told())):
            coach.told = [told]
            await face.at(now_ms)
            await face.expect(lambda: lit(face) == {"digits-flash"})
            await face.expect(lambda: not lit(face))


@pytest.mark.usefixtures("lit_long")
async def test_with_reduced_motion_nothing_flashes_and_the_word_stands_inverse_for_a_moment() -> None:
    coach = Recorder()
    async with opened(THREE, settings=Settings(avoid=(), reduced_motion=True), coach=coach) as face:
        coach.told = [FLASH]
        face.look_at(5_000)
        assert lit(face) == {"word-inverse"}
        coach.told = [FLASH]
        await face.at(84_000)
        assert lit(face) == {"word-inverse"}


async def test_the_inverse_word_is_itself_again_soon() -> None:
    coach = Recorder()
    async with opened(THREE, settings=Settings(avoid=(), reduced_motion=True), coach=coach) as face:
        coach.told = [FLASH]
        face.look_at(5_000)
        await face.expect(lambda: not lit(face))


# Somebody who looks at another window


async def looks_away(face: Face) -> None:
    face.app.post_message(AppBlur())
    await face.settle()
    assert not face.app.app_focus


async def test_the_end_of_a_long_phase_is_told_to_whoever_looks_elsewhere_and_that_of_a_shorter_one_is_not() -> None:
    coach = Recorder()
    async with opened(LONG, coach=coach) as face:
        await looks_away(face)
        for now_ms in (1_000, 30_999, 31_000, 32_000, 60_999, 61_500):
            await face.at(now_ms)
        assert coach.notified == [("Plain", "hold is over after 30 s. Now: release")]


async def test_whoever_looks_on_is_told_nothing() -> None:
    coach = Recorder()
    async with opened(LONG, coach=coach) as face:
        for now_ms in (1_000, 31_000, 200_000):
            await face.at(now_ms)
        assert "Well done." in face.text
        assert coach.notified == []


@pytest.mark.parametrize(("wants", "told"), [(True, [("A routine", "The session is finished.")]), (False, [])])
async def test_the_end_is_told_if_one_wants_notices(wants: bool, told: list[tuple[str, str]]) -> None:
    coach = Recorder()
    async with opened(replace(routine(PLAIN), name="A routine"), settings=Settings(avoid=(), notify=wants), coach=coach) as face:
        await looks_away(face)
        await face.at(60_000)
        assert coach.notified == told


async def test_what_the_terminal_notifies_with_is_written_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(routine(PLAIN), coach=Recorder(escape="\x1b]9;over\x1b\\")) as face:
        written: list[str] = []
        monkeypatch.setattr(face.app._driver, "write", written.append)
        await looks_away(face)
        await face.at(60_000)
        assert "\x1b]9;over\x1b\\" in written


# What it sounds with


async def test_once_in_a_run_it_is_said_what_sounds_and_which_keys_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounded, "LADDER_AFTER_S", 0.01)
    async with opened(coach=Recorder(ladder="voice espeak-ng, tones by paplay")) as face:
        await face.type("/basics")
        await face.press("enter")
        await face.expect(lambda: "Sound: voice espeak-ng, tones by paplay" in notices(face.app))
        assert "m mute · v voice · [ ] volume" in notices(face.app)
        face.app.clear_notifications()
        await face.press("q", "y", "enter", "enter")
        await face.expect(lambda: face.frame.mode == "running")
        assert notices(face.app) == ""


async def test_a_run_that_begins_muted_says_so_there_too() -> None:
    async with opened(THREE, settings=Settings(avoid=(), sound=False), coach=Recorder(ladder="tones by paplay")) as face:
        face.app._tell_ladder()
        await face.expect(lambda: "Sound: tones by paplay (muted)" in notices(face.app))


@pytest.mark.parametrize(("size", "ladder"), [((59, 30), "tones by paplay"), ((80, 19), "tones by paplay"), ((80, 24), "")])
async def test_it_is_not_said_where_it_would_cover_what_is_to_be_done_or_where_there_is_nothing_to_say(
    size: tuple[int, int], ladder: str
) -> None:
    async with opened(THREE, size=size, coach=Recorder(ladder=ladder)) as face:
        face.app._tell_ladder()
        await face.press("+")
        assert notices(face.app) == ""
