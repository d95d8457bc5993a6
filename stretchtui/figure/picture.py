"""A picture in cells, as any face can show it. Never here: how it is painted, what a terminal does with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stretchtui.figure.inks import Colours

Run = tuple[str, int | None, int | None]
"""Text with its ink and its paper: 0xRRGGBB, or an ANSI number under `ansi`; None for the terminal's own."""

Row = tuple[Run, ...]

Painter = Literal["truecolour", "256", "16", "braille", "ascii"]


@dataclass(frozen=True, slots=True)
class PaintStyle:
    """How a terminal wants its pictures."""

    painter: Painter
    colours: Colours
    by_number: bool = True
    """Of 16 colours: told by their numbers, or by values that stand for them where a toolkit would make others of numbers."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of runs; a row in which nothing changed equals the one before."""

    width: int
    rows: tuple[Row, ...]
    ansi: bool = False
    """Inks and papers are numbers of the terminal's own 16 colours."""

    @property
    def height(self) -> int:
        return len(self.rows)

    def lines(self) -> list[str]:
        """Its characters alone."""
        return ["".join(text for text, _, _ in row) for row in self.rows]
