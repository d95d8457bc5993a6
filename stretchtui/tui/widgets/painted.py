"""One row of a picture as a row of a widget, and how it is written to a terminal. Never here: which rows there are.

A figure that moves is some 300 differently coloured runs twenty times a second. Made into segments with styles, each would be
written with both its colours and taken back after itself; that would be twice the time and the bytes of all the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

if TYPE_CHECKING:
    from stretchtui.figure.picture import Run


class PaintedStrip(Strip):
    """Runs whose colours are all packed 0xRRGGBB. Segments are made of them only when somebody looks into the strip."""

    __slots__ = ("_as_segments", "_made", "_runs")

    def __init__(self, runs: Sequence[Run], cells: int, as_segments: Callable[[Sequence[Run]], list[Segment]]) -> None:
        self._runs, self._as_segments = runs, as_segments
        self._made: list[Segment] | None = None
        super().__init__((), cells)

    @property
    def _segments(self) -> list[Segment]:
        """Where Strip keeps them."""
        if self._made is None:
            self._made = self._as_segments(self._runs)
        return self._made

    @_segments.setter
    def _segments(self, _: list[Segment]) -> None:
        """Strip begins with none."""

    def render(self, console: Console) -> str:
        """As Strip has it where the terminal has fewer colours; else only what changes from run to run."""
        if console.color_system != "truecolor":
            return super().render(console)
        if self._render_cache is None:
            self._render_cache = "".join((*_written(self._runs), "\x1b[0m"))
        return self._render_cache

    def crop(self, start: int, end: int | None = None) -> Strip:
        """As Strip has it. A beginning, which is what is written of a row that has changed in part, is a painted strip again."""
        if start > 0 or end is None or end >= self.cell_length or end <= 0:
            return super().crop(start, end)
        return PaintedStrip(_beginning(self._runs, end), end, self._as_segments)


def _beginning(runs: Sequence[Run], cells: int) -> list[Run]:
    """Of runs all of whose characters are one cell wide, the first so many cells."""
    found: list[Run] = []
    for text, ink, paper in runs:
        if cells <= 0:
            break
        found.append((text[:cells], ink, paper))
        cells -= len(text)
    return found


@lru_cache(maxsize=8192)
def _rgb(packed: int | None) -> str:
    assert packed is not None
    return f"{packed >> 16};{packed >> 8 & 255};{packed & 255}"


def _written(runs: Sequence[Run]) -> list[str]:
    parts: list[str] = []
    ink_before = paper_before = None
    for text, ink, paper in runs:
        codes = []
        if ink != ink_before and not text.isspace():  # of blanks only the paper is seen
            codes.append(f"38;2;{_rgb(ink)}")
            ink_before = ink
        if paper != paper_before:
            codes.append(f"48;2;{_rgb(paper)}")
            paper_before = paper
        parts.append(f"\x1b[{';'.join(codes)}m{text}" if codes else text)
    return parts
