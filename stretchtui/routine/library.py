"""Libraries: folders of routines and exercises, searched in order; the first that has an id wins.

Never here: what is in a file, the index. Named tuples, since every start of the program makes one for each file there is.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

Origin = Literal["option", "environment", "user", "bundled", "beside"]

MOST_FILES = 20_000
"""So many files of one folder are looked at; a folder with more is not a library but a mistake."""

POSTURES = "postures"
"""The stem of the one file in a library's top folder that is no routine."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Stamp(NamedTuple):
    """What tells that a file is still the one that was read."""

    size: int
    mtime_ns: int


class Library(NamedTuple):
    folder: Path
    origin: Origin
    """Where the folder was named: `beside` is the folder of a file run by its path."""


class Found(NamedTuple):
    """A file of a library, seen but not read."""

    id: str
    path: str
    library: Library
    stamp: Stamp
    shadows: tuple[str, ...] = ()
    """Files of the same id in libraries searched later."""


class Fault(NamedTuple):
    """A folder or file of a library that cannot be used, and why."""

    path: str
    code: str
    message: str


class Shelf(NamedTuple):
    """What all libraries hold together, by id."""

    routines: Mapping[str, Found]
    exercises: Mapping[str, Found]
    faults: tuple[Fault, ...]
    postures: tuple[Found, ...] = ()
    """Every library's postures.yaml, in the order of the libraries: of each posture, the first one counts."""


def scan(libraries: Sequence[Library]) -> Shelf:
    """Look at every library's files without reading them. Missing folders are empty ones, unreadable ones are faults."""
    faults: list[Fault] = []
    routines: dict[str, Found] = {}
    exercises: dict[str, Found] = {}
    postures: list[Found] = []
    for library in libraries:
        files = files_in(library.folder, library, faults, must_exist=library.origin in ("option", "environment"))
        postures += [found for found in files if found.id == POSTURES]
        _shelve(routines, (found for found in files if found.id != POSTURES))
        _shelve(exercises, files_in(library.folder / "exercises", library, faults))
    return Shelf(routines, exercises, tuple(faults), tuple(postures))


def _shelve(shelf: dict[str, Found], files: Iterable[Found]) -> None:
    for found in files:
        first = shelf.get(found.id)
        if first is None:
            shelf[found.id] = found
        elif first.path != found.path:
            shelf[found.id] = Found(first.id, first.path, first.library, first.stamp, (*first.shadows, found.path))


def postures_beside(library: Library) -> tuple[Found, ...]:
    """The postures.yaml of one folder, where it has one."""
    path = library.folder / f"{POSTURES}.yaml"
    try:
        seen = path.stat()
    except (OSError, ValueError):  # none there, or no path at all
        return ()
    return () if stat.S_ISDIR(seen.st_mode) else (Found(POSTURES, str(path), library, Stamp(seen.st_size, seen.st_mtime_ns)),)


def files_in(folder: Path, library: Library, faults: list[Fault], *, must_exist: bool = False) -> list[Found]:
    """The YAML files directly in a folder, by name; in a library's top folder one of them may hold its postures."""
    found: list[Found] = []
    try:
        with os.scandir(folder) as entries:
            for count, entry in enumerate(entries):
                if count >= MOST_FILES:
                    faults.append(Fault(str(folder), "too-large", f"more than {MOST_FILES} files: the rest is not looked at"))
                    break
                if not entry.name.startswith("."):
                    _look_at(entry, folder, library, found, faults)
    except FileNotFoundError:
        if must_exist:
            faults.append(Fault(str(folder), "unreadable", "there is no such folder"))
    except OSError as error:
        faults.append(Fault(str(folder), "unreadable", f"the folder cannot be read: {error.strerror or error}"))
    found.sort(key=lambda one: one.id)
    return found


def _look_at(
    entry: os.DirEntry[str], folder: Path, library: Library, found: list[Found], faults: list[Fault]
) -> None:
    stem, ending = entry.name[:-5], entry.name[-5:]
    if ending != ".yaml":
        if entry.name.endswith(".yml"):
            faults.append(Fault(entry.path, "ignored-file", "only files that end in .yaml are read: rename it"))
        return
    if stem == "settings" and folder == library.folder:  # no routine, should somebody keep the two together
        return
    path = entry.path
    try:
        seen = entry.stat()
    except OSError as error:
        faults.append(Fault(path, "unreadable", f"it cannot be read: {error.strerror or error}"))
        return
    if stat.S_ISDIR(seen.st_mode):
        return
    if not _ID.fullmatch(stem):
        faults.append(Fault(path, "odd-name", "a file's name is its id: lower-case words joined by '-'"))
    found.append(Found(stem, path, library, Stamp(seen.st_size, seen.st_mtime_ns)))
