"""A composed routine kept in the person's own library, where it is listed from then on. For both faces. Never here: its text.

Nothing is ever overwritten, and nothing is kept that `check --strict` would find fault with.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from stretchtui import places
from stretchtui.daily.compose import Composed
from stretchtui.daily.yaml_text import yaml_text
from stretchtui.routine.diagnostics import Diagnostic
from stretchtui.routine.files import replace_file
from stretchtui.routine.holdings import Holdings
from stretchtui.routine.library import POSTURES

_LONGEST_ID = 64
_RESERVED = frozenset(
    {POSTURES, "settings", "stdin", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""Stems that mean something else, to this program or to Windows."""


class NotKept(Exception):
    """Why it was not kept, in words; with what is wrong with its text, if that is why."""

    def __init__(self, reason: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(reason)
        self.diagnostics = diagnostics


def keep(composed: Composed, name: str, holdings: Holdings) -> Path:
    """The new file, named after the routine. Raises NotKept."""
    folder, id = places.user_library(), id_for(name)
    if folder is None:
        raise NotKept("there is no home folder to save it in")
    if not id or id in _RESERVED:
        raise NotKept(f"'{name[:64]}' makes no file name: take a word or two of letters and digits")
    path = folder / f"{id}.yaml"
    if (there := holdings.shelf.routines.get(id)) is not None or path.exists():
        raise NotKept(f"there is a routine '{id}' already ({there.path if there else path}): choose another name")
    text = yaml_text(composed, name)
    if found := holdings.loader.routine_bytes(text.encode(), str(path)).diagnostics:
        raise NotKept("not saved", found)
    _write(path, text)
    return path


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.open("x").close()  # the name is taken first, so that a file made meanwhile is not replaced
        try:
            replace_file(path, text.encode())
        except OSError:
            path.unlink(missing_ok=True)  # nothing but the name is in it
            raise
    except OSError as error:
        raise NotKept(f"{path} cannot be written: {error.strerror or error}") from error


def id_for(name: str) -> str:
    """The id that a name makes: `Rücken, kurz` becomes `rucken-kurz`; "" when nothing is left of it."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:_LONGEST_ID].strip("-")
