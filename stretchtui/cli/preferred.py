"""What the person prefers, for a command; a settings file with mistakes is said. Never here: how it is read."""

from __future__ import annotations

from stretchtui import places
from stretchtui.cli.rows import say
from stretchtui.settings import preferences
from stretchtui.settings.preferences import LoadedSettings


def preferred() -> LoadedSettings:
    """The settings. Where some of the file was not understood, somebody may count on what is not heeded."""
    loaded = preferences.load(places.settings_file())
    if loaded.errors:
        say("your settings file has mistakes, so that what you avoid may not be heeded; see: stretchtui settings check")
    return loaded
