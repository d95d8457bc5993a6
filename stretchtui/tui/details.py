"""What a routine holds, in words: steps with their times, what is needed, cautions, where it comes from. Never here: widgets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from stretchtui.routine import lengths
from stretchtui.routine.durations import clock, spoken
from stretchtui.routine.index import Entry
from stretchtui.routine.loading import LoadedRoutine
from stretchtui.routine.model import CircuitStep, Exercise, ExerciseStep, NoteStep, RestStep, Routine, Step
from stretchtui.routine.routines import exercises_in
from stretchtui.tui.words import line, lines, shown

_ORIGINS = {
    "bundled": "comes with stretchtui", "user": "from your own folder", "environment": "from $STRETCHTUI_LIBRARY",
    "option": "from --library",
}  # fmt: skip


def details(entry: Entry | None, loaded: LoadedRoutine | None, avoid: Sequence[str], searched: str) -> Content:
    if entry is None:
        return _nothing(searched)
    if loaded is None or loaded.routine is None:
        return _broken(entry, loaded)
    return lines(*_rows(loaded.routine, entry, avoid))


def _nothing(searched: str) -> Content:
    if not searched:
        return lines(shown("No routines yet.", "bold"), shown("A library may still be being read."))
    return lines(shown(f"Nothing fits “{searched}”.", "bold"), shown("Esc clears the search."))


def _broken(entry: Entry, loaded: LoadedRoutine | None) -> Content:
    rows = [shown(entry.name, "bold"), shown("has mistakes and cannot be started", "$text-error"), Content("")]
    for one in loaded.diagnostics if loaded else ():
        if one.severity == "error":
            rows += [shown(f"line {one.line}: {one.message}"), *([shown(f"  {one.hint}", "$text-muted")] if one.hint else [])]
    return lines(*rows, Content(""), shown(entry.path, "$text-muted"))


def _rows(routine: Routine, entry: Entry, avoid: Sequence[str]) -> Iterator[Content]:
    total_ms, open_ended = lengths.routine_ms(routine)
    yield shown(routine.name, "bold")
    about = f"about {clock(total_ms)}, and what you do at your own pace" if open_ended else clock(total_ms)
    yield line(shown(about, "$accent"), shown(f"  {', '.join(routine.areas)}", "$text-muted"))
    for avoided in (flag for flag in routine.flags if flag in avoid):
        yield shown(f"! has {avoided}, which you avoid", "$text-error")
    for text in (routine.summary, routine.when):
        if text:
            yield shown(text)
    yield Content("")
    yield from _steps(routine.steps, "")
    yield Content("")
    yield shown("in: " + ", ".join(routine.positions), "$text-muted")
    if routine.equipment:
        yield shown("needs: " + ", ".join(routine.equipment), "$text-muted")
    yield shown(_ORIGINS.get(entry.origin, entry.origin), "$text-muted")
    yield from _cautions(routine)


def _steps(steps: Sequence[Step], indent: str) -> Iterator[Content]:
    for step in steps:
        match step:
            case ExerciseStep(exercise):
                yield _exercise(exercise, indent)
            case RestStep(ms):
                yield line(shown(f"{indent}{clock(ms):>6}  ", "$accent"), shown("rest", "$text-muted"))
            case NoteStep(text):
                yield line(Content(f"{indent}     ·  "), shown(text, "italic"))
            case CircuitStep(times, inner, between_ms):
                between = f", {spoken(between_ms)} between" if between_ms else ""
                yield shown(f"{indent}     {times} rounds{between}:")
                yield from _steps(inner, indent + "  ")


def _exercise(exercise: Exercise, indent: str) -> Content:
    length = "own" if exercise.pace == "own" else clock(lengths.exercise_ms(exercise))
    sides = {"each": "each side", "alternate": "alternating", "left": "left", "right": "right", "both": ""}[exercise.sides]
    times = f"{exercise.reps}×" if exercise.reps > 1 else ""
    sets = f"{exercise.sets} sets" if exercise.sets > 1 else ""
    note = " ".join(part for part in (sets, times, sides) if part)
    return line(
        shown(f"{indent}{length:>6}  ", "$accent"), shown(exercise.name), shown(f"  {note}" if note else "", "$text-muted")
    )


def _cautions(routine: Routine) -> Iterator[Content]:
    cautions = dict.fromkeys((exercise.name, exercise.caution) for exercise in exercises_in(routine.steps) if exercise.caution)
    if cautions:
        yield Content("")
    for name, caution in cautions:
        yield line(shown(f"{name}: ", "bold $text-muted"), shown(caution, "$text-muted"))
