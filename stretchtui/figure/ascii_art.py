"""Pixels painted as letters and strokes of plain ASCII: outlines by the way they run, clothes, hair and glow each with a filling.

Never here: bodies, which terminal can do what.
"""

from __future__ import annotations

from typing import NamedTuple

from stretchtui.figure import data_inks as code
from stretchtui.figure.data_inks import table
from stretchtui.figure.masks import ACROSS, DOWN, Mask, beside, counts, masked, patterns, rim, rims
from stretchtui.figure.picture import Picture
from stretchtui.figure.raster import Canvas

GLOW, HAIR, TOP, SHORTS, SKIN, WALL, OUTLINE = "#", "@", ".", ":", "o", ":", "*"

SMALL = 64
"""Rows of pixels below which there is no room for outlines: then bodies are filled, and limbs are single strokes."""

_STROKES = {
    "|": ("#./#./#./#.", ".#/.#/.#/.#", "##/##/##/##", "#./#./#./..", ".#/.#/.#/..", "../#./#./#.", "../.#/.#/.#"),
    "/": (".#/.#/#./#.", ".#/#./#./#.", ".#/.#/.#/#.", "../.#/.#/#.", ".#/.#/#./..", "../.#/#./#.", ".#/#./#./.."),
    "\\": ("#./#./.#/.#", "#./.#/.#/.#", "#./#./#./.#", "#./#./.#/..", "../#./.#/.#", "../#./#./.#", "#./.#/.#/.."),
    "-": ("../##/../..", "../../##/..", "../##/##/..", "../.#/#./..", "../#./.#/..", "../.#/##/..", "../##/#./..", "../##/.#/.."),
    "_": ("../../../##", "../../##/##", "../../.#/#.", "../../#./.#", "../../.#/##", "../../#./##"),
    "'": ("##/../../..", "##/##/../..", "#./#./../..", ".#/.#/../..", ".#/../../..", "#./##/../.."),
    '"': ("##/##/../..", ".#/##/../.."),
    "`": ("#./../../..", "#./.#/../.."),
    ".": ("../../../#.", "../../../.#", "../../#./#."),
    ",": ("../../#./#.", "../../.#/.#", "../.#/.#/#."),
}  # fmt: skip
"""What each stroke looks like in a cell of two by four pixels."""


def _blurred(bits: int) -> list[float]:
    """A pattern as it looks from afar, so that a stroke one pixel off is still nearly the same."""
    p = [bits >> k & 1 for k in range(8)]
    return [p[k] + 0.35 * ((p[k - 2] if k > 1 else 0) + (p[k + 2] if k < 6 else 0)) + 0.25 * p[k ^ 1] for k in range(8)]


def _nearest_strokes() -> list[str]:
    drawn = [
        (stroke, _blurred(sum(1 << k for k, pixel in enumerate(shape.replace("/", "")) if pixel == "#")))
        for stroke, shapes in _STROKES.items()
        for shape in shapes
    ]
    found = [" "]
    for bits in range(1, 256):
        seen = _blurred(bits)
        found.append(min(drawn, key=lambda one: sum((a - b) ** 2 for a, b in zip(seen, one[1], strict=True)))[0])
    return found


_STROKE = _nearest_strokes()

_BODY = table(lambda seen: int(seen.is_body))
_GLOWING = table(lambda seen: int(seen.glow > 0.5))
_BARE = table(lambda seen: int(seen.material == "skin" or seen.code == code.EYES))
_HAIR = table(lambda seen: int(seen.material == "hair" and seen.glow <= 0.5))
_TOP = table(lambda seen: int(seen.material == "top"))
_SHORTS = table(lambda seen: int(seen.material == "shorts"))
_CLAD = table(lambda seen: int(seen.material in ("top", "shorts")))
_THING = table(lambda seen: int(seen.is_thing and seen.material != "wall"))
_HARD_THING = table(lambda seen: int(seen.is_thing and seen.material not in ("wall", "cloth")))
_WALL = table(lambda seen: int(seen.material == "wall"))
_OUTLINED = table(lambda seen: int(seen.code == code.OUTLINE))


class _Cell(NamedTuple):
    """What is in a cell: how many of its eight pixels are of each kind, and which belong to a stroke."""

    strokes: int
    body: int
    glow: int
    hair: int
    top: int
    shorts: int
    wall: int
    outline: int


_BLANK = _Cell(0, 0, 0, 0, 0, 0, 0, 0)


def ascii_art(canvas: Canvas) -> Picture:
    """The canvas has data inks, two pixels for each column of cells and four for each row."""
    rows = [bytes(row) for row in canvas.rows]
    small = len(rows) < SMALL
    body = masked(rows, _BODY)
    strokes = _strokes(rows, body, small=small)
    kinds = [body, *(masked(rows, kind) for kind in (_GLOWING, _HAIR, _TOP, _SHORTS)), rims(masked(rows, _WALL))]
    kinds.append(masked(rows, _OUTLINED))
    cells = [_cells(strokes, kinds, y, canvas.width) for y in range(len(rows) // DOWN)]
    lines = [_small_line(cells, y) if small else "".join(map(_character, line)) for y, line in enumerate(cells)]
    return Picture(canvas.width // ACROSS, tuple(((line, None, None),) for line in lines))


def _cells(strokes: Mask, kinds: list[Mask], y: int, width: int) -> list[_Cell]:
    if not any(any(mask[1 + y * DOWN : 1 + (y + 1) * DOWN]) for mask in (strokes, *kinds)):
        return [_BLANK] * (width // ACROSS)
    counted = [counts(kind, y, width) for kind in kinds]
    return list(map(_Cell._make, zip(patterns(strokes, y, width), *counted, strict=True)))


def _strokes(rows: list[bytes], body: Mask, *, small: bool) -> Mask:
    """What strokes are drawn along: rims, and where skin passes before clothes; in a small picture all of the body."""
    bare, clad, thing = masked(rows, _BARE), masked(rows, _CLAD), masked(rows, _HARD_THING if small else _THING)
    strokes = [0]
    for y in range(1, len(body) - 1):
        edges = body[y] if small else rim(body, y) | bare[y] & beside(clad, y)
        strokes.append(edges | rim(thing, y) & ~beside(body, y))
    return [*strokes, 0]


def _character(cell: _Cell) -> str:
    if not any(cell):
        return " "
    if filled := _filling(cell):
        return filled
    if cell.strokes:
        return _STROKE[cell.strokes]
    if cell.shorts > 4:
        return SHORTS
    return TOP if cell.top + cell.shorts > 4 else WALL if cell.wall else " "


def _filling(cell: _Cell) -> str:
    """What is never drawn as strokes."""
    if cell.outline:
        return OUTLINE
    if cell.glow > 3 or cell.glow * 2 > cell.body > 2:
        return GLOW
    return HAIR if cell.hair * 2 >= max(3, cell.body) else ""


def _small_line(cells: list[list[_Cell]], y: int) -> str:
    line = cells[y]
    above, below = cells[y - 1] if y else None, cells[y + 1] if y + 1 < len(cells) else None
    text = []
    for x, cell in enumerate(line):
        if cell.hair * 4 > cell.body and not cell.glow:
            text.append(HAIR)
        elif cell.body < 6 or _filling(cell):
            text.append(_character(cell))
        elif all(not 0 <= u < len(line) or line[u].body < 4 for u in (x - 1, x + 1)):
            text.append("|")
        elif all(other is None or other[x].body < 4 for other in (above, below)):
            text.append("=")
        else:
            text.append(SHORTS if cell.top + cell.shorts > 3 else SKIN)
    return "".join(text)
