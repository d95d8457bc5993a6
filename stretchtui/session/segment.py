"""The pieces of a timeline: a segment, and the step that it belongs to. Never here: how they are made, or where one is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stretchtui.routine.model import Exercise, Phase, Side
from stretchtui.session.instructions import Line

Kind = Literal["prepare", "phase", "rest", "switch", "set_rest", "pause", "note"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of time in which one thing is done. None where a field does not apply."""

    kind: Kind
    ms: int
    """Its planned length, with what the person added to it or took off; 0 when open."""
    step: int
    """Which step it belongs to: an index into Timeline.walked."""
    name: str
    """The exercise's name; "Rest" for a pause; the text of a note."""
    exercise: Exercise | None = None
    side: Side | None = None
    """Of a rest, switch or set_rest: the side, repetition and set that follow."""
    rep: int | None = None
    reps: int | None = None
    set: int | None = None
    sets: int | None = None
    round: int | None = None
    """Of the innermost circuit, from 1; a rest between rounds has the one that follows."""
    rounds: int | None = None
    phase: Phase | None = None
    phase_index: int | None = None
    """Which of the exercise's phases it is, from 0; None also at own pace, which is none of them."""
    open: bool = False
    """Lasts until a key is pressed, or to `limit_ms`."""
    limit_ms: int | None = None
    """The longest it may be: a phase's own limit; of an open segment, its equal share of the exercise's."""
    cue: str = ""
    """What is shown and may be said in it, sides filled in."""
    lines: tuple[Line, ...] = ()
    """The same, one instruction each, with their times."""
    instructions: tuple[str, ...] = ()
    """All instructions of the exercise for this side."""

    @property
    def word(self) -> str:
        """The one word for what is done now: the phase's name, else `prepare`, `rest`, `switch` or `note`."""
        if self.phase is not None:
            return self.phase.name
        return "rest" if self.kind in ("set_rest", "pause") else self.kind


@dataclass(frozen=True, slots=True)
class Walked:
    """One step as it comes up: a step in a circuit of three rounds is walked three times."""

    number: int | None
    """Its number among the exercises, from 1; None for a pause or a note."""
    title: str
    first: int
    """Index of its first segment."""
    last: int
    exercise: Exercise | None = None
    limit_ms: int | None = None
    """The longest the exercise may last, `prepare` not counted."""
    instead: bool = False
    """Put in while the session ran, in place of the rest of the step before it."""
