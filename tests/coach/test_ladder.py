"""What is tried one after the other, and how soon again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.coach.ladder import BACK_OFF_MS, OFTEN_MS, Chain


def test_the_first_is_used_until_it_fails_and_then_the_next() -> None:
    chain = Chain(("pw-play", "paplay"))
    assert chain.current(0) == 0
    assert chain.failed(0, 5).current(5) == 1


def test_a_failure_of_one_that_is_not_in_use_any_more_changes_nothing() -> None:
    moved_on = Chain(("pw-play", "paplay")).failed(0, 0)
    assert moved_on.failed(0, 10) == moved_on


def test_A2_after_all_have_failed_the_first_is_tried_again_after_one_five_and_thirty_seconds() -> None:
    chain, now_ms = Chain(("paplay",)), 0
    for wait_ms in (1_000, 5_000, 30_000, 30_000):
        chain = chain.failed(0, now_ms)
        assert chain.has_failed
        assert chain.current(now_ms + wait_ms - 1) is None
        now_ms += wait_ms
        assert chain.current(now_ms) == 0


def test_A2_what_costs_next_to_nothing_to_try_is_tried_again_after_one_two_and_then_every_five_seconds() -> None:
    chain, now_ms = Chain(("paplay",), waits_ms=OFTEN_MS), 0
    for wait_ms in (1_000, 2_000, 5_000, 5_000):
        chain = chain.failed(0, now_ms)
        assert chain.current(now_ms + wait_ms - 1) is None
        now_ms += wait_ms
        assert chain.current(now_ms) == 0


def test_A2_one_that_works_again_is_trusted_as_before() -> None:
    chain = Chain(("paplay",)).failed(0, 0).failed(0, 1_000)
    working = chain.worked(0)
    assert not working.has_failed
    assert working.failed(0, 9_000).again_ms == 9_000 + BACK_OFF_MS[0]


def test_nothing_to_try_is_never_tried() -> None:
    assert Chain(()).current(10**9) is None
    assert Chain(()).has_failed


@pytest.mark.parametrize(("waits_ms", "rounds"), [(BACK_OFF_MS, 3), (OFTEN_MS, 4)])
@given(which=st.lists(st.integers(0, 3), max_size=40))
def test_A2_there_is_no_storm_of_attempts_however_it_fails(waits_ms: tuple[int, ...], rounds: int, which: list[int]) -> None:
    chain, attempts = Chain(("a", "b", "c"), waits_ms=waits_ms), 0
    for now_ms in range(0, 10_000, 100):
        current = chain.current(now_ms)
        if current is not None:
            attempts += 1
            chain = chain.failed(current, now_ms)
        for one in which:
            chain = chain.failed(one, now_ms) if chain.current(now_ms) is None else chain
    assert attempts <= 3 * rounds
