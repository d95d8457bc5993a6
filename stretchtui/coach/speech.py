"""The voice: lines rendered ahead and played, or spoken directly where an engine cannot write files.

Never here: what is said and when (script/), which engines there are (voices/). Lengths in real ms; `now_ms` is active time.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from stretchtui.coach.clips import Clips
from stretchtui.coach.ladder import Chain
from stretchtui.coach.model import Wanted
from stretchtui.coach.outlet import Outlet, Runs
from stretchtui.coach.programs.orders import DEADLINE, PART, Order, Report
from stretchtui.coach.script.laying import COUNT_WORDS
from stretchtui.coach.script.lengths import estimate_ms
from stretchtui.coach.sounds.wav import gain_of
from stretchtui.coach.voices.engine import Engine

RENDERING_MS = 10_000
"""A voice that takes longer for one line is given up."""
AT_ONCE, AT_ONCE_SLOWLY = 8, 2
"""So many lines are being rendered or wait for it in the minder; the others wait here, where their order can still change."""
SLOW_MS = 250
"""A voice that takes longer for a line must not have many waiting before the one that is needed next."""
SPEAKING_MS = 3_000
"""What an engine that speaks directly gets beside twice the time that the line should take, then it hangs."""
HUSHING_MS = 2_000
PATIENCE = 2
"""So many failures in a row and an engine is left for the next."""
LINE_WITHIN_MS, COUNT_WITHIN_MS = 700, 250
"""A line, a word of the countdown, that could not begin so soon is dropped: it would stand in the way of the next."""
AGAIN_MS = 250
"""What its player failed to play is said by the next one no later than so long after its moment."""
KNOWN_MS = 100
"""A player that does not work at all is gone by then: paplay without a server after some 25 ms."""

Outcome = Literal["said", "later", "never"]


def _within_ms(text: str) -> int:
    return COUNT_WITHIN_MS if text in COUNT_WORDS.values() else LINE_WITHIN_MS


@dataclass(frozen=True, slots=True)
class _Rendering:
    engine: int
    text: str
    clips: Clips


@dataclass(frozen=True, slots=True)
class _Playing:
    order: int
    text: str
    due_ms: int
    """When it was first given to a player."""
    given_ms: int
    """When it was given to this one."""


@dataclass(frozen=True, slots=True)
class _Speaking:
    engine: int
    since_ms: int
    takes_ms: int
    """As estimated, in real ms."""


class Speech:
    def __init__(
        self, children: Runs, outlet: Outlet, engines: Sequence[Engine], folder: Path, wanted: Wanted, speed: float
    ) -> None:
        self._children = children
        self._outlet = outlet
        self._engines = tuple(engines)
        self._folder = folder
        self._speed = speed
        self._chain = Chain(tuple(engine.name for engine in engines))
        self._faults = 0
        self._is_slow = True
        """Until it has been seen to be quick."""
        self._rendering: dict[int, _Rendering] = {}
        self._speaking: dict[int, _Speaking] = {}
        self._playing: _Playing | None = None
        self._writes = True
        """Whether an engine that can speak by itself is asked for files all the same."""
        self._wished: tuple[str, ...] = ()
        self._unsayable: set[str] = set()
        """What the engine in use could make no sound of. It is not to be blamed for it a second time."""
        self._until_ms: int | None = 0
        """Until when it speaks; None: until the engine reports."""
        self._hush: tuple[str, ...] = ()
        """What silences the engine that spoke last."""
        self._hushing = 0
        """The order that does so, till it has: whatever is spoken meanwhile would be silenced too."""
        self._told: set[str] = set()
        self._clips = Clips(folder, ())
        self.want(wanted)

    def want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._engines = tuple(engine.at(wanted.volume) for engine in self._engines)
        clips = self._clips_of(self._chain.at) if self._engines else Clips(self._folder, ())
        if not clips.is_like(self._clips):  # else what is known of them, and what is being rendered, still counts
            self._clips = clips

    def _clips_of(self, engine: int) -> Clips:
        wanted = self._wanted
        made_by = (wanted.voice_name, wanted.language, wanted.voice_model, *wanted.voice_command, str(wanted.rate))
        return Clips(self._folder, (self._engines[engine].name, *made_by, str(wanted.volume)))

    @property
    def name(self) -> str:
        """The engine in use, "" when there is none that speaks."""
        return "" if self._chain.has_failed else self._chain.names[self._chain.at]

    def can_speak(self, now_ms: int) -> bool:
        i = self._chain.current(now_ms)
        return i is not None and (self._engines[i].speaks or self._outlet.is_open(now_ms))

    def is_ready(self, texts: Iterable[str], now_ms: int) -> bool:
        """Whether each of them could begin at once, as far as its clip goes."""
        i = self._chain.current(now_ms)
        if i is None or not self.can_speak(now_ms):
            return False
        return not self._renders(i, now_ms) or all(self._clips.length_ms(text) for text in texts)

    def is_free_by(self, at_ms: int) -> bool:
        """Whether it is known to have said by then what it is saying."""
        return self._until_ms is not None and self._until_ms <= at_ms

    def lasts(self, text: str) -> int:
        """How long it takes to say, in real ms: known when it has been rendered, else estimated."""
        return self._clips.length_ms(text) or estimate_ms(text, self._wanted.rate)

    def prepare(self, texts: Iterable[str], now_ms: int) -> None:
        """Have these rendered, in this order, instead of what was wished for before."""
        self._wished = tuple(dict.fromkeys(texts))
        self._render_next(now_ms)

    def _render_next(self, now_ms: int) -> None:
        i = self._chain.current(now_ms)
        if i is None or not self._renders(i, now_ms):
            return
        underway = {one.text for one in self._rendering.values() if one.clips is self._clips}
        for text in self._wished:
            if len(self._rendering) >= (AT_ONCE_SLOWLY if self._is_slow else AT_ONCE):
                return
            if text not in underway and text not in self._unsayable and not self._clips.length_ms(text):
                self._render(i, text)

    def _renders(self, i: int, now_ms: int) -> bool:
        """Whether lines are made into files; an engine that speaks does without where none can be played, or written."""
        return self._engines[i].renders and ((self._writes and self._outlet.is_open(now_ms)) or not self._engines[i].speaks)

    def _render(self, i: int, text: str) -> None:
        file = str(self._clips.path(text))
        part = f"{file}.{os.getpid()}{PART}"
        command = self._engines[i].render(text, part)
        gain = gain_of(self._wanted.volume)
        order = Order(self._outlet.number(), "render", command.argv, RENDERING_MS, command.stdin, file, gain, part)
        if self._children.give(order):
            self._rendering[order.id] = _Rendering(i, text, self._clips)

    def hurry(self, texts: Iterable[str], now_ms: int) -> None:
        """Have these rendered before all others, of which the one under way is given up: somebody waits for them."""
        i = self._chain.current(now_ms)
        if i is None or not self._renders(i, now_ms):
            return
        missing = [text for text in dict.fromkeys(texts) if text not in self._unsayable and not self._clips.length_ms(text)]
        underway = [one.text for one in self._rendering.values() if one.clips is self._clips]
        self._wished = tuple(dict.fromkeys((*missing, *self._wished)))
        if not missing or underway[:1] == missing[:1]:
            return
        if self._rendering:
            self._children.stop("render")
            self._rendering.clear()
        for text in missing:
            self._render(i, text)

    def say(self, text: str, now_ms: int, *, directly: bool = False) -> Outcome:
        """Said now; or `later`: the clip is not ready, or the voice is not free; or `never`: there is no voice.

        `directly`: without its clip, where there is none and the engine can.
        """
        i = self._chain.current(now_ms)
        if i is None or not self.can_speak(now_ms):
            return "never"
        if self._until_ms is None or now_ms < self._until_ms:
            return "later"
        if not self._renders(i, now_ms):
            return self._speak(i, text, now_ms)
        if text in self._unsayable:
            return self._speak(i, text, now_ms) if self._engines[i].speaks else "never"
        if directly and self._engines[i].speaks and not self._clips.length_ms(text):
            return self._speak(i, text, now_ms)
        return self._play(text, now_ms)

    def _play(self, text: str, now_ms: int) -> Outcome:
        lasts_ms = self._clips.length_ms(text)
        if not lasts_ms or not self._clips.used(text):
            self._wished = (text, *self._wished)
            self._render_next(now_ms)
            return "later"
        order = self._outlet.play("voice", self._clips.path(text), lasts_ms, now_ms, _within_ms(text))
        if not order:
            return "never"
        self._playing = _Playing(order, text, now_ms, now_ms)
        self._until_ms = now_ms + int(lasts_ms * self._speed)
        return "said"

    def _speak(self, i: int, text: str, now_ms: int) -> Outcome:
        command = self._engines[i].speak(text)
        takes_ms = estimate_ms(text, self._wanted.rate)
        deadline_ms = 2 * takes_ms + SPEAKING_MS
        order = Order(self._outlet.number(), "voice", command.argv, deadline_ms, command.stdin, begins_within_ms=_within_ms(text))
        if not self._children.give(order):
            return "never"
        self._hush = self._engines[i].hush
        self._speaking[order.id] = _Speaking(i, now_ms, takes_ms)
        self._until_ms = None
        return "said"

    def lost(self, report: Report, now_ms: int) -> None:
        """Nobody has heard what was played. Where its moment is not over, the next says it: a player, or the voice itself."""
        lost = self._playing
        if lost is None or lost.order != report.id:
            return  # it was called off, or another line is being said by now
        self.stop()  # so that the next line need not wait for the one that nobody hears
        is_over = now_ms - lost.due_ms > AGAIN_MS * self._speed
        if report.how != "dropped" and not is_over and self.say(lost.text, now_ms) == "said" and self._playing is not None:
            self._playing = replace(self._playing, due_ms=lost.due_ms)

    def known_ms(self, now_ms: int) -> int | None:
        """When it will be known whether the line that has just begun is heard; None: it is known."""
        at_ms = self._playing.given_ms + int(KNOWN_MS * self._speed) if self._playing is not None else now_ms
        return at_ms if at_ms > now_ms else None

    def begin_anew(self) -> None:
        """The clock is another one from now on."""
        self.stop()
        self._writes = True
        self._chain = self._chain.at_once()

    def stop(self) -> None:
        """Silent at once, in mid-word if need be."""
        self._children.stop("voice")
        self._speaking.clear()
        self._playing = None
        if self._hush:  # a daemon speaks for it, and goes on when its own process has long ended
            order = Order(self._outlet.number(), "notice", self._hush, HUSHING_MS)
            self._hushing = order.id if self._children.give(order) else 0
        self._hush = ()
        self._until_ms = None if self._hushing else 0

    def hear(self, report: Report, now_ms: int) -> bool:
        """Whether the report was about the voice."""
        if report.id == self._hushing:
            self._hushing, self._until_ms = 0, 0
            return True
        if (rendered := self._rendering.pop(report.id, None)) is not None:
            self._hear_rendered(report, rendered, now_ms)
            self._render_next(now_ms)
            return True
        if (spoken := self._speaking.pop(report.id, None)) is not None:
            # spd-say is through as soon as it has handed the text on, long before it has been spoken.
            handed_on = report.how == "ended" and report.ran_ms < spoken.takes_ms // 2
            self._until_ms = spoken.since_ms + int(spoken.takes_ms * self._speed) if handed_on else 0
            if report.how in ("ended", "failed") or report.why == DEADLINE:
                self._count(report.how == "ended" and report.status == 0, spoken.engine, now_ms)
            return True
        return False

    def _hear_rendered(self, report: Report, rendered: _Rendering, now_ms: int) -> None:
        if report.how == "killed" and report.ran_ms < RENDERING_MS:
            return  # with the minder, or by us
        ready = report.how == "ended" and report.status == 0 and report.wav_ms > 0
        self._is_slow = report.ran_ms > SLOW_MS
        if ready:
            rendered.clips.made(rendered.text, report.wav_ms)
        else:
            self._unsayable.add(rendered.text)
        self._count(ready, rendered.engine, now_ms)
        if self._chain.rounds and self._writes and any(engine.speaks for engine in self._engines):
            self._do_without_files()

    def _do_without_files(self) -> None:
        """No voice can write any: the disk may be full. What speaks by itself needs none; the next session tries again."""
        self._writes = False
        self._rendering.clear()  # their failures are none of the voice's that speaks
        self._chain = Chain(self._chain.names)

    def _count(self, well: bool, engine: int, now_ms: int) -> None:
        if well:
            self._faults = 0
            self._chain = self._chain.worked(engine)
            return
        self._faults += 1
        if self._faults >= PATIENCE:
            self._faults = 0
            self._chain = self._chain.failed(engine, now_ms)
            self._unsayable.clear()
            self.want(self._wanted)

    def notices(self) -> tuple[str, ...]:
        """What has to be said of it, each thing once."""
        if not self._engines or (self._chain.at == 0 and not self._chain.rounds):
            return ()
        failed = self._chain.names[self._chain.at - 1]
        told = "The voice has failed. Tones go on." if self._chain.rounds else f"{failed} does not speak: {self.name} does now."
        if told in self._told:
            return ()
        self._told.add(told)
        return (told,)
