"""From a file, an id or a text to a routine with its diagnostics. Never here: where libraries are, what is shown."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from stretchtui.routine.advice import advise_on_exercise
from stretchtui.routine.diagnostics import Diagnostic, Findings, Point, Span, nearest
from stretchtui.routine.exercises import Postures, read_exercise
from stretchtui.routine.fields import FORMAT
from stretchtui.routine.files import FileText, decode, read_file
from stretchtui.routine.library import Found, Library, Shelf, Stamp, files_in, postures_beside
from stretchtui.routine.model import Exercise, Routine
from stretchtui.routine.routines import RoutineReader
from stretchtui.routine.source import Document, Mapping, Node, Scalar, parse

if TYPE_CHECKING:  # what knows figures is imported only where one is read
    from stretchtui.figure.script import Posture

_START = Span(Point(0, 0), Point(0, 1))


@dataclass(frozen=True, slots=True)
class LoadedRoutine:
    routine: Routine | None
    """None when the file has any error."""
    diagnostics: tuple[Diagnostic, ...]
    used: tuple[str, ...] = ()
    """Ids of the exercises it looked up, found or not."""
    name: str = ""
    """As far as it could be read, so that a broken file can be listed by name."""
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class LoadedExercise:
    exercise: Exercise | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class LoadedPostures:
    """What one postures.yaml holds."""

    path: str
    postures: MappingOf[str, Posture | None]
    """By name; None for one with mistakes of its own."""
    diagnostics: tuple[Diagnostic, ...]


class Loader:
    """Reads routines and, once each, the exercises and postures they name. One lives as long as its shelf is believed."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._read: dict[str, LoadedExercise] = {}

    def exercise(self, id: str) -> Exercise | None:
        return self.loaded_exercise(id).exercise

    def loaded_exercise(self, id: str) -> LoadedExercise:
        """The exercise of that id with what is wrong with its file; nothing at all when there is none."""
        if id not in self._read:
            found = self.shelf.exercises.get(id)
            self._read[id] = load_exercise(found.path, id, self) if found else LoadedExercise(None, ())
        return self._read[id]

    def broken(self, id: str) -> str | None:
        found = self.shelf.exercises.get(id)
        return found.path if found and self.exercise(id) is None else None

    def exercise_ids(self) -> tuple[str, ...]:
        return tuple(self.shelf.exercises)

    @cached_property
    def posture_files(self) -> tuple[LoadedPostures, ...]:
        """Every postures.yaml in the order in which they are searched. None is read before somebody asks."""
        return tuple(load_postures(found.path) for found in self.shelf.postures)

    @cached_property
    def postures(self) -> MappingOf[str, Posture]:
        """Every posture that can be used; the first file that has a name wins."""
        merged: dict[str, Posture] = {}
        for file in self.posture_files:
            for name, posture in file.postures.items():
                if posture is not None:
                    merged.setdefault(name, posture)
        return merged

    def broken_posture(self, name: str) -> str | None:
        return next((file.path for file in self.posture_files if file.postures.get(name, ...) is None), None)

    def routine(self, id: str) -> LoadedRoutine | None:
        """The routine of that id; None when no library has it."""
        found = self.shelf.routines.get(id)
        return self.routine_file(found.path, id) if found else None

    def nearest_routine(self, id: str) -> str:
        return nearest(id, self.shelf.routines)

    def routine_file(self, path: str | Path, id: str | None = None) -> LoadedRoutine:
        return self._routine(read_file(path, str(path)), id or Path(path).stem, str(path))

    def routine_bytes(self, data: bytes, shown: str = "<stdin>") -> LoadedRoutine:
        return self._routine(decode(data, shown), "stdin", shown)

    def _routine(self, read: FileText, id: str, shown: str) -> LoadedRoutine:
        if read.text is None:
            return LoadedRoutine(None, read.findings.in_order())
        document = parse(read.text, shown)
        root = usable_root(document, "a routine", "name: My routine")
        if root is None:
            return LoadedRoutine(None, document.findings.in_order(), stamp=read.stamp)
        reader = RoutineReader(self, document.findings)
        routine = reader.read(root, id)
        if document.findings.errors:
            routine = None
        used = tuple(reader.used)
        return LoadedRoutine(routine, document.findings.in_order(), used, _name_in(root), read.stamp)


def load_exercise(path: str | Path, id: str, known: Postures) -> LoadedExercise:
    read = read_file(path, str(path))
    if read.text is None:
        return LoadedExercise(None, read.findings.in_order())
    document = parse(read.text, str(path))
    root = usable_root(document, "an exercise", "name: My exercise")
    result = read_exercise(root, id, known, document.findings) if root else None
    if result is not None:
        advise_on_exercise(*result, document.findings)
    exercise = result[0] if result and not document.findings.errors else None
    return LoadedExercise(exercise, document.findings.in_order())


def load_postures(path: str | Path) -> LoadedPostures:
    """What a postures.yaml holds; nothing when it cannot be read. Never raises."""
    from stretchtui.routine.postures import read_postures

    read = read_file(path, str(path))
    if read.text is None:
        return LoadedPostures(str(path), {}, read.findings.in_order())
    document = parse(read.text, str(path))
    root = usable_root(document, "a file of postures", "standing:")
    postures = read_postures(root, document.findings) if root else {}
    return LoadedPostures(str(path), postures, document.findings.in_order())


def usable_root(document: Document, of: str, example: str) -> Node | None:
    """The document's root when it makes sense to read it as a mapping; why not is reported."""
    root, findings = document.root, document.findings
    if root is None and not findings.errors:
        findings.error(_START, "empty-file", f"there is nothing in this file, and {of} belongs here", f"begin with {example}")
    if isinstance(root, Scalar):
        hint = "put a space after the ':'" if ":" in root.text and root.bare else f"begin with {example}"
        findings.error(root, "wrong-type", f"this is a text, and {of} with its fields belongs here", hint)
        return None
    if isinstance(root, Mapping) and _is_newer(root, findings):
        return None
    return root


def _is_newer(root: Mapping, findings: Findings) -> bool:
    if "format" not in root.entries:
        return False
    _, value = root.entries["format"]
    text = value.text if isinstance(value, Scalar) else ""
    if not (text.isascii() and text.isdigit() and len(text) <= 6 and int(text) > FORMAT):
        return False
    what = f"this file is written in format {text}, and this program knows format {FORMAT}"
    findings.error(value, "newer-format", what, f"install a version of stretchtui that knows format {text}")
    return True


def _name_in(root: Node) -> str:
    if isinstance(root, Mapping) and "name" in root.entries:
        value = root.entries["name"][1]
        if isinstance(value, Scalar):
            return value.text[:120]
    return ""


def shelf_beside(path: Path, shelf: Shelf) -> Shelf:
    """The shelf for a file run by its path: its own folder's `exercises/` and postures.yaml come first."""
    here = Library(path.parent, "beside")
    faults = list(shelf.faults)
    beside = {found.id: found for found in files_in(path.parent / "exercises", here, faults)}
    exercises = {**shelf.exercises, **{id: _over(found, shelf) for id, found in beside.items()}}
    return Shelf(shelf.routines, exercises, tuple(faults), _first_of(postures_beside(here), shelf.postures))


def _first_of(postures: tuple[Found, ...], others: tuple[Found, ...]) -> tuple[Found, ...]:
    """These before the others, none of them twice."""
    paths = {Path(found.path).resolve() for found in postures}
    return (*postures, *(found for found in others if Path(found.path).resolve() not in paths))


def _over(found: Found, shelf: Shelf) -> Found:
    hidden = shelf.exercises.get(found.id)
    if hidden is None or Path(hidden.path).resolve() == Path(found.path).resolve():
        return found
    return Found(found.id, found.path, found.library, found.stamp, (hidden.path, *hidden.shadows))
