"""Tension before and after, week by week, on a scale from 0 to 10: two marks a week and what lies between them.

Never here: how means are taken, the words below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from textual.content import Content
from textual.widget import Widget

from stretchtui.history.model import MOST_TENSION
from stretchtui.history.progress.model import Tension
from stretchtui.tui.words import line, lines, shown
from stretchtui.tui.year import short

_SCALE = 3
"""Columns for the numbers of the scale."""
_STEP = 2
"""Columns of a week."""
_QUIET = "$foreground 65%"
_MARKS: Mapping[str, tuple[str, str]] = {
    "before": ("○", "$text-warning"), "after": ("●", "$text-success"), "same": ("◎", "$text-success"), "between": ("│", _QUIET),
}  # fmt: skip
_ASCII = {"before": "o", "after": "*", "same": "@", "between": "|"}


class TensionLine(Widget):
    ALLOW_SELECT = False
    DEFAULT_CSS = "TensionLine { width: 1fr; height: 1fr; min-height: 5; }"

    def __init__(self, *, ascii_only: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._weeks: Mapping[date, Tension] = {}
        self._last: date | None = None
        self._ascii = ascii_only

    def show(self, weeks: Sequence[Tension], last: date) -> None:
        """`last` is the Monday of this week, whether it has an answer or not."""
        self._weeks, self._last = {week.monday: week for week in weeks}, last
        self.refresh()

    def render(self) -> Content:
        width, height = self.content_size
        if self._last is None or height < 4:
            return Content("")
        title = line(shown("Tension", "bold"), "  ", *self._legend())
        mondays = [self._last - timedelta(7 * back) for back in range((width - _SCALE) // _STEP)][::-1]
        if not mondays or not any(monday in self._weeks for monday in mondays):
            return lines(title, shown("No answers in these weeks.", _QUIET))
        rows = height - 2
        plot = [self._row(mondays, row, rows) for row in range(rows)]
        first, last = short(mondays[0]), short(mondays[-1])
        gap = " " * max(1, len(mondays) * _STEP - len(first) - len(last))
        return lines(title, *plot, shown(f"{' ' * _SCALE}{first}{gap}{last}", _QUIET))

    def _legend(self) -> tuple[Content, ...]:
        return (self._mark("before"), shown(" before  ", _QUIET), self._mark("after"), shown(" after", _QUIET))

    def _mark(self, kind: str) -> Content:
        mark, style = _MARKS[kind]
        return shown(_ASCII[kind] if self._ascii else mark, style)

    def _row(self, mondays: Sequence[date], row: int, rows: int) -> Content:
        number = {0: "10", rows - 1: "0"}.get(row, "5" if row == _at(5, rows) else "")
        cells = (self._cell(self._weeks.get(monday), row, rows) for monday in mondays)
        return line(shown(f"{number:>{_SCALE - 1}} ", _QUIET), *cells)

    def _cell(self, week: Tension | None, row: int, rows: int) -> Content:
        before = None if week is None or week.before is None else _at(week.before, rows)
        after = None if week is None or week.after is None else _at(week.after, rows)
        here = [kind for kind, at in (("before", before), ("after", after)) if at == row]
        if not here and before is not None and after is not None and min(before, after) < row < max(before, after):
            here = ["between"]
        mark = self._mark("same" if len(here) == 2 else here[0]) if here else Content(" ")
        return line(mark, " " * (_STEP - 1))


def _at(tension: float, rows: int) -> int:
    """In which row from the top it stands."""
    return round((MOST_TENSION - tension) / MOST_TENSION * (rows - 1))
