"""Every setting in groups, with its meaning; changed by keys, at once and in the file.

Never here: which settings there are and what they mean (settings/meanings.py), how a row looks (setting_rows.py), how a
preference counts and is kept (preferring.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from stretchtui.settings.file import CannotChange
from stretchtui.settings.meanings import SETTINGS, Setting, default_of, is_default
from stretchtui.tui.bindings import dialog_bindings
from stretchtui.tui.screens.setting_typing import Typing
from stretchtui.tui.setting_rows import best, found, in_full, is_stepped
from stretchtui.tui.widgets.hanging import Hanging
from stretchtui.tui.widgets.search_field import SearchField
from stretchtui.tui.widgets.setting_list import SettingList
from stretchtui.tui.words import line, shown

_FAR = len(SETTINGS)
_MOVES = {"up": -1, "down": 1, "home": -_FAR, "end": _FAR}
_PICKED = ("flags", "exercises", "routines", "day")
_GAP = "  "
_LONG_CHOICE = 5
"""A choice of more words is picked from a list."""
_ROWS_FOR_ALL = 20
"""In fewer a setting is told in one sentence."""


class SettingsScreen(Typing):
    CSS_PATH = "settings.tcss"
    BINDINGS = [*dialog_bindings("settings")]
    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        self._list = SettingList(SETTINGS, self._ours.settings, id="settings")
        self._search = SearchField(id="search", waiting="name, meaning, value…")
        yield Static("Settings", id="title", markup=False)
        yield Static(id="fault", markup=False)
        yield self._search
        with Container(id="body"):
            yield self._list
            yield Hanging(id="detail")
        yield self._field
        yield Static(id="told", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        self._tell("")
        fault = self.query_one("#fault", Static)
        if why := self._mistake():
            fault.update(shown(f"Your settings file has a mistake; mend it first: {why}"))
        fault.display = bool(why)

    @property
    def here(self) -> Setting | None:
        return self._list.here

    # What is shown

    @on(events.Resize)
    @on(SettingList.Moved)
    def _follow(self) -> None:
        """Of a setting one has come to nothing has been said yet."""
        if not (self._field.is_open or self._is_capturing):
            self._tell("")

    def _tell(self, words: str) -> None:
        told = self.query_one("#told", Static)
        told.update(shown(words))
        told.display = bool(words)
        self._list.show(self._list.settings, self._ours.settings)
        one = self.here
        note = self._unknown(one) if one is not None else ""
        is_brief = self.size.height < _ROWS_FOR_ALL
        rows = [] if one is None else in_full(one, self._ours.settings, brief=is_brief, note=note)
        self.query_one("#detail", Hanging).show(rows)
        self.query_one("#keys", Static).update(line(self._keys()))

    def _keys(self) -> Content:
        """What the keys mean now, as many as fit."""
        parts = [line(shown(key, "bold $text-accent"), f" {words}") for key, words in self._key_words()]
        room = max(1, self.size.width - 2)
        while len(parts) > 1 and sum(part.cell_length for part in parts) + len(_GAP) * (len(parts) - 1) > room:
            parts.pop(-2)
        return Content(_GAP).join(parts)

    def _key_words(self) -> Iterator[tuple[str, str]]:
        one = self.here
        if self._is_capturing:
            yield "esc", "as it was"
        elif self._field.is_open:
            yield from (("⏎", "keep it"), ("esc", "as it was"))
        elif self._search.is_open or one is None:
            yield from (("⏎", "to the list"), ("esc", "show all"))
        else:
            yield from _what_can_be_done(one, is_default=is_default(one, self._ours.settings))
            yield from (("/", "find"), ("esc", "show all" if self._search.text else "back"))

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Taken here in the order in which they come; a binding runs later, after keys that were typed behind it."""
        if self._is_capturing:
            is_ours = self._capture(event.key)
        elif self._field.is_open:
            is_ours = self._press_in_field(event.key, event.character)
        elif self._search.is_open:
            is_ours = self._press_in_search(event.key, event.character)
        else:
            is_ours = self._press(event.key)
        if is_ours:
            event.stop()
            event.prevent_default()

    def _press(self, key: str) -> bool:
        one = self.here
        if key in ("escape", "q"):
            self._leave()
        elif key == "slash":
            self._find("", is_open=True)
        elif key in _MOVES or key in ("pageup", "pagedown"):
            self._list.go(_MOVES.get(key, 0) or (self._list.page if key == "pagedown" else -self._list.page))
        elif one is None:
            return False
        elif key in ("left", "right") and is_stepped(one):
            self._step(-1 if key == "left" else 1)
        elif key == "r":
            self._change(default_of(one))
        elif key == "e" and one.kind != "switch":
            self._type()
        elif key in ("enter", "space"):
            self._open(one, is_space=key == "space")
        else:
            return False
        return True

    def _open(self, one: Setting, *, is_space: bool = False) -> None:
        """What Enter and Space mean: the next of a few words, a list to pick from, a key to press, or a value to type."""
        if one.kind == "switch" or (one.kind == "choice" and (is_space or len(one.words) < _LONG_CHOICE)):
            self._step(1)
        elif one.kind in _PICKED or one.kind == "choice":
            self._pick(one)
        elif one.kind == "key":
            self._ask_key(one)
        else:
            self._type()

    @on(SettingList.Clicked)
    def _clicked(self, message: SettingList.Clicked) -> None:
        one = self.here
        if one is None or self._field.is_open or self._is_capturing:
            return
        if message.by:
            self._step(message.by)
        else:
            self._open(one)

    def _leave(self) -> None:
        if self._search.text:
            self._find("", is_open=False)
        else:
            self.dismiss(None)

    # Finding

    def _press_in_search(self, key: str, character: str | None) -> bool:
        if key == "escape":
            self._find("", is_open=False)
        elif key == "enter":
            self._find(self._search.text, is_open=False)
        elif key in ("up", "down"):
            self._list.go(_MOVES[key])
        elif self._search.press(key, character):
            self._find(self._search.text, is_open=True)
        else:
            return False
        return True

    def _find(self, text: str, *, is_open: bool) -> None:
        self._search.show(text, is_open=is_open)
        left = found(text, self._ours.settings)
        self._list.show(left, self._ours.settings)
        if text:
            self._list.go_to(best(text, left))
        self._tell("")

    def on_paste(self, event: events.Paste) -> None:
        if self._field.is_open:
            self._field.paste(event.text)
            self._look_at_typed()
        elif self._search.is_open:
            self._find(self._search.text + event.text, is_open=True)

    def _change(self, text: str) -> bool:
        """Whether it is so now; what cannot be is said."""
        one = self.here
        if one is None:
            return False
        try:
            self._change_to(one, text)
        except CannotChange as reason:
            self._tell(str(reason))
            return False
        self._tell("")
        return True


def _what_can_be_done(one: Setting, *, is_default: bool) -> Iterator[tuple[str, str]]:
    if is_stepped(one):
        yield "← →", "change"
    if one.kind == "key":
        yield from (("⏎", "press another"), ("e", "type"))
    elif one.kind in ("text", "number"):
        yield "⏎", "type"
    elif one.kind in _PICKED or len(one.words) >= _LONG_CHOICE:
        yield "⏎", "pick"
    if not is_default:
        yield "r", "as it comes"
