"""Pixels painted as dots, eight to a cell, without any colour: light is how many dots there are, glow is all of them.

A rim keeps body and things apart from the paper, and bare skin apart from clothes before which it moves. Never here: bodies,
which terminal can do what.
"""

from __future__ import annotations

from functools import lru_cache

from stretchtui.figure import data_inks as code
from stretchtui.figure.data_inks import Seen, table
from stretchtui.figure.masks import ACROSS, DOWN, Mask, beside, masked, patterns, rim, rims
from stretchtui.figure.picture import Picture, Row
from stretchtui.figure.raster import Canvas

SMALL = 64
"""Rows of dots below which a picture has no room for gaps; a limb is then no more than its rim, and one that glows swells."""

_BAYER = ((0, 8, 2, 10), (12, 4, 14, 6), (3, 11, 1, 9), (15, 7, 13, 5))
"""In which order dots are set as it gets lighter (Bayer 1973)."""

_DARK = {
    "skin": (4, 11), "top": (0, 5), "shorts": (0, 4), "hair": (0, 2), "wood": (2, 6), "cloth": (1, 1),
    "warm": (14, 16), "cold": (8, 11), "wall": (1, 1), "linen": (5, 9),
}  # fmt: skip
"""On dark paper a dot is light: how many of sixteen are set where a material is darkest, and where it is brightest."""
_LIGHT = {
    "skin": (6, 0), "top": (11, 4), "shorts": (13, 7), "hair": (15, 10), "wood": (6, 2), "cloth": (1, 1),
    "warm": (16, 14), "cold": (11, 8), "wall": (1, 1), "linen": (9, 5),
}  # fmt: skip
"""On light paper a dot is dark."""
_OTHER = {code.SHADOW: 3, code.OUTLINE: 16}


def _dots(seen: Seen, *, dark: bool) -> int:
    """How many of sixteen dots are set."""
    if seen.code == code.EYES:
        return 0 if dark else 16
    if seen.material is None:
        return _OTHER.get(seen.code, 0)
    darkest, brightest = (_DARK if dark else _LIGHT)[seen.material]
    return round(darkest + seen.light * (brightest - darkest))


@lru_cache(maxsize=2)
def _dithers(dark: bool) -> tuple[tuple[bytes, ...], ...]:
    """By row and column of the pattern, which codes set a dot there."""
    return tuple(
        tuple(table(lambda seen, least=least: int(_dots(seen, dark=dark) > least)) for least in row)  # type: ignore[misc]
        for row in _BAYER
    )


_BODY = table(lambda seen: int(seen.is_body))
_GLOWING = table(lambda seen: int(seen.glow > 0.5))
_BARE = table(lambda seen: int(seen.material == "skin" or seen.code == code.EYES))
_CLAD = table(lambda seen: int(seen.material in ("top", "shorts", "hair")))
_THING = table(lambda seen: int(seen.is_thing and seen.material != "wall"))
_HARD_THING = table(lambda seen: int(seen.is_thing and seen.material not in ("wall", "cloth")))


def braille(canvas: Canvas, *, dark: bool) -> Picture:
    """`dark` is the paper. The canvas has data inks, two pixels for each column of cells and four for each row."""
    rows = [bytes(row) for row in canvas.rows]
    dots = _lined(rows, _dithers(dark), small=len(rows) < SMALL)
    painted = [_row(patterns(dots, y, canvas.width)) for y in range(len(rows) // DOWN)]
    return Picture(canvas.width // ACROSS, tuple(painted))


def _row(cells: bytes) -> Row:
    return (("".join([_CELL[bits] for bits in cells]), None, None),)


def _cell(bits: int) -> str:
    """A cell with these dots, from left to right and from top to bottom; Unicode counts them otherwise."""
    return chr(0x2800 | sum(bit for k, bit in enumerate((1, 8, 2, 16, 4, 32, 64, 128)) if bits >> k & 1)) if bits else " "


_CELL = [_cell(bits) for bits in range(256)]


def _lined(rows: list[bytes], dithers: tuple[tuple[bytes, ...], ...], *, small: bool) -> Mask:
    """The dots of every row: light and shade, then what parts one thing from another."""
    body, bare, clad = masked(rows, _BODY), masked(rows, _BARE), masked(rows, _CLAD)
    thing = masked(rows, _HARD_THING if small else _THING)
    glowing = _spread(masked(rows, _GLOWING), body)
    swollen = _thin(glowing) if small else [0] * len(body)
    dotted = [0]
    for y, row in enumerate(rows, 1):
        dots = _dithered(row, dithers[y % 4]) | rim(thing, y)
        dots &= ~(thing[y] & beside(body, y) | clad[y] & beside(bare, y))
        dots |= bare[y] & beside(clad, y)
        if not small:
            dots &= ~(beside(glowing, y) & body[y])
        dotted.append(dots | rim(body, y) | glowing[y] | beside(swollen, y))
    return [*dotted, 0]


def _spread(glowing: Mask, body: Mask) -> Mask:
    """What glows made wider by a dot within the body, since seen from its side it may be no wider than a rim."""
    return [0, *(glowing[y] | beside(glowing, y) & body[y] for y in range(1, len(body) - 1)), 0]


def _thin(glowing: Mask) -> Mask:
    """What of it is nowhere as wide as three dots."""
    cores = [here & ~edge for here, edge in zip(glowing, rims(glowing), strict=True)]
    return [0, *(glowing[y] & ~(cores[y] | beside(cores, y)) for y in range(1, len(glowing) - 1)), 0]


def _dithered(row: bytes, dithers: tuple[bytes, ...]) -> int:
    dots = bytearray(len(row))
    for x, dither in enumerate(dithers):
        dots[x::4] = row[x::4].translate(dither)
    return int.from_bytes(dots, "little")
