"""What was done of each side of each exercise."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from stretchtui.history.pieces import pieces, planned_pieces
from stretchtui.routine.model import Routine
from stretchtui.session import events
from stretchtui.session.player import ready, step
from stretchtui.session.record import record
from stretchtui.session.timeline import build
from tests.session.exercises import UPPER_BACK_BASICS
from tests.session.strategies import PRESSES, Presses, routines
from tests.session.walking import after, started

BASICS = build(UPPER_BACK_BASICS)


def test_a_session_walked_to_its_end_has_a_piece_for_each_side() -> None:
    made = pieces(started(BASICS), 999_000)
    assert [(one.name, one.side, one.reps_done, one.reps, one.actual_ms, one.stretch_ms) for one in made] == [
        ("Shoulder raises", None, 5, 5, 58_000, 15_000),
        ("Seated twist", "right", 1, 1, 33_000, 15_000),
        ("Seated twist", "left", 1, 1, 31_000, 15_000),
        ("Standing twist with a step", "right", 3, 3, 34_000, 9_000),
        ("Standing twist with a step", "left", 3, 3, 30_000, 9_000),
    ]
    assert all(one.actual_ms == one.planned_ms and not one.skipped for one in made)
    assert made == planned_pieces(BASICS)


def test_before_the_start_there_are_none_and_what_was_not_reached_has_none() -> None:
    assert pieces(ready(BASICS), 0) == ()
    assert [(one.turn, one.side) for one in pieces(started(BASICS), 70_000)] == [(0, None), (1, "right")]


def test_what_is_passed_over_is_skipped_on_both_sides() -> None:
    passed = after(started(BASICS), (1_000, events.NextExercise()), (1_500, events.NextExercise()))
    made = pieces(passed, 2_000)
    assert [(one.turn, one.side, one.skipped) for one in made] == [
        (0, None, True), (1, "right", True), (1, "left", True), (2, "right", True),
    ]  # fmt: skip


def test_what_hurts_is_counted_for_the_side_that_hurts() -> None:
    hurt = after(started(BASICS), (75_000, events.Ouch()), (76_000, events.Spasm()))
    assert [(one.ouches, one.spasms) for one in pieces(hurt, 80_000)] == [(0, 0), (1, 1)]


def test_of_a_repetition_cut_short_only_the_time_counts() -> None:
    [raises] = pieces(after(started(BASICS), (17_000, events.Pause())), 90_000)
    assert (raises.reps_done, raises.reps, raises.actual_ms) == (1, 5, 17_000)


@given(routines(), PRESSES, st.integers(0, 200_000))
def test_pieces_agree_with_the_record_that_the_summary_shows(routine: Routine, presses: Presses, more_ms: int) -> None:
    player, now_ms = started(build(routine)), 0
    for span_ms, event in presses:
        now_ms += span_ms
        player = step(player, event, now_ms)
    made, kept = pieces(player, now_ms + more_ms), record(player, now_ms + more_ms)
    assert len({(one.turn, one.side) for one in made}) == len(made)
    for one in kept.exercises:
        own = [piece for piece in made if piece.turn == one.step]
        assert sum(piece.actual_ms for piece in own) == one.lived_ms
        assert sum(piece.stretch_ms for piece in own) == one.stretch_ms
        assert sum(piece.reps_done for piece in own) == one.reps_done
        assert bool(own) == (one.doing != "not reached")
        assert sum(piece.spasms for piece in own) == one.spasms
        if one.doing == "skipped":
            assert all(piece.skipped for piece in own)
    stretched = Counter[tuple[str, str | None]]()
    for piece in made:
        for area in piece.areas:
            stretched[area, piece.side] += piece.stretch_ms
    assert +stretched == +Counter(dict(kept.stretched))
