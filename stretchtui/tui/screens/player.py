"""The player: asks the session what is now, has it shown, and sends it what keys mean. Never here: when anything is due,
how a frame is shown (seen.py)."""

from __future__ import annotations

from asyncio import TimerHandle, get_running_loop
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Static

from stretchtui.asides import PAUSED
from stretchtui.clock import Clock, Onward
from stretchtui.controls import SENT
from stretchtui.keys import ACTIONS, Where, at, keys_of, shown_key
from stretchtui.session import events
from stretchtui.session.cues import fresh_enough
from stretchtui.session.events import Event
from stretchtui.session.frame import Frame, frame
from stretchtui.session.place import COUNT_IN_MS, Player, ready
from stretchtui.session.record import record
from stretchtui.session.timeline import build
from stretchtui.session.walk import Walk, begin, look, next_look_ms, press
from stretchtui.starting import Start
from stretchtui.text import plain
from stretchtui.tui.bindings import bindings
from stretchtui.tui.given import Given
from stretchtui.tui.scenes import Scenes
from stretchtui.tui.screens.kept import NOTICE_S, Kept
from stretchtui.tui.widgets.big_text import BigText
from stretchtui.tui.widgets.figure import Figure, Glance
from stretchtui.tui.widgets.hanging import Hanging
from stretchtui.tui.widgets.key_line import KeyLine
from stretchtui.tui.widgets.one_line import OneLine
from stretchtui.tui.widgets.timeline_bar import TimelineBar

if TYPE_CHECKING:
    from stretchtui.history.resuming import TakenUp


class PlayerScreen(Kept):
    where: Where = "player"
    CSS_PATH = "player.tcss"
    BINDINGS = bindings("player")
    AUTO_FOCUS = None

    def __init__(self, start: Start, given: Given, taken_up: TakenUp | None = None) -> None:
        """`taken_up`: where the session goes on, if it was begun before."""
        super().__init__()
        self.start, self.routine = start, start.routine
        self._taken_up = taken_up
        self.given = given
        self._settings = given.settings.settings
        self.walk: Walk = begin(taken_up.player if taken_up else self._new())
        self._shown: Frame | None = None
        self._next_look: TimerHandle | None = None
        self._keys = {id: shown_key(keys_of(action, self._settings.keys)[0]) for id, action in ACTIONS.items()}
        self._left = False
        self._said = ""
        self._due_ms: int | None = None
        """When to look next, for the session's own sake: nothing dear is begun just before it."""
        self._wants_figure = self._settings.figure
        self._scenes = Scenes(given.holdings)

    def _new(self) -> Player:
        timeline = build(self.routine, first_side=self._settings.first_side_or_none)
        count_in_ms = COUNT_IN_MS if self._settings.count_in else 0
        return ready(timeline, count_in_ms=count_in_ms, start_at=timeline.step_of(self.start.at))

    def compose(self) -> ComposeResult:
        yield Static("", id="head", markup=False)
        with Container(id="stage"):
            with Vertical(id="place"):
                yield Figure(self._glance, id="figure")
                with Vertical(id="told"):  # all of the place is its own where no figure stands
                    yield Hanging(id="instructions")
                    yield Static("", id="said", markup=False)
                    yield Static("", id="care", markup=False)
            with Vertical(id="now"):
                yield BigText(most=2, id="word")
                yield BigText(most=6, id="digits")
                yield BigText(most=1, id="side")
                yield Static("", id="counts", markup=False)
                yield Static("", id="state", markup=False)
        yield Static("", id="current", markup=False)
        yield Static("", id="coming", markup=False)
        yield TimelineBar(id="bar")
        yield Static("", id="times", markup=False)
        yield KeyLine(at("player"), self._settings.keys)
        yield OneLine(id="oneline")
        yield Static("muted", id="muted", markup=False)

    def on_mount(self) -> None:
        clock = self.given.new_clock()
        self.clock: Clock = Onward(clock, self._taken_up.at_ms) if self._taken_up else clock
        # A stop from outside is only told of afterwards, so the session pauses at both ends of it.
        self.app.app_suspend_signal.subscribe(self, lambda _: self.do(events.Pause()))
        self.app.app_resume_signal.subscribe(self, lambda _: self.do(events.Pause()))
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.begin_sound()
        self.begin_recording(self._taken_up)
        if self.given.said:
            self.notify(plain(self.given.said), markup=False, timeout=NOTICE_S)
        if self._taken_up is None:
            self.when_ready(partial(self.do, events.Start()))
        else:
            self.look()
            self.say(PAUSED)

    def do(self, event: Event) -> None:
        """Send the session an event, and show what came of it."""
        if not self._left:
            now_ms = self._now()  # first, because finding a gap changes the walk
            self.walk, _ = press(self.walk, event, now_ms)
            self.keep(event, now_ms)
            self.look()

    def look(self) -> None:
        """Ask what is now, show it, and arrange to look again at the moment at which it changes."""
        if self._left:
            return
        now_ms = self._now()
        self.walk, cues = look(self.walk, now_ms)
        told = self.hear(now_ms)
        self.keep_up(now_ms)
        seen, before = frame(self.walk.player, now_ms), self._shown
        fresh = fresh_enough(cues, now_ms)
        self._take(fresh, seen)
        if seen.mode in ("finished", "ended"):
            self._leave(now_ms)
            return
        self.show(seen)
        self.light_up(told, fresh, still=self._settings.reduced_motion)
        self.tell_of_absence(before, seen)
        self._due_ms = next_look_ms(self.walk, now_ms)
        self._look_again(now_ms)

    def _look_again(self, now_ms: int) -> None:
        self._forget_next_look()
        # Not by a timer of Textual's, which loses a call whose time is up before the timer's own task has begun.
        wait_s = self.clock.wait_s(self.soonest(self._due_ms, now_ms))
        self._next_look = get_running_loop().call_later(wait_s, self.call_next, self.look)

    def look_soon(self) -> None:
        if not self._left:
            self._look_again(self._now())

    def _forget_next_look(self) -> None:
        if self._next_look is not None:
            self._next_look.cancel()

    def on_unmount(self) -> None:
        self._forget_next_look()

    def _now(self) -> int:
        now_ms = self.clock.active()
        if gap_ms := self.clock.awake_gap():
            self.walk, _ = press(self.walk, events.Away(gap_ms), now_ms)
            self.keep(events.Away(gap_ms), now_ms)
        return now_ms

    def _glance(self) -> Glance | None:
        """What the figure is told when it asks; it shows nothing of which the words have not told yet."""
        from stretchtui.posing import moment

        if self._left or self._shown is None:
            return None
        walk, now_ms = self.walk, self._now()
        if self.walk is not walk:  # somebody was away, which is to be said first
            self.look()
            return None
        seen = frame(self.walk.player, now_ms)
        spare_ms = None if self._due_ms is None else self._due_ms - now_ms
        return Glance(self._scenes.of(seen.exercise), moment(seen), seen.mode == "running", spare_ms)

    def _leave(self, now_ms: int) -> None:
        from stretchtui.tui.screens.summary import SummaryScreen

        self._left = True
        player = self.walk.player
        ended_early = player.mode == "ended"
        self.tell_of_end(self.routine.name, ended_early=ended_early)
        summary = SummaryScreen(self.routine, record(player, now_ms), self._settings, ended_early=ended_early)
        self.app.show_summary(self, summary)  # type: ignore[attr-defined]  # the app is always ours

    def action_send(self, action: str) -> None:
        """An action that is one event; what it is refused for is told."""
        self.do(SENT[action])
        if action == "pause" and self.walk.player.mode == "paused":
            self.say(PAUSED)
        if why := self.walk.player.why:
            self.notify(why, markup=False, timeout=3)

    def on_timeline_bar_picked(self, message: TimelineBar.Picked) -> None:
        self.do(events.Jump(message.step))
