"""A session that was kept, in the words that are the same everywhere."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from stretchtui.history.model import Edited, Outcome
from stretchtui.history.telling import OUTCOMES, hurt, stretched_ms, tension, times, worked_areas
from tests.tui.kept_sessions import RAISE, TWIST, session

ONE = session(1, 0)


def test_every_outcome_has_its_words() -> None:
    assert set(OUTCOMES) == set(get_args(Outcome))


def test_what_lasted_no_second_is_not_told() -> None:
    assert times(ONE) == "12 min active, 40 s under stretch"
    assert times(replace(ONE, pieces=(), paused_ms=999, away_ms=1_000)) == "12 min active, 1 s away"


def test_only_answers_are_told() -> None:
    assert tension(ONE) == ()
    assert tension(replace(ONE, tension_before=Edited(0), tension_after=Edited(10))) == ("0 before", "10 after")


def test_what_hurt_more_than_once_is_counted() -> None:
    assert hurt(replace(TWIST, ouches=1, spasms=2)) == ["hurt", "spasm 2 times"]


def test_what_was_passed_over_worked_nothing() -> None:
    assert worked_areas(replace(ONE, pieces=(TWIST, replace(RAISE, skipped=True)))) == ("mid-back",)


def test_areas_are_told_by_their_time_the_longest_first() -> None:
    pieces = (RAISE, replace(TWIST, stretch_ms=30_000), replace(RAISE, areas=("neck",), stretch_ms=999))
    assert list(stretched_ms(replace(ONE, pieces=pieces)).items()) == [("mid-back", 30_000), ("shoulders", 20_000)]
