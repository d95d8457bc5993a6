"""What standard output can show, and pictures printed on it."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given, settings

from stretchtui.cli.colours import coded, paint_style
from stretchtui.figure.choosing import Wanted
from stretchtui.figure.inks import brightness
from stretchtui.figure.motion import Moment
from stretchtui.figure.painting import paint
from stretchtui.figure.picture import Painter, PaintStyle, Picture
from tests.figure.bundled import scene_of
from tests.figure.painters import DARK, STYLES

CODE = re.compile(r"\x1b\[[0-9;]*m")


class Out(io.TextIOWrapper):
    """Standard output; a terminal or not."""

    def __init__(self, terminal: bool = True, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding)
        self._terminal = terminal

    def isatty(self) -> bool:
        if self.closed:
            raise ValueError("closed")
        return self._terminal


TRUE = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


@pytest.mark.parametrize(
    ("environ", "painter"),
    [
        (TRUE, "truecolour"), ({"TERM": "xterm-direct"}, "truecolour"), ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm"}, "16"), ({"TERM": "linux"}, "16"), ({"TERM": "linux", "NO_COLOR": "1"}, "ascii"),
        ({"TERM": "dumb"}, "ascii"),
        ({}, "braille"), ({**TRUE, "NO_COLOR": "1"}, "braille"), ({**TRUE, "NO_COLOR": ""}, "truecolour"),
        ({**TRUE, "NO_COLOR": "1", "FORCE_COLOR": "3"}, "braille"), ({**TRUE, "FORCE_COLOR": "0"}, "braille"),
        ({"TERM": "xterm", "FORCE_COLOR": "2"}, "256"), ({"TERM": "xterm", "FORCE_COLOR": "yes"}, "16"),
        ({**TRUE, "FORCE_COLOR": "true"}, "truecolour"), ({"TERM": "xterm", "FORCE_COLOR": ""}, "16"),
    ],
)  # fmt: skip
def test_a_terminal_says_in_the_environment_what_it_can(environ: dict[str, str], painter: Painter) -> None:
    assert paint_style(Out(), environ).painter == painter


def test_nothing_but_a_terminal_gets_colour_codes_unless_they_are_forced() -> None:
    assert paint_style(Out(terminal=False), TRUE).painter == "braille"
    assert paint_style(Out(terminal=False, encoding="ascii"), TRUE).painter == "ascii"
    assert paint_style(Out(terminal=False), {**TRUE, "FORCE_COLOR": "3"}).painter == "truecolour"
    assert paint_style(Out(terminal=False), {"TERM": "dumb"}).painter == "braille"
    assert paint_style(None, TRUE).painter == "ascii"
    closed = Out()
    closed.close()
    assert paint_style(closed, TRUE).painter in ("braille", "ascii")


@pytest.mark.parametrize(("wanted", "painter"), [("256", "256"), ("ascii", "ascii"), ("braille", "braille"), ("16", "16")])
def test_the_setting_decides_on_a_terminal(wanted: Wanted, painter: Painter) -> None:
    assert paint_style(Out(), TRUE, wanted).painter == painter
    assert paint_style(Out(terminal=False), TRUE, wanted).painter in ("braille", "ascii")


@pytest.mark.parametrize(
    ("said", "dark"),
    [(None, True), ("15;0", True), ("0;15", False), ("0;default;15", False), ("7;8", True), ("0;7", False), ("x", True)],
)
def test_the_paper_is_dark_unless_the_terminal_says_otherwise(said: str | None, dark: bool) -> None:
    environ = TRUE if said is None else {**TRUE, "COLORFGBG": said}
    assert (brightness(paint_style(Out(), environ).colours.paper) < 0.5) is dark


@settings(max_examples=40, deadline=None)
@given(STYLES)
def test_printed_lines_are_the_pictures_characters_and_leave_no_colour_behind(style: PaintStyle) -> None:
    picture = paint(scene_of("seated-twist"), Moment("phase", 0, 2_000, 5_000, "right"), 24, 14, style)
    lines = coded(picture, style)
    assert [CODE.sub("", line).rstrip() for line in lines] == [line.rstrip() for line in picture.lines()]
    assert all(line.endswith("\x1b[0m") for line in lines if "\x1b" in line)
    assert any("\x1b" in line for line in lines) == (style.painter not in ("braille", "ascii"))


def test_codes_are_those_of_the_painter_and_the_paper_is_the_terminals() -> None:
    paper = DARK.paper
    true = Picture(3, ((("  ", paper, paper), ("▀", 0xFF8700, paper)), (("   ", paper, paper),)))
    assert coded(true, PaintStyle("truecolour", DARK)) == ["  \x1b[0;38;2;255;135;0m▀\x1b[0m", ""]
    assert coded(true, PaintStyle("256", DARK)) == ["  \x1b[0;38;5;208m▀\x1b[0m", ""]
    sixteen = Picture(3, ((("▄", 15, 4), ("▀", 3, None), (" ", None, None)),), ansi=True)
    assert coded(sixteen, PaintStyle("16", DARK)) == ["\x1b[0;97;44m▄\x1b[0;33m▀\x1b[0m"]
    assert coded(Picture(3, ((("#  ", None, None),),)), PaintStyle("ascii", DARK)) == ["#"]
