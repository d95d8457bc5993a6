"""Pictures in cells: the one entry for faces. Which canvas and inks a painter wants, and what was drawn before, remembered.

Never here: what a body looks like, which terminal can do what.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial

from stretchtui.figure import scene as scenes
from stretchtui.figure.ascii_art import ascii_art
from stretchtui.figure.bent import Bent
from stretchtui.figure.braille import braille
from stretchtui.figure.data_inks import DATA_INKS
from stretchtui.figure.few_colours import in_16, in_256, inks_for_256
from stretchtui.figure.half_blocks import half_blocks
from stretchtui.figure.inks import Inks, brightness, inks
from stretchtui.figure.masks import ACROSS, DOWN
from stretchtui.figure.memory import Memory
from stretchtui.figure.motion import Moment
from stretchtui.figure.picture import PaintStyle, Picture
from stretchtui.figure.raster import Canvas
from stretchtui.figure.scene import Scene, Shown

LEAST_WIDTH, LEAST_HEIGHT = 18, 10
"""Cells below which no figure is drawn."""

FRAME_MS = 50
"""Moments are put on this grid, so that a movement that comes again is the same pictures again."""

Draw = Callable[[Canvas, Inks], None]

_memory = Memory()


def fits(width: int, height: int) -> bool:
    """Whether a figure has room in so many cells."""
    return width >= LEAST_WIDTH and height >= LEAST_HEIGHT


def paint(scene: Scene, moment: Moment, width: int, height: int, style: PaintStyle, *, still: bool = False) -> Picture:
    """The figure at a moment in so many cells; the very same picture again when nothing in it has changed."""
    shown = scenes.at(scene, on_grid(moment), still=still)
    key = (_looks(shown), width, height, style)
    found = _memory.get(scene, key)
    return found or _memory.keep(scene, key, painted(partial(_draw, scene, shown), width, height, style))


def _draw(scene: Scene, shown: Shown, canvas: Canvas, used: Inks) -> None:
    scenes.drawn(scene, shown, canvas, used)


def next_look_ms(scene: Scene, moment: Moment) -> int | None:
    """In how many ms the picture may look otherwise; None when it stays as it is for as long as its segment lasts."""
    wait_ms = scenes.wait_ms(scene, moment, FRAME_MS)
    return None if wait_ms is None else max(1, wait_ms - moment.elapsed_ms % wait_ms)


def on_grid(moment: Moment) -> Moment:
    """The moment at the last point of the grid; a segment's end counts as one, so that every movement arrives."""
    over_ms = moment.elapsed_ms % FRAME_MS
    if not over_ms or (moment.ms and moment.elapsed_ms >= moment.ms):
        return moment
    return replace(moment, elapsed_ms=moment.elapsed_ms - over_ms)


def _looks(shown: Shown) -> Hashable:
    """All of a moment that a scene's picture depends on."""
    posed = shown.posed
    return (shown.side, round(posed.breath, 3), round(posed.turning, 3), _bends(posed.body))


def _bends(body: Bent) -> Hashable:
    """A body's joints, as finely as any picture could show. The places that limbs are led to live as long as their scene."""
    turns = tuple([round(part * 4096) for turn in body.turns.values() for part in turn])
    goals = tuple([(id(reach), round(share * 4096)) for goal in body.goals.values() for reach, share in goal.reaches])
    return (turns, body.blades, tuple([round(metres * 4096) for metres in body.shift]), goals)


def painted(draw: Draw, width: int, height: int, style: PaintStyle) -> Picture:
    """What `draw` draws, in so many cells, as the style has it."""
    if style.painter in ("truecolour", "256"):
        used = inks(style.colours) if style.painter == "truecolour" else inks_for_256(style.colours)
        canvas = Canvas(width, height * 2, used.paper)
        draw(canvas, used)
        return half_blocks(canvas) if style.painter == "truecolour" else in_256(canvas)
    across, down = (1, 2) if style.painter == "16" else (ACROSS, DOWN)
    canvas = Canvas(width * across, height * down, DATA_INKS.paper, smooth=False)
    draw(canvas, DATA_INKS)
    if style.painter == "16":
        return in_16(canvas, style.colours.paper, by_number=style.by_number)
    if style.painter == "braille":
        return braille(canvas, dark=brightness(style.colours.paper) < 0.5)
    return ascii_art(canvas)
