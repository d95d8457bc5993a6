"""Whatever is composed keeps the rules, from the bundled library and from any other; or there is a reason why not."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtui.daily.compose import CannotCompose, Composed, compose
from stretchtui.daily.wish import Wish
from stretchtui.routine.lengths import exercise_ms
from stretchtui.routine.model import Exercise, Phase
from tests.daily.made import NEAR, bundled, exercise, libraries, wishes
from tests.daily.rules import (
    RULES,
    Rule,
    allows,
    no_exercise_comes_twice,
    nobody_lies_down_and_gets_up_to_lie_down_again,
    only_what_the_wish_allows,
    the_total_is_within_five_percent_and_never_over,
    touches,
)

IDS = tuple(one.id or "" for one in bundled())
MADE = wishes(NEAR, ids=("exercise-0", "exercise-1"), longest=20)


@settings(max_examples=200, deadline=None)
@given(wish=wishes(ids=IDS))
def test_of_the_bundled_library_all_rules_hold_or_there_is_a_reason(wish: Wish) -> None:
    composed = compose(wish, bundled())
    if isinstance(composed, Composed):
        for rule in RULES:
            rule(composed, wish, bundled())
    else:
        assert composed.reason


@settings(max_examples=300, deadline=None)
@given(wish=MADE, library=libraries())
def test_of_any_library_all_rules_hold_or_there_is_a_reason(wish: Wish, library: tuple[Exercise, ...]) -> None:
    composed = compose(wish, library)
    if isinstance(composed, Composed):
        for rule in RULES:
            rule(composed, wish, library)
    else:
        assert composed.reason


def test_the_rules_find_what_is_against_them() -> None:
    wish = Wish(("upper-back",), 6, seed=1)
    composed = compose(wish, bundled())
    assert isinstance(composed, Composed)
    others = (Wish(("eyes",), 12, ("prone",), seed=1), Wish(("jaw",), 3, equipment=(), level="gentle", avoid=("balance",)))
    for other in others:
        broken = {rule.__name__ for rule in RULES if not _holds(rule, composed, other)}
        assert {only_what_the_wish_allows.__name__, the_total_is_within_five_percent_and_never_over.__name__} <= broken
    twice = replace(composed, picks=(*composed.picks, *composed.picks))
    assert not _holds(no_exercise_comes_twice, twice, wish)
    assert not _holds(nobody_lies_down_and_gets_up_to_lie_down_again, _up_and_down(composed), wish)


def _holds(rule: Rule, composed: Composed, wish: Wish) -> bool:
    try:
        rule(composed, wish, bundled())
    except AssertionError:
        return False
    return True


def _up_and_down(composed: Composed) -> Composed:
    places = zip(composed.picks, ["standing", "supine", "standing", "prone"], strict=False)
    return replace(composed, picks=tuple(replace(pick, position=place) for pick, place in places))


@settings(max_examples=100, deadline=None)
@given(wish=wishes(ids=IDS))
def test_over_five_minutes_it_begins_with_one_to_two_minutes_of_warming_up(wish: Wish) -> None:
    composed = compose(wish, bundled())
    march = [one for one in bundled() if one.kind == "warm-up" and allows(wish, one)]
    if isinstance(composed, Composed) and wish.minutes > 5 and march:
        first = composed.picks[0].exercise
        assert first.kind == "warm-up"
        assert 60_000 <= exercise_ms(first) - first.prepare_ms <= 120_000


@settings(max_examples=150, deadline=None)
@given(wish=wishes(ids=IDS))
def test_a_neighbouring_area_is_in_wherever_the_bundled_library_has_one_that_may_be_done(wish: Wish) -> None:
    composed = compose(wish, bundled())
    possible = any(touches(wish, one) and allows(wish, one) and one.kind not in ("massage", "breathing") for one in bundled())
    if isinstance(composed, Composed) and possible:
        assert any(touches(wish, pick.own) for pick in composed.picks)


@settings(max_examples=60, deadline=None)
@given(wish=wishes(ids=IDS), order=st.integers(0, 99))
def test_the_same_wish_and_library_give_the_same_routine_in_whatever_order_it_is_read(wish: Wish, order: int) -> None:
    shuffled = list(bundled())
    Random(order).shuffle(shuffled)
    assert compose(wish, bundled()) == compose(wish, shuffled)


def test_another_seed_gives_another_routine() -> None:
    made = {str(compose(Wish(("upper-back",), 8, seed=seed), bundled())) for seed in range(10)}
    assert len(made) > 5


@settings(max_examples=60, deadline=None)
@given(wish=MADE, library=libraries())
def test_the_lengths_that_a_refusal_names_can_be_had(wish: Wish, library: tuple[Exercise, ...]) -> None:
    refused = compose(wish, library)
    for minutes in refused.minutes if isinstance(refused, CannotCompose) else ():
        again = Wish(wish.areas, minutes, wish.positions, wish.equipment, wish.level, wish.avoid, wish.leave_out, wish.seed)
        assert isinstance(compose(again, library), Composed)


def test_a_calm_ending_holds_nothing_long_where_nothing_can_move_before_it() -> None:
    """Eyes move in a chair only, and what is asked for is done standing, which comes first."""
    short = (Phase("move", 0), Phase("hold", 10_000), Phase("release", 2_000))
    long = (Phase("move", 0), Phase("hold", 15_000, stretch=True), Phase("release", 2_000))
    library = (
        exercise("stand", positions=("standing",), sides="each", sets=2, phases=short, prepare_ms=0),
        exercise("look", "eyes", kind="mobility", positions=("seated-chair",), phases=(Phase("release", 2_000),), prepare_ms=0),
        exercise("breathe", kind="breathing", positions=("standing",), phases=long, prepare_ms=0),
    )
    wish = Wish(areas=("neck",), minutes=8, level="moderate")
    composed = compose(wish, library)
    if isinstance(composed, Composed):
        for rule in RULES:
            rule(composed, wish, library)
    else:
        assert composed.reason
