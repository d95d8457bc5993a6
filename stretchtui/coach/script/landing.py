"""What is said to somebody who has come to a place in a step: by a jump, by going back, or by going on after a pause.

First where one is, then the rest of the part (see parts.py). Never here: what gives way (plan.py), counting in.
"""

from __future__ import annotations

from stretchtui.coach.model import Amount, Lasts, Line, Rank
from stretchtui.coach.script.laying import Landing, Plan, laid
from stretchtui.coach.script.parts import part
from stretchtui.coach.script.plan import part_plan
from stretchtui.coach.script.whereabouts import landing_ways
from stretchtui.session.timeline import Timeline


def from_here(
    timeline: Timeline, at_ms: int, amount: Amount, lasts: Lasts, *, told: bool, said: frozenset[str] = frozenset()
) -> Plan:
    """The rest of the part of the step from `at_ms` on the course.

    `told`: one has just come here, and is told where. Otherwise the timeline has changed and the place has not: what
    begins from now on in the part as it is now, and nothing again of what was `said` in this segment.
    """
    if amount == "signals":
        return Plan(free_ms=at_ms)
    if at_ms >= timeline.course_ms:
        return part_plan(timeline, len(timeline.segments), amount, lasts, at_ms)
    i = timeline.course_index(at_ms)
    if not told:
        return _later(part_plan(timeline, part(timeline, i).start, amount, lasts), at_ms, i, said)
    into_ms = at_ms - timeline.course_start(i)
    if into_ms == 0 and i == timeline.walked[timeline.segments[i].step].first:
        return part_plan(timeline, i, amount, lasts, at_ms, arrived=True)
    ways = tuple(landing_ways(timeline, i, amount, fresh=into_ms == 0))
    landing = Landing(at_ms, ways, left=into_ms > 0 and amount == "full" and not timeline.segments[i].open)
    return laid(timeline, i, amount, lasts, at_ms, landing)


def _later(whole: Plan, at_ms: int, i: int, said: frozenset[str]) -> Plan:
    lines = tuple(line for line in whole.lines if line.at_ms >= at_ms and not (line.segment == i and _comes_again(line, said)))
    return Plan(lines, max(whole.free_ms, at_ms))


def _comes_again(line: Line, said: frozenset[str]) -> bool:
    """Also what was said shortened and would now be said whole, or the other way round."""
    text = line.text.rstrip(".")
    return line.rank is not Rank.COUNT and any(
        one.startswith(text) or text.startswith(one) for one in (before.rstrip(".") for before in said) if one
    )
