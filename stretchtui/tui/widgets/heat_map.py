"""A year of days, a column a week: how much was done as a shade, a cursor that goes from day to day and is told in words.

Never here: which day has which level (history/progress), how it is laid out (tui/year.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, groupby
from operator import itemgetter

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from stretchtui.history.progress import words
from stretchtui.history.progress.model import Day
from stretchtui.history.progress.wording import WEEKDAYS
from stretchtui.tui.year import ASCII_SHADES, BESIDE, LEGEND, SHADES, TODAY, Laid, laid, month_row

_STEPS: Mapping[str, int] = {"left": -7, "right": 7, "up": -1, "down": 1}
_NAMED = (0, 2, 4, 6)
"""Weekdays whose names stand before their rows."""
ROWS = 10
"""Months, weekdays, the day in words, what the shades mean: the last only where there is room."""
CURSORS, ASCII_CURSORS = "◇◆", "o@"
"""On a day without a session, and on one with."""
_NO_DAY = Day(date.min)


class HeatMap(Widget):
    """Keys come through `press`, from its screen, so that they count in the order in which they were typed."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"heat-map--quiet", "heat-map--shade", "heat-map--words"}
    DEFAULT_CSS = """
    HeatMap { width: 1fr; height: 10; }
    HeatMap .heat-map--quiet { color: $foreground 65%; }
    HeatMap .heat-map--shade { color: $text-accent; }
    HeatMap .heat-map--words { color: $foreground; text-style: bold; }
    """

    def __init__(self, *, ascii_only: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._days: tuple[Day, ...] = ()
        self._today = date.min
        self._cursor = date.min
        self._shades = ASCII_SHADES if ascii_only else SHADES
        self._mark = " <" if ascii_only else TODAY
        self._cursors = ASCII_CURSORS if ascii_only else CURSORS

    def show(self, days: Sequence[Day], today: date) -> None:
        """The cursor stays on its day as long as that is among them, and is on today at first."""
        stays = bool(self._days) and bool(days) and self._cursor >= days[0].date
        self._days, self._today = tuple(days), today
        self._cursor = self._cursor if stays else today
        self.refresh()

    @property
    def day(self) -> Day:
        """Under the cursor."""
        at = (self._cursor - self._days[0].date).days if self._days else -1
        return self._days[at] if 0 <= at < len(self._days) else _NO_DAY

    def press(self, key: str) -> bool:
        if key not in _STEPS or not self._days:
            return False
        self._go_to(self._cursor + timedelta(_STEPS[key]))
        return True

    def _go_to(self, day: date) -> None:
        """A day ahead, or before those in sight, is not gone to."""
        weeks = self._laid.weeks
        if weeks and weeks[0][0].date <= day <= self._today:
            self._cursor = day
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or not self._days:
            return
        week, row = (offset.x - BESIDE) // self._laid.columns, offset.y - 1
        if 0 <= row < 7 and 0 <= week < len(self._laid.weeks):
            self._go_to(self._laid.weeks[week][row].date)

    @property
    def _laid(self) -> Laid:
        return laid(self._days, self.content_size.width)

    def render_line(self, y: int) -> Strip:
        width, under = self.size.width, self.rich_style
        parts = self._parts(y) if self._days else []
        segments = [Segment(text, self.get_component_rich_style(f"heat-map--{kind}")) for text, kind in parts if text]
        return Strip(segments).adjust_cell_length(width, under)

    def _parts(self, y: int) -> list[tuple[str, str]]:
        """A row's texts, each with what it is."""
        over, blank = self._laid, (" " * BESIDE, "quiet")
        if y == 0:
            return [blank, (month_row(over), "quiet")]
        if y <= len(WEEKDAYS):
            return self._weekday(over, y - 1)
        if y == len(WEEKDAYS) + 1:
            return [blank, (words.day(self.day), "words")]
        between = [("   ", "quiet")]
        legend = ([(shade, "shade"), (told, "quiet"), *between] for shade, told in zip(self._shades, LEGEND, strict=True))
        return [blank, *chain.from_iterable(legend)] if y == len(WEEKDAYS) + 2 else []

    def _weekday(self, over: Laid, row: int) -> list[tuple[str, str]]:
        """Cells of one look together: there are hundreds, and they are painted each time the cursor moves."""
        name = f"{WEEKDAYS[row][:3] if row in _NAMED else '':<{BESIDE}}"
        blank = " " * (over.columns - 1)
        runs = groupby((self._cell(week[row], blank) for week in over.weeks), key=itemgetter(1))
        today = [(self._mark, "shade")] if row == self._today.weekday() else []
        return [(name, "quiet"), *(("".join(text for text, _ in run), kind) for kind, run in runs), *today]

    def _cell(self, day: Day, blank: str) -> tuple[str, str]:
        """The cursor is a shape too: half a shade turned round would look as before."""
        if day.date == self._cursor:
            return self._cursors[bool(day.level)] + blank, "words"
        mark = " " if day.date > self._today else self._shades[day.level]
        return mark + blank, "shade" if day.level else "quiet"
