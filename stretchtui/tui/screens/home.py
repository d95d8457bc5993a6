"""Home: what shall I do now? The list, what narrows it, and what a routine holds. Never here: what fits a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from stretchtui.keys import ACTIONS, Where, at, keys_of, shown_key
from stretchtui.routine.index import Catalogue
from stretchtui.text import plain
from stretchtui.tui.bindings import bindings
from stretchtui.tui.given import Given
from stretchtui.tui.hiding import hiding
from stretchtui.tui.narrowing import Narrowing, count, lit, of_area, of_routine, or_compose, why_nothing
from stretchtui.tui.screens.leading import Leading
from stretchtui.tui.widgets.hanging import Hanging
from stretchtui.tui.widgets.head_line import HeadLine
from stretchtui.tui.widgets.key_line import KeyLine
from stretchtui.tui.widgets.routine_list import RoutineList
from stretchtui.tui.widgets.search_field import SearchField
from stretchtui.tui.widgets.today import TodayPanel

if TYPE_CHECKING:
    from textual.timer import Timer

    from stretchtui.tui.widgets.body import BodyMap

READ_AT_ONCE = 4
"""So many files of the libraries are read, where the index does not know them, before it is seen whether anybody still waits."""
SHOWN_AT_ONCE = 40
"""So many of them come into the list together."""
MOST_FAULTS_SAID = 2
DETAILS_AFTER_S = 0.03
"""Holding an arrow key down passes many routines; only one that is stayed on is read."""
LOOK_BACK_AFTER_S = 0.3
"""By then the details and the map are painted, with which it would share the processor; it is there no later for it."""
LEAST_LIST_ROWS = 8
"""A list that stands above the details takes no more rows than it has routines, however few of them a search leaves."""
TAKEN_HERE = (
    "clear", "search", "body", "hidden", "avoid", "sound", "compose", "today", "go-on", "progress", "history", "settings",
)  # fmt: skip
"""Actions whose keys are taken in the order in which they come."""
NO_ROOM_FOR_THE_MAP = frozenset({"-line", "-narrow", "-flat", "-low"})
"""Classes of windows in which areas are chosen by typing their names in the search."""


class HomeScreen(Leading):
    where: Where = "home"
    CSS_PATH = "home.tcss"
    BINDINGS = bindings("home")
    AUTO_FOCUS = "RoutineList"

    def __init__(self, given: Given) -> None:
        super().__init__()
        self.given = given
        self._clear_key = shown_key(keys_of(ACTIONS["clear"], given.settings.settings.keys)[0])
        self._keys = given.settings.settings.keys
        self._catalogue: Catalogue = given.holdings.known
        self._hiding = hiding(self._catalogue.entries, given.settings.settings, all_shown=False)
        self._hidden_key = shown_key(keys_of(ACTIONS["hidden"], self._keys)[0])
        self._compose_key = shown_key(keys_of(ACTIONS["compose"], self._keys)[0])
        self._chosen = Narrowing()
        self._head = HeadLine(id="head")
        self._field = SearchField(id="search")
        self._today = TodayPanel(self._keys, id="today") if given.look_back else None
        self._list = RoutineList(self._hiding.entries, given.settings.settings, id="routines")
        self._showing_soon: Timer | None = None
        # What is not needed for the first look at the list comes when it has been painted, or when there is something in it.
        self._map: BodyMap | None = None
        self._nothing: Hanging | None = None

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._field
        if self._today is not None:
            yield self._today
        with Container(id="body"), Container(id="lists"):
            yield self._list
            with VerticalScroll(id="details", can_focus=False):
                yield Hanging(id="detail")
        yield KeyLine(at("home"), self._keys)

    def on_mount(self) -> None:
        self._say_head(len(self._hiding.entries))
        self._offer()
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        if self._catalogue.unread:
            self.read_unread()  # and what today needs is looked for among all of them
        else:
            self.set_timer(LOOK_BACK_AFTER_S, self.look_back)
        if not self._hiding.entries:
            self._show_matching(keep=True)
        self._show_details_soon()
        _say_faults(self)
        self._add_map()
        if self.given.first_run:
            self.action_avoid(welcoming=True)

    @work(thread=True, exclusive=True, group="reading")
    def read_unread(self) -> None:
        """Read what the index does not know, a few files at a time, so that the list fills while it can be used."""
        from stretchtui import places
        from stretchtui.routine import index
        from stretchtui.routine.entries import read_on

        worker, holdings = get_current_worker(), self.given.holdings
        catalogue = self._catalogue
        while catalogue.unread and not worker.is_cancelled:
            left = max(0, len(catalogue.unread) - SHOWN_AT_ONCE)
            while len(catalogue.unread) > left and not worker.is_cancelled:
                catalogue = read_on(catalogue, holdings.loader, catalogue.unread[:READ_AT_ONCE])
            if not worker.is_cancelled:
                self.app.call_from_thread(self._take, catalogue)
        if not worker.is_cancelled:
            index.write(catalogue, places.index_folder(), holdings.libraries)

    def _take(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.given.holdings.learn(catalogue)
        self._sieve(all_shown=self._hiding.all_shown)
        if not catalogue.unread:
            self.look_back()

    def _narrow(self, chosen: Narrowing) -> None:
        """Show what this leaves, the best of it under the cursor."""
        if chosen != self._chosen:
            self._chosen = chosen
            self._show_matching(keep=not chosen)

    def _show_matching(self, *, keep: bool) -> None:
        entries = self._chosen.left(self._hiding.entries)
        self._list.show(entries, keep=keep)
        self._say_head(len(entries))
        self._say_whether_nothing_is_left()
        if not entries:
            self._show_details_soon()
        self._show_map()

    def _say_whether_nothing_is_left(self) -> None:
        is_so = self._list.entry is None
        if is_so and self._nothing is None:
            self._nothing = Hanging(id="nothing")
            self.query_one("#lists").mount(self._nothing)
        if self._nothing is not None:
            self._nothing.display = is_so
        if self._nothing is not None and is_so:
            why = why_nothing(self._chosen, self._hiding, (self._clear_key, self._hidden_key), on_map=self._is_picking)
            self._nothing.show([*why, *or_compose(self._chosen, self._compose_key, on_map=self._is_picking)])

    def _say_head(self, left: int) -> None:
        many = len(self._hiding.entries)
        self._list.styles.max_height = max(LEAST_LIST_ROWS, many + 1)
        told = count(many, left if self._chosen else None, unread=bool(self._catalogue.unread))
        self._head.show(told + self._hiding.told(self._hidden_key), self._chosen.areas)

    @on(RoutineList.Highlighted)
    def _show_details_soon(self) -> None:
        if self._showing_soon is not None:
            self._showing_soon.stop()
        self._showing_soon = self.set_timer(DETAILS_AFTER_S, self._show_details)

    def _show_details(self) -> None:
        from stretchtui.tui.details import details

        entry = self._list.entry
        loaded = self.given.holdings.loader.routine(entry.id) if entry else None
        told = details(entry, loaded, self.given.settings.settings) if entry else []
        self.query_one("#detail", Hanging).show(told)
        self.query_one("#details").scroll_home(animate=False)
        self._show_map()

    # The map

    def _add_map(self) -> None:
        from stretchtui.tui.widgets.body import BodyMap

        self._map = BodyMap(id="map")
        hint = Static(f"⏎ pick  a–z by name  {self._clear_key} back", id="hint", markup=False)
        self.query_one("#body").mount(Vertical(self._map, hint, id="map-side"))
        self._show_map()

    @property
    def _is_picking(self) -> bool:
        return self._map is not None and self.focused is self._map

    def _show_map(self) -> None:
        """Light what is picked; and, while the list is walked through, what the routine there is for, else this week's areas."""
        if self._map is not None:
            entry, area = None if self._is_picking else self._list.entry, self._map.outlined
            seen, room = self._todays, self._map.room
            week = seen.of_area(area) if seen and area else ("", "")
            note = of_area(area, self._chosen, self._hiding.entries, week, room) if area else of_routine(entry)
            self._map.show(lit(self._chosen, entry, seen.glow if seen and self._is_picking else {}), note)

    def _go_to(self, widget: Widget) -> None:
        self.set_focus(widget, scroll_visible=False)
        self._follow_focus()

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _follow_focus(self) -> None:
        if not self.app.app_focus:
            return  # the whole terminal has lost it, and will give it back
        if self.focused is None:  # a window that has become too small for the map
            self.set_focus(self._list)
        if self._is_picking:
            self._field.show(self._chosen.text, is_open=False)
        self.set_class(self._is_picking, "-picking")
        self._offer()
        self._say_whether_nothing_is_left()
        self._show_map()

    def _toggle(self, message: BodyMap.Picked | HeadLine.Dropped) -> None:
        self._narrow(self._chosen.toggled(message.area))

    # By their names, since what sends them is not imported before the first paint.
    on_body_map_moved = _show_map
    on_body_map_picked = on_head_line_dropped = _toggle

    def action_body(self) -> None:
        """To the map and back; where there is no room for it, to the search, which knows areas by name."""
        if self._is_picking:
            self._go_to(self._list)
        elif self._map is None or self.classes & NO_ROOM_FOR_THE_MAP:
            self.action_search()
        else:
            self._go_to(self._map)

    # Keys

    def on_key(self, event: events.Key) -> None:
        """What leads from one place to another, and what is typed there, is taken here in the order in which it comes: a
        binding runs later, after keys that were typed behind it."""
        if self._press(event):
            event.stop()

    def _press(self, event: events.Key) -> bool:
        if self._field.is_open and event.key == "enter":
            self.action_start()
            return True
        if self._field.is_open and self._field.press(event.key, event.character):
            self._narrow(self._chosen._replace(text=self._field.text))
            return True
        if self._map is not None and self._is_picking and (came := self._map.press(event.key, event.character)):
            if isinstance(came, self._map.Picked):
                self._toggle(came)
            else:
                self._show_map()
            return True
        for id in TAKEN_HERE:
            if event.key in keys_of(ACTIONS[id], self._keys):
                getattr(self, f"action_{id.replace('-', '_')}")()
                return True
        return False

    def on_paste(self, event: events.Paste) -> None:
        self.action_search()
        self._field.show(self._chosen.text + event.text, is_open=True)
        self._narrow(self._chosen._replace(text=self._field.text))

    def action_search(self) -> None:
        self._field.show(self._chosen.text, is_open=True)
        self._go_to(self._list)

    def action_clear(self) -> None:
        """One thing at a time, what was done last first: leave the map, clear the search, drop the areas."""
        if self._is_picking:
            self._go_to(self._list)
        elif self._field.is_open or self._chosen.text:
            self._field.show("", is_open=False)
            self._narrow(self._chosen._replace(text=""))
        else:
            self._narrow(Narrowing())


def _say_faults(home: HomeScreen) -> None:
    """Folders and files of the libraries that cannot be used are named, and everything else goes on."""
    faults = home.given.holdings.shelf.faults
    for fault in faults[:MOST_FAULTS_SAID]:
        home.notify(plain(f"{fault.path}: {fault.message}"), title="Left out", severity="warning", markup=False)
    if len(faults) > MOST_FAULTS_SAID:
        home.notify(f"{len(faults) - MOST_FAULTS_SAID} more: stretchtui check", severity="warning", markup=False)
