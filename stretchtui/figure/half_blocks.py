"""Pixels painted two to a cell: an upper or lower half block over its paper. Never here: bodies, which terminal can do what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from stretchtui.figure.picture import Picture, Row, Run
from stretchtui.figure.raster import Canvas

UPPER, LOWER = "▀", "▄"

Pixels = Sequence[int | None]


def half_blocks(canvas: Canvas) -> Picture:
    """In true colour. The canvas has two rows of pixels for each row of cells."""
    return in_pairs(canvas.rows, canvas.paper, canvas.width)


def in_pairs(rows: Sequence[Pixels], paper: int | None, width: int, *, ansi: bool = False) -> Picture:
    """Each two rows of pixels as one row of cells."""
    blank: Row = ((" " * width, paper, paper),)
    empty = [paper] * width
    run = ansi_run if ansi else _run
    painted = [
        blank if above == empty and below == empty else _row(above, below, paper, run)
        for above, below in zip(rows[::2], rows[1::2], strict=False)
    ]
    return Picture(width, tuple(painted), ansi)


Painted = Callable[[int | None, int | None, int, int | None], Run]


def _row(above: Pixels, below: Pixels, paper: int | None, run: Painted) -> Row:
    pairs = groupby(zip(above, below, strict=True))
    return tuple([run(top, bottom, sum(1 for _ in group), paper) for (top, bottom), group in pairs])


def _run(top: int | None, bottom: int | None, n: int, paper: int | None) -> Run:
    if top == bottom:
        return (" " * n, top, top)
    return (LOWER * n, bottom, top) if top == paper else (UPPER * n, top, bottom)


def ansi_run(top: int | None, bottom: int | None, n: int, paper: int | None) -> Run:
    """With a bright colour as ink wherever it can be: some terminals have only the first eight as paper."""
    if top == bottom:
        return (" " * n, paper, paper) if top is paper else ("█" * n, top, paper)
    if top is paper or (bottom is not paper and (bottom or 0) >= 8 and (top or 0) < 8):
        return (LOWER * n, bottom, top)
    return (UPPER * n, top, bottom)
