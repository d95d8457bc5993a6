"""The list of sessions: a row each, drawn only where it is seen, so that ten years cost nothing. Never here: what a row says."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from stretchtui.history.model import Session
from stretchtui.text import plain
from stretchtui.tui.session_words import columns
from stretchtui.tui.words import cut

_LEAST_NOTE = 8


class SessionList(ScrollView, can_focus=True):
    """Rows of sessions with a cursor, which stays on its session when others come or go."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"session-list--name", "session-list--front", "session-list--note", "session-list--cursor"}
    DEFAULT_CSS = """
    SessionList { height: 1fr; width: 1fr; overflow-x: hidden; background: $background; scrollbar-size-vertical: 1; }
    SessionList .session-list--name { color: $foreground; text-style: bold; }
    SessionList .session-list--front { color: $foreground; }
    SessionList .session-list--note { color: $text-accent; }
    SessionList .session-list--cursor { background: $primary 30%; }
    """
    BINDINGS = [
        ("up", "cursor(-1)", "Up"),
        ("down", "cursor(1)", "Down"),
        ("pageup", "page(-1)", "Page up"),
        ("pagedown", "page(1)", "Page down"),
        ("home", "cursor(-1000000)", "First"),
        ("end", "cursor(1000000)", "Last"),
    ]

    class Highlighted(Message):
        """The cursor stands on another session, or on none, or the session under it has changed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sessions: tuple[Session, ...] = ()
        self._cursor = 0

    @property
    def session(self) -> Session | None:
        """Under the cursor."""
        return self._sessions[self._cursor] if self._sessions else None

    @property
    def rows_below(self) -> int:
        return len(self._sessions) - 1 - self._cursor

    def show(self, sessions: Sequence[Session], *, on: str = "") -> None:
        """Show these instead; the cursor goes to the session `on`, else stays on its own, else on its row."""
        held = self.session
        self._sessions = tuple(sessions)
        places = {session.uuid: row for row, session in enumerate(self._sessions)}
        stays = places.get(held.uuid, self._cursor) if held else 0
        self._cursor = max(0, min(places.get(on, stays), len(self._sessions) - 1))
        self.virtual_size = Size(1, len(self._sessions))
        self._see_cursor()
        self.refresh()
        if self.session != held:
            self.post_message(self.Highlighted())

    def action_cursor(self, rows: int) -> None:
        self._move_to(self._cursor + rows)

    def action_page(self, pages: int) -> None:
        self._move_to(self._cursor + pages * max(1, self.size.height - 1))

    def _move_to(self, row: int) -> None:
        row = max(0, min(row, len(self._sessions) - 1))
        if row != self._cursor and self._sessions:
            self._cursor = row
            self._see_cursor()
            self.refresh()
            self.post_message(self.Highlighted())

    def _see_cursor(self) -> None:
        self.scroll_to_region(Region(0, self._cursor, 1, 1), animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        self._move_to(event.y + self.scroll_offset.y)

    def render_line(self, y: int) -> Strip:
        row, width = y + self.scroll_offset.y, self.size.width
        if row >= len(self._sessions):
            return Strip.blank(width, self.rich_style)
        has_cursor = row == self._cursor
        under = self.get_component_rich_style("session-list--cursor") if has_cursor else self.rich_style
        return Strip(self._cells(self._sessions[row], has_cursor, under)).adjust_cell_length(width, under)

    def _cells(self, session: Session, has_cursor: bool, under: Style) -> list[Segment]:
        def part(text: str, kind: str) -> Segment:
            return Segment(text, under + self.get_component_rich_style(f"session-list--{kind}", partial=True))

        width = self.scrollable_content_region.width
        front = f"{'▌' if has_cursor else ' '}{columns(session, width).front}"
        room = max(0, width - cell_len(front))
        name = cut(plain(session.routine, limit=room + 1), room)
        room -= cell_len(name) + 2
        note = f"  {cut(plain(session.note.value.strip(), limit=room + 1), room)}" if room >= _LEAST_NOTE else ""
        return [part(front, "front"), part(name, "name"), part(note, "note")]
