"""Marks of what hurt: set where the session is, and told so that they can be kept and read. Never here: what is done about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from stretchtui.routine.model import Side
from stretchtui.session.place import Mark, MarkKind, Player, index_at
from stretchtui.session.segment import Segment
from stretchtui.session.timeline import Timeline

SEE_A_DOCTOR = "Not better after two weeks, or stronger: see a doctor."


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark told without the timeline."""

    kind: MarkKind
    step: int
    """Index into Timeline.walked."""
    id: str | None
    name: str
    """The exercise's; of a pause "Rest", of a note its text."""
    side: Side | None
    """The side that was being done or, between two sides, had just been done."""
    word: str
    """The phase's name, else prepare, rest, switch or note."""
    into_ms: int
    """How far into that."""


def marked(player: Player, kind: MarkKind, now_ms: int) -> Player | str:
    """The settled session with a mark where it is; an ouch is about an exercise, so that elsewhere it is refused."""
    i = index_at(player, now_ms)
    if kind == "ouch" and player.timeline.segments[i].exercise is None:
        return "there is no exercise here to mark"
    mark = Mark(kind, i, player.course_ms - player.timeline.course_start(i))
    return replace(player, marks=(*player.marks, mark))


def has_just_hurt(player: Player) -> bool:
    """Whether the last exercise, or what came after it, was stopped because it hurt."""
    last = max((i for i, step in enumerate(player.timeline.walked) if step.exercise is not None), default=None)
    return last is not None and bool(player.marks) and player.timeline.segments[player.marks[-1].segment].step >= last


def side_of(timeline: Timeline, segment: int) -> Side | None:
    """The side that hurts: of a rest or switch, which belong to the side that follows, the side that has just been done."""
    here = timeline.segments[segment]
    first = timeline.walked[here.step].first
    done = (timeline.segments[i] for i in range(segment, first - 1, -1) if timeline.segments[i].kind == "phase")
    before: Segment | None = next(done, None)
    return here.side if before is None else before.side


def told(timeline: Timeline, mark: Mark) -> Marked:
    here = timeline.segments[mark.segment]
    id = None if here.exercise is None else here.exercise.id
    return Marked(mark.kind, here.step, id, here.name, side_of(timeline, mark.segment), here.word, mark.into_ms)


def in_words(marks: Sequence[Marked], taken_out: Collection[str] = ()) -> tuple[str, ...]:
    """What hurt, a line an exercise and one for the spasms; with any of it, when to see a doctor.

    `taken_out`: the names of the exercises that were not done once more.
    """
    if not marks:
        return ()
    hurt = [one for one in marks if one.kind == "ouch"]
    rows = [
        _ouches(name, [one for one in hurt if one.name == name]) + ("; left out after that" if name in taken_out else "")
        for name in dict.fromkeys(one.name for one in hurt)
    ]
    if spasms := [one for one in marks if one.kind == "spasm"]:
        counted = "1 spasm" if len(spasms) == 1 else f"{len(spasms)} spasms"
        rows.append(f"{counted}, at {_places(spasms)}")
    return (*rows, SEE_A_DOCTOR)


def _ouches(name: str, marks: Sequence[Marked]) -> str:
    sides = [side for side in dict.fromkeys(one.side for one in marks) if side is not None]
    if not sides:
        return f"{name}: ouch"
    return f"{name}: ouch on {'both sides' if len(sides) == 2 else f'the {sides[0]} side'}"


def _places(marks: Sequence[Marked]) -> str:
    """`Knee rolls (left side), Rest (twice)`."""
    places = Counter((one.name, one.side) for one in marks)
    times = {1: "", 2: "twice"}
    return ", ".join(
        name + _in_brackets(f"{side} side" if side else "", times.get(count, f"{count} times"))
        for (name, side), count in places.items()
    )


def _in_brackets(*words: str) -> str:
    said = ", ".join(word for word in words if word)
    return f" ({said})" if said else ""
