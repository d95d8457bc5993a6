"""Pictures of the figure room as rows of a widget. Never here: what is drawn, which colours it has, when it changes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from stretchtui.tui.widgets.painted import PaintedStrip

if TYPE_CHECKING:
    from stretchtui.figure.picture import Picture, Row, Run

MOST_ROWS = 600
"""So many rows are remembered, for pictures that come again: a breath, a walk, a cursor that goes to and fro."""


class PaintedRows:
    """The rows of one widget's picture, centred; a row that was painted before costs nothing again."""

    def __init__(self) -> None:
        self.left = 0
        """The column in which the picture begins."""
        self._made_for: tuple[Style, int, int, bool] | None = None
        self._rows: tuple[Row, ...] = ()
        self._before: tuple[Row, ...] = ()
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
        self._before = before
        if not before:
            self._strips = [self._strip(row, picture.width) for row in picture.rows]
            return list(range(len(picture.rows)))
        changed = [y for y, row in enumerate(picture.rows) if row is not before[y] and row != before[y]]
        for y in changed:
            self._strips[y] = self._strip(picture.rows[y], picture.width)
        return changed

    def changed_up_to(self, y: int) -> int:
        """Of a row that `show` has found another, the column after its last change."""
        width = self._strips[y].cell_length
        if not self._before:
            return width
        same = 0
        for was, now in zip(reversed(self._before[y]), reversed(self._rows[y]), strict=False):
            if was != now:
                alike = was[1:] == now[1:] and was[0][0] == now[0][0]
                same += min(len(was[0]), len(now[0])) if alike else 0
                break
            same += len(now[0])
        return self.left + sum(len(text) for text, _, _ in self._rows[y]) - same

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
        left, right = self.left, width - drawn - self.left
        if left == right == 0 and not ansi and all(ink is not None and paper is not None for _, ink, paper in row):
            return PaintedStrip(row, width, partial(_segments, under=under))
        segments = _segments(row, under, ansi=ansi)
        ends = [Segment(" " * blank, under) if blank > 0 else None for blank in (left, right)]
        strip = Strip([one for one in (ends[0], *segments, ends[1]) if one is not None], left + drawn + max(0, right))
        return strip if right >= 0 else strip.crop(0, width)


def _segments(row: Sequence[Run], under: Style, *, ansi: bool = False) -> list[Segment]:
    return [Segment(text, _style(ink, paper, under, ansi)) for text, ink, paper in row]


@lru_cache(maxsize=8192)
def _style(ink: int | None, paper: int | None, under: Style, ansi: bool) -> Style:
    """Always with a background: a segment without one shows as a rectangle of another colour."""
    return under + Style.from_color(_colour(ink, ansi), _colour(paper, ansi))


def _colour(packed: int | None, ansi: bool) -> Color | None:
    if packed is None:
        return None
    return Color.from_ansi(packed) if ansi else Color.from_rgb(packed >> 16, packed >> 8 & 255, packed & 255)
