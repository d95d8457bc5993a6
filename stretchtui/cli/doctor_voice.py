"""The doctor's trial of a voice of one's own, which nobody hears: the file that it writes is thrown away.

Never here: a voice that only speaks, which is not started unasked; how it is told.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Protocol

from stretchtui.clock import SystemClock
from stretchtui.coach.outlet import Runs
from stretchtui.coach.programs.children import Children
from stretchtui.coach.programs.orders import PART, Order, Report
from stretchtui.coach.speech import RENDERING_MS
from stretchtui.coach.tried import fault_of
from stretchtui.coach.voices.engine import Engine
from stretchtui.coach.voices.found import Found

OWN = "command"
"""The name of the voice that `voice_command` makes."""
SAMPLE = "Hello there"
GRACE_MS = 3_000
"""So long after the deadline there is no more hope of hearing what became of it."""
LOOK_S = 0.02


class Reads(Protocol):
    def active(self) -> int: ...


def own_in(found: Found) -> Engine | None:
    return next((one for one in found.engines if one.name == OWN), None)


def without_own(found: Found) -> Found:
    return replace(found, engines=tuple(one for one in found.engines if one.name != OWN))


def is_untried(engine: Engine) -> bool:
    """Whether it would have to be heard to be tried."""
    return engine.name == OWN and not engine.renders


def fault_of_own(found: Found, text: str = SAMPLE) -> str:
    """Why the person's own voice does not speak, as far as that can be found out in silence."""
    own = own_in(found)
    return "" if own is None or is_untried(own) else fault_in_silence(own, text)


def fault_in_silence(
    engine: Engine, text: str, children: Runs | None = None, clock: Reads | None = None, look_s: float = LOOK_S
) -> str:
    """Why it writes no file that can be heard; "" when it does."""
    ours = Children() if children is None else children
    with TemporaryDirectory(prefix="stretchtui-") as folder, closing(ours):
        ours.start()
        file = str(Path(folder) / "tried.wav")
        command = engine.render(text, file + PART)
        order = Order(1, "render", command.argv, RENDERING_MS, command.stdin, file)
        if not ours.give(order):
            return "no program can be started here"
        return _fault(_awaited(order, ours, clock or SystemClock(), look_s))


def _awaited(order: Order, children: Runs, clock: Reads, look_s: float) -> Report | None:
    """What became of it; None when that is never told."""
    began_ms, nobody = clock.active(), Event()
    while clock.active() - began_ms <= RENDERING_MS + GRACE_MS:
        for report in children.reports():
            if report.id == order.id:
                return report
        nobody.wait(look_s)
    return None


def _fault(report: Report | None) -> str:
    if report is None or (report.how == "killed" and report.ran_ms >= RENDERING_MS):
        return f"it was not through after {RENDERING_MS // 1_000} seconds"
    if report.how == "ended" and report.status == 0:
        return "" if report.wav_ms else "it wrote nothing that can be heard"
    return fault_of(report)
