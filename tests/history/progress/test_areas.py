"""Each area's dose of this week, and left against right over four."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.history.progress.areas import balances, doses, leaning
from stretchtui.history.progress.model import DOSE_MS, Dose, Lean
from stretchtui.history.summed import Worked

TODAY = date(2026, 11, 18)
MONDAY = date(2026, 11, 16)
MIN = 60_000


def test_a_dose_adds_up_by_area_and_side() -> None:
    found = doses(
        [
            Worked(TODAY, ("neck", "shoulders"), None, 4 * MIN),
            Worked(MONDAY, ("neck",), "left", 3 * MIN),
            Worked(MONDAY, ("neck",), "right", 2 * MIN),
        ],
        TODAY,
    )
    assert found == (Dose("neck", 3 * MIN, 2 * MIN, 4 * MIN, 2), Dose("shoulders", 0, 0, 4 * MIN, 1))
    assert (found[0].total_ms, found[0].share, found[0].full) == (9 * MIN, 0.9, False)


def test_ten_minutes_a_week_are_full_and_more_is_more_than_one_share() -> None:
    assert Dose("hips", both_ms=DOSE_MS).full
    assert Dose("hips", both_ms=DOSE_MS).share == 1.0
    assert Dose("hips", 0, DOSE_MS, DOSE_MS).share == 2.0
    assert not Dose("hips", both_ms=DOSE_MS - 1).full


@pytest.mark.parametrize(
    ("day", "counts"),
    [(MONDAY, True), (TODAY, True), (date(2026, 11, 22), True), (date(2026, 11, 15), False), (date(2026, 11, 23), False)],
)
def test_only_this_iso_week_is_in_it_also_a_travellers_tomorrow(day: date, counts: bool) -> None:
    assert bool(doses([Worked(day, ("hips",), None, MIN)], TODAY)) == counts


def test_a_minute_in_a_day_is_a_full_stretch_however_it_came_together() -> None:
    halves = [Worked(TODAY, ("hips",), "left", MIN // 2), Worked(TODAY, ("hips", "quads"), "right", MIN // 2)]
    assert [(one.area, one.full_days) for one in doses(halves, TODAY)] == [("hips", 1), ("quads", 0)]


def test_an_area_that_is_named_twice_has_its_time_once() -> None:
    assert doses([Worked(TODAY, ("hips", "hips"), None, MIN)], TODAY)[0].total_ms == MIN


def test_balance_looks_back_four_weeks_and_leaves_out_what_has_no_sides() -> None:
    last = TODAY - timedelta(days=27)
    found = balances(
        [
            Worked(last, ("hips",), "left", 12 * MIN),
            Worked(TODAY, ("hips",), "right", 11 * MIN),
            Worked(last - timedelta(days=1), ("hips",), "right", 90 * MIN),
            Worked(TODAY, ("neck",), None, MIN),
        ],
        TODAY,
    )
    assert [(one.area, one.left_ms, one.right_ms, one.lean) for one in found] == [("hips", 12 * MIN, 11 * MIN, "even")]
    assert found[0].words == "left 12 min, right 11 min: even"


@pytest.mark.parametrize(
    ("left_ms", "right_ms", "lean"),
    [
        (12 * MIN, 11 * MIN, "even"), (10 * MIN, 8 * MIN, "even"), (10 * MIN, 8 * MIN - 1, "left"), (0, 20_000, "even"),
        (0, 20_001, "right"), (5 * MIN, 0, "left"), (0, 0, "even"),
    ],
)  # fmt: skip
def test_a_difference_that_nobody_need_mind_is_even(left_ms: int, right_ms: int, lean: Lean) -> None:
    assert leaning(left_ms, right_ms) == lean


def test_which_side_had_more_is_said_with_its_numbers() -> None:
    worked = [Worked(TODAY, ("neck",), "left", 90_000), Worked(TODAY, ("neck",), "right", 45_000)]
    assert balances(worked, TODAY)[0].words == "left 1 min 30 s, right 45 s: more on the left"


WORKED = st.lists(
    st.builds(
        Worked, st.integers(0, 60).map(lambda days: date(2026, 10, 1) + timedelta(days=days)),
        st.lists(st.sampled_from(("neck", "hips", "calves")), min_size=1, max_size=3).map(tuple),
        st.sampled_from((None, "left", "right")), st.integers(0, 3_600_000),
    )
)  # fmt: skip


@given(WORKED)
def test_doses_and_balances_hold_each_side_to_the_millisecond_and_mirror(worked: list[Worked]) -> None:
    own = [one for one in worked if MONDAY <= one.day < MONDAY + timedelta(days=7)]
    for dose in doses(worked, TODAY):
        assert dose.total_ms == sum(one.stretch_ms for one in own if dose.area in one.areas)
    for one in balances(worked, TODAY):
        assert leaning(one.right_ms, one.left_ms) == {"left": "right", "right": "left", "even": "even"}[one.lean]
