"""How this terminal wants its figures painted: which painter, in the theme's colours. Never here: painting, what is best."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from textual.color import Color, ColorParseError

from stretchtui.figure.choosing import TRUECOLOUR, chosen_painter
from stretchtui.figure.inks import Colours
from stretchtui.figure.picture import PaintStyle
from stretchtui.settings.preferences import Settings

if TYPE_CHECKING:
    from textual.app import App

_SYSTEMS = {"truecolor": TRUECOLOUR, "256": 256, "standard": 16, "windows": 16}


def paint_style(app: App[Any], *, paper: Color | None = None) -> PaintStyle:
    """`paper` is what lies behind the picture, where that is not the theme's background. Takes a millisecond: keep it."""
    settings = getattr(app, "settings", None)
    wanted = settings.painter if isinstance(settings, Settings) else "auto"
    native = app.native_ansi_color
    painter = chosen_painter(wanted, _colours(app, native=native), _encoding(app), os.environ.get("TERM", ""))
    return PaintStyle(painter, _theme_colours(app, paper), by_number=native)


def _colours(app: App[Any], *, native: bool) -> int:
    """A theme of the terminal's own colours has no others, whatever the terminal could show."""
    if app.no_color:
        return 0
    colours = _SYSTEMS.get(app.console.color_system or "", 0)
    return min(colours, 16) if native else colours


def _encoding(app: App[Any]) -> str | None:
    """Of the stream that the picture goes to; a browser is always sent UTF-8."""
    return "utf-8" if app.is_web else getattr(sys.__stderr__, "encoding", None)


def _theme_colours(app: App[Any], paper: Color | None) -> Colours:
    variables = app.get_css_variables()  # what it has kept is the theme's before, until its style sheets are read again
    named = tuple(variables.get(name, "") for name in ("background", "foreground", "accent", "primary"))
    return _resolved(paper, *named, dark=app.current_theme.dark)


_OF_DARK = Colours(0x000000, 0xE0E0E0, 0xFFA62B, 0x0178D4)
_OF_LIGHT = Colours(0xFFFFFF, 0x1F1F1F, 0xB85C00, 0x004578)
"""Where a theme leaves a colour to the terminal, or says it in a way that is not understood."""


@lru_cache(maxsize=32)
def _resolved(paper: Color | None, background: str, foreground: str, accent: str, primary: str, *, dark: bool) -> Colours:
    otherwise = _OF_DARK if dark else _OF_LIGHT
    under = _opaque(background, otherwise.paper, otherwise.paper)
    if paper is not None and paper.a > 0 and paper.ansi != -1:
        under = _laid(paper, under)
    return Colours(
        under, _opaque(foreground, otherwise.ink, under), _opaque(accent, otherwise.accent, under),
        _opaque(primary, otherwise.primary, under),
    )  # fmt: skip


def _opaque(text: str, otherwise: int, under: int) -> int:
    """A theme's colour, which may end in a percentage, over what is under it."""
    name, _, percent = text.partition(" ")
    try:
        colour = Color.parse(name)
        part = float(percent.rstrip("%")) / 100 if percent else 1.0
    except (ColorParseError, ValueError):
        return otherwise
    return otherwise if colour.ansi == -1 else _laid(colour.multiply_alpha(part), under)


def _laid(colour: Color, under: int) -> int:
    below = (under >> 16, under >> 8 & 255, under & 255)
    r, g, b = (round(one * colour.a + other * (1 - colour.a)) for one, other in zip(colour.rgb, below, strict=True))
    return r << 16 | g << 8 | b
