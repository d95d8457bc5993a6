"""The settings screen: every setting with its meaning, changed by keys and the mouse, at once and in the file."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from stretchtui import glance, places
from stretchtui.settings.meanings import SETTINGS
from stretchtui.settings.preferences import LoadedSettings, Settings, load
from stretchtui.tui.screens.home import HomeScreen
from stretchtui.tui.screens.picking import PickScreen
from stretchtui.tui.screens.settings import SettingsScreen
from stretchtui.tui.widgets.setting_list import SettingList
from tests.cli.own_home import Home
from tests.tui.opened import Face, opened
from tests.tui.screen_text import notices

SIZES = [(120, 40), (80, 24), (40, 12)]
COMMENTED = "# mine\r\ntheme: nord  # at night\r\n\r\nvolume: 40\r\nkeys:\r\n  pause: [space, w]  # both\r\n# the end\r\n"


def the(key: str) -> int:
    return next(place for place, one in enumerate(SETTINGS) if one.key == key)


async def at(face: Face, key: str) -> None:
    """From home to the settings screen, at this setting."""
    await face.press("comma")
    face.app.screen.query_one(SettingList).go(the(key))
    await face.settle()


def shown_row(face: Face) -> str:
    """The row that one is at."""
    return next(row for row in face.rows if row.startswith("▌"))


async def written(face: Face, home: Home) -> str:
    """What is in the file when one has left."""
    await face.press("escape")
    assert is_home(face)
    return home.settings.read_bytes().decode()


def is_home(face: Face) -> bool:
    screen: object = face.app.screen
    return isinstance(screen, HomeScreen)


def held(face: Face) -> Settings:
    return face.app.settings


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_it_is_walked_through_and_told(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        await face.press("comma")
        for one in SETTINGS:
            assert one.title[:14] in shown_row(face)
            if size[0] >= 80:  # in a narrow window the beginning has to do
                assert " ".join(one.meaning.split()[:3]).lower() in " ".join(face.text.split()).lower()
            await face.press("down")
        await face.press("home")
        assert SETTINGS[0].title in shown_row(face)


@pytest.mark.parametrize(
    ("key", "keys", "value"),
    [
        ("weekly_goal", ["right", "right"], 5), ("minutes", ["left"], 9), ("volume", ["right"], 75),
        ("sound", ["enter"], False),
        ("count_in", ["space"], False), ("history", ["left"], False), ("voice", ["left"], "brief"),
        ("tones", ["enter"], "bright"),
        ("ask_tension", ["right"], "at-start"), ("first_side", ["space", "space"], "right"), ("welcomed", ["right"], True),
        ("theme", ["right"], "tokyo-night"), ("daily_at", ["enter", *"7:30", "enter"], "07:30"),
        ("voice_rate", ["e", *["backspace"] * 3, *"99", "enter"], 99), ("language", ["enter", "ctrl+u", *"de", "enter"], "de"),
        ("player", ["enter", *"play,-q", "enter"], ("play", "-q")), ("voice_model", ["enter", *"/v.onnx", "enter"], "/v.onnx"),
        ("rotation", ["e", *"desk-break,a,desk-break", "enter"], ("desk-break", "a", "desk-break")),
    ],
)  # fmt: skip
async def test_each_kind_of_value_is_changed_by_keys_at_once_and_in_the_file(
    home: Home, key: str, keys: list[str], value: object
) -> None:
    start = Settings(avoid=(), theme="textual-light" if key == "theme" else "textual-dark")
    async with opened(settings=start) as face:
        await at(face, key)
        await face.press(*keys)
        assert getattr(held(face), key) == value
        await written(face, home)
    assert load(home.settings) == LoadedSettings(load(home.settings).settings)
    assert getattr(load(home.settings).settings, key) == value


async def test_a_weekday_is_stepped_or_picked_from_the_library(home: Home) -> None:
    async with opened() as face:
        await at(face, "weekdays.mon")
        await face.press("right")
        assert held(face).weekdays == {"mon": "choose"}
        await face.press("down", "enter")
        assert isinstance(face.app.screen, PickScreen)
        assert "desk-break  Three-minute desk break" in face.text
        await face.press("d", "enter")
        assert (held(face).weekdays["mon"], held(face).weekdays["tue"][:1]) == ("choose", "d")
        await face.press("r")
        assert held(face).weekdays == {"mon": "choose"}
        assert "weekdays" in await written(face, home)
    assert load(home.settings).settings.weekdays == {"mon": "choose"}


async def test_flags_are_picked_with_a_mark_before_each(home: Home) -> None:
    async with opened(settings=Settings(avoid=("advanced", "my-own"))) as face:
        await at(face, "avoid")
        await face.press("enter")
        assert "[x] advanced" in face.text
        assert "[ ] kneel" in face.text
        await face.press("k", "space", "enter")
        assert held(face).avoid == ("advanced", "my-own", "kneel")
        await face.press("enter", "k", "space", "escape")
        assert held(face).avoid == ("advanced", "my-own", "kneel")
        await written(face, home)
    assert load(home.settings).settings.avoid == ("advanced", "my-own", "kneel")


async def test_routines_in_turn_are_picked_in_their_order(home: Home) -> None:
    async with opened() as face:
        await at(face, "rotation")
        await face.press("enter", "u", "space", "d", "space")
        options = face.app.screen.query_one(OptionList)
        assert options.highlighted is not None
        assert "[2] " in "\n".join(face.rows)
        await face.press("enter")
        assert len(held(face).rotation) == 2
        assert [id[0] for id in held(face).rotation] == ["u", "d"]
        await written(face, home)
    assert [id[0] for id in load(home.settings).settings.rotation] == ["u", "d"]


async def test_a_key_is_pressed_for_an_action_and_a_clash_is_told(home: Home) -> None:
    async with opened() as face:
        await at(face, "keys.compose")
        await face.press("enter")
        assert "Press the new key for: compose" in face.text
        await face.press("a")
        assert "'a' means avoid already" in face.text
        assert held(face).keys == {}
        await face.press("enter", "escape")
        assert held(face).keys == {}
        await face.press("enter", "ctrl+t")
        assert held(face).keys == {"compose": ("ctrl+t",)}
        assert await written(face, home) == "keys: {compose: [ctrl+t]}\n"
        assert "^t compose" in face.text or "ctrl+t compose" in face.text
        await face.press("c")
        assert is_home(face)


async def test_what_changes_counts_at_once() -> None:
    async with opened() as face:
        await at(face, "theme")
        await face.press("enter", "n", "enter")
        assert face.app.theme == "nord"
        await face.press("r")
        assert face.app.theme == "textual-dark"
        face.app.screen.query_one(SettingList).go(the("reduced_motion") - the("theme"))
        await face.press("right")
        assert face.app.animation_level == "none"
        await face.press("right")
        assert face.app.animation_level != "none"


async def test_what_is_not_as_it_comes_has_a_mark_and_r_takes_it_back(home: Home) -> None:
    home.settings.write_bytes(COMMENTED.encode())
    async with opened(settings=load(home.settings)) as face:
        await at(face, "volume")
        assert "●" in shown_row(face)
        await face.press("r")
        assert "●" not in shown_row(face)
        assert await written(face, home) == COMMENTED.replace("volume: 40", "volume: 70")


async def test_what_is_no_value_is_told_while_it_is_typed_and_nothing_is_written(home: Home) -> None:
    async with opened() as face:
        await at(face, "minutes")
        await face.press("enter", "ctrl+u", *"99")
        assert "a whole number from 2 to 60 belongs here, not '99'" in " ".join(face.text.split())
        await face.press("enter")
        assert held(face).minutes == 10
        await face.press("backspace", "backspace", *"20")
        assert "belongs here" not in face.text
        await face.press("escape", "escape")
        assert is_home(face)
    assert not home.settings.exists()


@pytest.mark.parametrize("keys", [[], ["r"], ["enter", "enter"], ["e", "escape"], ["up", "enter", "3", "escape"]])
async def test_what_was_not_changed_is_not_written(home: Home, keys: list[str]) -> None:
    home.settings.write_bytes(COMMENTED.encode())
    before = home.settings.stat().st_mtime_ns
    async with opened(settings=load(home.settings)) as face:
        await at(face, "minutes")
        await face.press(*keys)
        assert await written(face, home) == COMMENTED
    assert home.settings.stat().st_mtime_ns == before


async def test_a_file_with_a_mistake_is_named_and_left_alone(home: Home) -> None:
    text = "# mine\nvolume: loud\n"
    home.settings.write_text(text)
    async with opened(settings=load(home.settings), size=(80, 24)) as face:
        await at(face, "minutes")
        said = " ".join(face.text.split())
        assert "mend it first: line 2: a whole number from 0 to 100 belongs here, not 'loud'" in said
        face.app.clear_notifications()
        await face.press("right")
        assert "Mend the settings file first: line 2" in " ".join(face.text.split())
        assert held(face).minutes == 10
        home.settings.write_text("# mine\nvolume: 30\n")
        await face.press("right")
        assert held(face).minutes == 11
        assert await written(face, home) == "# mine\nvolume: 30\nminutes: 11\n"


async def test_where_nothing_can_be_written_it_counts_until_one_leaves(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("stretchtui.settings.file.replace_file", fail)
    async with opened() as face:
        await at(face, "minutes")
        await face.press("right", "right")
        await face.expect(lambda: "until you leave" in notices(face.app))
        assert held(face).minutes == 12
        await face.press("right", "escape")
        assert notices(face.app).count("until you leave") == 1
        assert held(face).minutes == 13
    assert not home.settings.exists()


async def test_foreign_text_is_shown_as_it_is(home: Home) -> None:
    hostile = "[red]x[/red][@click=app.quit]"
    start = Settings(voice_name=hostile, avoid=("my-[own]",), player=("a", "\x1b[31mb"))
    async with opened(settings=start, size=(120, 40)) as face:
        await at(face, "voice_name")
        assert hostile in face.text
        await face.press("enter")
        face.app.screen.query_one("#field").paste("\x1b[2J\n[b]")  # type: ignore[attr-defined]
        await face.press("home", "z")
        assert "z▏[red]x[/red]" in face.text
        assert "\x1b" not in face.text
        await face.press("enter")
        assert held(face).voice_name == f"z{hostile}[2J[b]"
        face.app.screen.query_one(SettingList).go(the("player") - the("voice_name"))
        await face.settle()
        assert "\x1b" not in face.text
        await written(face, home)


async def test_one_comes_to_what_is_called_as_was_searched_for() -> None:
    async with opened() as face:
        for words in ("player", "volume", "keys.pause"):
            await face.press("comma", "/", *words, "enter")
            assert words.rpartition(".")[2] in shown_row(face)
            await face.press("escape", "escape")


async def test_words_narrow_the_list_and_escape_shows_all_again() -> None:
    async with opened() as face:
        await face.press("comma", "/", *"piper", "enter")
        assert "voice model" in face.text
        assert "weekly goal" not in face.text
        await face.press("down", "escape")
        assert "weekly goal" in face.text or shown_row(face)
        assert isinstance(face.app.screen, SettingsScreen)
        await face.press("/", *"zzzz")
        assert "Nothing is called that." in face.text
        await face.press("enter", "right", "r", "e", "enter", "escape", "escape")
        assert is_home(face)


async def test_the_mouse_steps_a_value_and_goes_to_a_setting(home: Home) -> None:
    async with opened(size=(120, 40)) as face:
        await face.press("comma")
        row = next(at for at, text in enumerate(face.rows) if "minutes" in text)
        await face.pilot.click(offset=(face.rows[row].index("▸"), row))
        await face.settle()
        assert held(face).minutes == 11
        await face.pilot.click(offset=(face.rows[row].index("◂"), row))
        await face.pilot.click(offset=(face.rows[row].index("◂"), row))
        await face.settle()
        assert held(face).minutes == 9
        row = next(at for at, text in enumerate(face.rows) if "daily at" in text)
        await face.pilot.click(offset=(4, row))
        await face.settle()
        assert "daily at" in shown_row(face)
        await face.pilot.click(offset=(face.rows[row].index("–"), row))
        await face.settle()
        assert face.app.screen.query_one("#field").display
        await face.press("escape")
        await written(face, home)


@pytest.mark.parametrize("size", [(19, 5), (10, 2), (20, 6), (1, 1), (30, 40), (200, 60)])
async def test_no_size_breaks_it(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        await face.press("comma", "end", "up", "home", "down", "enter", "escape", "/", "v", "enter", "enter", "escape", "escape")
        await face.pilot.resize_terminal(120, 40)
        await face.settle()
        assert face.app.is_running


async def test_keys_typed_in_one_burst_count_in_their_order(home: Home) -> None:
    async with opened() as face:
        await face.press("comma")
        face.send("right", "down", "right", "right", "escape")
        await face.settle()
        assert (held(face).weekly_goal, held(face).minutes) == (4, 12)
        assert is_home(face)
    assert home.settings.read_text() == "weekly_goal: 4\nminutes: 12\n"


async def test_the_line_for_a_prompt_learns_of_another_goal() -> None:
    folder = places.history_folder()
    assert folder is not None
    glance.write_days(folder, [739_000], 3)
    async with opened() as face:
        for goal in ("4", "5"):
            face.app.prefer_typed("weekly_goal", goal)
        await face.expect(lambda: (told := glance.read_days(folder)) is not None and (told.days, told.goal) == ({739_000}, 5))
