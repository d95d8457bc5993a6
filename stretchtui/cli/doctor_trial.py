"""`stretchtui doctor --say TEXT`, `--tones`: one line, or one tone after the other, heard and told. Never here: how it sounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from stretchtui import places
from stretchtui.cli import exits
from stretchtui.cli.talk import put, say
from stretchtui.clock import SystemClock
from stretchtui.coach.model import TONE_KINDS, Wanted
from stretchtui.coach.voices.found import Found, look_round
from stretchtui.sounding import wanted
from stretchtui.text import plain

if TYPE_CHECKING:
    from stretchtui.clock import Clock
    from stretchtui.coach.trial import Trial
    from stretchtui.coach.tried import Tried
    from stretchtui.settings.preferences import Settings

LOOK_S = 0.02


def try_out(settings: Settings, text: str | None, *, tones: bool) -> int:
    """Also where sound is muted: somebody asks to hear it."""
    from stretchtui.coach.trial import Trial

    if text is not None and not plain(text).strip():
        say("stretchtui doctor: there is nothing to say")
        return exits.BAD_USAGE
    heard = wanted(settings)
    found = look_round(heard)
    with closing(Trial(heard, found, places.index_folder())) as trial:
        trial.open()
        clock = SystemClock()
        well = all(_try(trial, clock, name, begin) for name, begin in _samples(trial, text, tones=tones))
    _remark(found, heard)  # after the first that was not heard no other was tried
    return exits.FINISHED if well else exits.MISTAKES


def _samples(trial: Trial, text: str | None, *, tones: bool) -> Iterator[tuple[str, Callable[[int], None]]]:
    """What is to be heard, and how it is begun at a moment."""
    if text is not None:
        yield f"'{plain(text, limit=60)}'", partial(trial.say, text)
    for kind in TONE_KINDS if tones else ():
        yield kind, partial(trial.play, kind, number=3 if kind == "count" else None)


def _try(trial: Trial, clock: Clock, name: str, begin: Callable[[int], None]) -> bool:
    """Begin it and wait until it is over; a line for whatever it is tried with, and one when all of that failed."""
    begin(clock.active())
    told, nobody = "", Event()
    while (tried := trial.look(clock.active())).state in ("waits", "sounds"):
        if tried.state == "sounds" and told != (told := _playing(name, tried)):
            put(told, at_once=True)
        nobody.wait(LOOK_S)
    if tried.why:
        say(f"{name}: {'not heard' if tried.state == 'failed' else 'failed before that'}: {tried.why}")
    return tried.state == "over"


def _playing(name: str, tried: Tried) -> str:
    by = ", ".join(f"{what} {which}" for what, which in (("voice", tried.voice), ("player", tried.player)) if which)
    return f"{name}: {by}; began after {tried.began_ms} ms"


def _remark(found: Found, heard: Wanted) -> None:
    for words in (*found.remarks, *found.advice):
        say(words)
    if heard.volume == 0:
        say("the volume is 0: stretchtui settings volume 70")
