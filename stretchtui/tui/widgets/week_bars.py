"""Minutes of each of the last weeks as bars, the weeks that met the goal marked below. Never here: how weeks are summed."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from stretchtui.history.progress.model import Week
from stretchtui.history.progress.wording import many
from stretchtui.tui.words import line, lines, shown
from stretchtui.tui.year import short

MOST_WEEKS = 12
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_WIDEST = 4
_QUIET = "$foreground 65%"
_AROUND = 3
"""Rows for the title, the marks and the dates."""


class WeekBars(Widget):
    ALLOW_SELECT = False
    DEFAULT_CSS = "WeekBars { width: 1fr; height: 1fr; min-height: 5; }"

    def __init__(self, *, ascii_only: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._weeks: tuple[Week, ...] = ()
        self._goal = 1
        self._ascii = ascii_only

    def show(self, weeks: Sequence[Week], goal: int) -> None:
        self._weeks, self._goal = tuple(weeks[-MOST_WEEKS:]), goal
        self.refresh()

    def render(self) -> Content:
        width, height = self.content_size
        if not self._weeks or height <= _AROUND:
            return Content("")
        bar = max(1, min(_WIDEST, width // MOST_WEEKS - 1))
        weeks = self._weeks[-max(1, width // (bar + 1)) :]
        most = max(1, *(week.active_ms for week in weeks))
        plot = [self._row(weeks, most, bar, row, height - _AROUND) for row in range(height - _AROUND)]
        marks = "".join(f"{'*' if self._ascii else '✓'}".ljust(bar + 1) if week.met else " " * (bar + 1) for week in weeks)
        return lines(self._title(most), *plot, shown(marks, "$text-success"), shown(_dates(weeks, bar), _QUIET))

    def _title(self, most: int) -> Content:
        told = f", up to {round(most / 60_000)}" if most > 1 else ""
        mark = shown("*" if self._ascii else "✓", "$text-success")
        goal = shown(f" {many(self._goal, 'day')}", _QUIET)
        return line(shown("Minutes a week", "bold"), shown(f"{told}  ", _QUIET), mark, goal)

    def _row(self, weeks: Sequence[Week], most: int, bar: int, row: int, rows: int) -> Content:
        """The row so many from the top."""
        return shown("".join(self._part(week.active_ms, most, rows - row, rows) * bar + " " for week in weeks), "$text-primary")

    def _part(self, ms: int, most: int, above: int, rows: int) -> str:
        """Of a bar the cell that is the `above`-th from below; something done is never nothing to be seen."""
        eighths = max(1 if ms else 0, round(8 * rows * ms / most)) - 8 * (above - 1)
        if self._ascii:
            return "#" if eighths >= 4 or (eighths > 0 and above == 1) else " "
        return _EIGHTHS[max(0, min(8, eighths))]


def _dates(weeks: Sequence[Week], bar: int) -> str:
    """The Mondays, as many as stand apart."""
    row = ""
    for at, week in enumerate(weeks):
        column, named = at * (bar + 1), short(week.monday)
        if (not row or len(row) + 2 <= column) and column + len(named) <= len(weeks) * (bar + 1):
            row = row.ljust(column) + named
    return row
