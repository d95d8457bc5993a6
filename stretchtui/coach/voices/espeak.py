"""espeak-ng and its elder, espeak: the same words on the command line. Never here: what is said, starting it."""

from __future__ import annotations

from dataclasses import replace

from stretchtui.coach.model import Wanted
from stretchtui.coach.voices.engine import Command, Engine, language, loudness, rate, voice_name


def espeak(name: str, program: str, wanted: Wanted) -> Engine:
    """The text comes after `--`, where nothing is an option any more; SSML is off unless asked for with -m."""
    voice = (program, "-s", str(rate(wanted)), "-v", voice_name(wanted) or language(wanted))
    return Engine(
        name,
        rendering=lambda text, file: Command((*voice, "-w", file, "--", text)),
        speaking=lambda text: Command((*voice, "-a", str(loudness(wanted)), "--", text)),
        louder=lambda volume: espeak(name, program, replace(wanted, volume=volume)),
    )
