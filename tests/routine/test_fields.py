"""The tables of fields hold together: defaults, examples, and what the model makes of both."""

from __future__ import annotations

from typing import Any

import pytest

from stretchtui.routine import fields, figures, keyframes, postures
from stretchtui.routine.diagnostics import Findings
from stretchtui.routine.exercises import UNNAMED
from stretchtui.routine.fields import Field, Table
from stretchtui.routine.source import Mapping, parse
from stretchtui.settings import file as settings_file
from tests.routine.reading import exercise, in_place, read, shorts

TABLES = {
    "an exercise": fields.EXERCISE_FILE, "a phase": fields.PHASE, "say": fields.SAY, "a step": fields.EXERCISE_STEP,
    "a rest": fields.REST_STEP, "a circuit": fields.CIRCUIT_STEP, "a note": fields.NOTE_STEP, "a routine": fields.ROUTINE,
    "a figure": figures.FIGURE, "a view": figures.VIEW, "a cycle": keyframes.CYCLE, "a posture": postures.POSTURE,
    "the settings": settings_file.FIELDS,
}  # fmt: skip
EVERY_FIELD = [pytest.param(one, id=f"{of}: {one.name}") for of, table in TABLES.items() for one in table.fields.values()]
WORDS_FOR_A_DEFAULT = ("those of its steps", "that of its steps", "the deepest of its steps", "true for hold and deepen")


def value_of(one: Field, written: str) -> Any:
    """What a field's own type makes of a text, which must hold no mistake for it."""
    document = parse(f"{one.name}: {written}\n", "x")
    assert isinstance(document.root, Mapping)
    findings = Findings("x", f"{one.name}: {written}\n")
    assert one.value is not None
    value = one.value.read(document.root.entries[one.name][1], findings)
    assert findings.in_order() == ()
    return value


@pytest.mark.parametrize("one", EVERY_FIELD)
def test_every_example_is_a_value_its_field_takes(one: Field) -> None:
    assert one.example
    if one.value is not None:
        assert value_of(one, one.example) is not None


@pytest.mark.parametrize("one", EVERY_FIELD)
def test_every_default_is_a_value_its_field_takes_or_says_where_it_comes_from(one: Field) -> None:
    if one.value is not None and one.default and one.default not in WORDS_FOR_A_DEFAULT:
        assert value_of(one, one.default) is not None


@pytest.mark.parametrize("one", EVERY_FIELD)
def test_every_field_has_a_meaning_and_a_required_one_no_default(one: Field) -> None:
    assert one.meaning
    assert not (one.required and one.default)


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (fields.EXERCISE, "name: R\nsteps:\n  - {{name: E, areas: [hips], {}}}\n"),
        (fields.PHASE, "name: R\nsteps:\n  - {{name: E, areas: [hips], phases: [{{name: a, for: 2h, {}}}]}}\n"),
        (fields.SAY, "name: R\nsteps:\n  - {{name: E, areas: [hips], say: [{{at: half, text: a, {}}}]}}\n"),
        (fields.CIRCUIT_STEP, "name: R\nsteps:\n  - {{repeat: 2, steps: [rest: 5s], {}}}\n"),
        (fields.REST_STEP, "name: R\nsteps:\n  - {{rest: 5s, {}}}\n"),
        (fields.ROUTINE, "{{name: R, steps: [rest: 5s], {}}}\n"),
        (figures.FIGURE, "name: R\nsteps:\n  - {{name: E, areas: [hips], figure: {{{}}}}}\n"),
        (figures.VIEW, "name: R\nsteps:\n  - {{name: E, areas: [hips], figure: {{view: {{{}}}}}}}\n"),
    ],
)
def test_every_field_of_a_table_is_read_where_the_table_says_it_stands(table: Table, text: str) -> None:
    for one in table.fields.values():
        if not one.required and one.name != "limit" and one.name not in ("format",):
            whole = text.format(f"{one.name}: {one.example}")
            unknown = [found for found in read(whole).diagnostics if found.code in ("unknown-field", "wrong-type")]
            assert unknown == [], whole


def test_the_models_defaults_are_those_that_the_table_declares() -> None:
    declared = {name: value_of(one, one.default) for name, one in fields.EXERCISE.fields.items() if one.value and one.default}
    phases = {phase.name: phase for phase in UNNAMED.phases}
    assert list(phases) == ["move", "hold", "release"]
    held = {
        "position": UNNAMED.positions, "prepare": UNNAMED.prepare_ms, "rest": UNNAMED.rest_ms, "switch": UNNAMED.switch_ms,
        "set_rest": UNNAMED.set_rest_ms, **{name: phase.ms for name, phase in phases.items()},
    }  # fmt: skip
    assert declared == {name: held.get(name, getattr(UNNAMED, name, None)) for name in declared}
    without = {name for name, one in fields.EXERCISE.fields.items() if not one.default and not one.required}
    assert without == {"summary", "mistake", "caution", "counter", "gentler", "source", "phases", "limit", "figure"}
    assert (UNNAMED.summary, UNNAMED.mistake, UNNAMED.counter, UNNAMED.limit_ms, UNNAMED.figure) == ("", "", "", None, None)


def test_an_exercise_with_nothing_but_its_name_has_all_the_defaults() -> None:
    assert exercise(in_place("")) == UNNAMED._replace(name="E", areas=("hips",))


def test_the_defaults_of_a_routine_are_the_timing_fields_of_an_exercise() -> None:
    assert set(fields.DEFAULTS.fields) == {
        "first_side", "reps", "sets", "hold", "move", "release", "prepare", "rest", "switch", "set_rest", "pace",
    }  # fmt: skip


def test_every_field_of_the_format_page_is_in_the_tables() -> None:
    named = "name areas position equipment level kind summary cues say mistake caution flags counter gentler source sides "
    named += "first_side reps sets hold move release prepare rest switch set_rest phases pace limit figure"
    assert list(fields.EXERCISE.fields) == named.split()
    routine = "name summary when areas equipment position level flags tags every preflight after defaults steps format"
    assert list(fields.ROUTINE.fields) == routine.split()


def test_format_may_be_written_in_a_file_and_not_in_a_step() -> None:
    assert shorts(read("format: 1\nname: R\nsteps: [rest: 5s]\n")) == []
    assert shorts(read(in_place("format: 1"))) == ["5:5-11 unknown-field"]
