"""What stands between a routine and its first second, without a face."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stretchtui.routine.model import CircuitStep, ExerciseStep
from stretchtui.settings.preferences import Settings
from stretchtui.starting import in_short, threshold, why
from tests.session.exercises import PLAIN, SEATED_TWIST, SHOULDER_RAISES, routine

KNEEL = PLAIN._replace(id="kneel", name="Half kneel", flags=("kneel",))
NO_KNEEL = Settings(avoid=("kneel",))


def test_nothing_has_to_be_asked_of_a_routine_with_nothing_in_it_that_is_avoided() -> None:
    asked = threshold(routine(SHOULDER_RAISES), NO_KNEEL, 1)
    assert asked.is_open
    assert asked.left == asked.whole


def test_a_routine_with_a_check_or_with_what_is_avoided_asks() -> None:
    checked = replace(routine(SHOULDER_RAISES), preflight=("cold",))
    assert not threshold(checked, NO_KNEEL).is_open
    assert threshold(checked, NO_KNEEL).checks == ("cold",)
    asked = threshold(routine(SHOULDER_RAISES, KNEEL), NO_KNEEL)
    assert not asked.is_open
    assert in_short(asked.gone) == "Half kneel (kneel)"


def test_nothing_is_left_of_a_routine_that_is_all_avoided() -> None:
    assert threshold(routine(KNEEL), NO_KNEEL).left is None


@pytest.mark.parametrize(("at", "then"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, 3)])
def test_the_exercise_to_begin_with_is_counted_without_those_that_go(at: int, then: int) -> None:
    asked = threshold(routine(SHOULDER_RAISES, KNEEL, SEATED_TWIST, PLAIN, KNEEL, KNEEL), NO_KNEEL, at)
    assert asked.left is not None
    assert asked.left.at == then
    assert asked.whole.at == at


def test_rounds_count_each_time_they_come_up() -> None:
    circuit = CircuitStep(2, (ExerciseStep(KNEEL), ExerciseStep(PLAIN)))
    asked = threshold(routine(circuit, SEATED_TWIST), NO_KNEEL, 5)
    assert asked.left is not None
    assert asked.left.at == 3


def test_why_is_said_in_words() -> None:
    assert why(("kneel",)) == "kneeling (painful knees or a knee replacement)"
    assert why(("my-knee", "left out")) == "has my-knee, which you avoid, and you leave it out"
