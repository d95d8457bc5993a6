"""What one machine knows, as a mapping: stands in for the history where only joining is asked about. Never here: tests."""

from __future__ import annotations

from collections.abc import Iterable

from stretchtui.history.exchange.lines import line_of
from stretchtui.history.joining import joined
from stretchtui.history.model import Session
from stretchtui.history.summed import Joined


class Known:
    def __init__(self, sessions: Iterable[Session] = ()) -> None:
        self._by_uuid: dict[str, Session] = {}
        self.join(sessions)

    def join(self, sessions: Iterable[Session]) -> Joined:
        new = changed = same = 0
        for session in sessions:
            own = self._by_uuid.get(session.uuid)
            both = session if own is None else joined(own, session)
            new, changed, same = new + (own is None), changed + (own not in (None, both)), same + (own == both)
            self._by_uuid[session.uuid] = both
        return Joined(new, changed, same)

    def every(self) -> tuple[Session, ...]:
        return tuple(sorted(self._by_uuid.values(), key=lambda session: (session.began.utc_ms, session.uuid)))

    @property
    def exported(self) -> bytes:
        return b"".join(line_of(session).encode() + b"\n" for session in self.every())
