"""A routine composed for what is wished for: the form, beside it what comes of it, and what can be done with that.

Never here: how it is composed, how it is kept (naming.py), what the form holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from secrets import randbelow

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from stretchtui.daily.wish import Wish
from stretchtui.keys import Where, at, keys_of
from stretchtui.tui.bindings import bindings
from stretchtui.tui.screens.naming import Naming
from stretchtui.tui.widgets.answer import Answer
from stretchtui.tui.widgets.key_line import KeyLine
from stretchtui.tui.widgets.wish_form import WishForm
from stretchtui.tui.wishing import Form, areas_in

TITLE = "Compose a routine"
_SEEDS = 10_000
"""So many are drawn from: short enough to be typed again."""


def composing_screen(areas: Sequence[str], searched: str) -> ComposingScreen:
    """For the areas that were picked; else for those that were searched for."""
    return ComposingScreen(areas or areas_in(searched), randbelow(_SEEDS))


class ComposingScreen(Naming):
    """Answers whether a routine was kept in a file."""

    where: Where = "compose"
    CSS_PATH = "composing.tcss"
    BINDINGS = bindings("compose")
    AUTO_FOCUS = ""

    def __init__(self, areas: Sequence[str], seed: int) -> None:
        super().__init__()
        self._form = WishForm(Form.for_areas(areas), id="form")
        self._seed = seed

    def _wish(self, seed: int) -> Wish:
        return self._form.form.wish(self._ours.settings, seed)

    def compose(self) -> ComposeResult:
        yield Static(TITLE, id="head", markup=False)
        with Container(id="body"):
            yield self._form
            yield Answer(self._wish(self._seed), id="answer")
        yield self._name_field
        yield KeyLine(at("compose"), self._ours.settings.keys)

    def on_screen_resume(self) -> None:
        """Back from a session, in which something may have been left out for good."""
        self._follow()

    def _follow(self) -> None:
        """What is wished for may be another now."""
        if self._answer.is_mounted:
            self._answer.want(self._wish(self._answer.wish.seed))

    @on(WishForm.Clicked)
    def _follow_click(self) -> None:
        self._answer.forget()
        self._follow()

    @on(Answer.Said)
    def _say(self, message: Answer.Said) -> None:
        self.query_one("#head", Static).update(Content(f"{TITLE}   {message.words}" if message.words else TITLE))

    # What can be done with it

    def action_walk(self) -> None:
        from stretchtui.daily.yaml_text import yaml_text

        self._answer.with_routine(lambda composed: self._ours.start_routine(composed.routine, f"text:{yaml_text(composed)}"))

    def action_another(self) -> None:
        self._answer.compose_another()

    def action_answer_down(self) -> None:
        self._answer.scroll_page_down(animate=False)

    def action_answer_up(self) -> None:
        self._answer.scroll_page_up(animate=False)

    def action_leave(self) -> None:
        self.dismiss(self._has_kept)

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Taken here in the order in which they come; a binding runs later, after keys that were typed behind it."""
        if self._press_in_name(event) if self._name_field.is_open else self._press(event):
            event.stop()

    def _press(self, event: events.Key) -> bool:
        """A key that goes on with a name that is typed is part of it, whatever it means otherwise."""
        if self._form.goes_on(event.key, event.character) and self._type(event):
            return True
        for action in self._own:
            if event.key in keys_of(action, self._ours.settings.keys):
                self._answer.forget()
                getattr(self, f"action_{action.id.replace('-', '_')}")()
                return True
        return self._type(event)

    def _type(self, event: events.Key) -> bool:
        if not self._form.press(event.key, event.character):
            return False
        self._answer.forget()
        self._follow()
        return True

    # The form

    def _put(self, form: Form) -> None:
        self._form.take(form)
        self._follow()

    def action_row_above(self) -> None:
        self._put(self._form.form.in_row(self._form.form.row - 1))

    def action_row_below(self) -> None:
        self._put(self._form.form.in_row(self._form.form.row + 1))

    def action_value_before(self) -> None:
        self._put(self._form.form.stepped(-1))

    def action_value_after(self) -> None:
        self._put(self._form.form.stepped(1))

    def action_take(self) -> None:
        self._put(self._form.form.toggled())
