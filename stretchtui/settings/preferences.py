"""What a person prefers, and the file it is kept in. Never here: what a preference does, how the file is read or changed.

A file that is broken gives what could be read of it, defaults for the rest, and its diagnostics. Most people's file is no more
than what the program wrote into it, so what needs YAML to read it (file.py) is imported only for others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from stretchtui import keys

if TYPE_CHECKING:
    from stretchtui.coach.model import Amount, Character
    from stretchtui.routine.diagnostics import Diagnostic


Painter = Literal["auto", "truecolour", "256", "16", "braille", "ascii"]
VoiceEngine = Literal["auto", "none", "espeak-ng", "espeak", "spd-say", "say", "sapi", "piper", "command"]
AskTension = Literal["at-end", "at-start", "never"]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""In the order of `date.weekday()`."""
CHOOSE, REST = "choose", "rest"
"""What may stand for a weekday besides the id of a routine."""


@dataclass(frozen=True, slots=True)
class Settings:
    theme: str = "textual-dark"
    count_in: bool = True
    first_side: Literal["as-written", "left", "right"] = "as-written"
    reduced_motion: bool = False
    figure: bool = True
    painter: Painter = "auto"
    avoid: tuple[str, ...] = ("advanced",)
    leave_out: tuple[str, ...] = ()
    """Ids of exercises."""
    welcomed: bool = False
    """Whether the first run is over."""
    sound: bool = True
    voice: Amount = "signals"
    """How much is spoken. Nobody is spoken to before they were asked."""
    volume: int = 70
    """0 to 100."""
    tones: Character = "soft"
    tone_files: Mapping[str, str] = field(default_factory=dict)
    """Whole paths, by kind of tone."""
    voice_engine: VoiceEngine = "auto"
    voice_name: str = ""
    voice_rate: int = 150
    """Words a minute."""
    language: str = "en"
    voice_model: str = ""
    """A whole path."""
    player: tuple[str, ...] = ()
    voice_command: tuple[str, ...] = ()
    notify: bool = True
    weekly_goal: int = 3
    """Days of a week on which something is done."""
    minutes: int = 10
    """The time there usually is."""
    rotation: tuple[str, ...] = ()
    """Ids of routines, in turn; one may come more than once."""
    weekdays: Mapping[str, str] = field(default_factory=dict)
    """By `mon` to `sun`: the id of a routine, `choose`, or `rest`. A day that is named here comes before the rotation."""
    daily_at: str = ""
    """HH:MM, or nothing."""
    history: bool = True
    """Whether sessions are kept."""
    ask_tension: AskTension = "at-end"
    keys: keys.Keymap = field(default_factory=dict)

    @property
    def asks_tension_first(self) -> bool:
        """Whether it is asked before a session; an answer that is not kept is not asked for."""
        return self.history and self.ask_tension == "at-start"

    @property
    def first_side_or_none(self) -> Literal["left", "right"] | None:
        """`left`, `right`, or None to leave each exercise its own."""
        return None if self.first_side == "as-written" else self.first_side


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    settings: Settings
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> int:
        return sum(one.severity == "error" for one in self.diagnostics)


def load(path: Path | None) -> LoadedSettings:
    """The settings of that file; defaults when there is none. Never raises."""
    if path is None or not exists(path):
        return LoadedSettings(Settings())
    from stretchtui.routine.files import read_file
    from stretchtui.settings.quick import quickly_read

    read = read_file(path, str(path))
    if read.text is None:
        return LoadedSettings(Settings(), read.findings.in_order())
    if (quick := quickly_read(read.text)) is not None:
        return LoadedSettings(quick)
    from stretchtui.settings.file import read_settings

    return read_settings(read.text, str(path))


def exists(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True  # it is there and cannot be looked at: reading it will say why
    return True
