"""Five seconds more or less of the running segment."""

from __future__ import annotations

import pytest

from stretchtui.routine.model import Exercise, Phase
from stretchtui.session import events
from stretchtui.session.frame import frame
from stretchtui.session.player import Lived, Player, index_at, mode_at, position, step
from stretchtui.session.record import record
from tests.session.exercises import NOTE, OWN_PACE, PLAIN, REST, timeline
from tests.session.walking import after, started

MORE, LESS = events.Nudge(5_000), events.Nudge(-5_000)
HOLD = Phase("hold", 20_000, stretch=True)


def held(**changes: object) -> Player:
    """A session of one hold of 20 s and a rest after it."""
    exercise = PLAIN._replace(prepare_ms=0, phases=(HOLD,))._replace(**changes)  # type: ignore[arg-type]  # any field
    return started(timeline(exercise, REST))


def lengths_ms(player: Player) -> list[int]:
    return [segment.ms for segment in player.timeline.segments]


def test_more_makes_the_running_segment_five_seconds_longer_and_keeps_the_place() -> None:
    player = after(held(), (8_000, MORE))
    assert lengths_ms(player) == [25_000, 15_000]
    assert (frame(player, 8_000).left_ms, frame(player, 8_000).elapsed_ms) == (17_000, 8_000)


def test_less_makes_it_shorter() -> None:
    player = after(held(), (8_000, LESS))
    assert lengths_ms(player)[0] == 15_000
    assert index_at(player, 14_999) == 0
    assert index_at(player, 15_000) == 1


def test_less_than_has_passed_ends_it_now() -> None:
    player = after(held(), (17_000, LESS))
    assert lengths_ms(player)[0] == 17_000
    assert (index_at(player, 17_000), position(player, 17_400)) == (1, 17_400)
    assert player.lived == (Lived(0, 0, 17_000, True),)


def test_less_at_the_end_of_the_last_one_finishes() -> None:
    player = after(started(timeline(PLAIN._replace(prepare_ms=0, phases=(HOLD,)))), (17_000, LESS))
    assert (player.mode, mode_at(player, 17_000)) == ("finished", "finished")


def test_less_at_the_end_of_the_last_one_finishes_also_after_a_sleep() -> None:
    away = after(started(timeline(PLAIN._replace(prepare_ms=0, phases=(HOLD,)))), (17_000, events.Away(60_000)))
    player = after(away, (18_000, LESS))
    assert (player.mode, player.away_ms, player.waits.paused_ms, player.at_ms) == ("finished", 0, 1_000, 18_000)


def test_less_while_paused_ends_it_and_stays_paused() -> None:
    player = after(held(), (17_000, events.Pause()), (60_000, LESS))
    assert (player.mode, index_at(player, 99_000)) == ("paused", 1)
    assert record(player, 61_000).paused_ms == 44_000


def test_nothing_is_made_shorter_than_a_second_by_hand() -> None:
    player = after(held(phases=(Phase("move", 3_000), HOLD)), (200, LESS))
    assert lengths_ms(player)[0] == 1_000
    assert step(player, LESS, 300).why == "it cannot be any shorter"


def test_a_segment_nudged_stays_nudged_when_one_goes_back_to_it() -> None:
    player = after(held(), (8_000, MORE), (9_000, events.NextPhase()), (9_500, events.PreviousPhase()))
    assert (index_at(player, 9_500), frame(player, 9_500).left_ms) == (0, 25_000)


@pytest.mark.parametrize(
    ("changes", "longest_ms"),
    [
        ({"phases": (HOLD._replace(limit_ms=23_000),)}, 23_000),
        ({"limit_ms": 22_000}, 22_000),
        ({"limit_ms": 45_000, "reps": 2}, 23_000),
        ({"phases": (HOLD._replace(ms=7_199_000),)}, 7_200_000),
    ],
)
def test_its_own_limit_its_exercise_s_and_two_hours_bound_it(changes: dict[str, object], longest_ms: int) -> None:
    player = after(held(**changes), (10, MORE))
    assert lengths_ms(player)[0] == longest_ms
    assert step(player, MORE, 20).why == "it cannot be any longer"


def test_the_exercise_s_limit_does_not_count_prepare_and_counts_earlier_nudges() -> None:
    exercise = PLAIN._replace(phases=(HOLD,), reps=2, limit_ms=50_000)
    player = after(started(timeline(exercise)), (100, MORE), (5_000, events.NextPhase()), (5_000, MORE), (5_000, MORE))
    assert lengths_ms(player) == [10_000, 28_000, 2_000, 20_000]


def test_prepare_may_be_made_longer_where_the_exercise_may_not() -> None:
    exercise = PLAIN._replace(phases=(HOLD,), limit_ms=20_000)
    player = after(started(timeline(exercise)), (100, MORE), (10_000, MORE))
    assert (lengths_ms(player), player.why) == ([10_000, 20_000], "it cannot be any longer")


def test_the_limit_of_an_own_paced_exercise_leaves_no_room_in_its_switch() -> None:
    exercise: Exercise = OWN_PACE._replace(sides="each", limit_ms=65_000, prepare_ms=0)
    player = after(started(timeline(exercise)), (1_000, events.Done()), (1_000, MORE))
    assert (player.timeline.segments[0].limit_ms, player.why) == (30_000, "it cannot be any longer")


def test_what_has_no_set_length_cannot_be_nudged() -> None:
    assert after(started(timeline(NOTE)), (500, MORE)).why == "this one has no set length"


def test_nudging_while_being_counted_in_changes_the_length_and_not_the_count() -> None:
    counting = after(held(), (8_000, events.Pause()), (9_000, events.GoOn()))
    longer = step(counting, MORE, 10_000)
    assert (frame(longer, 10_000).mode, frame(longer, 10_000).count) == ("counting-in", 2)
    assert (position(longer, 12_000), frame(longer, 12_000).left_ms) == (8_000, 17_000)
