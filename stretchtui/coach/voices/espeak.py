"""espeak-ng and its elder, espeak: the same words on the command line. Never here: what is said, starting it."""

from __future__ import annotations

from stretchtui.coach.model import Wanted
from stretchtui.coach.voices.engine import Command, Engine, language, rate, voice_name


def espeak(name: str, program: str, wanted: Wanted) -> Engine:
    """The text comes after `--`, where nothing is an option any more; SSML is off unless asked for with -m."""
    voice = (program, "-s", str(rate(wanted)), "-v", voice_name(wanted) or language(wanted))
    loudness = str(min(max(wanted.volume, 0), 100))
    return Engine(
        name,
        rendering=lambda text, file: Command((*voice, "-w", file, "--", text)),
        speaking=lambda text: Command((*voice, "-a", loudness, "--", text)),
    )
