"""Between choosing a routine and its session: its checks, and what in it somebody avoids."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from stretchtui.precautions import CHECKS
from stretchtui.routine.model import Routine
from stretchtui.settings.preferences import Settings
from stretchtui.tui.screens.question import AnswerLine, QuestionScreen
from tests.session.exercises import PLAIN, SEATED_TWIST, SHOULDER_RAISES, routine
from tests.tui.opened import Face, opened
from tests.tui.screen_text import sentence

SIZES = [(120, 40), (80, 24), (40, 12)]
KNEEL = PLAIN._replace(id="kneel", name="Half kneel", flags=("kneel",))
CHECKED = replace(routine(SHOULDER_RAISES, SEATED_TWIST), preflight=("red-flags",))
WITH_KNEEL = routine(SHOULDER_RAISES, KNEEL, SEATED_TWIST)
NO_KNEEL = Settings(avoid=("kneel",))


def screen(face: Face) -> str:
    return type(face.app.screen).__name__


def walked(face: Face) -> list[str]:
    return [step.title for step in face.player.walk.player.timeline.walked]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CHECKS)
async def test_a_check_is_one_screen_with_its_answers_in_sight_at_every_size(size: tuple[int, int], name: str) -> None:
    async with opened(replace(CHECKED, preflight=(name,)), size=size) as face:
        await face.expect(lambda: screen(face) == "PreflightScreen")
        check = CHECKS[name]
        for answer in (*(signs.yes for signs in check.signs), "none of these: go on", "back"):
            assert answer in face.text
        assert check.question in sentence(face.app)
        for _ in range(60):
            if "↓ more" not in face.text:
                break
            await face.press("down")
        assert "none of these: go on" in face.text
        assert check.note.split()[-1] in face.text


async def test_emergencies_stand_before_what_a_doctor_should_see() -> None:
    async with opened(CHECKED, size=(120, 40)) as face:
        await face.expect(lambda: screen(face) == "PreflightScreen")
        assert face.text.index("Call now") < face.text.index("See a doctor soon")
        assert "no better after 2 weeks" in sentence(face.app)


async def test_none_of_these_goes_on_to_the_session() -> None:
    async with opened(CHECKED) as face:
        await face.expect(lambda: screen(face) == "PreflightScreen")
        await face.press("n")
        await face.expect(lambda: screen(face) == "PlayerScreen")
        assert walked(face) == ["Shoulder raises", "Seated twist"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("key", "said"), [("e", "Call your local emergency number now"), ("d", "Leave this out today")])
async def test_a_yes_says_what_to_do_and_starts_nothing(size: tuple[int, int], key: str, said: str) -> None:
    async with opened(CHECKED, size=size) as face:
        await face.expect(lambda: screen(face) == "PreflightScreen")
        await face.press(key)
        assert said in face.text
        await face.press("n")
        assert said in face.text
        face.send("enter")
        await face.expect_exit()
    assert face.app.return_code == 3


@pytest.mark.parametrize("key", ["enter", "space", "x", "y"])
async def test_no_other_key_answers_a_check(key: str) -> None:
    async with opened(CHECKED) as face:
        await face.expect(lambda: screen(face) == "PreflightScreen")
        await face.press(key)
        assert "Do any of these apply right now?" in face.text


async def test_from_home_a_yes_leads_back_home() -> None:
    async with opened() as face:
        await face.type("/tight spot")
        await face.press("enter")
        assert "Before you press" in face.text
        await face.press("y")
        assert "Leave this out today" in face.text
        await face.press("escape")
        assert screen(face) == "HomeScreen"
        await face.press("enter", "n")
        await face.expect(lambda: screen(face) == "PlayerScreen")


async def test_a_click_on_an_answer_is_as_good_as_its_key() -> None:
    async with opened(CHECKED) as face:
        await face.expect(lambda: screen(face) == "PreflightScreen")
        await face.pilot.click(face.app.screen.query(AnswerLine)[2])
        await face.expect(lambda: screen(face) == "PlayerScreen")


async def test_all_checks_come_before_what_is_avoided_and_that_before_the_session() -> None:
    asked = replace(WITH_KNEEL, preflight=("pressure", "cold"))
    async with opened(asked, settings=NO_KNEEL) as face:
        await face.expect(lambda: "Before you press" in face.text)
        await face.press("n")
        assert "Before you cool it" in face.text
        await face.press("n")
        assert "You avoid what is in this routine" in face.text
        await face.press("enter")
        await face.expect(lambda: screen(face) == "PlayerScreen")


# What is avoided


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_avoided_is_named_with_why_and_enter_leaves_it_out(size: tuple[int, int]) -> None:
    async with opened(WITH_KNEEL, settings=NO_KNEEL, size=size) as face:
        await face.expect(lambda: screen(face) == "RuledOutScreen")
        assert "! Half kneel kneeling (painful knees or a knee replacement)" in sentence(face.app).replace("▌", "")
        for answer in ("⏎  leave it out", "w  walk all of it", "esc  back"):
            assert answer in face.text
        await face.press("enter")
        await face.expect(lambda: screen(face) == "PlayerScreen")
        assert walked(face) == ["Shoulder raises", "Seated twist"]


async def test_all_of_it_can_be_walked_all_the_same() -> None:
    async with opened(WITH_KNEEL, settings=NO_KNEEL, start_at=2) as face:
        await face.expect(lambda: screen(face) == "RuledOutScreen")
        await face.press("w")
        await face.expect(lambda: screen(face) == "PlayerScreen")
        assert walked(face) == ["Shoulder raises", "Half kneel", "Seated twist"]
        assert face.frame.name == "Half kneel"


async def test_the_exercise_to_begin_with_is_the_next_that_is_left() -> None:
    async with opened(WITH_KNEEL, settings=NO_KNEEL, start_at=3) as face:
        await face.expect(lambda: screen(face) == "RuledOutScreen")
        await face.press("enter")
        await face.expect(lambda: screen(face) == "PlayerScreen")
        assert face.frame.name == "Seated twist"


async def test_what_was_left_out_by_name_is_said_to_be_so() -> None:
    async with opened(WITH_KNEEL, settings=Settings(leave_out=("kneel",))) as face:
        await face.expect(lambda: screen(face) == "RuledOutScreen")
        assert "Half kneel you leave it out" in " ".join(face.text.split())


async def test_where_nothing_would_be_left_it_says_so_and_enter_does_nothing() -> None:
    async with opened(routine(KNEEL), settings=NO_KNEEL) as face:
        await face.expect(lambda: screen(face) == "RuledOutScreen")
        assert "Nothing is left of this routine without that." in face.text
        assert "leave it out" not in face.text
        await face.press("enter")
        assert screen(face) == "RuledOutScreen"
        face.send("escape")
        await face.expect_exit()
    assert face.app.return_code == 3


async def test_from_the_list_and_from_the_palette_the_same_is_asked() -> None:
    async with opened(settings=Settings(avoid=("spine-twist",))) as face:
        await face.press("h")
        await face.type("/upper back basics")
        await face.press("enter")
        assert screen(face) == "RuledOutScreen"
        await face.press("q")
        assert screen(face) == "HomeScreen"
        await face.press("escape", "ctrl+p")
        await face.type("upper back basics")
        await face.expect_words("Upper back basics")
        await face.expect(lambda: "shoulders, turn" in sentence(face.app) or "Upper back basics" in face.text)
        await face.press("enter")
        await face.expect(lambda: screen(face) == "RuledOutScreen")


async def test_a_session_reached_through_questions_ends_as_any_other() -> None:
    async with opened(WITH_KNEEL, settings=NO_KNEEL) as face:
        await face.expect(lambda: screen(face) == "RuledOutScreen")
        await face.press("enter")
        await face.expect(lambda: screen(face) == "PlayerScreen")
        await face.press("q", "y")
        await face.expect(lambda: screen(face) == "SummaryScreen")
        face.send("enter")
        await face.expect_exit()
    assert face.app.return_code == 3


async def test_a_routine_without_a_question_begins_at_once() -> None:
    whole: Routine = routine(SHOULDER_RAISES)
    async with opened(whole, settings=NO_KNEEL) as face:
        assert screen(face) == "PlayerScreen"
        assert len(face.app.screen_stack) == 1


@pytest.mark.parametrize("size", [(1, 1), (5, 40), (19, 5), (20, 6), (200, 4)], ids=str)
async def test_P14_every_question_can_be_answered_at_every_size(size: tuple[int, int]) -> None:
    async with opened(replace(WITH_KNEEL, preflight=("red-flags",)), settings=NO_KNEEL, size=size) as face:
        await face.expect(lambda: screen(face) == "PreflightScreen")
        await face.press("down", "n")
        assert screen(face) == "RuledOutScreen"
        await face.press("enter")
        await face.expect(lambda: screen(face) == "PlayerScreen")
    async with opened(size=size) as face:
        await face.press("a", "down", "space", "enter")
        assert len(face.app.settings.avoid) == 1


async def test_a_check_answered_before_all_of_it_had_its_place_leads_on() -> None:
    for looks in range(12):  # how far its leaving is when it is to be said whether there is more to read
        async with opened(CHECKED, size=(40, 12)) as face:
            await face.expect(lambda: screen(face) == "PreflightScreen")
            asked = face.app.screen
            assert isinstance(asked, QuestionScreen)
            asked.chosen("n")
            for _ in range(looks):
                asked._look_for_more()
                await asyncio.sleep(0)
            await face.expect(lambda: screen(face) == "PlayerScreen")


async def test_X1_names_of_any_kind_are_only_text_there() -> None:
    hostile = KNEEL._replace(name="[bold]Kneel[/] \x1b[31m [@click=app.quit]x[/]")
    async with opened(routine(SHOULDER_RAISES, hostile), settings=NO_KNEEL) as face:
        await face.expect(lambda: screen(face) == "RuledOutScreen")
        assert "[bold]Kneel[/]" in face.text
        assert "\x1b" not in face.text
