"""The progress screen, driven by keys: every drawing with its numbers in words, at every size."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from stretchtui.history.progress.model import Week
from stretchtui.history.progress.wording import spelt_day
from stretchtui.remembered import now, read_progress
from stretchtui.tui.screens.history import HistoryScreen
from stretchtui.tui.screens.progress import ProgressScreen
from stretchtui.tui.widgets.body import BodyMap
from stretchtui.tui.widgets.tension_line import TensionLine
from stretchtui.tui.widgets.week_bars import WeekBars
from tests.tui.kept_sessions import felt, keep, session
from tests.tui.opened import Face, opened
from tests.tui.screen_text import _crop, sentence

LARGE = (120, 40)


async def into_progress(face: Face, *words: str) -> None:
    await face.press("p")
    await face.expect_words("Progress", *words)


def fortnight() -> None:
    keep(*(session(number, 3 * number, **felt(6, 4)) for number in range(10)))


async def test_all_that_was_done_stands_there_in_words_and_drawn() -> None:
    fortnight()
    async with opened(size=LARGE) as face:
        await into_progress(face, "This week:", "Minutes a week", "Under stretch this week", "Tension")
        told = sentence(face.app)
        assert f"{spelt_day(now().day)}: 1 session, 12 minutes" in told
        assert "The last year: 10 days, 2 hours in all." in told
        assert "The last 12 weeks: stretching in" in told
        assert "Tension, 10 sessions with both answers: 2 less afterwards on average." in told
        assert "shoulders" in told
        assert "█" in "".join(_crop(face.app, "#weeks"))
        assert "○" in "".join(_crop(face.app, "#tension"))
        assert "●" in "".join(_crop(face.app, "#tension"))


async def test_the_cursor_goes_from_day_to_day_and_says_which() -> None:
    fortnight()
    today = now().day
    async with opened(size=LARGE) as face:
        await into_progress(face, spelt_day(today))
        await face.press("up", "up", "up")
        await face.expect_words(f"{spelt_day(today.fromordinal(today.toordinal() - 3))}: 1 session, 12 minutes")
        await face.press("left")
        await face.expect_words(spelt_day(today.fromordinal(today.toordinal() - 10)))
        await face.press("right", "right", "right", "down", "down", "down", "down")
        await face.expect_words(f"{spelt_day(today)}: 1 session")


async def test_nothing_moves_when_the_numbers_come() -> None:
    fortnight()
    async with opened(size=LARGE) as face:
        await face.press("p")
        frame = face.app.screen.query("HeatMap, WeekBars, TensionLine, #areas, #doses-side")
        places = {widget: widget.region for widget in frame}
        await face.expect_words("This week:")
        await face.expect(lambda: bool(face.app.screen.query(BodyMap)))
        assert {widget: widget.region for widget in places} == places
        assert all(region.area for region in places.values())


async def test_in_a_smaller_window_a_key_changes_between_weeks_and_areas() -> None:
    fortnight()
    async with opened(size=(80, 24)) as face:
        await into_progress(face, "Minutes a week", "Tension", "tab areas")
        assert "Under stretch" not in face.text
        await face.press("tab")
        assert "Under stretch this week" in face.text
        assert "Minutes a week" not in face.text
        await face.press("tab")
        assert "Minutes a week" in face.text


@pytest.mark.parametrize("size", [(40, 12), (12, 3)])
async def test_where_there_is_little_room_there_are_words_that_can_be_scrolled(size: tuple[int, int]) -> None:
    fortnight()
    async with opened(size=size) as face:
        await face.press("p")
        await face.expect(lambda: "This week:" in sentence(face.app))
        before = face.rows
        await face.press("down", "pagedown")
        assert face.rows != before
        assert not any("▁" in row or "·" * 5 in row for row in face.rows)


async def test_an_empty_history_says_what_will_be_here() -> None:
    async with opened(size=LARGE) as face:
        await into_progress(face, "Nothing is kept yet.")
        assert "Here will be: the days of a year" in sentence(face.app)
        assert not face.app.screen.query_one(WeekBars).region.area


async def test_it_leads_to_the_history_and_back_where_what_was_deleted_counts_no_longer() -> None:
    fortnight()
    async with opened(size=LARGE) as face:
        await into_progress(face, "10 days, 2 hours in all")
        await face.press("y")
        await face.expect(lambda: isinstance(face.app.screen, HistoryScreen))
        await face.expect_words("10 sessions")
        await face.press("d")
        await face.expect_words("9 sessions")
        await face.press("escape")
        await face.expect(lambda: isinstance(face.app.screen, ProgressScreen))
        await face.expect_words("9 days, 1 hour 48 minutes in all")


@pytest.mark.parametrize("size", [LARGE, (80, 24), (100, 24), (80, 40), (60, 20), (40, 12), (20, 6)])
async def test_nothing_is_wider_than_the_window(size: tuple[int, int]) -> None:
    fortnight()
    async with opened(size=size) as face:
        await face.press("p")
        await face.expect(lambda: getattr(face.app.screen, "_progress", None) is not None)
        for _ in range(2):
            await face.press("tab")
            assert all(cell_len(row) <= size[0] for row in face.rows)
            assert [row for row in face.rows if row.strip()]


async def test_tension_without_answers_claims_nothing() -> None:
    keep(session(1, 0))
    async with opened(size=LARGE) as face:
        await into_progress(face, "This week:")
        assert "No answers in these weeks." in "".join(_crop(face.app, "#tension"))
        assert face.app.screen.query_one(TensionLine).region.area


@pytest.mark.parametrize(("width", "told"), [(120, "goal of 3 days is reached."), (80, "Goal reached."), (60, "Goal reached.")])
async def test_the_head_ends_with_a_whole_sentence(width: int, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    week = Week(now().day, 6, 9, 73 * 60_000, 60 * 60_000, met=True)
    found = replace(read_progress(3)[0], ever=True, weeks=(*read_progress(3)[0].weeks[:-1], week))
    monkeypatch.setattr("stretchtui.remembered.read_progress", lambda _: (found, ""))
    async with opened(size=(width, 24)) as face:
        await into_progress(face, "This week: 6 days, 1 h")
        assert face.rows[0].rstrip().endswith(told)
        assert cell_len(face.rows[0].rstrip()) < width


async def test_a_fault_too_long_for_the_head_ends_with_a_whole_word(monkeypatch: pytest.MonkeyPatch) -> None:
    found, fault = read_progress(3)[0], "the history is damaged and cannot be mended"
    monkeypatch.setattr("stretchtui.remembered.read_progress", lambda _: (found, f"{fault} {fault}"))
    async with opened(size=(80, 24)) as face:
        await into_progress(face)
        await face.expect_words(fault)
        *_, last, cut = face.rows[0].split()
        assert cut == "…"
        assert last in fault.split()
