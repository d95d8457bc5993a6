"""The rows at the top of home: what can be gone on with, what today needs, how the week stands."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta
from threading import Event
from threading import enumerate as enumerate_threads

import pytest

from stretchtui.history.progress.model import DOSE_MS, Dose, Streak, Week
from stretchtui.keys import ACTIONS
from stretchtui.settings.preferences import LoadedSettings, Settings
from stretchtui.starting import Start
from stretchtui.tui.app import StretchApp
from stretchtui.tui.given import Given
from stretchtui.tui.screens.player import PlayerScreen
from stretchtui.tui.todays import BARS, Todays, bars_of, look_back, week_in_words
from tests.cli.own_home import Home
from tests.test_resumption import MINE, cut_off, found, holdings, routine
from tests.tui.kept_sessions import keep, session
from tests.tui.opened import Face, HandClock, bundled, bundled_routine
from tests.tui.test_contrast import faint, in_theme

CALM = Settings(avoid=(), sound=False)
BASICS = Start(bundled_routine("upper-back-basics"), 1, "id:upper-back-basics")
WHY = "lower back has had 0 of 10 minutes this week"
WEEK = "12 weeks · 6 in a row · 4 of 5 days this week"
READY = Todays(None, BASICS, "Upper back basics", "3:06", WHY, "▁▂▅▇▅▂▁▂▅▇▅▂", WEEK, (Dose("hips", both_ms=150_000),))
RESTS = replace(READY, start=None, name="", lasts="", why="Sunday is a day of rest in your plan")
DONE = replace(READY, start=None, name="12 of 10 minutes are done", lasts="", why="tomorrow: Desk break")
NEW_HERE = replace(READY, bars="", week="", doses=())


@asynccontextmanager
async def home_with(
    seen: Sequence[Todays] | None, *, size: tuple[int, int] = (100, 32), settings: Settings = CALM
) -> AsyncIterator[Face]:
    """Home, told these one after the other; None: told what is really so."""
    hand, tells = HandClock(), list(seen or ())
    told = (lambda _, __: tells.pop(0) if len(tells) > 1 else tells[0]) if seen else look_back
    app = StretchApp(Given(bundled(), LoadedSettings(settings), lambda: hand, look_back=told))
    async with app.run_test(size=size, notifications=True) as pilot:
        face = Face(app, pilot, hand)
        await face.expect(lambda: face.is_open)
        yield face


def panel(face: Face) -> list[str]:
    return [" ".join(row.split()) for row in face.rows[1:4]]


async def told(face: Face) -> list[str]:
    await face.expect(lambda: bool(panel(face)[0]))
    return panel(face)


# What it tells


async def test_what_today_needs_stands_first_with_its_key_then_why_then_the_week() -> None:
    async with home_with([READY]) as face:
        assert await told(face) == ["Today Upper back basics 3:06 t start", WHY, f"▁▂▅▇▅▂▁▂▅▇▅▂ {WEEK}"]


@pytest.mark.parametrize(
    ("seen", "rows"),
    [
        (RESTS, ["Today Sunday is a day of rest in your plan", f"▁▂▅▇▅▂▁▂▅▇▅▂ {WEEK}", ""]),
        (DONE, ["Today 12 of 10 minutes are done", "tomorrow: Desk break", f"▁▂▅▇▅▂▁▂▅▇▅▂ {WEEK}"]),
        (NEW_HERE, ["Today Upper back basics 3:06 t start", WHY, ""]),
    ],
    ids=["rest", "done", "new here"],
)
async def test_a_day_of_rest_one_that_is_done_and_the_first_one(seen: Todays, rows: list[str]) -> None:
    async with home_with([seen]) as face:
        assert await told(face) == rows
        if seen.start is None:
            await face.press("t")
            assert face.app.screen is face.app.screen_stack[0]


async def test_what_was_cut_off_stands_first_and_nothing_is_told_twice(home: Home) -> None:
    home.write("mine.yaml", MINE)
    held = holdings(home)
    cut_off(routine(held), "id:mine", 100_000)
    async with home_with([replace(READY, offer=found(held))]) as face:
        assert await told(face) == [
            "Cut off Mine, at seated twist, left side, just now g go on",
            "Today Upper back basics 3:06 t start",
            f"▁▂▅▇▅▂▁▂▅▇▅▂ {WEEK}",
        ]


async def test_what_the_history_has_to_tell_is_told_as_text() -> None:
    async with home_with([replace(READY, told=("The history is damaged. [b]x[/b]",))]) as face:
        await face.expect(lambda: "The history is damaged. [b]x[/b]" in face.text)


async def test_the_keys_that_it_names_are_those_that_were_chosen() -> None:
    async with home_with([READY], settings=replace(CALM, keys={"today": ("f5",)})) as face:
        assert (await told(face))[0].endswith("f5 start")


# What it does


@pytest.mark.parametrize("how", ["key", "click"])
async def test_today_starts_with_its_key_and_with_a_click(how: str) -> None:
    async with home_with([READY]) as face:
        await told(face)
        if how == "key":
            await face.press(ACTIONS["today"].keys[0])
        else:
            await face.pilot.click("#today", offset=(20, 0))
        await face.expect(lambda: "1 of 3   Shoulder raises" in face.text)
        assert face.player.start.origin == "id:upper-back-basics"


async def test_a_click_on_the_week_starts_nothing() -> None:
    async with home_with([READY]) as face:
        await told(face)
        await face.pilot.click("#today", offset=(20, 2))
        await face.settle()
        assert face.app.screen is face.app.screen_stack[0]


async def test_enter_starts_the_routine_under_the_cursor_and_not_todays() -> None:
    async with home_with([READY]) as face:
        await told(face)
        await face.type("/desk")
        await face.press("enter")
        assert face.player.routine.id == "desk-break"


async def test_before_it_is_known_the_keys_start_nothing() -> None:
    async with home_with([READY]) as face:
        face.app.screen._todays = None  # type: ignore[attr-defined]  # as it is at the first paint
        await face.press("t", "g")
        assert face.app.screen is face.app.screen_stack[0]


async def test_back_from_a_session_the_day_is_looked_up_anew() -> None:
    async with home_with([READY, DONE]) as face:
        await told(face)
        await face.press("t", "q", "y", "enter")
        await face.expect(lambda: panel(face)[0] == "Today 12 of 10 minutes are done")


# How it looks


@pytest.mark.parametrize("size", [(120, 40), (100, 32), (80, 24), (40, 12), (59, 24), (100, 19)], ids=str)
@pytest.mark.parametrize("seen", [READY, RESTS, DONE, NEW_HERE], ids=["ready", "rest", "done", "new here"])
async def test_nothing_moves_when_it_comes_and_what_is_cut_has_a_sign(size: tuple[int, int], seen: Todays) -> None:
    async with home_with([seen], size=size) as face:
        await told(face)
        region = face.app.screen.query_one("#today").region
        shown = face.rows[region.y : region.bottom]
        assert region.height == (3 if size[0] >= 60 and size[1] >= 20 else 1)
        face.app.screen.query_one("#today")._seen = None  # type: ignore[attr-defined]  # as it is at the first paint
        face.app.screen.query_one("#today").refresh()
        await face.settle()
        assert face.app.screen.query_one("#today").region == region
        whole = (f"{seen.name}  {seen.lasts}", seen.name, seen.why, seen.week, "start")
        for row in shown:
            assert len(row) <= size[0]
            assert "…" in row or not row or any(words and words.strip() in row for words in whole)


@pytest.mark.parametrize("size", [(12, 3), (19, 5), (1, 1), (80, 5)], ids=str)
async def test_where_there_is_no_room_it_is_not_there_and_its_keys_still_work(size: tuple[int, int]) -> None:
    async with home_with([READY], size=size) as face:
        await face.expect(lambda: face.app.screen._todays is not None)  # type: ignore[attr-defined]
        assert not face.app.screen.query_one("#today").display
        await face.press("t")
        assert face.player.routine.id == "upper-back-basics"


@pytest.mark.parametrize("theme", ["textual-light", "textual-dark"])
@pytest.mark.parametrize("seen", [READY, RESTS], ids=["ready", "rest"])
async def test_all_of_it_can_be_read(theme: str, seen: Todays) -> None:
    async with home_with([seen], settings=in_theme(theme)) as face:
        await told(face)
        assert not faint(face)


# This week on the map


async def test_the_map_tells_what_an_area_had_this_week_beside_its_routines() -> None:
    async with home_with([READY], size=(120, 40)) as face:
        await told(face)
        await face.press("b")
        await face.type("hips")
        await face.expect(lambda: "hips · 2 of 10 min this week · " in face.text)
        await face.type("neck")
        await face.expect(lambda: "neck · 0 of 10 min this week · " in face.text)


async def test_where_it_has_no_room_the_routines_are_told_and_nothing_is_cut() -> None:
    async with home_with([READY], size=(80, 24)) as face:
        await told(face)
        await face.press("b")
        await face.type("hip-flexors")
        row = next(row for row in face.rows if "hip-flexors ·" in row)
        assert row.strip() == "hip-flexors · 0 routines  hip-flexors▏"


async def test_the_map_tells_nothing_of_the_week_where_nothing_was_ever_done() -> None:
    async with home_with([NEW_HERE], size=(120, 40)) as face:
        await told(face)
        await face.press("b")
        assert "this week ·" not in face.text


def test_the_map_glows_by_the_weeks_dose_and_full_is_full() -> None:
    seen = replace(READY, doses=(Dose("hips", both_ms=DOSE_MS * 3), Dose("neck", left_ms=60_000), Dose("core")))
    assert seen.glow["hips"] == 1.0
    assert 0 < seen.glow["neck"] < 0.5
    assert seen.glow["core"] == 0.0
    assert seen.of_area("hips") == ("30 min this week, full", "30 min this week")
    assert seen.of_area("neck") == ("1 of 10 min this week", "1 min this week")


# Of what it is made


MONDAY = date(2026, 11, 16)


def week(active_min: int, days: int = 3, *, met: bool = False, ago: int = 0) -> Week:
    return Week(MONDAY - timedelta(7 * ago), days, days, active_min * 60_000, 0, met)


def test_a_week_without_anything_is_the_lowest_bar_and_any_other_is_higher() -> None:
    assert bars_of([week(0), week(1), week(100)]) == f"{BARS[0]}{BARS[1]}{BARS[-1]}"
    assert bars_of([week(30), week(30)]) == BARS[-1] * 2


@pytest.mark.parametrize(
    ("of", "streak", "words"),
    [
        (week(10, 2), Streak(), "12 weeks · 2 of 5 days this week"),
        (week(10, 5, met=True), Streak(1), "12 weeks · 5 days this week"),
        (week(10, 1), Streak(6), "12 weeks · 6 in a row · 1 of 5 days this week"),
        (week(0, 0), Streak(), "12 weeks · 0 of 5 days this week"),
    ],
)
def test_the_week_in_words(of: Week, streak: Streak, words: str) -> None:
    assert week_in_words(of, 5, streak) == words


async def test_with_a_real_history_it_tells_the_week_and_what_is_needed() -> None:
    keep(session(1, 7), session(2, 14))
    async with home_with(None) as face:
        rows = await told(face)
        assert rows[0].startswith("Today ")
        assert rows[0].endswith("t start")
        assert "of 3 days this week" in rows[2]


async def test_D6_a_history_that_is_no_database_is_told_and_home_can_be_used(home: Home) -> None:
    folder = home.folder / "data" / "stretchtui" / "history"
    folder.mkdir(parents=True)
    (folder / "history.db").write_bytes(b"\xff\x00not a database" * 1_000)
    async with home_with(None) as face:
        await face.expect(lambda: "The history is damaged" in face.text)
        assert (await told(face))[0].endswith("t start")


async def test_D12_without_any_folder_it_tells_what_today_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.places.history_folder", lambda: None)
    async with home_with(None) as face:
        assert (await told(face))[0].endswith("t start")


async def test_what_today_needs_starts_also_where_it_was_asked_for_before_it_was_known() -> None:
    gate, hand = Event(), HandClock()

    def slow(_: object, __: object) -> Todays:
        assert gate.wait(20)
        return READY

    app = StretchApp(Given(bundled(), LoadedSettings(CALM), lambda: hand, look_back=slow))
    async with app.run_test(size=(100, 32), notifications=True) as pilot:
        face = Face(app, pilot, hand)
        await face.expect(lambda: face.is_open)
        await face.press("t")
        assert not isinstance(app.screen, PlayerScreen)
        gate.set()
        await face.expect(lambda: isinstance(app.screen, PlayerScreen))
        assert face.player.routine.name == "Upper back basics"


async def test_a_mistake_while_it_is_looked_for_is_told_and_ends_nothing() -> None:
    def failing(_: object, __: object) -> Todays:
        raise ValueError("no such \x1b[31mday")

    app = StretchApp(Given(bundled(), LoadedSettings(CALM), HandClock, look_back=failing))
    async with app.run_test(size=(100, 32), notifications=True) as pilot:
        face = Face(app, pilot, HandClock())
        await face.expect_words("What today needs", "ValueError")
        assert not app._exit


async def test_whoever_leaves_does_not_wait_for_what_is_still_looked_for() -> None:
    gate = Event()

    def endless(_: object, __: object) -> Todays:
        gate.wait(60)
        return READY

    app = StretchApp(Given(bundled(), LoadedSettings(CALM), HandClock, look_back=endless))
    async with app.run_test(size=(100, 32)) as pilot:
        face = Face(app, pilot, HandClock())
        await face.expect(lambda: any(one.name == "besides" for one in enumerate_threads()))
        assert all(one.daemon for one in enumerate_threads() if one.name == "besides")
        face.send("ctrl+q")
        await face.expect_exit()
    gate.set()
