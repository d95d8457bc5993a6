"""How pictures are printed: what standard output can show, and a picture as lines with colour codes. Never here: pictures."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TextIO

from stretchtui.figure.choosing import TRUECOLOUR, Wanted, chosen_painter
from stretchtui.figure.few_colours import index_of_256
from stretchtui.figure.inks import Colours
from stretchtui.figure.picture import PaintStyle, Picture, Row

_ON_DARK = Colours(0x0C0C0C, 0xE0E0E0, 0xFFA62B, 0x0178D4)
_ON_LIGHT = Colours(0xF8F8F8, 0x1F1F1F, 0xD06A00, 0x004578)

_FORCED = {"0": 0, "false": 0, "1": 16, "2": 256, "3": TRUECOLOUR}
"""What FORCE_COLOR may say; anything else means at least 16."""


def paint_style(stdout: TextIO | None, environ: Mapping[str, str], wanted: Wanted = "auto") -> PaintStyle:
    """No colour codes go anywhere but to a terminal, unless FORCE_COLOR asks for them; NO_COLOR has the last word."""
    to_terminal = _is_terminal(stdout)
    colours = _colours(environ, to_terminal=to_terminal)
    term = environ.get("TERM", "") if to_terminal else ""
    painter = chosen_painter(wanted, colours, getattr(stdout, "encoding", None), term)
    return PaintStyle(painter, _ON_LIGHT if _is_light(environ) else _ON_DARK)


def _colours(environ: Mapping[str, str], *, to_terminal: bool) -> int:
    if environ.get("NO_COLOR"):
        return 0
    found = colours_of_terminal(environ)
    if forced := environ.get("FORCE_COLOR", "").lower():
        return _FORCED.get(forced, max(16, found))
    return found if to_terminal else 0


def colours_of_terminal(environ: Mapping[str, str]) -> int:
    """As it says of itself, NO_COLOR and FORCE_COLOR aside."""
    term = environ.get("TERM", "").lower()
    if term == "dumb" or (not term and sys.platform != "win32"):
        return 0
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") or term.endswith("-direct"):
        return TRUECOLOUR
    if term.endswith(("-256color", "-kitty")):
        return 256
    return 16 if term else 0  # a Windows console that says nothing of itself may not understand codes


def _is_terminal(stdout: TextIO | None) -> bool:
    try:
        return stdout is not None and stdout.isatty()
    except ValueError:  # closed
        return False


def _is_light(environ: Mapping[str, str]) -> bool:
    """Some terminals say the number of their paper last in COLORFGBG. Most say nothing, and most are dark."""
    paper = environ.get("COLORFGBG", "").rpartition(";")[2]
    return paper.isdecimal() and (int(paper) == 7 or int(paper) > 8)


def coded(picture: Picture, style: PaintStyle) -> list[str]:
    """The picture's lines as they are printed. The paper is left to the terminal, so that no rectangle shows."""
    return [_coded(row, style, ansi=picture.ansi) for row in picture.rows]


def _coded(row: Row, style: PaintStyle, *, ansi: bool) -> str:
    last = len(row)
    while last and not row[last - 1][0].strip() and _is_paper(row[last - 1][2], style, ansi=ansi):
        last -= 1
    parts, before = [], "0"
    for text, ink, paper in row[:last]:
        codes = ";".join(_codes(ink, 30, style, ansi=ansi) + _codes(paper, 40, style, ansi=ansi)) or "0"
        parts.append(text if codes == before else f"\x1b[0;{codes}m{text}" if codes != "0" else f"\x1b[0m{text}")
        before = codes
    line = "".join(parts)
    return line + "\x1b[0m" if before != "0" else line.rstrip()


def _is_paper(colour: int | None, style: PaintStyle, *, ansi: bool) -> bool:
    return colour is None or (not ansi and colour == style.colours.paper)


def _codes(colour: int | None, base: int, style: PaintStyle, *, ansi: bool) -> list[str]:
    if colour is None or _is_paper(colour, style, ansi=ansi):
        return []
    if ansi:
        return [str(base + colour if colour < 8 else base + 52 + colour)]
    if style.painter == "256":
        return [f"{base + 8};5;{index_of_256(colour)}"]
    return [f"{base + 8};2;{colour >> 16};{colour >> 8 & 255};{colour & 255}"]
