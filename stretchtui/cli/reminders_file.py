"""Our file of reminders, beside the settings: read, and written whole or not at all. Never here: what is in it."""

from __future__ import annotations

from pathlib import Path

from stretchtui import places
from stretchtui.daily.reminders.kept import LARGEST, Book, NotOurs, book_of, text_of
from stretchtui.daily.reminders.plan import CannotRemind

NAME = "reminders.json"


def file() -> Path:
    """Raises CannotRemind."""
    settings = places.settings_file()
    if settings is None:
        raise CannotRemind("this system names no folder for settings (is there a home folder?)")
    return settings.parent / NAME


def read_book() -> Book:
    """Raises CannotRemind where a file is there and cannot be read: then nothing must be written over it."""
    path = file()
    try:
        with path.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except FileNotFoundError:
        return Book()
    except OSError as why:
        raise CannotRemind(f"{path} cannot be read: {why.strerror}") from why
    try:
        if len(data) > LARGEST:
            raise NotOurs("it is far too long")
        return book_of(data.decode("utf-8"))
    except ValueError as why:  # NotOurs, or no UTF-8
        raise CannotRemind(f"{path} is not as stretchtui writes it ({why}): mend it or move it away") from why


def write_book(book: Book) -> None:
    """A book without reminders is no file. Raises CannotRemind."""
    from stretchtui.routine.files import replace_file

    path = file()
    try:
        if not book.reminders:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text_of(book).encode("utf-8"))
    except OSError as why:
        raise CannotRemind(f"{path} cannot be written: {why.strerror}") from why
