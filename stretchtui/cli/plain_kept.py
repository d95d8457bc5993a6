"""What is done kept, as the line-by-line face has it: notices are printed. Never here: what is kept of it (history/)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from stretchtui.cli.rows import put
from stretchtui.recording import ON_LEAVING_S, Recording, Walked, recording_for
from stretchtui.session.events import Event
from stretchtui.session.place import Player
from stretchtui.settings.preferences import Settings


class PlainRecording:
    def __init__(self, recording: Recording, tension_before: int | None = None) -> None:
        self._recording = recording
        self.tension_before = tension_before
        """What was answered before the session."""
        if tension_before is not None:
            self.edit(tension_before=tension_before)

    def edit(self, **edits: int | str) -> None:
        self._recording.edit(**edits)

    def pressed(self, event: Event, player: Player, now_ms: int) -> None:
        """An event, taken or not."""
        if not player.why:
            self._recording.pressed(event, player, now_ms)

    def look(self, player: Player, now_ms: int) -> None:
        self._recording.look(player, now_ms)
        self.tell()

    def tell(self) -> None:
        for notice in self._recording.notices():
            put(notice)


@contextmanager
def recording(
    walked: Walked, preferred: Settings, speed: float, tension_before: int | None = None
) -> Iterator[PlainRecording]:
    """Open as long as the session is walked; however it ends, what was done is kept."""
    kept = recording_for(walked, preferred, speed)
    kept.open()
    plainly = PlainRecording(kept, tension_before)
    try:
        yield plainly
    finally:
        kept.close(ON_LEAVING_S)
        plainly.tell()
