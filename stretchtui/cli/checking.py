"""`stretchtui check`: every mistake of files, folders or all libraries. Never here: what a mistake is."""

from __future__ import annotations

import argparse
import gc
import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from stretchtui.cli import exits
from stretchtui.cli.cores import Job, shared_out
from stretchtui.cli.talk import counted, say, show
from stretchtui.routine.diagnostics import Diagnostic
from stretchtui.routine.holdings import Holdings
from stretchtui.routine.library import POSTURES, Fault, Found, Library, Shelf, scan
from stretchtui.routine.loading import Loader, load_exercise, load_postures, shelf_beside

Diagnostics = tuple[Diagnostic, ...]


def run(arguments: argparse.Namespace, holdings: Holdings) -> int:
    for name in arguments.paths:
        try:
            Path(name).stat()
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else "this is no path"
            say(f"stretchtui check: '{name}': {reason}")
            return exits.BAD_USAGE
    gc.disable()  # reading files makes no cycles, and looking for some is a tenth of the time
    jobs, outside = _jobs(arguments.paths, holdings)
    found = [*outside, *(one for diagnostics in shared_out(jobs) for one in diagnostics)]
    _report(found, len(jobs), arguments.json)
    bad = found if arguments.strict else [one for one in found if one.severity == "error"]
    return exits.MISTAKES if bad else exits.FINISHED


def everything(holdings: Holdings) -> list[Diagnostic]:
    """What there is to be said of all libraries."""
    found = (one for diagnostics in shared_out([*_whole(holdings.shelf, holdings.loader)]) for one in diagnostics)
    return [*_as_diagnostics(holdings.shelf.faults), *found]


def _report(found: list[Diagnostic], files: int, as_json: bool) -> None:
    if as_json:
        print(json.dumps([one.as_json() for one in found], indent=2))
        return
    show(found, to_stdout=True)
    errors = sum(one.severity == "error" for one in found)
    say(f"{counted(files, 'file')}: {counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}")


def _jobs(paths: list[str], holdings: Holdings) -> tuple[list[Job[Diagnostics]], list[Diagnostic]]:
    """One job for each file that is to be read, and what is wrong outside of any file."""
    if not paths:
        for library in holdings.libraries:
            _say_where(library, holdings.shelf)
        return [*_whole(holdings.shelf, holdings.loader)], _as_diagnostics(holdings.shelf.faults)
    jobs: list[Job[Diagnostics]] = []
    outside: list[Diagnostic] = []
    for path in map(Path, paths):
        if path.is_dir():
            inner = scan((Library(path, "option"),))
            jobs += _folder(inner, holdings.shelf)
            outside += _as_diagnostics(inner.faults)
        else:
            jobs.append(partial(_file, path, holdings.shelf))
    return jobs, outside


def _say_where(library: Library, shelf: Shelf) -> None:
    """Say where a library is and how much of it counts."""
    found = (*shelf.routines.values(), *shelf.exercises.values(), *shelf.postures)
    here = [one for one in found if one.library == library]
    say(f"{library.origin}: {library.folder}: {counted(len(here), 'file')}")


def _file(path: Path, shelf: Shelf) -> Diagnostics:
    """One file: an exercise when it lies in a folder named `exercises`, else postures by their name, else a routine."""
    folder = path.absolute().parent
    if folder.name == "exercises":
        return load_exercise(path, path.stem, Loader(shelf_beside(folder, shelf))).diagnostics
    if path.name == f"{POSTURES}.yaml":
        return load_postures(path).diagnostics
    return Loader(shelf_beside(path, shelf)).routine_file(path).diagnostics


def _folder(inner: Shelf, shelf: Shelf) -> Iterator[Job[Diagnostics]]:
    """A folder is checked whole, as a library would be; its exercises come before those of the libraries."""
    postures = (*inner.postures, *shelf.postures)
    loader = Loader(Shelf(inner.routines, {**shelf.exercises, **inner.exercises}, inner.faults, postures))
    for found in inner.postures:
        yield partial(_postures, found.path)
    for id in inner.exercises:
        yield partial(_exercise, loader, id)
    for found in inner.routines.values():
        yield partial(_routine, loader, found.path, found.id)


def _whole(shelf: Shelf, loader: Loader) -> Iterator[Job[Diagnostics]]:
    """Every file of every library; those hidden by one of the same id are read as well."""
    for number, posture_file in enumerate(shelf.postures):
        yield partial(_postures_of_library, loader, number, posture_file)
    for id, found in shelf.exercises.items():
        yield partial(_exercise, loader, id, _shadowing(found, "exercise"))
        for hidden in found.shadows:
            yield partial(_hidden_exercise, loader, hidden, id)
    for id, found in shelf.routines.items():
        yield partial(_routine, loader, found.path, id, _shadowing(found, "routine"))
        for hidden in found.shadows:
            yield partial(_routine, loader, hidden, id)


def _exercise(loader: Loader, id: str, more: Diagnostics = ()) -> Diagnostics:
    return (*loader.loaded_exercise(id).diagnostics, *more)


def _hidden_exercise(loader: Loader, path: str, id: str) -> Diagnostics:
    return load_exercise(path, id, loader).diagnostics


def _postures(path: str) -> Diagnostics:
    return load_postures(path).diagnostics


def _postures_of_library(loader: Loader, number: int, found: Found) -> Diagnostics:
    """What is wrong with a library's postures, and which postures of libraries searched later they hide."""
    here, *later = loader.posture_files[number:]
    diagnostics = list(here.diagnostics)
    for name, posture in here.postures.items():
        if posture is not None and (hidden := tuple(other.path for other in later if other.postures.get(name))):
            diagnostics += _shadowing(found._replace(id=name, shadows=hidden), "posture")
    return tuple(diagnostics)


def _routine(loader: Loader, path: str, id: str, more: Diagnostics = ()) -> Diagnostics:
    return (*loader.routine_file(path, id).diagnostics, *more)


def _as_diagnostics(faults: Iterable[Fault]) -> list[Diagnostic]:
    soft = ("ignored-file", "odd-name")
    return [
        Diagnostic(1, 1, 1, 2, "warning" if fault.code in soft else "error", fault.code, fault.message, "", fault.path)
        for fault in faults
    ]


def _shadowing(found: Found, of: str) -> Diagnostics:
    """A warning where this file hides others of the same id."""
    what = f"this {of} hides another '{found.id}'"
    return tuple(
        Diagnostic(1, 1, 1, 2, "warning", "shadows", what, f"the one it hides: {hidden}", found.path)
        for hidden in found.shadows
    )


def say_broken(diagnostics: Iterable[Diagnostic], name: str) -> int:
    """Show why a routine cannot be used, on standard error; the exit status for it."""
    listed = tuple(diagnostics)
    show(one for one in listed if one.severity == "error")
    errors = sum(one.severity == "error" for one in listed)
    say(f"{name}: {counted(errors, 'error')}; it cannot be used until they are mended")
    return exits.MISTAKES
