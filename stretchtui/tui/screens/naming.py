"""Keeping a composed routine: its name is asked for in one line. Never here: how it is kept (keeping.py), the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events

from stretchtui.daily.compose import Composed
from stretchtui.keys import Action, at, keys_of
from stretchtui.text import plain
from stretchtui.tui.screens.left_once import LeftOnce
from stretchtui.tui.widgets.answer import Answer
from stretchtui.tui.widgets.key_line import KeyLine
from stretchtui.tui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from stretchtui.tui.app import StretchApp


class Naming(LeftOnce[bool]):
    """The part of the composing screen that asks for a name."""

    def __init__(self) -> None:
        super().__init__()
        self._name_field = SearchField(id="name", front="name: ")
        self._has_kept = False

    @property
    def _ours(self) -> StretchApp:
        return cast("StretchApp", self.app)

    @property
    def _answer(self) -> Answer:
        return self.query_one(Answer)

    @property
    def _own(self) -> tuple[Action, ...]:
        """What keys mean on this screen alone."""
        return tuple(action for action in at("compose") if action.where == "compose")

    def action_save(self) -> None:
        self._answer.with_routine(self._ask_name)

    def _ask_name(self, composed: Composed) -> None:
        self._name_field.waiting = f"{composed.routine.name}   ⏎ keeps it"
        self._ask(is_asked=True)

    def _ask(self, *, is_asked: bool) -> None:
        """Show or close the line for a name; meanwhile the other keys mean letters."""
        self._name_field.show("", is_open=is_asked)
        self.query_one(KeyLine).offer(frozenset(action.id for action in self._own if is_asked))

    def _keep(self, composed: Composed) -> None:
        """Under the name that was typed, or its own. What cannot be kept is said, and the name stays to be changed."""
        from stretchtui.keeping import NotKept, keep

        try:
            path = keep(composed, self._name_field.text.strip() or composed.routine.name, self._ours.given.holdings)
        except NotKept as reason:
            why = "; ".join((str(reason), *(one.message for one in reason.diagnostics)))
            self.notify(plain(why), title="Not saved", severity="warning", markup=False)
            return
        self._has_kept = True
        self._ask(is_asked=False)
        self.notify(plain(f"It is in your list from now on: {path}"), title="Saved", markup=False)

    def _press_in_name(self, event: events.Key) -> bool:
        if event.key == "escape":
            self._ask(is_asked=False)
        elif event.key == "enter":
            self._answer.with_routine(self._keep)
        elif not self._name_field.press(event.key, event.character):
            return any(event.key in keys_of(action, self._ours.settings.keys) for action in self._own)
        return True

    def on_paste(self, event: events.Paste) -> None:
        if self._name_field.is_open:
            self._name_field.show(self._name_field.text + event.text, is_open=True)
