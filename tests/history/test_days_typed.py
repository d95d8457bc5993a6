"""Days and times as somebody types them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.history.days_typed import day_of, time_of

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-01", date(2026, 11, 1)), (" Today ", FRIDAY), ("yesterday", date(2026, 11, 19)), ("0d", FRIDAY),
        ("7d", date(2026, 11, 13)), ("4w", date(2026, 10, 23)), ("1y", date(2025, 11, 20)), ("friday", FRIDAY),
        ("fri", FRIDAY), ("MONDAY", date(2026, 11, 16)), ("sat", date(2026, 11, 14)), ("thurs", date(2026, 11, 19)),
    ],
)  # fmt: skip
def test_a_day_is_meant(typed: str, meant: date) -> None:
    assert day_of(typed, FRIDAY) == meant


def test_T6_a_year_before_the_29th_of_february_is_the_28th() -> None:
    assert day_of("1y", date(2028, 2, 29)) == date(2027, 2, 28)
    assert day_of("4y", date(2028, 2, 29)) == date(2024, 2, 29)


@given(st.dates(date(2, 1, 1)), st.sampled_from(("mon", "tue", "wed", "thu", "fri", "sat", "sun")))
def test_a_weekday_is_its_last_one(today: date, name: str) -> None:
    found = day_of(name, today)
    assert today - timedelta(days=6) <= found <= today
    assert found.strftime("%a").lower() == name


@given(st.text(max_size=20))
def test_any_other_text_is_told_with_what_to_write(typed: str) -> None:
    try:
        assert date.min <= day_of(typed, FRIDAY) <= date.max
    except ValueError as reason:
        assert "write 2026-11-01, today" in str(reason)  # noqa: PT017


@pytest.mark.parametrize(("typed", "meant"), [("7:30", time(7, 30)), ("07:05", time(7, 5)), ("23:59 ", time(23, 59))])
def test_a_time_is_meant(typed: str, meant: time) -> None:
    assert time_of(typed) == meant


@pytest.mark.parametrize("typed", ["", "7", "24:00", "7:60", "7:5", "7:30pm", "٧:30"])
def test_what_is_no_time_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a time of day; write 7:30 or 18:05"):
        time_of(typed)
