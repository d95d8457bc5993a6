"""Regions of one colour on a canvas, as outlines. Never here: what the colours stand for, how outlines are written down."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from stretchtui.figure.raster import Canvas, Outline

_OFF = 0.9
"""So far, in pixels, an outline may run from the steps between pixels that it stands for."""

Corner = tuple[int, int]


def spread(canvas: Canvas) -> None:
    """Give every bare pixel beside a painted one its colour, so that a region reaches beyond its smooth edge."""
    paper = canvas.paper
    before = [row[:] for row in canvas.rows]
    for y in range(1, canvas.height - 1):
        above, here, below, row = before[y - 1], before[y], before[y + 1], canvas.rows[y]
        for x in range(1, canvas.width - 1):
            if here[x] == paper:
                row[x] = next((ink for ink in (here[x - 1], here[x + 1], above[x], below[x]) if ink != paper), paper)


def regions(canvas: Canvas) -> dict[int, list[Outline]]:
    """For each colour but the paper's the outlines round its pixels; those of holes run the other way."""
    steps: dict[int, dict[Corner, list[Corner]]] = {}
    bare = [canvas.paper] * (canvas.width + 2)
    rows = [bare, *([canvas.paper, *row, canvas.paper] for row in canvas.rows), bare]

    def step(ink: int, a: Corner, b: Corner) -> None:
        steps.setdefault(ink, {}).setdefault(a, []).append(b)

    for y, (row, under) in enumerate(pairwise(rows)):  # between its corners (x, y) a pixel has itself on its right
        for x in range(canvas.width + 1):
            here, right, below = row[x], row[x + 1], under[x]
            if here != right:
                step(here, (x, y - 1), (x, y))
                step(right, (x, y), (x, y - 1))
            if here != below:
                step(here, (x, y), (x - 1, y))
                step(below, (x - 1, y), (x, y))
    steps.pop(canvas.paper, None)
    return {ink: [_simpler(round_) for round_ in _rounds(of)] for ink, of in sorted(steps.items())}


def _rounds(steps: dict[Corner, list[Corner]]) -> list[list[Corner]]:
    """The steps put together to closed ways."""
    rounds = []
    while steps:
        start = at = next(iter(steps))
        way: list[Corner] = []
        while not way or at != start:
            way.append(at)
            to = steps[at].pop()
            if not steps[at]:
                del steps[at]
            at = to
        rounds.append(way)
    return rounds


def _simpler(way: Sequence[Corner]) -> Outline:
    """The way with as few corners as tell it (Douglas & Peucker 1973), from two ends that lie far apart."""
    far = max(range(len(way)), key=lambda i: hypot(way[i][0] - way[0][0], way[i][1] - way[0][1]))
    there, back = way[: far + 1], [*way[far:], way[0]]
    return [(float(x), float(y)) for x, y in (*_told(there), *_told(back))]


def _told(way: Sequence[Corner]) -> list[Corner]:
    """The corners to keep, but for the last."""
    (ax, ay), (bx, by) = way[0], way[-1]
    long = hypot(bx - ax, by - ay) or 1.0
    worst, off = 0, _OFF
    for i in range(1, len(way) - 1):
        x, y = way[i]
        here = abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / long
        if here > off:
            worst, off = i, here
    return [*_told(way[: worst + 1]), *_told(way[worst:])] if worst else [way[0]]
