"""What a voice is: how a text is written to a WAV file with it, how it is spoken at once. Never here: one particular voice
(espeak.py, sapi.py, other_voices.py, own_voice.py), which of them are there (found.py), starting one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from stretchtui.coach.model import Wanted
from stretchtui.coach.voices.voice_text import spoken_text

__all__ = [
    "LANGUAGE", "SLOWEST", "Command", "Engine", "is_voice_name", "language", "loudness", "rate", "spoken_text", "voice_name",
]  # fmt: skip

LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}")
"""`en`, `en-gb`, `zh-hant-tw`."""

SLOWEST, FASTEST = 80, 300
"""Words a minute."""


@dataclass(frozen=True, slots=True)
class Command:
    """A program and its arguments, never for a shell, and what it is handed in."""

    argv: tuple[str, ...]
    stdin: str = ""


@dataclass(frozen=True, slots=True)
class Engine:
    """A voice, made for one person's wishes. A text is cleaned here, so that nobody can forget it."""

    name: str
    rendering: Callable[[str, str], Command] | None = None
    """From a cleaned text and a file."""
    speaking: Callable[[str], Command] | None = None
    hush: tuple[str, ...] = ()
    """What silences it, where ending its process does not: a daemon speaks for it."""
    louder: Callable[[int], Engine] | None = None
    """The same at another volume of 0 to 100, where it knows one as it speaks by itself; a file is made louder afterwards."""

    @property
    def renders(self) -> bool:
        return self.rendering is not None

    @property
    def speaks(self) -> bool:
        return self.speaking is not None

    def render(self, text: str, file: str) -> Command:
        """What writes the text to the WAV file; only of an engine that `renders`."""
        assert self.rendering is not None, f"{self.name} cannot write a file"
        return self.rendering(spoken_text(text), file)

    def speak(self, text: str) -> Command:
        """What speaks the text at once; only of an engine that `speaks`."""
        assert self.speaking is not None, f"{self.name} cannot speak by itself"
        return self.speaking(spoken_text(text))

    def at(self, volume: int) -> Engine:
        """From now on so loud, where it speaks by itself and can be told."""
        return self.louder(volume) if self.speaks and self.louder is not None else self


def loudness(wanted: Wanted) -> int:
    return min(max(wanted.volume, 0), 100)


def rate(wanted: Wanted) -> int:
    return min(max(wanted.rate, SLOWEST), FASTEST)


def language(wanted: Wanted) -> str:
    """English where the setting is no language: half a voice is better than one that refuses to start."""
    low = wanted.language.lower().replace("_", "-")
    return low if LANGUAGE.fullmatch(low) else "en"


def is_voice_name(name: str) -> bool:
    """False of what a voice could take for an option."""
    return bool(name) and name.isprintable() and not name.startswith("-")


def voice_name(wanted: Wanted) -> str:
    """The name asked for, "" for the voice's own choice."""
    return wanted.voice_name if is_voice_name(wanted.voice_name) else ""
