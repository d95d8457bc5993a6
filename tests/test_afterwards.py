"""What follows a session: which questions are asked, what an answer is answered with, the week and the next routine in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.afterwards import Afterwards, Tension, afterwards, coming, tension, week_in_words, week_so_far
from stretchtui.daily.today import Chosen, Today
from stretchtui.places import bundled_library
from stretchtui.routine.holdings import Holdings
from stretchtui.routine.library import Library
from stretchtui.session.marks import SEE_A_DOCTOR
from stretchtui.settings.preferences import AskTension, Settings
from tests.cli.kept_history import NOW, Keep, keep
from tests.cli.own_home import home

__all__ = ["home", "keep"]

FRIDAY = NOW.day
BOTH: tuple[str, ...] = ("tension_before", "tension_after")


@pytest.fixture(autouse=True)
def friday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.remembered.now", lambda: NOW)
    monkeypatch.setattr("stretchtui.dayplan.wall_time", lambda: NOW.local)


# Questions


@pytest.mark.parametrize(
    ("asks", "before", "hurts", "asked"),
    [
        ("at-end", None, False, BOTH), ("at-end", None, True, BOTH[1:]), ("at-start", 6, False, BOTH[1:]),
        ("at-start", None, False, BOTH[1:]), ("never", None, False, ()), ("never", None, True, ()),
    ],
)  # fmt: skip
def test_what_is_asked_follows_the_settings_and_whether_it_ended_in_pain(
    asks: AskTension, before: int | None, hurts: bool, asked: tuple[str, ...]
) -> None:
    assert tension(Settings(ask_tension=asks), before, hurts=hurts).asks == asked
    assert tension(Settings(ask_tension=asks, history=False), before, hurts=hurts).asks == ()


def test_answers_go_to_the_question_that_stands_and_the_last_is_taken_back_first() -> None:
    assert tension(Settings(), active_ms=9_999).asks == ()
    assert tension(Settings(), active_ms=9_999, hurts=True).asks == ("tension_after",)
    asked = tension(Settings())
    assert asked.question == "How tense were you before?"
    asked = asked.answered(6)
    assert (asked.question, asked.tension_before) == ("And now?", 6)
    asked = asked.answered(10)
    assert (asked.question, asked.tension_after) == ("", 10)
    assert asked.answered(3) == asked
    asked = asked.taken_back()
    assert (asked.question, asked.tension_before, asked.tension_after) == ("And now?", 6, None)
    assert asked.taken_back() == asked.taken_back().taken_back() == tension(Settings())


def test_a_question_that_is_left_out_leaves_the_next_one_standing() -> None:
    asked = tension(Settings()).answered(None)
    assert asked.question == "And now?"
    assert asked.answered(3).said.words == "Tension now 3"


def test_the_one_question_after_pain_does_not_speak_of_before() -> None:
    assert tension(Settings(), hurts=True).question == "How tense are you now?"
    assert tension(Settings(ask_tension="at-start"), 4).question == "And now?"


@given(st.lists(st.one_of(st.none(), st.integers(-3, 13), st.just("back")), max_size=12))
def test_whatever_is_pressed_answers_stay_from_0_to_10(pressed: list[int | str | None]) -> None:
    asked = tension(Settings())
    for key in pressed:
        asked = asked.taken_back() if isinstance(key, str) else asked.answered(key)
        assert 0 <= asked.passed <= 2
        assert all(value is None or 0 <= value <= 10 for value in (asked.tension_before, asked.tension_after))


# What is answered


@pytest.mark.parametrize(("before", "after"), [(6, 3), (3, 3), (3, 4), (0, 0), (10, 0)])
def test_less_the_same_and_a_little_more_are_told_plainly(before: int, after: int) -> None:
    said = Tension(("tension_after",), before).answered(after).said
    assert said == (f"Tension {before} → {after}", False)


@pytest.mark.parametrize(("before", "after"), [(3, 5), (0, 10), (8, 10)])
def test_a_rise_of_two_or_more_is_enough_for_today_and_names_when_to_see_a_doctor(before: int, after: int) -> None:
    said = Tension(("tension_after",), before).answered(after).said
    assert said.warns
    assert said.words == f"Tension {before} → {after}, more than before. Enough for today. {SEE_A_DOCTOR}"


def test_nothing_is_said_of_what_nobody_answered() -> None:
    assert tension(Settings()).answered(None).answered(None).said == ("", False)


# The week


def days(*ago: int) -> list[date]:
    return [FRIDAY - timedelta(number) for number in ago]


@pytest.mark.parametrize(
    ("done", "goal", "told"),
    [
        (days(0), 3, "1 of 3 days this week"),
        (days(0, 1, 2, 4), 5, "4 of 5 days this week"),
        (days(0, 1, 2), 3, "3 days this week, its goal is reached"),
        (days(0, 7, 14, 21), 1, "1 day this week, its goal is reached · 4 weeks in a row"),
        (days(0, 7, 8, 14, 15), 2, "1 of 2 days this week · 2 weeks in a row"),
        (days(7, 8, 9), 3, ""),
        ([], 3, ""),
        (days(0, 1), 99, "2 of 7 days this week"),
    ],
)
def test_the_week_is_told_by_what_was_done_and_a_row_of_weeks_from_two_on(done: list[date], goal: int, told: str) -> None:
    assert week_in_words(done, goal, FRIDAY) == told


def test_the_session_itself_counts_though_it_is_not_written_yet(keep: Keep) -> None:
    assert week_so_far(Settings(), 60_000) == "1 of 3 days this week"
    keep("2026-11-18T07:30+01:00")
    assert week_so_far(Settings(), 60_000) == "2 of 3 days this week"


def test_a_look_at_a_routine_is_no_day_and_nothing_is_said_of_it() -> None:
    assert week_so_far(Settings(), 2_000) == ""


def test_nothing_is_written_to_find_out(home: object) -> None:
    from stretchtui import places

    folder = places.history_folder()
    assert folder is not None
    week_so_far(Settings(), 60_000)
    assert not folder.exists()


# What comes next


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (Today("done", "", Chosen("from your plan for Monday", "desk-break", "Desk break", is_laid_down=True)),
         "Tomorrow: Desk break, from your plan for Monday"),
        (Today("ready", "", Chosen("hips have had 2 of 10 minutes this week; composed, as …", name="Hips")),
         "Next: Hips, as hips have had 2 of 10 minutes this week"),
        (Today("rest", "Sunday is a day of rest in your plan"), ""),
        (Today("nothing", "there is nothing"), ""),
        (Today("done", "done"), ""),
    ],
)  # fmt: skip
def test_what_is_due_next_is_named_with_its_reason(today: Today, told: str) -> None:
    assert coming(today, rests_tomorrow=False) == told


def test_a_day_of_rest_is_named_too() -> None:
    assert coming(Today("done", "done"), rests_tomorrow=True) == "Tomorrow: a day of rest in your plan"


def test_plan_history_and_library_are_put_together(keep: Keep) -> None:
    holdings = Holdings((Library(bundled_library(), "bundled"),))
    plan = Settings(avoid=(), weekdays={"fri": "upper-back-basics", "sat": "desk-break", "sun": "rest"})
    keep("2026-11-20T09:10+01:00")
    assert afterwards(holdings, plan, 186_000) == Afterwards(
        "1 of 3 days this week", "Tomorrow: Three-minute desk break, from your plan for Saturday"
    )
    resting = Settings(avoid=(), weekdays={"fri": "upper-back-basics", "sat": "rest"})
    assert afterwards(holdings, resting, 186_000).coming == "Tomorrow: a day of rest in your plan"
