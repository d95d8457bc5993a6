"""The coach of one run of the program: asked at every look of a face, it says and plays what is due, and drops what is not.

    coach = Coach(wanted, cache=places.index_folder())
    coach.open()                                   # after the first paint: starts the minder, blocks nothing
    told = coach.look(walk.player, now_ms)         # bell, flash and notices are the face's own
    ... at coach.next_ms(walk.player, now_ms) at the latest, look again

Never here: what is said and when (script/), how a program is run (programs/), which key does what.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from stretchtui.asides import AMOUNTS_TOLD, ASIDES, BREATHS, FINISHED, LIKELY, STOPS
from stretchtui.coach import desktop
from stretchtui.coach.answering import ANSWERS, Answering
from stretchtui.coach.chimes import Chimes
from stretchtui.coach.clips import folder_for_sound, tidy
from stretchtui.coach.coming import Coming
from stretchtui.coach.model import Line, Rank, Told, Tone, Wanted
from stretchtui.coach.outlet import Outlet, Runs
from stretchtui.coach.programs.children import Children
from stretchtui.coach.programs.orders import Order
from stretchtui.coach.readiness import Readiness
from stretchtui.coach.replying import STOPPED, Replying
from stretchtui.coach.reporting import Reports
from stretchtui.coach.saying import WAITS_MS, Saying
from stretchtui.coach.script.laying import COUNT_WORDS
from stretchtui.coach.script.wording import FINISHED as PRAISE
from stretchtui.coach.signalling import Signalling
from stretchtui.coach.speech import Speech
from stretchtui.coach.voices.found import Found, look_round
from stretchtui.session.marks import has_just_hurt
from stretchtui.session.place import Player, mode_at, position

FASTEST = 2.0
"""A rehearsal faster than this is silent: no voice could follow."""
AGAIN_MS = 30
"""How soon to look again for a line whose clip is not ready yet."""
NOTIFYING_MS = 10_000
SOON = 6
"""So many lines are rendered before those that a key may bring."""


class Coach:
    """`speed`: how many times as fast as real time the session's clock runs. `cache`: where clips and tones are kept."""

    def __init__(
        self,
        wanted: Wanted,
        *,
        speed: float = 1.0,
        cache: Path | None = None,
        found: Found | None = None,
        children: Runs | None = None,
    ) -> None:
        self.wanted = wanted
        self._speed = speed
        found = look_round(wanted) if found is None else found
        folder, is_passing = folder_for_sound(cache)
        self._passing = folder if is_passing else None
        self._children = Children() if children is None else children
        self._outlet = Outlet(self._children, found.players, is_own=bool(wanted.player))
        self._chimes = Chimes(self._children, self._outlet, folder)
        self._signalling = Signalling(self._children, self._outlet, self._chimes, speed)
        self._clips = folder / "speech"
        self._speech = Speech(self._children, self._outlet, found.engines, self._clips, wanted, speed)
        self._saying = Saying(self._speech, speed)
        self._replying = Replying(self._saying, self._signalling, self._scaled)
        self._answering = Answering(self._speech, self._scaled)
        self._readiness = Readiness(self._speech)
        self._reports = Reports(self._children, self._outlet, self._chimes, self._speech)
        self._coming = Coming(self._lasts, self._scaled)
        self._looks_further = False
        """Whether what follows after the lines ahead is still to be rendered."""
        self._now_ms = 0

    def open(self) -> None:
        """Start what is needed, and return at once. Raises nothing."""
        if self._is_silent:
            return
        self._children.start()
        with suppress(OSError):
            self._clips.mkdir(parents=True, exist_ok=True)
        tidy(self._clips)
        self._chimes.want(self.wanted)

    def is_ready(self, player: Player) -> bool:
        """Whether the first tone and word of a session not begun yet could be heard at once. Asked again and again before it is
        begun, though nobody should wait for it for long."""
        if self._is_silent or not self.wanted.sound:
            return True
        if self._coming.player is not None and self._coming.player.timeline is not player.timeline:
            self._begin_anew()
        self._reports.take(self._now_ms)
        is_asked = player.mode == "ready" and self._speaks
        if is_asked and not self._readiness.has_first_word(player, self.wanted.amount, self._now_ms):
            return False
        return self._children.is_up and not self._chimes.is_making

    @property
    def _is_silent(self) -> bool:
        return self._speed > FASTEST

    @property
    def ladder(self) -> str:
        """What is heard, from the best there is down, in plain words."""
        if self._is_silent:
            return "none in a rehearsal faster than twice"
        voice = f"voice {self._speech.name}" if self._speech.name else "no voice"
        tones = f"tones by {self._outlet.name}" if self._outlet.name else "terminal bell"
        return tones if self.wanted.amount == "signals" else f"{voice}, {tones}"

    def look(self, player: Player, now_ms: int) -> Told:
        """Say and play what is due. To be called after every look of the face, with the same `now_ms`."""
        if now_ms < self._now_ms:
            self._begin_anew()
        self._now_ms = now_ms
        self._reports.take(now_ms)
        if self._is_silent:
            return Told()
        before, has_more = self._coming.player, self._follow(player, now_ms)
        tone, lines = self._coming.due(now_ms, self._early_ms)
        bell, flash = self._sound(STOPPED if _has_stopped(before, player) and self.wanted.sound else tone, lines, now_ms)
        self._speak(player, lines, now_ms)
        if has_more or self._looks_further:  # after what is due now, which must not wait for it
            self._prepare(further=not has_more)
        if not self.wanted.sound:
            return Told(bell, flash)
        of_players = self._outlet.notices(now_ms, ends=mode_at(player, now_ms) == "finished")
        return Told(bell, flash, (*of_players, *self._speech.notices()))

    def _speak(self, player: Player, lines: tuple[Line, ...], now_ms: int) -> None:
        place, until_ms = self._coming.place(now_ms), self._coming.silent_until_ms(now_ms)
        if self.wanted.sound:
            self._answering.say_told(now_ms, until_ms if self._speaks else None)
        if not self._speaks:
            self._saying.go_on((), place)
            return
        if lines and has_just_hurt(player):
            lines = tuple(replace(line, text=FINISHED) if line.text == PRAISE else line for line in lines)
        self._saying.go_on(self._signalling.not_ticked(lines, now_ms), place)
        if lines and mode_at(player, now_ms) == "finished":
            self._saying.insist(lines[-1:], place)
        if not self._saying.waits:
            self._answering.say(now_ms, until_ms)

    def next_ms(self, player: Player, now_ms: int) -> int | None:
        """When to look next for the coach's sake; None: whenever the face likes."""
        if self._is_silent:
            return None
        if self._coming.player is not player:
            return now_ms + 1  # what it has not seen yet
        if self._saying.waits or self._signalling.owes(now_ms):
            return now_ms + self._scaled(AGAIN_MS)
        answers = (self._saying.again_ms(now_ms), self._answering.next_ms(now_ms), self._speech.known_ms(now_ms))
        further_ms = now_ms + self._scaled(AGAIN_MS) if self._looks_further else None
        moments = (self._coming.next_ms(self._early_ms), *answers, further_ms)
        next_ms = min((moment for moment in moments if moment is not None), default=None)
        return None if next_ms is None else max(now_ms + 1, next_ms)

    def say(self, text: str, *, always: bool = False) -> None:
        """Say this at once, whatever is being said. `always`: where only tones are wanted, too."""
        is_behind = text in BREATHS.values() and self._saying.waits_to_ask
        if not is_behind and (self._speaks or always):
            self._reply((text,), asks=False)
        elif text in STOPS and self.wanted.sound and not self._is_silent:
            self._replying.tell_stopped(self._now_ms)

    def ask(self, *texts: str) -> None:
        """Say these however late they can be said, in signals too, and the last, which is a question, once more after a while;
        until something else is said, or the session goes on."""
        self._reply(texts, asks=True)

    def _reply(self, texts: tuple[str, ...], *, asks: bool) -> None:
        if not self._is_silent and self.wanted.sound:
            self._cut()
            stands = self._coming.player is None or self._coming.player.mode != "running"
            self._replying.say(texts, self._now_ms, stands=stands, asks=asks)

    def hush(self) -> None:
        """Silent at once; what is ahead is still to come."""
        self._cut()
        self._signalling.hush()

    def _cut(self) -> None:
        self._saying.cut()
        self._answering.drop()

    def want(self, wanted: Wanted) -> None:
        """From now on so."""
        is_turned = self._coming.player is not None and wanted.sound and wanted.amount != self.wanted.amount
        if not wanted.sound:
            self.hush()
        if (wanted.volume, wanted.tones) != (self.wanted.volume, self.wanted.tones):
            self._chimes.want(wanted)
        if wanted.amount != self.wanted.amount:
            self._coming.plan_anew()
        self.wanted = wanted
        if not self._speaks and not (wanted.sound and self._saying.asks):
            self._cut()  # what waits would be asked for again and again, and never said
        self._speech.want(wanted)
        if is_turned or not wanted.sound:
            self._answering.tell(AMOUNTS_TOLD[wanted.amount] if is_turned else "", self._now_ms)
        self._prepare(further=True)

    def tell_desktop(self, title: str, body: str) -> str:
        """A notification on the desktop: what the face is to write to the terminal for it, "" where a program does it."""
        if sequence := desktop.osc(os.environ, title, body):
            return sequence
        command = desktop.order(os.environ, sys.platform, shutil.which, title, body)
        if command is not None:
            self._children.give(Order(self._outlet.number(), "notice", command.argv, NOTIFYING_MS, command.stdin))
        return ""

    def close(self) -> None:
        """End whatever still runs; nothing is heard and nothing is left afterwards. May be called again."""
        self._children.close()
        if self._passing is not None:
            shutil.rmtree(self._passing, ignore_errors=True)

    def _begin_anew(self) -> None:
        """Another session. Its clock is its own, so that no moment of the one before may be compared with it."""
        self.hush()
        self._outlet.begin_anew()
        self._speech.begin_anew()
        self._reports.begin_anew()
        self._saying = Saying(self._speech, self._speed)
        self._coming = Coming(self._lasts, self._scaled)
        self._replying = Replying(self._saying, self._signalling, self._scaled)
        self._answering = Answering(self._speech, self._scaled)
        self._looks_further = False
        self._now_ms = 0

    @property
    def _speaks(self) -> bool:
        return self.wanted.sound and self.wanted.amount != "signals" and not self._is_silent

    @property
    def _early_ms(self) -> int:
        return self._scaled(self._outlet.early_ms)

    def _scaled(self, real_ms: int) -> int:
        """So much of the session's time passes meanwhile."""
        return round(real_ms * self._speed)

    def _lasts(self, text: str) -> int:
        return self._scaled(self._speech.lasts(text))

    def _follow(self, player: Player, now_ms: int) -> bool:
        """Take in what the person has done since the last look; whether something else is ahead now."""
        before, is_first = self._coming.player, self._coming.player is None
        change = self._coming.follow(player, now_ms, self.wanted.amount, self._saying.said)
        if change == "place" and not is_first:
            self.hush()
            self._saying.gone_to(position(player, now_ms))
            if _has_stopped(before, player):
                self._replying.stopped(now_ms)
        elif change == "plan":
            self._signalling.call_countdown_off(now_ms)
            self._saying.call_countdown_off()
            if self._speaks:
                self._answering.heed(before, player, now_ms)
        return self._coming.plan_on(now_ms, self.wanted.amount) or change != "none"

    def _prepare(self, *, further: bool) -> None:
        """Have rendered what is ahead: what comes first first. `further`: what follows after it too, which takes as long to find
        as to plan a step, so that it is left to a look of its own."""
        self._looks_further = not further and self._speaks
        if self._speaks:
            lines = [*self._saying.texts, *(line.text for line in self._coming.lines)]
            following = self._coming.texts_after(self.wanted.amount) if further else ()
            self._speech.prepare((*lines[:SOON], *ASIDES, *lines[SOON:], *following, *ANSWERS, *LIKELY), self._now_ms)

    def _sound(self, tone: Tone | None, lines: tuple[Line, ...], now_ms: int) -> tuple[bool, bool]:
        """Play it, and whether a bell and a flash have to do instead."""
        tone = tone or self._signalling.owed(now_ms)
        if tone is None:
            return False, False
        if not self.wanted.sound:
            return False, True
        if tone.kind == "count" and self._speaks and _in_words(tone, (*lines, *self._coming.lines)):
            by_ms = now_ms + self._early_ms + self._scaled(WAITS_MS[Rank.COUNT])
            if self._speech.is_ready(COUNT_WORDS.values(), now_ms) and self._speech.is_free_by(by_ms):
                return False, False  # the voice counts; where it has more to tell there, ticks do beneath it
        return self._signalling.play(tone, now_ms)


def _in_words(tone: Tone, lines: Iterable[Line]) -> bool:
    return any(line.rank == Rank.COUNT and line.at_ms == tone.at_ms for line in lines)


def _has_stopped(before: Player | None, player: Player) -> bool:
    """Whether a session that went stands now."""
    return before is not None and before.mode == "running" and player.mode == "paused"
