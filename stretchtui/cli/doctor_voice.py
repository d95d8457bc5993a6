"""What the doctor tries of a voice of one's own, which nobody hears: the file that it writes is thrown away.

Never here: a voice that only speaks, which is not started unasked; starting it (doctor_silence.py); how it is told.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from stretchtui.coach.programs.orders import DEADLINE, PART, Order, Report
from stretchtui.coach.script.lengths import estimate_ms
from stretchtui.coach.speech import RENDERING_MS
from stretchtui.coach.tried import fault_of
from stretchtui.coach.voices.engine import Engine
from stretchtui.coach.voices.found import Found

OWN = "command"
"""The name of the voice that `voice_command` makes."""
SAMPLE = "Hello there"
TRYING_MS = 5_000
"""So long it may take for two words. In a session a line has longer, but nobody waits there."""
NUMBER = 1
"""Of its order."""


def own_in(found: Found) -> Engine | None:
    return next((one for one in found.engines if one.name == OWN), None)


def without_own(found: Found) -> Found:
    return replace(found, engines=tuple(one for one in found.engines if one.name != OWN))


def is_untried(engine: Engine) -> bool:
    """Whether it would have to be heard to be tried."""
    return engine.name == OWN and not engine.renders


def order(engine: Engine, text: str, folder: Path) -> Order:
    file = str(folder / "tried.wav")
    command = engine.render(text, file + PART)
    return Order(NUMBER, "render", command.argv, TRYING_MS, command.stdin, file)


def fault(report: Report | None) -> str:
    """Why it writes no file that can be heard; "" when it does. None: what became of it was never told."""
    if report is None or (report.how == "killed" and report.why == DEADLINE):
        return not_through(TRYING_MS)
    if report.how == "ended" and report.status == 0:
        return "" if report.wav_ms else "it wrote nothing that can be heard"
    return fault_of(report)


def patience_ms(text: str, rate: int) -> int:
    """So long somebody waits who wants to hear this: a long text may take longer, but never longer than in a session."""
    return min(RENDERING_MS, TRYING_MS + estimate_ms(text, rate))


def not_through(ms: int) -> str:
    return f"it was not through after {ms // 1_000} seconds"
