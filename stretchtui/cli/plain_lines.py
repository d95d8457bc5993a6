"""A session's cues as lines of text: time, what, side, repetition. Never here: when they are due, or where they go."""

from __future__ import annotations

from stretchtui.routine.durations import clock, spoken
from stretchtui.session.cues import Cue
from stretchtui.session.record import Doing, Record
from stretchtui.session.segment import Segment
from stretchtui.session.timeline import Timeline

SILENT = frozenset({"count", "side"})
"""Counts would bury the rest, and the side stands in the phase's own line."""


def lines_of(cue: Cue, timeline: Timeline) -> list[str]:
    """The lines for one cue; the time is the place in the routine at which it belongs."""
    segment = timeline.segments[cue.segment]
    at = clock(timeline.start_ms(cue.segment))
    match cue.kind:
        case "name":
            walked = timeline.walked[segment.step]
            rows = [f"{at:>7}  {cue.text} ({walked.number} of {timeline.exercises})"]
            return [*rows, _segment_line(at, segment)] if segment.kind == "prepare" else rows
        case "phase":
            return [_segment_line(at, segment)]
        case "note":
            return [f"{at:>7}  note: {cue.text}"]
        case "finish":
            return [f"{clock(timeline.total_ms):>7}  finished"]
        case kind if kind in SILENT:
            return []
        case _:
            return [f"{'':>7}    {cue.text}"]


def _segment_line(at: str, segment: Segment) -> str:
    rep = f"rep {segment.rep} of {segment.reps}" if segment.rep and (segment.reps or 0) > 1 else ""
    set_ = f"set {segment.set} of {segment.sets}" if segment.set and (segment.sets or 0) > 1 else ""
    round_ = f"round {segment.round} of {segment.rounds}" if segment.round and (segment.rounds or 0) > 1 else ""
    length = "until you are done" if segment.open else spoken(segment.ms)
    parts = (segment.word, segment.side or "", rep, set_, round_, length)
    return f"{at:>7}  {', '.join(part for part in parts if part)}"


def summary_lines(record: Record) -> list[str]:
    doings: tuple[Doing, ...] = ("done", "partly", "skipped", "not reached")
    counts = ", ".join(f"{record.count(doing)} {doing}" for doing in doings if record.count(doing))
    rows = [f"{clock(record.active_ms):>7}  active: {counts or 'no exercise'}"]
    areas = dict.fromkeys(area for area, _ in record.stretched)
    for area in areas:
        sides = {side: ms for (one, side), ms in record.stretched.items() if one == area}
        apart = ", ".join(f"{side} {ms // 1000} s" for side, ms in sides.items() if side)
        rows.append(f"{'':>7}  {area}: {sum(sides.values()) // 1000} s under stretch{f' ({apart})' if apart else ''}")
    return [*rows, *(f"{'':>7}  {said}" for said in record.hurt_in_words)]
