"""Pictures of the figure room as rows of a widget. Never here: what is drawn, which colours it has, when it changes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

if TYPE_CHECKING:
    from stretchtui.figure.picture import Picture, Row

MOST_ROWS = 600
"""So many rows are remembered, for pictures that come again: a breath, a walk, a cursor that goes to and fro."""


class PaintedRows:
    """The rows of one widget's picture, centred; a row that was painted before costs nothing again."""

    def __init__(self) -> None:
        self.left = 0
        """The column in which the picture begins."""
        self._made_for: tuple[Style, int, int, bool] | None = None
        self._rows: tuple[Row, ...] = ()
        self._strips: list[Strip] = []
        self._made: dict[Row, Strip] = {}

    def __len__(self) -> int:
        return len(self._strips)

    def __getitem__(self, y: int) -> Strip:
        return self._strips[y]

    def show(self, picture: Picture, under: Style, width: int) -> list[int]:
        """Take this picture; the answer is which rows are others than before. `under` has the colours that a None stands for."""
        made_for = (under, width, picture.width, picture.ansi)
        if made_for != self._made_for or len(picture.rows) != len(self._rows):
            self._made_for, self._rows, self._strips = made_for, (), []
            self._made.clear()
        self.left = max(0, (width - picture.width) // 2)
        before, self._rows = self._rows, picture.rows
        if not before:
            self._strips = [self._strip(row, picture.width) for row in picture.rows]
            return list(range(len(picture.rows)))
        changed = [y for y, row in enumerate(picture.rows) if row is not before[y] and row != before[y]]
        for y in changed:
            self._strips[y] = self._strip(picture.rows[y], picture.width)
        return changed

    def _strip(self, row: Row, drawn: int) -> Strip:
        strip = self._made.get(row)
        if strip is None:
            if len(self._made) >= MOST_ROWS:
                self._made.clear()
            strip = self._made[row] = self._painted(row, drawn)
        return strip

    def _painted(self, row: Row, drawn: int) -> Strip:
        assert self._made_for is not None
        under, width, _, ansi = self._made_for
        segments = [Segment(text, _style(ink, paper, under, ansi)) for text, ink, paper in row]
        left, right = self.left, width - drawn - self.left
        ends = [Segment(" " * blank, under) if blank > 0 else None for blank in (left, right)]
        strip = Strip([one for one in (ends[0], *segments, ends[1]) if one is not None], left + drawn + max(0, right))
        return strip if right >= 0 else strip.crop(0, width)


@lru_cache(maxsize=2048)
def _style(ink: int | None, paper: int | None, under: Style, ansi: bool) -> Style:
    """Always with a background: a segment without one shows as a rectangle of another colour."""
    return under + Style.from_color(_colour(ink, ansi), _colour(paper, ansi))


def _colour(packed: int | None, ansi: bool) -> Color | None:
    if packed is None:
        return None
    return Color.from_ansi(packed) if ansi else Color.from_rgb(packed >> 16, packed >> 8 & 255, packed & 255)
