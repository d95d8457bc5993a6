"""A time for every day: asked last at the first start, kept; and a reminder of it, only after it was shown and Enter pressed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from threading import Event

import pytest
from textual.widgets import OptionList

from stretchtui.coach.voices.found import Found
from stretchtui.daily.reminders.plan import CannotRemind, ThereAlready
from stretchtui.settings.preferences import LoadedSettings, Settings
from stretchtui.tui.app import StretchApp
from stretchtui.tui.given import Given
from tests.cli.own_home import Home
from tests.tui.opened import Face, HandClock, bundled
from tests.tui.screen_text import notices, sentence
from tests.tui.test_contrast import faint

SIZES = [(120, 40), (80, 24), (40, 12)]
WRITTEN = (
    "7:00 daily, to start: stretchtui today",
    "",
    "this file: /home/[b]a/x.timer",
    "    [Timer]",
    "    OnCalendar=*-*-* 07:00:00",
)
NOT_NOW, ANOTHER = "▌  Not now", "▌  Another time"


@dataclass
class Reminders:
    """In the place of the system's: what was asked for, and what was installed."""

    shown: tuple[str, ...] = WRITTEN
    refuses: CannotRemind | None = None
    fails: CannotRemind | None = None
    gate: Event | None = None
    """Installing waits for it."""
    number: int = 7

    def __post_init__(self) -> None:
        self.asked: list[str] = []
        self.installed: list[str] = []

    def offer(self, at: str) -> Reminders:
        self.asked.append(at)
        if self.refuses:
            raise self.refuses
        return self

    def install(self) -> None:
        if self.gate:
            self.gate.wait(30)
        if self.fails:
            raise self.fails
        self.installed.append(self.asked[-1])


@pytest.fixture
def reminders() -> Reminders:
    return Reminders()


@pytest.fixture(autouse=True)
def _silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.coach.voices.found.look_round", lambda _: Found((), ()))


@asynccontextmanager
async def asked(
    reminders: Reminders | None, held: str = "", *, size: tuple[int, int] = (100, 32), first: bool = False
) -> AsyncIterator[Face]:
    """The question in sight: the third of the first start, or by the palette's command."""
    settings = Settings(avoid=(), daily_at=held)
    given = Given(bundled(), LoadedSettings(settings), HandClock, first_run=first)
    app = StretchApp(replace(given, offer_reminder=reminders.offer) if reminders else given)
    async with app.run_test(size=size, notifications=True) as pilot:
        face = Face(app, pilot, HandClock())
        await face.expect(lambda: face.is_open)
        if first:
            await face.expect_words("What should you avoid?")
            await face.press("enter", "escape")
        else:
            commands = {command.title: command for command in app.get_system_commands(app.screen)}
            commands["Daily time"].callback()
        await face.expect_words("A time for it every day?")
        yield face


def name_of_screen(face: Face) -> str:
    return type(face.app.screen).__name__


def told(face: Face) -> str:
    """What stands in notices, whose lines are folded."""
    return " ".join(notices(face.app).replace("▌", "").split())


def written(face: Face, home: Home) -> str:
    """The settings file, when what waited to be written is."""
    face.app.settle(face.app.settings)
    return home.settings.read_text() if home.settings.exists() else ""


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_start_asks_for_it_last_and_every_choice_is_in_sight(size: tuple[int, int], reminders: Reminders) -> None:
    async with asked(reminders, size=size, first=True) as face:
        for words in ("07:00", "12:30", "18:00", "Another time", "Not now", "⏎ take it", "esc not now"):
            assert words in face.text
        assert NOT_NOW in face.text
        await face.press("up")
        assert ANOTHER in face.text


@pytest.mark.parametrize("key", ["enter", "escape", "q"])
async def test_passed_over_it_keeps_nothing_offers_nothing_and_leads_home(key: str, home: Home, reminders: Reminders) -> None:
    async with asked(reminders, first=True) as face:
        await face.press(key)
        assert name_of_screen(face) == "HomeScreen"
        assert written(face, home) == "welcomed: true\n"
    assert reminders.asked == []


@pytest.mark.parametrize(("place", "at"), [(0, "07:00"), (1, "12:30"), (2, "18:00")])
async def test_a_time_that_is_taken_is_kept_and_what_a_reminder_would_write_is_shown_and_not_done(
    place: int, at: str, home: Home, reminders: Reminders
) -> None:
    async with asked(reminders) as face:
        await face.press("home", *["down"] * place, "enter")
        await face.expect_words(
            f"{at} is kept. Be reminded of it?", "This would be written:", "⏎  install it", "n  only keep the time"
        )
        assert "this file: /home/[b]a/x.timer" in face.text
        assert any(row.rstrip().endswith("    OnCalendar=*-*-* 07:00:00") for row in face.rows)
        assert face.app.settings.daily_at == at
        assert written(face, home) == f'daily_at: "{at}"\n'
    assert (reminders.asked, reminders.installed) == ([at], [])


@pytest.mark.parametrize("size", SIZES)
async def test_enter_installs_it_and_says_so(size: tuple[int, int], reminders: Reminders) -> None:
    async with asked(reminders, size=size) as face:
        await face.press("home", "enter")
        assert "install it" in face.text
        assert "only keep the time" in face.text
        await face.press("enter")
        await face.expect_words("⏎  done")
        assert "Installed: a reminder at 07:00 every day." in sentence(face.app)
        assert "stretchtui remind remove 7" in sentence(face.app)
        await face.press("enter")
        assert name_of_screen(face) == "HomeScreen"
    assert reminders.installed == ["07:00"]


@pytest.mark.parametrize("key", ["n", "escape", "q"])
async def test_without_that_enter_nothing_is_installed(key: str, reminders: Reminders) -> None:
    async with asked(reminders) as face:
        await face.press("home", "enter", key)
        assert name_of_screen(face) == "HomeScreen"
        assert face.app.settings.daily_at == "07:00"
    assert (reminders.asked, reminders.installed) == (["07:00"], [])


async def test_enter_typed_ahead_installs_nothing_that_nobody_has_seen(reminders: Reminders) -> None:
    async with asked(reminders) as face:
        face.send("home", "enter", "enter", "enter")
        await face.settle()
        assert "⏎  install it" in face.text
    assert reminders.installed == []


async def test_what_is_long_scrolls_and_the_answers_stay_in_sight() -> None:
    reminders = Reminders(shown=tuple(f"line {number}" for number in range(60)))
    async with asked(reminders, size=(40, 12)) as face:
        await face.press("home", "enter")
        for words in ("↓ more", "install it", "only keep the time"):
            assert words in face.text
        await face.press("end")
        await face.expect_words("line 59")
        await face.expect(lambda: "↓ more" not in face.text)


async def test_another_time_is_typed_and_kept_as_the_settings_have_it(home: Home, reminders: Reminders) -> None:
    async with asked(reminders) as face:
        await face.press("up", "enter")
        await face.type("6:45")
        await face.press("enter")
        await face.expect_words("06:45 is kept")
        assert written(face, home) == 'daily_at: "06:45"\n'
    assert reminders.asked == ["06:45"]


async def test_a_digit_begins_to_type_it_and_all_of_a_burst_is_taken_in_its_order(reminders: Reminders) -> None:
    async with asked(reminders) as face:
        await face.type("21:15")
        assert "Time: 21:15" in face.text
        assert ANOTHER in face.text
        await face.press("enter")
        assert face.app.settings.daily_at == "21:15"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("8", "'8' may be an hour or minutes. Write it as 6:45 or 8pm."),
        ("25:00", "is not on the clock"),
        ("[b]", "is not a time"),
    ],
)
async def test_what_is_no_time_is_said_and_one_goes_on_typing(
    typed: str, said: str, size: tuple[int, int], reminders: Reminders
) -> None:
    async with asked(reminders, size=size) as face:
        await face.press("up", "enter")
        await face.type(typed)
        await face.press("enter")
        assert said in sentence(face.app)
        assert f"Time: {typed}" in face.text
        await face.press("ctrl+u")
        assert said not in sentence(face.app)
        await face.press("q", "escape")
        assert name_of_screen(face) == "DailyTimeScreen"
        assert "esc not now" in face.text
        assert face.app.settings.daily_at == ""


async def test_where_there_can_be_no_reminder_the_time_is_kept_and_that_is_said() -> None:
    reminders = Reminders(refuses=CannotRemind("neither [i]systemctl nor crontab is here"))
    async with asked(reminders) as face:
        await face.press("home", "enter")
        assert name_of_screen(face) == "HomeScreen"
        assert "07:00 is kept, without a reminder: neither [i]systemctl nor crontab is here." in told(face)
        assert face.app.settings.daily_at == "07:00"


async def test_one_that_is_installed_already_is_not_offered_again() -> None:
    reminders = Reminders(refuses=ThereAlready("reminder 1 is there already"))
    async with asked(reminders, "07:00") as face:
        await face.press("enter")
        assert name_of_screen(face) == "HomeScreen"
        assert "07:00 is kept; reminder 1 is there already." in told(face)


async def test_a_reminder_that_cannot_be_installed_says_why_and_the_time_stays() -> None:
    reminders = Reminders(fails=CannotRemind("systemctl failed: [no] bus; nothing is installed"))
    async with asked(reminders) as face:
        await face.press("home", "enter", "enter")
        await face.expect_words("The reminder could not be installed; 07:00 is kept.", "systemctl failed: [no] bus")
        assert face.app.settings.daily_at == "07:00"


async def test_who_does_not_wait_for_the_installing_is_told_at_home() -> None:
    reminders = Reminders(gate=Event())
    assert reminders.gate
    async with asked(reminders) as face:
        await face.press("home", "enter", "enter")
        await face.expect_words("It is being installed …", "leave: it goes on by itself")
        await face.press("enter", "n")
        assert "It is being installed …" in face.text
        await face.press("escape")
        assert name_of_screen(face) == "HomeScreen"
        reminders.gate.set()
        await face.expect(lambda: "stretchtui remind remove 7" in told(face))
    assert reminders.installed == ["07:00"]


@pytest.mark.parametrize(
    ("held", "place", "row"),
    [("12:30", 1, "● 12:30 at midday"), ("06:15", 3, "● Another time now 06:15"), ("", 4, " Not now the settings have it, too")],
)
async def test_asked_later_it_marks_what_is_so_and_escape_leaves_it(
    held: str, place: int, row: str, home: Home, reminders: Reminders
) -> None:
    async with asked(reminders, held) as face:
        assert face.app.screen.query_one(OptionList).highlighted == place
        (marked,) = [" ".join(shown.split()) for shown in face.rows if "▌" in shown]
        assert marked == f"▌{row}"
        await face.press("home", "escape")
        assert face.app.settings.daily_at == held
        assert written(face, home) == ""


async def test_a_held_time_can_be_taken_away_again(home: Home, reminders: Reminders) -> None:
    async with asked(reminders, "07:00") as face:
        assert "No time" in face.text
        await face.press("end", "enter")
        assert name_of_screen(face) == "HomeScreen"
        assert face.app.settings.daily_at == ""
        assert "07:00" not in written(face, home)
    assert reminders.asked == []


async def test_a_click_takes_a_time(reminders: Reminders) -> None:
    async with asked(reminders) as face:
        (row,) = [place for place, words in enumerate(face.rows) if "18:00" in words]
        await face.pilot.click(offset=(8, row))
        await face.expect_words("18:00 is kept")
    assert reminders.asked == ["18:00"]


async def test_where_nobody_can_install_a_reminder_a_time_can_be_kept() -> None:
    async with asked(None) as face:
        await face.press("home", "enter")
        assert "07:00 is kept, without a reminder: none can be installed from here." in told(face)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
@pytest.mark.parametrize("size", SIZES)
async def test_every_word_of_it_can_be_read(theme: str, size: tuple[int, int], reminders: Reminders) -> None:
    async with asked(reminders, "07:00", size=size) as face:
        face.app.theme = theme
        await face.settle()
        assert not faint(face)
        for key in ("8", "enter", "ctrl+u", "escape", "home", "enter", "enter"):
            await face.press(key)
            assert not faint(face), key
        await face.expect_words("⏎  done")
        assert not faint(face)


@pytest.mark.parametrize(
    "burst", [("escape", "q"), ("escape", "escape"), ("home", "enter", "enter"), ("home", "enter", "enter", "n", "escape", "q")]
)
async def test_a_burst_of_keys_does_not_end_the_program_and_installs_nothing(
    burst: tuple[str, ...], reminders: Reminders
) -> None:
    async with asked(reminders, first=True) as face:
        face.send(*burst)
        await face.settle()
        assert name_of_screen(face) in ("HomeScreen", "ReminderScreen")
        assert len(face.app.screen_stack) <= 2
    assert reminders.installed == []
