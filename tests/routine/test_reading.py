"""What the language means, once it holds no mistakes: the format §2–§5."""

from __future__ import annotations

import pytest

from stretchtui.routine.library import Shelf
from stretchtui.routine.loading import load_exercise
from stretchtui.routine.model import CircuitStep, Exercise, ExerciseStep, NoteStep, Phase, RestStep, Routine, SayLine
from tests.routine.reading import errors, exercise, folder, in_place, read, routine, shelf, short, shorts

EXERCISES = {
    "shoulder-raises": "name: Shoulder raises\nareas: [shoulders]\nkind: mobility\nhold: 3s\nreps: 5\nprepare: 5s\n",
    "seated-twist": "name: Seated twist\nareas: [mid-back]\nposition: [seated-floor, seated-chair]\nsides: each\nhold: 15s\n"
    "level: moderate\nflags: [spine-twist]\nequipment: [mat]\nsource: x\ncues: ['To the {side}.']\n",
    "press": "name: Press\nareas: [hamstrings]\nposition: supine\nequipment: [towel, mat]\nlevel: deep\nflags: [supine, spine-twist]\n"
    "kind: contract-relax\nphases: [{move: 4s}, {hold: 10s}, {contract: 5s}, {name: deepen, for: 20s}]\n",
    "two-holds": "name: Two\nareas: [hips]\nkind: mobility\nphases: [{hold: 5s}, {rise: 3s}, {hold: 6s}]\n",
    "heat": "name: Heat\nareas: [back]\nkind: remedy\nlimit: 30m\nphases: [{name: warm, for: 5m}, {name: hold, for: 10m, limit: 20m}]\n",
    "walk": "name: Walk\nareas: [legs]\nkind: warm-up\npace: own\nlimit: 20m\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return shelf(folder(tmp_path_factory.mktemp("library"), {}, EXERCISES))


def steps(text: str, library: Shelf, head: str = "") -> Routine:
    lines = "".join(f"  {line}\n" for line in text.splitlines())
    return routine(f"name: R\n{head}steps:\n{lines}", library)


def first(text: str, library: Shelf, head: str = "") -> Exercise:
    step = steps(text, library, head).steps[0]
    assert isinstance(step, ExerciseStep)
    return step.exercise


def phases(of: Exercise) -> dict[str, int]:
    return {phase.name: phase.ms for phase in of.phases}


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
    made = steps("- press", library, head + "preflight: [red-flags, heat]\nwhen: Now.\nsummary: It.\n")
    assert made.areas == ("hamstrings", "quads", "inner-thighs", "calves", "neck")
    assert (made.equipment, made.positions, made.level, made.flags) == (("wall",), ("standing",), "gentle", ("neck",))
    assert (made.tags, made.every_ms, made.preflight) == (("a", "b"), 1_800_000, ("red-flags", "heat"))
    assert (made.when, made.summary) == ("Now.", "It.")


def test_back_and_legs_stand_for_their_parts_and_each_area_counts_once() -> None:
    made = exercise("name: R\nsteps:\n  - {name: E, areas: [mid-back, back, back]}\n")
    assert made.areas == ("mid-back", "upper-back", "lower-back")


@pytest.mark.parametrize(
    ("of_step", "of_routine", "hold_ms"), [("hold: 11s", "hold: 12s", 11_000), ("sets: 1", "hold: 12s", 12_000), ("sets: 1", "", 15_000)]
)  # fmt: skip
def test_the_step_goes_before_the_routine_and_the_routine_before_the_exercise(
    library: Shelf, of_step: str, of_routine: str, hold_ms: int
) -> None:
    head = f"defaults: {{{of_routine}}}\n" if of_routine else ""
    assert phases(first(f"- exercise: seated-twist\n  {of_step}", library, head))["hold"] == hold_ms
    assert phases(first("- {name: E, areas: [hips]}", library, head))["hold"] == (12_000 if of_routine else 20_000)


def test_a_routines_defaults_lie_over_every_timing_field_of_every_step(library: Shelf) -> None:
    head = "defaults: {prepare: 1, move: 2, hold: 33, release: 4, rest: 5, switch: 6, set_rest: 7, reps: 8, sets: 9, first_side: left}\n"
    for step in ("- seated-twist", "- exercise: seated-twist", "- {name: E, areas: [hips]}", "- repeat: 1\n  steps: [seated-twist]"):
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


def test_hold_on_a_step_sets_the_one_phase_of_that_name(library: Shelf) -> None:
    made = first("- {exercise: press, hold: 12s, move: 1s}", library)
    assert phases(made) == {"move": 1_000, "hold": 12_000, "contract": 5_000, "deepen": 20_000}
    assert [phase.stretch for phase in made.phases] == [False, True, False, True]


def test_hold_on_a_step_is_an_error_where_no_phase_or_two_have_that_name(library: Shelf) -> None:
    (error,) = errors(read("name: R\nsteps:\n  - {exercise: two-holds, hold: 5s}\n", library))
    assert short(error) == "3:27-31 no-such-phase"


def test_phases_on_a_step_replace_those_of_its_exercise(library: Shelf) -> None:
    made = first("- exercise: seated-twist\n  phases: [{in: 5s}, {name: out, for: 6s}]", library)
    assert (phases(made), made.name) == ({"in": 5_000, "out": 6_000}, "Seated twist")


def test_a_phase_is_written_in_short_or_as_a_mapping() -> None:
    full = "{name: press, for: 6s, cue: Press., stretch: true, breath: out, pose: low, limit: 10s}"
    made = exercise(in_place(f"phases: [{{deepen: 3s}}, {full}, {{name: hold, for: 0, stretch: false}}]"))
    assert made.phases == (
        Phase("deepen", 3_000, stretch=True),
        Phase("press", 6_000, stretch=True, cue="Press.", breath="out", pose="low", limit_ms=10_000),
        Phase("hold", 0, stretch=False),
    )


def test_any_exercise_field_may_be_written_on_a_step(library: Shelf) -> None:
    made = first("- exercise: press\n  name: Mine\n  areas: [neck]\n  position: prone\n  cues: Go.\n  level: gentle", library)
    assert (made.id, made.name, made.areas, made.positions, made.cues) == ("press", "Mine", ("neck",), ("prone",), ("Go.",))


def test_circuits_rests_and_notes_are_steps_of_their_own(library: Shelf) -> None:
    made = steps("- repeat: 3\n  rest_between: 30s\n  steps: [press, {rest: 5s, say: Shake.}, {repeat: 2, steps: [note: Drink.]}]", library)
    (outer,) = made.steps
    assert isinstance(outer, CircuitStep)
    assert (outer.times, outer.rest_between_ms) == (3, 30_000)
    assert outer.steps[1:] == (RestStep(5_000, "Shake."), CircuitStep(2, (NoteStep("Drink."),), 0))


def test_coaching_lines_have_a_time_or_the_half() -> None:
    made = exercise(in_place("say: [{at: 10s, text: Sink.}, {at: half, text: Half.}, {at: 0:15, text: Soon.}]"))
    assert made.say == (SayLine(10_000, "Sink."), SayLine(None, "Half."), SayLine(15_000, "Soon."))


def test_own_pace_is_kept_from_an_exercise_or_given_by_a_step(library: Shelf) -> None:
    assert (first("- walk", library).pace, first("- walk", library).limit_ms) == ("own", 1_200_000)
    assert first("- exercise: seated-twist\n  pace: own", library).pace == "own"
    assert exercise(in_place("pace: own\nmove: 0\nhold: 0\nrelease: 0")).pace == "own"


@pytest.mark.parametrize(
    ("step", "place"),
    [
        ("{exercise: heat, limit: 31m}", "4:22-27"), ("{exercise: heat, hold: 21m}", "4:22-26"),
        ("{exercise: heat, hold: 16m, reps: 2}", "4:22-26"), ("{exercise: heat, sets: 2}", "4:22-26"),
        ("{exercise: heat, phases: [{hold: 1m}]}", "4:22-28"), ("{exercise: walk, pace: timed, hold: 25m}", "4:35-39"),
        ("{exercise: walk, limit: 1h}", "4:22-27"), ("{repeat: 2, steps: [{exercise: heat, sets: 2}]}", "4:42-46"),
    ],
)  # fmt: skip
def test_no_step_raises_a_limit(library: Shelf, step: str, place: str) -> None:
    found = read(f"name: R\nwhen: a\nsteps:\n  - {step}\n", library)
    assert {short(one) for one in errors(found)} == {f"{place} limit-exceeded"}


@pytest.mark.parametrize("defaults", ["hold: 21m", "sets: 3", "reps: 2, hold: 11m"])
def test_no_default_of_a_routine_raises_a_limit(library: Shelf, defaults: str) -> None:
    found = read(f"name: R\ndefaults: {{{defaults}}}\nsteps: [heat]\n", library)
    assert {one.code for one in errors(found)} == {"limit-exceeded"}


def test_a_step_may_lower_a_limit_and_stay_within_it(library: Shelf) -> None:
    made = first("- exercise: heat\n  hold: 5m\n  limit: 15m", library)
    assert (made.limit_ms, phases(made)["hold"], made.phases[1].limit_ms) == (900_000, 300_000, 1_200_000)


def test_a_limit_does_not_count_the_preparation() -> None:
    assert exercise(in_place("limit: 26s\nprepare: 1m")).limit_ms == 26_000
    assert shorts(read(in_place("limit: 25.9s"))) == ["5:5-10 limit-exceeded"]


def test_no_stays_a_text_and_the_mistake_says_what_is_allowed() -> None:
    (error,) = errors(read(in_place("sides: no")))
    assert (short(error), error.hint) == ("5:12-14 unknown-sides", "one of: both, each, alternate, left, right")


def test_a_cue_may_stand_more_than_once_and_a_flag_counts_once() -> None:
    made = exercise(in_place("cues: [Breathe in., Breathe out., Breathe in.]\nflags: [neck, neck]"))
    assert (made.cues, made.flags) == (("Breathe in.", "Breathe out.", "Breathe in."), ("neck",))


def test_texts_are_cleaned_where_they_are_read() -> None:
    made = exercise(in_place('name: "E"\n'.replace("name", "summary") + 'caution: "a\\u202eb\\u200b c\\n  d"\ncues: |\n  One\n  line.'))
    assert (made.caution, made.cues) == ("a�b c d", ("One line.",))


def test_figures_are_handed_on_as_they_are() -> None:
    made = exercise(in_place("figure: {posture: standing, poses: {hold: {spine: 20}}, mirror: [a, b]}"))
    assert made.figure == {"posture": "standing", "poses": {"hold": {"spine": "20"}}, "mirror": ["a", "b"]}


def test_the_bundled_files_hold_no_mistakes_and_no_warnings() -> None:
    from stretchtui.places import bundled_library

    bundled = shelf(bundled_library(), "bundled")
    assert bundled.faults == ()
    assert len(bundled.routines) >= 10
    assert {id: read(one.path.read_bytes(), bundled).diagnostics for id, one in bundled.routines.items()} == dict.fromkeys(bundled.routines, ())
    assert {id: load_exercise(one.path, id).diagnostics for id, one in bundled.exercises.items()} == dict.fromkeys(bundled.exercises, ())
