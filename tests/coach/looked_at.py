"""A session and its coach looked at as a face does, with players and voices that are only written down. Never here: tests."""

from __future__ import annotations

from pathlib import Path

from stretchtui.coach.announcer import Coach
from stretchtui.coach.model import Told, Wanted
from stretchtui.coach.voices.engine import Command, Engine
from stretchtui.coach.voices.found import Found
from stretchtui.coach.voices.players import Player as SoundPlayer
from stretchtui.session import events
from stretchtui.session.events import Event
from stretchtui.session.place import ready
from stretchtui.session.timeline import Timeline, build
from stretchtui.session.walk import begin, look, next_look_ms, press
from tests.coach.fakes import FakeChildren
from tests.tui.opened import bundled_routine

VOICE = Engine("espeak-ng", rendering=lambda text, file: Command(("espeak-ng", "-w", file, "--", text)))
FOUND = Found((SoundPlayer("paplay", ("paplay",)),), (VOICE,))
ALL = Wanted()
BASICS = build(bundled_routine("upper-back-basics"))
TWIST = next(step for step in BASICS.walked if step.title == "Seated twist")
HOLD = next(i for i in range(TWIST.first, TWIST.last) if BASICS.segments[i].word == "hold")
HOLD_MS, HOLD_ENDS_MS = BASICS.course_start(HOLD), BASICS.course_end(HOLD)


class Session:
    """A walk and its coach, looked at whenever either asks for it."""

    def __init__(
        self,
        cache: Path,
        wanted: Wanted = ALL,
        found: Found = FOUND,
        speed: float = 1.0,
        timeline: Timeline = BASICS,
        **ends: object,
    ) -> None:
        self.children = FakeChildren(ends)  # type: ignore[arg-type]
        self.coach = Coach(wanted, speed=speed, cache=cache, found=found, children=self.children)
        self.walk = begin(ready(timeline))
        self.now_ms = 0
        self.told: list[tuple[int, Told]] = []
        self.coach.open()
        self.press(events.Start())

    def look(self) -> None:
        self.walk, _ = look(self.walk, self.now_ms)
        self.children.now_ms = self.now_ms
        told = self.coach.look(self.walk.player, self.now_ms)
        if told != Told():
            self.told.append((self.now_ms, told))

    def press(self, event: Event, later_ms: int = 0) -> None:
        """`later_ms`: how long after the key the face looks."""
        self.walk, _ = press(self.walk, event, self.now_ms)
        self.now_ms += later_ms
        self.look()

    def run_to(self, end_ms: int) -> None:
        while self.now_ms < end_ms:
            asked = (next_look_ms(self.walk, self.now_ms), self.coach.next_ms(self.walk.player, self.now_ms))
            self.now_ms = min(end_ms, *(at_ms for at_ms in asked if at_ms is not None), self.now_ms + 1_000)
            self.look()

    def lines(self, from_ms: int = 0, to_ms: int = 10**9) -> list[str]:
        return [text for at_ms, text in self.children.lines() if from_ms <= at_ms < to_ms]

    def tones(self, from_ms: int = 0, to_ms: int = 10**9) -> list[str]:
        return [name for at_ms, name in self.children.tones() if from_ms <= at_ms < to_ms]


def into_hold(cache: Path, into_ms: int, **more: object) -> Session:
    """The seated twist's first hold, by going to its step and waiting."""
    session = Session(cache, **more)  # type: ignore[arg-type]
    session.press(events.Jump(BASICS.segments[HOLD].step))
    session.run_to(session.now_ms + HOLD_MS - BASICS.course_start(TWIST.first) + into_ms)
    return session
