"""What must hold of everything that is composed, said once more and without the program's own help. Each raises what it finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from stretchtui.daily.compose import Composed
from stretchtui.daily.neighbours import NEIGHBOURS
from stretchtui.daily.wish import Wish
from stretchtui.routine.lengths import exercise_ms
from stretchtui.routine.model import Exercise
from stretchtui.routine.vocabulary import LEVELS

Rule = Callable[[Composed, Wish, Sequence[Exercise]], None]


def asks_for(wish: Wish, exercise: Exercise) -> bool:
    return "whole-body" in wish.areas or any(area in wish.areas for area in exercise.areas)


def touches(wish: Wish, exercise: Exercise) -> bool:
    near = {area for asked in wish.areas for area in NEIGHBOURS[asked]} - set(wish.areas)
    return "whole-body" not in wish.areas and any(area in near for area in exercise.areas)


def allows(wish: Wish, exercise: Exercise) -> bool:
    at_hand = None if wish.equipment is None else {*wish.equipment, "mat", "pillow"}
    if at_hand is not None and "seated-chair" in wish.positions:
        at_hand.add("chair")
    return (
        exercise.kind not in ("rest", "remedy")
        and exercise.pace == "timed"
        and exercise.sides not in ("left", "right")
        and exercise_ms(exercise) > 0
        and bool(positions_of(wish, exercise))
        and (at_hand is None or set(exercise.equipment) <= at_hand)
        and LEVELS.index(exercise.level) <= LEVELS.index(wish.level)
        and not set(exercise.flags) & set(wish.avoid)
        and exercise.id not in wish.leave_out
    )


def positions_of(wish: Wish, exercise: Exercise) -> set[str]:
    chair = wish.equipment is None or "chair" in wish.equipment or "seated-chair" in wish.positions
    open_to = {one for one in exercise.positions if not wish.positions or one in wish.positions}
    return open_to if chair else open_to - {"seated-chair"}


def holds_long(exercise: Exercise) -> bool:
    return any(phase.stretch and phase.ms >= 15_000 for phase in exercise.phases)


def moves(exercise: Exercise) -> bool:
    return exercise.kind in ("warm-up", "mobility") and not holds_long(exercise)


def only_what_the_wish_allows(composed: Composed, wish: Wish, library: Sequence[Exercise]) -> None:
    for pick in composed.picks:
        assert pick.own in library
        assert allows(wish, pick.own)
        assert pick.position in positions_of(wish, pick.own)


def at_least_half_of_the_time_is_for_what_is_asked(composed: Composed, wish: Wish, library: Sequence[Exercise]) -> None:
    asked_ms = sum(exercise_ms(pick.exercise) for pick in composed.picks if asks_for(wish, pick.own))
    assert 2 * asked_ms >= composed.total_ms


def something_moves_before_the_first_long_hold(composed: Composed, wish: Wish, library: Sequence[Exercise]) -> None:
    if any(moves(one) and allows(wish, one) for one in library):
        holding = [holds_long(pick.exercise) for pick in composed.picks]
        moving = [moves(pick.exercise) for pick in composed.picks]
        if any(holding):
            assert any(moving[: holding.index(True)])


def both_sides_get_the_same(composed: Composed, wish: Wish, library: Sequence[Exercise]) -> None:
    for pick in composed.picks:
        assert pick.exercise.sides == pick.own.sides in ("both", "each", "alternate")


def nobody_lies_down_and_gets_up_to_lie_down_again(composed: Composed, wish: Wish, library: Sequence[Exercise]) -> None:
    groups = [position for position, _ in groupby(pick.position for pick in composed.picks)]
    assert len(groups) == len(set(groups))
    heights = [{"standing": 0, "seated-chair": 1}.get(position, 2) for position in groups]
    assert heights == sorted(heights) or heights == sorted(heights, reverse=True)


def no_exercise_comes_twice(composed: Composed, wish: Wish, library: Sequence[Exercise]) -> None:
    ids = [pick.own.id for pick in composed.picks]
    assert len(ids) == len(set(ids))


def the_total_is_within_five_percent_and_never_over(composed: Composed, wish: Wish, library: Sequence[Exercise]) -> None:
    assert composed.total_ms == sum(exercise_ms(pick.exercise) for pick in composed.picks)
    assert 0.95 * wish.minutes * 60_000 <= composed.total_ms <= wish.minutes * 60_000


def amounts_stay_within_bounds(composed: Composed, wish: Wish, library: Sequence[Exercise]) -> None:
    for pick in composed.picks:
        done, own = pick.exercise, pick.own
        assert 1 <= done.reps <= max(6, own.reps)
        assert done.limit_ms is None or exercise_ms(done) - done.prepare_ms <= done.limit_ms or done.reps == own.reps
        for phase, before in zip(done.phases, own.phases, strict=True):
            assert phase == before._replace(ms=phase.ms)
            if phase.ms != before.ms and own.kind == "warm-up":
                assert (phase.name, phase.ms in (60_000, 90_000), phase.ms < before.ms) == ("hold", True, True)
            elif phase.ms != before.ms:
                assert (own.kind, phase.name) == ("stretch", "hold")
                assert before.ms >= 15_000
                assert 10_000 <= phase.ms <= min(30_000, phase.limit_ms or 30_000)
        assert own == done._replace(reps=own.reps, phases=own.phases, positions=own.positions)


def massage_only_where_there_is_nothing_else(composed: Composed, wish: Wish, library: Sequence[Exercise]) -> None:
    pressing = [pick.own for pick in composed.picks if pick.own.kind == "massage"]
    wanted = set(wish.areas) if "whole-body" not in wish.areas else set(NEIGHBOURS)
    for one in pressing:
        others = [other for other in library if allows(wish, other) and other.kind not in ("massage", "breathing")]
        assert any(not any(area in other.areas for other in others) for area in wanted.intersection(one.areas))
    assert composed.routine.preflight == (("pressure",) if pressing else ())


def marching_in_passing_is_a_sixth_of_it_at_most(composed: Composed, wish: Wish, library: Sequence[Exercise]) -> None:
    first = composed.picks[0]
    marches = first.own.kind == "warm-up" and holds(first.own) >= 60_000
    if wish.minutes >= 6 and marches and not asks_for(wish, first.own):
        assert holds(first.exercise) <= max(90_000, wish.total_ms // 6)


def holds(exercise: Exercise) -> int:
    return sum(phase.ms for phase in exercise.phases if phase.name == "hold")


def breathing_comes_once_and_last(composed: Composed, wish: Wish, library: Sequence[Exercise]) -> None:
    assert all(pick.own.kind != "breathing" for pick in composed.picks[:-1])


def every_exercise_says_why_it_is_in(composed: Composed, wish: Wish, library: Sequence[Exercise]) -> None:
    assert all(pick.why.strip() for pick in composed.picks)
    beginnings = ("main area: ", "for the ", "neighbour of ", "whole body", "warms up", "gets you moving", "calm ending")
    assert all(pick.why.startswith(beginnings) for pick in composed.picks)


def the_routine_is_made_of_its_picks(composed: Composed, wish: Wish, library: Sequence[Exercise]) -> None:
    assert [step.exercise for step in composed.routine.steps if hasattr(step, "exercise")] == [p.exercise for p in composed.picks]
    assert all(one.position == one.exercise.positions[0] for one in composed.picks)
    assert set(composed.routine.positions) == {pick.position for pick in composed.picks}


RULES: tuple[Rule, ...] = (
    only_what_the_wish_allows, at_least_half_of_the_time_is_for_what_is_asked, something_moves_before_the_first_long_hold,
    both_sides_get_the_same, nobody_lies_down_and_gets_up_to_lie_down_again, no_exercise_comes_twice,
    the_total_is_within_five_percent_and_never_over, amounts_stay_within_bounds, massage_only_where_there_is_nothing_else,
    marching_in_passing_is_a_sixth_of_it_at_most, breathing_comes_once_and_last, every_exercise_says_why_it_is_in,
    the_routine_is_made_of_its_picks,
)  # fmt: skip
