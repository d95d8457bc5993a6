"""The library that comes with the program: complete, as long as was researched, sourced, and honest in what it claims."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from stretchtui import places
from stretchtui.routine import lengths, vocabulary
from stretchtui.routine.library import Library, scan
from stretchtui.routine.loading import Loader
from stretchtui.routine.model import Exercise, Routine, exercises_in

CATALOGUE = json.loads((Path(__file__).parents[1] / "data" / "catalogue.json").read_text())
"""Ids and computed lengths in seconds of the researched catalogue (tests/data/README.md)."""

CHANGED: dict[str, int] = {}
"""What is meant to last otherwise than was researched, in seconds; docs/house.md says why."""

NOT_CLAIMED = re.compile(
    r"\b(cur(e|es|ing)|heal(s|ing)?|prevent(s|ing)?|fix(es)?|flush|toxins?|detox|lactic|ibuprofen|paracetamol|aspirin|relaxants?"
    r"|medicines?|pills?|supplements?|guarantees?|treats?|treatment|999|911|112)\b",
    re.IGNORECASE,
)
"""Nothing the program says promises a cure, names a medicine or a number of one country (content: "honest claims")."""


@cache
def loader() -> Loader:
    return Loader(scan([Library(places.bundled_library(), "bundled")]))


@cache
def exercises() -> tuple[Exercise, ...]:
    found = (loader().exercise(id) for id in loader().exercise_ids())
    return tuple(one for one in found if one is not None)


@cache
def routines() -> tuple[Routine, ...]:
    found = (loader().routine(id) for id in loader().shelf.routines)
    return tuple(one.routine for one in found if one is not None and one.routine is not None)


def exercise(id: str) -> Exercise:
    return next(one for one in exercises() if one.id == id)


@pytest.mark.parametrize("id", CATALOGUE["exercises"])
def test_every_researched_exercise_is_there_and_lasts_as_long(id: str) -> None:
    assert lengths.exercise_ms(exercise(id)) == CHANGED.get(id, CATALOGUE["exercises"][id]) * 1_000


@pytest.mark.parametrize("id", CATALOGUE["routines"])
def test_every_researched_routine_is_there_and_lasts_as_long(id: str) -> None:
    routine = next(one for one in routines() if one.id == id)
    assert lengths.routine_ms(routine) == (CHANGED.get(id, CATALOGUE["routines"][id]) * 1_000, False)


def test_every_exercise_says_all_that_a_person_needs() -> None:
    assert len(exercises()) >= 66
    for one in exercises():
        told = (one.name, one.summary, one.cues, one.mistake, one.caution, one.source, one.areas, one.positions, one.figure)
        assert all(told), one.id


@pytest.mark.parametrize("area", vocabulary.AREAS)
def test_every_area_has_two_exercises_and_a_routine(area: str) -> None:
    assert sum(area in one.areas for one in exercises()) >= 2
    assert any(area in one.areas for one in routines())


@pytest.mark.parametrize("position", vocabulary.POSITIONS)
def test_every_position_has_two_exercises(position: str) -> None:
    assert sum(position in one.positions for one in exercises()) >= 2


def test_somebody_who_can_only_sit_on_a_chair_has_eight_exercises_and_a_routine() -> None:
    assert sum("seated-chair" in one.positions for one in exercises()) >= 8
    assert any(all("seated-chair" in step.positions for step in exercises_in(one.steps)) for one in routines())


def test_somebody_with_every_flag_set_still_has_routines() -> None:
    left = [one.id for one in routines() if not one.flags]
    assert "walk-short" in left
    assert len(left) >= 3


def test_a_routine_has_every_flag_of_its_exercises() -> None:
    for one in routines():
        assert {flag for step in exercises_in(one.steps) for flag in step.flags} <= set(one.flags), one.id


def test_a_counter_movement_and_a_gentler_one_are_in_the_library() -> None:
    ids = {one.id for one in exercises()}
    for one in exercises():
        assert {one.counter, one.gentler} - {""} <= ids, one.id


def test_what_is_offered_as_gentler_suits_whoever_may_do_the_first() -> None:
    for one in (one for one in exercises() if one.gentler):
        gentler = exercise(one.gentler)
        assert gentler.id != one.id
        assert set(gentler.areas) & set(one.areas), one.id
        assert set(gentler.flags) <= set(one.flags), one.id
        assert vocabulary.LEVELS.index(gentler.level) <= vocabulary.LEVELS.index(one.level), one.id


def test_its_own_counter_movement_is_one_with_two_sides() -> None:
    for one in exercises():
        assert one.counter != one.id or one.sides in ("each", "alternate"), one.id


# Sources


def keys_used() -> dict[str, str]:
    """Each key in square brackets of a `source:`, with an exercise that uses it; "recalled" is no key."""
    found: dict[str, str] = {}
    for one in exercises():
        for keys in re.findall(r"\[([^\]]+)\]", one.source):
            found |= {key.strip(): one.id or "" for key in keys.split(",") if key.strip() != "recalled"}
    return found


def keys_listed() -> set[str]:
    page = (places.bundled_library() / "SOURCES.md").read_text(encoding="utf-8")
    exercises_part = page.split("## Safety texts")[0]
    return set(re.findall(r"^\| \[([A-Z0-9-]+)\] \|", exercises_part, re.MULTILINE))


def test_every_source_named_stands_on_the_page_of_sources_and_none_is_listed_for_nothing() -> None:
    assert keys_used().keys() == keys_listed()


# Claims


def test_nothing_is_said_to_cure_or_prevent_and_no_medicine_is_named() -> None:
    for one in exercises():
        texts = (one.name, one.summary, *one.cues, *(line.text for line in one.say), *(phase.cue for phase in one.phases))
        for text in (*texts, one.mistake, one.caution):
            assert not NOT_CLAIMED.search(text), (one.id, text)
    for routine in routines():
        for text in (routine.name, routine.summary, routine.when, *routine.after):
            assert not NOT_CLAIMED.search(text), (routine.id, text)


def test_no_routine_before_sport_holds_anything_for_ten_seconds() -> None:
    """Long static holds straight before sport cost a little performance (BEHM)."""
    before = [one for one in routines() if one.id.startswith("before-")]
    assert len(before) == 2
    for routine in before:
        for step in exercises_in(routine.steps):
            assert all(phase.ms < 10_000 for phase in step.phases if phase.stretch), step.id
