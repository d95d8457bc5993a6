"""What a routine means: frozen values in the field's words.

Here belong the things an author names and their sizes. Never here: YAML, files, places in a file, clocks, screens.
Every length is in whole milliseconds and its name ends in ``_ms``. Exercises and phases are named tuples because a library of a
thousand routines lays overrides over them tens of thousands of times, and `_replace` is six times as fast as a dataclass's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:  # what knows figures is imported only where one is read
    from stretchtui.figure.script import Script

Side = Literal["left", "right"]
Sides = Literal["both", "each", "alternate", "left", "right"]
Pace = Literal["timed", "own"]
Breath = Literal["in", "out"]


class Phase(NamedTuple):
    """One part of a repetition: a stretch is ``move``, ``hold``, ``release``."""

    name: str
    ms: int
    stretch: bool = False
    """Whether these seconds count as time under stretch."""
    cue: str = ""
    breath: Breath | None = None
    pose: str = ""
    limit_ms: int | None = None
    """The longest this phase may be made, by an override or while it runs."""


class SayLine(NamedTuple):
    """A coaching line spoken ``at_ms`` into each hold; None means half-way."""

    at_ms: int | None
    text: str


class Exercise(NamedTuple):
    """One exercise with every field settled: overrides and defaults are already in it."""

    id: str | None
    """The file's stem; None for an exercise written in place."""
    name: str
    areas: tuple[str, ...]
    positions: tuple[str, ...]
    equipment: tuple[str, ...]
    level: str
    kind: str
    summary: str
    cues: tuple[str, ...]
    """Instructions in order, with ``{side}`` and ``{other}`` not yet filled in."""
    say: tuple[SayLine, ...]
    mistake: str
    caution: str
    flags: tuple[str, ...]
    counter: str
    """The id of the exercise that moves the opposite way, offered when this one hurts; its own: the other side; "" for none."""
    gentler: str
    """The id of an easier one for the same area, offered then too; "" for none."""
    source: str
    sides: Sides
    first_side: Side
    reps: int
    """Per side, where the exercise is sided."""
    sets: int
    phases: tuple[Phase, ...]
    prepare_ms: int
    rest_ms: int
    switch_ms: int
    set_rest_ms: int
    pace: Pace
    limit_ms: int | None
    """The longest the exercise may last in all, `prepare` not counted."""
    figure: Script | None
    """What its author said of the figure; None where nothing was said."""


@dataclass(frozen=True, slots=True)
class ExerciseStep:
    exercise: Exercise


@dataclass(frozen=True, slots=True)
class RestStep:
    ms: int
    say: str = ""


@dataclass(frozen=True, slots=True)
class NoteStep:
    text: str


@dataclass(frozen=True, slots=True)
class CircuitStep:
    times: int
    steps: tuple[Step, ...]
    rest_between_ms: int = 0


Step = ExerciseStep | RestStep | NoteStep | CircuitStep


@dataclass(frozen=True, slots=True)
class Routine:
    id: str
    name: str
    summary: str
    when: str
    areas: tuple[str, ...]
    equipment: tuple[str, ...]
    positions: tuple[str, ...]
    level: str
    flags: tuple[str, ...]
    tags: tuple[str, ...]
    every_ms: int | None
    preflight: tuple[str, ...]
    after: tuple[str, ...]
    """What is good to know once it is done."""
    steps: tuple[Step, ...]


def exercises_in(steps: Iterable[Step]) -> Iterator[Exercise]:
    """Every exercise step's exercise, once as written, circuits opened."""
    for step in steps:
        if isinstance(step, ExerciseStep):
            yield step.exercise
        elif isinstance(step, CircuitStep):
            yield from exercises_in(step.steps)
