"""A row that is made when it is looked into: to Textual a strip like any other."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from stretchtui.tui.widgets.late_strip import LateStrip

CELLS = 8
RED = Style.parse("red on black")
PLAIN = Strip([Segment("▀▀▀", RED), Segment("     ", Style.parse("on blue"))], CELLS)


def late(made: list[int] | None = None) -> LateStrip:
    def make() -> Strip:
        if made is not None:
            made.append(1)
        return PLAIN

    return LateStrip(make, CELLS)


def test_it_is_made_once_and_not_before_somebody_looks_into_it() -> None:
    made: list[int] = []
    strip = late(made)
    assert strip.cell_length == CELLS
    assert strip.divide([CELLS])[0] is strip
    assert strip.crop(0, CELLS) is strip
    assert made == []
    assert (strip.text, list(strip)) == (PLAIN.text, list(PLAIN))
    assert made == [1]


@given(st.integers(-1, CELLS + 1), st.integers(-1, CELLS + 1))
def test_its_pieces_are_those_of_the_strip_it_is_made_of(start: int, end: int) -> None:
    assert list(late().crop(start, end)) == list(PLAIN.crop(start, end))


@given(st.lists(st.integers(1, CELLS), min_size=1, max_size=3, unique=True).map(sorted))
def test_cut_joined_filled_up_and_written_it_is_the_same(cuts: list[int]) -> None:
    console = Console(file=io.StringIO(), color_system="truecolor", force_terminal=True)
    assert [list(part) for part in late().divide(cuts)] == [list(part) for part in PLAIN.divide(cuts)]
    assert list(Strip.join([late(), PLAIN])) == list(Strip.join([PLAIN, PLAIN]))
    assert list(late().adjust_cell_length(CELLS + 2)) == list(PLAIN.adjust_cell_length(CELLS + 2))
    assert late().render(console) == Strip(list(PLAIN), CELLS).render(console)
