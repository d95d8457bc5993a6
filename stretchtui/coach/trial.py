"""One line or one tone tried outside any session: for whoever chooses at the first start, and for the doctor.

To be looked at often, with a moment of real time. Never here: waiting, what is tried, words on a screen.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from stretchtui.coach.chimes import Chimes
from stretchtui.coach.clips import folder_for_sound
from stretchtui.coach.model import Tone, ToneKind, Wanted
from stretchtui.coach.outlet import Outlet, Runs
from stretchtui.coach.programs.children import Children
from stretchtui.coach.programs.orders import Order, Report
from stretchtui.coach.script.lengths import estimate_ms
from stretchtui.coach.speech import Speech
from stretchtui.coach.tried import Tried, fault_of
from stretchtui.coach.voices.found import Found

LONGEST_MS = 30_000
TONE_WAITS_MS = 10_000
"""How long the making of the tones' files may take before there is no more hope of it."""
MOST_TRIES = 8
"""Players and voices that are there and do not work, one after the other."""


class _Watched:
    """Those who run programs for us, and what they were last given to be heard."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self.heard: Order | None = None
        self.start, self.stop, self.reports, self.close = runs.start, runs.stop, runs.reports, runs.close

    @property
    def alive(self) -> bool:
        return self._runs.alive

    @property
    def is_up(self) -> bool:
        return self._runs.is_up

    def give(self, order: Order) -> bool:
        given = self._runs.give(order)
        if given and order.lane in ("voice", "tone"):
            self.heard = order
        return given


class Trial:
    """`cache`: where clips and tones are kept; None for a passing folder."""

    def __init__(self, wanted: Wanted, found: Found, cache: Path | None, children: Runs | None = None) -> None:
        self._folder, is_passing = folder_for_sound(cache)
        self._passing = self._folder if is_passing else None
        self._wanted = wanted
        self._children = _Watched(Children() if children is None else children)
        self._outlet = Outlet(self._children, found.players, is_own=bool(wanted.player))
        self._engines = found.engines
        self._chimes = Chimes(self._children, self._outlet, self._folder)
        self._speech = Speech(self._children, self._outlet, found.engines, self._folder / "speech", wanted, 1.0)
        self._sample: str | Tone = ""
        self._asked_ms = 0
        self._tries = 0
        self._tried = Tried()

    def open(self) -> None:
        self._children.start()
        with suppress(OSError):
            (self._folder / "speech").mkdir(parents=True, exist_ok=True)
        self._chimes.want(self._wanted)

    def close(self) -> None:
        """End what still sounds. May be called again."""
        self._children.close()
        if self._passing is not None:
            shutil.rmtree(self._passing, ignore_errors=True)

    def say(self, text: str, now_ms: int) -> None:
        self._begin(text, now_ms)

    def play(self, kind: ToneKind, now_ms: int, *, number: int | None = None) -> None:
        self._begin(Tone(0, kind, 0, number), now_ms)

    def _begin(self, sample: str | Tone, now_ms: int) -> None:
        self._speech.stop()
        self._children.stop("tone")
        self._sample, self._asked_ms, self._tries = sample, now_ms, 0
        self._tried = Tried("waits")

    def look(self, now_ms: int) -> Tried:
        """What has become of it by now."""
        for report in self._children.reports():
            before = self._outlet.name
            _ = self._outlet.hear(report, now_ms) or self._chimes.hear(report) or self._speech.hear(report, now_ms)
            if self._children.heard is not None and report.id == self._children.heard.id:
                self._end(report, player_failed=before != self._outlet.name)
        if self._tried.state == "waits":
            self._try(now_ms)
        if self._tried.state in ("waits", "sounds") and now_ms - self._asked_ms > LONGEST_MS:
            self._fail(f"it was not over after {LONGEST_MS // 1_000} seconds")
        return self._tried

    def _try(self, now_ms: int) -> None:
        if isinstance(self._sample, Tone):
            self._try_tone(self._sample, now_ms)
            return
        outcome = self._speech.say(self._sample, now_ms)
        if outcome == "said":
            self._sounds(now_ms)
        elif outcome == "never" or self._tries >= MOST_TRIES:
            self._fail("no voice speaks")

    def _try_tone(self, tone: Tone, now_ms: int) -> None:
        if self._chimes.play(tone, now_ms):
            self._sounds(now_ms)
        elif not self._outlet.is_open(now_ms):
            self._fail("no player plays")
        elif now_ms - self._asked_ms > TONE_WAITS_MS:
            self._fail("the tones' files could not be made")

    def _sounds(self, now_ms: int) -> None:
        argv = self._children.heard.argv if self._children.heard else ()
        is_played = any(str(self._folder) in word for word in argv)
        voice = self._speech.name if isinstance(self._sample, str) else ""
        self._tried = Tried("sounds", voice, self._outlet.name if is_played else "", now_ms - self._asked_ms, self._tried.why)

    def _end(self, report: Report, *, player_failed: bool) -> None:
        if self._tried.state != "sounds":
            return
        if report.how == "ended" and report.status == 0 and not player_failed:
            if self._is_too_soon(report):
                self._fail(f"{self._tried.voice} was through after {report.ran_ms} ms, so nothing can have been heard")
            else:
                self._tried = self._tried.now("over", self._tried.why)
            return
        self._tries += 1
        self._speech.stop()  # else it would be taken to speak for as long as the clip lasts
        fault = f"{self._tried.player or self._tried.voice}: {fault_of(report)}"
        why = f"{self._tried.why}; {fault}" if self._tried.why else fault
        self._tried = self._tried.now("waits" if self._tries < MOST_TRIES else "failed", why)

    def _is_too_soon(self, report: Report) -> bool:
        """A voice without a player that is through at once: espeak-ng ends well where there is no sound card (faults.md A1)."""
        if self._tried.player or not isinstance(self._sample, str):
            return False
        is_daemon = any(one.hush for one in self._engines if one.name == self._tried.voice)
        return not is_daemon and report.ran_ms < estimate_ms(self._sample, self._wanted.rate) // 2

    def _fail(self, why: str) -> None:
        self._tried = self._tried.now("failed", f"{why} ({self._tried.why})" if self._tried.why else why)
