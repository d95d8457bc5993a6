"""The keys that matter on this screen, as many as fit in one row. Never here: what they do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.widget import Widget

from stretchtui.keys import FIRST_TO_GO, FIRST_TO_STAY, PAIRS, Action, Keymap, keys_of, shown_key

_GAP = "  "


class KeyLine(Widget):
    """`space pause  x spasm  + - 5 s …`: the first key of each action and its label, of a pair both; what does not fit is left
    to the help, which is always named."""

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 1fr; dock: bottom; color: $foreground 65%; background: $surface; padding: 0 1; }
    """

    def __init__(self, actions: Sequence[Action], keymap: Keymap, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._all = tuple(action for action in actions if action.shown)
        self._keymap = keymap
        self._actions = self._all
        self._insisted: Mapping[str, str] = {}

    def follow(self, keymap: Keymap) -> None:
        """The keys are others from now on."""
        self._keymap = keymap
        self.refresh()

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
        parts = self._parts([action for action in self._actions if action.id not in last])
        ends = [self._named(action) for action in self._actions if action.id in last]
        room = self.size.width - sum(part.cell_length for part in ends) - (len(ends) - 1) * len(_GAP)
        fitting = set()
        for id in sorted(parts, key=_turn):
            needed = parts[id].cell_length + len(_GAP)
            if needed <= room:
                fitting.add(id)
                room -= needed
        return Content(_GAP).join([*(part for id, part in parts.items() if id in fitting), *ends])

    def _parts(self, actions: Sequence[Action]) -> Mapping[str, Content]:
        """What is named together or not at all, by the first action of each."""
        known = {action.id: action for action in actions}
        pairs = {id: known[PAIRS[id][0]] for id in known if id in PAIRS and PAIRS[id][0] in known}
        seconds = {second.id for second in pairs.values()}
        return {
            id: self._pair(action, pairs[id], PAIRS[id][1]) if id in pairs else self._named(action)
            for id, action in known.items() if id not in seconds
        }  # fmt: skip

    def _pair(self, one: Action, other: Action, word: str) -> Content:
        if not word:
            return Content(_GAP).join([self._named(one), self._named(other)])
        return Content.assemble(self._key(one), " ", self._key(other), f" {word}")

    def _named(self, action: Action) -> Content:
        return Content.assemble(self._key(action), f" {self._insisted.get(action.id, action.label)}")

    def _key(self, action: Action) -> Content:
        return Content.styled(shown_key(keys_of(action, self._keymap)[0]), "bold $text-accent")


def _turn(id: str) -> int:
    """Whose turn it is to have room; among equals they stand as in the table."""
    return (id in FIRST_TO_GO) - (id in FIRST_TO_STAY)
