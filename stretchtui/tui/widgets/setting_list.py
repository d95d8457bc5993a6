"""The list of settings in groups, each with its value. Never here: how a row is made (setting_rows.py), what a key does."""

from __future__ import annotations

from itertools import accumulate

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from stretchtui.settings.meanings import Setting
from stretchtui.settings.preferences import Settings
from stretchtui.tui.setting_rows import Line, Piece, laid_out, pieces
from stretchtui.tui.words import line, lines, shown

_WHEEL = 3
_ROOM_FOR_AIR = 18
"""In so many rows groups stand apart."""


class SettingList(Widget):
    """Keys come through `go`, from the screen, so that they count in the order in which they were typed."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "SettingList { width: 1fr; height: 1fr; min-height: 1; text-wrap: nowrap; text-overflow: clip; }"

    class Moved(Message):
        """One is at another setting."""

    class Clicked(Message):
        """The value of the setting one is at is to be stepped, or with `by` 0 to be opened."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, settings: tuple[Setting, ...], held: Settings, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._held = held
        self._settings = settings
        self._lines: list[Line] = laid_out(settings)
        self._here = 0
        self._first = 0
        """The line at the top."""

    @property
    def here(self) -> Setting | None:
        return self._settings[self._here] if self._settings else None

    @property
    def settings(self) -> tuple[Setting, ...]:
        return self._settings

    @property
    def page(self) -> int:
        return max(1, self.content_size.height - 1)

    def show(self, settings: tuple[Setting, ...], held: Settings) -> None:
        """These settings with these values; one stays where one was, as far as it is still there."""
        before = self.here
        if settings != self._settings:
            self._settings, self._lines, self._first = settings, laid_out(settings, is_airy=self._is_airy), 0
            self._here = settings.index(before) if before in settings else 0
        self._held = held
        self.refresh()

    def on_resize(self) -> None:
        self._lines = laid_out(self._settings, is_airy=self._is_airy)

    @property
    def _is_airy(self) -> bool:
        return self.content_size.height >= _ROOM_FOR_AIR

    def go(self, by: int) -> None:
        self.go_to(self._here + by)

    def go_to(self, place: int) -> None:
        self._here = max(0, min(place, len(self._settings) - 1))
        self.refresh()
        self.post_message(self.Moved())

    def _top(self) -> int:
        """The first line in sight: the one before, moved no further than is needed to see where one is."""
        if not self._settings:
            return 0
        height = self.content_size.height
        at = next(number for number, one in enumerate(self._lines) if one.place == self._here)
        before = at - 1 if at and self._lines[at - 1].place is None else at  # a group's first is seen with its heading
        self._first = max(0, min(self._first, before if height > 1 else at, len(self._lines) - 1))
        self._first = max(self._first, at - height + 1)
        return max(0, min(self._first, max(0, len(self._lines) - height)))

    def _row(self, one: Line, width: int) -> tuple[Piece, ...]:
        if one.place is None:
            return (Piece(f" {one.heading}", "bold $text-primary"),)
        return pieces(self._settings[one.place], self._held, width, is_here=one.place == self._here)

    def render(self) -> Content:
        width, height = self.content_size
        if not self._settings:
            return shown(" Nothing is called that.")
        self._first = self._top()
        many = len(self._lines)
        has_bar = many > height > 1
        room = width - 2 * has_bar
        rows = [line(*(shown(part.text, part.style) for part in self._row(one, room)))
                for one in self._lines[self._first : self._first + height]]  # fmt: skip
        return lines(*(self._with_bar(row, number, room) for number, row in enumerate(rows))) if has_bar else lines(*rows)

    def _with_bar(self, row: Content, number: int, room: int) -> Content:
        """How far down one is, at the right."""
        height, many = self.content_size.height, len(self._lines)
        first = round(self._first / max(1, many - height) * (height - self._thumb))
        is_thumb = first <= number < first + self._thumb
        cut = row.truncate(room, ellipsis=True, pad=True)
        return line(cut, " ", shown("┃" if is_thumb else "│", "$text-accent" if is_thumb else "$foreground 30%"))

    @property
    def _thumb(self) -> int:
        height = self.content_size.height
        return max(1, height * height // max(1, len(self._lines)))

    # The mouse

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        if place is None or not 0 <= self._first + place.y < len(self._lines):
            return
        one = self._lines[self._first + place.y]
        if one.place is None:
            return
        parts = self._row(one, self.content_size.width - 2 * (len(self._lines) > self.content_size.height > 1))
        ends = accumulate(cell_len(part.text) for part in parts)
        part = next((part for part, end in zip(parts, ends, strict=True) if place.x < end), None)
        was_here = one.place == self._here
        self.go_to(one.place)
        if part is not None and (part.by or part.opens or was_here):
            self.post_message(self.Clicked(part.by))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.go(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.go(-_WHEEL)
