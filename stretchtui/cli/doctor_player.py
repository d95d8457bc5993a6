"""What the doctor tries of a player of one's own: a quarter of a second of silence. Nobody hears it.

Never here: other players, which the session tries one after the other; starting it (doctor_silence.py); how it is told.
"""

from __future__ import annotations

from array import array
from pathlib import Path

from stretchtui.coach.programs.orders import DEADLINE, Order, Report
from stretchtui.coach.sounds import wav
from stretchtui.coach.tried import fault_of
from stretchtui.coach.voices.found import Found
from stretchtui.coach.voices.players import OWN, Player

TRYING_MS = 3_000
"""Players that work stay for up to 2 s after a sound."""
NUMBER = 2
"""Of its order."""
RATE, VALUES = 44_100, 11_025


def own_in(found: Found) -> Player | None:
    return next((one for one in found.players if one.name == OWN), None)


def order(player: Player, folder: Path) -> Order:
    """Raises OSError where the file cannot be written."""
    file = folder / "silence.wav"
    wav.write(file, wav.Samples(RATE, array("h", bytes(2 * VALUES))))
    return Order(NUMBER, "tone", player.command(str(file)), TRYING_MS)


def fault(report: Report | None) -> str:
    """Why it does not play; "" when it does. It may hand the file on and end at once. None: what became of it was never told."""
    if report is None or (report.how == "killed" and report.why == DEADLINE):
        return f"it was not through after {TRYING_MS // 1_000} seconds"
    return "" if report.how == "ended" and report.status == 0 else fault_of(report)
