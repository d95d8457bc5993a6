"""Filled convex outlines on a grid of pixels, with smooth edges. Never here: bodies, cameras, terminals.

A pixel is one whole number, 0xRRGGBB; what the three channels mean is the painter's affair, they are only ever mixed.
Edges are smooth because each row of pixels is cut at three heights, and at each height exactly between two pixels. A canvas
whose pixels are no colours but codes has hard edges instead: a pixel is another's or it is not, and nothing is ever mixed.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import acos, atan2, ceil, cos, hypot, pi, sin, sqrt

Outline = list[tuple[float, float]]
"""Corners in order, clockwise as seen (y is downward)."""

CUTS = 3


class Canvas:
    """Rows of pixels that are drawn on; the one thing in this room that changes."""

    __slots__ = ("height", "paper", "rows", "smooth", "width")

    def __init__(self, width: int, height: int, paper: int, *, smooth: bool = True) -> None:
        self.width, self.height, self.paper, self.smooth = width, height, paper, smooth
        self.rows = [[paper] * width for _ in range(height)]

    def laid(self, old: int, new: int, sixteenths: int) -> int:
        """`new` over `old`, so many sixteenths of it; with hard edges the one that has more of the pixel."""
        if self.smooth:
            return mix(old, new, sixteenths)
        return new if sixteenths >= HALF else old


HALF = 8
"""Sixteenths of a pixel from which it is a shape's own where edges are hard."""
FAINT = 3
"""What covers less than so much (a far shadow) leaves nothing where edges are hard."""


_mixes: dict[tuple[int, int, int], int] = {}
_MOST_MIXES = 60_000


def mix(old: int, new: int, sixteenths: int) -> int:
    """`new` over `old`, so many sixteenths of it; remembered, because pictures of one body mix the same few colours."""
    key = (old, new, sixteenths)
    found = _mixes.get(key)
    if found is None:
        if len(_mixes) > _MOST_MIXES:
            _mixes.clear()
        keep = 16 - sixteenths
        r = ((old >> 16) * keep + (new >> 16) * sixteenths) >> 4
        g = ((old >> 8 & 255) * keep + (new >> 8 & 255) * sixteenths) >> 4
        b = ((old & 255) * keep + (new & 255) * sixteenths) >> 4
        found = _mixes[key] = r << 16 | g << 8 | b
    return found


def capsule(ax: float, ay: float, ar: float, bx: float, by: float, br: float) -> Outline:
    """The outline of two discs and all that lies between them."""
    apart = hypot(bx - ax, by - ay)
    if apart <= abs(ar - br) + 1e-6:
        return disc(ax, ay, ar) if ar >= br else disc(bx, by, br)
    way = atan2(by - ay, bx - ax)
    open_ = acos((ar - br) / apart)
    return [
        *_arc(ax, ay, ar, way + open_, 2 * pi - 2 * open_),
        *_arc(bx, by, br, way - open_, 2 * open_),
    ]


def disc(x: float, y: float, r: float) -> Outline:
    n = max(6, _corners(r, 2 * pi))
    return _arc(x, y, r, 0.0, 2 * pi * (n - 1) / n)


def oval(x: float, y: float, rx: float, ry: float) -> Outline:
    return [(x + rx * cos(k * pi / 10), y + ry * sin(k * pi / 10)) for k in range(20)]


def _corners(r: float, sweep: float) -> int:
    """How many steps an arc needs not to look cornered."""
    return max(1, int(sweep * (0.8 if r < 2 else 1.2 if r < 5 else 2.0) + 0.5))


def _arc(x: float, y: float, r: float, start: float, sweep: float) -> Outline:
    n = _corners(r, sweep)
    step = sweep / n
    if 1e-6 < step < 2:
        r *= sqrt(step / sin(step))  # corners this far out enclose as much as the arc does
    return [(x + r * cos(start + k * step), y + r * sin(start + k * step)) for k in range(n + 1)]


def hull(points: Sequence[tuple[float, float]]) -> Outline:
    """The convex outline round all points (Andrew's monotone chain)."""
    ordered = sorted(points)

    def chain(run: Sequence[tuple[float, float]]) -> Outline:
        kept: Outline = []
        for p in run:
            while len(kept) > 1:
                (ox, oy), (ax, ay) = kept[-2], kept[-1]
                if (ax - ox) * (p[1] - oy) - (ay - oy) * (p[0] - ox) > 0:
                    break
                kept.pop()
            kept.append(p)
        return kept[:-1]

    return chain(ordered) + chain(ordered[::-1])


class Shade:
    """Colours across a shape: `table[int(k)]` with k growing by `dx` a pixel to the right and `dy` a pixel down."""

    __slots__ = ("dx", "dy", "k0", "table")

    def __init__(self, table: Sequence[int], k0: float, dx: float, dy: float) -> None:
        self.table, self.k0, self.dx, self.dy = table, k0, dx, dy


def flat(colour: int) -> Shade:
    return Shade((colour,), 0.0, 0.0, 0.0)


def fill(canvas: Canvas, outline: Outline, shade: Shade, cover: int = 16) -> None:
    """Fill a convex outline; `cover` in sixteenths is how much of what is below it hides, by a flat shade if not all."""
    if not canvas.smooth:
        if cover >= FAINT:
            _fill_hard(canvas, outline, shade)
        return
    cuts = _cut(outline, canvas.height, CUTS)
    if cuts is None:
        return
    first, lefts, rights = cuts
    rows, width = canvas.rows, canvas.width
    n = len(lefts)
    for y in range(first // CUTS, (first + n - 1) // CUTS + 1):
        j = y * CUTS - first
        low = j if j > 0 else 0
        ls, rs = lefts[low : j + CUTS], rights[low : j + CUTS]
        left, right = min(ls), max(rs)
        x0 = int(left) if left > 0 else 0
        x1 = ceil(right) if right < width else width
        if x0 >= x1:
            continue
        k = shade.k0 + shade.dy * (y + 0.5)
        in0, in1 = ceil(max(ls)), int(min(rs))
        in0, in1 = in0 if in0 > 0 else 0, in1 if in1 < width else width
        row = rows[y]
        if in0 < in1 and len(ls) == CUTS:
            if cover == 16:
                _inside(row, in0, in1, shade, k)
            else:
                row[in0:in1] = [mix(pixel, shade.table[0], cover) for pixel in row[in0:in1]]
            if x0 < in0:
                _edge(row, x0, in0, ls, rs, shade, k, cover)
            if in1 < x1:
                _edge(row, in1, x1, ls, rs, shade, k, cover)
        else:
            nothing = [0.0] * (CUTS - len(ls))
            _edge(row, x0, x1, ls + nothing, rs + nothing, shade, k, cover)


def _fill_hard(canvas: Canvas, outline: Outline, shade: Shade) -> None:
    """Every pixel whose middle lies inside; of a shape thinner than a pixel at least one in each row, so that no limb is lost."""
    cuts = _cut(outline, canvas.height, 1) or _sliver(outline, canvas.height)
    if cuts is None:
        return
    first, lefts, rights = cuts
    rows, width, dy = canvas.rows, canvas.width, shade.dy
    for y, (left, right) in enumerate(zip(lefts, rights, strict=True), first):
        x0, x1 = int(left + 0.5), int(right + 0.5)
        if x0 >= x1:
            x0 = int((left + right) / 2)
            x1 = x0 + 1
        x0, x1 = x0 if x0 > 0 else 0, x1 if x1 < width else width
        if x0 < x1:
            _inside(rows[y], x0, x1, shade, shade.k0 + dy * (y + 0.5))


def _sliver(outline: Outline, height: int) -> tuple[int, list[float], list[float]] | None:
    """What lies between the middles of two rows, as a piece of the row it is in."""
    ys, xs = [y for _, y in outline], [x for x, _ in outline]
    y = int((min(ys) + max(ys)) / 2)
    return (y, [min(xs)], [max(xs)]) if 0 <= y < height else None


def _inside(row: list[int], x0: int, x1: int, shade: Shade, k: float) -> None:
    """Pixels that are covered whole."""
    table, dx = shade.table, shade.dx
    last = len(table) - 1
    k += dx * (x0 + 0.5)
    end = k + dx * (x1 - x0 - 1)
    if dx == 0 or x1 - x0 == 1:
        i = int(k)
        row[x0:x1] = [table[0 if i < 0 else i if i < last else last]] * (x1 - x0)
    elif k >= 0 and end >= 0 and k < last and end < last:
        row[x0:x1] = [table[int(k + dx * i)] for i in range(x1 - x0)]
    else:
        row[x0:x1] = [table[0 if (j := int(k + dx * i)) < 0 else j if j < last else last] for i in range(x1 - x0)]


def _edge(
    row: list[int], x0: int, x1: int, ls: list[float], rs: list[float], shade: Shade, k: float, cover: int
) -> None:
    """Pixels that may be covered in part: as much of each as lies between left and right at each of the three cuts."""
    table, dx = shade.table, shade.dx
    last = len(table) - 1
    (l0, l1, l2), (r0, r1, r2) = ls, rs  # written out: this is the innermost of all loops
    for x in range(x0, x1):
        end = x + 1
        a = (r0 if r0 < end else end) - (l0 if l0 > x else x)
        b = (r1 if r1 < end else end) - (l1 if l1 > x else x)
        c = (r2 if r2 < end else end) - (l2 if l2 > x else x)
        covered = (a if a > 0 else 0.0) + (b if b > 0 else 0.0) + (c if c > 0 else 0.0)
        level = int(covered * cover / CUTS + 0.5)
        if level > 0:
            i = int(k + dx * (x + 0.5))
            new = table[0 if i < 0 else i if i < last else last]
            row[x] = new if level >= 16 else mix(row[x], new, level)


def _cut(outline: Outline, height: int, cuts: int) -> tuple[int, list[float], list[float]] | None:
    """Where the outline is cut at each height, `cuts` of them a row: the first height's number, and the left and right ends."""
    ys = [y for _, y in outline]
    first = max(0, ceil(min(ys) * cuts - 0.5))
    last = min(height * cuts - 1, ceil(max(ys) * cuts - 0.5) - 1)
    if last < first:
        return None
    n = last - first + 1
    lefts, rights = [0.0] * n, [0.0] * n
    px, py = outline[-1]
    for x, y in outline:
        if y != py:
            down = y > py
            x_top, y_top, y_low = (px, py, y) if down else (x, y, py)
            j0 = max(first, ceil(y_top * cuts - 0.5))
            j1 = min(last, ceil(y_low * cuts - 0.5) - 1)
            if j1 >= j0:
                slope = (x - px) / (y - py)
                start = x_top + slope * ((j0 + 0.5) / cuts - y_top)
                step = slope / cuts
                # Clockwise on a screen, what goes down is the right edge.
                (rights if down else lefts)[j0 - first : j1 - first + 1] = [start + step * k for k in range(j1 - j0 + 1)]
        px, py = x, y
    return first, lefts, rights
