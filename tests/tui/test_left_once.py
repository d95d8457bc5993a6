"""A dialog that is left by a key pressed twice takes nothing else with it."""

from __future__ import annotations

import pytest

from stretchtui.tui.screens.home import HomeScreen
from stretchtui.tui.screens.player import PlayerScreen
from tests.tui.opened import bundled_routine, opened


@pytest.mark.parametrize("opening", ["s", "a", "question_mark", "comma"])
@pytest.mark.parametrize("leaving", ["escape", "q"])
async def test_a_burst_that_leaves_a_dialog_of_home_three_times_leaves_it_once(opening: str, leaving: str) -> None:
    async with opened() as face:
        face.send(opening, leaving, leaving, leaving)
        await face.settle()
        assert not face.app._exit
        assert isinstance(face.app.screen_stack[0], HomeScreen)


async def test_enter_three_times_at_the_questions_of_the_first_start_ends_nothing() -> None:
    async with opened(first_run=True) as face:
        await face.expect_words("avoid")
        face.send("enter", "enter", "enter")
        await face.settle()
        assert not face.app._exit
        assert isinstance(face.app.screen_stack[0], HomeScreen)


async def test_in_a_session_a_dialog_left_twice_leaves_the_session_running() -> None:
    async with opened(bundled_routine("upper-back-basics")) as face:
        face.send("j", "escape", "escape")
        await face.settle()
        assert not face.app._exit
        assert any(isinstance(screen, PlayerScreen) for screen in face.app.screen_stack)
