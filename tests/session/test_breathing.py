"""Slow breathing by the clock."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stretchtui.session.breathing import IN_MS, OUT_MS, Breathing, breathing


def test_five_seconds_in_and_five_out_six_times_a_minute() -> None:
    assert (IN_MS, OUT_MS) == (5_000, 5_000)
    said = [(seen.word, seen.count) for second in range(10) for seen in [breathing(700, 700 + second * 1_000)]]
    assert said == [*(("in", count) for count in (5, 4, 3, 2, 1)), *(("out", count) for count in (5, 4, 3, 2, 1))]
    assert breathing(700, 60_700) == Breathing("in", 5, 0.0, 12, 61_700)


def test_it_fills_while_breathing_in_and_empties_while_breathing_out_without_a_hold() -> None:
    fullness = [breathing(0, now_ms).fullness for now_ms in range(0, 10_001, 100)]
    assert (fullness[0], fullness[50], fullness[100]) == (0, 1, 0)
    assert all(a < b for a, b in pairwise(fullness[:51]))
    assert all(a > b for a, b in pairwise(fullness[50:]))


@given(st.integers(0, 10**9), st.integers(0, 10**7))
def test_any_moment_is_right_by_itself_and_the_next_change_is_one(since_ms: int, passed_ms: int) -> None:
    seen = breathing(since_ms, since_ms + passed_ms)
    assert 0 <= seen.fullness <= 1
    assert 1 <= seen.count <= 5
    assert seen.number == passed_ms // 5_000
    assert 0 < seen.next_change_ms - (since_ms + passed_ms) <= 1_000
    before, then = (breathing(since_ms, seen.next_change_ms - early_ms) for early_ms in (1, 0))
    assert (before.word, before.count) == (seen.word, seen.count)
    assert (then.word, then.count) != (seen.word, seen.count)
