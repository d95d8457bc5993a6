"""What a person, or the computer that slept, can do to a session. Never here: what comes of it (see player.py)."""

from __future__ import annotations

from dataclasses import dataclass

from stretchtui.routine.model import Exercise

NUDGE_MS = 5_000
"""What one press of + or - adds or takes off."""


@dataclass(frozen=True, slots=True)
class Start:
    """Begin, at the place that was chosen."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop at this very millisecond."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """Go on after a pause, counted in."""


@dataclass(frozen=True, slots=True)
class Toggle:
    """The one key for start, pause and go on."""


@dataclass(frozen=True, slots=True)
class NextPhase:
    """To the start of the next segment."""


@dataclass(frozen=True, slots=True)
class PreviousPhase:
    """To the start of the segment before this one."""


@dataclass(frozen=True, slots=True)
class NextExercise:
    """To the next step, be it an exercise, a pause or a note."""


@dataclass(frozen=True, slots=True)
class PreviousExercise:
    """To the start of this step when more than 3 s into it, else to the step before, as music players do."""


@dataclass(frozen=True, slots=True)
class RestartExercise:
    """To the start of this step."""


@dataclass(frozen=True, slots=True)
class Jump:
    """To the start of a step: an index into Timeline.walked."""

    step: int


@dataclass(frozen=True, slots=True)
class Nudge:
    """Make the running segment longer (or, below 0, shorter)."""

    ms: int = NUDGE_MS


@dataclass(frozen=True, slots=True)
class Done:
    """Done with what has no set length: an exercise at one's own pace, a note."""


@dataclass(frozen=True, slots=True)
class End:
    """End the session here."""


@dataclass(frozen=True, slots=True)
class Away:
    """The computer slept, or the program was stopped, for `gap_ms` of real time: pause where it was before."""

    gap_ms: int


@dataclass(frozen=True, slots=True)
class Resume:
    """Taken up again after the program was cut off: paused, at the start of the repetition that it was in."""


@dataclass(frozen=True, slots=True)
class Spasm:
    """A spasm: stop at this very millisecond, and keep a mark of where it was."""


@dataclass(frozen=True, slots=True)
class Ouch:
    """This exercise hurts: stop, and mark it with its side."""


@dataclass(frozen=True, slots=True)
class Instead:
    """Do this exercise, once, and leave the rest of the one that is running."""

    exercise: Exercise


Event = (
    Start
    | Pause
    | GoOn
    | Toggle
    | NextPhase
    | PreviousPhase
    | NextExercise
    | PreviousExercise
    | RestartExercise
    | Jump
    | Nudge
    | Done
    | End
    | Away
    | Resume
    | Spasm
    | Ouch
    | Instead
)
