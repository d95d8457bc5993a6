"""One picture painted over another: a terminal that showed the first then shows the second, and is told no more than it needs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from textual.geometry import Offset

from stretchtui.figure.picture import Picture, Row, Run
from stretchtui.tui.widgets.repaint import Repaint

WIDTH, HEIGHT = 9, 3
AT = Offset(2, 1)
CONSOLES = [Console(file=io.StringIO(), color_system=colours, force_terminal=True) for colours in ("truecolor", "256")]
COLOURS = st.sampled_from([0x5F87AF, 0xD7AF87, 0x0000FF, 0x000000, 0xFFFFFF])
"""Which a terminal of 256 colours has too."""

Seen = tuple[str, str, str]


def joined(cells: Sequence[Run]) -> Row:
    """Cells next to one another that look alike, as one run."""
    alike = ((len(list(group)), look) for look, group in groupby(cells))
    return tuple((text * times, ink, paper) for times, (text, ink, paper) in alike)


CELLS = st.lists(st.tuples(st.sampled_from(" ▀▄"), COLOURS, COLOURS), min_size=WIDTH, max_size=WIDTH)
PICTURES = st.lists(CELLS.map(joined), min_size=HEIGHT, max_size=HEIGHT).map(lambda rows: Picture(WIDTH, tuple(rows)))
BLANK = Picture(WIDTH, tuple((("?" * WIDTH, 0x010203, 0x040506),) for _ in range(HEIGHT)))
"""No cell of it is in any other."""


on_both = pytest.mark.parametrize("console", CONSOLES, ids=lambda console: str(console.color_system))


def written(before: Picture, after: Picture, console: Console = CONSOLES[0]) -> str:
    return Repaint(before, after, AT).render_segments(console)


def shown(*parts: str) -> list[list[Seen]]:
    """The whole screen after it was sent these: its characters with ink (of a blank none is seen) and paper."""
    screen = pyte.Screen(WIDTH + 4, HEIGHT + 3)
    stream = pyte.Stream(screen)
    for part in parts:
        stream.feed(part)
    rows = [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]
    return [[(cell.data, "" if cell.data == " " else cell.fg, cell.bg) for cell in row] for row in rows]


def cells(picture: Picture) -> list[list[Seen]]:
    """As they should be seen."""

    def rgb(colour: int | None) -> str:
        return f"{colour:06x}"

    runs = ([(character, ink, paper) for text, ink, paper in row for character in text] for row in picture.rows)
    return [[(character, "" if character == " " else rgb(ink), rgb(paper)) for character, ink, paper in row] for row in runs]


@on_both
@given(picture=PICTURES)
def test_over_something_else_all_of_it_is_painted_in_its_place_and_nothing_beside_it(console: Console, picture: Picture) -> None:
    screen = shown(written(BLANK, picture, console))
    for y, row in enumerate(cells(picture)):
        assert screen[AT.y + y][AT.x : AT.x + WIDTH] == row
    beside = [cell for y, row in enumerate(screen) for x, cell in enumerate(row) if not is_within(x, y)]
    assert {cell[0] for cell in beside} == {" "}
    assert {cell[2] for cell in beside} == {"default"}


def is_within(x: int, y: int) -> bool:
    return AT.x <= x < AT.x + WIDTH and AT.y <= y < AT.y + HEIGHT


@on_both
@given(pictures=st.lists(PICTURES, min_size=2, max_size=4))
def test_after_any_row_of_changes_the_last_one_stands_there_as_if_painted_at_once(
    console: Console, pictures: list[Picture]
) -> None:
    changes = [written(one, two, console) for one, two in zip([BLANK, *pictures], pictures, strict=False)]
    assert shown(*changes) == shown(written(BLANK, pictures[-1], console))


@given(PICTURES)
def test_of_the_same_picture_nothing_is_written(picture: Picture) -> None:
    again = Picture(WIDTH, tuple(tuple(row) for row in picture.rows))
    assert written(picture, again) == written(picture, picture) == "\x1b[0m"


@given(PICTURES, PICTURES)
def test_whatever_follows_is_written_in_no_colour_of_the_pictures(one: Picture, two: Picture) -> None:
    screen = shown(written(one, two) + f"\x1b[{HEIGHT + 3};1HX")
    assert screen[HEIGHT + 2][0] == ("X", "default", "default")


def test_only_what_differs_is_written() -> None:
    before = Picture(WIDTH, (joined([("▀", 0xFFFFFF, 0x000000)] * WIDTH),) * HEIGHT)
    spotted = joined([("▀", 0xB08D78 if x in (3, 4, 7) else 0xFFFFFF, 0x000000) for x in range(WIDTH)])
    after = Picture(WIDTH, (before.rows[0], spotted, before.rows[2]))
    assert written(before, after) == "\x1b[3;6H\x1b[38;2;176;141;120;48;2;0;0;0m▀▀\x1b[2C▀\x1b[0m"


def test_it_knows_whether_it_was_written() -> None:
    repaint = Repaint(BLANK, BLANK, AT)
    assert not repaint.is_written
    repaint.render_segments(CONSOLES[0])
    assert repaint.is_written
