"""A terminal opened with a command in it: which program, and how each of them is told. Argument lists, never for a shell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

_BEFORE: Mapping[str, tuple[str, ...]] = {
    "xdg-terminal-exec": (),
    "x-terminal-emulator": ("-e",),
    "gnome-terminal": ("--",),
    "ptyxis": ("--",),
    "konsole": ("-e",),
    "kitty": (),
    "alacritty": ("-e",),
    "foot": (),
    "wezterm": ("start", "--"),
    "ghostty": ("-e",),
    "xfce4-terminal": ("-x",),
    "xterm": ("-e",),
}
"""What stands before the command."""
ORDER = tuple(_BEFORE)
"""In which they are looked for."""
_OTHERS = ("-e",)
"""What most of those that we do not know understand."""


def opening(environ: Mapping[str, str], which: Callable[[str], str | None], command: Sequence[str]) -> tuple[str, ...] | None:
    """The program with its arguments; None where there is no terminal, or no desktop to show one."""
    if not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return None
    for name in (environ.get("TERMINAL", ""), *ORDER):
        if name and (program := which(name)) is not None:
            return (program, *_BEFORE.get(name.rpartition("/")[2], _OTHERS), *command)
    return None
