"""What a person can do with keys, each action declared once: its id, its keys, its words. Both faces and the settings read it.

Never here: what an action does, or how a terminal reports a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Where = Literal["everywhere", "home", "compose", "player", "summary", "progress", "history"]


@dataclass(frozen=True, slots=True)
class Action:
    id: str
    keys: tuple[str, ...]
    """In Textual's names: `space`, `right`, `full_stop`, `ctrl+z`, `q`."""
    label: str
    """One or two words, for the footer."""
    meaning: str
    where: Where
    shown: bool = False
    """Whether the footer names it."""


def _actions(*actions: Action) -> Mapping[str, Action]:
    return {action.id: action for action in actions}


ACTIONS = _actions(
    Action("start", ("enter",), "start", "start the routine under the cursor", "home", True),
    Action("today", ("t",), "start", "start what today needs", "home"),
    Action("go-on", ("g",), "go on", "go on with the session that was cut off", "home"),
    Action("search", ("slash",), "search", "type to narrow the list", "home", True),
    Action("compose", ("c",), "compose", "have a routine composed for what you want now", "home", True),
    Action("body", ("b",), "body", "pick the areas that matter on a map of the body", "home", True),
    Action("hidden", ("h",), "hidden", "show what is hidden because you avoid it, or hide it again", "home", True),
    Action("avoid", ("a",), "avoid", "say what you should not do", "home", True),
    Action("sound", ("s",), "sound", "choose what you want to hear, and try it", "home", True),
    Action("progress", ("p",), "progress", "see your days, weeks and areas", "home", True),
    Action("history", ("y",), "history", "see every session, change or delete what is kept", "home", True),
    Action("settings", ("comma",), "settings", "every setting, what it means, and another value for it", "home", True),
    Action("clear", ("escape",), "clear", "leave the map, clear the search, drop the areas", "home"),
    Action("walk", ("enter",), "start", "start the routine that was composed", "compose", True),
    Action("take", ("space",), "take", "take the word in, or out again; letters find one", "compose", True),
    Action("another", ("r",), "another", "compose another one for the same wish", "compose", True),
    Action("save", ("ctrl+s",), "save", "keep it in a file of your own, under a name", "compose", True),
    Action("row-above", ("up",), "row", "to the row above", "compose"),
    Action("row-below", ("down",), "row", "to the row below", "compose"),
    Action("value-before", ("left",), "less", "less of a value, or the word before", "compose"),
    Action("value-after", ("right",), "more", "more of a value, or the next word", "compose"),
    Action("answer-down", ("pagedown",), "down", "further down in the routine", "compose"),
    Action("answer-up", ("pageup",), "up", "further up in the routine", "compose"),
    Action("leave", ("escape",), "back", "leave it: back to the list", "compose", True),
    Action("pause", ("space", "p"), "pause", "pause, and go on after 3-2-1", "player", True),
    Action("spasm", ("x",), "spasm", "a spasm: stop at once, breathe slowly, then choose", "player", True),
    Action("ouch", ("o",), "ouch", "mark and leave an exercise that hurts, choose what then", "player", True),
    Action("done", ("enter", "d"), "done", "end a note, or an exercise at your own pace", "player", True),
    Action("next-exercise", ("right", "n"), "next", "go to the next exercise", "player", True),
    Action("previous-exercise", ("left", "b"), "back", "go to the start of this exercise, or to the one before",
           "player", True),
    Action("end", ("q", "escape"), "end", "end the session early", "player", True),
    Action("mute", ("m",), "mute", "silence, or sound again", "player", True),
    Action("longer", ("plus", "equals_sign"), "5 s", "make this phase 5 s longer", "player", True),
    Action("shorter", ("minus",), "5 s", "make this phase 5 s shorter", "player", True),
    Action("jump", ("j",), "list", "choose an exercise to go to", "player", True),
    Action("figure", ("f",), "figure", "show the figure, or hide it", "player", True),
    Action("voice", ("v",), "voice", "say all, only names and sides, or nothing", "player", True),
    Action("softer", ("left_square_bracket",), "softer", "make the sound softer", "player", True),
    Action("louder", ("right_square_bracket",), "louder", "make the sound louder", "player", True),
    Action("next-phase", ("full_stop",), "phase on", "go to the next phase", "player", True),
    Action("previous-phase", ("comma",), "phase back", "go to the phase before", "player", True),
    Action("restart-exercise", ("r",), "again", "start this exercise again", "player", True),
    Action("tension", (*"0123456789", "t"), "0–10", "how tense you are: 0 to 9, t for ten", "summary"),
    Action("leave-out", ("space",), "leave out", "leave out the question that stands", "summary"),
    Action("take-back", ("backspace",), "take back", "take the last answer back", "summary"),
    Action("note", ("n",), "note", "write a note, or change it", "summary", True),
    Action("home", ("enter", "q", "escape"), "home", "back to the list of routines", "summary", True),
    Action("week-before", ("left",), "week", "to the same day of the week before", "progress", True),
    Action("week-after", ("right",), "week", "to the same day of the week after", "progress", True),
    Action("day-before", ("up",), "day", "to the day before; among words, up", "progress", True),
    Action("day-after", ("down",), "day", "to the day after; among words, down", "progress", True),
    Action("pane", ("tab",), "areas", "change between the areas and the weeks", "progress", True),
    Action("words-down", ("pagedown",), "down", "further down in what has no room", "progress"),
    Action("words-up", ("pageup",), "up", "further up in what has no room", "progress"),
    Action("see-history", ("y",), "history", "see the sessions one by one", "progress", True),
    Action("leave-progress", ("escape", "q"), "back", "leave the progress", "progress", True),
    Action("repeat", ("enter",), "again", "walk the routine of the session under the cursor", "history", True),
    Action("narrow", ("slash",), "search", "type words or areas to narrow the sessions", "history", True),
    Action("edit-note", ("n",), "note", "write or change the note", "history", True),
    Action("add-session", ("a",), "add", "add a session that was done without the program", "history", True),
    Action("delete", ("d",), "delete", "delete the session", "history", True),
    Action("undo", ("u",), "undo", "bring back what was deleted, the last first", "history", True),
    Action("leave-history", ("escape", "q"), "back", "drop what narrows it, or leave the history", "history", True),
    Action("help", ("question_mark", "f1"), "help", "every key of this screen", "everywhere", True),
    Action("palette", ("ctrl+p",), "palette", "find anything by name", "everywhere"),
    Action("suspend", ("ctrl+z",), "suspend", "go to the shell; `fg` comes back", "everywhere"),
    Action("quit", ("ctrl+q",), "quit", "leave the program", "everywhere", True),
)  # fmt: skip

PAIRS: Mapping[str, tuple[str, str]] = {
    "next-exercise": ("previous-exercise", ""),
    "longer": ("shorter", "5 s"),
    "softer": ("louder", "volume"),
    "next-phase": ("previous-phase", "phase"),
    "week-before": ("week-after", "week"),
    "day-before": ("day-after", "day"),
}
"""Of the one the other, and the word for both ("": each has its own). A footer names both of them or neither."""
FIRST_TO_STAY = ("done", "spasm", "ouch")
"""A footer gives these room before all others: for pain, and where nothing but a key goes on."""
FIRST_TO_GO = ("hidden", "sound", "history", "quit")
"""Named where there is room left. The first row at home tells of the first; the second and third stand on screens that other
keys lead to as well, and of the last every help tells."""

_NAMES = {
    " ": "space", ".": "full_stop", ",": "comma", "+": "plus", "=": "equals_sign", "-": "minus", "/": "slash",
    "?": "question_mark", "\r": "enter", "\n": "enter", "\t": "tab", "\x1b": "escape", "\x7f": "backspace",
    "<": "less_than_sign", ">": "greater_than_sign", ";": "semicolon", ":": "colon", "*": "asterisk", "#": "number_sign",
    "!": "exclamation_mark", "(": "left_parenthesis", ")": "right_parenthesis", "[": "left_square_bracket",
    "]": "right_square_bracket", "'": "apostrophe", '"': "quotation_mark", "_": "underscore", "@": "at",
    "$": "dollar_sign", "%": "percent_sign", "&": "ampersand", "^": "circumflex_accent", "~": "tilde", "`": "grave_accent",
    "|": "vertical_line", "\\": "backslash", "{": "left_curly_bracket", "}": "right_curly_bracket",
}  # fmt: skip

_WITHOUT_CHARACTER = (
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", *(f"f{n}" for n in range(1, 25)),
)  # fmt: skip
_KNOWN = frozenset((*_NAMES.values(), *_WITHOUT_CHARACTER))

_WRITTEN = {name: character for character, name in _NAMES.items() if character.isprintable() and character != " "}
_WRITTEN |= {"right": "→", "left": "←", "up": "↑", "down": "↓", "enter": "⏎", "escape": "esc", "ctrl+q": "^q"}

_KEY = re.compile(r"((?:(?:ctrl|shift|alt|super)\+)*)([a-z0-9_]+)")


def key_name(written: str) -> str | None:
    """The key's name, from a name or from the character it types; None when it is no key's."""
    if written in _NAMES:
        return _NAMES[written]
    if len(written) == 1:
        return written if written.isalnum() else None
    found = _KEY.fullmatch(written)
    if found is None or not (len(found[2]) == 1 or found[2] in _KNOWN):
        return None
    modifiers = sorted({*found[1].split("+")} - {""})
    if modifiers == ["shift"] and len(found[2]) == 1 and found[2].isalpha():
        return found[2].upper()  # a terminal sends the capital letter, and Textual names the key after it
    return "+".join((*modifiers, found[2]))


def shown_key(name: str) -> str:
    """The key as people write it: `→`, `/`, `space`."""
    return _WRITTEN.get(name, name)


Keymap = Mapping[str, tuple[str, ...]]
"""Keys by action id, for actions a person has changed."""


def keys_of(action: Action, keymap: Keymap) -> tuple[str, ...]:
    return keymap.get(action.id, action.keys)


def at(where: Where) -> tuple[Action, ...]:
    """The actions of one screen, those of every screen last."""
    return tuple(one for place in (where, "everywhere") for one in ACTIONS.values() if one.where == place)


def clashes(keymap: Keymap) -> Iterable[tuple[str, Action, Action]]:
    """Keys that would mean two things on one screen: (key, the changed action, the other)."""
    for changed in (ACTIONS[id] for id in keymap):
        for other in ACTIONS.values():
            together = changed.where == other.where or "everywhere" in (changed.where, other.where)
            if other.id == changed.id or not together:
                continue
            for key in sorted(set(keys_of(changed, keymap)) & set(keys_of(other, keymap))):
                yield key, changed, other
