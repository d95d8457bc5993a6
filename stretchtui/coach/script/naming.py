"""The exercise's name and the side, in several ways, the best first. Never here: when it is said, what is done.

Name and side are always told, if need be a segment later.
"""

from __future__ import annotations

from collections.abc import Sequence

from stretchtui.coach.model import Amount
from stretchtui.coach.script import numbers, wording
from stretchtui.coach.script.ways import NUMBER_COST, ROUND_COST, SHORT_NAME_COST, SIDE_BY_ANOTHER_COST, Way
from stretchtui.coach.script.wording import joined, sentence
from stretchtui.session.segment import Segment
from stretchtui.session.segment_cues import Due
from stretchtui.session.timeline import Timeline

LONG_MS = 20_000
"""So long nobody likes to wait without having been told."""
RESTED_MS = 4_000
"""A shorter rest is over before its length has been said: its tone is enough."""


def short_name(timeline: Timeline, step: int) -> str:
    """The beginning of its name; the whole of it where the exercise before begins the same: it would seem to come once more."""
    title, before = timeline.walked[step].title, _exercise(timeline, range(step - 1, -1, -1))
    short, other = wording.short_name(title), timeline.walked[before].title if before is not None else title
    return wording.aloud(title) if other != title and wording.short_name(other) == short else short


def next_exercise(timeline: Timeline, step: int) -> int | None:
    """The first step after that one in which something is done."""
    return _exercise(timeline, range(step + 1, len(timeline.walked)))


def _exercise(timeline: Timeline, steps: range) -> int | None:
    return next((step for step in steps if timeline.walked[step].exercise is not None), None)


def name_forms(timeline: Timeline, i: int) -> tuple[str, ...]:
    """The name alone, then its beginning."""
    segment = timeline.segments[i]
    whole = sentence(segment.name) or "Exercise."
    return tuple(dict.fromkeys((whole, sentence(short_name(timeline, segment.step)) or whole)))


def side_forms(side: str) -> tuple[str, ...]:
    return f"{side.capitalize()} side.", f"{side.capitalize()}."


def heads(timeline: Timeline, i: int, dues: Sequence[Due], amount: Amount) -> list[Way]:
    segment = timeline.segments[i]
    kinds = {due.kind for due in dues[:3]}  # name, phase and side come first
    side = segment.side if "side" in kinds else None
    round_ = _new_round(timeline, i)
    if "name" in kinds:
        before = (round_ or _number(timeline, i)) if amount == "full" or _is_another(round_) else ""
        names = name_forms(timeline, i)
        return _named(names, side, before, ROUND_COST if _is_another(round_) else NUMBER_COST / 2)
    if segment.kind == "pause":
        return _paused(segment, round_, amount) if _is_another(round_) else []
    return _sided(segment, side, amount) if side is not None else []


def _number(timeline: Timeline, i: int) -> str:
    """Where one is among the exercises."""
    step = timeline.walked[timeline.segments[i].step]
    if step.number is None or timeline.exercises < 2 or step.instead:
        return ""
    return f"Exercise {numbers.one_of(step.number, timeline.exercises)}."


def _new_round(timeline: Timeline, i: int) -> str:
    """That a round begins, where nothing before it has told so."""
    here = timeline.segments[i]
    if here.round is None or here.rounds is None or here.rounds < 2:
        return ""
    before = (timeline.segments[step.first] for step in reversed(timeline.walked[: here.step]))
    told = next((one for one in before if one.exercise is not None or _tells_rounds(one)), None)
    if told is not None and (told.round, told.rounds) == (here.round, here.rounds):
        return ""
    return f"Round {numbers.one_of(here.round, here.rounds)}."


def _tells_rounds(segment: Segment) -> bool:
    return segment.kind == "pause" and segment.ms >= RESTED_MS and (segment.round or 1) > 1


def _is_another(round_: str) -> bool:
    """Whoever hears nothing of the second round thinks that the first has begun again by mistake."""
    return bool(round_) and not round_.startswith("Round one ")


def _paused(segment: Segment, round_: str, amount: Amount) -> list[Way]:
    if not _tells_rounds(segment):
        return []
    then = f"Then {round_[0].lower()}{round_[1:]}"
    resting = amount == "full" or segment.ms >= LONG_MS
    whole = [Way((joined(rest(segment), then),), length=True)] if resting else []
    return [*whole, Way((then,), NUMBER_COST)]


def _named(names: tuple[str, ...], side: str | None, before: str, before_cost: float) -> list[Way]:
    told = side_forms(side)[0] if side else ""
    pays = ("name", "side") if side else ("name",)
    ways = [Way((joined(before, names[0], told),), pays=pays)] if before else []
    if before_cost == ROUND_COST and names[1:]:
        ways.append(Way((joined(before, names[1], told),), SHORT_NAME_COST / 2, pays))
    for nth, name in enumerate(names):
        cost = before_cost * bool(before) + SHORT_NAME_COST / 2 * nth
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
        then = f"Then the {side} side."
        best = [*([joined(rest(segment), then)] if amount == "full" else []), then]
    elif amount == "full" and (set_ := set_words(segment)):
        best = [joined(set_, whole)]
    texts = [*best, whole, *([word] if segment.kind != "switch" else [])]
    return [Way((text,), NUMBER_COST * nth, ("side",), length=text.startswith(rest(segment))) for nth, text in enumerate(texts)]


def rest(segment: Segment) -> str:
    return f"Rest for {numbers.length(segment.ms)}."


def set_words(segment: Segment) -> str:
    """Said as the second set and those after it begin."""
    starts = segment.kind == "phase" and segment.rep in (None, 1) and segment.phase_index in (None, 0)
    number = segment.set or 1
    return f"{numbers.ordered(number, 'set').capitalize()}." if starts and number > 1 else ""
