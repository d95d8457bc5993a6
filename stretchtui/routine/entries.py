"""A routine read into the entry that lists show of it. Never here: what the index keeps or believes."""

from __future__ import annotations

from collections.abc import Iterable

from stretchtui.routine import lengths
from stretchtui.routine.care import flags_of
from stretchtui.routine.diagnostics import Diagnostic
from stretchtui.routine.index import Catalogue, Entry, Kept
from stretchtui.routine.library import Found
from stretchtui.routine.loading import LoadedRoutine, Loader
from stretchtui.routine.model import Routine, exercises_in


def read_on(catalogue: Catalogue, loader: Loader, files: Iterable[Found] | None = None) -> Catalogue:
    """The catalogue with these unread files (all of them unless told) read and entered."""
    chosen = catalogue.unread if files is None else tuple(files)
    kept = {**catalogue.kept, **{found.path: _keep(found, loader) for found in chosen}}
    return catalogue._replace(kept=kept, unread=tuple(found for found in catalogue.unread if found.path not in kept))


def _keep(found: Found, loader: Loader) -> Kept:
    loaded = loader.routine_file(found.path, found.id)
    stamp = loaded.stamp or found.stamp
    entry = entry_of(loaded.routine, found) if loaded.routine else _broken_entry(loaded, found)
    return Kept(stamp.size, stamp.mtime_ns, loaded.used, entry)


def entry_of(routine: Routine, found: Found) -> Entry:
    total_ms, open_ended = lengths.routine_ms(routine)
    return Entry(
        id=found.id, name=routine.name, path=found.path, origin=found.library.origin, summary=routine.summary,
        when=routine.when, areas=routine.areas, positions=routine.positions, equipment=routine.equipment,
        level=routine.level, flags=flags_of(routine), tags=routine.tags,
        exercises=tuple(dict.fromkeys(exercise.name for exercise in exercises_in(routine.steps))),
        total_ms=total_ms, open_ended=open_ended, errors=0, fault="",
        exercise_ids=tuple(dict.fromkeys(exercise.id for exercise in exercises_in(routine.steps) if exercise.id)),
    )  # fmt: skip


def _broken_entry(loaded: LoadedRoutine, found: Found) -> Entry:
    errors: list[Diagnostic] = [one for one in loaded.diagnostics if one.severity == "error"]
    return Entry(
        id=found.id, name=loaded.name or found.id, path=found.path, origin=found.library.origin, summary="", when="",
        areas=(), positions=(), equipment=(), level="", flags=(), tags=(), exercises=(), total_ms=0, open_ended=False,
        errors=len(errors), fault=f"line {errors[0].line}: {errors[0].message}" if errors else "",
    )  # fmt: skip
