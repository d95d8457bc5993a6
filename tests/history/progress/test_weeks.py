"""Days and weeks as they are shown, wherever and whenever the sessions were."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.history.progress.model import LEAST_MS, LEVELS_MS, WEEKS, Progress
from stretchtui.history.progress.progress import progress, tensions_since, worked_since
from stretchtui.history.stamps import Stamp
from stretchtui.history.summed import DayDone, Worked
from tests.history.progress.walked import BERLIN, BERLIN_SUMMER, KIRITIMATI, TEN_MIN, TOKYO, at, done, summed

SUNDAY = date(2026, 11, 22)
DAY_MS = 86_400_000


def of(days: tuple[DayDone, ...], today: date = SUNDAY, goal: int = 3) -> Progress:
    return progress(days, (), (), today, goal)


def test_an_empty_history_has_all_its_weeks_and_days_and_nothing_in_them() -> None:
    found = of(())
    assert not found.ever
    assert (len(found.weeks), len(found.days)) == (WEEKS, WEEKS * 7)
    assert not any(day.level or day.sessions for day in found.days)
    assert not any(week.met for week in found.weeks)


@pytest.mark.parametrize("today", [SUNDAY, date(2026, 11, 16), date(2028, 2, 29), date(2027, 1, 1), date(2026, 12, 31)])
def test_days_are_whole_weeks_from_a_monday_to_the_sunday_of_this_week(today: date) -> None:
    found = of(done(today), today)
    dates = [day.date for day in found.days]
    assert dates == [dates[0] + timedelta(days=i) for i in range(len(dates))]
    assert dates[0].weekday() == 0
    assert dates[-7] <= today <= dates[-1]
    assert found.today_done.date == today
    assert [week.monday for week in found.weeks] == dates[::7]


def test_a_week_holds_its_days_sessions_and_times() -> None:
    found = of((DayDone(SUNDAY, 2, 900_000, 300_000), DayDone(date(2026, 11, 16), 1, 60_000, 0), *done(date(2026, 11, 15))))
    week = found.this_week
    assert (week.monday, week.days, week.sessions) == (date(2026, 11, 16), 2, 3)
    assert (week.active_ms, week.stretch_ms) == (960_000, 300_000)
    assert found.weeks[-2].sessions == 1


def test_a_week_meets_its_goal_by_days_and_not_by_sessions() -> None:
    assert not of((DayDone(SUNDAY, 9, 9 * TEN_MIN, 0),)).this_week.met
    assert of(done(*(SUNDAY - timedelta(days=i) for i in range(3)))).this_week.met


def test_a_look_at_a_routine_is_no_day_and_a_rest_for_the_eyes_is_one() -> None:
    assert of((DayDone(SUNDAY, 1, LEAST_MS - 1, 0),)).this_week.days == 0
    assert of((DayDone(SUNDAY, 1, 20_000, 0),)).this_week.days == 1


@pytest.mark.parametrize(
    ("active_ms", "level"),
    [(0, 0), (1, 1), (299_999, 1), (300_000, 2), (599_999, 2), (600_000, 3), (1_199_999, 3), (1_200_000, 4), (10**9, 4)],
)
def test_a_days_level_follows_from_its_own_minutes_alone(active_ms: int, level: int) -> None:
    assert len(LEVELS_MS) == 4
    crowded = of((DayDone(SUNDAY, 1, active_ms, 0), DayDone(SUNDAY - timedelta(days=1), 9, 10**10, 0)))
    assert crowded.today_done.level == of((DayDone(SUNDAY, 1, active_ms, 0),)).today_done.level == level


def test_T6_a_session_on_either_night_of_the_clock_change_is_of_its_own_day() -> None:
    spring = [at("2026-03-29 00:30", BERLIN), at("2026-03-29 03:30", BERLIN_SUMMER), at("2026-03-29 23:50", BERLIN_SUMMER)]
    autumn = [at("2026-10-25 00:10", BERLIN_SUMMER), at("2026-10-25 02:30", BERLIN_SUMMER), at("2026-10-25 23:59", BERLIN)]
    for stamps, sunday in ((spring, date(2026, 3, 29)), (autumn, date(2026, 10, 25))):
        found = of(summed(stamps), sunday)
        assert found.today_done.sessions == 3
        assert (found.this_week.days, found.this_week.sessions) == (1, 3)
        assert found.weeks[-2].sessions == 0


def test_T6_the_hour_that_comes_twice_is_two_sessions_of_one_day() -> None:
    first = at("2026-10-25 02:30", BERLIN_SUMMER)
    again = Stamp(first.utc_ms + 3_600_000, 60)
    assert (first.offset_min, again.local.hour, again.local.minute) == (120, 2, 30)
    assert of(summed([first, again]), date(2026, 10, 25)).today_done.sessions == 2


def test_T6_flying_east_to_west_over_the_date_line_a_day_comes_twice_and_counts_once() -> None:
    there = at("2026-11-17 08:00", KIRITIMATI)
    later = Stamp(there.utc_ms + 20 * 3_600_000, -12 * 60)  # Baker Island
    assert there.day == date(2026, 11, 17)
    assert later.day == date(2026, 11, 17)
    found = of(summed([there, later]), later.day)
    assert (found.this_week.days, found.today_done.sessions) == (1, 2)


def test_T6_what_was_done_on_a_day_still_to_come_here_is_this_weeks_all_the_same() -> None:
    there = at("2026-11-18 00:30", KIRITIMATI)
    here = Stamp(there.utc_ms + 3_600_000, -12 * 60)
    assert (there.day, here.day) == (date(2026, 11, 18), date(2026, 11, 16))
    found = of(summed([there, here]), here.day)
    assert found.this_week.days == 2
    assert found.today_done.sessions == 1


def test_T6_flying_west_to_east_a_day_is_left_out_and_nothing_else() -> None:
    left = Stamp(at("2026-11-17 20:00", KIRITIMATI).utc_ms, -12 * 60)  # 16 November, 18:00
    there = Stamp(left.utc_ms + 8 * 3_600_000, 14 * 60)
    assert (left.day, there.day) == (date(2026, 11, 16), date(2026, 11, 18))
    found = of(summed([left, there]), there.day, goal=2)
    assert (found.this_week.days, found.this_week.met, found.streak.weeks) == (2, True, 1)


def test_T6_reading_the_history_in_another_zone_moves_nothing() -> None:
    stamps = [at(f"2026-11-{day} 23:55", TOKYO) for day in (16, 17, 18)]
    found = of(summed(stamps))
    assert [day.sessions for day in found.days[-7:]] == [1, 1, 1, 0, 0, 0, 0]


def test_T6_sessions_of_a_clock_far_ahead_are_in_no_week_until_then() -> None:
    found = of((*done(SUNDAY), *done(date(2031, 1, 1), date(9998, 1, 1))))
    assert found.this_week.sessions == 1
    assert sum(day.sessions for day in found.days) == 1
    assert found.ever


def test_T6_sessions_of_a_clock_in_1970_are_kept_and_disturb_nothing() -> None:
    found = of((*done(date(1970, 1, 1)), *done(SUNDAY)))
    assert sum(week.sessions for week in found.weeks) == 1
    assert found.streak.best <= 1


OFFSETS = st.sampled_from((-720, -600, -300, 0, 60, 120, 345, 570, 840))
WALKED = st.lists(st.tuples(st.integers(0, 400 * DAY_MS), OFFSETS), max_size=40)


@given(WALKED, st.integers(0, 400), st.integers(1, 7))
def test_T6_every_session_is_in_one_day_and_in_that_days_week(walked: list[tuple[int, int]], ahead: int, goal: int) -> None:
    """However clocks jump and zones change from one session to the next."""
    begin = 1_761_000_000_000  # October 2025
    stamps = [Stamp(begin + ms, offset) for ms, offset in walked]
    today = date(2025, 10, 20) + timedelta(days=ahead)
    found = of(summed(stamps), today, goal)
    shown = [stamp for stamp in stamps if found.days[0].date <= stamp.day <= found.days[-1].date]
    assert sum(day.sessions for day in found.days) == sum(week.sessions for week in found.weeks) == len(shown)
    assert sum(week.active_ms for week in found.weeks) == len(shown) * TEN_MIN
    for index, week in enumerate(found.weeks):
        own = found.days[index * 7 : index * 7 + 7]
        assert week.days == sum(day.sessions > 0 for day in own)
        assert week.active_ms == sum(day.active_ms for day in own)
        assert week.met == (week.days >= goal)
    assert found.streak.best <= sum(week.met for week in found.weeks) or any(stamp.day < found.days[0].date for stamp in stamps)


@given(WALKED)
def test_T6_the_order_in_which_sessions_are_told_makes_no_difference(walked: list[tuple[int, int]]) -> None:
    stamps = [Stamp(1_761_000_000_000 + ms, offset) for ms, offset in walked]
    assert of(summed(stamps)) == of(tuple(reversed(summed(reversed(stamps)))))


@given(st.dates(date(1971, 1, 1), date(9000, 1, 1)))
def test_what_is_left_out_as_too_old_would_change_nothing(today: date) -> None:
    worked = [Worked(worked_since(today) - timedelta(days=1), ("hips",), "left", TEN_MIN)]
    tensions = [(Stamp((tensions_since(today).toordinal() - 719_163) * DAY_MS - 1, 0), 5, 5)]
    assert progress((), worked, tensions, today, 3) == progress((), (), (), today, 3)
