"""Libraries made up for property tests, the bundled one, and any wish at all. Never here: assertions."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from stretchtui.daily.wish import LEVEL, Wish
from stretchtui.places import bundled_library
from stretchtui.routine.exercises import UNNAMED
from stretchtui.routine.library import Library, scan
from stretchtui.routine.loading import Loader
from stretchtui.routine.model import Exercise, Phase, Sides
from stretchtui.routine.vocabulary import AREAS, EQUIPMENT, FLAGS, KINDS, LEVELS, POSITIONS


@cache
def loader() -> Loader:
    return Loader(scan([Library(bundled_library(), "bundled")]))


@cache
def bundled() -> tuple[Exercise, ...]:
    read = (loader().exercise(id) for id in loader().exercise_ids())
    return tuple(exercise for exercise in read if exercise is not None)


def exercise(id: str, area: str = "neck", **fields: Any) -> Exercise:
    """A gentle stretch of 30 s that can be done anywhere, but for what is given."""
    phases = (Phase("move", 3_000), Phase("hold", 20_000, stretch=True), Phase("release", 2_000))
    plain = UNNAMED._replace(id=id, name=id.title(), areas=(area,), phases=phases)
    return plain._replace(**fields)


def mover(id: str, area: str = "neck", **fields: Any) -> Exercise:
    """Something that moves: five repetitions, 35 s."""
    phases = (Phase("move", 2_000), Phase("hold", 0, stretch=True), Phase("release", 2_000))
    return exercise(id, area, **{"kind": "mobility", "phases": phases, "reps": 5, **fields})


SIDES: tuple[Sides, ...] = ("both", "each", "alternate", "left")
NEAR = ("neck", "upper-back", "shoulders", "eyes", "whole-body")
"""Few, so that what is asked for is often there."""


@st.composite
def exercises(draw: st.DrawFn, id: str) -> Exercise:
    kind = draw(st.sampled_from(["stretch", "stretch", "stretch", "mobility", "mobility", *KINDS]))
    hold_ms = draw(st.sampled_from([0, 3_000, 10_000, 15_000, 20_000, 45_000]))
    limited = draw(st.booleans())
    positions = draw(st.lists(st.sampled_from(POSITIONS), min_size=1, max_size=3, unique=True))
    return UNNAMED._replace(
        id=id, name=id.title(), areas=tuple(draw(st.lists(st.sampled_from(NEAR), min_size=1, max_size=3, unique=True))),
        positions=tuple(positions), equipment=draw(st.sampled_from([(), (), ("mat",), ("wall",), ("chair",), ("ball", "wall")])),
        level=draw(st.sampled_from(["gentle", *LEVELS])), kind=kind, flags=draw(st.sampled_from([(), (), ("neck",), ("kneel",)])),
        sides=draw(st.sampled_from(SIDES)), reps=draw(st.integers(1, 10)), sets=draw(st.sampled_from([1, 1, 2])),
        cues=draw(st.sampled_from([(), ("Turn to the {side}.",), ("Sit tall and let the breath come and go as it likes.",) * 2])),
        phases=(
            Phase("move", draw(st.sampled_from([0, 2_000, 3_500]))),
            Phase("hold", hold_ms, stretch=draw(st.booleans()), limit_ms=hold_ms or None if limited else None),
            Phase("release", 2_000),
        ),
        limit_ms=draw(st.sampled_from([None, None, 20 * 60_000])), prepare_ms=draw(st.sampled_from([0, 4_000, 5_000])),
        pace=draw(st.sampled_from(["timed", "timed", "timed", "own"])),
    )  # fmt: skip


@st.composite
def libraries(draw: st.DrawFn, most: int = 12) -> tuple[Exercise, ...]:
    count = draw(st.integers(0, most))
    return tuple(draw(exercises(f"exercise-{number}")) for number in range(count))


def wishes(areas: tuple[str, ...] = AREAS, ids: tuple[str, ...] = (), longest: int = 30) -> st.SearchStrategy[Wish]:
    return st.builds(
        Wish,
        areas=st.lists(st.sampled_from(areas), min_size=1, max_size=3, unique=True).map(tuple),
        minutes=st.integers(2, longest),
        positions=st.one_of(st.just(()), st.lists(st.sampled_from(POSITIONS), min_size=1, max_size=3, unique=True).map(tuple)),
        equipment=st.sampled_from([None, None, (), ("wall",), ("chair", "towel"), EQUIPMENT]),
        level=st.sampled_from([LEVEL, *LEVELS]),
        avoid=st.one_of(st.just(()), st.lists(st.sampled_from(FLAGS), max_size=3, unique=True).map(tuple)),
        leave_out=st.lists(st.sampled_from(ids), max_size=2, unique=True).map(tuple) if ids else st.just(()),
        seed=st.integers(0, 9_999),
    )
