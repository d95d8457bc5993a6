"""One picture painted over another on a terminal of many colours: only cells that differ. Never here: when, whether that may be.

A figure that moves is some hundred cells, twenty times a second. Textual would look through all the widgets of the screen, then
write each row that has one of them, with both colours of every run: several times the bytes, and half as long as the drawing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.color import Color, ColorSystem
from rich.console import Console
from textual._compositor import CompositorUpdate
from textual.geometry import Offset

if TYPE_CHECKING:
    from stretchtui.figure.picture import Picture, Row, Run


COLOURS = {"truecolor": ColorSystem.TRUECOLOR, "256": ColorSystem.EIGHT_BIT}
"""Terminals it can be done on, by what Rich calls them."""


class Repaint(CompositorUpdate):
    """For App._display. Both pictures are of one size, and all their colours packed 0xRRGGBB."""

    def __init__(self, before: Picture, after: Picture, at: Offset) -> None:
        self._before, self._after, self._at = before, after, at
        self.is_written = False
        """What is not written, because there is no terminal now or it is somebody else's, is to be painted in another way."""

    def render_segments(self, console: Console) -> str:
        self.is_written = True
        return "".join((*self._written(COLOURS[console.color_system or ""]), "\x1b[0m"))

    def _written(self, colours: ColorSystem) -> Iterator[str]:
        ink = paper = None
        for y, (before, after) in enumerate(zip(self._before.rows, self._after.rows, strict=True), self._at.y + 1):
            column = None
            for x, (text, its_ink, its_paper) in _changes(before, after):
                if column != x:
                    yield f"\x1b[{y};{self._at.x + x + 1}H" if column is None else f"\x1b[{x - column}C"
                new_ink = its_ink if its_ink != ink and not text.isspace() else None  # of a blank only the paper is seen
                yield _coded(new_ink, its_paper if its_paper != paper else None, colours)
                yield text
                ink, paper, column = ink if new_ink is None else new_ink, its_paper, x + len(text)


def _changes(before: Row, after: Row) -> Iterator[tuple[int, Run]]:
    """The pieces that differ, each with its column. Every character is one cell wide."""
    if before is after:
        return
    x, old_runs = 0, iter(before)
    old, old_ink, old_paper = "", None, None
    for new, ink, paper in after:
        while new:
            if not old:
                old, old_ink, old_paper = next(old_runs)
            size = min(len(old), len(new))
            if ink != old_ink or paper != old_paper or new[:size] != old[:size]:
                yield x, (new[:size], ink, paper)
            old, new = old[size:], new[size:]
            x += size


@lru_cache(maxsize=4096)
def _coded(ink: int | None, paper: int | None, colours: ColorSystem) -> str:
    parts = ((38, ink), (48, paper))
    codes = [_code(which, rgb, colours) for which, rgb in parts if rgb is not None]
    return f"\x1b[{';'.join(codes)}m" if codes else ""


def _code(which: int, rgb: int, colours: ColorSystem) -> str:
    red, green, blue = rgb >> 16, rgb >> 8 & 255, rgb & 255
    if colours is ColorSystem.TRUECOLOR:
        return f"{which};2;{red};{green};{blue}"
    return ";".join(Color.from_rgb(red, green, blue).downgrade(colours).get_ansi_codes(foreground=which == 38))
