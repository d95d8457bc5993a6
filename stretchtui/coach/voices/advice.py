"""How to get a player or a voice, by system, in plain words. Never here: finding out whether one is there."""

from __future__ import annotations

from collections.abc import Mapping

PLAYERS: Mapping[str, str] = {
    "linux": "to hear tones, install one of pipewire-bin, pulseaudio-utils and alsa-utils (Debian, Ubuntu), "
    "or pipewire-utils, pulseaudio-utils and alsa-utils (Fedora), or pipewire, libpulse and alsa-utils (Arch)",
    "freebsd": "to hear tones: pkg install sox, or pulseaudio",
    "darwin": "to hear tones, make sure that /usr/bin is on your PATH: afplay comes with macOS",
}
VOICES: Mapping[str, str] = {
    "linux": "to hear a voice, install espeak-ng",
    "freebsd": "to hear a voice: pkg install espeak-ng",
    "darwin": "to hear a voice, make sure that /usr/bin is on your PATH: say comes with macOS",
    "win32": "to hear a voice, install espeak-ng, or bring Windows PowerShell back",
}
BY_NAME: Mapping[str, str] = {
    "piper": "for piper: pip install piper-tts, then python -m piper.download_voices en_US-lessac-medium, "
    "and set voice_model to the .onnx file that it wrote",
    "espeak-ng": "for espeak-ng: install the package espeak-ng; on macOS: brew install espeak-ng",
    "espeak": "for espeak: install the package espeak",
    "spd-say": "for spd-say: install speech-dispatcher (Debian, Ubuntu, Arch) or speech-dispatcher-utils (Fedora)",
    "say": "say comes with macOS and with nothing else",
    "sapi": "sapi comes with Windows and with nothing else",
    "command": "for your own voice, set voice_command to a program and its arguments, as a list: [my-voice, --text, '{text}']",
}
OTHERWISE_PLAYER = "to hear tones, install sox or mpv"
OTHERWISE_VOICE = "to hear a voice, install espeak-ng"


def how_to_get_player(system: str) -> str:
    return _for(PLAYERS, system, OTHERWISE_PLAYER)


def how_to_get_voice(system: str, name: str) -> str:
    """A voice by its name; `auto`: any."""
    return BY_NAME.get(name) or _for(VOICES, system, OTHERWISE_VOICE)


def _for(hints: Mapping[str, str], system: str, otherwise: str) -> str:
    """The system as Python names it may end in a version: freebsd14."""
    return next((hint for name, hint in hints.items() if system.startswith(name)), otherwise)
