"""What somebody should not do: every flag in plain words, and the exercises they left out. At the first start also the welcome.

Never here: the words (precautions.py), what avoiding leads to, how a preference is kept (preferring.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from stretchtui.precautions import DISCLAIMER, FLAGS, flag_in_words
from stretchtui.text import plain
from stretchtui.tui.bindings import dialog_bindings
from stretchtui.tui.screens.left_once import LeftOnce
from stretchtui.tui.widgets.hanging import Row, wrapped
from stretchtui.tui.words import line, lines, shown

if TYPE_CHECKING:
    from stretchtui.tui.app import StretchApp
    from stretchtui.tui.preferring import Changeable


class Avoidable(NamedTuple):
    setting: Changeable
    word: str
    """A flag, or the id of an exercise."""
    words: str


_MOVES = {"up": "cursor_up", "down": "cursor_down", "pageup": "page_up", "pagedown": "page_down", "home": "first", "end": "last"}
_BESIDE = 2
"""Columns beside a row of the list."""
_DONE = ("enter", "escape", "q")


class AvoidScreen(LeftOnce[None]):
    CSS_PATH = "avoid.tcss"
    BINDINGS = [*dialog_bindings("avoid")]
    AUTO_FOCUS = "OptionList"

    def __init__(self, *, welcoming: bool = False) -> None:
        super().__init__()
        self._welcoming = welcoming
        self._rows: tuple[Avoidable, ...] = ()
        self._here = 0
        self._warned = False

    @property
    def _ours(self) -> StretchApp:
        return cast("StretchApp", self.app)

    def compose(self) -> ComposeResult:
        if self._welcoming:
            yield Static(DISCLAIMER, id="disclaimer", markup=False)
        yield Static("What should you avoid?", id="title", markup=False)
        self._rows = tuple(self._avoidable())
        yield OptionList(*(Option("") for _ in self._rows))
        yield Static(self._keys(), id="keys", markup=False)

    def _keys(self) -> Content:
        is_here = bool(self._rows) and self._is_chosen(self._rows[self._here])
        parts = (("space", "allow it" if is_here else "avoid it"), ("⏎", self._done()))
        return Content("   ").join(line(shown(key, "bold $text-accent"), f" {words}") for key, words in parts)

    def _done(self) -> str:
        """What Enter means. At the first start `advanced` is ticked already, though nobody has said anything yet."""
        avoided = [row.word for row in self._rows if self._is_chosen(row)]
        if not self._welcoming or avoided not in ([], ["advanced"]):
            return "done"
        return "nothing else" if avoided else "nothing to avoid"

    def _avoidable(self) -> Iterator[Avoidable]:
        held = self._ours.settings
        own = [flag for flag in held.avoid if flag not in FLAGS]
        yield from (Avoidable("avoid", flag, flag_in_words(flag)) for flag in (*FLAGS, *own))
        yield from (Avoidable("leave_out", id, f"Left out: {self._exercise_name(id)}") for id in held.leave_out)

    def _exercise_name(self, id: str) -> str:
        holdings = self._ours.given.holdings
        found = holdings.loader.exercise(id) if id in holdings.shelf.exercises else None
        return found.name if found else id

    def _chosen(self, setting: Changeable) -> Sequence[str]:
        held = self._ours.settings
        return held.avoid if setting == "avoid" else held.leave_out

    def _is_chosen(self, row: Avoidable) -> bool:
        return row.word in self._chosen(row.setting)

    def _prompt(self, place: int) -> Content:
        row = self._rows[place]
        room = self.query_one(OptionList).scrollable_content_region.width - _BESIDE
        is_chosen = self._is_chosen(row)
        front = f"{'▌' if place == self._here else ' '}[{'x' if is_chosen else ' '}] "  # where one is, also without colours
        told = Row(row.words, "", front, "bold $text-warning" if is_chosen else "")
        return lines(*wrapped(told, room))

    @on(events.Resize)
    def _fold(self) -> None:
        """Rows hang under themselves, so they are folded for the width that there is."""
        self._tell(*range(len(self._rows)))

    @on(OptionList.OptionHighlighted)
    def _follow(self, event: OptionList.OptionHighlighted) -> None:
        before, self._here = self._here, event.option_index
        self._tell(before, self._here)

    def _tell(self, *places: int) -> None:
        """These rows as they are now, and what the keys mean."""
        options = self.query_one(OptionList)
        for place in places:
            options.replace_option_prompt_at_index(place, self._prompt(place))
        self.query_one("#keys", Static).update(line(self._keys()))

    def on_key(self, event: events.Key) -> None:
        """Taken here in the order in which they come; a binding runs later, after keys that were typed behind it."""
        options = self.query_one(OptionList)
        if event.key == "space" and options.highlighted is not None:
            self._toggle(options.highlighted)
        elif event.key in _DONE:
            self.dismiss(None)
        elif event.key in _MOVES:
            getattr(options, f"action_{_MOVES[event.key]}")()
        else:
            return
        event.stop()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._toggle(event.option_index)

    def _toggle(self, place: int) -> None:
        row = self._rows[place]
        before = self._chosen(row.setting)
        after = [word for word in before if word != row.word] if row.word in before else [*before, row.word]
        fault = self._ours.prefer(row.setting, after)
        self._tell(place)
        if fault and not self._warned:
            self._warned = True
            self.notify(plain(f"It counts until you leave: {fault}"), title="Not kept", severity="warning", markup=False)
