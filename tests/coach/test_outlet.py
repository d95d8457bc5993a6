"""Which player plays, and which after it has failed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from stretchtui.coach.outlet import Heard, Outlet
from stretchtui.coach.programs.orders import Order, Report
from stretchtui.coach.voices.players import Player
from tests.coach.fakes import FakeChildren, breaks, hangs, missing, silent, works

CLIP = Path("hold.wav")
CLIP_MS = 400
GONE = "No sound can be played. The terminal's bell rings instead."


def outlet(*names: str, ends: Callable[[Order], Report] = works, is_own: bool = False) -> tuple[Outlet, FakeChildren]:
    children = FakeChildren({"tone": ends})
    return Outlet(children, [Player(name, (name,)) for name in names], is_own=is_own), children


def play(one: Outlet, children: FakeChildren, now_ms: int = 0) -> bool:
    """Played, and heard what became of it."""
    given = bool(one.play("tone", CLIP, CLIP_MS, now_ms))
    for report in children.reports():
        one.hear(report, now_ms)
    return given


@pytest.mark.parametrize("ends", [breaks, missing, silent, hangs])
def test_A6_a_player_that_fails_gives_way_to_the_next_and_it_is_said_once(ends: Callable[[Order], Report]) -> None:
    one, children = outlet("pw-play", "aplay", ends=ends)
    play(one, children)
    assert one.name == "aplay"
    assert one.notices(0) == ("pw-play does not play: aplay is used now.",)
    assert one.notices(0) == ()


def test_A6_without_any_player_nothing_is_played_and_nothing_said_of_a_failure() -> None:
    one, children = outlet()
    assert not play(one, children)
    assert (one.name, one.notices(0), children.orders) == ("", (), [])


def test_A1_status_0_is_no_proof_where_the_player_was_through_long_before_its_clip() -> None:
    one, children = outlet("ffplay", ends=silent)
    play(one, children)
    assert not one.is_open(0)


def test_a_persons_own_player_may_hand_the_file_on_and_end_at_once() -> None:
    one, children = outlet("own player", ends=silent, is_own=True)
    assert play(one, children)
    assert play(one, children, 10)
    assert one.name == "own player"


def test_A2_after_all_have_failed_the_bell_is_announced_once_and_they_are_tried_again_after_a_second() -> None:
    one, children = outlet("paplay", ends=breaks)
    play(one, children)
    assert one.notices(0) == (GONE,)
    assert not play(one, children, 999)
    assert play(one, children, 1_000)
    assert len(children.orders) == 2
    assert one.notices(1_000) == ()


def test_A2_a_player_whose_server_is_back_is_heard_within_six_seconds_and_its_return_is_told_once() -> None:
    one, children = outlet("paplay", ends=breaks)
    heard_ms = [now_ms for now_ms in range(0, 60_000, 500) if play(one, children, now_ms)]
    assert max(later - sooner for sooner, later in pairwise(heard_ms)) <= 5_000
    assert one.notices(0) == (GONE,)
    children.ends["tone"] = works
    assert play(one, children, 70_000)
    assert [one.notices(70_000) for _ in range(2)] == [("Tones can be heard again.",), ()]
    assert one.name == "paplay"


def test_a_return_is_not_told_where_nothing_was_ever_told_of_a_loss() -> None:
    one, children = outlet("paplay", ends=breaks)
    play(one, children)
    children.ends["tone"] = works
    play(one, children, 1_000)
    assert one.notices(1_000) == ()


def test_another_session_has_a_clock_of_its_own_by_which_a_loss_is_told_at_once() -> None:
    one, children = outlet("paplay", ends=breaks)
    told = []
    for now_ms, ending in [(90_000, breaks), (95_000, works), (96_000, breaks)]:
        children.ends["tone"] = ending
        play(one, children, now_ms)
        told.append(one.notices(now_ms))
    assert told == [(GONE,), ("Tones can be heard again.",), ()]
    one.begin_anew()
    assert one.notices(0) == (GONE,)


def test_another_player_that_brings_the_sound_back_is_told_of_too() -> None:
    one, children = outlet("pw-play", "paplay", ends=breaks)
    play(one, children)
    play(one, children)
    assert one.notices(0) == (GONE,)
    play(one, children, 1_000)
    children.ends["tone"] = works
    play(one, children, 1_100)
    told = [one.notices(1_100) for _ in range(3)]
    assert told == [("Tones can be heard again.",), ("pw-play does not play: paplay is used now.",), ()]


def test_what_was_dropped_for_being_late_was_not_heard_and_no_player_is_to_blame() -> None:
    one, _ = outlet("paplay")
    id = one.play("voice", CLIP, CLIP_MS, 0)
    assert one.hear(Report(id, "dropped", None, 0, why="too late"), 0) == Heard("voice", well=False)
    assert (one.name, one.is_open(0), one.notices(0)) == ("paplay", True, ())


def test_a_minder_that_was_stopped_and_found_a_player_long_over_its_time_blames_none() -> None:
    one, _ = outlet("paplay")
    id = one.play("tone", CLIP, CLIP_MS, 0)
    assert one.hear(Report(id, "killed", 0, 8_330, why="another came"), 8_400) == Heard("tone", well=True)
    assert one.name == "paplay"


def test_a_tone_begins_within_a_quarter_of_a_second_or_not_at_all() -> None:
    one, children = outlet("paplay")
    play(one, children)
    assert children.of("tone")[0].begins_within_ms == 250


def test_A3_every_order_has_its_clip_and_three_seconds() -> None:
    one, children = outlet("paplay")
    play(one, children)
    assert children.of("tone")[0].deadline_ms == CLIP_MS + 3_000


def test_being_cut_by_us_is_no_failure_of_the_player() -> None:
    one, children = outlet("paplay", ends=lambda order: Report(order.id, "killed", -9, 100))
    play(one, children)
    assert one.name == "paplay"


def test_a_clip_is_not_played_when_nobody_takes_the_order() -> None:
    one, children = outlet("paplay")
    children.alive = False
    assert not play(one, children)
