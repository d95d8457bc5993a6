"""Reading an exercise: its fields, its phases, and what a step or a routine's defaults lay over it. Never here: steps, files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from stretchtui.routine import fields, lengths
from stretchtui.routine.diagnostics import Findings, Placed
from stretchtui.routine.durations import NotADuration, milliseconds, spoken
from stretchtui.routine.fields import read_mapping
from stretchtui.routine.model import Exercise, Phase, SayLine
from stretchtui.routine.source import Listing, Node, Scalar
from stretchtui.routine.source import Mapping as MappingNode
from stretchtui.routine.values import scalar_text, wrong_type

if TYPE_CHECKING:
    from stretchtui.figure.script import Posture

STRETCHING_PHASES = ("hold", "deepen")
"""Phases whose seconds count as time under stretch unless the author says otherwise."""

_PLAIN_PHASES = ("move", "hold", "release")
_NOT_IN_MODEL = frozenset({*_PLAIN_PHASES, "format", "exercise"})
_MOST_PHASES = 50

_MODEL_NAMES = {
    "position": "positions", "prepare": "prepare_ms", "rest": "rest_ms", "switch": "switch_ms",
    "set_rest": "set_rest_ms", "limit": "limit_ms",
}  # fmt: skip
"""Fields whose value the model keeps under another name; the others keep theirs."""

UNNAMED = Exercise(
    id=None, name="", areas=(), positions=("standing",), equipment=(), level="gentle", kind="stretch", summary="", cues=(),
    say=(), mistake="", caution="", flags=(), counter="", gentler="", source="", sides="both", first_side="right", reps=1, sets=1,
    phases=(Phase("move", 3_000), Phase("hold", 20_000, stretch=True), Phase("release", 3_000)),
    prepare_ms=5_000, rest_ms=2_000, switch_ms=5_000, set_rest_ms=15_000, pace="timed", limit_ms=None, figure=None,
)  # fmt: skip
"""The language's defaults; a test holds them to the defaults that the table of fields declares."""


class Postures(Protocol):
    """Where postures are looked up by name; nothing is read until a figure names one."""

    @property
    def postures(self) -> Mapping[str, Posture]: ...

    def broken_posture(self, name: str) -> str | None:
        """The file that holds the posture, where there is one with mistakes in it."""
        ...


@dataclass(frozen=True, slots=True)
class Written:
    """What one mapping says about an exercise, and where."""

    values: Mapping[str, Any]
    entries: Mapping[str, tuple[Scalar, Node]]
    at: Placed

    def where(self, *names: str) -> Placed:
        """The first of these fields that is written here, else the mapping's own place."""
        return next((self.entries[name][0] for name in names if name in self.entries), self.at)


def read_written(
    node: MappingNode, table: fields.Table, of: str, known: Postures, findings: Findings, *, partial: bool
) -> Written | None:
    """The fields of an exercise in this mapping; None when one of them is missing or was not understood."""
    before = findings.errors
    values = read_mapping(node, table, of, findings, partial=partial)
    assert values is not None  # a mapping node always gives values
    if "phases" in values:
        _refuse_both(node, findings)
        values["phases"] = read_phases(values["phases"], findings)
    if "say" in values:
        values["say"] = _read_say(values["say"], findings)
    if "figure" in values:
        from stretchtui.routine.figures import read_figure

        values["figure"] = read_figure(values["figure"], known, findings)
    at = next(iter(node.entries.values()))[0] if node.entries else node
    return Written(values, node.entries, at) if findings.errors == before else None


def _refuse_both(node: MappingNode, findings: Findings) -> None:
    for name in _PLAIN_PHASES:
        if name in node.entries:
            what = f"'{name}' and 'phases' cannot stand together: phases replaces move, hold and release"
            findings.error(node.entries[name][0], "conflict", what, f"remove '{name}', or put it among the phases")


def read_phases(node: Node, findings: Findings) -> tuple[Phase, ...]:
    if not isinstance(node, Listing):
        wrong_type(node, "a list of phases", findings)
        return ()
    if not 1 <= len(node.items) <= _MOST_PHASES:
        findings.error(node, "wrong-type", f"an exercise has 1 to {_MOST_PHASES} phases, not {len(node.items)}")
        return ()
    read = (_read_phase(item, findings) for item in node.items)
    return tuple(phase for phase in read if phase is not None)


def _read_phase(node: Node, findings: Findings) -> Phase | None:
    if isinstance(node, MappingNode) and len(node.entries) == 1 and not {"name", "for"} & node.entries.keys():
        ((key, length),) = node.entries.values()
        name = fields.PHASE.fields["name"].value.read(key, findings)  # type: ignore[union-attr]  # `name` has a type
        ms = fields.PHASE.fields["for"].value.read(length, findings)  # type: ignore[union-attr]  # so has `for`
        return None if name is None or ms is None else Phase(name, ms, name in STRETCHING_PHASES)
    values = read_mapping(node, fields.PHASE, "a phase", findings)
    if values is None or "name" not in values or "for" not in values:
        return None
    name = values["name"]
    return Phase(
        name, values["for"], values.get("stretch", name in STRETCHING_PHASES), values.get("cue", ""),
        values.get("breath"), values.get("pose", ""), values.get("limit"),
    )  # fmt: skip


def _read_say(node: Node, findings: Findings) -> tuple[SayLine, ...]:
    if not isinstance(node, Listing):
        wrong_type(node, "a list of {at: …, text: …}", findings)
        return ()
    read = (_read_say_line(item, findings) for item in node.items)
    return tuple(line for line in read if line is not None)


def _read_say_line(node: Node, findings: Findings) -> SayLine | None:
    values = read_mapping(node, fields.SAY, "a say line", findings)
    if values is None or "at" not in values or "text" not in values:
        return None
    if values["at"] == "half":
        return SayLine(None, values["text"])
    try:
        return SayLine(milliseconds(values["at"]), values["text"])
    except NotADuration as reason:
        assert isinstance(node, MappingNode)  # read_mapping gave values
        what = f"'{values['at']}' {reason}"
        findings.error(node.entries["at"][1], "bad-duration", what, "write a time into the hold, as 10s, or half")
        return None


def exercise_from(written: Written, id: str | None, findings: Findings) -> Exercise | None:
    """A new exercise from what is written; None when its lengths do not hold together (reported)."""
    return laid_over(UNNAMED if id is None else UNNAMED._replace(id=id), written, findings)


def laid_over(base: Exercise, written: Written, findings: Findings, *, may_lift_limits: bool = True) -> Exercise | None:
    """The exercise with the written fields in place of its own; None when that cannot be (reported)."""
    before = findings.errors
    if not may_lift_limits:
        _keep_limits(base, written, findings)
    changed = _with_fields(base, written.values)
    for name in _PLAIN_PHASES:
        if name in written.values and _count(changed.phases, name) != 1:
            _no_such_phase(changed, name, written, findings)
    _check_lengths(changed, written, findings)
    if "figure" in written.values or any(phase.pose for phase in written.values.get("phases", ())):
        from stretchtui.routine.keyframes import check_keyframes

        check_keyframes(changed, written, findings)
    return changed if findings.errors == before else None


def with_defaults(base: Exercise, defaults: Mapping[str, Any]) -> Exercise:
    """The exercise with a routine's defaults laid over it, as far as they fit: a phase it does not have is passed over, and
    a pace at which its phases would have no limit."""
    if defaults and _has_limited_phases(base):
        defaults = {name: value for name, value in defaults.items() if name != "pace"}
    return _with_fields(base, defaults) if defaults else base


def _with_fields(base: Exercise, values: Mapping[str, Any]) -> Exercise:
    if not values:
        return base
    changes = {_MODEL_NAMES.get(name, name): value for name, value in values.items() if name not in _NOT_IN_MODEL}
    phases = changes.get("phases", base.phases)
    for name in _PLAIN_PHASES:
        if name in values:
            phases = _with_length(phases, name, values[name])
    return base._replace(**{**changes, "phases": phases})


def _with_length(phases: tuple[Phase, ...], name: str, ms: int) -> tuple[Phase, ...]:
    """The phases with the one of that name made `ms` long; unchanged when there is not exactly one."""
    if _count(phases, name) != 1:
        return phases
    return tuple([phase._replace(ms=ms) if phase.name == name else phase for phase in phases])


def _count(phases: tuple[Phase, ...], name: str) -> int:
    return [phase.name for phase in phases].count(name)


def _no_such_phase(exercise: Exercise, name: str, written: Written, findings: Findings) -> None:
    count = _count(exercise.phases, name)
    many = "no phase" if count == 0 else f"{count} phases"
    what = f"'{name}' cannot be set: {exercise.name or 'this exercise'} has {many} of that name"
    findings.error(written.where(name), "no-such-phase", what, "its phases: " + ", ".join(p.name for p in exercise.phases))


def _keep_limits(base: Exercise, written: Written, findings: Findings) -> None:
    """Limits are for safety: a step may lower one, never raise it or write the phases anew without it."""
    limit = written.values.get("limit")
    if limit is not None and base.limit_ms is not None and limit > base.limit_ms:
        what = f"{base.name} may last at most {spoken(base.limit_ms)}, and a step cannot raise that"
        findings.error(written.where("limit"), "limit-exceeded", what)
    if not _has_limited_phases(base):
        return
    if written.values.get("pace") == "own":
        what = f"{base.name} has phases with a limit, so it cannot go at your own pace"
        findings.error(written.where("pace"), "limit-exceeded", what)
    if "phases" in written.values:
        what = f"{base.name} has phases with a limit, so they cannot be replaced"
        findings.error(written.where("phases"), "limit-exceeded", what, "set the length of a phase instead: hold: 10m")


def _has_limited_phases(exercise: Exercise) -> bool:
    return any(phase.limit_ms is not None for phase in exercise.phases)


def _check_lengths(exercise: Exercise, written: Written, findings: Findings) -> None:
    lasts_at_all = False
    for phase in exercise.phases:
        lasts_at_all = lasts_at_all or phase.ms > 0
        if phase.limit_ms is not None and phase.ms > phase.limit_ms:
            what = f"{phase.name} of {spoken(phase.ms)} is over its limit of {spoken(phase.limit_ms)}"
            findings.error(written.where(phase.name, "phases", "hold"), "limit-exceeded", what)
    limit = exercise.limit_ms
    if limit is not None and (lasts := lengths.exercise_ms(exercise) - exercise.prepare_ms) > limit:
        what = f"it would last {spoken(lasts)} without its preparation, and its limit is {spoken(limit)}"
        findings.error(written.where("hold", "phases", "reps", "sets", "limit"), "limit-exceeded", what)
    if not lasts_at_all and exercise.pace == "timed":
        what = "every phase is zero, so there is nothing to do"
        findings.error(written.where("phases", "hold", "move"), "bad-duration", what)


def read_exercise(node: Node, id: str, known: Postures, findings: Findings) -> tuple[Exercise, Written] | None:
    """The exercise that a file's root node describes, and what was written; None when it cannot be used (reported)."""
    if not isinstance(node, MappingNode):
        wrong_type(node, "an exercise, with fields such as 'name:',", findings)
        return None
    written = read_written(node, fields.EXERCISE_FILE, "an exercise", known, findings, partial=False)
    if written is None:
        return None
    exercise = exercise_from(written, id, findings)
    return None if exercise is None else (exercise, written)


def read_exercise_id(node: Node, findings: Findings) -> str | None:
    return scalar_text(node, "the id of an exercise", findings)
