"""A screen that lies over a stopped session until one of its choices is made. Never here: which choices there are."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.screen import ModalScreen

from stretchtui.keys import ACTIONS
from stretchtui.stopping import Choice
from stretchtui.tui.bindings import dialog_bindings, sound_bindings
from stretchtui.tui.screens.left_once import LeftOnce
from stretchtui.tui.widgets.choices import Choices

Answer = Choice | str
"""What was chosen, or the id of an action of the player that was asked for instead."""

_MOST = 9
_AS_ACTIONS = ("pause", "next-exercise", "spasm", "ouch")


class ChoosingScreen(LeftOnce[Answer | None], ModalScreen[Answer | None]):
    """Answers None when it is left without a choice. `OTHER` is the action that leads from here to the other such screen."""

    OTHER = ""
    BINDINGS = [
        *dialog_bindings(),
        *sound_bindings(),
        *(Binding(str(number), f"pick('{number}')", show=False) for number in range(1, _MOST + 1)),
        *(Binding(",".join(ACTIONS[id].keys), f"act('{id}')", show=False, id=id) for id in _AS_ACTIONS),
        # Not by the player's other key for it, Esc, which leaves a screen such as this one.
        Binding(ACTIONS["end"].keys[0], "act('end')", show=False, id="end"),
        Binding("escape", "dismiss(None)", show=False),
    ]

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.choices = tuple(choices)

    def on_mount(self) -> None:
        self.app.clear_notifications()  # one that is still shown would lie over a choice

    @property
    def in_short(self) -> str:
        """All choices in one line."""
        return "  ".join(f"{one.key} {one.word}" for one in self.choices)

    def choose(self, choice: Choice) -> None:
        self.dismiss(choice)

    def action_pick(self, key: str) -> None:
        for choice in self.choices:
            if choice.key == key:
                self.choose(choice)

    def action_act(self, id: str) -> None:
        """The keys of the player mean here what they mean there; those that no choice stands for do nothing."""
        if id == self.OTHER:
            self.dismiss(id)
        for choice in self.choices:
            if choice.action == id:
                self.choose(choice)

    def on_choices_picked(self, message: Choices.Picked) -> None:
        self.choose(message.choice)
