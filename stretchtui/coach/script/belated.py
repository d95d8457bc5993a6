"""What a step would leave unheard, and where it may run on in a later repetition. Pure. Never here: how it is said, its costs.

Longer than its phase: `Breathe out, tighten your belly, press your lower back down` in a movement of 2 s. From the second
repetition on it may last to the end of the hold that follows: better late than never, five times over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from stretchtui.coach.model import Lasts
from stretchtui.coach.script import instructing, naming, wording
from stretchtui.coach.script.counting import SHORT_MS
from stretchtui.coach.script.fitting import BREATH_MS, LEAD_MS
from stretchtui.session.segment import Segment
from stretchtui.session.segment_cues import Due
from stretchtui.session.timeline import Timeline


def late_places(
    timeline: Timeline, dues: Mapping[int, Sequence[Due]], said: Collection[str], lasts: Lasts, before: Mapping[str, int]
) -> dict[str, int]:
    """The instructions not heard whole in what is `said`, and in which segment each may run on.

    None reaches into another's, nor into one that was given its place `before`.
    """
    found: dict[str, int] = {}
    heard = ((text, at) for text, at in before.items() if wording.forms(text)[0] in said)
    taken = {k for text, at in heard for k in _reached(timeline, at, lasts(wording.forms(text)[0]))}
    for i, text in _due(dues):
        forms = wording.forms(text)
        if not forms or forms[0] in said or text in found:
            continue
        is_heard = any(form in said for form in forms) or _label_is_said(text, said)
        places = _again_at(timeline, i, text, max(dues)) if timeline.segments[i].phase is not None or not is_heard else []
        at = next((k for k in places if taken.isdisjoint(_reached(timeline, k, lasts(forms[0])))), next(iter(places), None))
        if at is None and not is_heard:
            at = i
        if at is not None and (not is_heard or instructing.has_room(timeline, at, lasts(forms[0]))):
            found[text] = at
            taken.update(_reached(timeline, at, lasts(forms[0])))
    return found


def foreseen(timeline: Timeline, dues: Mapping[int, Sequence[Due]], lasts: Lasts) -> dict[str, int]:
    """Those that are longer than any phase that they belong to, with a later repetition to run on in."""
    able = instructing.chances(timeline, range(min(dues), max(dues) + 1), lasts, {}).whole
    own = {text: i for i, text in _due(dues)}
    wholes = {text: wording.forms(text)[0] for text in able}
    fit = {whole for text, whole in wholes.items() if any(_fits(timeline, i, lasts(whole), lasts) for i in able[text])}
    late = late_places(timeline, dues, fit, lasts, {})
    return {text: i for text, i in late.items() if i > own[text]}


def _fits(timeline: Timeline, i: int, ms: int, lasts: Lasts) -> bool:
    """Whether it has room there also after the side, where the phase begins with it."""
    side = timeline.segments[i].side
    if side is None or not instructing.begins_a_side(timeline, i):
        return True
    side_ms = lasts(naming.side_forms(side)[-1]) + BREATH_MS
    return timeline.course_start(i) + LEAD_MS + side_ms + ms <= instructing.told_by(timeline, i)


def without_words(timeline: Timeline, late: Mapping[str, int]) -> frozenset[int]:
    """The short holds in which ticks count, since an instruction runs on there."""
    near = {i for at in late.values() for i in (at, at + 1) if i < len(timeline.segments)}
    return frozenset(i for i in near if timeline.segments[i].ms < SHORT_MS)


def _due(dues: Mapping[int, Sequence[Due]]) -> Iterator[tuple[int, str]]:
    return ((i, due.text) for i, here in dues.items() for due in here if instructing.is_told(due))


def _label_is_said(text: str, said: Collection[str]) -> bool:
    label = wording.label(text)
    return bool(label) and any(one.startswith(label) for one in said)


def _again_at(timeline: Timeline, i: int, text: str, last: int) -> list[int]:
    return [k for k in range(i + 1, last + 1) if _belongs(timeline.segments[k], timeline.segments[i], text)]


def _reached(timeline: Timeline, i: int, ms: int) -> range:
    """The segments that a line of that length reaches into from the beginning of segment `i`, at least that and the next."""
    end_ms, last = timeline.course_start(i) + LEAD_MS + BREATH_MS + ms, i + 1
    while last + 1 < len(timeline.segments) and timeline.course_start(last + 1) < end_ms:
        last += 1
    return range(i, last + 1)


def _belongs(there: Segment, segment: Segment, text: str) -> bool:
    """How to get into place is told late as a repetition of that side begins."""
    if there.phase is None or not instructing.is_again(there):
        return False
    if segment.phase is None:
        return there.phase_index == 0 and there.side == segment.side
    return any(line.text == text for line in there.lines)
