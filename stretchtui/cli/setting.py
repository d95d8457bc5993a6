"""`stretchtui settings`: show them, check them, change one in place. Never here: what a setting means."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from stretchtui import places
from stretchtui.cli import exits
from stretchtui.cli.talk import counted, put, say, show
from stretchtui.keys import ACTIONS, key_name, keys_of, shown_key
from stretchtui.routine.diagnostics import did_you_mean
from stretchtui.settings import preferences
from stretchtui.settings.file import FIELDS, WITHIN, CannotChange, change
from stretchtui.settings.preferences import LoadedSettings


def run(arguments: argparse.Namespace) -> int:
    path = places.settings_file()
    if path is None:
        say("stretchtui settings: this system names no folder for settings (is there a home folder?)")
        return exits.BAD_USAGE
    if arguments.key == "path":
        put(str(path))
        return exits.FINISHED
    if arguments.key == "check":
        return _check(path)
    if arguments.value is not None:
        return _change(path, arguments.key, arguments.value)
    return _show(preferences.load(path), arguments.key)


def _check(path: Path) -> int:
    loaded = preferences.load(path)
    show(loaded.diagnostics, to_stdout=True)
    _warn_of_tones(loaded)
    say(f"{path}: {counted(loaded.errors, 'error')}")
    return exits.MISTAKES if loaded.errors else exits.FINISHED


def _change(path: Path, key: str, value: str) -> int:
    try:
        change(path, key, value)
    except (CannotChange, OSError) as reason:
        say(f"stretchtui settings: {reason}")
        return exits.BAD_USAGE
    loaded = preferences.load(path)
    if key.startswith("tone_files."):
        _warn_of_tones(loaded)
    return _show(loaded, key)


def _warn_of_tones(loaded: LoadedSettings) -> None:
    """A file of the person's own that cannot be played is no mistake of the settings: it may be there tomorrow."""
    from stretchtui.coach.sounds.tone_files import unusable
    from stretchtui.sounding import wanted

    for fault in unusable(wanted(loaded.settings)):
        say(fault)


def _show(loaded: LoadedSettings, key: str | None) -> int:
    values = shown_values(loaded)
    if key is not None and key not in (*values, *WITHIN):
        hint = did_you_mean(key, tuple(values)) or "stretchtui settings shows them all"
        say(f"stretchtui settings: '{key}' is not a setting; {hint}")
        return exits.BAD_USAGE
    for name, value in values.items():
        if name == key:
            put(value)
        elif key is None or name.startswith(f"{key}."):
            put(f"{name}: {value}".rstrip())
    if loaded.errors:
        say(f"the settings file has {counted(loaded.errors, 'error')}; see: stretchtui settings check")
    return exits.FINISHED


def shown_values(loaded: LoadedSettings) -> dict[str, str]:
    """Every setting by key, as it would be written in the file."""

    held = loaded.settings
    values = {name: _written(getattr(held, name)) for name in FIELDS.fields if name not in WITHIN}
    for kind in WITHIN["tone_files"]:
        values[f"tone_files.{kind}"] = held.tone_files.get(kind, "")
    for action in ACTIONS.values():
        values[f"keys.{action.id}"] = ", ".join(_written_key(key) for key in keys_of(action, held.keys))
    return values


def _written_key(name: str) -> str:
    """As people write it, where that can be read again: `/`, but `right` and not an arrow."""
    shown = shown_key(name)
    return shown if shown != "," and key_name(shown) == name else name


def _written(value: object) -> str:
    if isinstance(value, tuple) and any("," in word for word in value):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, tuple):
        return f"[{', '.join(value)}]"
    return value if isinstance(value, str) else json.dumps(value)
