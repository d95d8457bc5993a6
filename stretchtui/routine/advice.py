"""Warnings about what is allowed and yet unlikely to be meant. Never here: errors."""

from __future__ import annotations

from stretchtui.routine.diagnostics import Findings
from stretchtui.routine.durations import spoken
from stretchtui.routine.exercises import Written
from stretchtui.routine.model import Exercise
from stretchtui.routine.source import Listing, Node
from stretchtui.routine.source import Mapping as MappingNode

MS_PER_WORD = 400
"""A calm speaker's pace, 2.5 words a second."""

SHORTEST_HOLD_MS = 10_000
LONGEST_HOLD_MS = 60_000
"""Static holds of 10–30 s suit most adults, 30–60 s some (ACSM 2011, 2021): outside 10–60 s a source is asked for."""


def advise_on_exercise(exercise: Exercise, written: Written, findings: Findings) -> None:
    """Warn about an exercise where it is defined, in a file of its own or in place."""
    _about_sides(exercise, written, findings)
    _about_hold(exercise, written, findings)
    _about_cues(exercise, written, findings)
    _about_phase_cues(written, findings)
    _about_say(exercise, written, findings)


def advise_on_step(exercise: Exercise, written: Written, findings: Findings) -> None:
    """Warn about fields written on a step that have no effect there."""
    unused = {
        "rest": exercise.reps == 1 and exercise.sides != "alternate" and "one repetition has no rest between",
        "set_rest": exercise.sets == 1 and "one set has no rest between",
    }
    for name, reason in unused.items():
        if reason and name in written.values:
            findings.warn(written.where(name), "unused-field", f"'{name}' has no effect: {reason}")


def _about_sides(exercise: Exercise, written: Written, findings: Findings) -> None:
    in_turn = exercise.sides in ("each", "alternate")
    if "switch" in written.values and exercise.sides != "each":
        findings.warn(written.where("switch"), "unused-field", "'switch' has no effect without 'sides: each'")
    if "first_side" in written.values and not in_turn:
        what = "'first_side' has no effect without 'sides: each' or 'alternate'"
        findings.warn(written.where("first_side"), "unused-field", what)
    said = (*exercise.cues, *(phase.cue for phase in exercise.phases))
    if in_turn and not any("{side}" in cue or "{other}" in cue for cue in said):
        what = "it has two sides, and no cue says which: none has {side}"
        findings.warn(written.where("cues", "sides"), "side-never-said", what, "write {side} where the side belongs")


def _about_hold(exercise: Exercise, written: Written, findings: Findings) -> None:
    if exercise.kind != "stretch" or exercise.source or exercise.pace == "own":
        return
    for phase in exercise.phases:
        if phase.name == "hold" and phase.ms and not SHORTEST_HOLD_MS <= phase.ms <= LONGEST_HOLD_MS:
            what = f"a static hold of {spoken(phase.ms)}, and no source says why"
            findings.warn(written.where("hold", "phases", "name"), "odd-hold", what, "10 to 60 s, or add a source:")


def words_ms(text: str) -> int:
    """How long the text takes to say."""
    return len(text.split()) * MS_PER_WORD


def _about_cues(exercise: Exercise, written: Written, findings: Findings) -> None:
    """The cues are said once, from `prepare` to the end of the first side's repetitions."""
    if "cues" not in written.entries or exercise.pace == "own":
        return
    node: Node = written.entries["cues"][1]
    available = exercise.prepare_ms + _one_side_ms(exercise)
    said = 0
    for position, cue in enumerate(exercise.cues):
        said += words_ms(cue)
        if said > available:
            at = node.items[position] if isinstance(node, Listing) and position < len(node.items) else node
            what = f"the cues take {spoken(said)} to say up to here, and there are {spoken(available)}"
            findings.warn(at, "cue-too-long", what, "shorten them, or lengthen prepare:")
            return


def _one_side_ms(exercise: Exercise) -> int:
    repetition = sum(phase.ms for phase in exercise.phases)
    return exercise.reps * repetition + (exercise.reps - 1) * exercise.rest_ms


def _about_phase_cues(written: Written, findings: Findings) -> None:
    phases = written.values.get("phases", ())
    node = written.entries["phases"][1] if "phases" in written.entries else None
    if not isinstance(node, Listing) or len(node.items) != len(phases):
        return
    for item, phase in zip(node.items, phases, strict=True):
        if phase.ms and words_ms(phase.cue) > phase.ms and isinstance(item, MappingNode):
            what = f"this cue takes {spoken(words_ms(phase.cue))} to say, and {phase.name} lasts {spoken(phase.ms)}"
            findings.warn(item.entries["cue"][1], "cue-too-long", what)


def _about_say(exercise: Exercise, written: Written, findings: Findings) -> None:
    if not exercise.say or "say" not in written.entries:
        return
    holds = [phase.ms for phase in exercise.phases if phase.name == "hold"]
    if not holds or exercise.pace == "own":
        findings.warn(written.where("say"), "unused-field", "'say' has no effect: there is no timed hold")
        return
    for line in exercise.say:
        at_ms = line.at_ms if line.at_ms is not None else max(holds) // 2
        if at_ms + words_ms(line.text) > max(holds):
            what = f"'{line.text[:40]}' at {spoken(at_ms)} is not through when the hold of {spoken(max(holds))} ends"
            findings.warn(written.where("say"), "cue-too-long", what)
