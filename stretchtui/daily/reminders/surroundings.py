"""The environment that a notice and a terminal need, where a timer gives less of it. Pure: it is told what exists."""

from __future__ import annotations

from collections.abc import Callable, Mapping

TO_FIND_FILES = (
    "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "PYTHONPATH", "STRETCHTUI_LIBRARY",
)  # fmt: skip
"""Given to the command itself: without them it would look in other places than we do."""
TO_BE_SEEN = ("PATH", "TERMINAL", "LANG", "LC_ALL", "LC_CTYPE", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "COLORTERM")
"""Remembered in our file, and used only for what is missing when the reminder is due."""


def completed(
    environ: Mapping[str, str], remembered: Mapping[str, str], uid: int, exists: Callable[[str], bool]
) -> dict[str, str]:
    """What is there, then what was there when the reminder was installed, then where a desktop's sockets always are."""
    whole = {**{name: remembered[name] for name in TO_BE_SEEN if name in remembered}, **environ}
    whole["PATH"] = ":".join(dict.fromkeys((*_folders(environ), *_folders(remembered))))
    runtime = whole.get("XDG_RUNTIME_DIR") or f"/run/user/{uid}"
    if exists(runtime):
        whole.setdefault("XDG_RUNTIME_DIR", runtime)
    if exists(f"{runtime}/bus"):
        whole.setdefault("DBUS_SESSION_BUS_ADDRESS", f"unix:path={runtime}/bus")
    return whole


def _folders(environ: Mapping[str, str]) -> list[str]:
    return [folder for folder in environ.get("PATH", "").split(":") if folder]
