"""The bar under the stage: the letter that stands out is that of the side being worked."""

from __future__ import annotations

import pytest

from stretchtui.session.timeline import Timeline, build
from stretchtui.tui.widgets.timeline_bar import cells, first_columns, side_column
from tests.session.exercises import SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, routine

WIDTH = 120
TIMELINE = build(routine(SHOULDER_RAISES, SEATED_TWIST, STANDING_TWIST))


def side_of(timeline: Timeline, step: int, column: int) -> str | None:
    """What the session itself says of the moment at which a column of the bar begins."""
    columns = first_columns(timeline, WIDTH)
    walked = timeline.walked[step]
    start_ms, end_ms = timeline.start_ms(walked.first), timeline.end_ms(walked.last)
    into_ms = (end_ms - start_ms) * (column - columns[step]) // (columns[step + 1] - columns[step])
    return timeline.segments[timeline.index_at(start_ms + into_ms)].side


@pytest.mark.parametrize("step", range(3))
def test_in_every_column_the_letter_that_stands_out_is_of_the_side_worked_there(step: int) -> None:
    bar, columns = cells(TIMELINE, WIDTH), first_columns(TIMELINE, WIDTH)
    seen = set()
    for column in range(columns[step], columns[step + 1]):
        at = side_column(bar, step, column)
        letter = bar[at].letter if at >= 0 else ""
        seen.add(letter)
        assert letter == (side_of(TIMELINE, step, column) or "")[:1].upper()
    assert seen == ({""} if step == 0 else {"R", "L"})


def test_at_the_end_and_before_the_beginning_none_stands_out() -> None:
    bar = cells(TIMELINE, WIDTH)
    assert side_column(bar, -1, 0) == -1
    assert side_column(bar, 3, WIDTH) == -1
    assert side_column([], 0, 0) == -1
