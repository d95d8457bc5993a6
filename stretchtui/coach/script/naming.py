"""The exercise's name and the side, in several ways, the best first. Never here: when it is said, what is done.

Name and side are always told, if need be a segment later.
"""

from __future__ import annotations

from collections.abc import Sequence

from stretchtui.coach.model import Amount
from stretchtui.coach.script import numbers, wording
from stretchtui.coach.script.ways import NUMBER_COST, SHORT_NAME_COST, SIDE_BY_ANOTHER_COST, Way
from stretchtui.coach.script.wording import joined, sentence
from stretchtui.session.segment import Segment
from stretchtui.session.segment_cues import Due
from stretchtui.session.timeline import Timeline

RESTED_MS = 4_000
"""A shorter rest is over before its length has been said: its tone is enough."""


def name_forms(segment: Segment) -> tuple[str, ...]:
    """The name alone, then its beginning."""
    whole = sentence(segment.name) or "Exercise."
    return tuple(dict.fromkeys((whole, sentence(wording.short_name(segment.name)) or whole)))


def side_forms(side: str) -> tuple[str, ...]:
    return f"{side.capitalize()} side.", f"{side.capitalize()}."


def heads(timeline: Timeline, i: int, dues: Sequence[Due], amount: Amount) -> list[Way]:
    segment = timeline.segments[i]
    kinds = {due.kind for due in dues[:3]}  # name, phase and side come first
    side = segment.side if "side" in kinds else None
    if "name" in kinds:
        return _named(segment, side, _before_the_name(timeline, i) if amount == "full" else "")
    return _sided(segment, side, amount) if side is not None else []


def _before_the_name(timeline: Timeline, i: int) -> str:
    """Where one is among the exercises, or that another round begins."""
    step = timeline.walked[timeline.segments[i].step]
    if round_ := _new_round(timeline, i):
        return round_
    if step.number is None or timeline.exercises < 2 or step.instead:
        return ""
    return f"Exercise {numbers.one_of(step.number, timeline.exercises)}."


def _new_round(timeline: Timeline, i: int) -> str:
    here = timeline.segments[i]
    if here.round is None or here.rounds is None or here.rounds < 2:
        return ""
    before = next((step for step in reversed(timeline.walked[: here.step]) if step.exercise is not None), None)
    if before is not None:
        of_it = timeline.segments[before.first]
        if (of_it.round, of_it.rounds) == (here.round, here.rounds):
            return ""
    return f"Round {numbers.one_of(here.round, here.rounds)}."


def _named(segment: Segment, side: str | None, before: str) -> list[Way]:
    names, told = name_forms(segment), side_forms(side)[0] if side else ""
    pays = ("name", "side") if side else ("name",)
    ways = [Way((joined(before, names[0], told),), pays=pays)] if before else []
    for nth, name in enumerate(names):
        cost = NUMBER_COST / 2 * bool(before) + SHORT_NAME_COST / 2 * nth
        ways.append(Way((joined(name, told),), cost, pays))
        if side:
            ways.append(Way((name,), cost + SIDE_BY_ANOTHER_COST, ("name",), owes=("side",)))
    return ways


def _sided(segment: Segment, side: str, amount: Amount) -> list[Way]:
    whole, word = side_forms(side)
    best = []
    if segment.kind == "switch":
        best = [f"Switch. {whole}"]
    elif segment.kind == "set_rest" or (segment.kind == "rest" and segment.ms >= RESTED_MS):
        rest = [joined(f"Rest for {numbers.length(segment.ms)}.", f"Then the {side} side.")] if amount == "full" else []
        best = [*rest, f"Then the {side} side."]
    elif amount == "full" and (set_ := set_words(segment)):
        best = [joined(set_, whole)]
    return [Way((text,), NUMBER_COST * nth, ("side",)) for nth, text in enumerate([*best, whole, word])]


def set_words(segment: Segment) -> str:
    """Said as the second set and those after it begin."""
    starts = segment.kind == "phase" and segment.rep in (None, 1) and segment.phase_index in (None, 0)
    number = segment.set or 1
    return f"{numbers.ordered(number, 'set').capitalize()}." if starts and number > 1 else ""
