"""`stretchtui doctor --say TEXT`, `--tones`: one line, or one tone after the other, heard and told. Never here: how it sounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from stretchtui import places
from stretchtui.cli import exits
from stretchtui.cli.doctor_silence import fault_of_voice
from stretchtui.cli.doctor_voice import OWN, is_untried, not_through, patience_ms, without_own
from stretchtui.cli.talk import put, put_beginning, say
from stretchtui.clock import SystemClock
from stretchtui.coach.model import TONE_KINDS, Wanted
from stretchtui.coach.voices.found import NOTHING_SOUNDS, Found, look_round
from stretchtui.sounding import wanted
from stretchtui.text import plain

if TYPE_CHECKING:
    from stretchtui.clock import Clock
    from stretchtui.coach.trial import Trial
    from stretchtui.coach.tried import Tried
    from stretchtui.settings.preferences import Settings

LOOK_S = 0.02
DOUBT = "but there is no sound server and no sound card, so perhaps nothing was heard"


def try_out(settings: Settings, text: str | None, *, tones: bool) -> int:
    """Also where sound is muted: somebody asks to hear it."""
    if text is not None and not plain(text).strip():
        say("stretchtui doctor: there is nothing to say")
        return exits.BAD_USAGE
    heard = wanted(settings)
    found = look_round(heard)
    well = text is None or _say(text, heard, found)
    if well and tones:
        well = _play(heard, found)  # after the first that was not heard no other is tried
    _remark(found, heard)
    return exits.FINISHED if well else exits.MISTAKES


def _say(text: str, heard: Wanted, found: Found) -> bool:
    """Whether the voice that was meant was heard. A voice of one's own that only writes files tells nobody why it does not."""
    put_beginning(f"'{plain(text, limit=60)}': ")  # it stands there while it sounds; what became of it is told behind it
    is_own = bool(found.engines) and found.engines[0].name == OWN
    waits_ms = patience_ms(text, heard.rate) if is_own and not is_untried(found.engines[0]) else None
    tried = _try(heard, found, text, waits_ms)
    if waits_ms is not None and (fault := _fault_of_own(tried, found, text, waits_ms)):
        tried = _try(heard, without_own(found), text)
        tried = tried.now(tried.state, "; ".join(filter(None, (f"{OWN}: {fault}", tried.why))))
    return _tell(tried, found) and not (is_own and tried.voice != OWN)


def _fault_of_own(tried: Tried, found: Found, text: str, waits_ms: int) -> str:
    """Why the voice that writes files was not heard; "" where it was, or where it is not to blame."""
    if tried.state == "waits":  # one that hangs is not waited for a second time
        return not_through(waits_ms)
    return fault_of_voice(found, text) if tried.state == "failed" else ""


def _try(heard: Wanted, found: Found, text: str, waits_ms: int | None = None) -> Tried:
    with _trial(heard, found) as trial:
        return _outcome(trial, SystemClock(), partial(trial.say, text), waits_ms)


def _play(heard: Wanted, found: Found) -> bool:
    """Whether every tone was heard."""
    clock = SystemClock()
    with _trial(heard, found) as trial:
        for kind in TONE_KINDS:
            put_beginning(f"{kind}: ")
            tried = _outcome(trial, clock, partial(trial.play, kind, number=3 if kind == "count" else None))
            if not _tell(tried, found):
                return False
    return True


@contextmanager
def _trial(heard: Wanted, found: Found) -> Iterator[Trial]:
    from stretchtui.coach.trial import Trial

    with closing(Trial(heard, found, places.index_folder())) as trial:
        trial.open()
        yield trial


def _outcome(trial: Trial, clock: Clock, begin: Callable[[int], None], waits_ms: int | None = None) -> Tried:
    """Begin it and wait until it is over, or still waits for its voice after `waits_ms`."""
    began_ms, nobody = clock.active(), Event()
    begin(began_ms)
    while (tried := trial.look(now_ms := clock.active())).state in ("waits", "sounds"):
        has_voice = tried.state != "waits" or bool(tried.why)  # then it is the player that it waits for
        if waits_ms is not None and not has_voice and now_ms - began_ms > waits_ms:
            break
        nobody.wait(LOOK_S)
    return tried


def _tell(tried: Tried, found: Found) -> bool:
    """Whether it was heard, which is said. Without a sound card programs end well, too (faults.md A1); a voice of one's own
    may sound elsewhere."""
    doubtful = tried.state == "over" and NOTHING_SOUNDS in found.remarks and tried.voice != OWN
    put(_told(tried) + (f"; {DOUBT}" if doubtful else ""), at_once=True)
    return tried.state == "over" and not doubtful


def _told(tried: Tried) -> str:
    if tried.state == "failed":
        return f"not heard: {tried.why}"
    by = ", ".join(f"{what} {which}" for what, which in (("voice", tried.voice), ("player", tried.player)) if which)
    before = f"; failed before that: {tried.why}" if tried.why else ""
    return f"{by}; began after {tried.began_ms} ms{before}"


def _remark(found: Found, heard: Wanted) -> None:
    for words in (*found.remarks, *found.advice):
        say(words)
    if heard.volume == 0:
        say("the volume is 0: stretchtui settings volume 70")
