"""The voices that take one function each: macOS `say`, piper, speech-dispatcher. Never here: what is said, starting them."""

from __future__ import annotations

from dataclasses import replace

from stretchtui.coach.model import Wanted
from stretchtui.coach.voices.engine import Command, Engine, language, loudness, rate, voice_name

PIPER_RATE = 170
"""Words a minute of piper's voices at their own length."""

SPD_RATE, SPD_SLOWEST, SPD_FASTEST = 170, 80, 390
"""Words a minute at 0, -100 and 100 of speech-dispatcher's own scale, as its espeak module takes it."""


def say(program: str, wanted: Wanted) -> Engine:
    """Without a name it speaks with the voice chosen in the system's settings, whatever its language."""
    name = voice_name(wanted)
    voice = (program, "-r", str(rate(wanted)), *(("-v", name) if name else ()))
    as_wav = ("--file-format=WAVE", "--data-format=LEI16@22050")
    return Engine(
        "say",
        rendering=lambda text, file: Command((*voice, "-o", file, *as_wav, "--", text)),
        speaking=lambda text: Command((*voice, "--", text)),
    )


def piper(program: str, model: str, wanted: Wanted) -> Engine:
    """These words are understood by piper's first program in C++ and by piper-tts alike, and both read the text from stdin.

    It has no way to speak by itself that needs no other program.
    """
    scale = f"{PIPER_RATE / rate(wanted):.2f}"
    return Engine(
        "piper",
        rendering=lambda text, file: Command((program, "-m", model, "-f", file, "--length_scale", scale), f"{text}\n"),
    )


def spd_say(program: str, wanted: Wanted) -> Engine:
    """Without -w, which hangs where there is no sound card. It returns at once and a daemon speaks, so it has to be hushed.

    Its own scale of volume goes from -100 to 100 as well.
    """
    name = voice_name(wanted)
    voice = ("-y", name) if name else ("-l", language(wanted))
    scaled = (str(_spd_scale(rate(wanted))), "-i", str(2 * loudness(wanted) - 100))
    argv = (program, "-N", "stretchtui", "-r", *scaled, *voice, "--")
    return Engine(
        "spd-say",
        speaking=lambda text: Command((*argv, text)),
        hush=(program, "-S"),
        louder=lambda volume: spd_say(program, replace(wanted, volume=volume)),
    )


def _spd_scale(words_a_minute: int) -> int:
    span = SPD_RATE - SPD_SLOWEST if words_a_minute < SPD_RATE else SPD_FASTEST - SPD_RATE
    return round(100 * (words_a_minute - SPD_RATE) / span)
