"""The year as a heat map: how it is laid out, and that shape alone tells how much was done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual.app import App, ComposeResult

from stretchtui.history.progress.model import DOSE_MS, Day, Dose, Tension, Week
from stretchtui.tui.widgets.dose_bars import DoseBars, strength
from stretchtui.tui.widgets.heat_map import HeatMap
from stretchtui.tui.widgets.tension_line import TensionLine
from stretchtui.tui.widgets.week_bars import WeekBars
from stretchtui.tui.year import ASCII_SHADES, BESIDE, SHADES, TODAY, laid, month_row

MONDAY = date(2026, 11, 16)
TODAY_IS = date(2026, 11, 20)
DAYS = tuple(Day(MONDAY - timedelta(52 * 7) + timedelta(n), level=n % 5, sessions=n % 5) for n in range(53 * 7))


@pytest.mark.parametrize(("width", "weeks", "columns"), [(120, 53, 2), (80, 53, 1), (59, 53, 1), (40, 34, 1), (7, 1, 1)])
def test_as_many_weeks_as_fit_the_last_ones(width: int, weeks: int, columns: int) -> None:
    over = laid(DAYS, width)
    assert (len(over.weeks), over.columns) == (weeks, columns)
    assert over.weeks[-1][0].date == MONDAY
    assert BESIDE + over.width + len(TODAY) <= max(width, 7)


def test_a_month_is_named_over_the_week_in_which_it_begins() -> None:
    over = laid(DAYS, 120)
    row = month_row(over)
    for at, week in enumerate(over.weeks):
        first = next((day.date for day in week if day.date.day == 1), None)
        if first == date(2026, 6, 1):
            assert row[at * 2 :].startswith("Jun")
    assert row.split().count("Jan") == 1
    assert len(row) <= over.width + len(TODAY)


@pytest.mark.parametrize("width", range(7, 125))
def test_names_of_months_never_touch(width: int) -> None:
    names = month_row(laid(DAYS, width)).split()
    assert all(len(name) == 3 for name in names[:-1])


class Shown(App[None]):
    def __init__(self, widget: HeatMap | WeekBars | TensionLine | DoseBars) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget

    @property
    def rows(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]


async def shown(widget: HeatMap | WeekBars | TensionLine | DoseBars, *keys: str, size: tuple[int, int] = (80, 12)) -> list[str]:
    app = Shown(widget)
    async with app.run_test(size=size) as pilot:
        match widget:
            case HeatMap():
                widget.show(DAYS, TODAY_IS)
                assert all(widget.press(key) for key in keys)
            case WeekBars():
                widget.show([Week(MONDAY - timedelta(7 * n), n, n, n * 600_000, 0, n >= 3) for n in range(11, -1, -1)], 3)
            case TensionLine():
                earlier = Tension(MONDAY - timedelta(14), None, 5.0, None, 1, 0)
                widget.show([Tension(MONDAY, 6.0, 2.0, -4.0, 3, 3), earlier], MONDAY)
            case DoseBars():
                widget.show([Dose("inner-thighs", 400_000, 100_000), Dose("eyes", both_ms=2 * DOSE_MS)])
        await pilot.pause()
        return app.rows


async def test_every_level_has_a_shape_of_its_own_and_today_is_marked() -> None:
    rows = await shown(HeatMap())
    assert set(SHADES) <= set("".join(rows[1:8]))
    assert rows[5].endswith(TODAY)
    assert not any(row.endswith(TODAY) for row in (*rows[1:5], *rows[6:8]))
    assert len(rows[7]) < len(rows[5])  # days ahead are left blank


async def test_a_terminal_that_has_only_ascii_gets_only_that() -> None:
    rows = await shown(HeatMap(ascii_only=True))
    assert "".join(rows).isascii()
    assert set(ASCII_SHADES) <= set("".join(rows[1:8]))


async def test_the_words_below_are_of_the_day_under_the_cursor() -> None:
    assert "Friday, 20 November 2026" in (await shown(HeatMap()))[8]
    assert "Wednesday, 11 November 2026" in (await shown(HeatMap(), "left", "up", "up"))[8]
    assert "Friday, 20 November 2026" in (await shown(HeatMap(), "down", "right"))[8]


async def test_bars_are_as_high_as_their_weeks_and_those_that_met_the_goal_are_marked() -> None:
    rows = await shown(WeekBars(), size=(60, 14))
    assert rows[0].startswith("Minutes a week, up to 110  ✓ 3 days")
    assert rows[-2].count("✓") == 9
    heights = [sum(row[at : at + 1] not in ("", " ") for row in rows[1:-2]) for at in range(0, 60, 5)]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] == len(rows) - 3
    assert "".join(await shown(WeekBars(ascii_only=True), size=(60, 14))).isascii()


async def test_tension_stands_at_its_height_with_what_lies_between() -> None:
    rows = await shown(TensionLine(), size=(40, 13))
    column = rows[1 + 4].index("○")
    assert [row[column : column + 1] for row in rows[5:10]] == ["○", "│", "│", "│", "●"]
    assert rows[6][column - 4] == "●"
    assert "".join(await shown(TensionLine(ascii_only=True), size=(40, 13))).isascii()


async def test_a_dose_is_full_only_when_it_is_and_times_stand_below_each_other() -> None:
    rows = await shown(DoseBars())
    assert "······"[:1] in rows[0]
    assert "8:20" in rows[0]
    assert "left  6:40, right  1:40" in rows[0]
    assert "·" not in rows[1]
    assert rows[0].index("8:20") + 4 == rows[1].index("20:00") + 5
    assert "left" not in rows[1]


def test_the_body_glows_by_the_dose_and_a_little_is_seen_too() -> None:
    assert strength(Dose("neck")) == 0
    assert 0.25 < strength(Dose("neck", both_ms=10_000)) < strength(Dose("neck", both_ms=300_000)) < 1
    assert strength(Dose("neck", both_ms=DOSE_MS)) == strength(Dose("neck", both_ms=3 * DOSE_MS)) == 1


async def test_the_cursor_is_a_shape_of_its_own() -> None:
    assert [row.count("◆") + row.count("◇") for row in (await shown(HeatMap(), "left"))[1:8]] == [0, 0, 0, 0, 1, 0, 0]
