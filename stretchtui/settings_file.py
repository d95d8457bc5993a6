"""The settings file: its fields, read with the routine language's machinery, and one value changed in place.

Never here: what a preference does.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from stretchtui import keys
from stretchtui.amend import CannotAmend, amended
from stretchtui.routine import vocabulary
from stretchtui.routine.diagnostics import Findings, did_you_mean
from stretchtui.routine.fields import Field, read_mapping, table
from stretchtui.routine.files import read_file, replace_file
from stretchtui.routine.source import Listing, Node, parse
from stretchtui.routine.source import Mapping as MappingNode
from stretchtui.routine.values import Boolean, Choice, ListOf, Word, scalar_text, wrong_type
from stretchtui.settings import LoadedSettings, Painter, Settings, exists, load

THEMES = (
    "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte",
    "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine",
    "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark", "textual-light", "tokyo-night",
)  # fmt: skip
"""Textual's own themes; written out so that reading settings needs no Textual (a test holds the two together)."""


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


FIELDS = table(
    (
        Field("theme", Choice(THEMES, "theme"), "textual-dark", "the colours", "nord"),
        Field("count_in", Boolean(), "true", "going on after a pause counts in 3-2-1", "false"),
        Field("first_side", Choice(("as-written", *vocabulary.SIDE), "side"), "as-written",
              "the side that begins, in every exercise with two sides", "left"),
        Field("reduced_motion", Boolean(), "false", "nothing flashes or slides", "true"),
        Field("figure", Boolean(), "true", "the player shows a figure that does the exercise", "false"),
        Field("painter", Choice(get_args(Painter), "painter"), "auto",
              "what figures are painted with; auto takes the best that the terminal can do", "braille"),
        Field("avoid", ListOf(Word("flag", vocabulary.FLAGS), or_one=True), "[advanced]",
              "safety flags of what you should not do; routines with them are hidden", "[spine-twist, kneel]"),
        Field("leave_out", ListOf(Word("exercise"), or_one=True), "[]",
              "ids of exercises that you leave out; routines with them are hidden", "[neck-turn]"),
        Field("welcomed", Boolean(), "false", "the first start has been, and is not shown again", "true"),
        Field("keys", KeyTable(), "{}", "other keys for an action", "{pause: [space, p]}"),
    )
)  # fmt: skip


def read_settings(text: str, shown: str) -> LoadedSettings:
    document = parse(text, shown)
    if document.root is None:
        return LoadedSettings(Settings(), document.findings.in_order())
    values = read_mapping(document.root, FIELDS, "the settings", document.findings) or {}
    return LoadedSettings(replace(Settings(), **values), document.findings.in_order())


class CannotChange(ValueError):
    """The value is not valid for its key, or the file cannot be changed safely; the message says why."""


def written_value(key: str, value: str) -> str:
    """The value as it stands in the file. Raises CannotChange when the key or the value is not known."""
    name, _, inner = key.partition(".")
    if name not in FIELDS.fields or (inner and name != "keys") or (name == "keys" and not inner):
        known = [*(one for one in FIELDS.fields if one != "keys"), *(f"keys.{one}" for one in keys.ACTIONS)]
        raise CannotChange(f"'{key}' is not a setting; {did_you_mean(key, tuple(known)) or 'see stretchtui settings'}")
    text = _list(value) if inner or isinstance(FIELDS.fields[name].value, ListOf) else _scalar(value)
    tried = read_settings(f"{name}: {{{inner}: {text}}}\n" if inner else f"{name}: {text}\n", key)
    if problem := next(iter(tried.diagnostics), None):
        raise CannotChange(f"{problem.message}{'; ' + problem.hint if problem.hint else ''}")
    return text


def _list(value: str) -> str:
    words = value.split(",") if len(value) > 1 else [value]
    return f"[{', '.join(_scalar(word.strip()) for word in words if word.strip())}]"


def _scalar(text: str) -> str:
    return text if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_+-]*", text) else json.dumps(text, ensure_ascii=False)


def _refuse_new_mistakes(before: str, after: str) -> None:
    """A value may be right alone and wrong beside the others: two actions on one key."""
    known = {(one.code, one.message) for one in read_settings(before, "").diagnostics}
    for one in read_settings(after, "").diagnostics:
        if one.severity == "error" and (one.code, one.message) not in known:
            raise CannotChange(f"{one.message}{'; ' + one.hint if one.hint else ''}")


def change(path: Path, key: str, value: str) -> None:
    """Set one value at its place in the file, which is made when there is none. Raises CannotChange, OSError."""
    written = written_value(key, value)
    text = ""
    if exists(path):
        read = read_file(path, str(path))
        if read.text is None:
            raise CannotChange(f"the settings file cannot be read: {read.findings.in_order()[0].message}")
        text = read.text
    try:
        changed = amended(text, tuple(key.split(".")), written)
    except CannotAmend as reason:
        raise CannotChange(f"the settings file {reason}") from reason
    _refuse_new_mistakes(text, changed)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, changed.encode("utf-8"))


def leave_out(path: Path, id: str) -> None:
    """Add one exercise to those that are left out. Raises CannotChange, OSError."""
    before = load(path).settings.leave_out
    if id not in before:
        change(path, "leave_out", ",".join((*before, id)))
