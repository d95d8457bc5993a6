"""The table of neighbours."""

from __future__ import annotations

import pytest

from stretchtui.daily.neighbours import NEIGHBOURS, beside, whose_neighbour
from stretchtui.routine.vocabulary import AREAS


def test_every_area_has_a_row_and_all_but_the_whole_body_has_neighbours() -> None:
    assert set(NEIGHBOURS) == set(AREAS)
    assert [area for area, near in NEIGHBOURS.items() if not near] == ["whole-body"]


@pytest.mark.parametrize("area", AREAS)
def test_neighbours_are_other_areas_each_named_once(area: str) -> None:
    near = NEIGHBOURS[area]
    assert set(near) < set(AREAS)
    assert area not in near
    assert len(near) == len(set(near))


def test_the_nearest_neighbours_of_several_areas_come_in_turn_and_none_of_them_is_asked_for() -> None:
    assert beside(("upper-back", "neck")) == ("shoulders", "mid-back", "jaw", "chest")
    assert beside(("neck", "whole-body")) == ()


def test_a_neighbour_is_told_of_the_area_that_it_is_nearest_to() -> None:
    assert whose_neighbour("shoulders", ("chest", "neck")) == "chest"
    assert whose_neighbour("feet", ("neck",)) == ""
