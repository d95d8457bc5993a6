"""A notification on the desktop: what to write to the terminal for it, or which program to start. Pure (faults.md X10).

A title and a body are foreign text: they are made plain, lose what would end or divide an escape sequence, and reach a program
as an argument of their own or through its standard input. Never here: when there is something to notify of, writing, starting.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from stretchtui.coach.voices.engine import Command
from stretchtui.text import REPLACEMENT, plain

MOST_OF_TITLE = 80
MOST_OF_BODY = 200
APP = "stretchtui"

Dialect = Literal["99", "777", "9"]
"""The number of the escape sequence (OSC) that a terminal notifies with."""

_BY_TERM: tuple[tuple[str, Dialect], ...] = (
    ("xterm-kitty", "99"), ("xterm-ghostty", "777"), ("foot", "777"), ("rxvt-unicode", "777"), ("wezterm", "777"),
)  # fmt: skip
"""By how TERM begins: the one name that reaches another machine through SSH."""
_BY_PROGRAM: dict[str, Dialect] = {"ghostty": "777", "WezTerm": "777", "iTerm.app": "9"}
_BY_MARK: tuple[tuple[str, Dialect], ...] = (
    ("KITTY_WINDOW_ID", "99"), ("GHOSTTY_RESOURCES_DIR", "777"), ("WEZTERM_PANE", "777"), ("ITERM_SESSION_ID", "9"),
    ("WT_SESSION", "777"),
)  # fmt: skip
"""Variables that a terminal sets, and that are still there inside tmux. Windows Terminal keeps the 9 for ConEmu's commands."""

# Both values come as lines on standard input: nothing foreign is ever part of what PowerShell reads as its own language.
_BALLOON = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8; "
    "$title = [Console]::In.ReadLine(); $body = [Console]::In.ReadLine(); "
    "Add-Type -AssemblyName System.Windows.Forms; Add-Type -AssemblyName System.Drawing; "
    "$icon = New-Object System.Windows.Forms.NotifyIcon; $icon.Icon = [System.Drawing.SystemIcons]::Information; "
    "$icon.Visible = $true; $icon.ShowBalloonTip(5000, $title, $body, 'Info'); Start-Sleep -Seconds 6; $icon.Dispose()"
)
_DISPLAY = "display notification (item 1 of argv) with title (item 2 of argv)"
_DESKTOPS = ("WAYLAND_DISPLAY", "DISPLAY", "DBUS_SESSION_BUS_ADDRESS")


def osc(environ: Mapping[str, str], title: str, body: str) -> str | None:
    """What to write to this terminal; None where it is not known to notify, or where something between would show it."""
    dialect = _dialect(environ)
    if dialect is None:
        return None
    written = _written(dialect, _harmless(title, MOST_OF_TITLE) or APP, _harmless(body, MOST_OF_BODY))
    if _inside_tmux(environ):
        return "\x1bPtmux;" + written.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    return written


def order(environ: Mapping[str, str], system: str, which: Callable[[str], str | None], title: str, body: str) -> Command | None:
    """The program that notifies here, with its input; None where there is none, or where it would be on another machine."""
    if "SSH_CONNECTION" in environ or "SSH_TTY" in environ:
        return None
    title, body = plain(title, limit=MOST_OF_TITLE) or APP, plain(body, limit=MOST_OF_BODY)
    if system == "win32":
        program = which("powershell.exe")
        return Command(_powershell(program), f"{title}\n{body or title}\n") if program else None
    if system == "darwin":
        program = which("osascript")
        return Command(_osascript(program, title, body)) if program else None
    program = which("notify-send") if any(environ.get(name) for name in _DESKTOPS) else None
    return Command((program, f"--app-name={APP}", "--", title, _as_markup(body))) if program else None


def _dialect(environ: Mapping[str, str]) -> Dialect | None:
    term = environ.get("TERM", "")
    if term in ("", "linux", "dumb") or _inside_screen(environ):
        return None
    if environ.get("LC_TERMINAL") == "iTerm2":
        return "9"
    by_term = (dialect for start, dialect in _BY_TERM if term.startswith(start))
    by_mark = (dialect for name, dialect in _BY_MARK if environ.get(name))
    return next(by_term, None) or _BY_PROGRAM.get(environ.get("TERM_PROGRAM", "")) or next(by_mark, None)


def _inside_tmux(environ: Mapping[str, str]) -> bool:
    return bool(environ.get("TMUX")) or environ.get("TERM", "").startswith("tmux")


def _inside_screen(environ: Mapping[str, str]) -> bool:
    """Screen shows what it does not know; tmux, too, calls its terminal `screen` on older systems."""
    return bool(environ.get("STY")) or (environ.get("TERM", "").startswith("screen") and not _inside_tmux(environ))


def _written(dialect: Dialect, title: str, body: str) -> str:
    if dialect == "99":
        return f"\x1b]99;i={APP}:d=0;{title}\x1b\\\x1b]99;i={APP}:d=1:p=body;{body}\x1b\\"
    if dialect == "777":
        return f"\x1b]777;notify;{title};{body}\x1b\\"
    said = f"{title}: {body}" if body else title
    # With a number first it would be a command of ConEmu's: progress, even a program to start.
    return f"\x1b]9;{APP}: {said}\x1b\\" if not said[0].isalpha() else f"\x1b]9;{said}\x1b\\"


def _harmless(text: str, most: int) -> str:
    """Plain, and without what divides the fields of a sequence; what was a control character leaves no mark."""
    return " ".join(plain(text).replace(REPLACEMENT, " ").replace(";", ",").split())[:most]


def _as_markup(text: str) -> str:
    """notify-send reads markup in a body, and escapes as C writes them."""
    for character, written in (("\\", "\\\\"), ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(character, written)
    return text


def _powershell(program: str) -> tuple[str, ...]:
    return (program, "-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-Command", _BALLOON)


def _osascript(program: str, title: str, body: str) -> tuple[str, ...]:
    return (program, "-e", "on run argv", "-e", _DISPLAY, "-e", "end run", "--", body, title)
