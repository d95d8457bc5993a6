"""What a routine holds, in words: steps with their times, what is needed, cautions, where it comes from. Never here: widgets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stretchtui.routine import lengths
from stretchtui.routine.care import flags_of
from stretchtui.routine.durations import clock, spoken
from stretchtui.routine.index import Entry
from stretchtui.routine.loading import LoadedRoutine
from stretchtui.routine.model import CircuitStep, Exercise, ExerciseStep, NoteStep, RestStep, Routine, Step, exercises_in
from stretchtui.settings.preferences import Settings
from stretchtui.tui.widgets.hanging import NOTE_STYLE, Row

_ORIGINS = {
    "bundled": "comes with stretchtui", "user": "from your own folder", "environment": "from $STRETCHTUI_LIBRARY",
    "option": "from --library",
}  # fmt: skip


def details(entry: Entry, loaded: LoadedRoutine | None, preferred: Settings) -> list[Row]:
    if loaded is None or loaded.routine is None:
        return _broken(entry, loaded)
    return [*_rows(loaded.routine, entry, preferred)]


def _broken(entry: Entry, loaded: LoadedRoutine | None) -> list[Row]:
    rows = [Row(entry.name, "bold"), Row("has mistakes and cannot be started", "$text-error"), Row()]
    for one in loaded.diagnostics if loaded else ():
        if one.severity == "error":
            rows.append(Row(one.message, "", f"line {one.line}: ", note=one.hint))
    return [*rows, Row(), Row(entry.path, NOTE_STYLE)]


def _rows(routine: Routine, entry: Entry, preferred: Settings) -> Iterator[Row]:
    total_ms, open_ended = lengths.routine_ms(routine)
    yield Row(routine.name, "bold")
    if open_ended:
        yield Row(f"about {clock(total_ms)}, and what you do at your own pace", "$text-accent")
    yield Row(", ".join(routine.areas), NOTE_STYLE, "" if open_ended else f"{clock(total_ms)}  ")
    for flag in flags_of(routine):
        if flag in preferred.avoid:
            yield Row(f"has {flag}, which you avoid", "$text-error", "! ", "$text-error")
    for name in {one.id: one.name for one in exercises_in(routine.steps) if one.id in preferred.leave_out}.values():
        yield Row(f"has {name}, which you leave out", "$text-error", "! ", "$text-error")
    for text in (routine.summary, routine.when):
        if text:
            yield Row(text)
    yield Row()
    yield from _steps(routine.steps, "")
    yield Row()
    yield Row(", ".join(routine.positions), NOTE_STYLE, "in: ", NOTE_STYLE)
    if routine.equipment:
        yield Row(", ".join(routine.equipment), NOTE_STYLE, "needs: ", NOTE_STYLE)
    yield Row(_ORIGINS.get(entry.origin, entry.origin), NOTE_STYLE)
    yield from _cautions(routine)


def _steps(steps: Sequence[Step], indent: str) -> Iterator[Row]:
    for step in steps:
        match step:
            case ExerciseStep(exercise):
                yield _exercise(exercise, indent)
            case RestStep(ms):
                yield Row("rest", NOTE_STYLE, f"{indent}{clock(ms):>6}  ")
            case NoteStep(text):
                yield Row(text, "italic", f"{indent}     ·  ")
            case CircuitStep(times, inner, between_ms):
                between = f", {spoken(between_ms)} between" if between_ms else ""
                yield Row(f"{times} rounds{between}:", "", f"{indent}     ")
                yield from _steps(inner, indent + "  ")


def _exercise(exercise: Exercise, indent: str) -> Row:
    length = "own" if exercise.pace == "own" else clock(lengths.exercise_ms(exercise))
    sides = {"each": "each side", "alternate": "alternating", "left": "left", "right": "right", "both": ""}[exercise.sides]
    times = f"{exercise.reps}×" if exercise.reps > 1 else ""
    sets = f"{exercise.sets} sets" if exercise.sets > 1 else ""
    return Row(exercise.name, "", f"{indent}{length:>6}  ", note=" ".join(part for part in (sets, times, sides) if part))


def _cautions(routine: Routine) -> Iterator[Row]:
    cautions = dict.fromkeys((exercise.name, exercise.caution) for exercise in exercises_in(routine.steps) if exercise.caution)
    if cautions:
        yield Row()
    for name, caution in cautions:
        yield Row(f"{name}: {caution}", NOTE_STYLE)
    for text in routine.after:
        yield Row(text, NOTE_STYLE, "afterwards: ", NOTE_STYLE)
