"""Which voices are there, the one that is asked for first. Never here: whether one voice is there (each_voice.py), players.

Somebody who lies on the floor with closed eyes is better off with another voice than with none, so a voice that is asked for and
is not there leaves the others in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stretchtui.coach.model import Wanted
from stretchtui.coach.voices.each_voice import Look
from stretchtui.coach.voices.engine import LANGUAGE, Engine, is_voice_name

ON_UNIX = ("command", "piper", "espeak-ng", "espeak", "spd-say")
ORDER: Mapping[str, tuple[str, ...]] = {
    "darwin": ("command", "piper", "say", "espeak-ng"),
    "win32": ("command", "piper", "sapi", "espeak-ng"),
}
"""What `auto` tries, by system; elsewhere `ON_UNIX`."""


@dataclass(frozen=True, slots=True)
class Choice:
    engines: tuple[Engine, ...] = ()
    remarks: tuple[str, ...] = ()
    has_wanted: bool = True
    """False: the voice that was asked for by its name is not there."""


def choose(
    wanted: Wanted, system: str, environ: Mapping[str, str], which: Callable[[str], str | None], exists: Callable[[str], bool]
) -> Choice:
    if wanted.voice == "none":
        return Choice()
    is_named = wanted.voice != "auto"
    look = Look(wanted, environ, which, exists)
    names = dict.fromkeys((*((wanted.voice,) if is_named else ()), *ORDER.get(system, ON_UNIX)))
    found = {name: look.at(name) for name in names}
    engines = tuple(one for one in found.values() if isinstance(one, Engine))
    reasons = tuple(one for one in found.values() if isinstance(one, str) and one)
    silence = () if engines else ("no voice was found",)
    missing = is_named and not isinstance(found[wanted.voice], Engine)
    return Choice(engines, (*reasons, *silence, *_doubts(wanted)), not missing)


def _doubts(wanted: Wanted) -> tuple[str, ...]:
    """Wishes that are passed over."""
    name = f"the voice name {wanted.voice_name!r} is not used: it would be taken for an option"
    language = f"{wanted.language!r} is no language that voices know; it is spoken in English"
    named = bool(wanted.voice_name) and not is_voice_name(wanted.voice_name)
    known = LANGUAGE.fullmatch(wanted.language.lower().replace("_", "-"))
    return (*((name,) if named else ()), *(() if known else (language,)))
