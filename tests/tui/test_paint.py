"""What this terminal and this theme make of figures."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from stretchtui.figure.choosing import PAINTERS, Wanted
from stretchtui.figure.few_colours import STANDARD, nearest_of_256
from stretchtui.figure.inks import Colours, brightness
from stretchtui.figure.picture import Painter, PaintStyle
from stretchtui.settings.file import THEMES
from stretchtui.settings.preferences import LoadedSettings, Settings
from stretchtui.tui.app import StretchApp
from stretchtui.tui.given import Given
from stretchtui.tui.paint import paint_style
from tests.tui.opened import HandClock, bundled

SYSTEMS = {"truecolor": ColorSystem.TRUECOLOR, "256": ColorSystem.EIGHT_BIT, "standard": ColorSystem.STANDARD, None: None}


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that takes UTF-8."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "__stderr__", io.TextIOWrapper(io.BytesIO(), "utf-8"))


def app_with(painter: Wanted = "auto", theme: str = "textual-dark", system: str | None = "truecolor") -> StretchApp:
    app = StretchApp(Given(bundled(), LoadedSettings(Settings(theme=theme, painter=painter)), HandClock))
    app.console._color_system = SYSTEMS[system]
    return app


def style_of(painter: Wanted = "auto", theme: str = "textual-dark", system: str | None = "truecolor") -> PaintStyle:
    app = app_with(painter, theme, system)
    with running(app):
        return paint_style(app)


@contextmanager
def running(app: StretchApp) -> Iterator[None]:
    """Its context, in which Textual answers questions about the theme."""
    with app._context():
        yield


@pytest.mark.parametrize(
    ("system", "painter"), [("truecolor", "truecolour"), ("256", "256"), ("standard", "16"), (None, "braille")]
)
def test_the_terminals_colours_decide(system: str | None, painter: Painter) -> None:
    assert style_of(system=system).painter == painter


@pytest.mark.parametrize("wanted", PAINTERS)
def test_the_setting_decides_before_them(wanted: Painter) -> None:
    assert style_of(wanted).painter == wanted


@pytest.mark.parametrize("wanted", ["auto", *PAINTERS])
def test_with_no_color_nothing_is_painted_in_colour(monkeypatch: pytest.MonkeyPatch, wanted: Wanted) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_with(wanted)
    assert app.no_color
    with running(app):
        assert paint_style(app).painter == ("ascii" if wanted == "ascii" else "braille")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_unicode_gets_ascii(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    monkeypatch.setattr(sys, "__stderr__", io.TextIOWrapper(io.BytesIO(), encoding))
    assert style_of().painter == "ascii"


def test_a_browser_always_gets_unicode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "__stderr__", io.TextIOWrapper(io.BytesIO(), "ascii"))
    monkeypatch.setattr(StretchApp, "is_web", True)
    assert style_of().painter == "truecolour"


def test_the_linux_console_has_half_blocks_and_no_braille(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    assert style_of(system="standard").painter == "16"
    assert style_of("braille", system="standard").painter == "ascii"


def test_colours_are_the_themes_own() -> None:
    assert style_of(theme="nord").colours == Colours(0x2E3440, 0xD8DEE9, 0xB48EAD, 0x88C0D0)


@pytest.mark.parametrize("theme", THEMES)
def test_in_every_theme_body_and_glow_can_be_told_from_the_paper(theme: str) -> None:
    app = app_with(theme=theme)
    with running(app):
        style = paint_style(app)
        dark = app.current_theme.dark
    colours = style.colours
    assert (brightness(colours.paper) < 0.5) == dark
    assert abs(brightness(colours.ink) - brightness(colours.paper)) > 0.25
    assert colours.accent not in (colours.paper, colours.ink)


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
def test_a_theme_of_the_terminals_own_colours_is_painted_in_its_sixteen(theme: str) -> None:
    assert (style_of(theme=theme).painter, style_of(theme=theme).by_number) == ("16", True)
    assert style_of("truecolour", theme).painter == "truecolour"
    assert not style_of("16").by_number


def test_what_lies_behind_the_picture_is_its_paper() -> None:
    app = app_with()
    with running(app):
        assert paint_style(app, paper=Color(1, 2, 3)).colours.paper == 0x010203
        assert paint_style(app, paper=Color(255, 255, 255, 0)).colours.paper == paint_style(app).colours.paper
        assert paint_style(app, paper=Color(0, 0, 0, ansi=-1)).colours.paper == paint_style(app).colours.paper
        half = paint_style(app, paper=Color(255, 255, 255, 0.5)).colours.paper
    assert half == 0x888888


@pytest.mark.parametrize(
    ("said", "ink"),
    [
        ("#abcdef", 0xABCDEF), ("white 50%", 0x888888), ("auto 87%", 0xE0E0E0), ("ansi_default", 0xE0E0E0), ("", 0xE0E0E0),
        ("x y", 0xE0E0E0),
    ],
)  # fmt: skip
def test_a_themes_colour_may_be_said_in_many_ways(said: str, ink: int) -> None:
    app = app_with()
    with running(app):
        app.register_theme(Theme("mine", "#0178d4", background="#121212", variables={"foreground": said}))
        app.theme = "mine"
        assert paint_style(app).colours.ink == ink


# What becomes of a picture's colours on their way through Textual to a terminal with fewer.


def test_the_values_that_stand_for_sixteen_colours_arrive_as_those() -> None:
    arrived = [
        RichColor.from_rgb(one >> 16, one >> 8 & 255, one & 255).downgrade(ColorSystem.STANDARD).number for one in STANDARD
    ]
    assert arrived == list(range(16))


@pytest.mark.parametrize("colour", range(0, 0xFFFFFF, 0x1A2B3))
def test_a_colour_of_256_arrives_as_itself_or_as_the_grey_beside_it(colour: int) -> None:
    near = nearest_of_256(colour)
    sent = RichColor.from_rgb(near >> 16, near >> 8 & 255, near & 255)
    arrived = sent.downgrade(ColorSystem.EIGHT_BIT).get_truecolor()
    assert max(abs(a - b) for a, b in zip(arrived, sent.get_truecolor(), strict=True)) <= 10
