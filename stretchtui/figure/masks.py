"""Which pixels of a canvas are so, as one whole number a row with a byte a pixel: whole rows are then compared at once.

Never here: what a mask is for. A list of rows has an empty one before the first and after the last, so that none needs asking
whether it has a neighbour.
"""

from __future__ import annotations

from collections.abc import Sequence

Mask = list[int]

ACROSS, DOWN = 2, 4
"""Pixels of a cell that is painted from masks."""


def masked(rows: Sequence[bytes], table: bytes) -> Mask:
    """The pixels for which the table says 1."""
    return [0, *(int.from_bytes(row.translate(table), "little") for row in rows), 0]


def beside(mask: Mask, y: int) -> int:
    """Of row y, the pixels with a neighbour in the mask, across or up and down."""
    here = mask[y]
    return (here << 8) | (here >> 8) | mask[y - 1] | mask[y + 1]


def rim(mask: Mask, y: int) -> int:
    """Of row y, the pixels in the mask with a neighbour that is not."""
    here = mask[y]
    return here & ~((here << 8) & (here >> 8) & mask[y - 1] & mask[y + 1])


def rims(mask: Mask) -> Mask:
    return [0, *(rim(mask, y) for y in range(1, len(mask) - 1)), 0]


def patterns(mask: Mask, row: int, width: int) -> bytes:
    """Of a row of cells, which of each one's pixels are in the mask: a bit each, from left to right and from top to bottom."""
    a, b, c, d = mask[1 + row * DOWN : 1 + (row + 1) * DOWN]
    left = a | b << 2 | c << 4 | d << 6
    return _cells(left | left >> 7, width)


def counts(mask: Mask, row: int, width: int) -> bytes:
    """Of a row of cells, how many of each one's pixels are in the mask."""
    column = sum(mask[1 + row * DOWN : 1 + (row + 1) * DOWN])
    return _cells(column + (column >> 8), width)


def _cells(row: int, width: int) -> bytes:
    return (row & ((1 << 8 * width) - 1)).to_bytes(width, "little")[::ACROSS]
