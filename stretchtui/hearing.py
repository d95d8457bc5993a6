"""What can be heard on this computer, in words, and what a person may choose to hear. For the first start and the doctor.

Never here: finding out (coach/voices/found.py), playing, widgets, how a choice is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stretchtui.coach.model import Amount, ToneKind

if TYPE_CHECKING:
    from stretchtui.coach.voices.found import Found
    from stretchtui.settings.preferences import Settings


class Hearing(NamedTuple):
    words: str
    detail: str
    sound: bool
    amount: Amount

    @property
    def speaks(self) -> bool:
        return self.sound and self.amount != "signals"


HEARINGS = (
    Hearing("A voice that leads you", "every instruction, eyes closed", True, "full"),
    Hearing("A few words", "names, sides and the countdown", True, "brief"),
    Hearing("Signals only", "a tone for every change", True, "signals"),
    Hearing("Silence", "everything is on the screen", False, "signals"),
)

SAMPLES: dict[Amount, str] = {
    "full": "Sit tall, and turn to the left. Breathe out. Hold. Three. Two. One.",
    "brief": "Seated twist. Left side. Three. Two. One.",
    "signals": "",
}
SIGNALS: tuple[ToneKind, ...] = ("move", "hold", "release")
"""What is played where nothing is spoken."""


def chosen(settings: Settings) -> Hearing:
    """What the settings say."""
    return next(one for one in HEARINGS if one.sound == settings.sound and (not one.sound or one.amount == settings.voice))


def advised(found: Found) -> Hearing:
    """What is offered first: the voice, where there is one."""
    return HEARINGS[0] if found.engines else HEARINGS[2]


def in_words(found: Found) -> tuple[str, ...]:
    """What speaks and what plays; below it what is missing, and how to get it."""
    voice = found.engines[0].name if found.engines else "none was found"
    player = found.players[0].name if found.players else "none was found"
    return (f"Voice: {voice}. Player: {player}.", *map(_sentence, (*found.remarks, *found.advice)))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."
