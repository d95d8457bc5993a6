"""The words and values of this room: what is wanted, what is said, what is played. Never here: a decision, a process, a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

Amount = Literal["full", "brief", "signals"]
AMOUNTS: tuple[Amount, ...] = ("full", "brief", "signals")
"""How much is spoken: everything; names, sides and countdown; nothing, so that tones say it all."""

Character = Literal["soft", "bright", "wood"]
CHARACTERS: tuple[Character, ...] = ("soft", "bright", "wood")

ToneKind = Literal["prepare", "move", "hold", "half", "count", "release", "switch", "rest", "next", "finish"]
TONE_KINDS: tuple[ToneKind, ...] = (
    "prepare", "move", "hold", "half", "count", "release", "switch", "rest", "next", "finish",
)  # fmt: skip

Lasts = Callable[[str], int]
"""How long a text takes to say, in ms: known from the voice, or estimated at its rate."""


class Rank(IntEnum):
    """What gives way to what: the lower number stays."""

    NAME = 0
    """The exercise's name, and the side."""
    PHASE = 1
    COUNT = 2
    HALF = 3
    SAY = 4
    """The author's own lines, and which exercise comes next."""
    INSTRUCTION = 5
    ENCOURAGEMENT = 6


@dataclass(frozen=True, slots=True)
class Line:
    """Something spoken. Times in ms on the course (see session/timeline.py)."""

    at_ms: int
    """When the voice begins."""
    ms: int
    """How long it takes, as far as was known when it was planned."""
    text: str
    rank: Rank
    segment: int

    @property
    def ends_ms(self) -> int:
        return self.at_ms + self.ms


@dataclass(frozen=True, slots=True)
class Tone:
    """Something played. `at_ms` is on the course."""

    at_ms: int
    kind: ToneKind
    segment: int
    number: int | None = None
    """Of `count`: from which number one clip counts down, a second apart: 3, 2 or 1."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person prefers of all this."""

    sound: bool = True
    """False: muted."""
    amount: Amount = "full"
    volume: int = 70
    """0 to 100."""
    tones: Character = "soft"
    tone_files: Mapping[str, str] = field(default_factory=dict)
    """The person's own WAV files, by kind of tone."""
    voice: str = "auto"
    """`auto`, `none`, or an engine's name."""
    voice_name: str = ""
    """As the engine knows it; "" for its own choice in `language`."""
    rate: int = 150
    """Words a minute."""
    language: str = "en"
    voice_model: str = ""
    """The file of piper's voice."""
    player: tuple[str, ...] = ()
    """The person's own player: a program and its arguments; `{file}` stands for the file, else it comes last."""
    voice_command: tuple[str, ...] = ()
    """The person's own voice: with `{file}` it writes a WAV file, else it speaks; `{text}` is the text, else it comes last."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the face is to do after a look, since only it may touch the terminal."""

    bell: bool = False
    flash: bool = False
    """Nothing can be heard, so that the change is to be seen."""
    notices: tuple[str, ...] = ()
    """Said once, quietly: what fell silent, and what is used instead."""
