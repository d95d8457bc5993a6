"""Words to pick from for a setting: one of them, or several with a mark before each. Never here: which words there are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from stretchtui.settings.meanings import Setting
from stretchtui.tui.bindings import dialog_bindings
from stretchtui.tui.screens.left_once import LeftOnce
from stretchtui.tui.setting_rows import NOTHING, QUIET
from stretchtui.tui.words import cut, line, shown

_MOVES = {"up": "cursor_up", "down": "cursor_down", "pageup": "page_up", "pagedown": "page_down", "home": "first", "end": "last"}
_BESIDE = 2
"""Columns beside a row of the list."""


class PickScreen(LeftOnce[str | None]):
    """Answers the setting as it would be typed, or None to leave it as it was."""

    CSS_PATH = "picking.tcss"
    BINDINGS = [*dialog_bindings()]
    AUTO_FOCUS = "OptionList"

    def __init__(self, one: Setting, words: Mapping[str, str], chosen: Sequence[str], *, many: bool) -> None:
        super().__init__()
        self._one = one
        self._words = words
        self._rows = tuple(words)
        self._chosen = list(chosen)
        self._many = many
        self._here = self._rows.index(chosen[0]) if chosen else 0

    def compose(self) -> ComposeResult:
        yield Static(shown(self._one.title), id="title", markup=False)
        yield OptionList(*(Option("") for _ in self._rows))
        yield Static(self._keys(), id="keys", markup=False)

    def on_mount(self) -> None:
        self.query_one(OptionList).highlighted = self._here if self._rows else None

    def _keys(self) -> Content:
        parts = (*((("space", "in or out"),) if self._many else ()), ("⏎", "keep it"), ("esc", "as it was"))
        return Content("   ").join(line(shown(key, "bold $text-accent"), f" {words}") for key, words in parts)

    def _prompt(self, place: int) -> Content:
        word = self._rows[place]
        is_in = word in self._chosen
        # Of what comes in turn the mark says the turn.
        sign = str(self._chosen.index(word) + 1) if is_in and self._one.kind == "routines" else "x" if is_in else " "
        mark = f"[{sign}]" if self._many else f" {'●' if is_in else ' '} "
        front = f"{'▌' if place == self._here else ' '}{mark} "
        room = max(1, self.query_one(OptionList).scrollable_content_region.width - _BESIDE - len(front))
        name, about = cut(word or NOTHING, room), self._words[word]
        about = cut(f"  {about}", room - len(name)) if about and room - len(name) > len("  abc") else ""
        return line(shown(front, "bold $text-warning" if is_in else ""), shown(name, "bold"), shown(about, QUIET))

    @on(events.Resize)
    def _fold(self) -> None:
        self._show(*range(len(self._rows)))

    @on(OptionList.OptionHighlighted)
    def _follow(self, event: OptionList.OptionHighlighted) -> None:
        before, self._here = self._here, event.option_index
        self._show(before, self._here)

    def _show(self, *rows: int) -> None:
        options = self.query_one(OptionList)
        for place in rows:
            options.replace_option_prompt_at_index(place, self._prompt(place))

    def on_key(self, event: events.Key) -> None:
        """Taken here in the order in which they come; a binding runs later, after keys that were typed behind it."""
        options = self.query_one(OptionList)
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "enter":
            self._keep()
        elif event.key == "space" and options.highlighted is not None:
            self._toggle(options.highlighted)
        elif event.key in _MOVES:
            getattr(options, f"action_{_MOVES[event.key]}")()
        elif event.character and event.character.isalnum():
            self._find(event.character.lower())
        else:
            return
        event.stop()

    def _find(self, letter: str) -> None:
        """On to the next word that begins so."""
        options = self.query_one(OptionList)
        at = (options.highlighted or 0) + 1
        turned = [*range(at, len(self._rows)), *range(at)]
        options.highlighted = next((row for row in turned if self._rows[row].startswith(letter)), options.highlighted)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.option_list.highlighted = event.option_index
        self._toggle(event.option_index)
        if not self._many:
            self._keep()

    def _toggle(self, place: int) -> None:
        word = self._rows[place]
        before = tuple(self._chosen)
        if not self._many:
            self._chosen = [word]
        elif word in before:
            self._chosen = [one for one in before if one != word]
        else:
            self._chosen = [*before, word]
        is_changed = {row for row, one in enumerate(self._rows) if one in before or one in self._chosen}
        self._show(*is_changed)

    def _keep(self) -> None:
        options = self.query_one(OptionList)
        if not self._many:
            word = self._rows[options.highlighted] if options.highlighted is not None else None
            self.dismiss(word)
        else:
            self.dismiss(json.dumps(self._chosen) if self._chosen else "")
