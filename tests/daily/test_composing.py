"""What is chosen from small libraries, case by case; and that what can be had is had."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given, settings

from stretchtui.daily.compose import CannotCompose, Composed, compose
from stretchtui.daily.wish import Wish, areas_asked
from stretchtui.routine.lengths import exercise_ms
from stretchtui.routine.model import Exercise, Phase
from tests.daily.made import NEAR, exercise, libraries, mover, wishes
from tests.daily.rules import allows, asks_for, holds_long, moves, positions_of, touches

NECKS = tuple(exercise(f"neck-{number}") for number in range(12))
NEAR_NECK = tuple(exercise(f"shoulder-{number}", "shoulders") for number in range(6))
SPOKEN_IN_15_S = " ".join(["word"] * 40)


def composed(wish: Wish, *library: Exercise) -> Composed:
    made = compose(wish, library)
    assert isinstance(made, Composed), made
    return made


def ids(made: Composed) -> list[str]:
    return [pick.own.id or "" for pick in made.picks]


def test_a_neighbour_has_a_part_of_its_own() -> None:
    made = composed(Wish(("neck",), 5), *NECKS, *NEAR_NECK)
    near = [pick for pick in made.picks if pick.own.areas == ("shoulders",)]
    assert [pick.why for pick in near] == ["neighbour of neck: shoulders"] * len(near)
    assert 1 <= len(near) < len(made.picks) / 2


def test_whatever_moves_comes_before_the_long_holds_even_where_it_is_for_another_area() -> None:
    made = composed(Wish(("neck",), 3), *NECKS, mover("hip-circles", "hips"))
    assert ids(made)[0] == "hip-circles"
    assert made.picks[0].why == "warms up before the long holds"


def test_nothing_holds_long_where_what_moves_does_not_fit_in() -> None:
    long = mover("slow", "hips", phases=(Phase("move", 240_000),), reps=1)
    made = composed(Wish(("neck",), 2), *NECKS, long)
    assert not any(holds_long(pick.exercise) for pick in made.picks)


def test_where_only_lying_warms_up_the_routine_goes_from_the_floor_to_standing() -> None:
    standing = [one._replace(positions=("standing",)) for one in NECKS]
    made = composed(Wish(("neck",), 4), *standing, mover("rolls", positions=("supine",)))
    assert [pick.position for pick in made.picks][:2] == ["supine", "standing"]


def test_over_five_minutes_a_warm_up_of_one_to_two_minutes_comes_first() -> None:
    march = mover("march", "whole-body", kind="warm-up", phases=(Phase("hold", 90_000),), reps=1)
    library = (*NECKS, *NEAR_NECK, mover("nods"), march)
    assert ids(composed(Wish(("neck",), 8), *library))[0] == "march"
    assert "march" not in ids(composed(Wish(("neck",), 5), *library))


def test_something_calm_ends_a_longer_routine_in_a_position_that_is_taken_anyway() -> None:
    calm = exercise("breath", "whole-body", kind="breathing", phases=(Phase("in", 5_000), Phase("out", 5_000)), reps=12)
    lying = calm._replace(positions=("supine",))
    seated = [one._replace(positions=("seated-chair",)) for one in NECKS]
    on_chair = composed(Wish(("neck",), 10), *seated, calm._replace(positions=("supine", "seated-chair")))
    assert (ids(on_chair)[-1], on_chair.picks[-1].position, on_chair.picks[-1].why) == ("breath", "seated-chair", "calm ending")
    assert "breath" not in ids(composed(Wish(("neck",), 10), *seated, lying))


def test_nobody_gets_up_again_for_something_calm() -> None:
    calm = exercise("breath", "whole-body", kind="breathing", phases=(Phase("in", 5_000), Phase("out", 5_000)), reps=12)
    places = ("seated-floor", "supine")
    floor = [one._replace(positions=(places[number % 2],)) for number, one in enumerate(NECKS)]
    made = composed(Wish(("neck",), 10), *floor, calm._replace(positions=("seated-floor",)))
    assert "breath" not in ids(made)
    assert {pick.position for pick in made.picks} == set(places)


def test_an_exercise_with_several_positions_joins_those_that_have_only_one() -> None:
    anywhere = exercise("anywhere", positions=("standing", "seated-chair"))
    seated = [one._replace(positions=("seated-chair",)) for one in NECKS[:2]]
    made = composed(Wish(("neck",), 3), anywhere, *seated)
    assert {pick.position for pick in made.picks} == {"seated-chair"}
    assert {pick.exercise.positions for pick in made.picks if pick.own is anywhere} == {("seated-chair",)}


@pytest.mark.parametrize(("positions", "found"), [((), False), (("seated-chair",), True), (("standing", "seated-chair"), True)])
def test_a_chair_is_at_hand_when_sitting_on_one_is_asked_for_by_name(positions: tuple[str, ...], found: bool) -> None:
    seated = [one._replace(positions=("seated-chair",), equipment=("chair",)) for one in NECKS]
    assert isinstance(compose(Wish(("neck",), 3, positions, equipment=()), seated), Composed) is found


def test_a_mat_or_a_pillow_is_comfort_that_nobody_has_to_have() -> None:
    soft = [one._replace(positions=("supine",), equipment=("mat", "pillow")) for one in NECKS]
    assert isinstance(compose(Wish(("neck",), 3, equipment=()), soft), Composed)


def test_amounts_never_leave_a_cue_unsaid() -> None:
    wordy = exercise("wordy", cues=(SPOKEN_IN_15_S,), prepare_ms=5_000)
    made = compose(Wish(("neck",), 2), [wordy, *NECKS[:3]])
    assert isinstance(made, Composed)
    for pick in made.picks:
        said_ms = sum(400 * len(cue.split()) for cue in pick.exercise.cues)
        assert said_ms <= exercise_ms(pick.exercise)


def test_massage_brings_its_preflight_and_comes_only_where_there_is_nothing_else() -> None:
    press = exercise("press", kind="massage", phases=(Phase("press", 30_000),), reps=4, rest_ms=0, prepare_ms=0)
    alone = composed(Wish(("neck",), 2), press)
    assert (ids(alone), alone.routine.preflight) == (["press"], ("pressure",))
    assert "press" not in ids(composed(Wish(("neck",), 2), press, *NECKS))


@pytest.mark.parametrize(
    ("words", "areas"),
    [
        (["back"], ("upper-back", "mid-back", "lower-back")),
        (["Thoracic"], ("mid-back",)),
        (["neck", "throat", "jaw"], ("neck", "jaw")),
        (["everything", "neck"], ("whole-body",)),
        (["elbow", "what"], ("forearms",)),
    ],
)
def test_words_that_people_use_are_areas(words: list[str], areas: tuple[str, ...]) -> None:
    assert areas_asked(words) == areas


def lengths(one: Exercise, *, short: bool) -> set[int]:
    """Every length that the rules allow it; by themselves, without the program's help."""
    holds = [phase for phase in one.phases if phase.name == "hold"]
    free = one.kind == "stretch" and holds[0].ms >= 15_000
    ways = {one}
    for seconds in (10, 12, 15, 18, 20, 25, 30) if free else ():
        phases = tuple(phase._replace(ms=seconds * 1000) if phase.name == "hold" else phase for phase in one.phases)
        if holds[0].limit_ms is None or seconds * 1000 <= holds[0].limit_ms:
            ways.add(one._replace(phases=phases))
    if one.kind not in ("massage", "contract-relax"):
        ways = {way._replace(reps=reps) for way in ways for reps in range(1, max(6, one.reps) + 1)} | {one}
    spoken_ms = sum(400 * len(cue.split()) for cue in one.cues)
    said = {
        way for way in ways
        if way == one or spoken_ms <= way.prepare_ms + way.reps * sum(p.ms for p in way.phases) + (way.reps - 1) * way.rest_ms
    }  # fmt: skip
    return {exercise_ms(way) for way in said if not (short and holds_long(way))}


def can_be_had(wish: Wish, library: tuple[Exercise, ...], *, near: bool) -> bool:
    """Whether some choice of these, in whole seconds, keeps the rules; found by trying them all. Without movers and massage."""
    usable = [one for one in library if allows(wish, one) and one.kind != "breathing"]
    asked, rest = [one for one in usable if asks_for(wish, one)], [one for one in usable if not asks_for(wish, one)]
    rest = [one for one in rest if touches(wish, one)]
    for some, others in product(subsets(asked), subsets(rest)):
        if near and not any(touches(wish, one) for one in (*some, *others)):
            continue
        for first, second in product(sums(some), sums(others)):
            if second <= first and wish.least_ms <= first + second <= wish.total_ms:
                return True
    return False


def subsets(of: list[Exercise]) -> list[tuple[Exercise, ...]]:
    return [some for count in range(len(of) + 1) for some in combinations(of, count)]


def sums(of: tuple[Exercise, ...]) -> set[int]:
    found = {0}
    for one in of:
        found = {ms + more for ms in found for more in lengths(one, short=False)}
    return found


@settings(max_examples=150, deadline=None)
@given(wish=wishes(NEAR, longest=5), library=libraries(4))
def test_what_can_be_had_is_had_and_with_a_neighbour_where_that_can_be(wish: Wish, library: tuple[Exercise, ...]) -> None:
    plain = tuple(one for one in library if not moves(one) and one.kind != "massage")
    made = compose(wish, plain)
    if isinstance(made, CannotCompose):
        assert not can_be_had(wish, plain, near=False)
    elif not any(touches(wish, pick.own) for pick in made.picks):
        assert not can_be_had(wish, plain, near=True)


def test_the_oracle_finds_what_is_easy_to_find() -> None:
    assert can_be_had(Wish(("neck",), 3), NECKS[:4], near=False)
    assert not can_be_had(Wish(("neck",), 3), NECKS[:4], near=True)
    assert positions_of(Wish(("neck",), 3, equipment=()), exercise("x", positions=("seated-chair",))) == set()
