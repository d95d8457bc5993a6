"""Caps that nothing raises: a walk, heat or cold on the skin, a press. By overrides, by defaults, and while it runs."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from stretchtui.places import bundled_library
from stretchtui.routine.library import Library, scan
from stretchtui.routine.loading import Loader
from stretchtui.routine.model import Exercise, Routine
from stretchtui.session.nudge import longest_ms
from stretchtui.session.timeline import Timeline, build

MIN = 60_000
CAPPED_MS = {"short-walk": 20 * MIN, "heat-pack": 20 * MIN, "cold-pack": 20 * MIN, "trigger-point-ball": 30_000,
             "trigger-point-hand": 30_000}  # fmt: skip
"""On the skin, on foot, or of one press."""
OWN_TIME = {"warm-up"}
"""Of the pad alone, not on the skin."""
OTHERS = {"foot-ball-roll", "long-strokes", "march-on-spot"}
"""Massage that rolls or strokes and never stays on a spot, and marching: nothing in the sources caps them."""


@cache
def loader() -> Loader:
    return Loader(scan((Library(bundled_library(), "bundled"),)))


def exercises() -> list[Exercise]:
    return [one for id in loader().exercise_ids() if (one := loader().exercise(id))]


def read(text: str) -> Routine | None:
    return loader().routine_bytes(text.encode()).routine


def written(values: dict[str, Any]) -> str:
    return "".join(f"{name}: {value}, " for name, value in values.items())


def is_press(exercise: Exercise | None) -> bool:
    return exercise is not None and exercise.kind == "massage"


def longest_stretch_ms(timeline: Timeline) -> int:
    """The most that can come together of what is capped, every piece made as long as it may be made while it runs.

    A press ends with its repetition: the next is on another spot. Heat, cold and a walk go on through all of them.
    """
    pieces: dict[object, int] = {}
    for i, segment in enumerate(timeline.segments):
        if segment.kind != "phase" or segment.word in OWN_TIME:
            continue
        step = timeline.walked[segment.step]
        one = (segment.step, segment.side, segment.rep, segment.set) if is_press(segment.exercise) else segment.step
        if segment.open:
            length_ms = 10**9 if segment.limit_ms is None else segment.limit_ms
        elif step.limit_ms is not None:
            length_ms = segment.ms  # longer is tried by making each the longest, below
        else:
            length_ms = longest_ms(timeline, i)
        pieces[one] = pieces.get(one, 0) + length_ms
    return max(pieces.values(), default=0)


def made_longer(timeline: Timeline) -> Timeline:
    """Every piece in turn made as long as `+` makes it."""
    for i, segment in enumerate(timeline.segments):
        if not segment.open:
            timeline = timeline.with_length(i, max(segment.ms, longest_ms(timeline, i)))
    return timeline


def test_what_is_capped_is_all_that_there_is_of_its_kind() -> None:
    kinds = {one.id for one in exercises() if one.kind in ("warm-up", "remedy", "massage") or "walk" in (one.id or "")}
    assert {id for id in kinds if id} - set(CAPPED_MS) <= OTHERS | {"short-walk"}
    assert set(CAPPED_MS) <= {one.id for one in exercises()}


LENGTHS = st.sampled_from(["5s", "10s", "15s", "30s", "5m", "10m", "14m", "20m", "21m", "30m", "1h", "2h"])
OVERRIDES = st.fixed_dictionaries(
    {},
    optional={
        "hold": LENGTHS, "move": LENGTHS, "release": LENGTHS, "reps": st.integers(1, 6), "sets": st.integers(1, 4),
        "sides": st.sampled_from(["both", "each", "alternate", "left"]), "pace": st.sampled_from(["own", "timed"]),
        "limit": LENGTHS, "rest": LENGTHS, "switch": LENGTHS, "set_rest": LENGTHS,
        "phases": st.sampled_from(["[{name: hold, for: 1h}]", "[{name: light, for: 30m}]"]),
    },
)  # fmt: skip
DEFAULTS = st.fixed_dictionaries(
    {},
    optional={
        "hold": LENGTHS, "move": LENGTHS, "release": LENGTHS, "reps": st.integers(1, 6), "sets": st.integers(1, 4),
        "pace": st.sampled_from(["own", "timed"]), "rest": LENGTHS,
    },
)  # fmt: skip


@hypothesis_settings(max_examples=120, deadline=None)
@pytest.mark.parametrize("id", CAPPED_MS)
@given(overrides=OVERRIDES, defaults=DEFAULTS)
def test_no_override_no_default_and_no_key_raises_a_cap(id: str, overrides: dict[str, Any], defaults: dict[str, Any]) -> None:
    head = f"name: Try\n{f'defaults: {{{written(defaults)}}}' if defaults else ''}\n"
    routine = read(f"{head}steps:\n  - {{exercise: {id}, {written(overrides)}}}\n")
    if routine is not None:
        timeline = build(routine)
        assert longest_stretch_ms(timeline) <= CAPPED_MS[id]
        assert longest_stretch_ms(made_longer(timeline)) <= CAPPED_MS[id]


@pytest.mark.parametrize("id", CAPPED_MS)
def test_as_it_is_it_may_be_run_and_keeps_its_cap_when_made_longer(id: str) -> None:
    routine = read(f"name: Try\nsteps: [{id}]\n")
    assert routine is not None
    assert 0 < longest_stretch_ms(made_longer(build(routine))) <= CAPPED_MS[id]


@pytest.mark.parametrize(
    "step",
    ["heat-pack, reps: 2", "heat-pack, sets: 2", "heat-pack, sides: each", "heat-pack, pace: own", "heat-pack, hold: 21m",
     "cold-pack, reps: 3", "cold-pack, hold: 21m", "short-walk, hold: 21m", "short-walk, limit: 1h", "short-walk, reps: 3",
     "trigger-point-hand, pace: own"],
)  # fmt: skip
def test_what_would_pass_a_cap_is_a_mistake(step: str) -> None:
    loaded = loader().routine_bytes(f"name: Try\nsteps:\n  - {{exercise: {step}}}\n".encode())
    assert {one.code for one in loaded.diagnostics if one.severity == "error"} == {"limit-exceeded"}


def test_a_default_pace_at_which_nothing_would_be_limited_is_passed_over() -> None:
    routine = read("name: Try\ndefaults: {pace: own}\nsteps: [trigger-point-ball, shoulder-raises]\n")
    assert routine is not None
    assert [segment.open for segment in build(routine).segments if segment.kind == "phase"][:1] == [False]
    assert build(routine).open_ended
