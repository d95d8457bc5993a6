"""The head as a vector drawing. Never here: the rest of the body, how a head is shaped or lit.

drawing.py paints a head point by point. Here that is done once with inks that say what a point is and in which light. Points of
one kind (hair, skin, an eye) are traced, and the light becomes a gradient that is round where the head is brightest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from math import cos, hypot, pi, sin, sqrt
from typing import NamedTuple

from stretchtui.figure.camera import Camera
from stretchtui.figure.drawing import draw_skull, skull_axes
from stretchtui.figure.inks import GLOWS, LIGHTS, Inks, blended
from stretchtui.figure.proportions import HEAD_R
from stretchtui.figure.raster import Canvas, Outline
from stretchtui.figure.shapes import MATERIALS, Skull
from stretchtui.figure.svg_words import Shared, colour, numbers, path, stops
from stretchtui.figure.traced import regions, spread

_REACH = 46
"""Points from the middle of a head past its rim, however large it is drawn."""

_BARE, _EYE = 0, 1
_FIRST = 2
_STEP = 2
"""Points from one reading of the light to the next one farther out."""

_SAYING = Inks(
    paper=_BARE, floor=_BARE, shadow=_BARE, line=_BARE, outline=_BARE, eyes=_EYE * LIGHTS,
    materials={
        material: tuple(
            tuple((_FIRST + m * (GLOWS + 1) + g) * LIGHTS + i for i in range(LIGHTS)) for g in range(GLOWS + 1)
        )
        for m, material in enumerate(MATERIALS)
    },
)  # fmt: skip
"""Inks of which each is LIGHTS times a kind (material and glow) and a step of light."""


class _Light(NamedTuple):
    """Where a head is brightest, and its mean step of light every _STEP points away from there."""

    x: float
    y: float
    steps: tuple[float, ...]


def head(skull: Skull, camera: Camera, inks: Inks, lit: Mapping[str, float], dim: float, shared: Shared) -> str:
    x, y, _ = camera.seen(skull.at)
    fine = (_REACH - 3) / (HEAD_R * 1.2 * camera.scale)
    left, top = x - _REACH / fine, y - _REACH / fine
    near = Camera(camera.eye, camera.scale * fine, (camera.x0 - left) * fine, (camera.y0 - top) * fine)
    canvas = Canvas(2 * _REACH, 2 * _REACH, _BARE, smooth=False)
    draw_skull(canvas, skull, near, _SAYING, lit, dim)
    spread(canvas)
    spread(canvas)
    clip = shared.id("clipPath", f'<path d="{path(_rim(skull, near))}"/>')
    placed = f"translate({numbers(left, top)}) scale({round(1 / fine, 4)})"
    return f'<g transform="{placed}" clip-path="url(#{clip})">{"".join(_parts(canvas, inks, shared))}</g>'


def _parts(canvas: Canvas, inks: Inks, shared: Shared) -> Iterator[str]:
    """What there is most of under all, then the other kinds."""
    light = _light(canvas)
    kinds = Canvas(canvas.width, canvas.height, _BARE)
    kinds.rows = [[code // LIGHTS for code in row] for row in canvas.rows]
    counted = Counter(kind for row in kinds.rows for kind in row if kind >= _FIRST)
    under = max(counted, key=lambda kind: (counted[kind], kind), default=_BARE)
    if under:
        yield f'<rect width="{canvas.width}" height="{canvas.height}" fill="{_fill(under, light, inks, shared)}"/>'
    for kind, outlines in regions(kinds).items():
        if kind != under:
            yield f'<path d="{"".join(map(path, outlines))}" fill="{_fill(kind, light, inks, shared)}"/>'


def _light(canvas: Canvas) -> _Light:
    seen = [(x, y, code % LIGHTS) for y, row in enumerate(canvas.rows) for x, code in enumerate(row) if code >= _FIRST * LIGHTS]
    most = max((step for *_, step in seen), default=0)
    brightest = [(x, y) for x, y, step in seen if step == most] or [(0, 0)]
    x0, y0 = (sum(ways) / len(brightest) + 0.5 for ways in zip(*brightest, strict=True))
    rings: dict[int, list[int]] = {}
    for x, y, step in seen:
        rings.setdefault(int(hypot(x + 0.5 - x0, y + 0.5 - y0) / _STEP), []).append(step)
    return _Light(x0, y0, tuple(sum(ring) / len(ring) for _, ring in sorted(rings.items())))


def _fill(kind: int, light: _Light, inks: Inks, shared: Shared) -> str:
    if kind == _EYE:
        return colour(inks.eyes)
    m, g = divmod(kind - _FIRST, GLOWS + 1)
    ramp = inks.materials[MATERIALS[m]][g]
    table = [blended(ramp[int(step)], ramp[min(LIGHTS - 1, int(step) + 1)], step % 1) for step in light.steps]
    middle = numbers(light.x, light.y).replace("-", " -").split()
    far = len(table) * _STEP
    said = f'radialGradient gradientUnits="userSpaceOnUse" cx="{middle[0]}" cy="{middle[1]}" r="{far}"'
    return f"url(#{shared.id(said, stops(tuple(table)))})"


def _rim(skull: Skull, camera: Camera) -> Outline:
    """The outline of the head as it is seen: where an ellipsoid is looked at edge on."""
    axes = skull_axes(skull, camera)
    a = sum(w[2] * w[2] for w in axes)
    bx, by = (sum(w[i] * w[2] for w in axes) for i in (0, 1))
    xx, xy, yy = (sum(w[i] * w[j] for w in axes) for i, j in ((0, 0), (0, 1), (1, 1)))
    # At the rim xx'·x² + 2·xy'·x·y + yy'·y² = 1; by Cholesky's way of taking the root of that:
    wide = sqrt(xx - bx * bx / a)
    slant = (xy - bx * by / a) / wide
    tall = sqrt(yy - by * by / a - slant * slant)
    ways = [(cos(k * pi / 16), sin(k * pi / 16)) for k in range(32)]
    return [(_REACH + (u - slant * v / tall) / wide, _REACH + v / tall) for u, v in ways]
