"""What an exercise means, once it holds no mistakes: phases, overrides, limits, texts (the format §4)."""

from __future__ import annotations

import pytest

from stretchtui.routine.library import Shelf
from stretchtui.routine.model import Phase, SayLine
from tests.routine.exercises import first, phases
from tests.routine.reading import errors, exercise, in_place, read, short, shorts


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
    low = "figure: {keyframes: {low: {}}}"
    made = exercise(in_place(f"phases: [{{deepen: 3s}}, {full}, {{name: hold, for: 0, stretch: false}}]\n{low}"))
    assert made.phases == (
        Phase("deepen", 3_000, stretch=True),
        Phase("press", 6_000, stretch=True, cue="Press.", breath="out", pose="low", limit_ms=10_000),
        Phase("hold", 0, stretch=False),
    )


def test_any_exercise_field_may_be_written_on_a_step(library: Shelf) -> None:
    made = first("- exercise: press\n  name: Mine\n  areas: [neck]\n  position: prone\n  cues: Go.\n  level: gentle", library)
    assert (made.id, made.name, made.areas, made.positions, made.cues) == ("press", "Mine", ("neck",), ("prone",), ("Go.",))


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
    made = exercise(in_place('caution: "a\\u202eb\\u200b c\\n  d"\ncues: |\n  One\n  line.'))
    assert (made.caution, made.cues) == ("a�b c d", ("One line.",))
