"""The keys that matter on this screen, as many as fit in one row. Never here: what they do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.widget import Widget

from stretchtui.keys import Action, Keymap, keys_of, shown_key

_GAP = "  "


class KeyLine(Widget):
    """`space pause  → next …`: the first key of each action and its label; what does not fit is left to the help, which is
    always named."""

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 1fr; dock: bottom; color: $foreground 65%; background: $surface; padding: 0 1; }
    """

    def __init__(self, actions: Sequence[Action], keymap: Keymap, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._all = tuple(action for action in actions if action.shown)
        self._keymap = keymap
        self._actions = self._all
        self._insisted: Mapping[str, str] = {}

    def offer(self, hidden: frozenset[str]) -> None:
        """Leave out actions that would do nothing now."""
        offered = tuple(action for action in self._all if action.id not in hidden)
        if offered != self._actions:
            self._actions = offered
            self.refresh()

    def insist(self, labels: Mapping[str, str]) -> None:
        """Always name these actions, by these words, since they tell of more than a key."""
        if labels != self._insisted:
            self._insisted = labels
            self.refresh()

    def render(self) -> Content:
        last = (*self._insisted, "help")
        named = [self._named(action) for action in self._actions if action.id not in last]
        ends = [self._named(action) for action in self._actions if action.id in last]
        room = self.size.width - sum(part.cell_length for part in ends) - (len(ends) - 1) * len(_GAP)
        fitting: list[Content] = []
        for part in named:
            room -= part.cell_length + len(_GAP)
            if room < 0:
                break
            fitting.append(part)
        return Content(_GAP).join([*fitting, *ends])

    def _named(self, action: Action) -> Content:
        key = shown_key(keys_of(action, self._keymap)[0])
        return Content.assemble((key, "bold $text-accent"), f" {self._insisted.get(action.id, action.label)}")
