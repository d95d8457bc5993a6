"""What can be done instead of an exercise that hurts; it is put into the session, and the other is taken out. Never here: asking.

Offered are, where they may be done and have not hurt themselves: the movement the opposite way, gently; the other side of an
exercise with two, gently; the gentler variant.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from stretchtui.routine.model import Exercise, Side
from stretchtui.session.instructions import other_side
from stretchtui.session.marks import side_of
from stretchtui.session.place import Player
from stretchtui.session.segment import Walked
from stretchtui.session.timeline import Timeline, with_exercise_after, without_steps

OfferKind = Literal["counter", "other side", "gentler"]


@dataclass(frozen=True, slots=True)
class Offer:
    kind: OfferKind
    exercise: Exercise
    """As it would be done: so many repetitions, on that side."""


def gently(exercise: Exercise) -> Exercise:
    """In its own slow time, one set of half the repetitions, rounded up."""
    return exercise._replace(reps=-(-exercise.reps // 2), sets=1)


def one_side(exercise: Exercise, side: Side) -> Exercise:
    return exercise._replace(sides=side, first_side=side)


def offers(player: Player, known: Callable[[str], Exercise | None], may_be_done: Callable[[Exercise], bool]) -> tuple[Offer, ...]:
    """What can be done instead of the exercise marked last; `known` finds an exercise by its id."""
    ouches = [mark.segment for mark in player.marks if mark.kind == "ouch"]
    if not ouches:
        return ()
    hurt = {_who(player.timeline, segment) for segment in ouches}
    found: dict[tuple[str, str], Offer] = {}
    for offer in _possible(player.timeline, ouches[-1], known):
        if may_be_done(offer.exercise) and not _has_hurt(offer, hurt):
            found.setdefault((_name(offer.exercise), offer.exercise.sides), offer)
    return tuple(found.values())


def _possible(timeline: Timeline, segment: int, known: Callable[[str], Exercise | None]) -> Iterator[Offer]:
    exercise, side = timeline.segments[segment].exercise, side_of(timeline, segment)
    assert exercise is not None  # an ouch is about an exercise
    is_its_own = bool(exercise.counter) and exercise.counter == exercise.id
    counter = known(exercise.counter) if exercise.counter and not is_its_own else None
    if counter is not None:
        yield Offer("counter", gently(counter))
    if side is not None and (is_its_own or _is_to_come(timeline, segment, other_side(side))):
        yield Offer("other side", gently(one_side(exercise, other_side(side))))
    gentler = known(exercise.gentler) if exercise.gentler else None
    if gentler is not None:
        yield Offer("gentler", gentler)


def _is_to_come(timeline: Timeline, segment: int, side: Side) -> bool:
    """Whether that side was still to be done in this exercise, after this segment."""
    last = timeline.walked[timeline.segments[segment].step].last
    return any(one.kind == "phase" and one.side == side for one in timeline.segments[segment + 1 : last + 1])


def _who(timeline: Timeline, segment: int) -> tuple[str, Side | None]:
    exercise = timeline.segments[segment].exercise
    return "" if exercise is None else _name(exercise), side_of(timeline, segment)


def _name(exercise: Exercise) -> str:
    return exercise.name if exercise.id is None else exercise.id


def _has_hurt(offer: Offer, hurt: set[tuple[str, Side | None]]) -> bool:
    """Of an exercise of which only one side would be done, that side; of any other, the exercise at all."""
    name = _name(offer.exercise)
    if offer.kind == "other side":
        return (name, offer.exercise.sides) in hurt
    return any(name == who for who, _ in hurt)


def with_instead(player: Player, here: Walked, exercise: Exercise) -> Player | str:
    """The session with the exercise put in after the step it is in. What was lived and marked later keeps its place."""
    timeline = with_exercise_after(player.timeline, player.timeline.segments[here.first].step, exercise)
    if timeline is player.timeline:
        return "there is nothing to do in it"
    longer_by = len(timeline.segments) - len(player.timeline.segments)
    return _carried(player, timeline, lambda segment: segment + longer_by if segment > here.last else segment)


def without_repeats(player: Player) -> Player:
    """The session without what was still to come of the exercise that hurt last: not once more, in no later round."""
    timeline, hurt = player.timeline, player.marks[-1].segment
    here, name = timeline.segments[hurt].step, _who(timeline, hurt)[0]
    touched = {timeline.segments[segment].step for segment in _touched(player)}
    later = [step for step in range(here + 1, len(timeline.walked)) if step not in touched]
    again = [one for one in (timeline.walked[step].exercise for step in later) if one is not None and _name(one) == name]
    if not again:
        return player
    repeats = {step for step in later if (one := timeline.walked[step].exercise) is not None and _name(one) == name}
    gone = repeats | (_rests_left_over(timeline, here, repeats) & {*later})

    def moved(segment: int) -> int:
        before = (one for one in map(timeline.walked.__getitem__, gone) if one.first < segment)
        return segment - sum(one.last - one.first + 1 for one in before)

    shorter = _carried(player, without_steps(timeline, gone), moved)
    return replace(shorter, taken_out=(*player.taken_out, *again))


def _touched(player: Player) -> set[int]:
    return {one.segment for one in player.lived} | {one.segment for one in player.marks}


def _rests_left_over(timeline: Timeline, here: int, gone: Collection[int]) -> set[int]:
    """Pauses behind steps that go, where another pause stands before them or nothing comes after."""
    found: set[int] = set()
    before, after_gone = here, False
    for step in range(here + 1, len(timeline.walked)):
        if step in gone:
            after_gone = True
        elif after_gone and _is_pause(timeline, step) and _is_pause(timeline, before):
            found.add(step)
        else:
            before, after_gone = step, False
    if after_gone and _is_pause(timeline, before):
        found.add(before)
    return found - {here}


def _is_pause(timeline: Timeline, step: int) -> bool:
    return timeline.segments[timeline.walked[step].first].kind == "pause"


def _carried(player: Player, timeline: Timeline, moved: Callable[[int], int]) -> Player:
    """The session on another timeline, where what was lived and marked has `moved`."""
    lived = tuple(replace(one, segment=moved(one.segment)) for one in player.lived)
    marks = tuple(replace(one, segment=moved(one.segment)) for one in player.marks)
    return replace(player, timeline=timeline, lived=lived, marks=marks)
