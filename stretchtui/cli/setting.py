"""`stretchtui settings`: show them, check them, change one in place. Never here: what a setting means."""

from __future__ import annotations

import argparse
from pathlib import Path

from stretchtui import places
from stretchtui.cli import exits
from stretchtui.cli.talk import counted, put, say, show
from stretchtui.routine.diagnostics import did_you_mean
from stretchtui.settings import preferences
from stretchtui.settings.file import WITHIN, CannotChange, change
from stretchtui.settings.naming import NAMING, unknown_ids
from stretchtui.settings.preferences import LoadedSettings, Settings
from stretchtui.settings.shown import written_values


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
    _warn_of_ids(loaded.settings)
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
    if key.partition(".")[0] in NAMING:
        _warn_of_ids(loaded.settings)
    if key == "weekly_goal":
        from stretchtui.remembered import tell_prompt_of_goal

        tell_prompt_of_goal(lambda: loaded.settings.weekly_goal)
    return _show(loaded, key)


def _warn_of_tones(loaded: LoadedSettings) -> None:
    """A file of the person's own that cannot be played is no mistake of the settings: it may be there tomorrow."""
    from stretchtui.coach.sounds.tone_files import unusable
    from stretchtui.sounding import wanted

    for fault in unusable(wanted(loaded.settings)):
        say(fault)


def _warn_of_ids(held: Settings) -> None:
    """Nor is a routine that is not there: the library it is from may be asked for with --library."""
    if not (held.leave_out or held.rotation or held.weekdays):
        return
    from stretchtui.routine.holdings import Holdings, searched

    for key, kind, id in unknown_ids(held, Holdings(searched(())).shelf):
        say(f"{key}: there is no {kind} '{id}' in your library now")


def _show(loaded: LoadedSettings, key: str | None) -> int:
    values = written_values(loaded.settings)
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
