"""Which routines suit what is asked for, in which order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.routine import vocabulary
from stretchtui.routine.index import Entry
from stretchtui.routine.search import Wanted, areas_named, goes_against, hidden_by, matching, nearest_first
from stretchtui.routine.vocabulary import areas_meant, areas_of


def entry(id: str, name: str = "", **changes: Any) -> Entry:
    plain = Entry(
        id=id, name=name or id.replace("-", " ").capitalize(), path=f"/{id}.yaml", origin="user", summary="", when="", areas=(),
        positions=(), equipment=(), level="gentle", flags=(), tags=(), exercises=(), total_ms=0, open_ended=False, errors=0,
        fault="",
    )  # fmt: skip
    return plain._replace(**changes)


ENTRIES = (
    entry("broken", errors=2, fault="line 1: no"),
    entry("calves-deep", areas=("calves", "hamstrings"), positions=("supine",), equipment=("strap",), total_ms=600_000),
    entry("desk-break", areas=("neck", "upper-back"), positions=("seated-chair",), equipment=("chair",), total_ms=120_000,
          tags=("office",), exercises=("Chin tuck", "Neck turn"), summary="Two minutes at the desk.", when="Every hour."),
    entry("floor-hour", areas=("hips",), positions=("supine", "prone"), equipment=("mat", "strap"), total_ms=3_600_000,
          open_ended=True),
    entry("upper-back-basics", areas=("upper-back", "mid-back"), positions=("standing", "seated-chair"), total_ms=186_000),
)  # fmt: skip
ALL = [one.id for one in ENTRIES]


def ids(wanted: Wanted) -> list[str]:
    return [one.id for one in matching(ENTRIES, wanted)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ALL),
        (Wanted(areas=("neck",)), ["desk-break"]),
        (Wanted(areas=("hips", "calves")), ["calves-deep", "floor-hour"]),
        (Wanted(areas=areas_of("back")), ["desk-break", "upper-back-basics"]),
        (Wanted(areas=areas_meant("thoracic")), ["upper-back-basics"]),
        (Wanted(areas=areas_meant("Shins")), ["calves-deep"]),
        (Wanted(areas=("jaw",)), []),
        (Wanted(positions=("supine",)), ["calves-deep"]),
        (Wanted(positions=("supine", "prone")), ["calves-deep", "floor-hour"]),
        (Wanted(positions=("seated-chair",)), ["desk-break"]),
        (Wanted(equipment=()), ["upper-back-basics"]),
        (Wanted(equipment=("chair", "strap")), ["calves-deep", "desk-break", "upper-back-basics"]),
        (Wanted(longest_ms=186_000), ["desk-break", "upper-back-basics"]),
        (Wanted(longest_ms=185_999), ["desk-break"]),
        (Wanted(areas=("calves",), longest_ms=1), []),
        (Wanted(areas=("calves",), positions=("supine",), equipment=("strap", "mat"), longest_ms=600_000), ["calves-deep"]),
    ],
)
def test_everything_that_is_asked_for_must_hold(wanted: Wanted, found: list[str]) -> None:
    assert ids(wanted) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("back", ["upper-back-basics", "desk-break"]),  # in its name, then in its areas
        ("BACK", ["upper-back-basics", "desk-break"]),
        ("deep", ["calves-deep"]),
        ("desk", ["desk-break"]),
        ("office", ["desk-break"]),
        ("chin", ["desk-break"]),
        ("supine", ["calves-deep", "floor-hour"]),
        ("hour", ["floor-hour", "desk-break"]),  # a word of its name, then of when it suits
        ("thoracic", ["upper-back-basics"]),
        ("shins", ["calves-deep"]),
        ("ubb", ["upper-back-basics"]),
        ("back basics", ["upper-back-basics"]),
        ("back chin", ["desk-break"]),
        ("broken", ["broken"]),
        ("", ALL),
        ("   ", ALL),
        ("zz", []),
        ("back zz", []),
    ],
)
def test_a_text_finds_the_best_first(text: str, found: list[str]) -> None:
    assert ids(Wanted(text=text)) == found


def test_a_broken_routine_is_found_by_text_alone() -> None:
    assert ids(Wanted(text="broken", longest_ms=10**9)) == []


def test_how_well_a_word_fits_goes_by_where_it_stands() -> None:
    places = (
        entry("e", summary="hips"), entry("d", tags=("hips",)), entry("c", areas=("hips",)), entry("b", "Ahips"),
        entry("a", "Hips first"), entry("f", "hxixpxs"),
    )  # fmt: skip
    assert [one.id for one in matching(places, Wanted(text="hips"))] == ["a", "b", "c", "d", "e", "f"]


def test_equals_stay_in_their_own_order() -> None:
    same = tuple(entry(id, "Same") for id in "bca")
    assert [one.id for one in matching(same, Wanted(text="same"))] == ["b", "c", "a"]


def test_an_accent_typed_on_its_own_is_the_same_letter() -> None:
    assert [one.id for one in matching([entry("a", "Café")], Wanted(text="cafe\u0301"))] == ["a"]


@given(st.text(), st.lists(st.sampled_from(ENTRIES)))
def test_any_text_finds_some_of_what_there_is(text: str, entries: list[Entry]) -> None:
    found = matching(entries, Wanted(text=text))
    assert len(found) <= len(entries)
    assert all(one in entries for one in found)


def test_every_synonym_means_an_area_and_none_is_one() -> None:
    for word, meant in vocabulary.AREA_SYNONYMS.items():
        assert areas_meant(word)
        assert areas_of(meant), word
        assert word == "-".join(word.lower().split())
    assert not set(vocabulary.AREAS) & vocabulary.AREA_SYNONYMS.keys() - {"forearms", "wrists"}


@pytest.mark.parametrize(
    ("word", "areas"),
    [("lumbar", ("lower-back",)), (" T-Spine ", ("mid-back",)), ("low back", ("lower-back",)),
     ("legs", vocabulary.AREA_GROUPS["legs"]), ("spine", vocabulary.AREA_GROUPS["back"]), ("calves", ("calves",)), ("tail", ())],
)  # fmt: skip
def test_a_searchers_word_means_areas(word: str, areas: tuple[str, ...]) -> None:
    assert areas_meant(word) == areas


def test_the_synonyms_of_the_format_page_are_understood() -> None:
    words = "thoracic lumbar cervical traps rhomboids lats abs groin thighs shins fingers knees"
    assert all(areas_meant(word) for word in words.split())


@pytest.mark.parametrize(
    ("typed", "areas"),
    [
        ("n", ("neck",)), ("NECK", ("neck",)), ("up", ("upper-back",)), ("lower b", ("lower-back",)), ("lower-", ("lower-back",)),
        ("hip", ("hips", "hip-flexors")), ("back", vocabulary.AREA_GROUPS["back"]), ("flex", ("hip-flexors",)),
        ("thorac", ("mid-back",)), ("leg", vocabulary.AREA_GROUPS["legs"]), ("tail", ()), ("", ()), (" ", ()), ("-", ()),
        ("whole", ()),
    ],
)  # fmt: skip
def test_the_beginning_of_a_name_or_of_another_word_for_it_means_areas_the_name_first(typed: str, areas: tuple[str, ...]) -> None:
    among = [area for area in vocabulary.AREAS if area != "whole-body"]
    assert areas_named(typed, among)[: len(areas)] == areas
    assert bool(areas_named(typed, among)) is bool(areas)


@given(st.text(), st.lists(st.sampled_from(vocabulary.AREAS), unique=True))
def test_any_typed_text_means_some_of_the_areas_there_are_each_once(typed: str, among: list[str]) -> None:
    found = areas_named(typed, among)
    assert {*found} <= {*among}
    assert len({*found}) == len(found)


def test_every_area_is_meant_by_its_own_name() -> None:
    for area in vocabulary.AREAS:
        assert areas_named(area, vocabulary.AREAS)[0] == area


def test_those_for_more_of_the_areas_come_first_and_of_equals_those_whose_main_area_it_is() -> None:
    some = (
        entry("a", areas=("hips", "neck")), entry("b", areas=("neck",)), entry("c"), entry("d", areas=("neck", "jaw")),
        entry("e", areas=("neck",)),
    )  # fmt: skip
    assert [one.id for one in nearest_first(some, ("jaw", "neck"))] == ["d", "b", "e", "a", "c"]
    assert nearest_first(some, ()) == some


def test_a_routine_is_hidden_by_a_flag_and_by_exercises_left_out_only_if_it_has_no_others() -> None:
    mixed = entry("mixed", exercises=("Cat", "My own"), exercise_ids=("cat",), flags=("kneel",))
    only = entry("only", exercises=("Cat", "Dog"), exercise_ids=("cat", "dog"))
    assert hidden_by(mixed, ("kneel",), ("cat",)) == ("kneel",)
    assert hidden_by(mixed, (), ("cat",)) == ()
    assert goes_against(mixed, ("kneel",), ("cat",)) == ("kneel", "cat")
    assert hidden_by(only, (), ("cat",)) == ()
    assert hidden_by(only, (), ("cat", "dog")) == ("cat", "dog")
    assert hidden_by(entry("rest-alone"), (), ("cat",)) == ()
