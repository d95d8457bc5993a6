"""Where files live on this system. Never here: what is in them."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import stretchtui

APP = "stretchtui"
LIBRARY_VARIABLE = "STRETCHTUI_LIBRARY"


def bundled_library() -> Path:
    """The routines that come with the program: inside the installed package, else beside it in a checkout.

    The checkout case also serves editable installs, whose wheel carries no copy (hatchling, by design).
    """
    package = Path(stretchtui.__file__).resolve().parent
    inside = package / "routines"
    return inside if inside.is_dir() else package.parent / "routines"


def user_library() -> Path | None:
    """The user's own folder of routines; None where the system cannot name one (no home)."""
    folder = _platform_folder("user_data_dir")
    return folder / "routines" if folder else None


def libraries_from_environment() -> tuple[Path, ...]:
    """The folders named in $STRETCHTUI_LIBRARY, a list like $PATH."""
    listed = os.environ.get(LIBRARY_VARIABLE, "")
    return tuple(Path(part) for part in listed.split(os.pathsep) if part)


def settings_file() -> Path | None:
    folder = _platform_folder("user_config_dir")
    return folder / "settings.yaml" if folder else None


def index_folder() -> Path | None:
    return _platform_folder("user_cache_dir")


def history_folder() -> Path | None:
    """Where what was done is kept."""
    folder = _platform_folder("user_data_dir")
    return folder / "history" if folder else None


@cache
def _platform_folder(kind: str) -> Path | None:
    import platformdirs

    try:
        folder = Path(getattr(platformdirs, kind)(APP, appauthor=False))
    except (RuntimeError, OSError, KeyError):  # no home folder can be found
        return None
    return folder if folder.is_absolute() else None
