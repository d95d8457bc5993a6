"""What rules an exercise out, and a routine without what is ruled out."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stretchtui.routine.care import LEFT_OUT, flags_of, ruled_out, without
from stretchtui.routine.model import CircuitStep, Exercise, ExerciseStep, NoteStep, RestStep, Step, exercises_in
from tests.session.exercises import PLAIN
from tests.session.exercises import routine as routine_of

KNEEL = PLAIN._replace(
    id="kneel", name="Kneel", flags=("kneel", "balance"), areas=("hips",), equipment=("mat",), positions=("kneeling",)
)
TWIST = PLAIN._replace(id="twist", name="Twist", flags=("spine-twist",), areas=("chest", "mid-back"))
HERE = PLAIN._replace(id=None, name="Here", flags=("kneel",))
REST = RestStep(10_000)


def steps(*given: Exercise | Step) -> tuple[Step, ...]:
    return tuple(ExerciseStep(one) if isinstance(one, Exercise) else one for one in given)


def test_flags_that_are_avoided_and_leaving_out_by_id_rule_an_exercise_out() -> None:
    assert ruled_out(KNEEL, ("balance", "kneel", "neck"), ()) == ("kneel", "balance")
    assert ruled_out(KNEEL, ("neck",), ("twist",)) == ()
    assert ruled_out(KNEEL, ("balance",), ("kneel",)) == ("balance", LEFT_OUT)
    assert ruled_out(HERE, (), ("Here", "")) == (), "an exercise written in place has no id"


def test_a_routine_of_which_nothing_goes_is_the_same_one() -> None:
    routine = routine_of(PLAIN, REST, KNEEL)
    assert without(routine, ("neck",), ()) == (routine, ())


def test_what_goes_is_told_once_each_with_why_and_takes_what_it_alone_brought_with_it() -> None:
    routine = replace(
        routine_of(PLAIN, KNEEL, KNEEL, TWIST, HERE),
        areas=("chest", "hips", "mid-back", "core"), equipment=("mat",), positions=("standing", "kneeling"),
        flags=("kneel", "balance", "spine-twist", "my-own"),
    )  # fmt: skip
    left, gone = without(routine, ("kneel",), ("twist",))
    assert left.steps == steps(PLAIN)
    assert [(one.name, why) for one, why in gone] == [("Kneel", ("kneel",)), ("Twist", (LEFT_OUT,)), ("Here", ("kneel",))]
    assert (left.areas, left.equipment, left.positions) == (("chest", "core"), (), ("standing",))
    assert left.flags == ("my-own",), "what an author said of the whole stays"


def test_a_rest_goes_with_the_exercise_before_it_and_none_ends_a_routine() -> None:
    routine = routine_of(TWIST, REST, KNEEL, REST, PLAIN, REST, KNEEL)
    assert without(routine, ("kneel",), ())[0].steps == steps(TWIST, REST, PLAIN)
    assert without(routine, ("spine-twist",), ())[0].steps == steps(KNEEL, REST, PLAIN, REST, KNEEL)


def test_a_circuit_loses_what_is_ruled_out_and_goes_when_no_exercise_is_left_in_it() -> None:
    inner = CircuitStep(2, steps(KNEEL, NoteStep("Breathe.")))
    only_rest = CircuitStep(2, (REST,))
    routine = routine_of(CircuitStep(3, (*steps(PLAIN, REST), inner), 5_000), REST, only_rest)
    left, _ = without(routine, ("kneel",), ())
    assert left.steps == (CircuitStep(3, steps(PLAIN), 5_000), REST, only_rest)
    assert without(routine_of(CircuitStep(2, (inner,)), REST), ("kneel",), ())[0].steps == ()


def test_a_routines_flags_are_those_its_author_wrote_and_all_of_its_exercises() -> None:
    routine = replace(routine_of(PLAIN, CircuitStep(2, steps(KNEEL))), flags=("neck",))
    assert flags_of(routine) == ("neck", "kneel", "balance")


some_steps = st.recursive(
    st.sampled_from([*steps(PLAIN, KNEEL, TWIST, HERE), REST, NoteStep("n")]),
    lambda inner: st.lists(inner, min_size=1, max_size=4).map(lambda some: CircuitStep(2, tuple(some))),
    max_leaves=8,
)


@given(st.lists(some_steps, min_size=1, max_size=6), st.sets(st.sampled_from(["kneel", "spine-twist", "neck"])))
def test_whatever_is_left_may_be_done_and_nothing_else_went(some: list[Step], avoid: set[str]) -> None:
    routine = replace(routine_of(PLAIN), steps=tuple(some))
    left, gone = without(routine, avoid, ())
    assert tuple(exercises_in(left.steps)) == tuple(one for one in exercises_in(routine.steps) if not ruled_out(one, avoid, ()))
    assert all(why and set(why) <= avoid for _, why in gone)
