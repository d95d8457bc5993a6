"""What a routine means, once it holds no mistakes: steps, defaults, what it gathers (the format §2, §5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from stretchtui.places import bundled_library
from stretchtui.routine.library import Shelf
from stretchtui.routine.loading import Loader
from stretchtui.routine.model import CircuitStep, ExerciseStep, NoteStep, RestStep
from stretchtui.routine.vocabulary import POSITIONS
from tests.routine.exercises import first, phases, steps
from tests.routine.reading import exercise, read, shelf

SHORTEST = """\
name: Upper back basics
steps:
  - shoulder-raises
  - exercise: seated-twist
    hold: 20s
  - rest: 15s
  - name: My therapist's calf stretch      # an exercise written in place
    areas: [calves]
    position: standing
    sides: each
    hold: 30s
    cues:
      - Hands on the wall, step your {side} foot back.
      - Press the heel down and lean in.
"""


def test_the_shortest_useful_routine_of_the_format_page_is_what_it_says(library: Shelf) -> None:
    made = read(SHORTEST, library)
    assert made.diagnostics == ()
    assert made.routine is not None
    assert made.used == ("shoulder-raises", "seated-twist")
    raises, twist, rest, calf = made.routine.steps
    assert isinstance(raises, ExerciseStep)
    assert isinstance(twist, ExerciseStep)
    assert isinstance(calf, ExerciseStep)
    assert rest == RestStep(15_000)
    assert (raises.exercise.id, raises.exercise.reps, phases(raises.exercise)) == (
        "shoulder-raises", 5, {"move": 3_000, "hold": 3_000, "release": 3_000},
    )  # fmt: skip
    assert (twist.exercise.id, phases(twist.exercise)["hold"]) == ("seated-twist", 20_000)
    assert (calf.exercise.id, calf.exercise.name, calf.exercise.sides) == (None, "My therapist's calf stretch", "each")
    assert calf.exercise.cues[0] == "Hands on the wall, step your {side} foot back."
    assert calf.exercise.prepare_ms == 5_000


def test_a_routine_gathers_from_its_steps_what_it_does_not_say_itself(library: Shelf) -> None:
    made = steps("- repeat: 2\n  steps: [seated-twist, press]\n- press", library)
    assert made.areas == ("mid-back", "hamstrings")
    assert made.equipment == ("mat", "towel")
    assert made.positions == ("seated-floor", "seated-chair", "supine")
    assert (made.level, made.flags) == ("deep", ("spine-twist", "supine"))
    assert (made.tags, made.every_ms, made.preflight, made.summary) == ((), None, (), "")


def test_what_a_routine_says_itself_stands(library: Shelf) -> None:
    head = "areas: [legs, neck]\nequipment: wall\nposition: standing\nlevel: gentle\nflags: [neck]\ntags: [a, b]\nevery: 30m\n"
    made = steps("- press", library, head + "preflight: [red-flags, heat]\nwhen: Now.\nsummary: It.\nafter: Rest.\n")
    assert made.areas == ("hamstrings", "quads", "inner-thighs", "calves", "neck")
    assert (made.equipment, made.positions, made.level, made.flags) == (("wall",), ("standing",), "gentle", ("neck",))
    assert (made.tags, made.every_ms, made.preflight) == (("a", "b"), 1_800_000, ("red-flags", "heat"))
    assert (made.when, made.summary, made.after) == ("Now.", "It.", ("Rest.",))


def test_back_and_legs_stand_for_their_parts_and_each_area_counts_once() -> None:
    made = exercise("name: R\nsteps:\n  - {name: E, areas: [mid-back, back, back]}\n")
    assert made.areas == ("mid-back", "upper-back", "lower-back")


@pytest.mark.parametrize(
    ("of_step", "of_routine", "hold_ms"),
    [("hold: 11s", "hold: 12s", 11_000), ("sets: 1", "hold: 12s", 12_000), ("sets: 1", "", 15_000)],
)
def test_the_step_goes_before_the_routine_and_the_routine_before_the_exercise(
    library: Shelf, of_step: str, of_routine: str, hold_ms: int
) -> None:
    head = f"defaults: {{{of_routine}}}\n" if of_routine else ""
    assert phases(first(f"- exercise: seated-twist\n  {of_step}", library, head))["hold"] == hold_ms
    assert phases(first("- {name: E, areas: [hips]}", library, head))["hold"] == (12_000 if of_routine else 20_000)


def test_a_routines_defaults_lie_over_every_timing_field_of_every_step(library: Shelf) -> None:
    head = "defaults: {prepare: 1, move: 2, hold: 33, release: 4, rest: 5, switch: 6, set_rest: 7, reps: 8, sets: 9, "
    head += "first_side: left}\n"
    in_a_circuit = "- repeat: 1\n  steps: [seated-twist]"
    for step in ("- seated-twist", "- exercise: seated-twist", "- {name: E, areas: [hips]}", in_a_circuit):
        outer = steps(step, library, head).steps[0]
        inner = outer.steps[0] if isinstance(outer, CircuitStep) else outer
        assert isinstance(inner, ExerciseStep)
        made = inner.exercise
        assert phases(made) == {"move": 2_000, "hold": 33_000, "release": 4_000}
        assert (made.prepare_ms, made.rest_ms, made.switch_ms, made.set_rest_ms) == (1_000, 5_000, 6_000, 7_000)
        assert (made.reps, made.sets, made.first_side) == (8, 9, "left")


def test_a_default_for_a_phase_that_an_exercise_does_not_have_is_passed_over(library: Shelf) -> None:
    head = "defaults: {move: 1, hold: 30s, release: 2}\n"
    assert phases(first("- press", library, head)) == {"move": 1_000, "hold": 30_000, "contract": 5_000, "deepen": 20_000}
    assert [phase.ms for phase in first("- two-holds", library, head).phases] == [5_000, 3_000, 6_000]
    assert phases(first("- {name: E, areas: [hips], phases: [{hold: 8s}]}", library, head)) == {"hold": 8_000}


def test_circuits_rests_and_notes_are_steps_of_their_own(library: Shelf) -> None:
    inner = "[press, {rest: 5s, say: Shake.}, {repeat: 2, steps: [note: Drink.]}]"
    made = steps(f"- repeat: 3\n  rest_between: 30s\n  steps: {inner}", library)
    (outer,) = made.steps
    assert isinstance(outer, CircuitStep)
    assert (outer.times, outer.rest_between_ms) == (3, 30_000)
    assert outer.steps[1:] == (RestStep(5_000, "Shake."), CircuitStep(2, (NoteStep("Drink."),), 0))


def test_the_bundled_files_hold_no_mistakes_and_no_warnings() -> None:
    bundled = shelf(bundled_library(), "bundled")
    assert bundled.faults == ()
    assert len(bundled.routines) >= 10
    for one in bundled.routines.values():
        assert read(Path(one.path).read_bytes(), bundled).diagnostics == ()
    loader = Loader(bundled)
    for id in bundled.exercises:
        assert loader.loaded_exercise(id).diagnostics == ()
    assert [file.diagnostics for file in loader.posture_files] == [()]
    assert {*POSITIONS, "cross-legged", "half-kneeling", "supine-knees-bent", "walking"} <= loader.postures.keys()
