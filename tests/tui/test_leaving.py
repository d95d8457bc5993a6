"""The app on its way out: widgets go before the last messages to them do, and the status is that of what made it go."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

import pytest
from textual.css.query import NoMatches
from textual.screen import Screen

from stretchtui.routine.model import Routine
from stretchtui.settings.preferences import LoadedSettings, Settings
from stretchtui.starting import Start
from stretchtui.tui.app import StretchApp
from stretchtui.tui.given import Given
from stretchtui.tui.screens.player import PlayerScreen
from tests.session.exercises import SEATED_TWIST, routine
from tests.tui.opened import HandClock, bundled, opened

TERMINATED = 143
ONE = routine(SEATED_TWIST)


def last_of_all(monkeypatch: pytest.MonkeyPatch, do: Callable[[PlayerScreen], object]) -> list[int]:
    """Do this between the end of the screen's widgets and its own, when what came due is called; how many widgets were left."""
    left: list[int] = []

    def unmounted(screen: PlayerScreen) -> None:
        left.append(len(screen.children))
        screen.call_next(do, screen)

    monkeypatch.setattr(PlayerScreen, "on_unmount", unmounted)
    return left


async def test_P1_a_look_that_comes_due_when_the_widgets_are_gone_changes_no_status(monkeypatch: pytest.MonkeyPatch) -> None:
    left = last_of_all(monkeypatch, PlayerScreen.look)
    async with opened(ONE) as face:
        face.app.exit(return_code=TERMINATED)
    assert left == [0]
    assert face.app.return_code == TERMINATED
    assert face.app._exit_renderables == []


@pytest.mark.parametrize("alone", [ONE, None], ids=["a session", "home"])
async def test_P1_told_to_go_before_the_first_screen_has_its_widgets_it_goes_with_that_status(
    monkeypatch: pytest.MonkeyPatch, alone: Routine | None
) -> None:
    made = StretchApp.get_default_screen

    def told_meanwhile(app: StretchApp) -> Screen[object]:
        app.exit(return_code=TERMINATED)
        return made(app)

    monkeypatch.setattr(StretchApp, "get_default_screen", told_meanwhile)
    app = StretchApp(Given(bundled(), LoadedSettings(Settings(avoid=())), HandClock, Start(alone) if alone else None))
    await app.run_async(headless=True)
    assert app.return_code == TERMINATED
    assert app._exit_renderables == []


async def test_any_other_mistake_on_the_way_out_is_told_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(_: PlayerScreen) -> NoReturn:
        raise ZeroDivisionError

    last_of_all(monkeypatch, mistaken)
    with pytest.raises(ZeroDivisionError):
        async with opened(ONE) as face:
            face.app.exit(return_code=TERMINATED)
    assert face.app.return_code == 1


async def test_a_widget_that_is_missing_before_anybody_leaves_is_told() -> None:
    async def looked_for_in_vain() -> None:
        async with opened(ONE) as face:
            await face.player.query_one("#digits").remove()
            face.player.call_next(face.player.look)
            await face.settle()

    with pytest.raises(NoMatches):
        await looked_for_in_vain()
