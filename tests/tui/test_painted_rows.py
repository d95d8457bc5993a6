"""Pictures as rows of a widget: every cell coloured, every row as wide as the widget, and what stays the same not made anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color
from rich.style import Style

from stretchtui.figure.picture import Picture, Row
from stretchtui.tui.widgets.picture import MOST_ROWS, PaintedRows

UNDER = Style.from_color(Color.from_rgb(224, 224, 224), Color.from_rgb(18, 18, 18))

colours = st.none() | st.integers(0, 0xFFFFFF)
pieces = st.tuples(st.text("▀▄ ⠿", min_size=1, max_size=3), colours, colours)


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    width = draw(st.integers(1, 12))

    def row() -> Row:
        cells = "".join(draw(st.lists(st.sampled_from("▀▄ ⠿"), min_size=width, max_size=width)))
        cut = draw(st.integers(0, width))
        parts = [part for part in (cells[:cut], cells[cut:]) if part]
        return tuple((part, draw(colours), draw(colours)) for part in parts)

    return Picture(width, tuple(row() for _ in range(draw(st.integers(1, 5)))))


def plain(*rows: str, ink: int | None = 0xFF8000, paper: int | None = None, ansi: bool = False) -> Picture:
    return Picture(len(rows[0]), tuple(((row, ink, paper),) for row in rows), ansi)


@given(pictures(), st.integers(1, 20))
def test_every_row_is_as_wide_as_the_widget_and_every_cell_has_a_background(picture: Picture, width: int) -> None:
    painted = PaintedRows()
    assert painted.show(picture, UNDER, width) == list(range(picture.height))
    assert len(painted) == picture.height
    for y, line in enumerate(picture.lines()):
        assert painted[y].cell_length == width
        assert painted[y].text == (" " * painted.left + line).ljust(width)[:width]
        assert all(segment.style and segment.style.bgcolor and segment.style.color for segment in painted[y])


@given(pictures())
def test_the_same_picture_again_changes_nothing(picture: Picture) -> None:
    painted = PaintedRows()
    painted.show(picture, UNDER, 12)
    strips = [painted[y] for y in range(len(painted))]
    assert painted.show(Picture(picture.width, tuple(tuple(row) for row in picture.rows)), UNDER, 12) == []
    assert all(painted[y] is strip for y, strip in enumerate(strips))


def test_only_rows_that_changed_are_made_anew_and_told() -> None:
    painted = PaintedRows()
    painted.show(plain("▀▀", "▄▄", "  "), UNDER, 2)
    first = [painted[y] for y in range(3)]
    assert painted.show(plain("▀▀", "▀▄", "  "), UNDER, 2) == [1]
    assert (painted[0], painted[2]) == (first[0], first[2])
    assert painted[1].text == "▀▄"
    assert painted.show(plain("▀▀", "▄▄", "  "), UNDER, 2) == [1]
    assert painted[1] is first[1]  # remembered


def test_another_background_width_or_height_makes_all_of_it_anew() -> None:
    painted = PaintedRows()
    picture = plain("▀▀", "▄▄")
    painted.show(picture, UNDER, 4)
    light = Style.from_color(Color.from_rgb(0, 0, 0), Color.from_rgb(255, 255, 255))
    assert painted.show(picture, light, 4) == [0, 1]
    assert {segment.style.bgcolor for segment in painted[0] if segment.style} == {light.bgcolor}
    assert painted.show(picture, light, 6) == [0, 1]
    assert (painted.left, painted[0].text) == (2, "  ▀▀  ")
    assert painted.show(plain("▀▀"), light, 6) == [0]
    assert len(painted) == 1


def test_inks_are_true_colours_or_the_terminals_own_by_their_number() -> None:
    painted = PaintedRows()
    painted.show(plain("▀", ink=0x0A0B0C, paper=0x010203), UNDER, 1)
    (segment,) = painted[0]
    assert segment.style is not None
    assert segment.style.color == Color.from_rgb(10, 11, 12)
    assert segment.style.bgcolor == Color.from_rgb(1, 2, 3)
    painted.show(plain("▀", ink=9, paper=4, ansi=True), UNDER, 1)
    (segment,) = painted[0]
    assert segment.style is not None
    assert segment.style.color == Color.from_ansi(9)
    assert segment.style.bgcolor == Color.from_ansi(4)
    painted.show(plain("▀", ink=None, paper=None), UNDER, 1)
    (segment,) = painted[0]
    assert segment.style == UNDER


def test_what_is_remembered_does_not_grow_without_end() -> None:
    painted = PaintedRows()
    for ink in range(3 * MOST_ROWS):
        painted.show(plain("▀", ink=ink), UNDER, 1)
    assert len(painted._made) <= MOST_ROWS
