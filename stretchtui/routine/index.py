"""What the lists show of every routine, kept in the cache folder so that start-up reads only what has changed.

The index is believed for a file only while path, size and time agree with the disk, for it and for every exercise it uses; it is
made anew wherever anything is odd about it, and can be deleted at any time. Never
here: how a routine is read (entries.py), so that a list whose index is fresh is shown without importing YAML.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import stretchtui
from stretchtui.routine.library import Found, Library, Shelf

SHAPE = 1
"""Changes whenever an entry's shape does."""

_SETTLING_NS = 2_000_000_000
"""A file changed this shortly before the index was written may have changed again within one tick of its time stamp."""


class Entry(NamedTuple):
    """One routine as lists show it. A broken one has `errors` and little else."""

    id: str
    name: str
    path: str
    origin: str
    summary: str
    when: str
    areas: tuple[str, ...]
    positions: tuple[str, ...]
    equipment: tuple[str, ...]
    level: str
    flags: tuple[str, ...]
    tags: tuple[str, ...]
    exercises: tuple[str, ...]
    """Names of its exercises, each once."""
    total_ms: int
    open_ended: bool
    errors: int
    fault: str
    """The first error, with its line; "" when there is none."""


Used = Mapping[str, Sequence[Any] | None]
"""By exercise id, path, size and time of the file it was read from; None where there was none."""


class Kept(NamedTuple):
    """An entry with what it was made from."""

    size: int
    mtime_ns: int
    used: Used
    entry: Entry


class Catalogue(NamedTuple):
    """What is known of the shelf's routines at once, and which files have still to be read."""

    kept: Mapping[str, Kept]
    unread: tuple[Found, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(sorted((kept.entry for kept in self.kept.values()), key=lambda entry: (entry.name.lower(), entry.id)))


def look_up(shelf: Shelf, folder: Path | None, libraries: Sequence[Library]) -> Catalogue:
    """What the index still knows truly of this shelf. Never raises: an index that cannot be used is an empty one."""
    known, written_ns = _read(folder, libraries)
    stamps: dict[str, Sequence[Any] | None] = {
        id: (str(found.path), found.stamp.size, found.stamp.mtime_ns) for id, found in shelf.exercises.items()
    }
    newest_ns = written_ns - _SETTLING_NS
    kept: dict[str, Kept] = {}
    unread: list[Found] = []
    for found in shelf.routines.values():
        path = str(found.path)
        one = known.get(path)
        if one is not None and _still_true(one, found, stamps, newest_ns):
            kept[path] = one
        else:
            unread.append(found)
    return Catalogue(kept, tuple(unread))


def _still_true(kept: Kept, found: Found, stamps: Mapping[str, Sequence[Any] | None], newest_ns: int) -> bool:
    if kept.size != found.stamp.size or kept.mtime_ns != found.stamp.mtime_ns or kept.mtime_ns > newest_ns:
        return False
    if kept.entry.id != found.id or kept.entry.origin != found.library.origin:
        return False
    for id, used in kept.used.items():
        now = stamps.get(id)
        if (tuple(used) if used is not None else None) != now or (now is not None and now[2] > newest_ns):
            return False
    return True


def _file(folder: Path, libraries: Sequence[Library]) -> Path:
    searched = os.pathsep.join(f"{library.origin}={library.folder}" for library in libraries)
    return folder / f"index-{zlib.crc32(searched.encode('utf-8', 'surrogateescape')):08x}.json"


def _read(folder: Path | None, libraries: Sequence[Library]) -> tuple[Mapping[str, Kept], int]:
    """The kept entries by path and when they were written; nothing when the file is missing, foreign or damaged."""
    if folder is None:
        return {}, 0
    try:
        with _file(folder, libraries).open("rb") as file:
            written_ns = os.fstat(file.fileno()).st_mtime_ns
            head, body = file.readline(), file.read()
        if head != _head(body):
            return {}, 0
        return {path: _kept(row) for path, row in json.loads(body).items()}, written_ns
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}, 0


def _head(body: bytes) -> bytes:
    return f"stretchtui index {SHAPE} {stretchtui.__version__} {zlib.crc32(body):08x}\n".encode()


def _kept(row: Sequence[Any]) -> Kept:
    size, mtime_ns, used, entry = row
    return Kept(size, mtime_ns, used, Entry._make(tuple(one) if isinstance(one, list) else one for one in entry))


def write(catalogue: Catalogue, folder: Path | None, libraries: Sequence[Library]) -> None:
    """Keep the catalogue for the next start. A cache that cannot be written is done without."""
    if folder is None:
        return
    from stretchtui.routine.files import replace_file

    body = json.dumps(catalogue.kept, ensure_ascii=True, separators=(",", ":")).encode()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(_file(folder, libraries), _head(body) + body)
    except OSError:
        return
