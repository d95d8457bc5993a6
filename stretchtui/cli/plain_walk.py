"""A session walked in time, as the line-by-line face has it: looked at, pressed, kept, heard, its cues printed.

Never here: what a key means, questions (plain.py), what the lines say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from stretchtui.asides import PAUSED
from stretchtui.cli.plain_kept import PlainRecording
from stretchtui.cli.plain_lines import lines_of
from stretchtui.cli.plain_sound import Sound
from stretchtui.cli.rows import put
from stretchtui.cli.typed import Keys, NoKeys
from stretchtui.clock import Clock
from stretchtui.keys import at, keys_of, shown_key
from stretchtui.routine.durations import spoken
from stretchtui.routine.model import Exercise
from stretchtui.session import events
from stretchtui.session.cues import Cue
from stretchtui.session.events import Event
from stretchtui.session.frame import Frame, frame
from stretchtui.session.instructions import say_ms
from stretchtui.session.timeline import Timeline
from stretchtui.session.walk import Walk, look, next_look_ms, press
from stretchtui.settings.preferences import Settings

READING_MS = 2_000
"""Beside the time to say it, what somebody who cannot press a key is given to read a note."""


Known = Callable[[str], Exercise | None]
"""Finds an exercise by its id."""


@dataclass
class Walking:
    walk: Walk
    clock: Clock
    typed: Keys
    preferred: Settings
    known: Known
    sound: Sound
    kept: PlainRecording
    _actions: dict[str, str] = field(default_factory=dict)
    """By key."""

    def __post_init__(self) -> None:
        self._actions = {key: one.id for one in at("player") for key in keys_of(one, self.preferred.keys)}

    @property
    def timeline(self) -> Timeline:
        return self.walk.player.timeline

    def _begin(self) -> None:
        """Or go on, paused as it was taken up: where nobody can press a key, at once."""
        if self.walk.player.mode == "ready":
            self._do(events.Start())
        elif isinstance(self.typed, NoKeys):
            self._do(events.GoOn())
        else:
            put(f"paused where it was cut off; press {self._key('pause')} to go on")
            self.sound.say(PAUSED)

    def _look(self) -> Frame:
        now_ms = self._now()
        self.walk, cues = look(self.walk, now_ms)
        self.sound.look(self.walk.player, now_ms)
        self.kept.look(self.walk.player, now_ms)
        self._print(cues)
        seen = frame(self.walk.player, now_ms)
        if self._waited_enough(seen):
            self._do(events.Done())
        self._guide(now_ms)
        return seen

    def _guide(self, now_ms: int) -> None:
        """What else is said at a look."""
        raise NotImplementedError

    def _now(self) -> int:
        now_ms = self.clock.active()
        if gap_ms := self.clock.awake_gap():
            was_running = self.walk.player.mode == "running"
            self.walk, cues = press(self.walk, events.Away(gap_ms), now_ms)
            self.kept.pressed(events.Away(gap_ms), self.walk.player, now_ms)
            self._print(cues)
            if was_running and isinstance(self.typed, NoKeys):
                self.walk, _ = press(self.walk, events.GoOn(), now_ms)  # nobody could press a key to go on
                self.kept.pressed(events.GoOn(), self.walk.player, now_ms)
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

    def _do(self, event: Event) -> None:
        now_ms = self._now()
        self.walk, cues = press(self.walk, event, now_ms)
        self.kept.pressed(event, self.walk.player, now_ms)
        self._print(cues)
        self.sound.look(self.walk.player, now_ms)  # what is cut by it is cut before anything is said of it

    def _key(self, action: str) -> str:
        return shown_key(next(key for key, id in self._actions.items() if id == action))
