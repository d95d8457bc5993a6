"""The actions of keys.py as Textual's bindings. Never here: which keys there are, what an action does."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from stretchtui.controls import SENT, TURNS
from stretchtui.keys import ACTIONS, Action, Keymap, Where, at


def bindings(where: Where) -> list[BindingType]:
    """One binding an action; its id is what settings name, its action is the screen's `action_…` method."""
    return [
        Binding(
            ",".join(action.keys), method(action), action.label,
            show=action.shown, id=action.id, tooltip=action.meaning,
        )
        for action in at(where) if where != "everywhere" or action.where == "everywhere"
    ]  # fmt: skip


def dialog_bindings(close: str = "") -> list[BindingType]:
    """Of the keys of every screen those that a dialog must not swallow; and, as its own, the keys of what it was opened by."""
    kept = [Binding(",".join(ACTIONS[id].keys), f"app.{id}", ACTIONS[id].label, show=False, id=id) for id in ("suspend", "quit")]
    if close:
        kept.append(Binding(",".join(ACTIONS[close].keys), "dismiss(None)", ACTIONS[close].label, show=False, id=close))
    return [*kept]


def sound_bindings() -> list[BindingType]:
    """The keys for sound where it may go on while something else is asked or told."""
    return [Binding(",".join(ACTIONS[id].keys), f"app.turn('{id}')", ACTIONS[id].label, show=False, id=id) for id in TURNS]


def method(action: Action) -> str:
    """The action in Textual's words: the player's `send` for what is one event, `turn` for sound, else a method of its own."""
    if action.id in TURNS:
        return f"turn('{action.id}')"
    return f"send('{action.id}')" if action.id in SENT else action.id.replace("-", "_")


def keymap(changed: Keymap) -> dict[str, str]:
    """A person's own keys in the form that Textual takes."""
    return {id: ",".join(keys) for id, keys in changed.items()}
