"""A composed routine as a file: what is in it, and that it reads back as what was composed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtui.daily.compose import Composed, compose
from stretchtui.daily.wish import Wish
from stretchtui.daily.yaml_text import yaml_text
from stretchtui.session.timeline import build
from tests.daily.made import bundled, exercise, loader, mover, wishes


def of(wish: Wish, *library: object) -> Composed:
    made = compose(wish, library or bundled())  # type: ignore[arg-type]  # exercises
    assert isinstance(made, Composed)
    return made


@settings(max_examples=80, deadline=None)
@given(wish=wishes())
def test_the_file_reads_back_as_the_very_routine_and_nothing_is_wrong_with_it(wish: Wish) -> None:
    made = compose(wish, bundled())
    if isinstance(made, Composed):
        read = loader().routine_bytes(yaml_text(made).encode())
        assert (read.routine, read.diagnostics) == (replace(made.routine, id="stdin"), ())
        assert read.routine is not None
        assert build(read.routine).segments == build(made.routine).segments


@settings(max_examples=80, deadline=None)
@given(name=st.text(max_size=40))
def test_any_name_can_be_written(name: str) -> None:
    made = of(Wish(("neck",), 3))
    read = loader().routine_bytes(yaml_text(made, name).encode())
    assert read.diagnostics == ()
    assert read.routine is not None
    assert read.routine.steps == made.routine.steps


def test_only_what_differs_is_written_with_the_reasons_as_comments() -> None:
    still = exercise("still", positions=("standing", "supine"))
    text = yaml_text(of(Wish(("neck",), 2, ("supine",), seed=7), still, mover("nods", positions=("supine",), reps=10)))
    assert text == (
        "# stretchtui compose --area neck --minutes 2 --position supine --seed 7\n"
        "name: Neck, 2 minutes\n"
        "summary: Two exercises for the neck.\n"
        "areas: [neck]\n"
        "position: [supine]\n"
        "steps:\n"
        "  - nods  # main area: neck; warms up before the long holds\n"
        "  - exercise: still  # main area: neck\n"
        "    position: supine\n"
        "    reps: 2\n"
        "    hold: 18s\n"
    )


@pytest.mark.parametrize("name", ["yes", "12", "a: b", "- x", "# no", "'", '"', "Rücken 🙂", "null"])
def test_names_that_yaml_would_read_as_something_else_are_quoted(name: str) -> None:
    read = loader().routine_bytes(yaml_text(of(Wish(("neck",), 3)), name).encode())
    assert read.routine is not None
    assert (read.routine.name, read.diagnostics) == (name, ())
