"""A body, its things and its floor, drawn on a canvas: what lies farther away first. Never here: colours' values, terminals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import cos, hypot, pi, sin, sqrt
from typing import NamedTuple

from stretchtui.figure import proportions as size
from stretchtui.figure.camera import Camera
from stretchtui.figure.inks import GLOWS, LIGHTS, Inks
from stretchtui.figure.raster import Canvas, Outline, Shade, capsule, fill, flat, hull, oval
from stretchtui.figure.rotation import Vector, dot
from stretchtui.figure.shapes import Material, Ring, Shape, Skull, Surface

STEPS = 18
"""Colours across a shape, from one of its edges to the other."""

_LIGHT = (-0.42, 0.55, 0.72)
"""Where the light comes from, in the picture's own directions: right, up, out of it. From over the left shoulder of who looks."""

_AMBIENT, _DIFFUSE = 0.20, 0.80

FLOOR_REACH = 0.8
"""Metres of floor round the middle."""

THROUGH = 0.85
"""How much of an area's glow is seen round its rim from behind, so that a stretched back shows also in a view from the front."""

WHOLE_BODY = 0.75
"""How strongly every rim glows where the area is the whole body."""

_SLAB_FROM_PX = 0.9
"""Pixels to either side of its middle from which a broad shape is drawn as one: below, nobody could tell it from a round one."""

_LEAST_PX = 0.5
"""A radius below which what is fine is left out."""

_TURNED_AWAY = -0.3
"""So far (a cosine) must an area face away to glow at the rim: seen from the side it is seen itself."""

_WALL_LIGHT = 11
"""A wall is as light all over: bands on it would look like boards."""

_SHADOW_BELOW, _SHADOW_FROM_R = 0.2, 0.022
"""Metres: how near the floor a part must be for a shadow, and how thick."""

_SHADOWS_APART = 0.1

Lit = Mapping[str, float]
"""How strongly areas glow, 0 to 1; `left calves` goes before `calves`."""


def draw(
    canvas: Canvas, body: Surface, camera: Camera, inks: Inks, lit: Lit, things: Sequence[Shape] = (), *,
    through: float = THROUGH,
) -> None:  # fmt: skip
    """Body and things, back to front."""
    for piece, dim in far_first(body, camera, things):
        if isinstance(piece, Skull):
            draw_skull(canvas, piece, camera, inks, lit, dim)
        elif not piece.fine or piece.a.radius * camera.scale > _LEAST_PX:
            outline, shade = shaded(piece, camera, inks, lit, dim, through=through)
            fill(canvas, outline, shade)


def far_first(body: Surface, camera: Camera, things: Sequence[Shape]) -> list[tuple[Shape | Skull, float]]:
    """All pieces, the farthest first, each with how much its distance dims it."""
    out = camera.eye.out
    ordered: list[tuple[float, int, Shape | Skull]] = []
    for i, shape in enumerate((*things, *body.shapes)):
        depth = (dot(shape.a.at, out) + dot(shape.b.at, out)) / 2 + shape.nearer
        ordered.append((round(depth, 3), i, shape))  # left and right of a body seen straight on are equally far
    ordered.append((dot(body.skull.at, out) + 0.01, 10_000, body.skull))
    ordered.sort(key=lambda one: one[:2])
    depths = [depth for depth, i, _ in ordered if i >= len(things)]
    nearest = max(depths)
    span = max(0.35, nearest - min(depths))
    return [(piece, 0.22 * min(1.0, max(0.0, nearest - depth) / span)) for depth, _, piece in ordered]


def shaded(
    shape: Shape, camera: Camera, inks: Inks, lit: Lit, dim: float, *, through: float = THROUGH
) -> tuple[Outline, Shade]:
    """A shape's outline in the picture and its colours across it."""
    ax, ay, _ = camera.seen(shape.a.at)
    bx, by, _ = camera.seen(shape.b.at)
    scale = camera.scale
    ar, br = shape.a.radius * scale, shape.b.radius * scale
    right, up, out = camera.eye
    apart = hypot(bx - ax, by - ay)
    # Across the shape on the picture; seen end on there is no across, and the light's own way serves.
    ex, ey = (-(by - ay) / apart, (bx - ax) / apart) if apart > 0.35 * max(ar, br) else (0.6, 0.8)
    across = (ex * right[0] - ey * up[0], ex * right[1] - ey * up[1], ex * right[2] - ey * up[2])
    half = (shape.a.half + shape.b.half) / 2
    if max(shape.a.half, shape.b.half) * scale > _SLAB_FROM_PX:
        outline = hull([*_discs(shape.a, camera), *_discs(shape.b, camera)])
        side = shape.a.side
        aside, deep = half * dot(side, across) * scale, half * dot(side, out) * scale
    else:
        if half:  # a hand or a foot on a small picture: as broad as it looks, and round
            broad = abs(dot(shape.a.side, across)) * scale
            ar, br = ar + shape.a.half * broad, br + shape.b.half * broad
        outline = capsule(ax, ay, ar, bx, by, br)
        aside = deep = 0.0
    if shape.material == "wall":
        return outline, flat(inks.materials["wall"][0][_WALL_LIGHT])
    radius = (ar + br) / 2
    reach = abs(aside) + radius
    look = _Look(
        round(ex * 12), round(ey * 12), round(aside / reach * 8), round(deep / reach * 8), round(dim * 40),
        _glowing(shape, across, out, lit, through),
    )
    table = _across_table(look, shape.material, inks)
    # Table steps from one edge (0) to the other (STEPS).
    per_pixel = STEPS / (2 * reach)
    mx, my = (ax + bx) / 2, (ay + by) / 2
    k0 = STEPS / 2 - (mx * ex + my * ey) * per_pixel
    return outline, Shade(table, k0, ex * per_pixel, ey * per_pixel)


def _glowing(shape: Shape, across: Vector, out: Vector, lit: Lit, through: float) -> tuple[_Glow, ...]:
    found: list[_Glow] = []
    for area, way in shape.patches:
        strength = lit.get(f"{shape.side} {area}", lit.get(area, 0.0))
        if strength and way is None:
            found.append((strength, None, None))
        elif strength and way is not None:
            found.append((strength, round(dot(way, across) * 8), round(dot(way, out) * 8)))
            if through and dot(way, out) < _TURNED_AWAY:
                found.append((strength * through, *_RIM))
    if shape.patches and (whole := lit.get("whole-body", 0.0)):
        found.append((WHOLE_BODY * whole, *_RIM))
    return tuple(found)


_RIM = (0, 0)
"""In place of a way: the rim."""

_Glow = tuple[float, int | None, int | None]
"""Of a glowing area its strength and the way it faces, across and out of the picture. None is all round; no way at all is
the rim, where the glow of what faces away shows."""


class _Look(NamedTuple):
    """All that a shape's colours depend on, in coarse steps, so that they are made once and then remembered."""

    ex: int
    ey: int
    aside: int
    deep: int
    dim: int
    glowing: tuple[_Glow, ...]


@lru_cache(maxsize=16_384)
def _across_table(look: _Look, material: Material, inks: Inks) -> tuple[int, ...]:
    """The colours from one edge of the shape to the other: how its surface turns to the light, and which areas show."""
    aside, deep = look.aside / 8, look.deep / 8
    radius = max(0.1, 1 - abs(aside))
    size_ = hypot(aside, deep) or 1.0
    flat_x = -deep / size_ if aside >= 0 else deep / size_  # the way the flat face of a slab looks, across the picture
    toward = (_LIGHT[0] * look.ex - _LIGHT[1] * look.ey) / 12
    table = []
    for i in range(STEPS):
        x = (i + 0.5) / STEPS * 2 - 1
        nx = 0.72 * _across_slab(x, abs(aside), radius, flat_x) + 0.28 * x
        nz = sqrt(max(0.0, 1 - nx * nx))
        light = max(0.0, toward * nx + _LIGHT[2] * nz)
        level = (_AMBIENT + _DIFFUSE * light) * (0.62 + 0.38 * nz) - look.dim / 40
        ramp = inks.materials[material][int(_glow(look.glowing, nx, nz) * GLOWS + 0.5)]
        table.append(ramp[min(LIGHTS - 1, max(0, int(level * LIGHTS)))])
    return tuple(table)


def _across_slab(x: float, aside: float, radius: float, flat_x: float) -> float:
    """How far across its surface looks at x: round at both ends, flat between them."""
    t = x - radius * flat_x
    if abs(t) <= aside:
        return flat_x
    return min(1.0, max(-1.0, (x - aside) / radius if t > 0 else (x + aside) / radius))


def _glow(glowing: tuple[_Glow, ...], nx: float, nz: float) -> float:
    glow = 0.0
    for strength, gx, gz in glowing:
        if gx is None or gz is None:
            facing = 1.0
        elif (gx, gz) == _RIM:
            facing = (abs(nx) - 0.45) / 0.3
        else:
            facing = (gx * nx / 8 + gz * nz / 8 + 0.15) / 0.6
        glow = max(glow, strength * min(1.0, max(0.0, facing)))
    return glow


_ROUND = [(cos(k * pi / 6), sin(k * pi / 6)) for k in range(12)]


def _discs(ring: Ring, camera: Camera) -> Outline:
    r = ring.radius * camera.scale
    points: Outline = []
    for way in (-ring.half, ring.half) if ring.half else (0.0,):
        (x, y, z), (a, b, c) = ring.at, ring.side
        u, v, _ = camera.seen((x + way * a, y + way * b, z + way * c))
        points += [(u + r * i, v + r * j) for i, j in _ROUND]
    return points


_WIDE, _TALL, _DEEP = size.HEAD_R * 0.80, size.HEAD_R * 1.14, size.HEAD_R * 0.98


def draw_skull(canvas: Canvas, skull: Skull, camera: Camera, inks: Inks, lit: Lit, dim: float) -> None:
    """An ellipsoid pixel by pixel: hair where it faces up or back, a face where it faces forward."""
    cx, cy, _ = camera.seen(skull.at)
    scale = camera.scale
    seen = skull_axes(skull, camera)
    a = sum(w[2] * w[2] for w in seen)
    reach = int(_TALL * scale) + 2
    ramps_hair, ramps_skin = inks.materials["hair"], inks.materials["skin"]
    eyes_at = _eyes(scale)
    jaw, eyes_lit = lit.get("jaw", 0.0), lit.get("eyes", 0.0)
    for y in range(max(0, int(cy) - reach), min(canvas.height, int(cy) + reach + 1)):
        row = canvas.rows[y]
        dy = y + 0.5 - cy
        for x in range(max(0, int(cx) - reach), min(canvas.width, int(cx) + reach + 1)):
            dx = x + 0.5 - cx
            p = [w[0] * dx + w[1] * dy for w in seen]
            b = p[0] * seen[0][2] + p[1] * seen[1][2] + p[2] * seen[2][2]
            c = p[0] * p[0] + p[1] * p[1] + p[2] * p[2] - 1
            under = b * b - a * c
            if under < -0.6 * a:
                continue
            edge = 1.0 if under > 0.5 * a else _edge(c - b * b / a, scale)
            if edge <= 0:
                continue
            t = (-b + sqrt(under if under > 0 else 0.0)) / a
            f, u, s = p[0] + t * seen[0][2], p[1] + t * seen[1][2], p[2] + t * seen[2][2]
            ramp = ramps_hair[0] if _is_hair(f, u) else ramps_skin[_face_glow(f, u, jaw, eyes_lit)]
            nz = t / (1 / scale) / (_TALL * scale)
            light = (_LIGHT[0] * dx - _LIGHT[1] * dy) / (_TALL * scale) + _LIGHT[2] * (nz if nz < 1 else 1.0)
            step = int(((_AMBIENT + _DIFFUSE * max(0.0, light)) - dim) * LIGHTS)
            colour = ramp[0 if step < 0 else LIGHTS - 1 if step >= LIGHTS else step]
            if eyes_at and f > 0.5 and abs(u - eyes_at[0]) < eyes_at[1] and abs(abs(s) - 0.42) < eyes_at[2]:
                colour = inks.eyes
            level = int(edge * 16 + 0.5)
            row[x] = colour if level >= 16 else canvas.laid(row[x], colour, level)


def skull_axes(skull: Skull, camera: Camera) -> list[Vector]:
    """Each axis of the head as seen: across, down and out, in units in which the head is a ball."""
    right, up, out = camera.eye
    axes = [(skull.forward, _DEEP), (skull.up, _TALL), (skull.right, _WIDE)]
    return [(dot(w, right) / (r * camera.scale), -dot(w, up) / (r * camera.scale), dot(w, out) / r) for w, r in axes]


def _edge(outside: float, scale: float) -> float:
    """How much of a pixel at the rim the head covers; `outside` is how far out of the ball it lies, squared less one."""
    return 0.5 - outside * 0.5 * _WIDE * scale


def _is_hair(forward: float, up: float) -> bool:
    return up > 0.62 or (forward < 0.12 and up > -0.30) or forward < -0.30


def _face_glow(forward: float, up: float, jaw: float, eyes: float) -> int:
    if up < -0.2:
        return int(jaw * GLOWS + 0.5) if forward > -0.1 else 0
    return int(eyes * GLOWS + 0.5) if forward > 0.4 and -0.1 < up < 0.35 else 0


def _eyes(scale: float) -> tuple[float, float, float] | None:
    """Where eyes lie and how large they are drawn; none on a head too small to have them."""
    pixel = 1 / (_TALL * scale)
    return (0.08, max(0.09, 0.55 * pixel), max(0.13, 0.55 / (_WIDE * scale))) if scale * _WIDE > 2.4 else None


@lru_cache(maxsize=8)
def floor(camera: Camera, inks: Inks, width: int, height: int, x: float, z: float) -> tuple[tuple[int, ...], ...]:
    """Rows of pixels with a round of floor to stand on, its middle at x and z."""
    canvas = Canvas(width, height, inks.paper)
    for outline, cover in floor_ovals(camera, x, z):
        fill(canvas, outline, flat(inks.floor), cover)
    return tuple(tuple(row) for row in canvas.rows)


def floor_ovals(camera: Camera, x: float, z: float) -> Iterator[tuple[Outline, int]]:
    """The rounds of floor, one within another, and how much each covers."""
    across, down, _ = camera.seen((x, 0.0, z))
    sunk = abs(camera.eye.out[1])
    for part in (1.0, 0.8, 0.6):
        r = FLOOR_REACH * part * camera.scale
        yield oval(across, down, r, max(0.8, r * sunk)), 6


def draw_shadows(canvas: Canvas, body: Surface, camera: Camera, inks: Inks) -> None:
    """A soft shadow under whatever is near the floor."""
    for outline, cover in shadow_ovals(body, camera):
        fill(canvas, outline, flat(inks.shadow), cover)


def shadow_ovals(body: Surface, camera: Camera) -> Iterator[tuple[Outline, int]]:
    """The shadows, and how much each covers: one for all that lies close together."""
    sunk = max(0.12, abs(camera.eye.out[1]))
    cast: list[tuple[float, float]] = []
    for shape in body.shapes:
        ring = shape.a
        height = ring.at[1] - ring.radius
        if height < _SHADOW_BELOW and ring.radius > _SHADOW_FROM_R:
            x, z = ring.at[0], ring.at[2]
            if any(abs(x - u) + abs(z - v) < _SHADOWS_APART for u, v in cast):
                continue
            cast.append((x, z))
            across, down, _ = camera.seen((x, 0.0, z))
            r = (ring.radius + ring.half + 0.045) * camera.scale
            yield oval(across, down, r, max(0.7, r * sunk * 1.3)), 7 if height < 0.08 else 3
