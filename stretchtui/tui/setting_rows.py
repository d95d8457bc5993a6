"""How settings stand on the screen: which are found, each as a row with its value, each in full with its meaning.

Pure: settings and a width in, words out. Never here: widgets, what a key does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stretchtui.keys import shown_key
from stretchtui.settings.meanings import DEFAULTS, ON_OFF, SETTINGS, Setting, is_default
from stretchtui.settings.preferences import Settings
from stretchtui.settings.shown import typed, value_of
from stretchtui.text import plain
from stretchtui.tui.widgets.hanging import Row
from stretchtui.tui.words import cut

NOTHING = "–"
QUIET = "$foreground 65%"
TITLE_COLUMNS = max(len(one.title) for one in SETTINGS) + 2
_FRONT = 3
"""The cursor, the mark of what is not as it comes, a blank."""
_STEPPED = ("switch", "choice", "number", "day")


class Line(NamedTuple):
    """One line of the list: a heading, or a setting."""

    heading: str
    place: int | None = None
    """Which of the settings found it is."""


class Piece(NamedTuple):
    text: str
    style: str = ""
    by: int = 0
    """How far a click on it steps the value."""
    opens: bool = False
    """A click on it does what Enter does."""


def found(words: str, held: Settings) -> tuple[Setting, ...]:
    """Those in whose name, meaning, group or value each of the words stands."""
    wanted = words.lower().split()
    return tuple(one for one in SETTINGS if all(word in _all_words(one, held) for word in wanted))


def best(words: str, left: Sequence[Setting]) -> int:
    """Which of them to go to: the first that is called so, or that begins so; else the first of all."""
    wanted = words.lower().strip()
    named = [place for place, one in enumerate(left) if wanted in (one.title, one.key)]
    begun = [place for place, one in enumerate(left) if one.title.startswith(wanted) or one.key.startswith(wanted)]
    return [*named, *begun, 0][0]


def _all_words(one: Setting, held: Settings) -> str:
    return f"{one.key} {one.title} {one.group} {one.meaning} {value_in_words(one, held)}".lower()


def laid_out(settings: Sequence[Setting], *, is_airy: bool = False) -> list[Line]:
    """A heading before each group; where there is room, an empty line before that."""
    lines: list[Line] = []
    for place, one in enumerate(settings):
        if not place or settings[place - 1].group != one.group:
            lines += [*([Line("")] if place and is_airy else []), Line(one.group)]
        lines.append(Line("", place))
    return lines


def value_in_words(one: Setting, held: Settings) -> str:
    """As people say it: on, off, keys as they are printed on them; a dash for nothing."""
    value = value_of(held, one.key)
    if one.kind == "switch":
        return ON_OFF[typed(held, one.key)]
    if one.kind == "key":
        return "  ".join(map(shown_key, value))
    text = ", ".join(value) if isinstance(value, tuple) and not _is_command(one) else typed(held, one.key)
    return plain(text) or NOTHING


def _is_command(one: Setting) -> bool:
    return one.key in ("player", "voice_command")


def is_stepped(one: Setting) -> bool:
    return one.kind in _STEPPED


def pieces(one: Setting, held: Settings, width: int, *, is_here: bool) -> tuple[Piece, ...]:
    """A row: where one is, what is not as it comes, the name, the value between what steps it."""
    accent = "bold $text-accent" if is_here else ""
    is_changed = not is_default(one, held)
    front = Piece(f"{'▌' if is_here else ' '}{'●' if is_changed else ' '} ", "bold $text-accent")
    columns = max(1, min(TITLE_COLUMNS, (width - _FRONT) // 2))
    title = Piece(f"{cut(one.title, columns - 1):<{columns}}", accent)
    room = max(1, width - _FRONT - columns)
    value = value_in_words(one, held)
    style = "bold" if is_here or is_changed else ""
    if not is_stepped(one):
        return front, title, Piece(f"  {cut(value, room - 2)}", style, opens=True)
    ends = accent or QUIET
    shown = cut(value, max(1, room - 4))
    return front, title, Piece("◂ ", ends, by=-1), Piece(shown, style, opens=True), Piece(" ▸", ends, by=1)


def in_full(one: Setting, held: Settings, *, brief: bool, note: str = "") -> list[Row]:
    """What is to be known of a setting; `brief` where there are few rows."""
    told = Row(note, "bold $text-warning")
    meaning = Row(f"{one.meaning[0].upper()}{one.meaning[1:]}.")
    if brief:
        return [told] if note else [meaning]
    now = value_in_words(one, held)
    default = value_in_words(one, DEFAULTS)
    facts = [("now", now), ("as it comes", "the same" if is_default(one, held) else default), ("may be", one.allowed)]
    if one.kind == "text" or one.kind in ("exercises", "routines"):
        facts.append(("for example", one.example))
    facts.append(("in the file", one.key))
    rows = [Row(one.title, "bold $text-accent"), meaning, *([told] if note else [])]
    return [*rows, Row(), *(Row(text, "", f"{name:<13}", QUIET) for name, text in facts)]

