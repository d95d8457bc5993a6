"""What people type for a time: what it is read as, how it is told, and what is said of what cannot be read."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stretchtui.daily.reminders.reading import NotAWhen, is_when_word, read_days, read_every, read_time, read_when
from stretchtui.daily.reminders.when import DAYS, WEEKDAYS, WEEKENDS, Daily, Every, When, clock_words
from tests.daily.reminders.made import some_every, some_when


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10:30", Daily(630)),
        ("10:30 weekdays", Daily(630, WEEKDAYS)),
        ("7:15 mon,wed,fri", Daily(435, ("mon", "wed", "fri"))),
        ("7:15  Fri, mon", Daily(435, ("mon", "fri"))),
        ("8pm daily", Daily(1200)),
        ("8 p.m. on mondays and fridays", Daily(1200, ("mon", "fri"))),
        ("weekends 9:00", Daily(540, WEEKENDS)),
        ("at noon on sunday", Daily(720, ("sun",))),
        ("every day 8am", Daily(480)),
        ("12am", Daily(0)),
        ("12:05pm", Daily(725)),
        ("mon-fri 9:30", Daily(570, WEEKDAYS)),
        ("fri–mon 9:30", Daily(570, ("mon", "fri", "sat", "sun"))),
        ("every 45m", Every(45)),
        ("every 45 minutes weekdays", Every(45, days=WEEKDAYS)),
        ("every 1h30m from 8am to 8 pm on mon,tue", Every(90, 480, 1200, ("mon", "tue"))),
    ],
)
def test_what_people_write_is_understood(typed: str, meant: When) -> None:
    assert read_when(typed) == meant


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("", "write a time"),
        ("weekdays", "is no time of day"),
        ("20 past", "write the whole time: 20:00, 8pm or 7:20"),
        ("10:30 wekdays", "did you mean 'weekdays'?"),
        ("10:30 tuseday", "did you mean 'tuesday'?"),
        ("10:30 11:30", "add a reminder for each"),
        ("24:00", "not on the clock"),
        ("9:60", "not on the clock"),
        ("13pm", "not on the clock"),
        ("0am", "not on the clock"),
        ("9 weekdays", "write the whole time: 9:00"),
        ("99", "23:00"),
        ("١٠:٣٠", "is not a time"),
        ("every 45", "did you mean 45m?"),
        ("every 10m", "from 15m to 12h"),
        ("every 13h", "from 15m to 12h"),
        ("every 20.5m", "whole minutes"),
        ("every now and then", "write 45m"),
        ("every 45m from 20:00 to 6:00", "over midnight"),
        ("every 45m from 9:00 to 9:00", "over midnight or nowhere"),
        ("every 8h from 9:00 to 12:00", 'remind add "9:00"'),
        ("every 45m on wekdays", "did you mean 'weekdays'?"),
        ("x" * 10_000, "far too long"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_write(typed: str, hint: str) -> None:
    with pytest.raises(NotAWhen) as refused:
        read_when(typed)
    assert hint in str(refused.value)
    assert len(str(refused.value)) < 300


@given(some_when)
def test_a_time_told_in_words_is_read_as_the_same_time(when: When) -> None:
    assert read_when(when.words) == when


@given(some_every())
def test_every_due_time_lies_in_the_window_and_they_are_the_interval_apart(when: Every) -> None:
    dues = when.dues
    assert dues[0] == when.start
    assert when.end - when.minutes < dues[-1] <= when.end
    assert {after - before for before, after in pairwise(dues)} == {when.minutes}


@given(st.text() | st.text("0123456789:apm everyday,-fromt"))
@example("every  from  to ")
@example("every 45m from")
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(NotAWhen):
        when = read_when(text)
        assert when.days
        assert all(0 <= due < 24 * 60 for due in when.dues)


@given(st.integers(0, 24 * 60 - 1))
def test_every_minute_of_the_day_can_be_written(minute: int) -> None:
    assert read_time(clock_words(minute)) == minute


def test_days_alone_are_read_in_the_order_of_the_week() -> None:
    assert read_days("sun,mon") == ("mon", "sun")
    assert read_days("daily") == DAYS
    with pytest.raises(NotAWhen, match="no day is named"):
        read_days(" , ")


def test_a_window_that_is_half_given_has_the_usual_other_end() -> None:
    assert read_every("45m", "13:00") == Every(45, 780, 1050)
    assert read_every("45m", end="11:00") == Every(45, 540, 660)


@pytest.mark.parametrize(("word", "is_one"), [("weekdays", True), ("8pm", True), ("mon,wed", True), ("desk-break", False)])
def test_a_routine_is_told_from_a_day(word: str, is_one: bool) -> None:
    assert is_when_word(word) is is_one
