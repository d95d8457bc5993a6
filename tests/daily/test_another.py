"""Another routine for the same wish."""

from __future__ import annotations

import pytest

from stretchtui.daily.another import another
from stretchtui.daily.compose import Composed, compose
from stretchtui.daily.wish import Wish
from tests.tui.opened import bundled

EXERCISES = [one for one in map(bundled().loader.exercise, bundled().shelf.exercises) if one]


@pytest.mark.parametrize("wish", [Wish(("neck",), 10), Wish(("upper-back",), 6, seed=9_999), Wish(("whole-body",), 20)])
def test_it_has_other_exercises_or_another_order_and_can_be_composed_again_by_its_seed(wish: Wish) -> None:
    first = compose(wish, EXERCISES)
    assert isinstance(first, Composed)
    second = another(first, EXERCISES)
    assert second is not None
    assert [pick.own.id for pick in second.picks] != [pick.own.id for pick in first.picks]
    assert second == compose(second.wish, EXERCISES)


def test_where_the_library_has_one_answer_only_there_is_no_other() -> None:
    only = [one for one in EXERCISES if one.id == "levator-stretch"]
    first = compose(Wish(("neck",), 2), only)
    assert isinstance(first, Composed)
    assert another(first, only) is None
