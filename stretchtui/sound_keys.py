"""What the keys for sound change, and how it is told. For both faces. Never here: how it is remembered, which keys they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from stretchtui.coach.model import AMOUNTS
from stretchtui.settings.preferences import Settings

STEP = 10
"""Of the volume, in per cent."""


@dataclass(frozen=True, slots=True)
class Turned:
    """One preference with its new value."""

    settings: Settings
    """All of them, with this one changed."""
    key: Literal["sound", "voice", "volume"]
    value: bool | str | int
    said: str
    """What it is now."""


def turned(settings: Settings, action: str) -> Turned:
    """What the action (one of controls.TURNS) makes of these settings."""
    if action == "mute":
        sound = not settings.sound
        return Turned(replace(settings, sound=sound), "sound", sound, "sound on" if sound else "muted")
    muted = "" if settings.sound else ", muted"
    if action == "voice":
        amount = AMOUNTS[(AMOUNTS.index(settings.voice) + 1) % len(AMOUNTS)]
        said = f"voice: {amount}{' only' if amount == 'signals' else ''}{muted}"
        return Turned(replace(settings, voice=amount), "voice", amount, said)
    volume = _louder(settings.volume) if action == "louder" else _softer(settings.volume)
    return Turned(replace(settings, volume=volume), "volume", volume, f"volume {volume} %{muted}")


def _louder(volume: int) -> int:
    return min(100, (volume // STEP + 1) * STEP)


def _softer(volume: int) -> int:
    return max(0, (-(-volume // STEP) - 1) * STEP)
