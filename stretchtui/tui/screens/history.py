"""Every session that is kept, the newest first, and all there is to tell of the one under the cursor.

Never here: how sessions read (tui/session_words.py), what a person changes of them (amending.py), sums (progress.py).
"""

from __future__ import annotations

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from stretchtui.history.model import Session
from stretchtui.keys import ACTIONS, Where, at, keys_of, shown_key
from stretchtui.remembered import Told, read_sessions
from stretchtui.tui.bindings import bindings
from stretchtui.tui.screens.amending import Amending
from stretchtui.tui.session_words import about, narrowed, pieces
from stretchtui.tui.widgets.hanging import Hanging, Row
from stretchtui.tui.widgets.key_line import KeyLine
from stretchtui.tui.widgets.search_field import SearchField
from stretchtui.tui.widgets.session_list import SessionList
from stretchtui.tui.words import line, shown

TITLE = "History"
READING = "One moment …"
READ_ON_AT = 60
"""With so few rows below the cursor the next sessions are read."""
EMPTY = (
    "Nothing is kept yet.",
    "Here will be every session you walk: when it was, what you did of it and on which side, how it felt, and your note.",
)
NOTHING_LEFT = "No session that is kept has all of these words. {key} shows them all again."
_OF_A_SESSION = frozenset({"repeat", "delete", "edit-note", "narrow"})


class HistoryScreen(Amending):
    where: Where = "history"
    CSS_PATH = "history.tcss"
    BINDINGS = bindings("history")
    AUTO_FOCUS = "SessionList"

    def __init__(self) -> None:
        super().__init__()
        self._search = SearchField(id="search", waiting="routine, area, exercise, note, month…")
        self._is_all = False
        self._is_reading = False
        self._fault = ""

    def compose(self) -> ComposeResult:
        yield Static(TITLE, id="head", markup=False)
        yield self._search
        yield self._list
        with VerticalScroll(id="instead", can_focus=False):
            yield Hanging([Row(READING)], id="why")
        with Horizontal(id="details"):
            with VerticalScroll(id="about-side", can_focus=False):
                yield Hanging(id="about")
            with VerticalScroll(id="pieces-side", can_focus=False):
                yield Hanging(id="pieces")
        yield self._note
        yield from self._form
        yield Static(id="told", markup=False)
        yield KeyLine(at("history"), self._ours.settings.keys)

    def on_mount(self) -> None:
        self._list.display = False
        self._offer()

    # Reading

    @on(events.ScreenResume)
    def _read_anew(self) -> None:
        """Also back from a session, which is one more."""
        self.call_after_refresh(self._read, anew=True)

    def _read_on_if_needed(self) -> None:
        wanted = self._search.text or self._list.rows_below < READ_ON_AT
        if wanted and not self._is_all and not self._is_reading:
            self._read(anew=False)

    @work(exclusive=True, group="reading")
    async def _read(self, *, anew: bool) -> None:
        self._is_reading = True
        known = () if anew else self._sessions
        told = await self._in_thread(lambda: read_sessions(known))
        self._is_reading = False
        self._take(known, told)

    def _take(self, known: tuple[Session, ...], told: Told) -> None:
        """What was deleted or added meanwhile has its own word."""
        mine = {session.uuid for session in self._deleted}
        fresh = tuple(session for session in told.sessions if session.uuid not in mine)
        since = {session.uuid for session in fresh}
        kept = self._sessions if known else ()
        self._sessions = (*(session for session in kept if session.uuid not in since), *fresh)
        self._is_all = told.is_all
        if told.fault != self._fault:
            self._fault = told.fault
            self._say(told.fault, fault=True)
        self._show_sessions()

    # What is shown

    def _show_sessions(self, on: str = "") -> None:
        left = narrowed(self._sessions, self._search.text)
        self._list.show(left, on=on)
        self._list.display = bool(left)
        self.query_one("#instead").display = not left
        self.set_class(not left, "-empty")
        if left and self.focused is None:
            self.set_focus(self._list)
        if not left:
            self.query_one("#why", Hanging).show(self._why_nothing())
        self._say_head(len(left))
        self._offer()
        self._read_on_if_needed()

    def _why_nothing(self) -> list[Row]:
        if self._search.text and not self._is_all:
            return [Row("Looking further back …")]
        if self._search.text:
            return [Row(NOTHING_LEFT.format(key=self._key("leave-history")))]
        return [Row(EMPTY[0], "bold"), *map(Row, EMPTY[1:]), Row(f"{self._key('add-session')} adds one from before.")]

    def _say_head(self, left: int) -> None:
        more = "" if self._is_all else "+"
        known = len(self._sessions)
        count = "1 session" if known == 1 and not more else f"{known}{more} sessions"
        told = "" if not known else f"{left} of {count}" if self._search.text else count
        self.query_one("#head", Static).update(line(shown(f"{TITLE}   "), shown(told, "$foreground 65%")))

    @on(SessionList.Highlighted)
    def _show_details(self) -> None:
        session = self._list.session
        self.query_one("#about", Hanging).show(about(session) if session else [])
        self.query_one("#pieces", Hanging).show(pieces(session) if session else [])
        for side in ("#about-side", "#pieces-side"):
            self.query_one(side).scroll_home(animate=False)
        self._read_on_if_needed()

    def _say(self, words: str, *, fault: bool = False) -> None:
        self.query_one("#told", Static).update(shown(words, "$text-warning" if fault else "$text-accent"))

    def _key(self, id: str) -> str:
        return shown_key(keys_of(ACTIONS[id], self._ours.settings.keys)[0])

    @property
    def _undo_key(self) -> str:
        return self._key("undo")

    def _offer(self) -> None:
        hidden = {*(() if self._list.session else _OF_A_SESSION), *(() if self._deleted else ("undo",))}
        if self._search.text:
            hidden.discard("narrow")
        own = frozenset(action.id for action in at("history") if action.where == "history")
        self.query_one(KeyLine).offer(own if self._is_typing or self._search.is_open else frozenset(hidden))

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Taken here in the order in which they come; a binding runs later, after keys that were typed behind it."""
        if self._press(event):
            event.stop()

    def _press(self, event: events.Key) -> bool:
        if self._is_typing:
            self._press_in_text(event)
            return True
        if self._search.is_open and self._press_in_search(event):
            return True
        for action in at("history"):
            if action.where == "history" and event.key in keys_of(action, self._ours.settings.keys):
                getattr(self, f"action_{action.id.replace('-', '_')}")()
                return True
        return False

    def _press_in_search(self, event: events.Key) -> bool:
        """Arrow keys go on through what is left."""
        if event.key in ("enter", "escape"):
            self._search.show("" if event.key == "escape" else self._search.text, is_open=False)
        elif not self._search.press(event.key, event.character):
            return False
        self._show_sessions()
        return True

    def action_narrow(self) -> None:
        self._search.show(self._search.text, is_open=True)
        self._offer()

    def action_leave_history(self) -> None:
        if self._search.text:
            self._search.show("", is_open=False)
            self._show_sessions()
        else:
            self.dismiss(None)

    def action_repeat(self) -> None:
        session = self._list.session
        if session is None:
            return
        loaded = self._ours.given.holdings.loader.routine(session.routine_id) if session.routine_id else None
        if loaded is None or loaded.routine is None:
            self._say("That routine is in no library now, so it cannot be walked again from here.", fault=True)
        else:
            self._ours.start_routine(loaded.routine, f"id:{session.routine_id}")
