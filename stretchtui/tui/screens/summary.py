"""After a session: how tense one is now, what was done, the week so far and what comes next; a note, if one likes.

Enter leads home at any moment, whatever was answered. Never here: how it is counted, how it reads (tui/summing.py), how it is
kept (recording.py).
"""

from __future__ import annotations

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static
from textual.worker import get_current_worker

from stretchtui.afterwards import NOT_KEPT, Afterwards, Tension, afterwards, ends_in_pain, tension
from stretchtui.keys import ACTIONS, Where, at, keys_of, shown_key
from stretchtui.routine.model import Routine
from stretchtui.session.record import Record
from stretchtui.settings.preferences import Settings
from stretchtui.tui.bindings import bindings, method, sound_bindings
from stretchtui.tui.screens.noted import Noted
from stretchtui.tui.screens.tense import Tense
from stretchtui.tui.summing import after, areas, exercises, headline
from stretchtui.tui.widgets.hanging import NOTE_STYLE, Hanging, Row
from stretchtui.tui.widgets.key_line import KeyLine
from stretchtui.tui.widgets.scale import Scale

SETTLED_S = 0.2
"""By then what was done last is in the history."""
LAST_WORDS_S = 3.0
"""The question is not spoken into what is said at the end."""
NOTICES_S = 1.0


class SummaryScreen(Noted):
    where: Where = "summary"
    CSS_PATH = "summary.tcss"
    BINDINGS = [*bindings("summary"), *sound_bindings()]

    def __init__(self, routine: Routine, record: Record, settings: Settings, *, ended_early: bool) -> None:
        super().__init__()
        self._routine = routine
        self._record = record
        self._settings = settings
        self._ended_early = ended_early
        self._hurts = ends_in_pain(record, ended_early=ended_early)
        self._afterwards = Afterwards()
        self._notices: tuple[str, ...] = ()
        self._own = tuple(action for action in at("summary") if action.where == "summary")

    def compose(self) -> ComposeResult:
        yield Static(headline(self._routine.name, self._record, ended_early=self._ended_early), id="headline", markup=False)
        yield Tense(self._asks, self._hint, f"{self._key('take-back')} takes the last answer back", id="tension")
        with VerticalScroll(id="done"):
            yield Hanging([*after(self._routine)])
            yield Hanging(id="week")
            yield Hanging(id="noted")
            yield Hanging([*exercises(self._record), *areas(self._record)])
        yield self._note
        yield KeyLine(at("summary"), self._settings.keys)

    @property
    def _asks(self) -> Tension:
        if not self._is_kept:
            return Tension()
        return tension(self._settings, self._ours.tension_before, hurts=self._hurts, active_ms=self._record.active_ms)

    @property
    def _hint(self) -> str:
        ten = shown_key(keys_of(ACTIONS["tension"], self._settings.keys)[-1])
        return f"{ten} ten · {self._key('leave-out')} leave out · {self._key('home')} home"

    def _key(self, id: str) -> str:
        return shown_key(keys_of(ACTIONS[id], self._settings.keys)[0])

    def on_mount(self) -> None:
        self.set_class(self._ended_early, "-early")
        self.query_one("#tension").display = bool(self._tense.tension.asks)
        self.query_one("#week").display = self._is_kept or not self._settings.history
        self._offer()
        self._show_week()
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        if self._is_kept:
            self.set_timer(SETTLED_S, self.read)
            self.set_interval(NOTICES_S, self._tell_notices)
            self.set_timer(LAST_WORDS_S, self._ask_aloud)

    @property
    def walked_to_its_end(self) -> bool:
        return not self._ended_early

    # The week, and what comes next

    @work(thread=True, exclusive=True, exit_on_error=False, group="reading")
    def read(self) -> None:
        worker = get_current_worker()
        found = afterwards(self._ours.given.holdings, self._settings, self._record.active_ms)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._follow, found)

    def _follow(self, found: Afterwards) -> None:
        # Who has just been stopped by pain needs no plan for tomorrow.
        self._afterwards = found._replace(coming="") if self._hurts else found
        self._show_week()

    def _tell_notices(self) -> None:
        self._notices = (*self._notices, *self._recording.notices())
        self._show_week()

    def _show_week(self) -> None:
        """What is wrong with keeping it stands first."""
        not_kept = () if self._settings.history else (NOT_KEPT,)
        told = [*(Row(notice, "$text-warning") for notice in self._notices), *(Row(text, NOTE_STYLE) for text in not_kept)]
        week = Row(self._afterwards.week, "" if self._ended_early else "bold")
        self.query_one("#week", Hanging).show([*told, week, Row(self._afterwards.coming, NOTE_STYLE)])

    # How tense

    @property
    def _tense(self) -> Tense:
        return self.query_one(Tense)

    def _put(self, tension: Tension) -> None:
        """Show it, and keep what is another now."""
        before = self._tense.tension
        self._tense.put(tension)
        changed = {name: getattr(tension, name) for name in before.asks if getattr(tension, name) != getattr(before, name)}
        if changed:
            self._recording.edit(**changed)

    def answer(self, value: int | None) -> None:
        is_first = not self._tense.tension.passed
        self._put(self._tense.tension.answered(value))
        if is_first:
            self._ask_aloud()

    @on(Scale.Picked)
    def _take_click(self, message: Scale.Picked) -> None:
        self.answer(message.value)

    def _ask_aloud(self) -> None:
        """Where a voice is wanted."""
        if (question := self._tense.tension.question) and not self._hurts and self.is_current:
            self._ours.coach.say(question)

    def action_tension(self) -> None:
        """Chosen in the palette, where there is no number to it."""
        self.notify("Type a number, 0 to 9, or t for ten.", markup=False)

    def action_leave_out(self) -> None:
        self.answer(None)

    def action_take_back(self) -> None:
        self._put(self._tense.tension.taken_back())

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Taken here in the order in which they come; a binding runs later, after keys that were typed behind it."""
        if self._press_in_note(event) if self._note.is_open else self._press(event.key):
            event.stop()

    def _press(self, key: str) -> bool:
        id = self._meant_by(key)
        if id == "tension":
            self.answer(keys_of(ACTIONS[id], self._settings.keys).index(key))
        elif id:
            getattr(self, f"action_{method(ACTIONS[id])}")()
        return bool(id)

    def _meant_by(self, key: str) -> str:
        return next((action.id for action in self._own if key in keys_of(action, self._settings.keys)), "")

    def _offer(self) -> None:
        """Keys that do something now."""
        idle = () if self._is_kept else ("note",)
        typing = (action.id for action in self._own)
        self.query_one(KeyLine).offer(frozenset(typing if self._note.is_open else idle))

    def action_home(self) -> None:
        self._ours.leave_session(ended_early=self._ended_early)
