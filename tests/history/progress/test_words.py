"""Progress in words: every number is in them, and nobody is scolded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.history.progress import words
from stretchtui.history.progress.model import Day, Dose, Progress, Streak, Tension, Week
from stretchtui.history.progress.progress import progress
from stretchtui.history.progress.wording import lasted, spelt
from stretchtui.history.summed import DayDone, Worked
from tests.history.progress.walked import at, done

TODAY = date(2026, 11, 20)
MIN = 60_000


def of(days: Sequence[DayDone] = (), worked: Sequence[Worked] = (), goal: int = 5) -> Progress:
    return progress(days, worked, (), TODAY, goal)


def test_the_week_is_told_with_its_days_goal_and_minutes() -> None:
    four = done(*(date(2026, 11, 16) + timedelta(days=i) for i in range(4)), active_ms=12 * MIN)
    assert words.this_week(of(four)) == "This week: 4 of 5 days, 48 minutes."
    assert words.this_week(of(four, goal=3)) == "This week: 4 days, 48 minutes. Its goal of 3 days is reached."


def test_a_week_without_anything_is_open() -> None:
    assert words.this_week(of()) == "This week: open, with 5 days as its goal."


@pytest.mark.parametrize(
    ("streak", "told"),
    [
        (Streak(), ""),
        (Streak(1, 0, 1), "One week so far."),
        (Streak(5, 1, 9), "5 weeks in a row, with 1 week of rest in between. The most so far: 9."),
        (Streak(5, 2, 5), "5 weeks in a row, with 2 weeks of rest in between."),
        (Streak(3, 0, 3, True), "3 weeks in a row. Last week was for rest, and this one can go on with it."),
        (Streak(0, 0, 4), "The most weeks in a row so far: 4. A new row can begin any week."),
    ],
)
def test_the_streak_is_told(streak: Streak, told: str) -> None:
    assert words.streak(streak) == told


def test_plots_are_told() -> None:
    found = of(
        (DayDone(date(2026, 11, 3), 2, 14 * MIN, 0), DayDone(date(2026, 10, 1), 1, 46 * MIN, 0)),
        (
            Worked(TODAY, ("neck",), None, 12 * MIN), Worked(TODAY, ("hips",), "left", 3 * MIN),
            Worked(TODAY, ("hips",), "right", MIN),
        ),
        goal=1,
    )  # fmt: skip
    assert words.year(found) == "The last year: 2 days, 1 hour in all. The longest: 1 October, 46 minutes."
    assert words.weeks(found) == (
        "The last 12 weeks: stretching in 2 of them, 30 minutes a week on average. In 2 of them the goal was reached."
    )
    assert words.dose_words(found) == (
        "Under stretch this week, 10 minutes an area being plenty: neck 12 min, full; hips 4 min (left 3 min, right 1 min)."
    )
    assert words.balance_words(found) == (
        "Left and right over the last four weeks: hips: left 3 min, right 1 min: more on the left."
    )
    assert words.day(Day(date(2026, 11, 3), 2, 14 * MIN)) == "Tuesday, 3 November 2026: 2 sessions, 14 minutes"
    assert words.day(Day(date(2026, 11, 4))) == "Wednesday, 4 November 2026"
    assert words.week(Week(date(2026, 11, 2), 4, 5, 48 * MIN, 0, met=True)) == "Week of 2 November: 4 days, 48 minutes"
    assert words.dose(Dose("eyes")) == "eyes 0 s"


def test_tension_is_told_without_a_claim() -> None:
    monday = date(2026, 11, 2)
    assert words.tension(Tension(monday, 5.2, 3.1, -2.1, 3, 3)) == (
        "Week of 2 November: 5.2 before, 3.1 after (3 sessions), 2.1 less"
    )
    assert words.tension(Tension(monday, None, 3.0, None, 1, 0)) == "Week of 2 November: 3 after (1 session)"
    assert [words.change(by) for by in (-2.0, 0.5, 0.0, 0.04, -0.04)] == ["2 less", "0.5 more", *["the same"] * 3]
    stamp = at("2026-11-16 08:00")
    answered = progress((), (), [(stamp, 6, 3), (stamp, 4, 3)], TODAY, 3)
    assert words.tension_words(answered) == "Tension, 2 sessions with both answers: 2 less afterwards on average."
    assert words.tension_words(of()) == ""


def test_nothing_kept_is_told_kindly_and_nothing_else() -> None:
    assert words.in_words(of()) == (words.NOTHING_YET,)


SCOLDING = ("miss", "fail", "only", "lost", "broke", "skipp", "should", "must", "behind", "bad", "poor")
PROMISING = ("cure", "heal", "prevent")
DAYS = st.builds(
    DayDone, st.integers(0, 500).map(lambda ago: TODAY + timedelta(days=3 - ago)), st.integers(1, 4),
    st.integers(0, 4_000_000), st.integers(0, 900_000),
)  # fmt: skip
WORKED = st.builds(
    Worked, st.integers(0, 40).map(lambda ago: TODAY - timedelta(days=ago)), st.just(("neck", "hips")),
    st.sampled_from((None, "left", "right")), st.integers(0, 900_000),
)  # fmt: skip


@given(st.lists(DAYS, max_size=30, unique_by=lambda day: day.day), st.lists(WORKED, max_size=12), st.integers(1, 7))
def test_no_word_ever_scolds_or_promises(days: list[DayDone], worked: list[Worked], goal: int) -> None:
    found = of(days, worked, goal)
    told = [*words.in_words(found), *map(words.day, found.days), *map(words.week, found.weeks)]
    assert all(told)
    assert not [(line, word) for line in told for word in SCOLDING + PROMISING if word in line.lower()]


@pytest.mark.parametrize(
    ("ms", "short", "long"),
    [
        (0, "0 s", "0 seconds"), (999, "0 s", "0 seconds"), (40_000, "40 s", "40 seconds"), (60_000, "1 min", "1 minute"),
        (260_000, "4 min 20 s", "4 minutes"), (659_000, "10 min", "10 minutes"), (3_600_000, "1 h", "1 hour"),
        (3_900_000, "1 h 5 min", "1 hour 5 minutes"), (90_000_000, "25 h", "25 hours"),
    ],
)  # fmt: skip
def test_lengths_are_rounded_down(ms: int, short: str, long: str) -> None:
    assert (lasted(ms), spelt(ms)) == (short, long)
