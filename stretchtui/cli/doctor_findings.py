"""What the doctor finds of the terminal, the program, its folders, libraries and settings, as values.

Never here: sound (doctor_sound.py), how it is told (doctor.py). Nothing is asked of the terminal, whose answer could get lost.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Literal, NamedTuple, TextIO

import stretchtui
from stretchtui import places
from stretchtui.cli.colours import colours_of_terminal
from stretchtui.cli.talk import counted
from stretchtui.cli.terminal_check import terminal_fault
from stretchtui.figure.choosing import SAMPLES, TRUECOLOUR, chosen_painter, shows
from stretchtui.routine.diagnostics import Diagnostic
from stretchtui.routine.holdings import Holdings
from stretchtui.settings.preferences import LoadedSettings, Settings

State = Literal["ok", "note", "untried", "missing", "wrong"]
"""`untried`: it is there, and whether it works is not known."""
SMALLEST = (40, 12)
_KITTY_KEYS = ("xterm-kitty", "xterm-ghostty", "foot", "wezterm")
MOST_SHOWN = 5
WITHOUT_LINES = ("unreadable", "too-large")
"""Mistakes of whole folders and files, none of which has been read."""


class Finding(NamedTuple):
    area: str
    state: State
    what: str
    advice: str = ""


def of_terminal(settings: Settings, environ: Mapping[str, str], stdin: TextIO | None, screen: TextIO | None) -> Iterator[Finding]:
    """`screen` is the stream that the full screen is drawn on."""
    fault = terminal_fault(environ, stdin, screen)
    yield Finding("terminal", "note", fault) if fault else _size(screen)
    colours = 0 if environ.get("NO_COLOR") else colours_of_terminal(environ)
    yield _colours(colours, environ)
    encoding, term = getattr(screen, "encoding", None), environ.get("TERM", "")
    if shows("".join(SAMPLES.values()), encoding, term):
        yield Finding("terminal", "ok", f"characters: {encoding}, half blocks and braille")
    else:
        advice = "choose a UTF-8 locale, such as LANG=C.UTF-8" if term not in ("linux", "dumb") else ""
        yield Finding("terminal", "note", f"characters: {encoding or 'unknown'}, not all that figures are painted with", advice)
    painter = chosen_painter(settings.painter, colours, encoding, term)
    yield Finding("terminal", "ok", f"figures are painted with: {painter}{'' if settings.figure else ', but are turned off'}")
    keys = "sends keys the kitty way" if term.startswith(_KITTY_KEYS) else "was not asked how it sends keys"
    yield Finding("terminal", "ok", f"keyboard: TERM={term or 'not set'}, which {keys}; every action has a plain key")


def _size(screen: TextIO | None) -> Finding:
    try:
        size = os.get_terminal_size(screen.fileno()) if screen else None
    except (OSError, ValueError):
        size = None
    if size is None or not all(size):
        return Finding("terminal", "note", "size: it does not say how large it is")
    columns, rows = size
    is_small = columns < SMALLEST[0] or rows < SMALLEST[1]
    advice = "a larger window, or larger letters turned smaller, shows more" if is_small else ""
    return Finding("terminal", "note" if is_small else "ok", f"size: {columns} columns, {rows} rows", advice)


def _colours(colours: int, environ: Mapping[str, str]) -> Finding:
    said = ", ".join(f"{name}={environ[name]}" for name in ("NO_COLOR", "COLORTERM", "TERM") if environ.get(name))
    by = f" ({said})" if said else ""
    if colours:
        return Finding("terminal", "ok", f"colours: {'true colour' if colours >= TRUECOLOUR else colours}{by}")
    return Finding("terminal", "note", f"colours: none{by}", "unset NO_COLOR to have them" if environ.get("NO_COLOR") else "")


def of_program() -> Iterator[Finding]:
    python = f"Python {platform.python_version()}, {platform.system()} ({sys.platform})"
    yield Finding("program", "ok", f"stretchtui {stretchtui.__version__}, {python}")
    try:
        yield Finding("program", "ok", f"Textual {metadata.version('textual')}, PyYAML {metadata.version('pyyaml')}")
    except metadata.PackageNotFoundError as missing:
        yield Finding("program", "wrong", f"the package {missing.name} is not installed", "install stretchtui again")


def of_folders() -> Iterator[Finding]:
    settings = places.settings_file()
    folders = (
        ("settings", settings.parent if settings else None), ("your routines", places.user_library()),
        ("kept between starts", places.index_folder()),
    )  # fmt: skip
    for name, folder in folders:
        if folder is None:
            advice = "is HOME set?" if sys.platform != "win32" else "is USERPROFILE set?"
            yield Finding("folders", "wrong", f"{name}: this system names no folder for it", advice)
        else:
            yield _folder(name, folder)


def _folder(name: str, folder: Path) -> Finding:
    if not os.path.lexists(folder):
        above = next(parent for parent in folder.parents if os.path.lexists(parent))
        if above.is_dir() and os.access(above, os.W_OK | os.X_OK):
            return Finding("folders", "ok", f"{name}: {folder}, made when it is needed")
        return Finding("folders", "wrong", f"{name}: {folder} cannot be made in {above}", f"look who may write to {above}")
    if not folder.is_dir():
        return Finding("folders", "wrong", f"{name}: {folder} is no folder", "move what is there out of the way")
    if not os.access(folder, os.W_OK | os.X_OK):
        return Finding("folders", "wrong", f"{name}: {folder} cannot be written to", "look who may write to it")
    return Finding("folders", "ok", f"{name}: {folder}")


def of_libraries(holdings: Holdings) -> Iterator[Finding]:
    from stretchtui.cli.checking import everything

    shelf = holdings.shelf
    for library in holdings.libraries:
        many = [sum(one.library == library for one in found.values()) for found in (shelf.routines, shelf.exercises)]
        what = f"{library.origin}: {counted(many[0], 'routine')}, {counted(many[1], 'exercise')} in {library.folder}"
        if any(many) or library.origin in ("user", "bundled"):
            yield Finding("library", "wrong" if library.origin == "bundled" and not all(many) else "ok", what)
    bad = [one for one in everything(holdings) if one.severity == "error"]
    for one in bad[:MOST_SHOWN]:
        yield Finding("library", "wrong", f"{_place(one)}: {one.message}", one.hint)
    if len(bad) > MOST_SHOWN:
        yield Finding("library", "wrong", f"{counted(len(bad) - MOST_SHOWN, 'more mistake')}", "see: stretchtui check")


def _place(mistake: Diagnostic) -> str:
    return mistake.file if mistake.code in WITHOUT_LINES else f"{mistake.file}:{mistake.line}"


def of_settings(loaded: LoadedSettings, path: Path | None) -> Iterator[Finding]:
    if not loaded.diagnostics:
        is_there = path is not None and path.is_file()
        yield Finding("settings", "ok", f"{path}" if is_there else "there is no file yet: everything is as it comes")
    for one in loaded.diagnostics[:MOST_SHOWN]:
        state: State = "wrong" if one.severity == "error" else "note"
        yield Finding("settings", state, f"{_place(one)}: {one.message}", one.hint)
    if len(loaded.diagnostics) > MOST_SHOWN:
        left = counted(len(loaded.diagnostics) - MOST_SHOWN, "more mistake")
        yield Finding("settings", "wrong" if loaded.errors > MOST_SHOWN else "note", left, "see: stretchtui settings check")
