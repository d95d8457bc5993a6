"""Rows of pictures as they are written to a terminal: read back by one, they are what was painted."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from stretchtui.figure.picture import Picture, Row, Run
from stretchtui.tui.widgets.painted import PaintedStrip
from stretchtui.tui.widgets.picture import PaintedRows

WIDTH = 12
UNDER = Style.parse("#e0e0e0 on #1e1e1e")
COLOURS = st.sampled_from([0x1E1E1E, 0xB08D78, 0x0178D4, 0x000000, 0xFFFFFF])


def runs(cells: Sequence[Run]) -> Row:
    """Cells next to one another that look alike, joined."""
    joined = ((list(group), key) for key, group in groupby(cells))
    return tuple((text * len(alike), ink, paper) for alike, (text, ink, paper) in joined)


CELLS = st.lists(st.tuples(st.sampled_from(" ▀▄█"), COLOURS, COLOURS), min_size=WIDTH, max_size=WIDTH)
ROWS = CELLS.map(runs)

Seen = tuple[str, str, str]
"""A character as a terminal shows it, with its ink (of a blank none) and its paper."""


def console(colours: str = "truecolor") -> Console:
    return Console(file=io.StringIO(), color_system=colours, force_terminal=True)  # type: ignore[arg-type]  # one of Rich's


def strip(row: Row) -> Strip:
    painted = PaintedRows()
    painted.show(Picture(WIDTH, (row,)), UNDER, WIDTH)
    return painted[0]


def read(written: str) -> list[Seen]:
    """The row that a terminal shows after it was sent this."""
    screen = pyte.Screen(WIDTH, 1)
    pyte.Stream(screen).feed(written)
    cells = [screen.buffer[0][x] for x in range(WIDTH)]
    return [(cell.data, "" if cell.data == " " else cell.fg, cell.bg) for cell in cells]


def plainly(strip: Strip) -> str:
    """As Textual itself would write it."""
    return Strip([Segment(text, style) for text, style, _ in strip], strip.cell_length).render(console())


@given(ROWS)
def test_a_terminal_shows_what_textuals_own_way_of_writing_shows_in_fewer_bytes(row: Row) -> None:
    made = strip(row)
    assert isinstance(made, PaintedStrip)
    assert read(made.render(console())) == read(plainly(made))
    assert len(made.render(console())) <= len(plainly(made))


@given(ROWS, st.integers(-2, WIDTH + 2), st.integers(-2, WIDTH + 2))
def test_a_piece_is_the_same_piece_whichever_way_it_is_written(row: Row, start: int, end: int) -> None:
    made = strip(row)
    plain = Strip(list(made), WIDTH)
    piece = made.crop(start, end)
    assert list(piece) == list(plain.crop(start, end))
    assert piece.cell_length == plain.crop(start, end).cell_length
    assert read(piece.render(console())) == read(plainly(piece))


@given(ROWS, ROWS)
def test_rows_written_one_after_another_keep_their_own_colours(one: Row, other: Row) -> None:
    for row in (one, other):
        written = strip(row).render(console())
        assert written.endswith("\x1b[0m")
        assert read(written + "\r" + strip(other).render(console())) == read(strip(other).render(console()))


def test_where_a_terminal_has_fewer_colours_they_are_its_own() -> None:
    made = strip(runs([("▀", 0x12FF00, 0x0034FF)] * WIDTH))  # in no other test: a style of Rich's keeps how it was written first
    assert "38;2" not in made.render(console("256"))


def test_joined_with_others_it_keeps_its_colours() -> None:
    row = runs([("▀", 0xFF0000, 0x0000FF)] * WIDTH)
    joined = Strip.join([strip(row), Strip.blank(2, UNDER)])
    assert joined.text == "▀" * WIDTH + "  "
    assert "255;0;0" in joined.render(console())


@given(ROWS, ROWS)
def test_a_row_that_changed_is_painted_up_to_its_last_change(before: Row, after: Row) -> None:
    painted = PaintedRows()
    painted.show(Picture(WIDTH, (before,)), UNDER, WIDTH)
    changed = painted.show(Picture(WIDTH, (after,)), UNDER, WIDTH)
    assert changed == ([0] if before != after else [])
    for y in changed:
        up_to = painted.changed_up_to(y)
        was, now = (strip(row).render(console()) for row in (before, after))
        assert read(was + "\r" + painted[y].crop(0, up_to).render(console())) == read(now)
        assert read(was)[up_to:] == read(now)[up_to:]


def test_of_a_first_picture_every_row_is_painted_whole() -> None:
    row = runs([("▀", 0xFF0000, 0x0000FF)] * WIDTH)
    painted = PaintedRows()
    assert painted.show(Picture(WIDTH, (row, row)), UNDER, WIDTH) == [0, 1]
    assert painted.changed_up_to(0) == WIDTH
