"""What became of a line or a tone that was tried (trial.py). Never here: trying it, words on a screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from stretchtui.coach.programs.orders import Report

State = Literal["idle", "waits", "sounds", "over", "failed"]


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of it, as far as is known."""

    state: State = "idle"
    voice: str = ""
    player: str = ""
    """"" where the voice speaks by itself."""
    began_ms: int = 0
    """After so long it was given to a player, or to a voice that speaks."""
    why: str = ""
    """What failed, also when something else was heard after it."""

    def now(self, state: State, why: str) -> Tried:
        return replace(self, state=state, why=why)


def fault_of(report: Report) -> str:
    """Why what was given to a program was not heard."""
    if report.why:
        return report.why
    return f"it ended with status {report.status}" if report.status else f"it was over after {report.ran_ms} ms"
