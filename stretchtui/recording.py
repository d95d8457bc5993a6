"""From a session that begins to its journal, and a journal whose mistakes end no session. For both faces.

Never here: what is kept and how (history/), what is shown of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from stretchtui.text import plain

if TYPE_CHECKING:
    from pathlib import Path

    from stretchtui.history.resuming import TakenUp
    from stretchtui.history.stamps import Stamp
    from stretchtui.history.store.history import History
    from stretchtui.history.writing import Beginning
    from stretchtui.routine.model import Routine, Side
    from stretchtui.session.events import Event
    from stretchtui.session.place import Player
    from stretchtui.settings.preferences import Settings

NO_FOLDER = "This system names no folder for your history (is there a home folder?): nothing is kept."
ON_LEAVING_S = 0.5
"""So long the way out waits for what has been done to be safe."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Walked:
    """A session that is about to begin, or to go on."""

    routine: Routine
    origin: str
    """Where the routine comes from, as history/model.py's Live has it; "": from nowhere that could be asked again."""
    player: Player
    first_side: Side | None
    start_at: int = 0
    taken_up: TakenUp | None = None


class Recording(Protocol):
    """What a face needs of a journal (history/journal.py)."""

    def open(self) -> None:
        """Begin. Blocks nothing."""
        ...

    def pressed(self, event: Event, player: Player, now_ms: int) -> None:
        """The session after an event that it took."""
        ...

    def look(self, player: Player, now_ms: int) -> None:
        """Before anything is shown: what has been finished is safe then, or soon will be."""
        ...

    def edit(self, **edits: Any) -> None:
        """`tension_before`, `tension_after`, `note`."""
        ...

    def notices(self) -> tuple[str, ...]:
        """What the person has to know, each once."""
        ...

    def close(self, within_s: float) -> None:
        """Any number of times."""
        ...


class Unrecorded:
    """Keeps nothing: for tests, where somebody wants nothing kept, and where nothing can be."""

    def open(self) -> None:
        pass

    def pressed(self, _: Event, __: Player, ___: int) -> None:
        pass

    def look(self, _: Player, __: int) -> None:
        pass

    def edit(self, **_: Any) -> None:
        pass

    def notices(self) -> tuple[str, ...]:
        return ()

    def close(self, _: float) -> None:
        pass


class Contained:
    """A recording whose mistakes end nothing: after the first one nothing more is kept, which the next look tells."""

    def __init__(self, make: Callable[[], Recording]) -> None:
        """`make` is called when it is opened."""
        self._make = make
        self._recording: Recording = Unrecorded()
        self._notices: tuple[str, ...] = ()

    def open(self) -> None:
        self._tried(self._opened, None)

    def _opened(self, _: Recording) -> None:
        self._recording = self._make()
        self._recording.open()

    def pressed(self, event: Event, player: Player, now_ms: int) -> None:
        self._tried(lambda recording: recording.pressed(event, player, now_ms), None)

    def look(self, player: Player, now_ms: int) -> None:
        self._tried(lambda recording: recording.look(player, now_ms), None)

    def edit(self, **edits: Any) -> None:
        self._tried(lambda recording: recording.edit(**edits), None)

    def notices(self) -> tuple[str, ...]:
        nothing: tuple[str, ...] = ()
        told = (*self._tried(lambda recording: recording.notices(), nothing), *self._notices)
        self._notices = ()
        return tuple(map(plain, told))

    def close(self, within_s: float) -> None:
        self._tried(lambda recording: recording.close(within_s), None)

    def _tried(self, do: Callable[[Recording], T], otherwise: T) -> T:
        try:
            return do(self._recording)
        except Exception as fault:  # noqa: BLE001  # whatever it is, a session goes on without being kept
            self._recording = Unrecorded()
            failed = f"Nothing more of this session is kept; keeping it failed with {type(fault).__name__}."
            self._notices = (*self._notices, failed)
            return otherwise


def unrecorded(_: Walked, __: Settings) -> Recording:
    return Unrecorded()


def recording_for(walked: Walked, settings: Settings, speed: float) -> Recording:
    """The recording of one session, not opened yet."""
    return Contained(lambda: _journal(walked, settings, speed)) if settings.history else Unrecorded()


def _journal(walked: Walked, settings: Settings, speed: float) -> Recording:
    from stretchtui import places
    from stretchtui.glancing import Glancing
    from stretchtui.history.journal import Journal

    folder = places.history_folder()
    if folder is None:
        return _Nowhere()
    begun = walked.taken_up
    return Journal(
        folder,
        begun.beginning if begun else _beginning(walked),
        begun.log if begun else (),
        lambda: _store(folder),
        now,
        Glancing(folder, settings.weekly_goal, speed).written,
    )


class _Nowhere(Unrecorded):
    """Where the system names no folder."""

    def __init__(self) -> None:
        self._has_told = False

    def notices(self) -> tuple[str, ...]:
        told = () if self._has_told else (NO_FOLDER,)
        self._has_told = True
        return told


def _beginning(walked: Walked) -> Beginning:
    from uuid import uuid4

    from stretchtui.history.log import fingerprint
    from stretchtui.history.model import Session
    from stretchtui.history.writing import Beginning

    began, routine = now(), walked.routine
    id = routine.id if walked.origin.startswith("id:") else None
    session = Session(uuid4().hex, 0, id, plain(routine.name), began, began, "running")
    timeline = walked.player.timeline
    return Beginning(session, walked.origin, fingerprint(timeline), walked.first_side, walked.start_at, walked.player.count_in_ms)


def _store(folder: Path) -> History:
    from stretchtui.history.opened import opened

    return opened(folder, now())


def now() -> Stamp:
    from stretchtui.clock import wall_time
    from stretchtui.history.stamps import stamped

    return stamped(wall_time())
