"""Half blocks where there are 256 colours, or 16. Never here: bodies, which terminal can do what.

Of 256 only those are used whose values are the same everywhere, and the colours are still packed 0xRRGGBB. The 16 have no values
that could be known: they are chosen by what is drawn, so that body and paper, skin and clothes, plain and glowing always differ.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import product

from stretchtui.figure import data_inks as code
from stretchtui.figure.data_inks import Seen
from stretchtui.figure.half_blocks import in_pairs
from stretchtui.figure.inks import Colours, Inks, brightness, inks
from stretchtui.figure.picture import Picture
from stretchtui.figure.raster import Canvas

# 256

_STEPS = (0, 95, 135, 175, 215, 255)


def _is_coloured(r: int, g: int, b: int) -> bool:
    """Whether a toolkit would not take a grey for it, as one does under a saturation of 0.15."""
    most, least = max(r, g, b), min(r, g, b)
    return most - least >= 0.15 * (most + least if most + least <= 255 else 510 - most - least)


_PALETTE = (
    *((r, g, b) for r, g, b in product(_STEPS, repeat=3) if _is_coloured(r, g, b)),
    *((grey, grey, grey) for grey in range(8, 239, 10)),
)

RICHER = 2.0
"""Colours are made so much stronger first: between the greys the palette has none but strong ones, and a shirt must stay blue."""


@lru_cache(maxsize=8192)
def nearest_of_256(colour: int) -> int:
    """The entry of the palette's colour cube and greys that comes nearest."""
    channels = (colour >> 16, colour >> 8 & 255, colour & 255)
    grey = sum(share * one for share, one in zip((0.299, 0.587, 0.114), channels, strict=True))
    r, g, b = (min(255.0, max(0.0, grey + RICHER * (one - grey))) for one in channels)
    # The eye tells greens apart best and blues worst.
    near = min(_PALETTE, key=lambda one: 3 * (one[0] - r) ** 2 + 5 * (one[1] - g) ** 2 + 2 * (one[2] - b) ** 2)
    return near[0] << 16 | near[1] << 8 | near[2]


def index_of_256(colour: int) -> int:
    """The number under which terminals know an entry of the palette."""
    channels = (colour >> 16, colour >> 8 & 255, colour & 255)
    if all(channel in _STEPS for channel in channels):
        r, g, b = (_STEPS.index(channel) for channel in channels)
        return 16 + 36 * r + 6 * g + b
    return 232 + (channels[0] - 8) // 10


@lru_cache(maxsize=8)
def inks_for_256(colours: Colours) -> Inks:
    """Those of true colour, with floor and shadows only on grey paper: none of the few dark and pale tints would suit another."""
    used = inks(colours)
    channels = [colours.paper >> shift & 255 for shift in (16, 8, 0)]
    return used if max(channels) - min(channels) < 8 else replace(used, floor=used.paper, shadow=used.paper)


def in_256(canvas: Canvas) -> Picture:
    """As in true colour, each colour taken for its nearest; the paper stays, since what is round the picture stays too."""
    near = {colour: nearest_of_256(colour) for colour in {pixel for row in canvas.rows for pixel in row}}
    near[canvas.paper] = canvas.paper
    return in_pairs([[near[pixel] for pixel in row] for row in canvas.rows], canvas.paper, canvas.width)


# 16

STANDARD = (
    0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
    0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
)  # fmt: skip
"""Values that stand for the 16 colours where numbers cannot be told (those of the VGA)."""

_ON_DARK = {
    "skin": (8, 7, 15), "top": (6, 6, 6), "shorts": (4, 4, 12), "hair": (8, 8, 8), "wood": (8, 8, 8), "cloth": (2, 2, 2),
    "warm": (9, 9, 9), "cold": (12, 12, 12), "wall": (8, 8, 8), "linen": (5, 5, 13),
    "glow": (3, 11, 11),
}  # fmt: skip
"""Of each material the colour in the deepest shade, which parts a limb from what is behind it, then without light and with it."""
_ON_LIGHT = {
    "skin": (0, 8, 8), "top": (6, 6, 6), "shorts": (4, 4, 4), "hair": (0, 0, 0), "wood": (3, 3, 3), "cloth": (2, 2, 2),
    "warm": (5, 5, 5), "cold": (12, 12, 12), "wall": (7, 7, 7), "linen": (13, 13, 13),
    "glow": (1, 9, 9),
}  # fmt: skip

_MARKS = {True: {code.EYES: 0, code.OUTLINE: 13}, False: {code.EYES: 15, code.OUTLINE: 0}}
"""On dark paper and on light."""


def _number(seen: Seen, *, dark: bool) -> int | None:
    if seen.material is None:
        return _MARKS[dark].get(seen.code)
    kind = "glow" if seen.glow > 0.5 else seen.material
    return (_ON_DARK if dark else _ON_LIGHT)[kind][(seen.light > 0.1) + (seen.light > 0.7)]


@lru_cache(maxsize=8)
def _numbers(paper: int, by_number: bool) -> tuple[int | None, ...]:
    """The colour of each code on such a paper; another where it would be the paper's own."""
    dark = brightness(paper) < 0.5
    own = min(range(16), key=lambda n: _apart(STANDARD[n], paper))
    numbers = [_number(seen, dark=dark) for seen in code.SEEN]
    other = 8 if own == 7 else 7
    shown = [other if n == own and seen.material else n for n, seen in zip(numbers, code.SEEN, strict=True)]
    return tuple(n if n is None or by_number else STANDARD[n] for n in shown)


def _apart(one: int, two: int) -> int:
    return sum(((one >> shift & 255) - (two >> shift & 255)) ** 2 for shift in (16, 8, 0))


_STIPPLED = frozenset(seen.code for seen in code.SEEN if seen.material == "wall")


def in_16(canvas: Canvas, paper: int, *, by_number: bool) -> Picture:
    """The canvas has data inks, two rows of pixels for each row of cells. Paper is the terminal's own."""
    numbers = _numbers(paper, by_number)
    rows = [
        [None if pixel in _STIPPLED and (x + y % 2 * 2) % 4 else numbers[pixel] for x, pixel in enumerate(row)]
        for y, row in enumerate(canvas.rows)
    ]
    return in_pairs(rows, None, canvas.width, ansi=by_number)
