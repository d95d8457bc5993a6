"""The row of weeks that met the goal: a rest is forgiven, and no calendar, clock or journey breaks it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.history.progress.model import Streak
from stretchtui.history.progress.progress import streak_of
from tests.history.progress.walked import week

MONDAY = date(2026, 11, 2)
WEEK = timedelta(days=7)


def weeks(pattern: str, goal: int = 3) -> list[date]:
    """A letter a week, up to that of MONDAY: `+` meets the goal, `.` has a day too few."""
    first = MONDAY - WEEK * (len(pattern) - 1)
    return [day for i, mark in enumerate(pattern) for day in week(first + WEEK * i, goal if mark == "+" else goal - 1)]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("", Streak()),
        (".", Streak()),
        ("+", Streak(1, 0, 1)),
        ("+.", Streak(1, 0, 1)),  # the running week never counts against anybody
        ("++", Streak(2, 0, 2)),
        ("+.+", Streak(2, 1, 2)),  # one week off is bridged, and not counted
        ("+.+.+", Streak(3, 2, 3)),
        ("+..", Streak(1, 0, 1, resting=True)),
        ("++..", Streak(2, 0, 2, resting=True)),
        ("+..+", Streak(1, 0, 1)),  # two in a row end it
        ("+++..+", Streak(1, 0, 3)),
        ("+++...", Streak(0, 0, 3)),
        ("+++..+.+", Streak(2, 1, 3)),
        ("+.+..++", Streak(2, 0, 2)),
    ],
)
def test_a_week_of_rest_is_bridged_and_two_end_the_row(pattern: str, expected: Streak) -> None:
    assert streak_of(weeks(pattern), 3, MONDAY) == expected
    assert streak_of(weeks(pattern), 3, MONDAY + timedelta(days=6)) == expected


def test_a_week_counts_on_the_very_day_on_which_its_goal_is_met() -> None:
    before = [*week(MONDAY - WEEK, 3)]
    assert streak_of([*before, *week(MONDAY, 2)], 3, MONDAY + timedelta(days=2)).weeks == 1
    assert streak_of([*before, *week(MONDAY, 3)], 3, MONDAY + timedelta(days=2)).weeks == 2


def test_a_day_that_comes_twice_counts_once() -> None:
    assert streak_of([MONDAY, MONDAY, MONDAY], 3, MONDAY) == Streak()


def test_which_days_of_a_week_they_are_makes_no_difference() -> None:
    last = [MONDAY - WEEK + timedelta(days=number) for number in (2, 4, 6)]
    assert streak_of([*last, *week(MONDAY, 3)], 3, MONDAY + timedelta(days=3)).weeks == 2


@pytest.mark.parametrize(("goal", "same_as"), [(0, 1), (-4, 1), (9, 7)])
def test_a_goal_out_of_bounds_is_the_nearest_that_a_week_can_have(goal: int, same_as: int) -> None:
    days = [*week(MONDAY - WEEK, 7), *week(MONDAY, 1)]
    assert streak_of(days, goal, MONDAY) == streak_of(days, same_as, MONDAY)
    assert streak_of(days, goal, MONDAY).weeks >= 1


def test_T6_a_year_that_ends_with_week_53_breaks_no_row() -> None:
    mondays = [date(2026, 12, 14) + WEEK * i for i in range(5)]  # week 53 of 2026 begins on 28 December
    assert [one.isocalendar().week for one in mondays] == [51, 52, 53, 1, 2]
    days = [day for monday in mondays for day in week(monday, 5)]
    assert streak_of(days, 5, mondays[-1]).weeks == 5


def test_T6_the_29th_of_february_is_a_day_like_any_other() -> None:
    days = [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)]  # Monday to Wednesday
    assert streak_of(days, 3, date(2028, 3, 1)).weeks == 1


def test_T6_days_ahead_of_a_clock_that_was_set_back_wait_for_their_week() -> None:
    ahead = [day for i in range(1, 5) for day in week(MONDAY + WEEK * i, 3)]
    assert streak_of([*week(MONDAY, 3), *ahead], 3, MONDAY) == Streak(1, 0, 1)
    assert streak_of([*week(MONDAY, 3), *ahead], 3, MONDAY + 4 * WEEK) == Streak(5, 0, 5)


def _plainly(days: set[date], goal: int, today: date) -> tuple[int, int]:
    """Weeks now and best, counted week by week as the rule is told."""
    row = best = off = 0
    if not days:
        return 0, 0
    monday = min(days) - timedelta(days=min(days).weekday())
    while monday <= today:
        if sum(monday <= day < monday + WEEK for day in days) >= goal:
            row, off = row + 1, 0
        elif monday + WEEK <= today:
            off += 1
        row = row if off < 2 else 0
        best, monday = max(best, row), monday + WEEK
    return row, best


@given(
    st.sets(st.integers(-140, 20)), st.integers(1, 7),
    st.sampled_from((date(2026, 1, 1), date(2027, 1, 3), date(2028, 3, 1), date(2026, 3, 29))), st.integers(-3, 3),
)  # fmt: skip
def test_T6_the_row_is_what_counting_week_by_week_gives(numbers: set[int], goal: int, around: date, shift: int) -> None:
    today = around + timedelta(days=shift)
    days = {today + timedelta(days=number) for number in numbers}
    found = streak_of(days, goal, today)
    assert (found.weeks, found.best) == _plainly(days, goal, today)
    assert found.best >= found.weeks
    assert found.rest_weeks < max(found.weeks, 1)
    assert not found.resting or found.weeks


@given(st.sets(st.integers(-100, 0), min_size=1), st.integers(1, 7), st.integers(-100, 0))
def test_another_day_never_shortens_the_row(numbers: set[int], goal: int, more: int) -> None:
    days = {MONDAY + timedelta(days=number) for number in numbers}
    now, then = streak_of({*days, MONDAY + timedelta(days=more)}, goal, MONDAY), streak_of(days, goal, MONDAY)
    assert (now.weeks, now.best) >= (then.weeks, then.best)
