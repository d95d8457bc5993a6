"""Tension before and after, by week."""

from __future__ import annotations

from datetime import date

from stretchtui.history.progress.model import Tension
from stretchtui.history.progress.tension import by_week
from tests.history.progress.walked import LOS_ANGELES, at

TODAY = date(2026, 11, 18)


def test_a_week_has_the_means_of_its_answers_and_of_their_changes() -> None:
    monday, tuesday = at("2026-11-16 08:00"), at("2026-11-17 08:00")
    found = by_week([(monday, 6, 3), (tuesday, 4, 3), (tuesday, 9, None), (tuesday, None, None)], TODAY)
    assert found == (Tension(date(2026, 11, 16), (6 + 4 + 9) / 3, 3.0, -2.0, 3, 2),)


def test_zero_is_an_answer() -> None:
    assert by_week([(at("2026-11-16 08:00"), 0, 0)], TODAY) == (Tension(date(2026, 11, 16), 0.0, 0.0, 0.0, 1, 1),)


def test_weeks_without_an_answer_do_not_come_up_nor_those_long_ago_or_to_come() -> None:
    stamps = [at("2025-11-16 08:00"), at("2026-11-23 08:00"), at("2026-11-17 08:00")]
    assert [one.monday for one in by_week([(stamp, 5, 5) for stamp in stamps], TODAY)] == [date(2026, 11, 16)]


def test_T6_an_answer_belongs_to_the_week_of_the_day_where_it_was_given() -> None:
    sunday_there = at("2026-11-15 23:30", LOS_ANGELES)  # Monday in UTC
    assert by_week([(sunday_there, 5, 4)], TODAY)[0].monday == date(2026, 11, 9)
