"""What a person changes of the sessions that are kept: deleted and brought back, a note, one from before. Shown at once, kept
in a thread, in the order in which it was done; what cannot be kept is taken back and said.

Never here: the list and what narrows it (history.py), how it is kept (remembered.py).
"""

from __future__ import annotations

from asyncio import shield, wrap_future
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

from textual import on, work
from textual.events import Key, Paste, Unmount
from textual.screen import Screen

from stretchtui.history.model import LONGEST_NOTE, Session
from stretchtui.remembered import CannotRemember, add, edited, keep_edit, now
from stretchtui.tui.adding import FIELDS, NotAdded, Typed, session_of
from stretchtui.tui.session_words import named
from stretchtui.tui.widgets.session_list import SessionList
from stretchtui.tui.widgets.typed_form import TypedForm, paste
from stretchtui.tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from stretchtui.tui.app import StretchApp

T = TypeVar("T")


class Amending(Screen[None]):
    """The part of the history's screen that changes what is kept."""

    def __init__(self) -> None:
        super().__init__()
        self._sessions: tuple[Session, ...] = ()
        """Those that are known, the newest first."""
        self._deleted: list[Session] = []
        """The last one last."""
        self._list = SessionList(id="sessions")
        self._note = TypedLine("note: ", longest=LONGEST_NOTE, id="note")
        self._form = TypedForm(FIELDS)
        self._noted: Session | None = None
        """The session whose note is being written."""
        self._thread = ThreadPoolExecutor(1, "history")
        """One, so that what is read after an edit has it; and an edit is kept even if the screen has been left."""

    @property
    def _ours(self) -> StretchApp:
        return cast("StretchApp", self.app)

    @on(Unmount)
    def _end_thread(self) -> None:
        self._thread.shutdown(wait=False)

    async def _in_thread(self, do: Callable[[], T]) -> T:
        return await shield(wrap_future(self._thread.submit(do)))

    def _show_sessions(self, on: str = "") -> None:
        raise NotImplementedError

    def _say(self, words: str, *, fault: bool = False) -> None:
        raise NotImplementedError

    def _offer(self) -> None:
        raise NotImplementedError

    # Changing what is shown, and keeping it

    def _put(self, session: Session) -> None:
        """Show it as it is now, in its place; one that is gone no longer."""
        others = [one for one in self._sessions if one.uuid != session.uuid]
        kept = [*others, *(() if session.gone.value else (session,))]
        self._sessions = tuple(sorted(kept, key=lambda one: (one.began.day, one.began.utc_ms), reverse=True))
        self._show_sessions("" if session.gone.value else session.uuid)

    def _change(self, before: Session, **values: object) -> Session:
        after = edited(before, now(), **values)
        self._put(after)
        self._keep(lambda: keep_edit(after, *values), lambda: self._take_back(before))
        return after

    def _take_back(self, before: Session) -> None:
        self._put(before)
        self._deleted = [one for one in self._deleted if one.uuid != before.uuid] + ([before] if before.gone.value else [])
        self._offer()

    @work
    async def _keep(self, keep: Callable[[], None], take_back: Callable[[], None]) -> None:
        try:
            await self._in_thread(keep)
        except CannotRemember as why:
            take_back()
            self._say(f"Not saved: {why}", fault=True)

    # Deleting

    def action_delete(self) -> None:
        if (session := self._list.session) is not None:
            self._deleted.append(self._change(session, gone=True))
            self._say(f"Deleted: {named(session)}. {self._undo_key} brings it back.")
            self._offer()

    def action_undo(self) -> None:
        if self._deleted:
            back = self._change(self._deleted.pop(), gone=False)
            more = f" {self._undo_key} brings the one before back too." if self._deleted else ""
            self._say(f"Back again: {named(back)}.{more}")
            self._offer()

    @property
    def _undo_key(self) -> str:
        raise NotImplementedError

    # The note

    def action_edit_note(self) -> None:
        self._noted = self._list.session
        if self._noted is not None:
            self._note.open(self._noted.note.value)
            self._say("⏎ keeps the note, esc leaves it as it was.")
            self._offer()

    def _press_in_note(self, event: Key) -> None:
        if event.key not in ("enter", "escape"):
            self._note.press(event.key, event.character)
            return
        text = self._note.text
        self._note.close()
        self._say("")
        if event.key == "enter" and self._noted is not None and text != self._noted.note.value:
            self._change(self._noted, note=text)
        self._offer()

    # One from before

    def action_add_session(self) -> None:
        under = self._list.session
        self._form.open(Typed(under.routine_id or "" if under else "", "", now().local.strftime("%Y-%m-%d")))
        self._say("⏎ goes on and adds it, ↑ ↓ change the line, esc leaves it.")
        self._offer()

    def _press_in_form(self, event: Key) -> None:
        pressed = self._form.press(event)
        if pressed == "done":
            self._add()
        elif pressed == "left":
            self._form.close()
            self._say("")
            self._offer()

    def _add(self) -> None:
        try:
            session = session_of(Typed(*self._form.texts), now(), self._ours.given.holdings)
        except NotAdded as why:
            self._form.stand_in(why.field)
            self._say(str(why), fault=True)
            return
        self._form.close()
        self._offer()
        self._put(session)
        self._say(f"Added: {named(session)}.")
        gone = replace(session, gone=replace(session.gone, value=True))
        self._keep(lambda: add(session), lambda: self._put(gone))

    # Keys of a text

    @property
    def _is_typing(self) -> bool:
        return self._note.is_open or self._form.place is not None

    def _press_in_text(self, event: Key) -> None:
        if self._note.is_open:
            self._press_in_note(event)
        else:
            self._press_in_form(event)

    def on_paste(self, event: Paste) -> None:
        paste((self._note, *self._form), event.text)
