"""Help, the key line and keys a person has changed: all made from the one table of actions."""

from __future__ import annotations

import pytest

from stretchtui.keys import ACTIONS, Where, at
from stretchtui.settings.file import THEMES, read_settings
from stretchtui.settings.preferences import Settings
from stretchtui.tui.bindings import method
from tests.session.exercises import PLAIN, SEATED_TWIST, SHOULDER_RAISES, routine
from tests.tui.opened import MANY, Face, opened
from tests.tui.screen_text import head, notices, rows, search, sentence, word

TWO = routine(SHOULDER_RAISES, SEATED_TWIST)
LARGE = (120, 50)


async def to(face: Face, where: Where) -> None:
    """To that screen, from home."""
    if where in ("player", "summary"):
        await face.type("/basics")
        await face.press("enter")
    if where == "compose":
        await face.press("c")
    if where == "summary":
        await face.press("q", "y")


@pytest.mark.parametrize("where", ["home", "compose", "player", "summary"])
@pytest.mark.parametrize("key", ACTIONS["help"].keys)
async def test_help_names_every_action_of_the_screen_with_its_keys(where: Where, key: str) -> None:
    async with opened(size=LARGE) as face:
        await to(face, where)
        await face.press(key)
        for action in at(where):
            assert action.meaning in sentence(face.app), action.id
        others = {one.meaning for one in ACTIONS.values() if one.where not in (where, "everywhere")}
        assert not [meaning for meaning in others if meaning in sentence(face.app)]


@pytest.mark.parametrize("key", ["escape", "q", "enter", "?", "f1"])
async def test_help_is_left_by_the_keys_one_tries_and_only_it_is_left(key: str) -> None:
    async with opened(TWO) as face:
        before = face.rows
        await face.press("?")
        assert face.rows != before
        await face.press(key)
        assert face.rows == before


async def test_help_in_a_small_window_can_be_scrolled_to_its_end() -> None:
    async with opened(TWO, size=(40, 12)) as face:
        await face.press("?", "end")
        await face.expect(lambda: "Esc closes this" in face.text)


async def test_every_action_of_the_table_does_something_on_its_screen() -> None:
    async with opened(TWO) as face:
        for action in at("player"):
            owners = (face.app, face.player)
            assert any(hasattr(owner, f"action_{method(action).partition('(')[0]}") for owner in owners), action.id


@pytest.mark.parametrize("width", [120, 80, 40])
async def test_the_key_line_names_keys_and_always_help(width: int) -> None:
    async with opened(TWO, size=(width, 30)) as face:
        line = rows(face.app)[-1]
        assert f"space {ACTIONS['pause'].label}" in line
        assert line.endswith(ACTIONS["help"].label)


REMAPPED = Settings(keys={"pause": ("y", "f5"), "end": ("e",), "next-exercise": ("down",), "help": ("h",), "quit": ("f10",)})


@pytest.mark.parametrize("key", ["y", "f5"])
async def test_changed_keys_work_in_the_player(key: str) -> None:
    async with opened(TWO, settings=REMAPPED) as face:
        await face.press(key)
        assert word(face.app) == "PAUSED"
        await face.press("down")
        assert head(face.app) == "2 of 2   Seated twist"
        await face.press("e")
        assert "End the session here?" in face.text


@pytest.mark.parametrize("key", ["space", "p", "right", "n", "q", "escape", "?"])
async def test_keys_that_were_changed_away_do_nothing_any_more(key: str) -> None:
    async with opened(TWO, settings=REMAPPED) as face:
        before = face.rows
        await face.press(key)
        assert face.rows == before


async def test_changed_keys_stand_in_the_key_line_in_help_and_in_what_the_player_says() -> None:
    async with opened(TWO, size=LARGE, settings=REMAPPED) as face:
        assert f"y {ACTIONS['pause'].label}" in rows(face.app)[-1]
        assert "space" not in rows(face.app)[-1]
        await face.press("y")
        assert "y goes on" in sentence(face.app)
        await face.press("h")
        assert f"y f5 {ACTIONS['pause'].meaning}" in sentence(face.app)


async def test_the_key_that_opens_help_closes_it_too_after_a_change() -> None:
    async with opened(TWO, settings=REMAPPED) as face:
        before = face.rows
        await face.press("h", "h")
        assert face.rows == before


async def test_a_changed_key_for_quitting_quits() -> None:
    async with opened(TWO, settings=REMAPPED) as face:
        await face.press("ctrl+q")
        assert face.app.is_running
        await face.press("f10")
    assert face.app.return_code is not None


async def test_changed_keys_at_home_search_start_and_clear() -> None:
    settings = Settings(keys={"search": ("f3", "s"), "start": ("f4",), "clear": ("f6",)})
    async with opened(settings=settings) as face:
        await face.press("/")
        assert search(face.app) is None
        face.send("s", *"basics")
        await face.settle()
        assert search(face.app) == "basics"
        await face.press("f6")
        assert search(face.app) is None
        await face.type("sbasics")
        await face.press("f4")
        assert head(face.app) == "1 of 3   Shoulder raises"


async def test_a_changed_key_for_home_leaves_the_summary() -> None:
    async with opened(settings=Settings(avoid=(), keys={"home": ("f2",)})) as face:
        await to(face, "summary")
        await face.press("enter")
        assert "Ended early" in face.text
        await face.press("f2")
        assert f"1 of {MANY}" in face.text


async def test_settings_with_mistakes_are_said_and_the_app_runs_with_the_rest() -> None:
    loaded = read_settings("theme: nord\ncount_in: maybe\nkeys: {pause: f5, paus: x}\n", "settings.yaml")
    async with opened(routine(PLAIN), settings=loaded) as face:
        await face.expect(lambda: "2 mistakes" in notices(face.app))
        assert "line 2:" in notices(face.app)
        assert face.app.theme == "nord"
        await face.press("f5")
        assert word(face.app) == "PAUSED"


async def test_settings_without_mistakes_say_nothing() -> None:
    async with opened(settings=read_settings("theme: nord\n", "settings.yaml")) as face:
        assert notices(face.app) == ""


@pytest.mark.parametrize("theme", ["nord", "textual-light", "ansi-dark"])
async def test_the_theme_of_the_settings_is_used(theme: str) -> None:
    async with opened(settings=Settings(theme=theme)) as face:
        assert face.app.theme == theme


async def test_every_theme_that_settings_allow_exists_and_the_other_way_round() -> None:
    async with opened() as face:
        assert set(face.app.available_themes) == set(THEMES)


async def test_with_reduced_motion_nothing_moves() -> None:
    async with opened(TWO, settings=Settings(reduced_motion=True)) as face:
        assert face.app.animation_level == "none"
        await face.at(5_000)
        assert "-flash" not in face.app.screen.query_one("#stage").classes


async def test_the_palette_offers_what_the_screen_can_do() -> None:
    async with opened(TWO) as face:
        await face.press("ctrl+p")
        await face.type("pause")
        await face.expect(lambda: ACTIONS["pause"].meaning in face.text)
        await face.press("enter")
        await face.expect(lambda: "PlayerScreen" in type(face.app.screen).__name__ and word(face.app) == "PAUSED")


@pytest.mark.parametrize("dialog", ["?", "j", "q", "x", "o"])
async def test_quitting_works_from_every_dialog_too(dialog: str) -> None:
    async with opened(TWO) as face:
        await face.press(dialog, "ctrl+q")
        assert not face.app.is_running or face.app._exit
    assert face.app.return_code == 3


@pytest.mark.parametrize("dialog", ["?", "j", "q", "x", "o"])
async def test_suspending_works_from_every_dialog_too(dialog: str, monkeypatch: pytest.MonkeyPatch) -> None:
    suspended: list[str] = []
    monkeypatch.setattr("stretchtui.tui.app.StretchApp.action_suspend_process", lambda _: suspended.append(dialog))
    async with opened(TWO) as face:
        await face.press(dialog, "ctrl+z")
    assert suspended == [dialog]
