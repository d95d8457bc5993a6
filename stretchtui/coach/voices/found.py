"""Which players and voices are there, in the order they are tried, and why others are not. Never here: starting any of them.

Pure but for its arguments: programs are looked up on the PATH, files and sockets by their names, and nothing is started.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from stretchtui.coach.model import Wanted
from stretchtui.coach.voices.advice import how_to_get_player, how_to_get_voice
from stretchtui.coach.voices.choosing import Choice, choose
from stretchtui.coach.voices.engine import Engine
from stretchtui.coach.voices.players import Player, Server, own_player, players, server_there

Which = Callable[[str], str | None]
Exists = Callable[[str], bool]

WRONG_MACHINE = "this is another machine, reached over SSH: a sound would be heard there and not here, so only the bell rings"


@dataclass(frozen=True, slots=True)
class Found:
    """In order of preference."""

    players: tuple[Player, ...] = ()
    engines: tuple[Engine, ...] = ()
    remarks: tuple[str, ...] = ()
    """What is missing or not used, and why, in plain words."""
    advice: tuple[str, ...] = ()
    """How to get what is missing, in plain words."""


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # a folder that may not be entered; a name that no file can have
        return False


def look_round(
    wanted: Wanted,
    *,
    system: str = sys.platform,
    environ: Mapping[str, str] = os.environ,
    which: Which = shutil.which,
    exists: Exists = _exists,
) -> Found:
    """What there is for this person on this system, whether or not sound is wanted just now."""
    own, own_remarks = _own_player(wanted, which)
    far = _is_far(environ)
    if far and not own and not environ.get("PULSE_SERVER"):
        return Found((), (), (*own_remarks, WRONG_MACHINE), (_FORWARD,))
    server = server_there(environ, exists)
    # Over SSH only paplay goes where PULSE_SERVER says; any other would be heard on the wrong machine.
    listed = own or tuple(one for one in players(system, server, which) if not far or one.name == "paplay")
    voice = choose(wanted, system, environ, which, exists)
    engines = tuple(replace(one, speaking=None) for one in voice.engines if one.renders) if far else voice.engines
    remarks, advice = _silences(listed, server if not own else None, system)
    return Found(listed, engines, (*own_remarks, *remarks, *voice.remarks), (*advice, *_voice_advice(wanted, voice, system)))


_FORWARD = "to hear it here, forward your sound server and set PULSE_SERVER, or name your own player in the settings (player)"
NOTHING_SOUNDS = "no sound server is running and no sound card was found, so perhaps nothing will be heard"


def _own_player(wanted: Wanted, which: Which) -> tuple[tuple[Player, ...], tuple[str, ...]]:
    """The person's own player comes first, and then alone."""
    if not wanted.player:
        return (), ()
    if which(wanted.player[0]) is None:
        return (), (f"your own player, {wanted.player[0]}, was not found",)
    return (own_player(wanted.player),), ()


def _is_far(environ: Mapping[str, str]) -> bool:
    return bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))


def _silences(listed: tuple[Player, ...], server: Server | None, system: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Remarks and advice on what keeps tones from being heard; a server of None: that is the own player's affair."""
    if not listed:
        return ("no program that plays sounds was found",), (how_to_get_player(system),)
    if server is not None and not server.any and system not in ("darwin", "win32"):
        return (NOTHING_SOUNDS,), ()
    return (), ()


def _voice_advice(wanted: Wanted, voice: Choice, system: str) -> tuple[str, ...]:
    named = () if voice.has_wanted else (how_to_get_voice(system, wanted.voice),)
    return named if voice.engines or wanted.voice == "none" else tuple(dict.fromkeys((*named, how_to_get_voice(system, "auto"))))
