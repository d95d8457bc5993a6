"""The map of the body: areas glow, a cursor goes over them, and what it stands on is said in words below.

Never here: where areas lie and how they are drawn (figure/body_map.py), which routines an area leaves.
"""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events, work
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from stretchtui.routine.search import areas_named
from stretchtui.text import plain
from stretchtui.tui.widgets.picture import PaintedRows

if TYPE_CHECKING:
    from stretchtui.figure.body_map import Direction
    from stretchtui.figure.picture import PaintStyle

FORGET_AFTER_S = 1.5
"""Letters typed with longer between them begin a new name."""

_WAYS: Mapping[str, Direction] = {"up": "up", "down": "down", "left": "left", "right": "right"}


class BodyMap(Widget, can_focus=True):
    """Blank at first: what draws it is imported when everything else has been painted.

    Keys come through `press`, from its screen, so that they count in the order in which they were typed even where
    several come before the focus has moved.
    """

    ALLOW_SELECT = False
    FOCUS_ON_CLICK = False  # so that Enter still starts the first routine that a click has left
    COMPONENT_CLASSES = {"body-map--name", "body-map--note"}
    DEFAULT_CSS = """
    BodyMap { width: 1fr; height: 1fr; background: $background; }
    BodyMap .body-map--name { color: $text-accent; text-style: bold; }
    BodyMap .body-map--note { color: $foreground 65%; }
    """

    class Moved(Message):
        """Another area is pointed at, by the cursor or the mouse, or none."""

        def __init__(self, area: str | None) -> None:
            super().__init__()
            self.area = area

    class Picked(Message):
        """This area was picked; once more means that it is not to be."""

        def __init__(self, area: str) -> None:
            super().__init__()
            self.area = area

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._may_draw = False
        self._cursor = ""
        self._hovered: str | None = None
        self._typed = ""
        self._forgetting: Timer | None = None
        self._lit: Mapping[str, float] = {}
        self._note = ""
        self._drawn: object = None
        self._learnt_for = (0, 0)
        self._style: PaintStyle | None = None
        self._said = ""
        self._painted = PaintedRows()

    # What it shows

    @property
    def area(self) -> str:
        """Where the cursor stands, also while it is not shown."""
        if not self._cursor:
            from stretchtui.figure.body_map import first_area

            self._cursor = first_area()
        return self._cursor

    @property
    def outlined(self) -> str | None:
        """The area that is pointed at; the mouse counts before the cursor, which shows while keys come here."""
        if self._hovered or not self.is_attached or self.screen.focused is not self:
            return self._hovered
        return self.area

    @property
    def room(self) -> int:
        """Columns for a name and its note, beside the letters that are being typed."""
        return self.size.width - (cell_len(self._typed) + 3 if self._typed else 0)

    def show(self, lit: Mapping[str, float], note: str) -> None:
        """Light these areas, each by its strength from 0 to 1; the note goes on where the name of the one pointed at ends."""
        self._lit, self._note = lit, plain(note)
        self._draw()

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self.call_after_refresh(self._draw_in_other_colours))
        self.call_after_refresh(self._begin)

    @work
    async def _begin(self) -> None:
        """Draw, once what draws has been imported: beside the keys, which are not to wait for that."""
        await to_thread(import_module, "stretchtui.figure.body_map")
        self._may_draw = True
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw_in_other_colours(self) -> None:
        self._style = None
        self._draw()

    def _draw(self) -> None:
        """Draw anew what is now another; only rows that changed are painted."""
        width, height = self._map_size
        if width <= 0 or height <= 0 or not (self._may_draw or self.outlined):
            return
        from stretchtui.figure.body_map import body_picture
        from stretchtui.tui.paint import paint_style

        self._style = self._style or paint_style(self.app, paper=self.background_colors[1])
        wanted = (width, height, dict(self._lit), self.outlined, self._style, self.rich_style)
        if wanted != self._drawn:
            self._drawn = wanted
            picture = body_picture((width, height), self._lit, self.outlined, self._style)
            self._refresh_rows(self._painted.show(picture, self.rich_style, width))
        if self._words != self._said:
            self._said = self._words
            self._refresh_rows([height])

    def _refresh_rows(self, rows: list[int]) -> None:
        if rows:
            self.refresh(Region(0, rows[0], self.size.width, rows[-1] - rows[0] + 1))

    @property
    def _map_size(self) -> tuple[int, int]:
        """Of the picture: the last row is for words."""
        return self.size.width, self.size.height - 1

    @property
    def _words(self) -> str:
        return f"{self.outlined or ''}\n{self._note}\n{self._typed}"

    def render_line(self, y: int) -> Strip:
        width, under = self.size.width, self.rich_style
        if y == self.size.height - 1 and self._drawn:
            return self._words_strip(width, under)
        if y < len(self._painted) and self._painted[y].cell_length == width:
            return self._painted[y]
        return Strip.blank(width, under)

    def _words_strip(self, width: int, under: Style) -> Strip:
        name, note, typed = self._words.split("\n")
        texts = [(name, "name"), (note, "note")]
        texts.append((f"  {typed}▏" if typed else "", "name"))
        before = max(0, (width - sum(cell_len(text) for text, _ in texts)) // 2)
        parts = [Segment(text, self.get_component_rich_style(f"body-map--{kind}")) for text, kind in texts]
        return Strip([Segment(" " * before, under), *parts]).adjust_cell_length(width, under)

    # Keys and the mouse

    def press(self, key: str, character: str | None) -> Moved | Picked | None:
        """What the key brings about here; None when it means nothing here."""
        from stretchtui.figure.body_map import next_area

        if way := _WAYS.get(key):
            return self._stand_on(next_area(self.area, way))
        if key == "backspace" and self._typed:
            return self._stand_on(self.area, typed=self._typed[:-1])
        if key == "space" and self._typed and _named(f"{self._typed}-"):
            return self._type("-")
        if key in ("enter", "space"):
            self._stand_on(self.area)
            return self.Picked(self.area)
        return self._type(character) if character and (character.isalpha() or character == "-") else None

    def _stand_on(self, area: str, *, typed: str = "") -> Moved:
        self._cursor, self._hovered, self._typed = area, None, typed
        if self._forgetting is not None:
            self._forgetting.stop()
        if typed:
            self._forgetting = self.set_timer(FORGET_AFTER_S, self._forget_typed)
        return self.Moved(area)

    def _forget_typed(self) -> None:
        self._typed = ""
        self._draw()
        self.post_message(self.Moved(self.area))  # there is room again for more to be told

    def _type(self, character: str) -> Moved:
        """On with the name that is being typed; where that is none, a new one begins with this letter."""
        if self._typed == character and (named := [area for area in _named(character) if area.startswith(character)]):
            after = named.index(self.area) + 1 if self.area in named else 0
            return self._stand_on(named[after % len(named)], typed=character)
        for typed in (self._typed + character, character):
            if named_so := _named(typed):
                return self._stand_on(named_so[0], typed=typed)
        return self._stand_on(self.area)

    def _area_at(self, event: events.MouseEvent) -> str | None:
        from stretchtui.figure.body_map import area_at

        return area_at(self._map_size, event.x, event.y) if self._drawn else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._learnt_for == self._map_size:
            self._hover(self._area_at(event))
        elif self._drawn:
            self._learn()

    @work(exclusive=True)
    async def _learn(self) -> None:
        """Have it found out beforehand where areas lie, once for each size: it takes long enough to be felt."""
        from stretchtui.figure.body_map import area_at

        size = self._map_size
        await to_thread(area_at, size, 0, 0)
        self._learnt_for = size

    def on_leave(self) -> None:
        self._hover(None)

    def _hover(self, area: str | None) -> None:
        if area != self._hovered:
            self._hovered = area
            self.post_message(self.Moved(area))

    def on_click(self, event: events.Click) -> None:
        area = self._area_at(event)
        if area is not None:
            self._stand_on(area)
            self._hovered = area
            self.post_message(self.Picked(area))


def _named(beginning: str) -> tuple[str, ...]:
    from stretchtui.figure.body_map import MAP_AREAS

    return areas_named(beginning, MAP_AREAS)
