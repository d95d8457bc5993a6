"""A figure as a vector drawing: text in SVG. Never here: files, what stands round a figure, how a body is shaped or lit.

What is drawn, in which order and in which colours is drawing.py's affair; here each outline becomes a path and its colours across
a gradient.
"""

from __future__ import annotations

from stretchtui.figure.body import solved
from stretchtui.figure.drawing import far_first, floor_ovals, shaded, shadow_ovals
from stretchtui.figure.inks import Inks
from stretchtui.figure.raster import Outline, Shade
from stretchtui.figure.scene import Scene, Shown, camera_for, standing_on
from stretchtui.figure.shapes import Skull, surface
from stretchtui.figure.svg_head import head
from stretchtui.figure.svg_words import Shared, colour, number, path, stops

_NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def document(width: int, height: int, paper: int, shared: Shared, content: str) -> str:
    """A whole file: drawings on a paper, with what they share."""
    return (
        f'<svg {_NAMESPACES} width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
        f"<defs>{''.join(shared.definitions())}</defs>\n"
        f'<rect width="{width}" height="{height}" fill="{colour(paper)}"/>\n{content}\n</svg>\n'
    )


def figure(scene: Scene, shown: Shown, width: int, height: int, inks: Inks, shared: Shared) -> str:
    """The figure with its things, its floor and its shadows, so many units wide and high."""
    ground = standing_on(scene, shown)
    stance = solved(shown.posed.body, ground)
    body = surface(stance, shown.posed.breath)
    camera = camera_for(scene, shown, width, height)
    stuff = scene.things(stance, ground, shown.side)
    lit = scene.lit_on(shown.side)
    drawn = [_flat(outline, inks.floor, cover) for outline, cover in floor_ovals(camera, *scene.floor_middle(shown.side))]
    drawn += [_flat(outline, inks.shadow, cover) for outline, cover in shadow_ovals(body, camera)]
    for piece, dim in far_first(body, camera, stuff):
        if isinstance(piece, Skull):
            drawn.append(head(piece, camera, inks, lit, dim, shared))
        else:
            outline, shade = shaded(piece, camera, inks, lit, dim)
            drawn.append(f'<path d="{path(outline)}" fill="{_across(shade, shared)}"/>')
    return "".join(drawn)


def _flat(outline: Outline, ink: int, cover: int) -> str:
    return f'<path d="{path(outline)}" fill="{colour(ink)}" fill-opacity="{number(cover * 10 // 16)}"/>'


def _across(shade: Shade, shared: Shared) -> str:
    """The colours across a shape, as a gradient that begins and ends where its table does."""
    steep = shade.dx * shade.dx + shade.dy * shade.dy
    if steep == 0 or len(set(shade.table)) == 1:
        return colour(shade.table[0])
    colours = shared.id("linearGradient", stops(tuple(shade.table)))
    ends = [(k - shade.k0) / steep * 10 for k in (0, len(shade.table))]
    x1, x2 = (number(round(end * shade.dx)) for end in ends)
    y1, y2 = (number(round(end * shade.dy)) for end in ends)
    placed = f'linearGradient xlink:href="#{colours}" gradientUnits="userSpaceOnUse" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"'
    return f"url(#{shared.id(placed)})"
