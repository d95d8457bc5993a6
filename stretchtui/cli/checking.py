"""`stretchtui check`: every mistake of files, folders or all libraries. Never here: what a mistake is."""

from __future__ import annotations

import argparse
import gc
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from stretchtui.cli import exits
from stretchtui.cli.talk import counted, say, show
from stretchtui.routine.diagnostics import Diagnostic
from stretchtui.routine.holdings import Holdings
from stretchtui.routine.library import Fault, Library, Shelf, scan
from stretchtui.routine.loading import Loader, load_exercise, shelf_beside


def run(arguments: argparse.Namespace, holdings: Holdings) -> int:
    gc.disable()  # reading files makes no cycles, and looking for some is a tenth of the time
    found: list[Diagnostic] = []
    for path in arguments.paths:
        if not Path(path).exists():
            say(f"stretchtui check: there is no file or folder '{path}'")
            return exits.BAD_USAGE
    files = 0
    for count, diagnostics in _checked(arguments.paths, holdings):
        files += count
        found += diagnostics
    _report(found, files, arguments.json)
    bad = found if arguments.strict else [one for one in found if one.severity == "error"]
    return exits.MISTAKES if bad else exits.FINISHED


def _report(found: list[Diagnostic], files: int, as_json: bool) -> None:
    if as_json:
        print(json.dumps([one.as_json() for one in found], indent=2))
        return
    show(found, to_stdout=True)
    errors = sum(one.severity == "error" for one in found)
    say(f"{counted(files, 'file')}: {counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}")


Checked = tuple[int, Iterable[Diagnostic]]
"""How many files were read, and what is wrong with them."""


def _checked(paths: list[str], holdings: Holdings) -> Iterator[Checked]:
    if not paths:
        for library in holdings.libraries:
            _say_where(library, holdings.shelf)
        yield from _whole(holdings.shelf, holdings.loader)
    for name in paths:
        path = Path(name)
        yield from _folder(path, holdings.shelf) if path.is_dir() else _file(path, holdings.shelf)


def _say_where(library: Library, shelf: Shelf) -> None:
    """Say where a library is and how much of it counts."""
    here = [one for one in (*shelf.routines.values(), *shelf.exercises.values()) if one.library == library]
    say(f"{library.origin}: {library.folder}: {counted(len(here), 'file')}")


def _file(path: Path, shelf: Shelf) -> Iterator[Checked]:
    """One file: an exercise when it lies in a folder named `exercises`, else a routine."""
    if path.parent.name == "exercises" or path.absolute().parent.name == "exercises":
        yield 1, load_exercise(path, path.stem).diagnostics
    else:
        yield 1, Loader(shelf_beside(path, shelf)).routine_file(path).diagnostics


def _folder(path: Path, shelf: Shelf) -> Iterator[Checked]:
    """A folder is checked whole, as a library would be; its exercises come before those of the libraries."""
    inner = scan((Library(path, "option"),))
    together = Shelf(inner.routines, {**shelf.exercises, **inner.exercises}, inner.faults)
    loader = Loader(together)
    for id in inner.exercises:
        yield 1, loader.loaded_exercise(id).diagnostics
    for found in inner.routines.values():
        yield 1, loader.routine_file(found.path, found.id).diagnostics
    yield 0, _as_diagnostics(inner.faults)


def _whole(shelf: Shelf, loader: Loader) -> Iterator[Checked]:
    """Every file of every library; those hidden by one of the same id are read as well."""
    yield 0, _as_diagnostics(shelf.faults)
    for id, found in shelf.exercises.items():
        yield 1, (*loader.loaded_exercise(id).diagnostics, *_shadowing(found.path, id, found.shadows, "exercise"))
        for hidden in found.shadows:
            yield 1, load_exercise(hidden, id).diagnostics
    for id, found in shelf.routines.items():
        diagnostics = loader.routine_file(found.path, id).diagnostics
        yield 1, (*diagnostics, *_shadowing(found.path, id, found.shadows, "routine"))
        for hidden in found.shadows:
            yield 1, loader.routine_file(hidden, id).diagnostics


def _as_diagnostics(faults: Iterable[Fault]) -> list[Diagnostic]:
    soft = ("ignored-file", "odd-name")
    return [
        Diagnostic(1, 1, 1, 2, "warning" if fault.code in soft else "error", fault.code, fault.message, "", fault.path)
        for fault in faults
    ]


def _shadowing(path: str, id: str, shadows: tuple[str, ...], of: str) -> list[Diagnostic]:
    """A warning where this file hides others of the same id."""
    what = f"this {of} hides another '{id}'"
    return [
        Diagnostic(1, 1, 1, 2, "warning", "shadows", what, f"the one it hides: {hidden}", path) for hidden in shadows
    ]


def say_broken(diagnostics: Iterable[Diagnostic], name: str) -> int:
    """Show why a routine cannot be used, on standard error; the exit status for it."""
    listed = tuple(diagnostics)
    show(one for one in listed if one.severity == "error")
    errors = sum(one.severity == "error" for one in listed)
    say(f"{name}: {counted(errors, 'error')}; it cannot be used until they are mended")
    return exits.MISTAKES
