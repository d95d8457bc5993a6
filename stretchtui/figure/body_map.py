"""The body as a map of areas: front and back side by side, any area lit, one outlined; what lies where, and what lies next.

Never here: which routines an area leaves, keys, a mouse, a widget.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from stretchtui.figure.bent import bent
from stretchtui.figure.body import solved
from stretchtui.figure.camera import Camera, Frame2D, camera, eye
from stretchtui.figure.drawing import draw
from stretchtui.figure.inks import GLOWS, LIGHTS, Inks
from stretchtui.figure.painting import painted
from stretchtui.figure.picture import PaintStyle, Picture
from stretchtui.figure.raster import Canvas
from stretchtui.figure.script import Pose, Reach
from stretchtui.figure.shapes import MATERIALS, Surface, surface
from stretchtui.figure.stance import Ground, Surroundings

Direction = Literal["up", "down", "left", "right"]


class _Anchor(NamedTuple):
    """Where the cursor stands for an area: on which of the two bodies, metres right of its middle as seen, and up."""

    behind: bool
    x: float
    y: float


_ANCHORS: Mapping[str, _Anchor] = {
    "eyes": _Anchor(False, 0.0, 1.66), "jaw": _Anchor(False, 0.0, 1.57), "neck": _Anchor(False, 0.0, 1.48),
    "shoulders": _Anchor(False, -0.2, 1.41), "chest": _Anchor(False, 0.0, 1.33), "arms": _Anchor(False, -0.26, 1.22),
    "core": _Anchor(False, 0.0, 1.1), "forearms": _Anchor(False, -0.34, 1.0), "hip-flexors": _Anchor(False, -0.05, 0.93),
    "hips": _Anchor(False, -0.16, 0.93), "wrists": _Anchor(False, -0.38, 0.87), "hands": _Anchor(False, -0.41, 0.77),
    "inner-thighs": _Anchor(False, 0.0, 0.72), "quads": _Anchor(False, -0.1, 0.68), "ankles": _Anchor(False, -0.1, 0.12),
    "feet": _Anchor(False, -0.11, 0.03), "upper-back": _Anchor(True, 0.0, 1.38), "mid-back": _Anchor(True, 0.0, 1.24),
    "lower-back": _Anchor(True, 0.0, 1.08), "glutes": _Anchor(True, 0.07, 0.9), "hamstrings": _Anchor(True, 0.1, 0.67),
    "calves": _Anchor(True, 0.1, 0.37),
}  # fmt: skip

MAP_AREAS = tuple(_ANCHORS)
"""All areas but the whole body, which is no place on it."""

_WIDE = 0.9
"""Metres from the middle of one body to that of the other."""
_FRAME = Frame2D(0.0, 0.87, 0.86, 1.80)
_REACH_CELLS = 2.0
"""So far beside an area a cell still belongs to it: fingers are thick and eyes are small."""


def first_area() -> str:
    return "upper-back"


def next_area(area: str, direction: Direction) -> str:
    """The nearest area that way; itself when there is none."""
    here = _place(area)
    ways = {"up": (0, 1), "down": (0, -1), "left": (-1, 0), "right": (1, 0)}
    dx, dy = ways[direction]

    def far(other: str) -> float:
        there = _place(other)
        along = (there[0] - here[0]) * dx + (there[1] - here[1]) * dy
        aside = abs((there[0] - here[0]) * dy) + abs((there[1] - here[1]) * dx)
        return along + 2.2 * aside if along > 0.02 and aside < 2.5 * along + 0.02 else float("inf")

    nearest = min((other for other in MAP_AREAS if other != area), key=far)
    return nearest if far(nearest) < float("inf") else area


def _place(area: str) -> tuple[float, float]:
    anchor = _ANCHORS[area]
    return anchor.x + (_WIDE if anchor.behind else 0.0), anchor.y


def area_at(size: tuple[int, int], column: int, row: int) -> str | None:
    """The area at a cell of the map drawn in so many columns and rows; None beside the body."""
    columns, rows = size
    if not (0 <= column < columns and 0 <= row < rows):
        return None
    masks = _masks(columns, rows)
    there = [(area, mask[row][column]) for area, mask in masks.items() if mask[row][column] > 0]
    if there:
        return max(there, key=lambda one: one[1] / _cells(masks[one[0]]) ** 0.5)[0]
    return _near(masks, column, row)


def _cells(mask: list[list[int]]) -> int:
    """How many cells an area fills: where two share a cell, the smaller one would be hard to hit elsewhere."""
    return sum(1 for row in mask for part in row if part)


def _near(masks: Mapping[str, list[list[int]]], column: int, row: int) -> str | None:
    best: tuple[float, str] | None = None
    reach = int(_REACH_CELLS)
    for area, mask in masks.items():
        for y in range(max(0, row - 1), min(len(mask), row + 2)):
            for x in range(max(0, column - reach), min(len(mask[y]), column + reach + 1)):
                far = abs(x - column) + 2 * abs(y - row)
                if mask[y][x] and far <= _REACH_CELLS and (best is None or far < best[0]):
                    best = (far, area)
    return best[1] if best else None


@lru_cache(maxsize=2)
def _masks(columns: int, rows: int) -> dict[str, list[list[int]]]:
    """How much of each cell each area fills, by what is drawn when it alone is lit."""
    masks = {}
    for area in MAP_AREAS:
        canvas = Canvas(columns, rows * 2, 0)
        _draw(canvas, _GLOW_ONLY, {area: 1.0})
        pixels = canvas.rows
        masks[area] = [
            [(above >> 8 & 255) + (below >> 8 & 255) for above, below in zip(pixels[y], pixels[y + 1], strict=True)]
            for y in range(0, rows * 2, 2)
        ]
    return masks


def _glow_inks() -> Inks:
    """Every material black where it does not glow and green as strongly as it does."""
    ramps = tuple((int(255 * g / GLOWS + 0.5) << 8,) * LIGHTS for g in range(GLOWS + 1))
    return Inks(paper=0, floor=0, shadow=0, line=0, eyes=0, outline=0, materials=dict.fromkeys(MATERIALS, ramps))


_GLOW_ONLY = _glow_inks()


@lru_cache(maxsize=1)
def _body() -> Surface:
    """Standing with the palms forward, as anatomy shows a body."""
    side = {"shoulder.abduction": 15.0, "elbow.flexion": 4.0, "pronation.pronation": -60.0}
    angles = {f"{of}.{word}": angle for of in ("left", "right") for word, angle in side.items()}
    feet = {f"{of}.foot": Reach("floor", {"out": 2.0}) for of in ("left", "right")}
    return surface(solved(bent(Pose(angles, feet)), Ground(("left-foot", "right-foot"), 0.0, Surroundings())))


def _draw(canvas: Canvas, inks: Inks, lit: Mapping[str, float]) -> None:
    """Front and back, each in its half of the canvas."""
    half = canvas.width // 2
    for behind in (False, True):
        part = Canvas(half, canvas.height, canvas.paper, smooth=canvas.smooth)
        draw(part, _body(), _camera(half, canvas.height, behind), inks, lit, through=0.0)
        start = canvas.width - half if behind else 0
        for row, drawn in zip(canvas.rows, part.rows, strict=True):
            row[start : start + half] = drawn


def _camera(width: int, height: int, behind: bool) -> Camera:
    return camera(eye(180.0 if behind else 0.0, 0.0), _FRAME, width, height)


def body_picture(size: tuple[int, int], lit: Mapping[str, float], outlined: str | None, style: PaintStyle) -> Picture:
    """The map in so many columns and rows, areas lit with strengths from 0 to 1."""

    def both(canvas: Canvas, inks: Inks) -> None:
        _draw(canvas, inks, {**lit, outlined: max(0.25, lit.get(outlined, 0.0))} if outlined else lit)
        if outlined:
            _outline(canvas, inks, outlined)

    return painted(both, *size, style)


def _outline(canvas: Canvas, inks: Inks, area: str) -> None:
    """A bright line round an area, just outside it, so that it hides nothing of what is lit."""
    alone = Canvas(canvas.width, canvas.height, 0)
    _draw(alone, _GLOW_ONLY, {area: 1.0})
    inside = [[(pixel >> 8 & 255) > 90 for pixel in row] for row in alone.rows]
    for y, row in enumerate(inside):
        for x, here in enumerate(row):
            if not here and _beside(inside, x, y):
                canvas.rows[y][x] = inks.outline


def _beside(inside: list[list[bool]], x: int, y: int) -> bool:
    height, width = len(inside), len(inside[0])
    return any(
        0 <= v < height and 0 <= u < width and inside[v][u] for u, v in ((x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1))
    )
