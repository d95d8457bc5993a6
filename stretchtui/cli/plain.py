"""`run --plain`: the session line by line, for screen readers, pipes and plain terminals: what a key means, and questions.

Never here: the walk in time (plain_walk.py), what the lines say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchtui.asides import END_ASKED, PAUSED, STOP_AND_BREATHE, STOPPED_AND_MARKED
from stretchtui.cli import exits, stopped
from stretchtui.cli.plain_after import follow
from stretchtui.cli.plain_kept import recording
from stretchtui.cli.plain_keys import entry, listed, tell
from stretchtui.cli.plain_lines import summary_lines
from stretchtui.cli.plain_sound import sounding
from stretchtui.cli.plain_walk import Known, Walking
from stretchtui.cli.rows import put
from stretchtui.cli.signalled import signals_raise
from stretchtui.cli.stopped import Stopped
from stretchtui.cli.typed import NoKeys, keys_of_terminal
from stretchtui.clock import Clock, Onward, SystemClock
from stretchtui.controls import SENT, TURNS
from stretchtui.keys import ACTIONS, at
from stretchtui.recording import Walked
from stretchtui.routine.model import Routine
from stretchtui.session import events
from stretchtui.session.events import Event
from stretchtui.session.frame import Frame
from stretchtui.session.place import COUNT_IN_MS, Player, ready
from stretchtui.session.record import record
from stretchtui.session.timeline import build
from stretchtui.session.walk import begin
from stretchtui.settings.preferences import Settings
from stretchtui.starting import Start
from stretchtui.stopping import at_breath, in_speech

if TYPE_CHECKING:
    from stretchtui.history.resuming import TakenUp


def walk_plainly(
    start: Start,
    preferred: Settings,
    speed: float,
    known: Known = lambda _: None,
    taken_up: TakenUp | None = None,
    tension_before: int | None = None,
) -> int:
    """`taken_up`: where the session goes on, if it was begun before; `tension_before`: what was answered before it."""
    player = taken_up.player if taken_up else _new(start, preferred)
    clock: Clock = SystemClock(speed)
    at, first_side = player.timeline.step_of(start.at), preferred.first_side_or_none
    kept = recording(Walked(start.routine, start.origin, player, first_side, at, taken_up), preferred, speed, tension_before)
    with signals_raise(), keys_of_terminal() as typed, kept as kept_up, sounding(preferred, speed) as sound:
        clock = Onward(clock, taken_up.at_ms) if taken_up else clock
        return _Face(begin(player), clock, typed, preferred, known, sound, kept_up).walk_through(start.routine)


def _new(start: Start, preferred: Settings) -> Player:
    timeline = build(start.routine, first_side=preferred.first_side_or_none)
    return ready(timeline, count_in_ms=COUNT_IN_MS if preferred.count_in else 0, start_at=timeline.step_of(start.at))


@dataclass
class _Face(Walking):
    """The loop of one session: look, print what was due, wait for a key or for the next due moment; and what a key means."""

    _asked: bool = False
    _was_running: bool = False
    _number: str | None = None
    _stopped: Stopped | None = None

    def walk_through(self, routine: Routine) -> int:
        put(routine.name)
        if not isinstance(self.typed, NoKeys):
            self._tell_keys()
            self.sound.greet([entry(self._key(id), ACTIONS[id].label) for id in TURNS])
        self.sound.await_ready(self.walk.player)
        self._begin()
        while (seen := self._look()).mode not in ("finished", "ended"):
            now_ms = self.clock.active()
            due_ms = self.sound.soonest(self._own_due_ms(seen, now_ms), self.walk.player, now_ms)
            for key in self.typed.wait(self.clock.wait_s(due_ms)):
                self._press(key)
        done = record(self.walk.player, self.clock.active())
        for row in (*summary_lines(done), *routine.after):
            put(row)
        ended_early = self.walk.player.mode == "ended"
        was_asked = follow(done, self.preferred, self.typed, self.kept, self.sound, ended_early=ended_early)
        if ended_early:
            return exits.ENDED_EARLY
        if not was_asked:
            self.sound.let_end(self.typed)
        return exits.FINISHED

    def _guide(self, now_ms: int) -> None:
        """Say the breath that it is now, where breathing is guided."""
        if self._stopped is not None:
            self._stopped, said = self._stopped.breathed(now_ms)
            if said:
                put(said)
            if said and self._stopped.breath > 0:  # the first has begun by the time it has been said what to do
                text, is_question = at_breath(self._stopped.breath, self._stopped.choices)
                if is_question:
                    self.sound.ask(text)
                else:
                    self.sound.say(text, always=True)

    def _own_due_ms(self, seen: Frame, now_ms: int) -> int | None:
        return self._stopped.next_breath_ms(now_ms) if self._stopped is not None else super()._own_due_ms(seen, now_ms)

    def _press(self, key: str) -> None:
        if self._stopped is not None:
            self._answer(self._stopped, key)
        elif self._number is not None:
            self._choose(key)
        elif self._asked:
            self._confirm(key)
        else:
            self._act(self._actions.get(key, ""))

    def _confirm(self, key: str) -> None:
        self._asked = False
        if key in ("y", "enter"):
            self._do(events.End())
        elif self._was_running:
            self._do(events.GoOn())

    def _act(self, action: str) -> None:
        if action in SENT:
            self._do(SENT[action])
            self._say_state(action)
        elif action in TURNS:
            self.sound.turn(action)
        elif action in ("spasm", "ouch"):
            self._stop(action)
        elif action == "end":
            self._asked = True
            self._was_running = self.walk.player.mode == "running"
            self._do(events.Pause())
            put("end the session here? y / n")
            self.sound.say(END_ASKED)
        elif action == "jump":
            self._number = ""
            for number, walked in enumerate(self.timeline.walked, 1):
                put(f"  {number:>3}  {walked.title}")
            put("type a number and enter")
        elif action == "help":
            self._tell_keys()

    def _stop(self, action: str) -> None:
        """By pain: stop, say so, and ask what then."""
        self._do(events.Spasm() if action == "spasm" else events.Ouch())
        if self.walk.player.why:
            put(self.walk.player.why)
            return
        player, now_ms = self.walk.player, self._now()
        is_spasm = action == "spasm"
        self._stopped = stopped.spasm(player, now_ms) if is_spasm else stopped.ouch(player, now_ms, self.known, self.preferred)
        if is_spasm:
            self.sound.say(STOP_AND_BREATHE, always=True)
        else:
            self.sound.ask(STOPPED_AND_MARKED, in_speech(self._stopped.choices))
        for row in self._stopped.rows:
            put(row)

    def _answer(self, asked: Stopped, key: str) -> None:
        action = self._actions.get(key, "")
        choice = asked.choice(key, action)
        if action == ("spasm" if asked.since_ms is None else "ouch"):  # the question that it is already is not asked again
            self._stop(action)
        elif key == "escape":
            self._go(asked.left)
            self.sound.say(PAUSED)
        elif choice is not None and choice.leaves_out:
            self._stopped, said, aloud = stopped.leaving_out(asked, choice)
            put(said)
            self.sound.ask(aloud, in_speech(self._stopped.choices))
        elif choice is not None and choice.sends:
            put(choice.word)
            self._go(choice.sends)

    def _go(self, sent: Sequence[Event]) -> None:
        """Away from the question."""
        self._stopped = None
        self.sound.call_off()
        for event in sent:
            self._do(event)

    def _choose(self, key: str) -> None:
        if key in "0123456789":
            self._number = ((self._number or "") + key)[:6]
            return
        chosen, self._number = int(self._number or 0), None
        if key == "enter" and 1 <= chosen <= len(self.timeline.walked):
            self._do(events.Jump(chosen - 1))

    def _say_state(self, action: str) -> None:
        player = self.walk.player
        if player.why:
            put(player.why)
        elif action == "pause":
            put("paused" if player.mode == "paused" else "going on")
            if player.mode == "paused":
                self.sound.say(PAUSED)

    def _tell_keys(self) -> None:
        tell("keys:", listed([entry(self._key(one.id), one.label) for one in at("player") if one.where == "player"]))
