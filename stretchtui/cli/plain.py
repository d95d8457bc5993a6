"""`run --plain`: the session line by line, for screen readers, pipes and plain terminals. Never here: what the lines say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from stretchtui.asides import END_ASKED, PAUSED, STOP_AND_BREATHE, STOPPED_AND_MARKED
from stretchtui.cli import exits, stopped
from stretchtui.cli.plain_keys import entry, listed, tell
from stretchtui.cli.plain_lines import lines_of, summary_lines
from stretchtui.cli.plain_sound import Sound, sounding
from stretchtui.cli.rows import put
from stretchtui.cli.signalled import signals_raise
from stretchtui.cli.stopped import Stopped
from stretchtui.cli.typed import Keys, NoKeys, keys_of_terminal
from stretchtui.clock import Clock, SystemClock
from stretchtui.controls import SENT, TURNS
from stretchtui.keys import ACTIONS, at, keys_of, shown_key
from stretchtui.routine.durations import spoken
from stretchtui.routine.model import Exercise, Routine
from stretchtui.session import events
from stretchtui.session.cues import Cue
from stretchtui.session.events import Event
from stretchtui.session.frame import Frame, frame
from stretchtui.session.instructions import say_ms
from stretchtui.session.place import COUNT_IN_MS, ready
from stretchtui.session.record import record
from stretchtui.session.timeline import Timeline, build
from stretchtui.session.walk import Walk, begin, look, next_look_ms, press
from stretchtui.settings.preferences import Settings
from stretchtui.stopping import at_breath, in_speech

READING_MS = 2_000
"""Beside the time to say it, what somebody who cannot press a key is given to read a note."""


Known = Callable[[str], Exercise | None]
"""Finds an exercise by its id."""


def walk_plainly(routine: Routine, preferred: Settings, speed: float, start: int, known: Known = lambda _: None) -> int:
    timeline = build(routine, first_side=preferred.first_side_or_none)
    player = ready(timeline, count_in_ms=COUNT_IN_MS if preferred.count_in else 0, start_at=timeline.step_of(start))
    with signals_raise(), keys_of_terminal() as typed, sounding(preferred, speed) as sound:
        return _Face(begin(player), SystemClock(speed), typed, preferred, known, sound).walk_through(routine)


@dataclass
class _Face:
    """The loop of one session: look, print what was due, wait for a key or for the next due moment."""

    walk: Walk
    clock: Clock
    typed: Keys
    preferred: Settings
    known: Known
    sound: Sound
    _asked: bool = False
    _was_running: bool = False
    _number: str | None = None
    _stopped: Stopped | None = None
    _actions: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._actions = {key: one.id for one in at("player") for key in keys_of(one, self.preferred.keys)}

    @property
    def timeline(self) -> Timeline:
        return self.walk.player.timeline

    def walk_through(self, routine: Routine) -> int:
        put(routine.name)
        if not isinstance(self.typed, NoKeys):
            self._tell_keys()
            self.sound.greet([entry(self._key(id), ACTIONS[id].label) for id in TURNS])
        self.sound.await_ready(self.walk.player)
        self._do(events.Start())
        while (seen := self._look()).mode not in ("finished", "ended"):
            now_ms = self.clock.active()
            due_ms = self.sound.soonest(self._own_due_ms(seen, now_ms), self.walk.player, now_ms)
            for key in self.typed.wait(self.clock.wait_s(due_ms)):
                self._press(key)
        for row in (*summary_lines(record(self.walk.player, self.clock.active())), *routine.after):
            put(row)
        if self.walk.player.mode == "ended":
            return exits.ENDED_EARLY
        self.sound.let_end(self.typed)
        return exits.FINISHED

    def _look(self) -> Frame:
        now_ms = self._now()
        self.walk, cues = look(self.walk, now_ms)
        self.sound.look(self.walk.player, now_ms)
        self._print(cues)
        seen = frame(self.walk.player, now_ms)
        if self._waited_enough(seen):
            self._do(events.Done())
        self._guide(now_ms)
        return seen

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

    def _now(self) -> int:
        now_ms = self.clock.active()
        if gap_ms := self.clock.awake_gap():
            was_running = self.walk.player.mode == "running"
            self.walk, cues = press(self.walk, events.Away(gap_ms), now_ms)
            self._print(cues)
            if was_running and isinstance(self.typed, NoKeys):
                self.walk, _ = press(self.walk, events.GoOn(), now_ms)  # nobody could press a key to go on
            elif was_running:
                put(f"paused: away for {spoken(max(1000, gap_ms // 1000 * 1000))}; press {self._key('pause')} to go on")
                self.sound.look(self.walk.player, now_ms)
                self.sound.say(PAUSED)
        return now_ms

    def _print(self, cues: tuple[Cue, ...]) -> None:
        for cue in cues:  # also late ones, which a fast rehearsal has many of: a line says itself when it belongs
            for row in lines_of(cue, self.timeline):
                put(row)

    def _own_due_ms(self, seen: Frame, now_ms: int) -> int | None:
        if self._stopped is not None:
            return self._stopped.next_breath_ms(now_ms)
        due_ms = next_look_ms(self.walk, now_ms)
        return due_ms if seen.mode in ("running", "counting-in") else None

    def _waited_enough(self, seen: Frame) -> bool:
        """Where nobody can press a key: whether what has no set length has had the time it usually takes."""
        if not (isinstance(self.typed, NoKeys) and seen.open and seen.mode == "running"):
            return False
        if seen.exercise is None:
            return seen.elapsed_ms >= say_ms(seen.name) + READING_MS
        one_ms = sum(phase.ms for phase in seen.exercise.phases)
        return seen.elapsed_ms >= one_ms * seen.exercise.reps

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

    def _do(self, event: Event) -> None:
        now_ms = self._now()
        self.walk, cues = press(self.walk, event, now_ms)
        self._print(cues)
        self.sound.look(self.walk.player, now_ms)  # what is cut by it is cut before anything is said of it

    def _say_state(self, action: str) -> None:
        player = self.walk.player
        if player.why:
            put(player.why)
        elif action == "pause":
            put("paused" if player.mode == "paused" else "going on")
            if player.mode == "paused":
                self.sound.say(PAUSED)

    def _key(self, action: str) -> str:
        return shown_key(next(key for key, id in self._actions.items() if id == action))

    def _tell_keys(self) -> None:
        tell("keys:", listed([entry(self._key(one.id), one.label) for one in at("player") if one.where == "player"]))
