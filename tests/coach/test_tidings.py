"""What is told of players that fall silent and come back: each loss and each return, and no stream of either."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.coach.ladder import OFTEN_MS, Chain
from stretchtui.coach.model import Wanted
from stretchtui.coach.tidings import BACK, GONE, QUIET_MS, Tidings
from tests.coach.fakes import breaks, works
from tests.coach.looked_at import BASICS, Session

WELL = Chain(("paplay",), waits_ms=OFTEN_MS)
LOST = WELL.failed(0, 0)


class Listening:
    """What is told of players that are well or lost by turns."""

    def __init__(self) -> None:
        self.tidings = Tidings()
        self.told: list[tuple[int, str]] = []

    def hear(self, players: Chain, now_ms: int, *, ends: bool = False) -> None:
        self.told += [(now_ms, one) for one in self.tidings.of(players, now_ms, ends=ends)]


def test_A2_a_second_loss_and_a_second_return_are_told_like_the_first() -> None:
    one = Listening()
    for now_ms, players in [(0, WELL), (5_000, LOST), (20_000, WELL), (300_000, LOST), (301_000, LOST), (310_000, WELL)]:
        one.hear(players, now_ms)
    assert one.told == [(5_000, GONE), (20_000, BACK), (300_000, GONE), (310_000, BACK)]


def test_a_loss_soon_after_another_waits_a_minute_and_is_told_if_it_lasts() -> None:
    one = Listening()
    for now_ms, players in [(0, LOST), (5_000, WELL), (10_000, LOST)]:
        one.hear(players, now_ms)
    for now_ms in (QUIET_MS - 1, QUIET_MS, QUIET_MS + 1):
        one.hear(LOST, now_ms)
    assert one.told == [(0, GONE), (5_000, BACK), (QUIET_MS, GONE)]


def test_a_loss_that_is_over_within_the_minute_is_not_told_and_its_return_neither() -> None:
    one = Listening()
    for now_ms, players in [(0, LOST), (5_000, WELL), (10_000, LOST), (15_000, WELL), (QUIET_MS, WELL)]:
        one.hear(players, now_ms)
    assert one.told == [(0, GONE), (5_000, BACK)]


def test_at_the_end_it_is_told_how_it_stands_without_waiting() -> None:
    one = Listening()
    for now_ms, players in [(0, LOST), (5_000, WELL), (10_000, LOST)]:
        one.hear(players, now_ms)
    for now_ms in (12_000, 12_030):
        one.hear(LOST, now_ms, ends=True)
    assert one.told[2:] == [(12_000, GONE)]


def test_a_loss_that_was_held_back_is_told_as_the_next_session_begins() -> None:
    one = Listening()
    for now_ms, players in [(0, LOST), (5_000, WELL), (50_000, LOST)]:
        one.hear(players, now_ms)
    one.tidings.begin_anew()
    one.hear(LOST, 0)
    assert one.told[2:] == [(0, GONE)]


def test_a_loss_that_was_told_is_not_told_again_in_the_next_session() -> None:
    one = Listening()
    one.hear(LOST, 90_000)
    one.tidings.begin_anew()
    one.hear(LOST, 0)
    one.hear(WELL, 3_000)
    assert one.told == [(90_000, GONE), (3_000, BACK)]


@given(lost=st.lists(st.booleans(), min_size=1, max_size=200), step_ms=st.integers(100, 9_000))
def test_however_often_it_comes_and_goes_there_is_no_stream_and_the_last_state_is_told(lost: list[bool], step_ms: int) -> None:
    one, now_ms = Listening(), 0
    for is_lost in lost:
        now_ms += step_ms
        one.hear(LOST if is_lost else WELL, now_ms)
    gone_ms = [at_ms for at_ms, told in one.told if told == GONE]
    assert all(later - sooner >= QUIET_MS for sooner, later in pairwise(gone_ms))
    assert [told for _, told in one.told] == [BACK if i % 2 else GONE for i in range(len(one.told))], "in turns"
    one.hear(LOST if lost[-1] else WELL, now_ms + QUIET_MS)
    assert (bool(one.told) and one.told[-1][1] == GONE) == lost[-1]


def told_of(session: Session) -> list[str]:
    return [notice for _, told in session.told for notice in told.notices]


@pytest.fixture
def session(cache: Path) -> Session:
    return Session(cache, Wanted(amount="signals"), tone=works)


def test_A2_within_a_session_a_server_that_goes_twice_is_told_of_twice(session: Session) -> None:
    for ends_ms, ending in [(5_000, works), (30_000, breaks), (60_000, works), (120_000, breaks), (150_000, works)]:
        session.children.ends["tone"] = ending
        session.run_to(ends_ms)
    assert told_of(session) == [GONE, BACK, GONE, BACK]


def test_a_server_that_flaps_throughout_a_session_fills_no_screen(session: Session) -> None:
    for ends_ms in range(2_000, BASICS.course_ms - 10_000, 2_000):
        session.children.ends["tone"] = works if ends_ms % 4_000 else breaks
        session.run_to(ends_ms)
    assert 3 <= len(told_of(session)) <= 2 * (1 + BASICS.course_ms // QUIET_MS)


def test_a_loss_within_a_minute_of_another_is_told_as_the_session_ends(session: Session) -> None:
    end_ms = BASICS.course_ms
    for ends_ms, ending in [(end_ms - 50_000, works), (end_ms - 35_000, breaks), (end_ms - 20_000, works), (end_ms - 1, breaks)]:
        session.children.ends["tone"] = ending
        session.run_to(ends_ms)
    assert told_of(session) == [GONE, BACK]
    session.run_to(end_ms + 5_000)
    assert told_of(session) == [GONE, BACK, GONE]
