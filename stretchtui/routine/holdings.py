"""The libraries that one run of the program searches, and what is known of them. Never here: what is shown of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from stretchtui import places
from stretchtui.routine import index
from stretchtui.routine.library import Library, Shelf, scan

if TYPE_CHECKING:
    from stretchtui.routine.loading import LoadedExercise, LoadedRoutine, Loader


def searched(options: Sequence[str]) -> tuple[Library, ...]:
    """The libraries in the order they are searched; a folder named twice counts where it comes first."""
    user = places.user_library()
    listed = [
        *(Library(Path(option).absolute(), "option") for option in options),
        *(Library(folder.absolute(), "environment") for folder in places.libraries_from_environment()),
        *([Library(user, "user")] if user else []),
        Library(places.bundled_library(), "bundled"),
    ]
    first: dict[Path, Library] = {}
    for library in listed:
        first.setdefault(library.folder, library)
    return tuple(first.values())


@dataclass(frozen=True)
class Holdings:
    """Everything the searched libraries hold: looked at once, read as it is asked for."""

    libraries: tuple[Library, ...]

    @cached_property
    def shelf(self) -> Shelf:
        return scan(self.libraries)

    @cached_property
    def loader(self) -> Loader:
        from stretchtui.routine.loading import Loader

        return Loader(self.shelf)

    @cached_property
    def known(self) -> index.Catalogue:
        """What the index still knows; nothing is read."""
        return index.look_up(self.shelf, places.index_folder(), self.libraries)

    def learn(self, catalogue: index.Catalogue) -> None:
        """What somebody has read meanwhile, who also keeps it: nobody reads it again."""
        self.__dict__["known"] = catalogue

    def catalogue(self) -> index.Catalogue:
        """The whole catalogue: what the index does not know is read and kept for the next time."""
        if not self.known.unread:
            return self.known
        from stretchtui.routine.entries import read_on

        whole = read_on(self.known, self.loader)
        index.write(whole, places.index_folder(), self.libraries)
        return whole

    def open(self, name: str) -> LoadedRoutine | None:
        """The routine that a command line names: an id, or a file's path. None when there is neither."""
        if not is_path(name):
            return self.loader.routine(name)
        from stretchtui.routine.loading import Loader, shelf_beside

        path = Path(name)
        return Loader(shelf_beside(path, self.shelf)).routine_file(path) if _is_there(path) else None

    def open_exercise(self, name: str) -> tuple[LoadedExercise, Loader] | None:
        """The exercise that a command line names, an id or a file's path, with the loader that knows its postures."""
        if not is_path(name):
            return (self.loader.loaded_exercise(name), self.loader) if name in self.shelf.exercises else None
        from stretchtui.routine.loading import Loader, load_exercise, shelf_beside

        path = Path(name)
        if not _is_there(path):
            return None
        folder = path.absolute().parent
        loader = Loader(shelf_beside(folder if folder.name == "exercises" else path, self.shelf))
        return load_exercise(path, path.stem, loader), loader

    def read(self, data: bytes) -> LoadedRoutine:
        """The routine given on standard input; exercises are looked for beside the working folder too."""
        from stretchtui.routine.loading import Loader, shelf_beside

        return Loader(shelf_beside(Path("stdin.yaml").absolute(), self.shelf)).routine_bytes(data)


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True  # it cannot be looked at: reading it will say why
    return True


def is_path(name: str) -> bool:
    """Whether a word of the command line is a file's path rather than an id."""
    return name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name
