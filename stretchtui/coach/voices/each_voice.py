"""Whether one voice is there, or why not. Never here: which is tried first (choosing.py), what they are (engine.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from stretchtui.coach.model import Wanted
from stretchtui.coach.voices.engine import Engine
from stretchtui.coach.voices.espeak import espeak
from stretchtui.coach.voices.other_voices import piper, say, spd_say
from stretchtui.coach.voices.own_voice import own_voice, own_voice_fault
from stretchtui.coach.voices.sapi import powershell_path, sapi


@dataclass(frozen=True, slots=True)
class Look:
    """All that is needed to find a voice."""

    wanted: Wanted
    environ: Mapping[str, str]
    which: Callable[[str], str | None]
    exists: Callable[[str], bool]

    def at(self, name: str) -> Engine | str:
        """The voice, or why it is not used, in plain words: "" where nobody asked for it."""
        return _BY_NAME.get(name, _unknown)(self, name)


def _own(look: Look, name: str) -> Engine | str:
    argv = look.wanted.voice_command
    if not argv:
        return "voice_command is not set" if look.wanted.voice == name else ""
    if fault := own_voice_fault(argv):
        return f"your own voice is not used: {fault}"
    if look.which(argv[0]) is None:
        return f"your own voice, {argv[0]}, was not found"
    return own_voice(argv)


def _piper(look: Look, name: str) -> Engine | str:
    """Its model has a description beside it that neither of its programs does without."""
    model = look.wanted.voice_model
    asked = look.wanted.voice == name
    if not model:
        return "piper needs a voice: voice_model is not set" if asked else ""
    path = str(_at_home(model, look.environ))
    program = look.which("piper")
    if program is None:
        return "piper is not used: the program was not found"
    for file in (path, f"{path}.json"):
        if path.startswith("-") or not look.exists(file):
            return f"piper is not used: there is no file {file}"
    return piper(program, path, look.wanted)


def _espeak(look: Look, name: str) -> Engine | str:
    program = look.which(name)
    return espeak(name, program, look.wanted) if program else _absent(look, name)


def _say(look: Look, name: str) -> Engine | str:
    program = look.which(name)
    return say(program, look.wanted) if program else _absent(look, name)


def _spd(look: Look, name: str) -> Engine | str:
    """It starts a daemon that outlives us, so unasked it is used only where that runs already."""
    program = look.which(name)
    if program is None:
        return _absent(look, name)
    runs = bool(look.environ.get("SPEECHD_ADDRESS")) or any(map(look.exists, _speechd_sockets(look.environ)))
    if look.wanted.voice != name and not runs:
        return ""
    return spd_say(program, look.wanted)


def _sapi(look: Look, name: str) -> Engine | str:
    path = powershell_path(look.environ.get("SystemRoot") or r"C:\Windows")
    return sapi(path, look.wanted) if look.exists(path) else _absent(look, name)


def _unknown(_: Look, name: str) -> str:
    return f"no voice is called {name!r}"


def _absent(look: Look, name: str) -> str:
    return f"{name} was not found" if look.wanted.voice == name else ""


def _speechd_sockets(environ: Mapping[str, str]) -> list[str]:
    folders = (environ.get("XDG_RUNTIME_DIR"), environ.get("XDG_CACHE_HOME"), f"{environ.get('HOME', '')}/.cache")
    return [f"{folder}/speech-dispatcher/speechd.sock" for folder in folders if folder]


def _at_home(path: str, environ: Mapping[str, str]) -> Path:
    home = environ.get("HOME") or environ.get("USERPROFILE")
    return Path(home) / path[2:] if home and path.startswith(("~/", "~\\")) else Path(path)


_BY_NAME: Mapping[str, Callable[[Look, str], Engine | str]] = {
    "command": _own,
    "piper": _piper,
    "espeak-ng": _espeak,
    "espeak": _espeak,
    "say": _say,
    "spd-say": _spd,
    "sapi": _sapi,
}
