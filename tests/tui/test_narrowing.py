"""What the list at home is narrowed to: what stays, in which order, and how it is said. No screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.routine.vocabulary import AREAS
from stretchtui.tui.hiding import Hiding
from stretchtui.tui.narrowing import Narrowing, count, lit, of_area, of_routine, why_nothing
from tests.routine.test_search import entry

ENTRIES = (
    entry("arms-first", areas=("arms", "neck")),
    entry("broken", errors=1, fault="line 1: no", areas=("neck",)),
    entry("neck-and-shoulders", areas=("neck", "shoulders")),
    entry("neck-only", areas=("neck",)),
    entry("shoulders-only", areas=("shoulders",), summary="At the desk."),
    entry("walk", areas=("whole-body",), summary="Away from the desk."),
)

some_areas = st.lists(st.sampled_from(AREAS), unique=True).map(tuple)


def ids(chosen: Narrowing) -> list[str]:
    return [one.id for one in chosen.left(ENTRIES)]


def test_nothing_chosen_leaves_everything_as_it_is() -> None:
    assert not Narrowing()
    assert ids(Narrowing()) == [one.id for one in ENTRIES]


def test_more_of_the_areas_come_first_then_those_whose_main_area_it_is_then_the_order_of_the_list() -> None:
    assert ids(Narrowing(areas=("neck", "shoulders"))) == ["neck-and-shoulders", "neck-only", "shoulders-only", "arms-first"]


def test_how_well_a_text_fits_counts_before_how_many_areas_do() -> None:
    assert ids(Narrowing("only", ("neck", "shoulders"))) == ["neck-only", "shoulders-only"]
    assert ids(Narrowing("desk", ("neck", "shoulders"))) == ["shoulders-only"]
    assert ids(Narrowing("neck", ("shoulders", "neck"))) == ["neck-and-shoulders", "neck-only", "arms-first"]


@given(some_areas, st.sampled_from(AREAS))
def test_an_area_chosen_twice_is_not_chosen(areas: tuple[str, ...], area: str) -> None:
    once = Narrowing("desk", areas).toggled(area)
    assert once.text == "desk"
    assert (area in once.areas) is (area not in areas)
    assert {*once.toggled(area).areas} == {*areas}


@given(some_areas, st.sampled_from(AREAS))
def test_the_number_beside_an_area_is_the_length_of_the_list_once_it_is_picked(areas: tuple[str, ...], area: str) -> None:
    chosen = Narrowing(areas=areas)
    picked = chosen if area in areas else chosen.toggled(area)
    assert of_area(area, chosen, ENTRIES).split("· ")[-1].split()[0] == str(len(picked.left(ENTRIES)))


def test_beside_an_area_stand_its_group_and_whether_it_is_picked() -> None:
    assert of_area("neck", Narrowing(), ENTRIES) == " · 3 routines"
    assert of_area("walk", Narrowing("walk"), ENTRIES) == " · 0 routines"
    assert of_area("upper-back", Narrowing(areas=("shoulders",)), ENTRIES) == ", back · 2 routines"
    assert of_area("calves", Narrowing(areas=("calves",)), ENTRIES) == ", legs · picked · 0 routines"


@given(some_areas, some_areas)
def test_what_is_picked_glows_most_then_the_main_area_then_the_others(picked: tuple[str, ...], areas: tuple[str, ...]) -> None:
    glow = lit(Narrowing(areas=picked), entry("x", areas=areas))
    assert glow.keys() == {*picked, *areas}
    assert all(glow[area] == 1 for area in picked)
    left = [glow[area] for area in areas if area not in picked]
    assert all(0 < strength < 1 for strength in left)
    if areas and areas[0] not in picked:
        assert all(strength < glow[areas[0]] for strength in left[1:])


def test_without_a_routine_only_what_is_picked_glows() -> None:
    assert lit(Narrowing(areas=("neck",)), None) == {"neck": 1}
    assert lit(Narrowing(), None) == {}
    assert of_routine(None) == ""
    assert of_routine(entry("x")) == ""
    assert of_routine(ENTRIES[0]) == "for arms, neck"


@pytest.mark.parametrize(
    ("total", "left", "unread", "said"),
    [
        (11, None, False, "11 routines"), (1, None, False, "1 routine"),
        (0, None, False, "0 routines"), (11, 4, False, "4 of 11 routines"),
        (1, 0, False, "0 of 1 routine"), (40, 3, True, "40 routines, reading more…"),
    ],
)  # fmt: skip
def test_how_many_there_are_and_how_many_are_left(total: int, left: int | None, unread: bool, said: str) -> None:
    assert count(total, left, unread=unread) == said


@pytest.mark.parametrize(
    ("chosen", "said", "there"),
    [
        (Narrowing(), ["No routines yet."], "A library may still be being read."),
        (Narrowing("zz"), ["Nothing fits “zz”."], "esc clears the search."),
        (Narrowing("", ("jaw", "eyes")), ["No routine is for jaw or eyes."], "esc drops the areas."),
        (Narrowing("desk", ("neck",)), ["Nothing for neck fits “desk”.", "Drop the search: 3 routines.",
                                        "Drop the areas: 2 routines."], "esc clears the search, and once more drops the areas."),
        (Narrowing("walk", ("jaw",)), ["Nothing for jaw fits “walk”.", "Drop the areas: 1 routine."],
         "esc clears the search, and once more drops the areas."),
        (Narrowing("zz", ("jaw",)), ["Nothing for jaw fits “zz”."], "esc clears the search, and once more drops the areas."),
    ],
)  # fmt: skip
def test_an_empty_list_says_what_to_drop_how_and_only_what_brings_something_back(
    chosen: Narrowing, said: list[str], there: str
) -> None:
    assert [row.text for row in why_nothing(chosen, Hiding(ENTRIES), ("esc", "h"), on_map=False)] == [*said, there]
    on_map = [row.text for row in why_nothing(chosen, Hiding(ENTRIES), ("esc", "h"), on_map=True)]
    assert on_map[:-1] == said
    if chosen.areas:
        assert on_map[-1] == "⏎ on an area once more drops it; esc goes back to the list."
    elif chosen.text:
        assert on_map[-1] == "esc goes back to the list."
