"""The part of the app that has the session's recording: begun with a session, finished however the program goes.

Never here: what is kept, when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

if TYPE_CHECKING:
    from stretchtui.recording import Recording


class Recorded(App[int]):
    _recording: Recording | None = None
    tension_before: int | None = None
    """What was answered before the session that is walked, or was walked last."""

    def record_with(self, recording: Recording) -> None:
        """From now on this one; the last session's is finished."""
        self.close_recording()
        self._recording = recording
        recording.open()
        if self.tension_before is not None:
            recording.edit(tension_before=self.tension_before)

    @property
    def recording(self) -> Recording:
        """The one of the session that is walked, or was walked last."""
        from stretchtui.recording import Unrecorded

        return self._recording or Unrecorded()

    def on_unmount(self) -> None:
        self.close_recording()

    def close_recording(self) -> None:
        """Any number of times: what has been done is safe, or put aside."""
        if self._recording is not None:
            from stretchtui.recording import ON_LEAVING_S

            self._recording.close(ON_LEAVING_S)
