"""What the doctor finds of what can be heard: players, voices, tones, notices of the desktop. Never here: playing anything."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping

from stretchtui.cli.doctor_findings import Finding, State
from stretchtui.cli.doctor_silence import Faults
from stretchtui.cli.doctor_voice import OWN, SAMPLE, is_untried
from stretchtui.coach import desktop
from stretchtui.coach.model import Wanted
from stretchtui.coach.sounds.tone_files import unusable
from stretchtui.coach.voices.engine import Engine
from stretchtui.coach.voices.found import NOTHING_SOUNDS, WRONG_MACHINE, Found
from stretchtui.coach.voices.players import OWN as OWN_PLAYER
from stretchtui.settings.preferences import Settings

NO_FAULTS = Faults()


def of_sound(settings: Settings, wanted: Wanted, found: Found, faults: Faults = NO_FAULTS) -> Iterator[Finding]:
    """`faults`: of the person's own voice and player, which are not among those found then."""
    yield from _wish(settings)
    if not faults.player:
        yield from _those("players", [f"{one.name}{_TRIED if one.name == OWN_PLAYER else ''}" for one in found.players], found)
    if wanted.voice == "none":
        yield Finding("sound", "note", "voices: turned off in the settings", "stretchtui settings voice_engine auto")
    else:
        yield from _voices(found)
    yield Finding("sound", "ok", f"what is heard: {', then '.join(_ladder(wanted, found))}")
    yield from _own(wanted, faults)
    yield from (Finding("sound", _state(remark, wanted), remark) for remark in found.remarks if not _is_told(remark, wanted))
    yield from (Finding("sound", "note", advice) for advice in found.advice)
    yield from (Finding("sound", "wrong", fault, "see: stretchtui settings tone_files") for fault in unusable(wanted))
    if settings.sound and not _can_sound(found) and not faults.player and WRONG_MACHINE not in found.remarks:
        advice = "get a player, or turn sound off: stretchtui settings sound false"
        yield Finding("sound", "wrong", "nothing can be heard but the terminal's bell", advice)


def _can_sound(found: Found) -> bool:
    return bool(found.players) or any(one.speaks for one in found.engines)


def _wish(settings: Settings) -> Iterator[Finding]:
    if not settings.sound:
        yield Finding("sound", "note", "muted in the settings", "stretchtui settings sound true, or m in a session")
    said = "signals only, no voice" if settings.voice == "signals" else f"voice: {settings.voice}"
    tones = f"volume {settings.volume} %, {settings.tones} tones"
    yield Finding("sound", "ok", f"wanted: {said}, {tones}, {settings.voice_rate} words a minute")


def _those(what: str, names: list[str], found: Found) -> Iterator[Finding]:
    """Those that are there; why there are none the remarks say."""
    if names:
        others = f"; if it fails: {', '.join(names[1:])}" if names[1:] else ""
        yield Finding("sound", "ok", f"{what}: {names[0]}{others}")
    elif not found.remarks:
        yield Finding("sound", "missing", f"{what}: none")


def _voices(found: Found) -> Iterator[Finding]:
    rows = _those("voices", [f"{one.name}{_how_tried(one)}" for one in found.engines], found)
    if any(map(is_untried, found.engines)):
        advice = f"it would be heard; this tries it: stretchtui doctor --say '{SAMPLE}'"
        rows = (one._replace(state="untried", advice=advice) for one in rows)
    yield from rows


_TRIED = " (tried in silence)"


def _how_tried(engine: Engine) -> str:
    if engine.name != OWN:
        return ""
    return " (not tried)" if is_untried(engine) else _TRIED


def _ladder(wanted: Wanted, found: Found) -> Iterator[str]:
    if wanted.sound and wanted.amount != "signals" and found.engines and (found.engines[0].speaks or found.players):
        yield f"voice {found.engines[0].name}{' (not tried)' if is_untried(found.engines[0]) else ''}"
    if wanted.sound and found.players:
        yield f"tones by {found.players[0].name}"
    if wanted.sound:
        yield "the terminal's bell"
    yield "a flash on the screen"


def _own(wanted: Wanted, faults: Faults) -> Iterator[Finding]:
    """Programs of the person's own that are not there, or do not work: they count on them."""
    for key, argv in (("player", wanted.player), ("voice_command", wanted.voice_command)):
        if argv and shutil.which(argv[0]) is None:
            what = f"{key}: {argv[0]} was not found"
            yield Finding("sound", "wrong", what, f"give its whole path, or take it back: stretchtui settings {key} ''")
    if faults.player:
        what = f"player: {wanted.player[0]} does not play: {faults.player}"
        yield Finding("sound", "wrong", what, "run it by hand, or take it back: stretchtui settings player ''")
    if faults.voice:
        what = f"voice_command: {wanted.voice_command[0]} does not speak: {faults.voice}"
        yield Finding("sound", "wrong", what, "run it by hand, or take it back: stretchtui settings voice_command ''")


def _is_told(remark: str, wanted: Wanted) -> bool:
    """Of the person's own programs, which _own tells."""
    own = [argv[0] for argv in (wanted.player, wanted.voice_command) if argv and shutil.which(argv[0]) is None]
    return any(program in remark for program in own)


def _state(remark: str, wanted: Wanted) -> State:
    if remark == NOTHING_SOUNDS and wanted.sound:
        return "wrong"
    return "missing" if "was found" in remark and remark.startswith("no ") else "note"


def of_desktop(settings: Settings, environ: Mapping[str, str]) -> Iterator[Finding]:
    if not settings.notify:
        yield Finding("desktop", "ok", "notices: turned off in the settings")
    elif desktop.osc(environ, "", "") is not None:
        yield Finding("desktop", "ok", "notices: by the terminal itself")
    elif (command := desktop.order(environ, sys.platform, shutil.which, "", "")) is not None:
        yield Finding("desktop", "ok", f"notices: by {command.argv[0]}")
    else:
        is_there = sys.platform in ("darwin", "win32") or shutil.which("notify-send") is not None
        why = "there is no desktop here, and the terminal shows none" if is_there else "nothing here shows any"
        yield Finding("desktop", "note", f"notices: {why}", "" if is_there else "on a Linux desktop: install libnotify-bin")
