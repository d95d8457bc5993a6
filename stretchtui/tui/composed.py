"""A composed routine in words, with why each exercise is in; or why there is none. Never here: widgets, how it is composed."""

from __future__ import annotations

from collections.abc import Iterator

from stretchtui.daily.compose import CannotCompose, Composed, Pick
from stretchtui.precautions import flag_title
from stretchtui.routine.durations import clock
from stretchtui.routine.lengths import exercise_ms
from stretchtui.settings.preferences import Settings
from stretchtui.tui.widgets.hanging import NOTE_STYLE, Row
from stretchtui.tui.wishing import in_words

_EACH = {"each": "each side", "alternate": "alternating"}


def answer_rows(answer: Composed | CannotCompose, preferred: Settings) -> list[Row]:
    told = _composed(answer) if isinstance(answer, Composed) else _cannot(answer)
    return [*told, *_care(preferred)]


def _composed(composed: Composed) -> Iterator[Row]:
    routine, many = composed.routine, len(composed.picks)
    yield Row(routine.name, "bold")
    exercises = "1 exercise" if many == 1 else f"{many} exercises"
    needs = f"needs {_listed(routine.equipment)}" if routine.equipment else "needs nothing"
    yield Row(f"{exercises}, {needs}", NOTE_STYLE, f"{clock(composed.total_ms)}  ", "bold $text-accent")
    yield Row()
    for pick in composed.picks:
        yield from _step(pick)


def _step(pick: Pick) -> Iterator[Row]:
    one = pick.exercise
    times = f"{one.reps}×" if one.reps > 1 else ""
    how = " ".join(part for part in (times, _EACH.get(one.sides, "")) if part)
    front = f"{clock(exercise_ms(one)):>5}  "
    yield Row(one.name, "bold", front, note=", ".join(part for part in (in_words(pick.position), how) if part))
    yield Row(pick.why, NOTE_STYLE, " " * len(front))


def _cannot(cannot: CannotCompose) -> Iterator[Row]:
    yield Row(_begun(cannot.reason), "bold $text-warning")
    for said in cannot.loosen:
        yield Row(_begun(said), "", "→ ")


def _begun(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."


def _care(preferred: Settings) -> Iterator[Row]:
    """That what somebody avoids was heeded, in one quiet line."""
    said = [f"without what you avoid ({', '.join(map(flag_title, preferred.avoid))})"] if preferred.avoid else []
    if many := len(preferred.leave_out):
        said.append(f"without the exercise{'s' if many > 1 else ''} that you left out ({many})")
    if said:
        yield Row()
        yield Row(_begun(", ".join(said)), NOTE_STYLE)


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(map(in_words, words))
