"""What the lists show of every routine, kept in the cache folder so that start-up reads only what has changed.

The index is believed for a file only while path, size and time agree with the disk, for it and for every exercise it uses, and
none of it once any postures.yaml is another: nearly every figure names a posture. It is made anew wherever anything is odd about
it, and can be deleted at any time. Never here: how a routine is read (entries.py), so that a list whose index is fresh is shown
without importing YAML.
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

SHAPE = 4
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
    """Its own and those of its exercises."""
    tags: tuple[str, ...]
    exercises: tuple[str, ...]
    """Names of its exercises, each once."""
    total_ms: int
    open_ended: bool
    errors: int
    fault: str
    """The first error, with its line; "" when there is none."""
    exercise_ids: tuple[str, ...] = ()
    """Of its exercises that have one."""


Seen = tuple[str, int, int]
"""Path, size and time of a file of an exercise or of postures."""


class Kept(NamedTuple):
    """An entry with what it was made from."""

    size: int
    mtime_ns: int
    used: Sequence[str]
    """Ids of the exercises that were looked up for it, found or not."""
    entry: Entry


class Catalogue(NamedTuple):
    """What is known of the shelf's routines at once, and which files have still to be read."""

    kept: Mapping[str, Kept]
    unread: tuple[Found, ...]
    exercises: Mapping[str, Seen]
    """Every exercise of the shelf, as its file was when the shelf was looked at."""
    postures: Sequence[Seen] = ()
    """Every postures.yaml, likewise."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(sorted((kept.entry for kept in self.kept.values()), key=lambda entry: (entry.name.lower(), entry.id)))


class _Index(NamedTuple):
    """What the file held; nothing when it is missing, foreign or damaged."""

    kept: Mapping[str, Kept]
    exercises: Mapping[str, Seen | None]
    """As they were then, by every id that was looked up; None where there was no such exercise."""
    postures: Sequence[Seen]
    written_ns: int


_NOTHING = _Index({}, {}, (), 0)


def look_up(shelf: Shelf, folder: Path | None, libraries: Sequence[Library]) -> Catalogue:
    """What the index still knows truly of this shelf. Never raises: an index that cannot be used is an empty one."""
    index = _read(folder, libraries)
    exercises = {id: (found.path, *found.stamp) for id, found in shelf.exercises.items()}
    postures = tuple((found.path, *found.stamp) for found in shelf.postures)
    newest_ns = index.written_ns - _SETTLING_NS
    if index.postures != postures or any(seen[2] > newest_ns for seen in postures):
        index = _NOTHING
    changed = _changed(index.exercises, exercises, newest_ns)
    kept: dict[str, Kept] = {}
    unread: list[Found] = []
    for found in shelf.routines.values():
        one = index.kept.get(found.path)
        if one is not None and _still_true(one, found, newest_ns) and changed.isdisjoint(one.used):
            kept[found.path] = one
        else:
            unread.append(found)
    return Catalogue(kept, tuple(unread), exercises, postures)


def _changed(then: Mapping[str, Seen | None], now: Mapping[str, Seen], newest_ns: int) -> set[str]:
    """Ids of exercises whose file is another than when the index was written, or so new that it may be."""
    return {id for id, seen in then.items() if seen != (is_now := now.get(id)) or (is_now and is_now[2] > newest_ns)}


def _still_true(kept: Kept, found: Found, newest_ns: int) -> bool:
    return (
        (kept.size, kept.mtime_ns) == found.stamp
        and kept.mtime_ns <= newest_ns
        and kept.entry.id == found.id
        and kept.entry.origin == found.library.origin
    )


def _file(folder: Path, libraries: Sequence[Library]) -> Path:
    searched = os.pathsep.join(f"{library.origin}={library.folder}" for library in libraries)
    return folder / f"index-{zlib.crc32(searched.encode('utf-8', 'surrogateescape')):08x}.json"


def _read(folder: Path | None, libraries: Sequence[Library]) -> _Index:
    if folder is None:
        return _NOTHING
    try:
        with _file(folder, libraries).open("rb") as file:
            written_ns = os.fstat(file.fileno()).st_mtime_ns
            head, body = file.readline(), file.read()
        if head != _head(body):
            return _NOTHING
        held = json.loads(body)
        exercises = {id: None if seen is None else _seen(seen) for id, seen in held["exercises"].items()}
        kept = {path: _kept(row) for path, row in held["routines"].items()}
        return _Index(kept, exercises, tuple([_seen(seen) for seen in held["postures"]]), written_ns)
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return _NOTHING


def _head(body: bytes) -> bytes:
    return f"stretchtui index {SHAPE} {stretchtui.__version__} {zlib.crc32(body):08x}\n".encode()


def _seen(row: Sequence[Any]) -> Seen:
    return row[0], row[1], row[2]


def _kept(row: Sequence[Any]) -> Kept:
    size, mtime_ns, used, entry = row
    return Kept(size, mtime_ns, tuple(used), Entry._make(tuple(one) if isinstance(one, list) else one for one in entry))


def write(catalogue: Catalogue, folder: Path | None, libraries: Sequence[Library]) -> None:
    """Keep the catalogue for the next start. A cache that cannot be written is done without."""
    if folder is None:
        return
    from stretchtui.routine.files import replace_file

    used = {id for kept in catalogue.kept.values() for id in kept.used}
    exercises = {id: catalogue.exercises.get(id) for id in sorted(used)}
    held = {"exercises": exercises, "postures": catalogue.postures, "routines": catalogue.kept}
    body = json.dumps(held, ensure_ascii=True, separators=(",", ":")).encode()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(_file(folder, libraries), _head(body) + body)
    except OSError:
        return
