"""A composed routine as a file that a person would have written. Never here: where it is saved.

Only what differs from an exercise's own file is written; why each is in stands behind it as a comment.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from stretchtui.daily.compose import Composed, Pick
from stretchtui.daily.wish import LEVEL, Wish
from stretchtui.daily.wording import group_of
from stretchtui.routine.model import Exercise
from stretchtui.text import plain

_BARE = re.compile(r"[A-Za-z][A-Za-z0-9]*([ ,-]+[A-Za-z0-9]+)*\.?")
_READ_AS_OTHERS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def yaml_text(composed: Composed, name: str = "") -> str:
    """The whole file, under this name or one that says what it is for."""
    return "\n".join([*_head(composed, plain(name).strip() or composed.routine.name), *_steps(composed.picks), ""])


def _head(composed: Composed, name: str) -> Iterator[str]:
    routine = composed.routine
    yield f"# {words_for(composed.wish)}"
    yield f"name: {_scalar(name)}"
    yield f"summary: {_scalar(routine.summary)}"
    yield f"areas: {_list(routine.areas)}"
    yield f"position: {_list(routine.positions)}"
    if routine.preflight:
        yield f"preflight: {_list(routine.preflight)}"
    yield "steps:"


def _steps(picks: Sequence[Pick]) -> Iterator[str]:
    for pick in picks:
        assert pick.own.id is not None  # only exercises of a library are composed
        changes = list(_changes(pick.exercise, pick.own))
        step = f"exercise: {_scalar(pick.own.id)}" if changes else _scalar(pick.own.id)
        yield f"  - {step}  # {plain(pick.why)}"
        yield from (f"    {change}" for change in changes)


def _changes(exercise: Exercise, own: Exercise) -> Iterator[str]:
    if exercise.positions != own.positions:
        yield f"position: {exercise.positions[0]}"
    if exercise.reps != own.reps:
        yield f"reps: {exercise.reps}"
    for phase, before in zip(exercise.phases, own.phases, strict=True):
        if phase.ms != before.ms:
            yield f"{phase.name}: {phase.ms / 1000:g}s"


def words_for(wish: Wish, understood: Sequence[str] = ()) -> str:
    """The command that composes it again from the same library, as long as the settings leave out the same exercises.

    Flags that are understood, because the settings avoid them anyway, are not written.
    """
    group = group_of(wish.areas)
    asked = [f"--area {area}" for area in ((group,) if group else wish.areas)] + [f"--minutes {wish.minutes}"]
    asked += [f"--position {position}" for position in wish.positions]
    if wish.equipment is not None:
        asked += [f"--equipment {thing}" for thing in wish.equipment or ("none",)]
    asked += [f"--level {wish.level}"] if wish.level != LEVEL else []
    asked += [f"--avoid {flag}" for flag in wish.avoid if flag not in understood]
    return " ".join(("stretchtui compose", *asked, f"--seed {wish.seed}"))


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(words)}]"


def _scalar(text: str) -> str:
    """Bare where that is read as it stands, else in double quotes."""
    bare = _BARE.fullmatch(text) and text.lower() not in _READ_AS_OTHERS
    return text if bare else json.dumps(text, ensure_ascii=False)
