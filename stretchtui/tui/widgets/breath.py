"""A disc that grows and shrinks with a breath. Never here: how full it is at which moment (session/breathing.py)."""

from __future__ import annotations

from math import sqrt

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

SMALLEST = 0.3
"""Of the largest that has room: an emptied chest is not nothing."""
STEPS = 4
"""A pixel is grown in so many steps, so that the disc's edge never jumps."""


class Breath(Widget):
    ALLOW_SELECT = False
    DEFAULT_CSS = "Breath { width: 1fr; height: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._fullness = 0.0
        self._drawn = -1

    def show(self, fullness: float) -> None:
        """Nothing is redrawn while no pixel changes."""
        self._fullness = fullness
        if self._radius_in_steps != self._drawn:
            self.refresh()

    @property
    def _radius_in_steps(self) -> int:
        room = min(self.size.width, 2 * self.size.height) / 2
        return round(room * (SMALLEST + (1 - SMALLEST) * self._fullness) * STEPS)

    def render_line(self, y: int) -> Strip:
        self._drawn = self._radius_in_steps
        return Strip([Segment(disc_row(self.size.width, self.size.height, self._drawn / STEPS, y), self.rich_style)])


def disc_row(width: int, height: int, radius: float, y: int) -> str:
    """One row of cells of a disc in the middle, in half blocks, a column as wide as half a row is tall."""
    upper, lower = (_half_width(2 * y + half + 0.5 - height, radius) for half in (0, 1))
    row = ""
    for x in range(width):
        off = abs(x + 0.5 - width / 2)
        above, below = off < upper, off < lower
        row += "█" if above and below else "▀" if above else "▄" if below else " "
    return row


def _half_width(off: float, radius: float) -> float:
    return sqrt(radius * radius - off * off) if abs(off) < radius else 0.0
