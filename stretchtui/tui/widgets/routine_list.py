"""The list of routines: one row each, drawn only where it is seen, so that thousands cost nothing. Never here: searching."""

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

from stretchtui.routine.durations import clock
from stretchtui.routine.index import Entry
from stretchtui.routine.search import goes_against
from stretchtui.settings.preferences import Settings
from stretchtui.text import plain

_LENGTH_COLUMNS = 8


class RoutineList(ScrollView, can_focus=True):
    """Rows of routines with a cursor. Lengths stand before names: a name whose width a terminal misjudges shifts nothing."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {
        "routine-list--name", "routine-list--length", "routine-list--areas", "routine-list--fault", "routine-list--cursor",
    }  # fmt: skip
    DEFAULT_CSS = """
    RoutineList { height: 1fr; width: 1fr; overflow-x: hidden; background: $background; }
    RoutineList .routine-list--name { color: $foreground; text-style: bold; }
    RoutineList .routine-list--length { color: $text-accent; }
    RoutineList .routine-list--areas { color: $foreground 65%; }
    RoutineList .routine-list--fault { color: $text-error; }
    RoutineList .routine-list--cursor { background: $primary 30%; }
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
        """The cursor stands on another routine, or on none."""

        def __init__(self, entry: Entry | None) -> None:
            super().__init__()
            self.entry = entry

    class Chosen(Message):
        """A row was clicked while the cursor stood on it."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, entries: Sequence[Entry], preferred: Settings, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries = tuple(entries)
        self._preferred = preferred
        self._cursor = 0
        self.virtual_size = Size(1, len(self._entries))

    @property
    def entry(self) -> Entry | None:
        """The routine under the cursor."""
        return self._entries[self._cursor] if self._entries else None

    def mark(self, preferred: Settings) -> None:
        """Mark what has something in it that is avoided from now on."""
        self._preferred = preferred
        self.refresh()

    def show(self, entries: Sequence[Entry], *, keep: bool = True) -> None:
        """Show these instead; the cursor stays on its routine, or goes to the first row when `keep` is false."""
        held = self.entry
        self._entries = tuple(entries)
        paths = [entry.path for entry in self._entries]
        self._cursor = paths.index(held.path) if keep and held and held.path in paths else 0
        self.virtual_size = Size(1, len(self._entries))
        self._see_cursor()
        self.refresh()
        if self.entry != held:
            self.post_message(self.Highlighted(self.entry))

    def action_cursor(self, rows: int) -> None:
        self._move_to(self._cursor + rows)

    def action_page(self, pages: int) -> None:
        self._move_to(self._cursor + pages * max(1, self.size.height - 1))

    def _move_to(self, row: int) -> None:
        row = max(0, min(row, len(self._entries) - 1))
        if row == self._cursor or not self._entries:
            return
        self._cursor = row
        self._see_cursor()
        self.refresh()
        self.post_message(self.Highlighted(self.entry))

    def _see_cursor(self) -> None:
        self.scroll_to_region(Region(0, self._cursor, 1, 1), animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        row = event.y + self.scroll_offset.y
        if row >= len(self._entries):
            return
        if row == self._cursor:
            self.post_message(self.Chosen(self._entries[row]))
        self._move_to(row)

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        width = self.size.width
        if row >= len(self._entries):
            return Strip.blank(width, self.rich_style)
        under = self.get_component_rich_style("routine-list--cursor") if row == self._cursor else self.rich_style
        return Strip(self._cells(self._entries[row], row == self._cursor, under)).adjust_cell_length(width, under)

    def _cells(self, entry: Entry, has_cursor: bool, under: Style) -> list[Segment]:
        def part(text: str, kind: str) -> Segment:
            colours = self.get_component_rich_style(f"routine-list--{kind}", partial=True)
            return Segment(text, under + colours)

        cursor = "▌" if has_cursor else " "
        front = "broken" if entry.errors else clock(entry.total_ms) + ("+" if entry.open_ended else "")
        front = f"{cursor}{front:>{_LENGTH_COLUMNS - 2}}  "
        avoided = ", ".join(goes_against(entry, self._preferred.avoid, self._preferred.leave_out))
        mark = f"  ! {plain(avoided)}" if avoided else ""
        room = max(1, self.scrollable_content_region.width - len(front) - len(mark[:3]))
        name = plain(entry.name, limit=room)
        room += len(mark[:3]) - cell_len(name)
        mark = mark if len(mark) <= room else mark[:3]  # what is to be avoided may be cut, that there is something never
        cells = [part(front, "fault" if entry.errors else "length"), part(name, "name"), part(mark, "fault")]
        room -= len(mark)
        return [*cells, part(_as_many(entry.areas, room), "areas")]


def _as_many(areas: Sequence[str], room: int) -> str:
    """As many areas as there is room for; the main one stands first."""
    text = ""
    for area in areas:
        more = f"{text}, {plain(area)}" if text else f"  {plain(area)}"
        if len(more) > room:
            break
        text = more
    return text
