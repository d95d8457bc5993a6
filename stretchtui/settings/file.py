"""The settings file: its fields, read with the routine language's machinery, and one value changed in place.

Never here: what a preference does.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from stretchtui.coach.model import AMOUNTS, CHARACTERS, TONE_KINDS
from stretchtui.keys import ACTIONS, Keymap, clashes, shown_key
from stretchtui.routine import vocabulary
from stretchtui.routine.diagnostics import did_you_mean
from stretchtui.routine.fields import Field, read_mapping, table
from stretchtui.routine.files import read_file, replace_file
from stretchtui.routine.source import parse
from stretchtui.routine.values import Boolean, Choice, ListOf, Whole, Word
from stretchtui.settings.amend import CannotAmend, amended
from stretchtui.settings.command import Command
from stretchtui.settings.key_table import KeyTable
from stretchtui.settings.preferences import (
    WEEKDAYS,
    AskTension,
    LoadedSettings,
    Painter,
    Settings,
    VoiceEngine,
    exists,
    load,
)
from stretchtui.settings.values import ROUTINE, Named, OwnPath, Percentage, TimeOfDay, ToneFiles, Week

THEMES = (
    "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte",
    "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine",
    "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark", "textual-light", "tokyo-night",
)  # fmt: skip
"""Textual's own themes; written out so that reading settings needs no Textual (a test holds the two together)."""


PLAYER = '[paplay, --latency-msec=30, "{file}"]'
VOICE = '[espeak-ng, -v, en-gb, -w, "{file}", "{text}"]'

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
        Field("sound", Boolean(), "true", "tones and the voice; false is silence", "false"),
        Field("voice", Choice(AMOUNTS, "amount"), "signals",
              "how much is spoken: everything; names, sides and the countdown; nothing, so that tones say it all", "full"),
        Field("volume", Percentage(), "70", "how loud, in per cent", "40"),
        Field("tones", Choice(CHARACTERS, "character"), "soft", "how the tones sound", "wood"),
        Field("tone_files", ToneFiles(), "{}", "WAV files of your own instead of tones", "{hold: ~/gong.wav}"),
        Field("voice_engine", Choice(get_args(VoiceEngine), "engine"), "auto",
              "what speaks; auto takes the best that is there, command is your own", "espeak-ng"),
        Field("voice_name", Named("a voice's name", "en-gb"), '""', "the voice, as the engine knows it", "en-gb"),
        Field("voice_rate", Whole(80, 300), "150", "words a minute", "130"),
        Field("language", Named("a language", "en or en-GB", r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"), "en",
              "the language of the voice, where the engine chooses one by it", "en-GB"),
        Field("voice_model", OwnPath(), '""', "the file of piper's voice", "~/voices/en_GB-alba-medium.onnx"),
        Field("player", Command(("{file}",), PLAYER), "[]",
              "your own player of WAV files; without {file} the file comes last", PLAYER),
        Field("voice_command", Command(("{text}", "{file}"), VOICE), "[]",
              "your own voice; with {file} it writes a WAV file, without {text} the text comes last", VOICE),
        Field("notify", Boolean(), "true", "notices of the desktop", "false"),
        Field("weekly_goal", Whole(1, 7), "3", "on how many days of a week you want to stretch", "5"),
        Field("minutes", Whole(2, 60), "10", "the time you usually have", "15"),
        Field("rotation", ListOf(ROUTINE, repeats=True), "[]",
              "ids of routines that are today's in turn; none: one is composed for you", "[desk-break, neck-ease]"),
        Field("weekdays", Week(), "{}",
              "what belongs to a day, before the rotation: the id of a routine, choose (one is composed), or rest",
              "{mon: desk-break, sun: rest}"),
        Field("daily_at", TimeOfDay(), '""', "when you want to stretch each day, for a reminder", '"07:30"'),
        Field("history", Boolean(), "true", "sessions are kept; false writes down nothing", "false"),
        Field("ask_tension", Choice(get_args(AskTension), "moment"), "at-end",
              "when you are asked how tense you are, from 0 to 10", "never"),
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


WITHIN = {"keys": tuple(ACTIONS), "tone_files": TONE_KINDS, "weekdays": WEEKDAYS}
"""Settings that are mappings, with what they may hold: each of these is changed for itself."""


def known_keys() -> tuple[str, ...]:
    """Every setting by the name under which it is shown and changed."""
    alone = (name for name in FIELDS.fields if name not in WITHIN)
    return (*alone, *(f"{name}.{inner}" for name, inners in WITHIN.items() for inner in inners))


def written_value(key: str, value: str, *, alone: bool = True) -> str:
    """The value as it stands in the file. Raises CannotChange when the key or the value is not known.

    `alone`: it has to be right without the others, too; else somebody will look whether a key means two things beside them.
    """
    name, _, inner = key.partition(".")
    if name not in FIELDS.fields or bool(inner) != (name in WITHIN):
        raise CannotChange(f"'{key}' is not a setting; {did_you_mean(key, known_keys()) or 'see stretchtui settings'}")
    text = _list(value) if isinstance(FIELDS.fields[name].value, ListOf | Command | KeyTable) else _scalar(value)
    for problem in _alone(key, text).diagnostics:
        if alone or problem.code != "key-clash":
            raise CannotChange(f"{problem.message}{'; ' + problem.hint if problem.hint else ''}")
    return text


def _alone(key: str, written: str) -> LoadedSettings:
    name, _, inner = key.partition(".")
    return read_settings(f"{name}: {{{inner}: {written}}}\n" if inner else f"{name}: {written}\n", key)


def with_value(held: Settings, key: str, value: str) -> Settings:
    """These settings with one value, given as it is typed. Raises CannotChange, also where a key would mean two things."""
    read = _alone(key, written_value(key, value, alone=False)).settings
    name, _, inner = key.partition(".")
    if not inner:
        return replace(held, **{name: getattr(read, name)})
    others = {one: kept for one, kept in getattr(held, name).items() if one != inner}
    changed: dict[str, Any] = {name: {**others, **getattr(read, name)}}
    if name == "keys":
        _refuse_a_key_twice(inner, changed[name])
    return replace(held, **changed)


def _refuse_a_key_twice(id: str, keymap: Keymap) -> None:
    for key, one, other in clashes(keymap):
        if id in (one.id, other.id):
            raise CannotChange(f"'{shown_key(key)}' means {other.id if id == one.id else one.id} already")


def _list(value: str) -> str:
    """Words with commas between; or a list as JSON writes it, for words that hold a comma."""
    if value.startswith('["'):
        try:
            return json.dumps([str(word) for word in json.loads(value)], ensure_ascii=False)
        except (ValueError, RecursionError):
            pass  # then it is a word that begins so
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
    written = written_value(key, value, alone=False)
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
