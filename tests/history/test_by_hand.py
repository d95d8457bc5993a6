"""A session put in by hand is one like any other: its pieces as they are written, its day that of its own offset."""

from __future__ import annotations

from datetime import date

from stretchtui.history.by_hand import OWN, by_hand, pieces_of
from stretchtui.history.model import Edited
from stretchtui.history.stamps import stamp_of
from tests.session.exercises import OWN_PACE, SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, timeline

UUID = "0" * 32
BEGAN = stamp_of("2026-11-18T23:55:00+14:00")


def test_everything_is_done_on_both_sides_as_it_is_written() -> None:
    laid = timeline(SHOULDER_RAISES, SEATED_TWIST, STANDING_TWIST)
    found = pieces_of(laid)
    assert [(piece.turn, piece.side) for piece in found] == [
        (0, None), (1, "right"), (1, "left"), (2, "right"), (2, "left"),
    ]  # fmt: skip
    assert sum(piece.actual_ms for piece in found) == laid.total_ms
    assert [piece.stretch_ms for piece in found] == [15_000, 15_000, 15_000, 9_000, 9_000]
    assert all(piece.reps_done == piece.reps and piece.actual_ms == piece.planned_ms for piece in found)
    assert not any(piece.skipped or piece.instead or piece.ouches for piece in found)


def test_what_is_done_at_ones_own_pace_has_its_repetitions_and_no_time_made_up() -> None:
    (found,) = pieces_of(timeline(OWN_PACE))
    assert (found.reps_done, found.stretch_ms, found.skipped) == (8, 0, False)


def test_it_has_the_day_where_it_was_and_ends_when_its_time_is_over() -> None:
    one = by_hand(UUID, BEGAN, 600_000, added_ms=BEGAN.utc_ms + 10**9)
    assert (one.outcome, one.routine, one.routine_id, one.revision) == ("added", OWN, None, 1)
    assert (one.began.day, one.ended.day) == (date(2026, 11, 18), date(2026, 11, 19))
    assert (one.ended.utc_ms - one.began.utc_ms, one.active_ms) == (600_000, 600_000)


def test_a_note_has_the_time_at_which_it_was_written_and_no_note_has_none() -> None:
    assert by_hand(UUID, BEGAN, 1, added_ms=77, note="x").note == Edited("x", 77)
    assert by_hand(UUID, BEGAN, 1, added_ms=77).note == Edited("")
