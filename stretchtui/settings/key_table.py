"""The keys that a person gives to actions, as the settings file holds them. Never here: which there are (keys.py)."""

from __future__ import annotations

from dataclasses import dataclass

from stretchtui import keys
from stretchtui.routine.diagnostics import Findings, did_you_mean
from stretchtui.routine.source import Listing, Node
from stretchtui.routine.source import Mapping as MappingNode
from stretchtui.routine.values import scalar_text, wrong_type


@dataclass(frozen=True, slots=True)
class KeyTable:
    """A mapping of action ids to keys, none of which means two things on one screen."""

    about: str = "a mapping of actions to keys"

    def read(self, node: Node, findings: Findings) -> keys.Keymap | None:
        if not isinstance(node, MappingNode):
            wrong_type(node, self.about, findings)
            return None
        keymap: dict[str, tuple[str, ...]] = {}
        for name, (key, value) in node.entries.items():
            if name not in keys.ACTIONS:
                hint = did_you_mean(name, tuple(keys.ACTIONS))
                findings.error(key, "unknown-action", f"'{name[:64]}' is not an action", hint)
            elif names := _read_keys(value, findings):
                keymap[name] = names
        for clash, changed, other in keys.clashes(keymap):
            what = f"'{keys.shown_key(clash)}' would mean both {changed.id} and {other.id}"
            findings.error(node.entries[changed.id][1], "key-clash", what, f"give {changed.id} another key")
        return keymap


def _read_keys(node: Node, findings: Findings) -> tuple[str, ...]:
    before = findings.errors
    if isinstance(node, Listing):
        written = [(item, scalar_text(item, "a key", findings) or "") for item in node.items]
    else:
        text = scalar_text(node, "a key, or several with commas between", findings) or ""
        written = [(node, part.strip()) for part in text.split(",")] if len(text) > 1 else [(node, text)]
    names = []
    for at, word in written:
        name = keys.key_name(word)
        if name is None and word:
            findings.error(at, "unknown-key", f"'{word[:40]}' is no key", "as space, enter, f2, ctrl+d, n or .")
        elif name:
            names.append(name)
    if not names and findings.errors == before:
        findings.error(node, "wrong-type", "at least one key belongs here")
    return tuple(dict.fromkeys(names))
