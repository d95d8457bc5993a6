"""Why a wish cannot be had, and what to ask for instead."""

from __future__ import annotations

import pytest

from stretchtui.daily.compose import CannotCompose, compose
from stretchtui.daily.wish import Wish
from stretchtui.routine.model import Exercise
from tests.daily.made import exercise

WALL = [exercise(f"wall-{n}", "ankles", positions=("seated-chair",), equipment=("wall",)) for n in range(2)]
STANDING = exercise("standing", "ankles", positions=("standing",), level="moderate", flags=("balance",))


def refused(wish: Wish, *library: Exercise) -> CannotCompose:
    answer = compose(wish, library)
    assert isinstance(answer, CannotCompose)
    return answer


@pytest.mark.parametrize(
    ("wish", "library", "said"),
    [
        (Wish(("ankles",), 3, ("seated-chair",), ()), WALL,
         "nothing for ankles on a chair without equipment; with a wall there are 2"),
        (Wish(("ankles",), 3, ("seated-chair",)), [STANDING], "nothing for ankles on a chair; standing there is 1"),
        (Wish(("ankles",), 3, level="gentle"), [STANDING], "nothing for ankles that is gentle; at level moderate there is 1"),
        (Wish(("ankles",), 3, avoid=("balance",)), [STANDING],
         "nothing for ankles without what you avoid; 1 is ruled out by what you avoid: balance"),
        (Wish(("ankles",), 3, leave_out=("standing",)), [STANDING],
         "nothing for ankles beyond what you left out; you left out Standing"),
        (Wish(("ankles", "feet"), 3), [], "there is nothing for ankles or feet in the library"),
        (Wish(("eyes",), 3), [exercise("look", "eyes", kind="rest")],
         "there is nothing for eyes in the library that can be composed, only what is done alone: Look"),
        (Wish(("ankles",), 30), [STANDING],
         "there is too little for ankles to fill 30 minutes without doing anything twice; the longest it can do is 2 minutes"),
        (Wish(("ankles",), 3, ("seated-chair",), avoid=("balance",)), [STANDING],
         "nothing for ankles on a chair without what you avoid; without all that there is 1"),
    ],
)  # fmt: skip
def test_the_reason_is_said_with_what_would_help(wish: Wish, library: list[Exercise], said: str) -> None:
    assert str(refused(wish, *library)) == said


def test_what_is_too_long_for_the_time_names_the_shortest_that_can_be_had() -> None:
    long = exercise("long", "ankles", kind="contract-relax", reps=8, prepare_ms=20_000)
    answer = refused(Wish(("ankles",), 2), long)
    assert str(answer) == "what there is for ankles does not fit into 2 minutes; the shortest it can do is 4 minutes"
    assert answer.minutes == (4,)


def test_between_two_lengths_that_can_be_had_both_are_named() -> None:
    answer = refused(
        Wish(("ankles",), 3),
        exercise("short", "ankles", kind="contract-relax", reps=4, prepare_ms=10_000),
        exercise("long", "ankles", kind="contract-relax", reps=8, prepare_ms=20_000),
    )
    assert str(answer) == "nothing for ankles lasts 3 minutes; 2 or 4 minutes would do"
