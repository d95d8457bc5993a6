"""Reading a routine: its steps, its defaults, what it gathers from them, and its bounds.

Never here: an exercise's own fields, files.
"""

from __future__ import annotations

from typing import Any, Protocol

from stretchtui.routine import fields, lengths, vocabulary
from stretchtui.routine.advice import advise_on_exercise, advise_on_step
from stretchtui.routine.diagnostics import Findings, Placed, did_you_mean, nearest
from stretchtui.routine.durations import spoken
from stretchtui.routine.exercises import (
    Postures,
    Written,
    exercise_from,
    laid_over,
    read_exercise_id,
    read_written,
    with_defaults,
)
from stretchtui.routine.fields import read_mapping
from stretchtui.routine.model import CircuitStep, Exercise, ExerciseStep, NoteStep, RestStep, Routine, Step, exercises_in
from stretchtui.routine.source import Listing, Node, Scalar
from stretchtui.routine.source import Mapping as MappingNode
from stretchtui.routine.values import wrong_type

MOST_STEPS = 500
MOST_WALKED = 4_000
MOST_SEGMENTS = 20_000
DEEPEST_CIRCUIT = 4
LONG_ROUTINE_MS = 2 * 3_600_000


class Shelf(Postures, Protocol):
    """Where exercises are looked up by id, and postures by name."""

    def exercise(self, id: str) -> Exercise | None: ...

    def broken(self, id: str) -> str | None:
        """The file that holds the exercise, where there is one with mistakes in it."""
        ...

    def exercise_ids(self) -> tuple[str, ...]: ...


class RoutineReader:
    """Reads one routine's nodes, looking exercises up on a shelf."""

    def __init__(self, shelf: Shelf, findings: Findings) -> None:
        self.shelf = shelf
        self.findings = findings
        self.used: list[str] = []
        """The ids looked up, found or not, in order of first use."""
        self._defaults: dict[str, Any] = {}
        self._written_steps = 0

    def read(self, node: Node, id: str) -> Routine | None:
        """The routine; None when there is any mistake in it (all are reported)."""
        before = self.findings.errors
        values = read_mapping(node, fields.ROUTINE, "a routine", self.findings)
        if values is None:
            return None
        assert isinstance(node, MappingNode)  # read_mapping gave values
        if "defaults" in values:
            given = read_mapping(values["defaults"], fields.DEFAULTS, "defaults", self.findings, partial=True)
            self._defaults = given or {}
        steps = self._steps(values["steps"], 0) if "steps" in values else ()
        if self.findings.errors > before:
            return None
        routine = _gathered(id, values, steps)
        self._check_bounds(routine, node.entries["steps"][0])
        return routine if self.findings.errors == before else None

    def _steps(self, node: Node, depth: int) -> tuple[Step, ...]:
        if not isinstance(node, Listing) or not node.items:
            wrong_type(node, "a list of steps, at least one,", self.findings)
            return ()
        read: list[Step] = []
        for item in node.items:
            self._written_steps += 1
            if self._written_steps > MOST_STEPS:
                if self._written_steps == MOST_STEPS + 1:
                    self.findings.error(item, "too-large", f"more than {MOST_STEPS} steps")
                break
            if (step := self._step(item, depth)) is not None:
                read.append(step)
        return tuple(read)

    def _step(self, node: Node, depth: int) -> Step | None:
        if isinstance(node, Scalar):
            name = read_exercise_id(node, self.findings)
            found = None if name is None else self._lookup(name, node)
            return None if found is None else self._bare_step(found, node)
        if not isinstance(node, MappingNode):
            wrong_type(node, "a step", self.findings)
            return None
        if "exercise" in node.entries:
            return self._changed_exercise(node)
        if "name" in node.entries:
            return self._exercise_in_place(node)
        if "repeat" in node.entries:
            return self._circuit(node, depth)
        if "note" in node.entries:
            values = read_mapping(node, fields.NOTE_STEP, "a note", self.findings)
            return NoteStep(values["note"]) if values and "note" in values else None
        if "rest" in node.entries:
            values = read_mapping(node, fields.REST_STEP, "a rest", self.findings)
            return RestStep(values["rest"], values.get("say", "")) if values and "rest" in values else None
        self._no_form(node)
        return None

    def _no_form(self, node: MappingNode) -> None:
        """A mapping that is none of the forms: name its unknown words, else say which forms there are."""
        forms = ("exercise", "name", "rest", "repeat", "note")
        for key, _ in node.entries.values() if not self.findings.full() else ():
            if key.text not in fields.EXERCISE.fields and (close := nearest(key.text, (*forms, *fields.EXERCISE.fields))):
                what = f"'{key.text[:64]}' is not a field of a step"
                self.findings.error(key, "unknown-field", what, f"did you mean '{close}'?")
                return
        place = next(iter(node.entries.values()))[0] if node.entries else node
        what = "a step needs one of " + ", ".join(f"'{form}'" for form in forms)
        self.findings.error(place, "missing-field", what, "write exercise: ID, or name: … for one written in place")

    def _lookup(self, name: str, at: Placed) -> Exercise | None:
        if name not in self.used:
            self.used.append(name)
        if (found := self.shelf.exercise(name)) is not None:
            return found
        if broken := self.shelf.broken(name):
            self.findings.error(at, "broken-exercise", f"the exercise '{name}' has mistakes of its own: see {broken}")
            return None
        hint = did_you_mean(name.replace(" ", "-"), self.shelf.exercise_ids()) if not self.findings.full() else ""
        self.findings.error(at, "unknown-exercise", f"there is no exercise '{name[:64]}'", hint)
        return None

    def _bare_step(self, exercise: Exercise, at: Placed) -> ExerciseStep | None:
        if not self._defaults:
            return ExerciseStep(exercise)
        changed = laid_over(with_defaults(exercise, self._defaults), Written({}, {}, at), self.findings)
        return None if changed is None else ExerciseStep(changed)

    def _changed_exercise(self, node: MappingNode) -> ExerciseStep | None:
        key_node = node.entries["exercise"][1]
        name = read_exercise_id(key_node, self.findings)
        base = None if name is None else self._lookup(name, key_node)
        written = read_written(node, fields.EXERCISE_STEP, "a step", self.shelf, self.findings, partial=True)
        if base is None or written is None:
            return None
        start = with_defaults(base, self._defaults)
        changed = laid_over(start, written, self.findings, may_lift_limits=False)
        if changed is None:
            return None
        advise_on_step(changed, written, self.findings)
        return ExerciseStep(changed)

    def _exercise_in_place(self, node: MappingNode) -> ExerciseStep | None:
        written = read_written(node, fields.EXERCISE, "a step", self.shelf, self.findings, partial=False)
        if written is None:
            return None
        exercise = exercise_from(self._with_defaults(written), None, self.findings)
        if exercise is None:
            return None
        advise_on_exercise(exercise, written, self.findings)
        advise_on_step(exercise, written, self.findings)
        return ExerciseStep(exercise)

    def _with_defaults(self, written: Written) -> Written:
        """What is written, over the routine's defaults; those for move, hold and release do not fit where phases are written."""
        if not self._defaults:
            return written
        unfit = ("move", "hold", "release") if "phases" in written.values else ()
        fitting = {name: value for name, value in self._defaults.items() if name not in unfit}
        return Written({**fitting, **written.values}, written.entries, written.at)

    def _circuit(self, node: MappingNode, depth: int) -> CircuitStep | None:
        if depth >= DEEPEST_CIRCUIT:
            self.findings.error(node.entries["repeat"][0], "too-deep", f"circuits nest at most {DEEPEST_CIRCUIT} deep")
            return None
        values = read_mapping(node, fields.CIRCUIT_STEP, "a circuit", self.findings)
        if values is None or "repeat" not in values or "steps" not in values:
            return None
        steps = self._steps(values["steps"], depth + 1)
        return CircuitStep(values["repeat"], steps, values.get("rest_between", 0))

    def _check_bounds(self, routine: Routine, at: Placed) -> None:
        walked = sum(_walked(step) for step in routine.steps)
        if walked > MOST_WALKED:
            what = f"{walked} steps with all repeats, and at most {MOST_WALKED} are allowed"
            self.findings.error(at, "too-large", what)
        segments, total_ms = lengths.extent(routine)
        if segments > MOST_SEGMENTS:
            what = f"{segments} phases, rests and switches in all, and at most {MOST_SEGMENTS} are allowed"
            self.findings.error(at, "too-large", what)
        if total_ms > fields.LONGEST_SESSION_MS:
            what = f"it lasts {spoken(total_ms)}, and at most {spoken(fields.LONGEST_SESSION_MS)} are allowed"
            self.findings.error(at, "too-large", what)
        elif total_ms > LONG_ROUTINE_MS:
            self.findings.warn(at, "long-routine", f"it lasts {spoken(total_ms)}: over 2 h")


def _walked(step: Step) -> int:
    return step.times * sum(_walked(one) for one in step.steps) if isinstance(step, CircuitStep) else 1


def _gathered(id: str, values: dict[str, Any], steps: tuple[Step, ...]) -> Routine:
    """The routine, with what it does not say for itself gathered from its steps, in their order."""
    found: dict[str, dict[str, None]] = {"areas": {}, "equipment": {}, "positions": {}, "flags": {}}
    deepest = 0
    for exercise in exercises_in(steps):
        deepest = max(deepest, vocabulary.LEVELS.index(exercise.level))
        for name, words in found.items():
            for word in getattr(exercise, name):
                words[word] = None
    return Routine(
        id=id, name=values["name"], summary=values.get("summary", ""), when=values.get("when", ""),
        areas=values.get("areas") or tuple(found["areas"]), equipment=values.get("equipment") or tuple(found["equipment"]),
        positions=values.get("position") or tuple(found["positions"]), flags=values.get("flags") or tuple(found["flags"]),
        level=values.get("level") or vocabulary.LEVELS[deepest], tags=values.get("tags", ()), every_ms=values.get("every"),
        preflight=values.get("preflight", ()), after=values.get("after", ()), steps=steps,
    )  # fmt: skip
