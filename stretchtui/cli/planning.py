"""`stretchtui plan`: a routine's timeline in a table or as JSON. Never here: how it is laid out in time."""

from __future__ import annotations

import argparse
import json
from typing import Any

from stretchtui.cli import exits
from stretchtui.cli.preferred import preferred
from stretchtui.cli.running import routine_named
from stretchtui.cli.talk import put, say
from stretchtui.routine.care import without
from stretchtui.routine.durations import clock, spoken
from stretchtui.routine.holdings import Holdings
from stretchtui.routine.model import Routine
from stretchtui.session.segment import Segment
from stretchtui.session.timeline import Timeline, build
from stretchtui.starting import in_short


def run(arguments: argparse.Namespace, holdings: Holdings) -> int:
    found = routine_named(arguments.routine, holdings, "plan")
    if isinstance(found, int):
        return found
    wants = preferred().settings
    timeline = build(found, first_side=wants.first_side_or_none)
    if gone := without(found, wants.avoid, wants.leave_out)[1]:
        say(f"you avoid or leave out, and may go without when you run it: {in_short(gone)}")
    if arguments.json:
        print(json.dumps(as_json(found, timeline), indent=2))
    else:
        _print_table(found, timeline)
    return exits.FINISHED


def as_json(routine: Routine, timeline: Timeline) -> dict[str, Any]:
    """The object that `plan --json` prints; its shape is part of the program's contract."""
    return {
        "routine": routine.id,
        "name": routine.name,
        "total_ms": timeline.total_ms,
        "open_ended": timeline.open_ended,
        "segments": [_segment(timeline, index, segment) for index, segment in enumerate(timeline.segments)],
    }


def _segment(timeline: Timeline, index: int, segment: Segment) -> dict[str, Any]:
    return {
        "index": index,
        "start_ms": timeline.start_ms(index),
        "end_ms": timeline.end_ms(index),
        "kind": segment.kind,
        "exercise": segment.exercise.id if segment.exercise else None,
        "name": segment.name,
        "side": segment.side,
        "rep": segment.rep,
        "reps": segment.reps,
        "set": segment.set,
        "sets": segment.sets,
        "phase": segment.phase.name if segment.phase else None,
        "stretch": segment.phase.stretch if segment.phase else False,
        "cue": segment.cue or None,
    }


def _print_table(routine: Routine, timeline: Timeline) -> None:
    more = "+, and what is done at your own pace" if timeline.open_ended else ""
    put(f"{routine.name}   {clock(timeline.total_ms)}{more}")
    for walked in timeline.walked:
        number = f"{walked.number}. " if walked.number else ""
        put("")
        put(f"{clock(timeline.start_ms(walked.first)):>7}  {number}{walked.title}")
        for index in range(walked.first, walked.last + 1):
            put(_row(timeline, index))
    put("")
    put(f"{clock(timeline.total_ms):>7}  end")


def _row(timeline: Timeline, index: int) -> str:
    segment = timeline.segments[index]
    length = "until you are done" if segment.open else spoken(segment.ms)
    counts = [f"{segment.rep}/{segment.reps}"] if segment.rep and (segment.reps or 0) > 1 else []
    counts += [f"set {segment.set}/{segment.sets}"] if segment.set and (segment.sets or 0) > 1 else []
    return f"{clock(timeline.start_ms(index)):>7}    {segment.word:<12} {segment.side or '':<6} {' '.join(counts):<6} {length}"
