"""Programs of the person's own tried where nobody hears it, all at once, as far as they can be.

Never here: what is ordered of a voice (doctor_voice.py) or a player (doctor_player.py); how it is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import NamedTuple, Protocol

from stretchtui.cli import doctor_player, doctor_voice
from stretchtui.clock import SystemClock
from stretchtui.coach.outlet import Runs
from stretchtui.coach.programs.children import Children
from stretchtui.coach.programs.orders import Order, Report
from stretchtui.coach.voices.engine import Engine
from stretchtui.coach.voices.found import Found
from stretchtui.coach.voices.players import Player

GRACE_MS = 1_000
"""So long after the last deadline there is no more hope of hearing what became of it."""
LOOK_S = 0.02
NOT_STARTED = "no program can be started here"


class Reads(Protocol):
    def active(self) -> int: ...


class Faults(NamedTuple):
    """Why a voice and a player of one's own do not work, as far as that can be found out in silence; "" where they do."""

    voice: str = ""
    player: str = ""


def faults_of_own(found: Found) -> Faults:
    voice, player = _voice_to_try(found), doctor_player.own_in(found)
    return Faults() if voice is None and player is None else faults_in_silence(voice, player)


def fault_of_voice(found: Found, text: str) -> str:
    voice = _voice_to_try(found)
    return "" if voice is None else faults_in_silence(voice, None, text).voice


def _voice_to_try(found: Found) -> Engine | None:
    """The person's own; not one that only speaks, which would be heard."""
    own = doctor_voice.own_in(found)
    return None if own is None or doctor_voice.is_untried(own) else own


def without(found: Found, faults: Faults) -> Found:
    """What is left of it, without those that do not work."""
    left = doctor_voice.without_own(found) if faults.voice else found
    return replace(left, players=()) if faults.player else left


def faults_in_silence(
    voice: Engine | None,
    player: Player | None,
    text: str = doctor_voice.SAMPLE,
    children: Runs | None = None,
    clock: Reads | None = None,
    look_s: float = LOOK_S,
) -> Faults:
    """None: not to be tried."""
    ours = Children() if children is None else children
    try:
        with TemporaryDirectory(prefix="stretchtui-") as folder, closing(ours):
            ours.start()
            orders = _orders(voice, player, text, Path(folder))
            if not all(ours.give(order) for order in orders):
                return _both(voice, player, NOT_STARTED)
            came = _awaited(orders, ours, clock or SystemClock(), look_s)
    except OSError as fault:
        return _both(voice, player, f"it could not be tried: {fault.strerror or 'no file can be written'}")
    return Faults(
        "" if voice is None else doctor_voice.fault(came.get(doctor_voice.NUMBER)),
        "" if player is None else doctor_player.fault(came.get(doctor_player.NUMBER)),
    )


def _orders(voice: Engine | None, player: Player | None, text: str, folder: Path) -> list[Order]:
    """Raises OSError."""
    spoken = [] if voice is None else [doctor_voice.order(voice, text, folder)]
    return spoken if player is None else [*spoken, doctor_player.order(player, folder)]


def _both(voice: Engine | None, player: Player | None, why: str) -> Faults:
    return Faults("" if voice is None else why, "" if player is None else why)


def _awaited(orders: Sequence[Order], children: Runs, clock: Reads, look_s: float) -> Mapping[int, Report]:
    """What became of each, by its number. What is never told is not among them."""
    came: dict[int, Report] = {}
    began_ms, nobody = clock.active(), Event()
    longest_ms = max((order.deadline_ms for order in orders), default=0) + GRACE_MS
    while len(came) < len(orders) and clock.active() - began_ms <= longest_ms:
        came.update((report.id, report) for report in children.reports())
        if len(came) < len(orders):
            nobody.wait(look_s)
    return came
