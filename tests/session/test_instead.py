"""What is offered instead of an exercise that hurts, and an exercise put into a session."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.routine import lengths
from stretchtui.routine.model import CircuitStep, Exercise, ExerciseStep, Routine
from stretchtui.session import events
from stretchtui.session.frame import frame
from stretchtui.session.instead import OfferKind, gently, offers
from stretchtui.session.place import Player
from stretchtui.session.player import index_at, step
from stretchtui.session.record import record
from stretchtui.session.timeline import Timeline, build, with_exercise_after, without_steps
from tests.session.exercises import PLAIN, REST, SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, routine, timeline
from tests.session.strategies import PRESSES, Presses, exercises, routines
from tests.session.walking import after, started

SQUEEZE = PLAIN._replace(id="squeeze", name="Squeeze", reps=5, sets=2, counter="raises")
RAISES = PLAIN._replace(id="raises", name="Raises", reps=4, counter="squeeze", gentler="shrug")
SHRUG = PLAIN._replace(id="shrug", name="Shrug", reps=3)
TWIST = SEATED_TWIST._replace(id="twist", counter="twist", reps=3)
TILT = SEATED_TWIST._replace(id="tilt", counter="squeeze")
LIBRARY = {one.id: one for one in (SQUEEZE, RAISES, SHRUG, TWIST, TILT)}


def hurt(*steps: Exercise, at_ms: int, also: Collection[int] = ()) -> Player:
    """A session in which an ouch comes at that moment, after others at those before it."""
    player = started(timeline(*steps), count_in_ms=0)
    for ms in also:
        player = after(player, (ms, events.Ouch()), (ms, events.GoOn()))
    return after(player, (at_ms, events.Ouch()))


def offered(player: Player, *, but: Collection[str] = ()) -> list[tuple[str, str | None, str, int]]:
    found = offers(player, LIBRARY.get, lambda one: one.id not in but)
    return [(one.kind, one.exercise.id, one.exercise.sides, one.exercise.reps) for one in found]


def test_offered_are_the_opposite_movement_with_half_its_repetitions_and_the_gentler_one_whole() -> None:
    assert offered(hurt(RAISES, at_ms=6_000)) == [("counter", "squeeze", "both", 3), ("gentler", "shrug", "both", 3)]


def test_gently_is_the_same_slow_timing_in_one_set_of_half_the_repetitions_rounded_up() -> None:
    gentle = gently(SQUEEZE)
    assert (gentle.reps, gentle.sets) == (3, 1)
    assert gentle._replace(reps=SQUEEZE.reps, sets=SQUEEZE.sets) == SQUEEZE
    assert gently(PLAIN).reps == 1


def test_an_exercise_that_is_its_own_opposite_is_offered_on_the_other_side_alone() -> None:
    assert offered(hurt(TWIST, at_ms=15_000)) == [("other side", "twist", "left", 2)]
    last_side_ms = lengths.exercise_ms(TWIST) - 1
    assert offered(hurt(TWIST, at_ms=last_side_ms)) == [("other side", "twist", "right", 2)]


def test_the_other_side_of_any_exercise_is_offered_while_it_is_to_come() -> None:
    assert offered(hurt(TILT, at_ms=15_000)) == [("counter", "squeeze", "both", 3), ("other side", "tilt", "left", 1)]
    assert offered(hurt(TILT, at_ms=lengths.exercise_ms(TILT) - 1)) == [("counter", "squeeze", "both", 3)]


def test_what_the_person_may_not_do_is_not_offered() -> None:
    assert offered(hurt(RAISES, at_ms=6_000), but={"squeeze"}) == [("gentler", "shrug", "both", 3)]
    assert offered(hurt(TWIST, at_ms=15_000), but={"twist"}) == []


def test_what_is_in_no_library_is_not_offered() -> None:
    assert offered(hurt(PLAIN._replace(counter="nowhere", gentler="gone"), at_ms=6_000)) == []


def test_what_has_hurt_itself_is_not_offered() -> None:
    after_squeeze_ms = lengths.exercise_ms(SQUEEZE) + 6_000
    assert offered(hurt(SQUEEZE, RAISES, at_ms=after_squeeze_ms, also=(6_000,))) == [("gentler", "shrug", "both", 3)]
    left_ms = lengths.exercise_ms(TWIST) - 1
    assert offered(hurt(TWIST, at_ms=left_ms, also=(15_000,))) == []


def test_the_same_exercise_is_offered_once() -> None:
    both = RAISES._replace(gentler="squeeze")
    assert offered(hurt(both, at_ms=6_000)) == [("counter", "squeeze", "both", 3)]


def test_without_an_ouch_nothing_is_offered() -> None:
    assert offers(started(timeline(RAISES)), LIBRARY.get, lambda _: True) == ()


def test_what_hurts_in_its_own_place_leads_on_to_what_it_was_offered_for_no_more() -> None:
    squeezing = after(hurt(RAISES, at_ms=6_000), (7_000, events.Instead(gently(SQUEEZE))), (8_000, events.Ouch()))
    assert offered(squeezing) == []


def test_it_is_done_next_and_the_rest_of_what_hurt_is_skipped() -> None:
    player = hurt(SHOULDER_RAISES, SEATED_TWIST, STANDING_TWIST, at_ms=72_000)
    player = after(player, (80_000, events.Instead(SQUEEZE)), (90_000, events.GoOn()))
    seen = frame(player, 90_000)
    assert (seen.name, seen.number, seen.of, seen.left_total_ms) == ("Squeeze", 3, 4, lengths.exercise_ms(SQUEEZE) + 64_000)
    made = record(player, 10**6)
    assert [(one.name, one.doing, one.instead) for one in made.exercises] == [
        ("Shoulder raises", "done", False), ("Seated twist", "partly", False), ("Squeeze", "done", True),
        ("Standing twist with a step", "done", False),
    ]  # fmt: skip
    assert made.active_ms == 72_000 + lengths.exercise_ms(SQUEEZE) + 64_000


def test_after_the_last_exercise_too() -> None:
    player = after(started(timeline(PLAIN)), (6_000, events.Instead(SHRUG)))
    assert (frame(player, 6_000).name, frame(player, 6_000).number) == ("Shrug", 2)


def test_in_a_circuit_it_belongs_to_the_round_it_was_put_into() -> None:
    plan = build(routine(PLAIN))
    rounds = replace(plan, segments=tuple(replace(one, round=2, rounds=3) for one in plan.segments))
    longer = with_exercise_after(rounds, 0, SHRUG)
    assert {(one.round, one.rounds) for one in longer.segments} == {(2, 3)}


def test_an_exercise_without_any_length_is_refused() -> None:
    nothing = PLAIN._replace(prepare_ms=0, rest_ms=0, phases=(PLAIN.phases[0]._replace(ms=0),))
    player = after(started(timeline(PLAIN)), (6_000, events.Instead(nothing)))
    assert (player.why, frame(player, 6_000).name) == ("there is nothing to do in it", "Plain")


def test_what_was_done_of_later_exercises_before_going_back_stays_theirs() -> None:
    player = after(
        started(timeline(SHOULDER_RAISES, SEATED_TWIST)),
        (0, events.Jump(1)),
        (20_000, events.Spasm()),
        (30_000, events.Jump(0)),
        (31_000, events.GoOn()),
        (44_000, events.Ouch()),
        (45_000, events.Instead(SHRUG)),
    )
    made = record(player, 50_000)
    assert [(one.name, one.lived_ms, one.spasms, one.ouches) for one in made.exercises] == [
        ("Shoulder raises", 10_000, 0, (None,)), ("Shrug", 0, 0, ()), ("Seated twist", 20_000, 1, ()),
    ]  # fmt: skip


def without_flag(plan: Timeline) -> Timeline:
    return replace(plan, walked=tuple(replace(one, instead=False) for one in plan.walked))


@given(st.lists(exercises(), min_size=1, max_size=4), exercises(), st.data())
def test_the_timeline_is_the_one_of_a_routine_that_had_it_from_the_start(
    before: list[Exercise], added: Exercise, data: st.DataObject
) -> None:
    plan = build(routine(*before))
    if not plan.walked:
        return
    at = data.draw(st.integers(0, len(plan.walked) - 1))
    done = [one.exercise for one in plan.walked if one.exercise is not None]
    whole = build(routine(*done[: at + 1], added, *done[at + 1 :]))
    assert without_flag(with_exercise_after(plan, at, added)) == whole


@given(routines(), exercises(), st.integers(0, 40_000), st.integers(0, 6))
def test_time_still_tiles_and_nothing_is_lost(plan_of: Routine, added: Exercise, now_ms: int, number: int) -> None:
    player = step(started(build(plan_of)), events.Jump(number), 0)
    before = step(player, events.Spasm(), now_ms)
    if before.why:
        return
    player = step(before, events.Instead(added), now_ms)
    old, new = before.timeline, player.timeline
    ends = [new.end_ms(i) for i in range(len(new.segments))]
    assert [0, *ends[:-1]] == [*new.starts]
    assert new.total_ms == sum(one.ms for one in new.segments) == old.total_ms + (0 if player.why else lengths.exercise_ms(added))
    assert new.exercises == old.exercises + (not player.why)
    assert [one.number for one in new.walked if one.number] == [*range(1, new.exercises + 1)]
    for place, one in enumerate(new.walked):
        assert {segment.step for segment in new.segments[one.first : one.last + 1]} == {place}
    assert [one.last + 1 for one in new.walked[:-1]] == [one.first for one in new.walked[1:]]
    if not player.why:
        here = new.walked[new.segments[index_at(player, now_ms)].step]
        assert (here.exercise, here.instead) == (added, True)
        assert record(player, now_ms).active_ms == record(before, now_ms).active_ms


@pytest.mark.parametrize("kind", ["counter", "gentler"])
def test_an_offer_is_what_would_be_done(kind: OfferKind) -> None:
    found = {one.kind: one for one in offers(hurt(RAISES, at_ms=6_000), LIBRARY.get, lambda _: True)}
    assert {*found} == {"counter", "gentler"}
    player = after(hurt(RAISES, PLAIN, at_ms=6_000), (7_000, events.Instead(found[kind].exercise)))
    assert frame(player, 7_000).reps == 3


def rounds(*steps: Exercise, times: int = 3) -> Timeline:
    return build(routine(CircuitStep(times, tuple(map(ExerciseStep, steps)), 10_000)))


def test_an_exercise_that_hurt_is_not_done_again_in_a_later_round_and_this_is_told() -> None:
    player = after(started(rounds(SHOULDER_RAISES, SEATED_TWIST)), (72_000, events.Ouch()))
    titles = [one.title for one in player.timeline.walked]
    raises, twist = SHOULDER_RAISES.name, SEATED_TWIST.name
    assert titles == [raises, twist, "Rest", raises, "Rest", raises]
    assert (frame(player, 72_000).name, frame(player, 72_000).of) == (twist, 4)
    made = record(player, 72_000)
    assert [one.name for one in made.taken_out] == [twist, twist]
    assert made.hurt_in_words[0] == "Seated twist: ouch on the right side; left out after that"


def test_rests_between_rounds_of_nothing_go_too() -> None:
    alone = after(started(rounds(SEATED_TWIST, times=4)), (20_000, events.Ouch()))
    assert [one.title for one in alone.timeline.walked] == [SEATED_TWIST.name]
    plan = build(routine(CircuitStep(3, (ExerciseStep(SEATED_TWIST),), 10_000), REST, PLAIN))
    followed = after(started(plan), (20_000, events.Ouch()))
    assert [one.title for one in followed.timeline.walked] == [SEATED_TWIST.name, "Rest", "Plain"]


def test_what_has_been_done_of_it_already_stays_in_the_record() -> None:
    player = after(
        started(rounds(SHOULDER_RAISES, SEATED_TWIST)), (0, events.Jump(4)), (20_000, events.Jump(1)), (40_000, events.Ouch())
    )
    made = record(player, 40_000)
    assert [(one.name, one.lived_ms) for one in made.exercises if one.name == SEATED_TWIST.name] == [
        (SEATED_TWIST.name, 20_000), (SEATED_TWIST.name, 20_000),
    ]  # fmt: skip
    assert [one.name for one in made.taken_out] == [SEATED_TWIST.name]


@given(routines(), PRESSES)
def test_every_exercise_planned_or_put_in_is_in_the_record_or_among_those_taken_out(plan_of: Routine, presses: Presses) -> None:
    player, now_ms = started(build(plan_of)), 0
    many = player.timeline.exercises
    for span_ms, event in presses:
        now_ms += span_ms
        player = step(player, event, now_ms)
        many += isinstance(event, events.Instead) and not player.why
    made = record(player, now_ms)
    assert len(made.exercises) + len(made.taken_out) == many
    assert [one.number for one in player.timeline.walked if one.number] == [*range(1, player.timeline.exercises + 1)]


@given(st.lists(exercises(), min_size=1, max_size=4), st.data())
def test_taken_out_the_timeline_is_the_one_of_a_routine_that_never_had_it(before: list[Exercise], data: st.DataObject) -> None:
    plan = build(routine(*before))
    gone = data.draw(st.sets(st.integers(0, 3)))
    left = [one.exercise for number, one in enumerate(plan.walked) if number not in gone and one.exercise is not None]
    assert without_steps(plan, gone) == build(routine(*left))
